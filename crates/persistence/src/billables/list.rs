//! Lists of billables: newest first, by filters, within what the caller may read.

use billables_domain::{
    AccountId, Billable, BillableId, BillableScope, CallSid, CustomerId, SessionId, Status, Timestamp,
};
use diesel::prelude::*;

use crate::call_sid_column;
use crate::connection::{AnyConnection, MultiBackend};
use crate::error::StoreError;
use crate::rows::{BillableRow, all};
use crate::schema::billables;
use crate::store::{Page, Store, one_more};

/// Which billables a list holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillableFilter {
    /// The account.
    pub account_id: AccountId,
    /// Those of this customer alone.
    pub customer_id: Option<CustomerId>,
    /// Those whose report named this session alone.
    pub session_id: Option<SessionId>,
    /// Those of this call alone.
    pub call_sid: Option<CallSid>,
    /// Live or voided ones alone.
    pub status: Option<Status>,
    /// Made at this time or later.
    pub from: Option<Timestamp>,
    /// Made before this time.
    pub to: Option<Timestamp>,
    /// Those behind this one: where the page before ended.
    pub before: Option<BillableId>,
}

type Query<'a> = billables::BoxedQuery<'a, MultiBackend>;

impl Store {
    /// The billables of a filter that the caller may read, newest first.
    ///
    /// # Errors
    ///
    /// The database is away or busy.
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

/// Live and voided billables are in two keys, so a call is looked up in one, then in the other, at the same moment.
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

/// Everything that the filter and the scope say, except the call.
fn query<'a>(scope: &'a BillableScope, filter: &'a BillableFilter, status: Option<Status>) -> Query<'a> {
    let mut query = billables::table.filter(billables::account_id.eq(filter.account_id.as_str())).into_boxed();
    if let Some(customer_id) = &filter.customer_id {
        query = query.filter(billables::customer_id.eq(customer_id.as_str()));
    }
    if let Some(session_id) = &filter.session_id {
        query = query.filter(billables::session_id.eq(session_id.as_str()));
    }
    query = match status {
        None => query,
        Some(Status::Reported) => query.filter(billables::date_voided.is_null()),
        Some(Status::Voided) => query.filter(billables::date_voided.is_not_null()),
    };
    // Ids sort as dates do, and every index of a list ends in the id: bounds of dates are bounds of ids.
    if let Some(from) = filter.from {
        query = query.filter(billables::id.ge(BillableId::first_at(from).as_bytes().to_vec()));
    }
    if let Some(to) = filter.to {
        query = query.filter(billables::id.lt(BillableId::first_at(to).as_bytes().to_vec()));
    }
    if let Some(before) = filter.before {
        query = query.filter(billables::id.lt(before.as_bytes().to_vec()));
    }
    permitted(query, scope, &filter.account_id)
}

/// What [`BillableScope::permits`] says, in SQL.
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

    use super::*;
    use crate::billables::sqlite_plan::sqlite_plan;

    fn plan(connection: &mut AnyConnection, filter: &BillableFilter, status: Option<Status>) -> String {
        let scope = BillableScope {
            accounts: AccountScope::All,
            everything: true,
            created_by: None,
            customers: BTreeSet::new(),
        };
        sqlite_plan(query(&scope, filter, status).order(billables::id.desc()).limit(51), connection)
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
