//! The explanation of a billable: every step from the report to the amount of its month.

use billables_billing::{
    AmountSteps, BillingItem, CallFacts, CallRating, Counted, Currency, Item, Month, StoredCall, Sums,
};
use billables_domain::{Billable, BillableId, BillableScope, CustomerId, Subject, Timestamp};
use diesel::prelude::*;

use super::query::TotalsError;
use crate::call_sid_column;
use crate::calls::row::{CallRow, FactsRow};
use crate::connection::AnyConnection;
use crate::directory::Found;
use crate::error::StoreError;
use crate::rows;
use crate::schema::{call_versions, calls, month_totals};
use crate::store::Store;

/// The explanation of a billable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillableExplanation {
    /// The report, with its void.
    pub billable: Billable,
    /// The currency of all amounts.
    pub currency: Currency,
    /// The name of the account's time zone at the start of the call; of a call without facts at the report.
    pub time_zone: String,
    /// The local start of the call with its offset, such as `2026-11-27T10:30:00+01:00`.
    pub local_start: Option<String>,
    /// The call; `None` while nothing is known of it.
    pub call: Option<StoredCall>,
    /// All versions of the call's facts, the oldest first.
    pub versions: Vec<ExplainedVersion>,
    /// The rating; `None` for a voided billable, and for one that waits for final facts of its call.
    pub rated: Option<ExplainedRating>,
}

/// A version of a call's facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedVersion {
    /// The number, from 1.
    pub version: i64,
    /// The facts, whole.
    pub facts: CallFacts,
    /// The time at which the version was stored.
    pub date_updated: Timestamp,
    /// The reporter of the version.
    pub updated_by: Subject,
}

/// A setting that an explanation names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedSetting<T> {
    /// The value.
    pub value: T,
    /// The version; 0 if the account has no such setting.
    pub version: i64,
    /// The customer whose setting it is; `None` for the account's, and for the default.
    pub owner: Option<CustomerId>,
}

/// The steps from a rated call to the amount of its month.
///
/// The amount of the month less the amount without the call is the call's part. The parts of several calls do not add up,
/// because allowance and rounding act on the month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainedRating {
    /// The count of the call in the totals: day, item, seconds and billed seconds.
    pub counted: Counted,
    /// The call rating that rounded the duration.
    pub rating: ExplainedSetting<CallRating>,
    /// The month of the call.
    pub month: Month,
    /// The sums of the customer's month and item.
    pub sums: Sums,
    /// The terms of the item in this month.
    pub terms: ExplainedSetting<BillingItem>,
    /// The call rating of the month, whose connect fee each answered call pays.
    pub connect_fee: ExplainedSetting<CallRating>,
    /// The steps from the sums to the exact amount.
    pub steps: AmountSteps,
    /// The amount of the month and item in minor units.
    pub amount: i64,
    /// The same without this call.
    pub amount_without: i64,
}

impl Store {
    /// Explains a billable that the caller may read, as of a time.
    ///
    /// # Errors
    ///
    /// An amount is too large, or the store failed.
    pub fn billable_explain(
        &self,
        scope: &BillableScope,
        id: BillableId,
        as_of: Timestamp,
    ) -> Result<Found<BillableExplanation>, TotalsError> {
        self.snapshot(|connection| {
            let found = crate::billables::find(connection, scope, id)?;
            found.try_map(|billable| self.explain(connection, billable, as_of))
        })
    }

    fn explain(
        &self,
        connection: &mut AnyConnection,
        billable: Billable,
        as_of: Timestamp,
    ) -> Result<BillableExplanation, TotalsError> {
        let account_id = &billable.attribution.account_id;
        let book = self.book(connection, account_id)?.ok_or_else(|| StoreError::damaged("an account is gone"))?;
        let key = (account_id.as_str(), call_sid_column::encode(&billable.call_sid));
        let row: Option<CallRow> = calls::table.find(key).first(connection).optional()?;
        let call = row.map(StoredCall::try_from).transpose()?;
        let versions = versions(connection, &billable, call.as_ref())?;
        let start = call.as_ref().and_then(|call| call.facts.start_time);
        let counted = call.as_ref().and_then(|call| call.counted.clone());
        let rated = match counted.filter(|counted| billable.is_live() && counted.billable_id == billable.id) {
            Some(counted) => Some(rated(connection, &book, &billable, counted, as_of)?),
            None => None,
        };
        Ok(BillableExplanation {
            currency: book.currency(),
            time_zone: book.zones().zone_at(start.unwrap_or(billable.date_created)).name().to_owned(),
            local_start: start.map(|start| book.zones().local_time(start)),
            call,
            versions,
            rated,
            billable,
        })
    }
}

