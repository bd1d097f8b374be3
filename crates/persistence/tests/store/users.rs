//! Users and API keys: added, changed and never deleted.

use std::collections::BTreeSet;

use billables_domain::{AccountScope, CustomerKey, Timestamp};
use billables_persistence::{ApiKey, Grants, Revoked, Store, User, UserChange};
use billables_test_support::TestDatabase;

use crate::fixture::{account_id, accounts, context_by, customer_id, subject, time};

pub(crate) fn user(name: &str) -> User {
    let key = CustomerKey { account_id: account_id("demo"), customer_id: customer_id("acme") };
    User {
        name: subject(name),
        display_name: Some("Alice Example".to_owned()),
        email: None,
        password_hash: "$argon2id$of-alice".to_owned(),
        grants: Grants {
            roles: ["Manager".to_owned(), "Customer".to_owned()].into(),
            accounts: accounts(&["demo", "other"]),
            customers: [key].into(),
        },
        date_created: time(1),
        date_disabled: None,
    }
}

fn add(store: &Store, name: &str) -> User {
    let user = user(name);
    assert_eq!(store.user_insert(&user, &context_by("cli:root", time(1))).unwrap(), UserChange::Done);
    user
}

#[test]
fn a_user_is_found_as_added_and_its_name_is_unique() {
    for database in TestDatabase::each() {
        let store = database.store();
        let alice = add(&store, "alice");
        assert_eq!(store.user_find(&subject("alice")).unwrap(), Some(alice.clone()));
        assert_eq!(store.user_find(&subject("Alice")).unwrap(), None, "whoever asks lowers the case first");
        let of_all = Grants { accounts: AccountScope::All, customers: BTreeSet::new(), ..alice.grants.clone() };
        let bob = User { name: subject("bob"), grants: of_all, ..alice.clone() };
        let context = context_by("cli:root", time(2));
        assert_eq!(store.user_insert(&bob, &context).unwrap(), UserChange::Done);
        let another = User { password_hash: "another".to_owned(), ..alice.clone() };
        assert_eq!(store.user_insert(&another, &context_by("cli:root", time(3))).unwrap(), UserChange::Refused);
        assert_eq!(database.open().user_list().unwrap(), [alice, bob]);
        for table in ["users", "api_keys"] {
            assert!(store.api_key_list().unwrap().is_empty());
            if table == "api_keys" {
                store.api_key_insert(&api_key("machine", None), &context_by("cli:root", time(4))).unwrap();
            }
            let refusal = database.execute(&format!("DELETE FROM {table}")).unwrap_err();
            assert!(refusal.contains("kept for ever"), "{refusal}");
        }
    }
}

#[test]
fn disabling_a_user_and_changing_its_password_revoke_its_tokens() {
    for database in TestDatabase::each() {
        let store = database.store();
        add(&store, "alice");
        let name = subject("alice");
        let at = |seconds| context_by("cli:root", time(seconds));
        assert_eq!(store.user_disable(&subject("nobody"), &at(2)).unwrap(), UserChange::Refused);
        assert_eq!(store.user_enable(&name, &at(2)).unwrap(), UserChange::Unchanged);
        assert_eq!(store.user_disable(&name, &at(2)).unwrap(), UserChange::Done);
        assert_eq!(store.user_disable(&name, &at(3)).unwrap(), UserChange::Unchanged, "the first time stays");
        assert_eq!(store.user_find(&name).unwrap().unwrap().date_disabled, Some(time(2)));
        assert_eq!(store.user_enable(&name, &at(4)).unwrap(), UserChange::Done);
        assert_eq!(store.user_find(&name).unwrap().unwrap().date_disabled, None);
        assert_eq!(store.user_set_password(&name, "new", &at(5)).unwrap(), UserChange::Done);
        assert_eq!(store.user_set_password(&subject("nobody"), "new", &at(5)).unwrap(), UserChange::Refused);
        let revoked: Vec<_> = store.revocation_list().unwrap();
        let times: BTreeSet<_> = revoked.iter().map(|revocation| revocation.date_created).collect();
        assert!(revoked.iter().all(|revocation| revocation.revoked == Revoked::Subject(name.clone())));
        assert_eq!(times, [time(2), time(5)].into());
        // The upgrade of a hash changes nothing after a change of the password.
        assert!(!store.user_upgrade_password_hash(&name, "of-alice", "stale").unwrap());
        assert_eq!(store.user_find(&name).unwrap().unwrap().password_hash, "new");
        assert!(store.user_upgrade_password_hash(&name, "new", "newer").unwrap());
        assert_eq!(store.user_find(&name).unwrap().unwrap().password_hash, "newer");
    }
}

fn api_key(name: &str, expires: Option<Timestamp>) -> ApiKey {
    let mut hash = [7; 32];
    hash[0] = name.as_bytes()[0];
    ApiKey {
        name: name.to_owned(),
        hash,
        grants: Grants {
            roles: ["Reporter".to_owned()].into(),
            accounts: accounts(&["demo"]),
            customers: BTreeSet::new(),
        },
        date_created: time(1),
        expires,
        date_revoked: None,
        date_last_used: None,
    }
}

#[test]
fn an_api_key_is_found_only_by_its_hash() {
    for database in TestDatabase::each() {
        let store = database.store();
        let at = |seconds| context_by("cli:root", time(seconds));
        let key = api_key("switchboard", Some(time(100)));
        assert_eq!(store.api_key_insert(&key, &at(1)).unwrap(), UserChange::Done);
        let same_name = ApiKey { hash: [9; 32], ..key.clone() };
        assert_eq!(store.api_key_insert(&same_name, &at(2)).unwrap(), UserChange::Refused);
        assert_eq!(store.api_key_find(&key.hash).unwrap(), Some(key.clone()));
        assert_eq!(store.api_key_find(&[9; 32]).unwrap(), None);
        // A use within a minute of the recorded one, and an earlier one, change nothing.
        for (used, recorded) in [(3, 3), (4, 3), (62, 3), (63, 63), (3, 63)] {
            store.api_key_used("switchboard", time(used)).unwrap();
            let [key] = &store.api_key_list().unwrap()[..] else { panic!("there is one key") };
            assert_eq!(key.date_last_used, Some(time(recorded)), "a use at {used}");
        }
        assert_eq!(store.api_key_revoke("unknown", &at(4)).unwrap(), UserChange::Refused);
        assert_eq!(store.api_key_revoke("switchboard", &at(4)).unwrap(), UserChange::Done);
        assert_eq!(store.api_key_revoke("switchboard", &at(5)).unwrap(), UserChange::Unchanged);
        let expected = ApiKey { date_revoked: Some(time(4)), date_last_used: Some(time(63)), ..key };
        assert_eq!(store.api_key_list().unwrap(), [expected]);
    }
}
