//! Sign-ins: the validity of secrets, and refresh cookies that rotate, also with concurrent uses.

use billables_domain::{Subject, Timestamp};
use billables_persistence::{CookieUse, NewSecret, Revoked, SecretHash, SecretKind, Store};
use billables_test_support::TestDatabase;

use crate::fixture::{context_by, random, subject, time};
use crate::users::user;

const COOKIE: SecretHash = [1; 32];
const SESSION: SecretHash = [2; 32];

/// Signs Alice in with a session and a refresh cookie that expire at second 1,000.
fn signed_in(store: &Store) {
    store.user_insert(&user("alice"), &context_by("cli:root", time(0))).unwrap();
    let secret = |kind, hash| NewSecret { kind, hash, expires: time(1_000) };
    let secrets = [secret(SecretKind::RefreshCookie, COOKIE), secret(SecretKind::Session, SESSION)];
    assert!(insert(store, "first", &secrets, 0));
}

fn insert(store: &Store, id: &str, secrets: &[NewSecret], at: i64) -> bool {
    let proven = user("alice").password_hash;
    store.sign_in_insert(id, &proven, secrets, &context_by("alice", time(at)), "credentials").unwrap()
}

fn is_signed_in(store: &Store, at: i64) -> bool {
    store.sign_in_find(&[SecretKind::Session], &SESSION, time(at)).unwrap().is_some()
}

/// The successor of a cookie for a salt. The service uses a keyed hash instead.
fn successor(cookie: &SecretHash, salt: &[u8]) -> SecretHash {
    let mut hash = *cookie;
    hash.iter_mut().zip(salt).for_each(|(byte, salt)| *byte ^= salt);
    hash[31] = hash[31].wrapping_add(1);
    hash
}

/// Uses a cookie, and returns the successor of a valid one.
fn refresh(store: &Store, cookie: &SecretHash, at: Timestamp) -> Result<SecretHash, CookieUse> {
    let context = |by: &Subject| context_by(by.as_str(), at);
    match store.refresh_cookie_use(cookie, &random(), |salt| successor(cookie, salt), at, context).unwrap() {
        CookieUse::Good(signed_in, salt) => {
            assert_eq!(signed_in.user.name, subject("alice"));
            Ok(successor(cookie, &salt))
        }
        refused => Err(refused),
    }
}

#[test]
fn a_secret_proves_a_sign_in_of_its_kind_until_it_expires_or_ends() {
    for database in TestDatabase::each() {
        let store = database.store();
        signed_in(&store);
        let found =
            store.sign_in_find(&[SecretKind::PermanentSession, SecretKind::Session], &SESSION, time(5)).unwrap();
        let found = found.unwrap();
        assert_eq!((found.sign_in_id.as_str(), found.user, found.expires), ("first", user("alice"), time(1_000)));
        assert!(store.sign_in_find(&[SecretKind::RefreshCookie], &SESSION, time(5)).unwrap().is_none());
        assert!(store.sign_in_find(&[SecretKind::Session], &[3; 32], time(5)).unwrap().is_none());
        assert!(is_signed_in(&store, 999) && !is_signed_in(&store, 1_000));
        store.sign_in_end("first", &context_by("alice", time(10))).unwrap();
        assert!(!is_signed_in(&store, 11));
        assert_eq!(refresh(&store, &COOKIE, time(11)), Err(CookieUse::Refused));
    }
}

#[test]
fn disabling_a_user_or_changing_its_password_ends_its_sign_ins() {
    for database in TestDatabase::each() {
        let store = database.store();
        signed_in(&store);
        store.user_disable(&subject("alice"), &context_by("cli:root", time(10))).unwrap();
        assert!(!is_signed_in(&store, 11));
        store.user_enable(&subject("alice"), &context_by("cli:root", time(12))).unwrap();
        assert!(!is_signed_in(&store, 13), "what was ended stays ended");
        let again = NewSecret { kind: SecretKind::Session, hash: [4; 32], expires: time(1_000) };
        assert!(insert(&store, "second", &[again], 14));
        assert!(store.sign_in_find(&[SecretKind::Session], &[4; 32], time(15)).unwrap().is_some());
        store.user_set_password(&subject("alice"), "new", &context_by("cli:root", time(16))).unwrap();
        assert!(store.sign_in_find(&[SecretKind::Session], &[4; 32], time(17)).unwrap().is_none());
    }
}

#[test]
fn revoking_a_subject_ends_its_sign_ins() {
    for database in TestDatabase::each() {
        let store = database.store();
        signed_in(&store);
        let revoke = |name: &str| {
            let revoked = Revoked::Subject(subject(name));
            store.revocation_insert(&revoked, &context_by("cli:root", time(10))).unwrap();
        };
        revoke("bob");
        assert!(is_signed_in(&store, 11));
        revoke("alice");
        assert!(!is_signed_in(&store, 11), "a refresh token would give another access token");
    }
}

#[test]
fn a_sign_in_is_refused_if_its_user_changed_meanwhile() {
    for database in TestDatabase::each() {
        let store = database.store();
        signed_in(&store);
        let secret = NewSecret { kind: SecretKind::Session, hash: [7; 32], expires: time(1_000) };
        // The password was verified before the change, and the sign-in is stored after it.
        store.user_disable(&subject("alice"), &context_by("cli:root", time(10))).unwrap();
        assert!(!insert(&store, "second", &[secret], 11));
        store.user_enable(&subject("alice"), &context_by("cli:root", time(12))).unwrap();
        store.user_set_password(&subject("alice"), "new", &context_by("cli:root", time(13))).unwrap();
        assert!(!insert(&store, "second", &[secret], 14));
        assert!(store.sign_in_find(&[SecretKind::Session], &[7; 32], time(15)).unwrap().is_none());
        let context = context_by("alice", time(15));
        assert!(store.sign_in_insert("second", "new", &[secret], &context, "").unwrap());
    }
}

