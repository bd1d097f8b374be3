//! The row of a call, and its conversion into the domain value and back.

use billables_billing::{
    CallFacts, CallState, CallStatus, CarrierPrice, Counted, Currency, Day, Direction, Dismissal, Item, Party,
    StoredCall,
};
use billables_domain::Timestamp;
use diesel::prelude::*;

use crate::error::StoreError;
use crate::rows;

/// The value of `counted_foreign_price` for a price in another unit than the account's currency.
pub(crate) const UNPRICED: i64 = -1;

/// The row of a call.
#[derive(Clone, Debug, Queryable)]
pub(crate) struct CallRow {
    pub(crate) account_id: String,
    pub(crate) call_sid: Vec<u8>,
    pub(crate) version: i64,
    parent_call_sid: Option<Vec<u8>>,
    direction: Option<String>,
    from_number: Option<String>,
    to_number: Option<String>,
    start_time: Option<i64>,
    duration: Option<i64>,
    status: Option<String>,
    price: Option<i64>,
    price_unit: Option<String>,
    is_recorded: Option<i64>,
    pub(crate) state: String,
    date_created: i64,
    date_updated: i64,
    updated_by: String,
    date_dismissed: Option<i64>,
    dismissed_by: Option<String>,
    dismiss_reason: Option<String>,
    counted_billable_id: Option<Vec<u8>>,
    counted_customer_id: Option<String>,
    counted_report_day: Option<i64>,
    counted_version: Option<i64>,
    counted_rating: Option<i64>,
    counted_day: Option<i64>,
    counted_item: Option<i64>,
    counted_seconds: Option<i64>,
    counted_billed_seconds: Option<i64>,
    counted_is_recorded: Option<i64>,
    counted_foreign_price: Option<i64>,
}

/// The columns of the facts, as in `calls` and in `call_versions`.
#[derive(Clone, Debug, Queryable)]
pub(crate) struct FactsRow {
    parent_call_sid: Option<Vec<u8>>,
    direction: Option<String>,
    from_number: Option<String>,
    to_number: Option<String>,
    start_time: Option<i64>,
    duration: Option<i64>,
    status: Option<String>,
    price: Option<i64>,
    price_unit: Option<String>,
    is_recorded: Option<i64>,
}

/// The SQL types of [`FactsRow`].
pub(crate) type FactsColumns = (
    diesel::sql_types::Nullable<diesel::sql_types::Binary>,
    diesel::sql_types::Nullable<diesel::sql_types::Text>,
    diesel::sql_types::Nullable<diesel::sql_types::Text>,
    diesel::sql_types::Nullable<diesel::sql_types::Text>,
    diesel::sql_types::Nullable<diesel::sql_types::BigInt>,
    diesel::sql_types::Nullable<diesel::sql_types::BigInt>,
    diesel::sql_types::Nullable<diesel::sql_types::Text>,
    diesel::sql_types::Nullable<diesel::sql_types::BigInt>,
    diesel::sql_types::Nullable<diesel::sql_types::Text>,
    diesel::sql_types::Nullable<diesel::sql_types::BigInt>,
);

fn damaged<E>(what: &'static str) -> impl Fn(E) -> StoreError {
    move |_| StoreError::damaged(what)
}

fn flag(number: i64) -> Result<bool, StoreError> {
    match number {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(StoreError::damaged("a flag of a call")),
    }
}

impl TryFrom<FactsRow> for CallFacts {
    type Error = StoreError;

    fn try_from(row: FactsRow) -> Result<Self, StoreError> {
        let price = |units| CarrierPrice::from_units(units).ok_or_else(|| StoreError::damaged("the price of a call"));
        let party = |text: String| Party::parse(&text).map_err(damaged("an end of a call"));
        Ok(Self {
            parent_call_sid: row.parent_call_sid.as_deref().map(rows::call_sid).transpose()?,
            direction: row
                .direction
                .map(|text| Direction::parse(&text))
                .transpose()
                .map_err(damaged("the direction of a call"))?,
            from: row.from_number.map(party).transpose()?,
            to: row.to_number.map(party).transpose()?,
            start_time: row.start_time.map(Timestamp::from_microseconds),
            duration: row.duration,
            status: row
                .status
                .map(|text| CallStatus::parse(&text))
                .transpose()
                .map_err(damaged("the status of a call"))?,
            price: row.price.map(price).transpose()?,
            price_unit: row
                .price_unit
                .map(|text| Currency::parse(&text))
                .transpose()
                .map_err(damaged("the currency of a call's price"))?,
            is_recorded: row.is_recorded.map(flag).transpose()?,
        })
    }
}

/// The stored text of a state.
pub(crate) fn state_text(state: CallState) -> &'static str {
    match state {
        CallState::Open => "Open",
        CallState::Unanswered => "Unanswered",
        CallState::Answered => "Answered",
    }
}

impl CallRow {
    fn counted(&self) -> Result<Option<Counted>, StoreError> {
        let missing = || StoreError::damaged("an incomplete rating of a call");
        let day = |number: Option<i64>| number.and_then(Day::from_number).ok_or_else(missing);
        let Some(billable_id) = &self.counted_billable_id else { return Ok(None) };
        let seconds = self.counted_seconds.ok_or_else(missing)?;
        Ok(Some(Counted {
            billable_id: rows::billable_id(billable_id)?,
            customer_id: rows::customer_id(self.counted_customer_id.as_deref().ok_or_else(missing)?)?,
            report_day: day(self.counted_report_day)?,
            version: self.counted_version.ok_or_else(missing)?,
            rating_version: self.counted_rating.ok_or_else(missing)?,
            day: day(self.counted_day)?,
            item: self.counted_item.and_then(Item::from_code).ok_or_else(missing)?,
            seconds,
            billed_seconds: self.counted_billed_seconds.ok_or_else(missing)?,
            is_answered: seconds > 0,
            is_recorded: flag(self.counted_is_recorded.ok_or_else(missing)?)?,
            foreign_price: self.counted_foreign_price.filter(|price| *price != UNPRICED),
            is_foreign_unpriced: self.counted_foreign_price == Some(UNPRICED),
        }))
    }
}

impl TryFrom<CallRow> for StoredCall {
    type Error = StoreError;

    fn try_from(row: CallRow) -> Result<Self, StoreError> {
        let counted = row.counted()?;
        let dismissal = match (row.date_dismissed, row.dismissed_by, row.dismiss_reason) {
            (None, None, None) => None,
            (Some(at), Some(by), Some(reason)) => Some(Dismissal {
                at: Timestamp::from_microseconds(at),
                by: rows::subject(&by)?,
                reason: rows::reason(&reason)?,
            }),
            _ => return Err(StoreError::damaged("an incomplete dismissal")),
        };
        let facts = CallFacts::try_from(FactsRow {
            parent_call_sid: row.parent_call_sid,
            direction: row.direction,
            from_number: row.from_number,
            to_number: row.to_number,
            start_time: row.start_time,
            duration: row.duration,
            status: row.status,
            price: row.price,
            price_unit: row.price_unit,
            is_recorded: row.is_recorded,
        })?;
        let state = facts.state();
        if row.state != state_text(state) {
            return Err(StoreError::damaged("the state of a call"));
        }
        Ok(Self {
            account_id: rows::account_id(&row.account_id)?,
            call_sid: rows::call_sid(&row.call_sid)?,
            version: row.version,
            facts,
            state,
            date_created: Timestamp::from_microseconds(row.date_created),
            date_updated: Timestamp::from_microseconds(row.date_updated),
            updated_by: rows::subject(&row.updated_by)?,
            dismissal,
            counted,
        })
    }
}
