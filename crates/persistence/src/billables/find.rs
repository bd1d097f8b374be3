//! The look-up of a billable and of its history by its id.

use billables_domain::{
    AccountScope, Billable, BillableEvent, BillableId, BillableScope, EventAction, TimeId, Timestamp,
};
use diesel::prelude::*;

use super::query::Query;
use crate::connection::AnyConnection;
use crate::directory::{Found, in_accounts};
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
    pub fn billable_find(&self, scope: &BillableScope, id: BillableId) -> Result<Found<Billable>, StoreError> {
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
    ) -> Result<Found<(Billable, Vec<BillableEvent>)>, StoreError> {
        self.snapshot(|connection| {
            find(connection, scope, id)?.try_map(|billable| {
                let events = events(connection, &billable)?;
                Ok((billable, events))
            })
        })
    }
}

/// The latest events of a billable, oldest first.
fn events(connection: &mut AnyConnection, billable: &Billable) -> Result<Vec<BillableEvent>, StoreError> {
    let rows: Vec<EventRow> = billable_events::table
        .filter(billable_events::account_id.eq(billable.attribution.account_id.as_str()))
        .filter(billable_events::billable_id.eq(billable.id.as_bytes().as_slice()))
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
    rows.into_iter().rev().map(event).collect()
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

/// The billable of an id, if the scope permits the caller to read it. Ids that the service makes are random enough to be unique in
/// all accounts, but a key makes them unique within an account alone.
pub(crate) fn find(
    connection: &mut AnyConnection,
    scope: &BillableScope,
    id: BillableId,
) -> Result<Found<Billable>, StoreError> {
    let rows: Vec<BillableRow> = by_id(&scope.accounts, id).load(connection)?;
    let found: Vec<Billable> = all(rows)?;
    Ok(Found::of(found.into_iter().filter(|billable| scope.permits(billable)).collect()))
}

/// The billables of an id in the accounts of a scope.
fn by_id<'a>(scope: &AccountScope, id: BillableId) -> Query<'a> {
    let query = billables::table.filter(billables::id.eq(id.as_bytes().to_vec())).into_boxed();
    in_accounts!(query, billables::account_id, scope)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plans::assert_found_by_key;

    #[test]
    fn a_billable_of_a_named_account_is_found_by_the_primary_key() {
        assert_found_by_key("billables", "id", |scope| by_id(scope, BillableId::from_bytes([7; 16])));
    }
}
