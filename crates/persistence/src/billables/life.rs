//! A billable's life: voided and reinstated, each in a transaction of its own that also writes the history.

use billables_domain::{Billable, BillableId, BillableScope, Reason, Timestamp};
use diesel::prelude::*;

use super::find::find;
use crate::audit::{self, AuditAction, AuditContext};
use crate::call_sid_column;
use crate::connection::AnyConnection;
use crate::error::{StoreError, WriteError};
use crate::rows::BillableRow;
use crate::schema::{billable_events, billables};
use crate::store::Store;

/// How often a reinstatement is tried anew when a report of the same call was faster, or seemed to be.
const REINSTATEMENT_ROUNDS: usize = 5;

/// What became of a reinstatement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reinstatement {
    /// The billable is live, by this call or before it.
    Live(Billable),
    /// The call has this other live billable. Nothing was changed.
    Conflict(Billable),
    /// There is no such billable that the caller may read.
    NotFound,
}

impl Store {
    /// Voids a billable: the call is no longer billed to its customer. A voided one stays as it is, with its first reason.
    /// Gives the billable as it is then; `None` where there is none that the caller may read.
    ///
    /// # Errors
    ///
    /// The database is away or busy. Nothing is changed, or the caller cannot know; repeating is safe.
    pub fn billable_void(
        &self,
        scope: &BillableScope,
        id: BillableId,
        reason: &Reason,
        act: &AuditContext,
    ) -> Result<Option<Billable>, StoreError> {
        self.write(|connection| match find_locked(connection, scope, id)? {
            Some(billable) if billable.is_live() => void(connection, &billable, reason, act).map(Some),
            unchanged => Ok(unchanged),
        })
    }

    /// Reinstates a voided billable: the call is billed to its customer again. A live one stays as it is.
    ///
    /// # Errors
    ///
    /// The database is away or busy. Nothing is changed, or the caller cannot know; repeating is safe.
    pub fn billable_reinstate(
        &self,
        scope: &BillableScope,
        id: BillableId,
        reason: &Reason,
        act: &AuditContext,
    ) -> Result<Reinstatement, StoreError> {
        for _ in 0..REINSTATEMENT_ROUNDS {
            match self.write(|connection| reinstate(connection, scope, id, reason, act)) {
                Ok(reinstatement) => return Ok(reinstatement),
                // A report of the same call was committed since this transaction looked: look again.
                Err(WriteError::KeyTaken) => {}
                Err(WriteError::Store(error)) => return Err(error),
            }
        }
        Err(StoreError::Busy)
    }
}

/// The billable, kept from being voided or reinstated by others until the transaction ends.
fn find_locked(
    connection: &mut AnyConnection,
    scope: &BillableScope,
    id: BillableId,
) -> Result<Option<Billable>, StoreError> {
    let found = find(connection, scope, id)?;
    let (Some(billable), AnyConnection::Postgres(postgres)) = (&found, &mut *connection) else {
        // On SQLite the transaction itself keeps all others out.
        return Ok(found);
    };
    billables::table.find(key(billable)).select(billables::id).for_update().execute(postgres)?;
    // It may have changed while this waited for the lock.
    find(connection, scope, id)
}

fn void(
    connection: &mut AnyConnection,
    billable: &Billable,
    reason: &Reason,
    act: &AuditContext,
) -> Result<Billable, StoreError> {
    let at = record(connection, billable, "Voided", reason, act)?;
    audit::record(connection, act, AuditAction::BillableVoided, &audit_target(billable), reason.as_str())?;
    diesel::update(billables::table.find(key(billable)))
        .set((
            billables::date_voided.eq(at.as_microseconds()),
            billables::voided_by.eq(act.by.as_str()),
            billables::void_reason.eq(reason.as_str()),
        ))
        .execute(connection)?;
    let void = billables_domain::Void { date_voided: at, voided_by: act.by.clone(), reason: reason.clone() };
    Ok(Billable { void: Some(void), ..billable.clone() })
}

fn reinstate(
    connection: &mut AnyConnection,
    scope: &BillableScope,
    id: BillableId,
    reason: &Reason,
    act: &AuditContext,
) -> Result<Reinstatement, WriteError> {
    let Some(billable) = find_locked(connection, scope, id)? else { return Ok(Reinstatement::NotFound) };
    if billable.is_live() {
        return Ok(Reinstatement::Live(billable));
    }
    let live: Option<BillableRow> = billables::table
        .filter(billables::account_id.eq(billable.attribution.account_id.as_str()))
        .filter(billables::call_sid.eq(call_sid_column::encode(&billable.call_sid)))
        .filter(billables::date_voided.is_null())
        .first(connection)
        .optional()?;
    if let Some(live) = live {
        return Ok(Reinstatement::Conflict(Billable::try_from(live)?));
    }
    record(connection, &billable, "Reinstated", reason, act)?;
    audit::record(connection, act, AuditAction::BillableReinstated, &audit_target(&billable), reason.as_str())?;
    diesel::update(billables::table.find(key(&billable)))
        .set((
            billables::date_voided.eq(None::<i64>),
            billables::voided_by.eq(None::<&str>),
            billables::void_reason.eq(None::<&str>),
        ))
        .execute(connection)?;
    Ok(Reinstatement::Live(Billable { void: None, ..billable }))
}

/// Writes the history, and tells the time that the act has in it: always later than what happened to the billable before,
/// even where the clock of another machine runs ahead of this one's. So the last event is the one in force.
fn record(
    connection: &mut AnyConnection,
    billable: &Billable,
    action: &'static str,
    reason: &Reason,
    act: &AuditContext,
) -> Result<Timestamp, StoreError> {
    let last: Option<i64> = billable_events::table
        .filter(billable_events::account_id.eq(billable.attribution.account_id.as_str()))
        .filter(billable_events::billable_id.eq(billable.id.as_bytes().as_slice()))
        .order(billable_events::id.desc())
        .select(billable_events::date_created)
        .first(connection)
        .optional()?;
    let after_last = last.map(|last| Timestamp::from_microseconds(last.saturating_add(1)));
    let at = act.at.max(billable.date_created).max(after_last.unwrap_or(act.at));
    diesel::insert_into(billable_events::table)
        .values((
            billable_events::account_id.eq(billable.attribution.account_id.as_str()),
            // Made as the id of a billable is, and for the same reason: it sorts by time.
            billable_events::id.eq(BillableId::new(at, act.random).as_bytes().to_vec()),
            billable_events::billable_id.eq(billable.id.as_bytes().to_vec()),
            billable_events::action.eq(action),
            billable_events::reason.eq(reason.as_str()),
            billable_events::created_by.eq(act.by.as_str()),
            billable_events::date_created.eq(at.as_microseconds()),
        ))
        .execute(connection)?;
    Ok(at)
}

fn audit_target(billable: &Billable) -> String {
    format!("{}/{}", billable.attribution.account_id, billable.id)
}

fn key(billable: &Billable) -> (&str, &[u8]) {
    (billable.attribution.account_id.as_str(), billable.id.as_bytes())
}