/// The former versions of a call, and its newest one.
fn versions(
    connection: &mut AnyConnection,
    billable: &Billable,
    call: Option<&StoredCall>,
) -> Result<Vec<ExplainedVersion>, StoreError> {
    let Some(call) = call else { return Ok(Vec::new()) };
    let former: Vec<(i64, FactsRow, i64, String)> = call_versions::table
        .filter(call_versions::account_id.eq(billable.attribution.account_id.as_str()))
        .filter(call_versions::call_sid.eq(call_sid_column::encode(&billable.call_sid)))
        .order(call_versions::version)
        .select((
            call_versions::version,
            (
                call_versions::parent_call_sid,
                call_versions::direction,
                call_versions::from_number,
                call_versions::to_number,
                call_versions::start_time,
                call_versions::duration,
                call_versions::status,
                call_versions::price,
                call_versions::price_unit,
                call_versions::is_recorded,
            ),
            call_versions::date_updated,
            call_versions::updated_by,
        ))
        .load(connection)?;
    let former = former.into_iter().map(|(version, facts, date_updated, updated_by)| {
        Ok(ExplainedVersion {
            version,
            facts: CallFacts::try_from(facts)?,
            date_updated: Timestamp::from_microseconds(date_updated),
            updated_by: rows::subject(&updated_by)?,
        })
    });
    let mut versions = former.collect::<Result<Vec<_>, StoreError>>()?;
    versions.push(ExplainedVersion {
        version: call.version,
        facts: call.facts.clone(),
        date_updated: call.date_updated,
        updated_by: call.updated_by.clone(),
    });
    Ok(versions)
}

fn rated(
    connection: &mut AnyConnection,
    book: &billables_billing::AccountBook,
    billable: &Billable,
    counted: Counted,
    as_of: Timestamp,
) -> Result<ExplainedRating, TotalsError> {
    let (customer_id, month) = (&counted.customer_id, counted.day.month());
    let of_month: Vec<(i64, i64, i64, i64)> = month_totals::table
        .filter(month_totals::account_id.eq(billable.attribution.account_id.as_str()))
        .filter(month_totals::month.eq(month.number()))
        .filter(month_totals::customer_id.eq(customer_id.as_str()))
        .filter(month_totals::item.ne(Item::PENDING))
        .select((month_totals::item, month_totals::calls, month_totals::answered_calls, month_totals::billed_seconds))
        .load(connection)?;
    let calls: i64 = of_month.iter().map(|(_, calls, _, _)| calls).sum();
    let of_item = of_month.iter().find(|(item, ..)| *item == counted.item.code());
    let sums = of_item.map_or(Sums::default(), |(_, calls, answered_calls, billed_seconds)| Sums {
        calls: *calls,
        answered_calls: *answered_calls,
        billed_seconds: *billed_seconds,
        ..Sums::default()
    });
    let own = Sums {
        calls: 1,
        answered_calls: i64::from(counted.is_answered),
        billed_seconds: counted.billed_seconds,
        ..Sums::default()
    };
    let without =
        sums.checked_subtract(&own).map_err(|_| StoreError::damaged("totals without a call that they count"))?;
    let settings = book.settings(customer_id, month);
    let terms = settings.terms(counted.item);
    let (month_rating, month_version, _) = book.rating(customer_id, month);
    let applies = |calls: i64| book.base_cost_applies(customer_id, month, calls > 0, as_of);
    let too_large = |_| TotalsError::amount_too_large(customer_id, month, counted.item);
    let connect_fee = month_rating.connect_fee;
    let steps = AmountSteps::new(&terms, connect_fee, applies(calls), &sums).map_err(too_large)?;
    let steps_without = AmountSteps::new(&terms, connect_fee, applies(calls - 1), &without).map_err(too_large)?;
    let amount = steps.total.round(book.currency()).map_err(too_large)?;
    let amount_without = steps_without.total.round(book.currency()).map_err(too_large)?;
    let rating = book
        .rating_of_version(counted.rating_version)
        .ok_or_else(|| StoreError::damaged("the call rating of a call"))?;
    let setting = |rating, version| ExplainedSetting { value: rating, version, owner: owner_of(book, version) };
    Ok(ExplainedRating {
        rating: setting(rating, counted.rating_version),
        month,
        sums,
        terms: ExplainedSetting { value: terms, version: settings.version, owner: owner_of(book, settings.version) },
        connect_fee: setting(month_rating, month_version),
        amount,
        amount_without,
        steps,
        counted,
    })
}

/// The customer whose setting a version is.
fn owner_of(book: &billables_billing::AccountBook, version: i64) -> Option<CustomerId> {
    book.version(version)?.customer_id.clone()
}
