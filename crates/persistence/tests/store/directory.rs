//! Accounts, customers and sessions: inserted once, found within a scope, listed by id.

use billables_domain::{AccountScope, Customer, CustomerId, Session};
use billables_persistence::{Found, InsertError, Inserted, Missing};
use billables_test_support::TestDatabase;

use crate::fixture::{
    DEMO, OTHER, account, account_id, accounts, call, context, customer, customer_id, fill, name, session, session_id,
    time,
};

#[test]
fn a_repeated_insert_returns_the_stored_row_with_its_date() {
    for database in TestDatabase::each() {
        let store = database.store();
        assert_eq!(store.account_insert(&account("a"), &context()).unwrap(), Inserted::New(account("a")));
        let later = billables_domain::Account { date_created: time(9), ..account("a") };
        assert_eq!(store.account_insert(&later, &context()).unwrap(), Inserted::Same(account("a")));

        let first = customer("a", "c");
        assert_eq!(store.customer_insert(&first, &context()).unwrap(), Inserted::New(first.clone()));
        let later = Customer { date_created: time(9), ..first.clone() };
        assert_eq!(store.customer_insert(&later, &context()).unwrap(), Inserted::Same(first));

        let first = session("a", "s", "c", Some(call(1)));
        assert_eq!(store.session_insert(&first, &context()).unwrap(), Inserted::New(first.clone()));
        let later = Session { date_created: time(9), ..first.clone() };
        assert_eq!(store.session_insert(&later, &context()).unwrap(), Inserted::Same(first));
    }
}

#[test]
fn other_members_under_the_same_id_are_refused_and_change_nothing() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let other = billables_domain::Account { name: name("another"), ..account(DEMO) };
        assert!(matches!(store.account_insert(&other, &context()), Err(InsertError::Different)));
        let other = Customer { name: name("another"), ..customer(DEMO, "acme") };
        assert!(matches!(store.customer_insert(&other, &context()), Err(InsertError::Different)));
        let other = Customer { parent_customer_id: Some(customer_id("globex")), ..customer(DEMO, "acme") };
        assert!(matches!(store.customer_insert(&other, &context()), Err(InsertError::Different)));
        for other in [session(DEMO, "s1", "globex", None), session(DEMO, "s1", "acme", Some(call(1)))] {
            assert!(matches!(store.session_insert(&other, &context()), Err(InsertError::Different)));
        }
        assert_eq!(store.account_find(&account_id(DEMO)).unwrap(), Some(account(DEMO)));
        let found = store.session_find(&AccountScope::All, Some(&account_id(DEMO)), &session_id("s1")).unwrap();
        assert_eq!(found, Found::One(session(DEMO, "s1", "acme", None)));
    }
}

#[test]
fn referenced_rows_must_exist() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let missing = |result: Result<_, InsertError>| match result {
            Err(InsertError::NotFound(missing)) => missing,
            other => panic!("{other:?}"),
        };
        let insert = |customer: &Customer| store.customer_insert(customer, &context()).map(|_| ());
        assert_eq!(missing(insert(&customer("nobody", "c"))), Missing::Account);
        let child =
            |id: &str, parent: &str| Customer { parent_customer_id: Some(customer_id(parent)), ..customer(DEMO, id) };
        assert_eq!(missing(insert(&child("c", "nobody"))), Missing::ParentCustomer);
        // A customer cannot be its own parent.
        assert_eq!(missing(insert(&child("c", "c"))), Missing::ParentCustomer);
        // A customer of another account is not a parent.
        store.customer_insert(&customer(OTHER, "elsewhere"), &context()).unwrap();
        assert_eq!(missing(insert(&child("c", "elsewhere"))), Missing::ParentCustomer);
        insert(&child("c", "acme")).unwrap();

        let insert = |session: &Session| store.session_insert(session, &context()).map(|_| ());
        assert_eq!(missing(insert(&session("nobody", "s", "acme", None))), Missing::Account);
        assert_eq!(missing(insert(&session(DEMO, "s", "elsewhere", None))), Missing::Customer);
    }
}

