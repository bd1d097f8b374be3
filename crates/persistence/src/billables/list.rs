//! Lists of billables: newest first, by filters, within the caller's scope.

use billables_domain::{AccountId, Billable, BillableFilter, BillableId, BillableScope, CallSid, Status};
use diesel::prelude::*;

use super::query::{Query, created_before, with_status};
use crate::call_sid_column;
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::rows::{BillableRow, all};
use crate::schema::billables;
use crate::store::{Page, Store, one_more};

impl Store {
    /// Lists the billables of an account that pass a filter and that the caller may read, newest first. `before` is the last
    /// billable of the previous page.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
    pub fn billable_list(
        &self,
        scope: &BillableScope,
        account_id: &AccountId,
        filter: &BillableFilter,
        before: Option<BillableId>,
        limit: usize,
    ) -> Result<Page<Billable>, StoreError> {
        if !scope.accounts.contains(account_id) {
            return Ok(Page::new(Vec::new(), limit));
        }
        let list = List { scope, account_id, filter, before };
        let rows = match &filter.call_sid {
            None => self.read_anywhere(|connection| load(connection, list.query(filter.status), limit))?,
            Some(call_sid) => self.snapshot_anywhere(|connection| list.of_call(connection, call_sid, limit))?,
        };
        Ok(Page::new(all(rows)?, limit))
    }
}

/// The billables of an account that a page can hold.
#[derive(Clone, Copy)]
struct List<'a> {
    scope: &'a BillableScope,
    account_id: &'a AccountId,
    filter: &'a BillableFilter,
    before: Option<BillableId>,
}

impl<'a> List<'a> {
    /// The billables of a call. Live and voided billables have separate indexes, so the function runs one query for each, in
    /// one snapshot.
    fn of_call(
        self,
        connection: &mut AnyConnection,
        call_sid: &CallSid,
        limit: usize,
    ) -> Result<Vec<BillableRow>, StoreError> {
        let call_sid = call_sid_column::encode(call_sid);
        let mut rows = Vec::new();
        for status in [Status::Reported, Status::Voided] {
            if self.filter.status.is_none_or(|wanted| wanted == status) {
                let query = self.query(Some(status)).filter(billables::call_sid.eq(call_sid.clone()));
                rows.extend(load(connection, query, limit)?);
            }
        }
        rows.sort_by(|a, b| b.id.cmp(&a.id));
        Ok(rows)
    }

    /// The query of the list, without the call.
    fn query(self, status: Option<Status>) -> Query<'a> {
        let Self { scope, account_id, filter, before } = self;
        let mut query = billables::table.filter(billables::account_id.eq(account_id.as_str())).into_boxed();
        if let Some(customer_id) = &filter.customer_id {
            query = query.filter(billables::customer_id.eq(customer_id.as_str()));
        }
        if let Some(session_id) = &filter.session_id {
            query = query.filter(billables::session_id.eq(session_id.as_str()));
        }
        query = created_before(with_status(query, status), filter.to);
        // Ids sort by date, and every index for lists ends with the id. So limits on dates become limits on ids.
        if let Some(from) = filter.from {
            query = query.filter(billables::id.ge(BillableId::first_at(from).as_bytes().to_vec()));
        }
        if let Some(before) = before {
            query = query.filter(billables::id.lt(before.as_bytes().to_vec()));
        }
        permitted(query, scope, account_id)
    }
}

fn load(connection: &mut AnyConnection, query: Query<'_>, limit: usize) -> Result<Vec<BillableRow>, StoreError> {
    Ok(query.order(billables::id.desc()).limit(one_more(limit)).load(connection)?)
}

/// [`BillableScope::permits`] as SQL.
fn permitted<'a>(query: Query<'a>, scope: &'a BillableScope, account_id: &'a AccountId) -> Query<'a> {
    if scope.everything {
        return query;
    }
    let customers = scope.customers.iter().filter(|key| key.account_id == *account_id);
    let customers = billables::customer_id.eq_any(customers.map(|key| key.customer_id.as_str()));
    match &scope.created_by {
        Some(subject) => query.filter(billables::created_by.eq(subject.as_str()).or(customers)),
        None => query.filter(customers),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use billables_domain::{AccountScope, CustomerId, SessionId, Timestamp};
    use billables_test_support::TestDatabase;
    use diesel::{Connection as _, SqliteConnection};

    use super::*;
    use crate::plans::sqlite_plan;

    fn plan(connection: &mut AnyConnection, filter: &BillableFilter, status: Option<Status>) -> String {
        let scope = BillableScope {
            accounts: AccountScope::All,
            everything: true,
            created_by: None,
            customers: BTreeSet::new(),
        };
        let account_id = AccountId::parse("demo").unwrap();
        let list = List { scope: &scope, account_id: &account_id, filter, before: None };
        sqlite_plan(connection, list.query(status).order(billables::id.desc()).limit(51))
    }

    #[test]
    fn sqlite_reads_a_page_from_the_index_of_its_filter_and_sorts_nothing() {
        let database = TestDatabase::sqlite();
        let mut connection = AnyConnection::Sqlite(SqliteConnection::establish(database.raw_url()).unwrap());
        let all = BillableFilter { to: Some(Timestamp::from_microseconds(7)), ..BillableFilter::default() };
        let of_customer = BillableFilter { customer_id: CustomerId::parse("acme").ok(), ..all.clone() };
        let of_session = BillableFilter { session_id: SessionId::parse("s1").ok(), ..all.clone() };
        for status in [None, Some(Status::Reported)] {
            let expected = "SEARCH billables USING PRIMARY KEY (account_id=? AND id<?)";
            assert_eq!(plan(&mut connection, &all, status), expected);
            let expected =
                "SEARCH billables USING INDEX billables_by_customer (account_id=? AND customer_id=? AND id<?)";
            assert_eq!(plan(&mut connection, &of_customer, status), expected);
            let expected = "SEARCH billables USING INDEX billables_by_session (account_id=? AND session_id=? AND id<?)";
            assert_eq!(plan(&mut connection, &of_session, status), expected);
        }
    }
}
