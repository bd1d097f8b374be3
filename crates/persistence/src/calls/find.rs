//! The look-up and the dismissal of a call.

use billables_billing::{Dismissal, StoredCall};
use billables_domain::{AccountId, AccountScope, BillableId, CallSid, Reason};
use diesel::prelude::*;

use super::row::CallRow;
use crate::audit::{self, AuditAction, AuditContext};
use crate::call_sid_column;
use crate::connection::{AnyConnection, MultiBackend};
use crate::directory::{Found, in_accounts};
use crate::error::StoreError;
use crate::rows;
use crate::schema::{accounts, billables, calls};
use crate::store::Store;

/// The result of a dismissal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallDismissal {
    /// The call is dismissed, by this dismissal or an earlier one.
    Dismissed(Box<StoredCall>),
    /// The call has this live billable, so it is no unreported call. Nothing was changed.
    Billed(BillableId),
    /// The scope has no such call.
    NotFound,
    /// Several accounts of the scope have the call.
    Several,
}

impl Store {
    /// The call of a call SID in the accounts of a scope, or in one of them. The same call SID in two accounts is two calls.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn call_find(
        &self,
        scope: &AccountScope,
        account_id: Option<&AccountId>,
        call_sid: &CallSid,
    ) -> Result<Found<StoredCall>, StoreError> {
        self.read(|connection| find(connection, scope, account_id, call_sid))
    }

    /// The live billable of a call: the one that the call is billed by.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn call_billable(&self, account_id: &AccountId, call_sid: &CallSid) -> Result<Option<BillableId>, StoreError> {
        self.read(|connection| live_billable(connection, account_id, call_sid))
    }

    /// Takes an unreported call off the list of unreported calls. A dismissed call keeps its first dismissal. A later report of
    /// the call is billed as any other.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy. The caller can safely repeat the dismissal.
    pub fn call_dismiss(
        &self,
        scope: &AccountScope,
        account_id: Option<&AccountId>,
        call_sid: &CallSid,
        reason: &Reason,
        context: &AuditContext,
    ) -> Result<CallDismissal, StoreError> {
        self.write(|connection| {
            let call = match find(connection, scope, account_id, call_sid)? {
                Found::One(call) => call,
                Found::None => return Ok(CallDismissal::NotFound),
                Found::Several => return Ok(CallDismissal::Several),
            };
            lock(connection, &call)?;
            // The facts and the dismissal may have changed before the lock.
            let Found::One(mut call) = find(connection, scope, Some(&call.account_id), call_sid)? else {
                return Ok(CallDismissal::NotFound);
            };
            if let Some(billable_id) = live_billable(connection, &call.account_id, call_sid)? {
                return Ok(CallDismissal::Billed(billable_id));
            }
            if call.dismissal.is_none() {
                let dismissal = Dismissal { at: context.at, by: context.by.clone(), reason: reason.clone() };
                store(connection, &call, &dismissal)?;
                let (account_id, action) = (&call.account_id, AuditAction::CallDismissed);
                let target = format!("{account_id}/{}", call.call_sid);
                audit::record_of_account(connection, context, account_id, action, &target, reason.as_str())?;
                call.dismissal = Some(dismissal);
            }
            Ok(CallDismissal::Dismissed(Box::new(call)))
        })
    }
}

/// The call of a call SID, if one account of the scope has it.
pub(crate) fn find(
    connection: &mut AnyConnection,
    scope: &AccountScope,
    account_id: Option<&AccountId>,
    call_sid: &CallSid,
) -> Result<Found<StoredCall>, StoreError> {
    let rows: Vec<CallRow> = by_sid(&scope.clone().within(account_id), call_sid).load(connection)?;
    Ok(Found::of(rows::all(rows)?))
}

/// The first two calls of a call SID in the accounts of a scope.
fn by_sid<'a>(scope: &AccountScope, call_sid: &CallSid) -> calls::BoxedQuery<'a, MultiBackend> {
    let query = calls::table.filter(calls::call_sid.eq(call_sid_column::encode(call_sid))).limit(2).into_boxed();
    if *scope == AccountScope::All {
        // The key begins with the account and no other index has the call SID, so the statement names all accounts.
        return query.filter(calls::account_id.eq_any(accounts::table.select(accounts::id)));
    }
    in_accounts!(query, calls::account_id, scope)
}

/// Locks the row against facts and raters until the transaction ends.
fn lock(connection: &mut AnyConnection, call: &StoredCall) -> Result<(), StoreError> {
    if let AnyConnection::Postgres(postgres) = connection {
        let key = (call.account_id.as_str(), call_sid_column::encode(&call.call_sid));
        calls::table.find(key).select(calls::version).for_no_key_update().execute(postgres)?;
    }
    Ok(())
}

fn live_billable(
    connection: &mut AnyConnection,
    account_id: &AccountId,
    call_sid: &CallSid,
) -> Result<Option<BillableId>, StoreError> {
    let id: Option<Vec<u8>> = billables::table
        .filter(billables::account_id.eq(account_id.as_str()))
        .filter(billables::call_sid.eq(call_sid_column::encode(call_sid)))
        .filter(billables::date_voided.is_null())
        .select(billables::id)
        .first(connection)
        .optional()?;
    id.as_deref().map(rows::billable_id).transpose()
}

fn store(connection: &mut AnyConnection, call: &StoredCall, dismissal: &Dismissal) -> Result<(), StoreError> {
    let key = (call.account_id.as_str(), call_sid_column::encode(&call.call_sid));
    diesel::update(calls::table.find(key))
        .set((
            calls::date_dismissed.eq(dismissal.at.as_microseconds()),
            calls::dismissed_by.eq(dismissal.by.as_str()),
            calls::dismiss_reason.eq(dismissal.reason.as_str()),
        ))
        .execute(connection)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use billables_domain::CallSidMode;

    use super::*;
    use crate::plans::assert_found_by_key;

    #[test]
    fn a_call_of_a_named_account_is_found_by_the_primary_key() {
        let call_sid = CallSid::parse(&format!("CA{:032x}", 7), CallSidMode::Standard).unwrap();
        assert_found_by_key("calls", "call_sid", |scope| by_sid(scope, &call_sid));
    }
}
