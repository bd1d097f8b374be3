//! Voids and reinstatements, each in a transaction of its own that also writes the history. The rules are the domain's.

use billables_billing::Day;
use billables_domain::{
    Billable, BillableEvent, BillableId, BillableScope, Change, Reason, ReinstateConflict, Timestamp,
};
use diesel::prelude::*;

use super::find::find;
use crate::audit::{self, AuditAction, AuditContext};
use crate::call_sid_column;
use crate::connection::AnyConnection;
use crate::directory::Found;
use crate::error::{StoreError, WriteError};
use crate::rating::life::VoidPlace;
use crate::rating::locked_books::LockedBooks;
use crate::rating::{self, lock};
use crate::rows::BillableRow;
use crate::schema::{billable_events, billables};
use crate::store::Store;

/// The attempts at a reinstatement while reports of the same call are committed at the same time.
const REINSTATEMENT_ROUNDS: usize = 5;

/// The result of a reinstatement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reinstatement {
    /// The billable is live, because of this reinstatement or an earlier one.
    Live(Billable),
    /// The call has this other live billable. Nothing was changed.
    Conflict(Billable),
    /// The scope has no such billable.
    NotFound,
    /// Several accounts of the scope have a billable of this id. Nothing was changed.
    Several,
}

impl Store {
    /// Voids a billable: the call is no longer billed to its customer. A voided billable stays as it is, with its first
    /// reason. Returns the billable after the void.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy. Nothing is changed, or the result is unknown; the caller can safely repeat
    /// the void.
    pub fn billable_void(
        &self,
        scope: &BillableScope,
        id: BillableId,
        reason: &Reason,
        context: &AuditContext,
    ) -> Result<Found<Billable>, StoreError> {
        let mut books = LockedBooks::new(self.clone());
        self.write(|connection| {
            let found = find_locked(connection, scope, id, &mut books)?;
            found.try_map(|billable| void(connection, billable, reason, context, &mut books))
        })
    }

    /// Reinstates a voided billable: the call is billed to its customer again. A live billable stays as it is.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy. Nothing is changed, or the result is unknown; the caller can safely repeat
    /// the reinstatement.
    pub fn billable_reinstate(
        &self,
        scope: &BillableScope,
        id: BillableId,
        reason: &Reason,
        context: &AuditContext,
    ) -> Result<Reinstatement, StoreError> {
        let mut books = LockedBooks::new(self.clone());
        for _ in 0..REINSTATEMENT_ROUNDS {
            match self.write(|connection| reinstate(connection, scope, id, reason, context, &mut books)) {
                Ok(reinstatement) => return Ok(reinstatement),
                // A report of the same call was committed after this transaction had read the live billables.
                Err(WriteError::KeyTaken) => {}
                Err(WriteError::Store(error)) => return Err(error),
            }
        }
        Err(StoreError::Busy)
    }
}

/// The billable, with the lock of its account, and locked against other changes until the transaction ends.
fn find_locked(
    connection: &mut AnyConnection,
    scope: &BillableScope,
    id: BillableId,
    books: &mut LockedBooks,
) -> Result<Found<Billable>, StoreError> {
    let found = find(connection, scope, id)?;
    let Found::One(billable) = &found else { return Ok(found) };
    // The account's row comes first, and everything that decides is read afterwards.
    let account_id = &billable.attribution.account_id;
    books.begin([(account_id.clone(), lock::lock(connection, account_id)?)].into());
    let AnyConnection::Postgres(postgres) = &mut *connection else {
        // On SQLite the transaction holds the only write lock.
        return Ok(found);
    };
    billables::table.find(key(billable)).select(billables::id).for_update().execute(postgres)?;
    // Another transaction may have changed the billable before this one got the lock.
    find(connection, &scope.clone().within(Some(account_id)), id)
}

fn void(
    connection: &mut AnyConnection,
    mut billable: Billable,
    reason: &Reason,
    context: &AuditContext,
    books: &mut LockedBooks,
) -> Result<Billable, StoreError> {
    if !billable.is_live() {
        return Ok(billable);
    }
    let last_event = last_event(connection, &billable)?;
    if let Some(event) = billable.void(change(context, reason), last_event) {
        let place = rating::life::voided(connection, &billable, books)?;
        store(connection, &billable, &event, place)?;
        record(connection, &billable, AuditAction::BillableVoided, reason, context)?;
    }
    Ok(billable)
}

