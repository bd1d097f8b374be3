//! The look-up of a billable by its id.

use billables_domain::{AccountId, AccountScope, Billable, BillableId, BillableScope};
use diesel::prelude::*;

use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::rows::{BillableRow, all};
use crate::schema::billables;
use crate::store::Store;

impl Store {
    /// The billable of an id, if the caller may read it.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn billable_find(&self, scope: &BillableScope, id: BillableId) -> Result<Option<Billable>, StoreError> {
        self.read(|connection| find(connection, scope, id))
    }
}

/// The billable of an id, if the scope permits the caller to read it. Ids are random enough to be unique. If two accounts have
/// billables with the same id, the function returns the first permitted one.
pub(super) fn find(
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
