//! The billables of an account and their calls, customer by customer.

use std::collections::{HashMap, VecDeque};

use billables_domain::{AccountId, CustomerId};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Binary, Bool, Text};

use crate::calls::row::CallRow;
use crate::calls::write;
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::rows::BillableRow;
use crate::schema::billables;

/// The number of billables in one read.
const CHUNK: i64 = 1_000;

/// The billables of an account, in the order of customers and ids.
pub(super) struct Billables<'a> {
    account_id: &'a AccountId,
    chunk: VecDeque<BillableRow>,
    /// The calls of the chunk, by call SID.
    calls: HashMap<Vec<u8>, CallRow>,
    /// The customer and the id of the last billable that was read. No id is empty.
    after: (String, Vec<u8>),
    is_at_end: bool,
}

impl<'a> Billables<'a> {
    pub(super) fn new(account_id: &'a AccountId) -> Self {
        let (chunk, calls) = (VecDeque::new(), HashMap::new());
        Self { account_id, chunk, calls, after: (String::new(), Vec::new()), is_at_end: false }
    }

    /// The next billable of a customer. The function passes over the billables of customers before it, and the caller asks for
    /// the customers in the order of ids.
    pub(super) fn next_of(
        &mut self,
        connection: &mut AnyConnection,
        customer_id: &CustomerId,
    ) -> Result<Option<BillableRow>, StoreError> {
        loop {
            while let Some(row) = self.chunk.front() {
                match row.customer_id.as_str().cmp(customer_id.as_str()) {
                    std::cmp::Ordering::Less => drop(self.chunk.pop_front()),
                    std::cmp::Ordering::Equal => return Ok(self.chunk.pop_front()),
                    std::cmp::Ordering::Greater => return Ok(None),
                }
            }
            if self.is_at_end {
                return Ok(None);
            }
            self.read(connection)?;
        }
    }

    /// The call of a billable that [`Billables::next_of`] has just returned.
    pub(super) fn call(&self, row: &BillableRow) -> Option<&CallRow> {
        self.calls.get(&row.call_sid)
    }

    fn read(&mut self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let (customer_id, id) = &self.after;
        let is_after = sql::<Bool>("(customer_id, id) > (")
            .bind::<Text, _>(customer_id.clone())
            .sql(", ")
            .bind::<Binary, _>(id.clone())
            .sql(")");
        let found: Vec<BillableRow> = billables::table
            .filter(billables::account_id.eq(self.account_id.as_str()))
            .filter(is_after)
            .order((billables::customer_id, billables::id))
            .limit(CHUNK)
            .load(connection)?;
        self.is_at_end = i64::try_from(found.len()).unwrap_or(i64::MAX) < CHUNK;
        if let Some(last) = found.last() {
            self.after = (last.customer_id.clone(), last.id.clone());
        }
        let keys: Vec<_> = found.iter().map(|row| (self.account_id.as_str(), row.call_sid.as_slice())).collect();
        let calls = write::read_rows(connection, &keys)?;
        self.calls = calls.into_iter().map(|call| (call.call_sid.clone(), call)).collect();
        self.chunk = found.into();
        Ok(())
    }
}