fn reinstate(
    connection: &mut AnyConnection,
    scope: &BillableScope,
    id: BillableId,
    reason: &Reason,
    context: &AuditContext,
    books: &mut LockedBooks,
) -> Result<Reinstatement, WriteError> {
    let mut billable = match find_locked(connection, scope, id, books)? {
        Found::One(billable) => billable,
        Found::None => return Ok(Reinstatement::NotFound),
        Found::Several => return Ok(Reinstatement::Several),
    };
    if billable.is_live() {
        return Ok(Reinstatement::Live(billable));
    }
    let live = live_of_call(connection, &billable)?;
    let last_event = last_event(connection, &billable)?;
    match billable.reinstate(change(context, reason), last_event, live.as_slice()) {
        Ok(None) => {}
        Ok(Some(event)) => {
            let place = void_place(connection, &billable)?;
            store(connection, &billable, &event, None)?;
            rating::life::reinstated(connection, &billable, place, books)?;
            record(connection, &billable, AuditAction::BillableReinstated, reason, context)?;
        }
        Err(ReinstateConflict { live }) => return Ok(Reinstatement::Conflict(*live)),
    }
    Ok(Reinstatement::Live(billable))
}

fn change(context: &AuditContext, reason: &Reason) -> Change {
    Change { by: context.by.clone(), reason: reason.clone(), at: context.at, random: context.random }
}

fn live_of_call(connection: &mut AnyConnection, billable: &Billable) -> Result<Option<Billable>, StoreError> {
    let live: Option<BillableRow> = billables::table
        .filter(billables::account_id.eq(billable.attribution.account_id.as_str()))
        .filter(billables::call_sid.eq(call_sid_column::encode(&billable.call_sid)))
        .filter(billables::date_voided.is_null())
        .first(connection)
        .optional()?;
    live.map(Billable::try_from).transpose()
}

fn last_event(connection: &mut AnyConnection, billable: &Billable) -> Result<Option<Timestamp>, StoreError> {
    let last: Option<i64> = billable_events::table
        .filter(billable_events::account_id.eq(billable.attribution.account_id.as_str()))
        .filter(billable_events::billable_id.eq(billable.id.as_bytes().as_slice()))
        .order(billable_events::id.desc())
        .select(billable_events::date_created)
        .first(connection)
        .optional()?;
    Ok(last.map(Timestamp::from_microseconds))
}

/// The place at which the totals count the void of a billable that was rated.
fn void_place(connection: &mut AnyConnection, billable: &Billable) -> Result<Option<VoidPlace>, StoreError> {
    let columns = (billables::void_day, billables::void_item);
    let place: (Option<i64>, Option<i64>) = billables::table.find(key(billable)).select(columns).first(connection)?;
    let damaged = || StoreError::damaged("the place of a void");
    match place {
        (None, None) => Ok(None),
        (Some(day), Some(item)) => Ok(Some((Day::from_number(day).ok_or_else(damaged)?, item))),
        _ => Err(damaged()),
    }
}

/// Writes the event and the void columns that it leads to. `place` is that of a void of a rated billable.
fn store(
    connection: &mut AnyConnection,
    billable: &Billable,
    event: &BillableEvent,
    place: Option<VoidPlace>,
) -> QueryResult<()> {
    diesel::insert_into(billable_events::table)
        .values((
            billable_events::account_id.eq(billable.attribution.account_id.as_str()),
            billable_events::id.eq(event.id.as_bytes().as_slice()),
            billable_events::billable_id.eq(billable.id.as_bytes().as_slice()),
            billable_events::action.eq(event.action.as_str()),
            billable_events::reason.eq(event.reason.as_str()),
            billable_events::created_by.eq(event.created_by.as_str()),
            billable_events::date_created.eq(event.date_created.as_microseconds()),
        ))
        .execute(connection)?;
    let void = billable.void.as_ref();
    diesel::update(billables::table.find(key(billable)))
        .set((
            billables::date_voided.eq(void.map(|void| void.date_voided.as_microseconds())),
            billables::voided_by.eq(void.map(|void| void.voided_by.as_str())),
            billables::void_reason.eq(void.map(|void| void.reason.as_str())),
            billables::changes.eq(billables::changes + 1),
            billables::void_day.eq(place.map(|(day, _)| day.number())),
            billables::void_item.eq(place.map(|(_, item)| item)),
        ))
        .execute(connection)?;
    Ok(())
}

fn record(
    connection: &mut AnyConnection,
    billable: &Billable,
    action: AuditAction,
    reason: &Reason,
    context: &AuditContext,
) -> QueryResult<()> {
    let account_id = &billable.attribution.account_id;
    let target = format!("{account_id}/{}", billable.id);
    audit::record_of_account(connection, context, account_id, action, &target, reason.as_str())
}

fn key(billable: &Billable) -> (&str, &[u8]) {
    (billable.attribution.account_id.as_str(), billable.id.as_bytes())
}
