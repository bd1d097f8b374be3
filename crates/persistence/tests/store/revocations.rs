//! Revocations are permanent on both databases.

use billables_persistence::{Revocation, Revoked};
use billables_test_support::TestDatabase;

use crate::fixture::{context_by, subject, time};

#[test]
fn revocations_are_permanent() {
    for database in TestDatabase::each() {
        let store = database.store();
        assert_eq!((store.revocation_mark().unwrap().count, store.revocation_list().unwrap()), (0, Vec::new()));
        let revoke = |revoked: &Revoked, seconds| {
            store.revocation_insert(revoked, &context_by("operator", time(seconds))).unwrap();
            Revocation { revoked: revoked.clone(), date_created: time(seconds) }
        };
        let of_subject = Revoked::Subject(subject("ops"));
        let revoked =
            [revoke(&Revoked::Token("a token's id".to_owned()), 1), revoke(&of_subject, 2), revoke(&of_subject, 3)];
        // Another process reads the same revocations.
        let mut listed = database.open().revocation_list().unwrap();
        listed.sort_by_key(|revocation| revocation.date_created);
        assert_eq!(listed, revoked);
        assert_eq!(store.revocation_mark().unwrap().count, 3);
        for sql in ["DELETE FROM revocations", "UPDATE revocations SET date_created = 0"] {
            let refusal = database.execute(sql).unwrap_err();
            assert!(refusal.contains("kept for ever"), "{refusal}");
        }
        assert_eq!(store.revocation_mark().unwrap().count, 3);
    }
}
