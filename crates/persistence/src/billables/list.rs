//! Lists of billables: newest first, by filters, within the caller's scope.

use billables_domain::{
    AccountId, Billable, BillableId, BillableScope, CallSid, CustomerId, SessionId, Status, Timestamp,
};
use diesel::prelude::*;

use super::query::{Query, created_before, with_status};
use crate::call_sid_column;
use crate::connection::AnyConnection;
use crate::error::StoreError;
use crate::rows::{BillableRow, all};
use crate::schema::billables;
use crate::store::{Page, Store, one_more};

/// The filter of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillableFilter {
    /// The account.
    pub account_id: AccountId,
    /// Only billables of this customer.
    pub customer_id: Option<CustomerId>,
    /// Only billables whose report named this session.
    pub session_id: Option<SessionId>,
    /// Only billables of this call.
    pub call_sid: Option<CallSid>,
    /// Only live or only voided billables.
    pub status: Option<Status>,
    /// Only billables created at this time or later.
    pub from: Option<Timestamp>,
    /// Only billables created before this time.
    pub to: Option<Timestamp>,
    /// Only billables after this one in the list, which is the last of the previous page.
    pub before: Option<BillableId>,
}

impl Store {
    /// Lists the billables of a filter that the caller may read, newest first.
    ///
    /// # Errors
    ///
    /// The database cannot be reached, or is busy.
    pub fn billable_list(
        &self,
        scope: &BillableScope,
        filter: &BillableFilter,
        limit: usize,
    ) -> Result<Page<Billable>, StoreError> {
        if !scope.accounts.contains(&filter.account_id) {
            return Ok(Page::new(Vec::new(), limit));
        }
        let rows = match &filter.call_sid {
            None => self.read(|connection| load(connection, query(scope, filter, filter.status), limit))?,
            Some(call_sid) => self.snapshot(|connection| of_call(connection, scope, filter, call_sid, limit))?,
        };
        Ok(Page::new(all(rows)?, limit))
    }
}

/// The billables of a call. Live and voided billables have separate indexes, so the function runs one query for each, in one
/// snapshot.
fn of_call(
    connection: &mut AnyConnection,
    scope: &BillableScope,
    filter: &BillableFilter,
    call_sid: &CallSid,
    limit: usize,
) -> Result<Vec<BillableRow>, StoreError> {
    let call_sid = call_sid_column::encode(call_sid);
    let mut rows = Vec::new();
    for status in [Status::Reported, Status::Voided] {
        if filter.status.is_none_or(|wanted| wanted == status) {
            let query = query(scope, filter, Some(status)).filter(billables::call_sid.eq(call_sid.clone()));
            rows.extend(load(connection, query, limit)?);
        }
    }
    rows.sort_by(|a, b| b.id.cmp(&a.id));
    Ok(rows)
}

fn load(connection: &mut AnyConnection, query: Query<'_>, limit: usize) -> Result<Vec<BillableRow>, StoreError> {
    Ok(query.order(billables::id.desc()).limit(one_more(limit)).load(connection)?)
}

/// The query of the filter and the scope, without the call.
fn query<'a>(scope: &'a BillableScope, filter: &'a BillableFilter, status: Option<Status>) -> Query<'a> {
    let mut query = billables::table.filter(billables::account_id.eq(filter.account_id.as_str())).into_boxed();
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
    if let Some(before) = filter.before {
        query = query.filter(billables::id.lt(before.as_bytes().to_vec()));
    }
    permitted(query, scope, &filter.account_id)
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

    use billables_domain::AccountScope;
    use billables_test_support::TestDatabase;
    use diesel::{Connection as _, SqliteConnection};

    use super::super::explain::sqlite_plan;
    use super::*;

    fn plan(connection: &mut AnyConnection, filter: &BillableFilter, status: Option<Status>) -> String {
        let scope = BillableScope {
            accounts: AccountScope::All,
            everything: true,
            created_by: None,
            customers: BTreeSet::new(),
        };
        let query = query(&scope, filter, status).order(billables::id.desc()).limit(51);
        sqlite_plan(connection, query)
    }

    #[test]
    fn sqlite_reads_a_page_from_the_index_of_its_filter_and_sorts_nothing() {
        let database = TestDatabase::sqlite();
        let mut connection = AnyConnection::Sqlite(SqliteConnection::establish(database.raw_url()).unwrap());
        let all = BillableFilter {
            account_id: AccountId::parse("demo").unwrap(),
            customer_id: None,
            session_id: None,
            call_sid: None,
            status: None,
            from: None,
            to: Some(Timestamp::from_microseconds(7)),
            before: None,
        };
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
