//! Stored rows, and their conversion into domain values and back.
//!
//! This service did not write a row that is no valid domain value. Such a row is an error, and the conversion never guesses.

use billables_domain::{
    Account, AccountId, Attribution, Billable, BillableId, Customer, CustomerId, Name, Reason, Session, SessionId,
    Subject, Timestamp, Void,
};
use diesel::prelude::*;

use crate::call_sid_column;
use crate::error::StoreError;
use crate::schema::{accounts, billables, customers, sessions};

/// The row of an account.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = accounts)]
pub(crate) struct AccountRow {
    pub(crate) id: String,
    name: String,
    date_created: i64,
    renamed: Option<String>,
}

/// The row of a customer.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = customers)]
pub(crate) struct CustomerRow {
    account_id: String,
    pub(crate) id: String,
    name: String,
    parent_customer_id: Option<String>,
    date_created: i64,
    renamed: Option<String>,
}

/// The row of a session.
#[derive(Clone, Debug, Queryable, QueryableByName, Insertable)]
#[diesel(table_name = sessions)]
pub(crate) struct SessionRow {
    account_id: String,
    pub(crate) id: String,
    customer_id: String,
    call_sid: Option<Vec<u8>>,
    date_created: i64,
}

/// The row of a billable.
#[derive(Clone, Debug, Queryable, QueryableByName, Insertable)]
#[diesel(table_name = billables)]
pub(crate) struct BillableRow {
    pub(crate) account_id: String,
    pub(crate) id: Vec<u8>,
    pub(crate) customer_id: String,
    pub(crate) session_id: Option<String>,
    pub(crate) call_sid: Vec<u8>,
    pub(crate) date_created: i64,
    pub(crate) created_by: String,
    pub(crate) date_voided: Option<i64>,
    pub(crate) voided_by: Option<String>,
    pub(crate) void_reason: Option<String>,
    pub(crate) changes: i64,
    pub(crate) void_day: Option<i64>,
    pub(crate) void_item: Option<i64>,
}

impl AccountRow {
    /// The name that the row was inserted with, whatever it was corrected to.
    pub(crate) fn name_as_made(&self) -> &str {
        &self.name
    }
}

impl From<&Account> for AccountRow {
    fn from(account: &Account) -> Self {
        Self {
            id: account.id.to_string(),
            name: account.name.to_string(),
            date_created: account.date_created.as_microseconds(),
            renamed: None,
        }
    }
}

impl TryFrom<AccountRow> for Account {
    type Error = StoreError;

    fn try_from(row: AccountRow) -> Result<Self, StoreError> {
        let name = name(row.renamed.as_ref().unwrap_or(&row.name))?;
        Ok(Self { id: account_id(&row.id)?, name, date_created: time(row.date_created) })
    }
}

impl CustomerRow {
    /// The name that the row was inserted with, whatever it was corrected to.
    pub(crate) fn name_as_made(&self) -> &str {
        &self.name
    }
}

impl From<&Customer> for CustomerRow {
    fn from(customer: &Customer) -> Self {
        Self {
            account_id: customer.account_id.to_string(),
            id: customer.id.to_string(),
            name: customer.name.to_string(),
            parent_customer_id: customer.parent_customer_id.as_ref().map(ToString::to_string),
            date_created: customer.date_created.as_microseconds(),
            renamed: None,
        }
    }
}

impl TryFrom<CustomerRow> for Customer {
    type Error = StoreError;

    fn try_from(row: CustomerRow) -> Result<Self, StoreError> {
        Ok(Self {
            account_id: account_id(&row.account_id)?,
            id: customer_id(&row.id)?,
            name: name(row.renamed.as_ref().unwrap_or(&row.name))?,
            parent_customer_id: row.parent_customer_id.as_deref().map(customer_id).transpose()?,
            date_created: time(row.date_created),
        })
    }
}

impl From<&Session> for SessionRow {
    fn from(session: &Session) -> Self {
        Self {
            account_id: session.account_id.to_string(),
            id: session.id.to_string(),
            customer_id: session.customer_id.to_string(),
            call_sid: session.call_sid.as_ref().map(call_sid_column::encode),
            date_created: session.date_created.as_microseconds(),
        }
    }
}