#[test]
fn no_sign_in_survives_a_change_that_it_races_with() {
    for database in TestDatabase::each() {
        let store = database.store();
        signed_in(&store);
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8_u8)
                .map(|thread| {
                    let store = database.open();
                    scope.spawn(move || {
                        for number in 0..20_u8 {
                            let mut hash = [9; 32];
                            (hash[0], hash[1]) = (thread, number);
                            let secret = NewSecret { kind: SecretKind::Session, hash, expires: time(1_000) };
                            insert(&store, &format!("{thread}-{number}"), &[secret], 10);
                        }
                    })
                })
                .collect();
            store.user_set_password(&subject("alice"), "new", &context_by("cli:root", time(20))).unwrap();
            threads.into_iter().for_each(|thread| thread.join().unwrap());
        });
        for (thread, number) in (0..8_u8).flat_map(|thread| (0..20_u8).map(move |number| (thread, number))) {
            let mut hash = [9; 32];
            (hash[0], hash[1]) = (thread, number);
            assert!(store.sign_in_find(&[SecretKind::Session], &hash, time(21)).unwrap().is_none());
        }
    }
}

#[test]
fn a_refresh_token_is_valid_until_its_sign_in_ends() {
    for database in TestDatabase::each() {
        let store = database.store();
        signed_in(&store);
        let secret = NewSecret { kind: SecretKind::RefreshToken, hash: [8; 32], expires: time(1_000) };
        assert!(insert(&store, "second", &[secret], 1));
        let used = |at| store.refresh_token_use(&[8; 32], time(at), |by| context_by(by.as_str(), time(at))).unwrap();
        assert_eq!(used(2).unwrap().sign_in_id, "second");
        assert_eq!(used(3).unwrap().user.name, subject("alice"));
        assert!(store.refresh_token_use(&COOKIE, time(3), |by| context_by(by.as_str(), time(3))).unwrap().is_none());
        assert!(used(1_000).is_none());
        store.sign_in_end("second", &context_by("alice", time(4))).unwrap();
        assert!(used(5).is_none());
    }
}

#[test]
fn a_refresh_cookie_returns_the_same_successor_until_its_use() {
    for database in TestDatabase::each() {
        let store = database.store();
        signed_in(&store);
        let second = refresh(&store, &COOKIE, time(10)).unwrap();
        // The answer was lost, or two browser tabs sent the cookie.
        assert_eq!(refresh(&store, &COOKIE, time(69)), Ok(second));
        let third = refresh(&store, &second, time(70)).unwrap();
        assert_ne!(third, second);
        assert!(is_signed_in(&store, 70));
        // The successor was used, so another client sends the old cookie.
        assert_eq!(refresh(&store, &COOKIE, time(71)), Err(CookieUse::Replayed(subject("alice"))));
        assert!(!is_signed_in(&store, 72), "the whole sign-in is ended");
        assert_eq!(refresh(&store, &third, time(72)), Err(CookieUse::Refused));
    }
}

#[test]
fn a_replaced_refresh_cookie_ends_its_sign_in_after_a_minute() {
    for database in TestDatabase::each() {
        let store = database.store();
        signed_in(&store);
        let second = refresh(&store, &COOKIE, time(10)).unwrap();
        assert_eq!(refresh(&store, &COOKIE, time(70)), Err(CookieUse::Replayed(subject("alice"))));
        assert_eq!(refresh(&store, &second, time(71)), Err(CookieUse::Refused));
    }
}

#[test]
fn a_successor_expires_when_the_first_cookie_would_have() {
    for database in TestDatabase::each() {
        let store = database.store();
        signed_in(&store);
        let second = refresh(&store, &COOKIE, time(990)).unwrap();
        assert!(refresh(&store, &second, time(999)).is_ok());
        assert_eq!(refresh(&store, &second, time(1_000)), Err(CookieUse::Refused));
    }
}

#[test]
fn concurrent_uses_of_a_cookie_return_one_successor() {
    for database in TestDatabase::each() {
        let store = database.store();
        signed_in(&store);
        let successors: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|_| {
                    let store = database.open();
                    scope.spawn(move || refresh(&store, &COOKIE, time(10)))
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap().unwrap()).collect()
        });
        assert!(successors.windows(2).all(|pair| pair[0] == pair[1]), "{successors:?}");
        assert!(refresh(&store, &successors[0], time(11)).is_ok());
    }
}

#[test]
fn ended_and_expired_rows_are_deleted_after_a_day() {
    for database in TestDatabase::each() {
        let store = database.store();
        signed_in(&store);
        let lasting = NewSecret { kind: SecretKind::Session, hash: [5; 32], expires: time(1_000_000) };
        for (id, byte) in [("lasting", 5), ("ended", 6)] {
            let secret = NewSecret { hash: [byte; 32], ..lasting };
            assert!(insert(&store, id, &[secret], 0));
        }
        store.sign_in_end("ended", &context_by("alice", time(500))).unwrap();
        assert_eq!(store.sign_in_purge(time(1_000)).unwrap(), 0);
        assert_eq!(store.sign_in_purge(time(86_400 + 600)).unwrap(), 1, "the one that was ended");
        assert_eq!(store.sign_in_purge(time(86_400 + 1_001)).unwrap(), 2, "those that expired");
        assert!(store.sign_in_find(&[SecretKind::Session], &[5; 32], time(86_400 + 1_001)).unwrap().is_some());
    }
}
