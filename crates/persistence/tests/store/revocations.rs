//! Revocations: kept for ever, the same on both databases.

use billables_persistence::{Revocation, Revoked};
use billables_test_support::TestDatabase;

use crate::fixture::{subject, time};

#[test]
fn revocations_are_kept_and_the_same_again_changes_nothing() {
    for database in TestDatabase::each() {
        let store = database.store();
        assert_eq!((store.revocation_count().unwrap(), store.revocation_list().unwrap()), (0, Vec::new()));
        let token = Revocation { revoked: Revoked::Token("a token's id".to_owned()), date_created: time(1) };
        let of_subject =
            |seconds| Revocation { revoked: Revoked::Subject(subject("ops")), date_created: time(seconds) };
        for revocation in [&token, &token, &of_subject(2), &of_subject(3), &of_subject(3)] {
            store.revocation_insert(revocation).unwrap();
        }
        // Another process sees them.
        let mut listed = database.open().revocation_list().unwrap();
        listed.sort_by_key(|revocation| revocation.date_created);
        assert_eq!(listed, [token, of_subject(2), of_subject(3)]);
        assert_eq!(store.revocation_count().unwrap(), 3);
        for sql in ["DELETE FROM revocations", "UPDATE revocations SET date_created = 0"] {
            let refusal = database.execute(sql).unwrap_err();
            assert!(refusal.contains("kept for ever"), "{refusal}");
        }
        assert_eq!(store.revocation_count().unwrap(), 3);
    }
}