impl TryFrom<SessionRow> for Session {
    type Error = StoreError;

    fn try_from(row: SessionRow) -> Result<Self, StoreError> {
        Ok(Self {
            account_id: account_id(&row.account_id)?,
            id: session_id(&row.id)?,
            customer_id: customer_id(&row.customer_id)?,
            call_sid: row.call_sid.as_deref().map(call_sid).transpose()?,
            date_created: time(row.date_created),
        })
    }
}

impl From<&Billable> for BillableRow {
    fn from(billable: &Billable) -> Self {
        let void = billable.void.as_ref();
        Self {
            account_id: billable.attribution.account_id.to_string(),
            id: billable.id.as_bytes().to_vec(),
            customer_id: billable.attribution.customer_id.to_string(),
            session_id: billable.session_id.as_ref().map(ToString::to_string),
            call_sid: call_sid_column::encode(&billable.call_sid),
            date_created: billable.date_created.as_microseconds(),
            created_by: billable.created_by.to_string(),
            date_voided: void.map(|void| void.date_voided.as_microseconds()),
            voided_by: void.map(|void| void.voided_by.to_string()),
            void_reason: void.map(|void| void.reason.to_string()),
            changes: 1,
            void_day: None,
            void_item: None,
        }
    }
}

impl TryFrom<BillableRow> for Billable {
    type Error = StoreError;

    fn try_from(row: BillableRow) -> Result<Self, StoreError> {
        let void = match (row.date_voided, row.voided_by, row.void_reason) {
            (None, None, None) => None,
            (Some(date_voided), Some(voided_by), Some(reason)) => Some(Void {
                date_voided: time(date_voided),
                voided_by: subject(&voided_by)?,
                reason: self::reason(&reason)?,
            }),
            _ => return Err(StoreError::damaged("an incomplete void")),
        };
        Ok(Self {
            id: billable_id(&row.id)?,
            attribution: Attribution {
                account_id: account_id(&row.account_id)?,
                customer_id: customer_id(&row.customer_id)?,
            },
            session_id: row.session_id.as_deref().map(session_id).transpose()?,
            call_sid: call_sid(&row.call_sid)?,
            date_created: time(row.date_created),
            created_by: subject(&row.created_by)?,
            void,
        })
    }
}

/// Converts rows into domain values. One damaged row fails the whole conversion.
pub(crate) fn all<T: TryFrom<Row, Error = StoreError>, Row>(rows: Vec<Row>) -> Result<Vec<T>, StoreError> {
    rows.into_iter().map(T::try_from).collect()
}

pub(crate) fn billable_id(bytes: &[u8]) -> Result<BillableId, StoreError> {
    let bytes = <[u8; 16]>::try_from(bytes).map_err(|_| StoreError::damaged("the id of a billable"))?;
    Ok(BillableId::from_bytes(bytes))
}

pub(crate) fn account_id(text: &str) -> Result<AccountId, StoreError> {
    AccountId::parse(text).map_err(|_| StoreError::damaged("the id of an account"))
}

pub(crate) fn customer_id(text: &str) -> Result<CustomerId, StoreError> {
    CustomerId::parse(text).map_err(|_| StoreError::damaged("the id of a customer"))
}

pub(crate) fn session_id(text: &str) -> Result<SessionId, StoreError> {
    SessionId::parse(text).map_err(|_| StoreError::damaged("the id of a session"))
}

pub(crate) fn call_sid(bytes: &[u8]) -> Result<billables_domain::CallSid, StoreError> {
    call_sid_column::decode(bytes).ok_or_else(|| StoreError::damaged("a call SID"))
}

fn name(text: &str) -> Result<Name, StoreError> {
    Name::stored(text).map_err(|_| StoreError::damaged("a name"))
}

pub(crate) fn subject(text: &str) -> Result<Subject, StoreError> {
    Subject::stored(text).map_err(|_| StoreError::damaged("a subject"))
}

pub(crate) fn reason(text: &str) -> Result<Reason, StoreError> {
    Reason::stored(text).map_err(|_| StoreError::damaged("the reason of a void"))
}

fn time(microseconds: i64) -> Timestamp {
    Timestamp::from_microseconds(microseconds)
}