#[test]
fn a_bare_id_is_found_only_in_the_scope() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let (demo, other) = (account_id(DEMO), account_id(OTHER));
        let found = |scope: &AccountScope, account, id: &str| {
            let by_customer = store.customer_find(scope, account, &customer_id(id)).unwrap();
            match by_customer {
                Found::One(customer) => customer.account_id.to_string(),
                Found::None => "none".to_owned(),
                Found::Several => "several".to_owned(),
            }
        };
        let both = accounts(&[DEMO, OTHER]);
        for scope in [&AccountScope::All, &both] {
            assert_eq!(found(scope, None, "acme"), "several");
            assert_eq!(found(scope, Some(&demo), "acme"), DEMO);
            assert_eq!(found(scope, None, "nobody"), "none");
        }
        assert_eq!(found(&accounts(&[OTHER]), None, "acme"), OTHER);
        assert_eq!(found(&accounts(&[OTHER]), Some(&demo), "acme"), "none");
        assert_eq!(found(&accounts(&[]), None, "acme"), "none");

        let session_of =
            |scope: &AccountScope, account, id: &str| store.session_find(scope, account, &session_id(id)).unwrap();
        assert_eq!(session_of(&both, None, "s1"), Found::Several);
        assert_eq!(session_of(&both, None, "only-other"), Found::One(session(OTHER, "only-other", "acme", None)));
        assert_eq!(session_of(&accounts(&[DEMO]), None, "only-other"), Found::None);
        assert_eq!(session_of(&accounts(&[DEMO]), Some(&other), "only-other"), Found::None);
    }
}

#[test]
fn lists_are_in_the_order_of_bytes_and_come_in_pages() {
    for database in TestDatabase::each() {
        let store = database.store();
        store.account_insert(&account(DEMO), &context()).unwrap();
        // The order is by bytes. A collation of a language would differ.
        let ids = ["-a", "0", "A", "Z", "_", "a", "ab", "b"];
        for id in ids.iter().rev() {
            store.customer_insert(&customer(DEMO, id), &context()).unwrap();
        }
        let mut seen: Vec<String> = Vec::new();
        let mut after: Option<CustomerId> = None;
        loop {
            let page = store.customer_list(&account_id(DEMO), after.as_ref(), 3).unwrap();
            seen.extend(page.items.iter().map(|customer| customer.id.to_string()));
            assert_eq!(page.has_more, seen.len() < ids.len());
            after = page.items.last().map(|customer| customer.id.clone());
            if !page.has_more {
                break;
            }
        }
        assert_eq!(seen, ids);
    }
}

#[test]
fn sessions_are_listed_by_customer_and_accounts_by_scope() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let sessions = |customer: Option<&str>| {
            let customer = customer.map(customer_id);
            let page = store.session_list(&account_id(DEMO), customer.as_ref(), None, 50).unwrap();
            page.items.iter().map(|session| session.id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(sessions(None), ["called", "g1", "only-demo", "s1", "s2"]);
        assert_eq!(sessions(Some("globex")), ["g1"]);
        assert!(sessions(Some("initech")).is_empty());

        let listed = |scope: &AccountScope, after: Option<&str>| {
            let after = after.map(account_id);
            let page = store.account_list(scope, after.as_ref(), 50).unwrap();
            page.items.iter().map(|account| account.id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(listed(&AccountScope::All, None), [DEMO, OTHER]);
        assert_eq!(listed(&AccountScope::All, Some(DEMO)), [OTHER]);
        assert_eq!(listed(&accounts(&[OTHER, "nobody"]), None), [OTHER]);
        assert!(listed(&accounts(&[]), None).is_empty());
    }
}

#[test]
fn one_of_many_concurrent_inserts_succeeds() {
    for database in TestDatabase::each() {
        let store = database.store();
        let results: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> =
                (0..8).map(|_| scope.spawn(|| store.account_insert(&account("a"), &context()).unwrap())).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let count = results.iter().filter(|result| matches!(result, Inserted::New(_))).count();
        assert_eq!(count, 1, "{results:?}");
    }
}
