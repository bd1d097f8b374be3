//! The look-up of a billable and of its history by its id.

use billables_domain::{
    AccountId, AccountScope, Billable, BillableEvent, BillableId, BillableScope, EventAction, TimeId, Timestamp,
};
use diesel::prelude::*;

use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::rows::{self, BillableRow, all};
use crate::schema::{billable_events, billables};
use crate::store::Store;

/// The most events of a billable that its history lists.
const HISTORY_MAX: i64 = 1_000;

impl Store {
    /// The billable of an id, if the caller may read it.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn billable_find(&self, scope: &BillableScope, id: BillableId) -> Result<Option<Billable>, StoreError> {
        self.read(|connection| find(connection, scope, id))
    }

    /// The billable of an id and its latest events, at most 1,000, oldest first, if the caller may read it.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn billable_history(
        &self,
        scope: &BillableScope,
        id: BillableId,
    ) -> Result<Option<(Billable, Vec<BillableEvent>)>, StoreError> {
        self.snapshot(|connection| {
            let Some(billable) = find(connection, scope, id)? else { return Ok(None) };
            let rows: Vec<EventRow> = billable_events::table
                .filter(billable_events::account_id.eq(billable.attribution.account_id.as_str()))
                .filter(billable_events::billable_id.eq(id.as_bytes().as_slice()))
                .order(billable_events::id.desc())
                .limit(HISTORY_MAX)
                .select((
                    billable_events::id,
                    billable_events::action,
                    billable_events::reason,
                    billable_events::created_by,
                    billable_events::date_created,
                ))
                .load(connection)?;
            let events = rows.into_iter().rev().map(event).collect::<Result<_, StoreError>>()?;
            Ok(Some((billable, events)))
        })
    }
}

/// Id, action, reason, subject and time of an event.
type EventRow = (Vec<u8>, String, String, String, i64);

fn event((id, action, reason, created_by, date_created): EventRow) -> Result<BillableEvent, StoreError> {
    let id = id.try_into().map_err(|_| StoreError::damaged("the id of an event"))?;
    Ok(BillableEvent {
        id: TimeId::from_bytes(id),
        action: EventAction::parse(&action).map_err(|_| StoreError::damaged("the action of an event"))?,
        reason: rows::reason(&reason)?,
        created_by: rows::subject(&created_by)?,
        date_created: Timestamp::from_microseconds(date_created),
    })
}

/// The billable of an id, if the scope permits the caller to read it. Ids are random enough to be unique. If two accounts have
/// billables with the same id, the function returns the first permitted one.
pub(crate) fn find(
    connection: &mut AnyConnection,
    scope: &BillableScope,
    id: BillableId,
) -> Result<Option<Billable>, StoreError> {
    let mut query = billables::table.filter(billables::id.eq(id.as_bytes().as_slice())).into_boxed();
    if let AccountScope::Only(ids) = &scope.accounts {
        query = query.filter(billables::account_id.eq_any(ids.iter().map(AccountId::as_str)));
    }
    let rows: Vec<BillableRow> = query.load(connection)?;
    let found: Vec<Billable> = all(rows)?;
    Ok(found.into_iter().find(|billable| scope.permits(billable)))
}
