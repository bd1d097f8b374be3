//! Tests of the claims of a token, the leeway, and the round trip from `issue` to `verify`.

use std::collections::BTreeSet;

use billables_auth::{Claims, Permission, Revocations, Role, SigningKey, TokenError, Verifier, VerifierOptions, issue};
use billables_domain::{AccountId, AccountScope, CustomerId, CustomerKey, Subject, Timestamp};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::forge::{NOW, SECRET, SEED, ed25519, header, now, payload, sign, token_with, verifier, verify};

#[test]
fn a_token_without_a_required_claim_is_refused() {
    for name in ["iss", "aud", "sub", "exp", "iat", "jti", "roles", "accounts"] {
        assert_eq!(verify(&token_with(name, Value::Null)), Err(TokenError::BadClaim(name)));
    }
    for name in ["nbf", "customers"] {
        assert!(verify(&token_with(name, Value::Null)).is_ok(), "{name}");
    }
}

#[test]
fn a_claim_of_another_kind_is_refused() {
    for (name, values) in [
        ("iss", vec![json!(1), json!(["billables"])]),
        ("aud", vec![json!(1), json!({}), json!(["billables", 1])]),
        ("sub", vec![json!(1), json!(""), json!(" x"), json!("a\nb"), json!("x".repeat(256))]),
        ("exp", vec![json!("1800003600"), json!([]), json!(true)]),
        ("iat", vec![json!("1800000000"), json!({})]),
        ("nbf", vec![json!("1800000000"), json!(false)]),
        ("jti", vec![json!(1), json!(""), json!("x".repeat(129)), json!("a\nb")]),
        ("roles", vec![json!("Manager"), json!([1]), json!({ "Manager": true })]),
        ("accounts", vec![json!("*"), json!("demo"), json!([1]), json!(["a b"]), json!([""]), json!(["String"])]),
        ("customers", vec![json!("demo/acme"), json!(["acme"]), json!(["demo/"]), json!(["a/b/c"]), json!([1])]),
    ] {
        for value in values {
            assert_eq!(verify(&token_with(name, value.clone())), Err(TokenError::BadClaim(name)), "{name}: {value}");
        }
    }
}

#[test]
fn a_null_claim_is_not_a_missing_one() {
    for name in ["nbf", "customers"] {
        let mut payload = payload();
        payload[name] = Value::Null;
        assert_eq!(verify(&sign(&header(), &payload)), Err(TokenError::BadClaim(name)));
    }
}

#[test]
fn the_audience_may_be_one_of_several() {
    assert!(verify(&token_with("aud", json!(["other", "billables"]))).is_ok());
}

#[test]
fn the_longest_token_id_is_128_characters() {
    assert_eq!(verify(&token_with("jti", json!("ä".repeat(128)))).unwrap().token_id, "ä".repeat(128));
}

#[test]
fn the_leeway_is_30_seconds_on_either_side() {
    let microseconds = |time: i64| Timestamp::from_microseconds(time);
    let token = sign(&header(), &payload());
    let end = (NOW + 3600 + 30) * 1_000_000;
    assert!(verifier().verify(&token, microseconds(end - 1)).is_ok());
    assert_eq!(verifier().verify(&token, microseconds(end)), Err(TokenError::Expired));
    let start = (NOW - 30) * 1_000_000;
    assert!(verifier().verify(&token, microseconds(start)).is_ok());
    assert_eq!(verifier().verify(&token, microseconds(start - 1)), Err(TokenError::FromTheFuture));
    let token = token_with("nbf", json!(NOW + 100));
    assert!(verifier().verify(&token, microseconds((NOW + 70) * 1_000_000)).is_ok());
    assert_eq!(verifier().verify(&token, microseconds((NOW + 70) * 1_000_000 - 1)), Err(TokenError::NotYetValid));
}

#[test]
fn another_leeway_can_be_chosen() {
    let mut options = VerifierOptions::new("billables", "billables", vec![ed25519().verification_key()]);
    options.leeway_seconds = 0;
    let token = token_with("exp", json!(NOW));
    assert_eq!(Verifier::new(options).verify(&token, now()), Err(TokenError::Expired));
}

#[test]
fn times_with_a_fraction_are_read() {
    let identity = verify(&token_with("exp", json!(NOW as f64 + 0.5))).unwrap();
    assert_eq!(identity.expires.as_microseconds(), NOW * 1_000_000 + 500_000);
    for far in [json!(i64::MAX), json!(u64::MAX), json!(1e300)] {
        assert!(verify(&token_with("exp", far.clone())).is_ok(), "{far}");
    }
    for past in [json!(i64::MIN), json!(-1e300), json!(0)] {
        assert_eq!(verify(&token_with("exp", past.clone())), Err(TokenError::Expired), "{past}");
    }
}

#[test]
fn an_unknown_role_grants_nothing() {
    let identity = verify(&token_with("roles", json!(["Owner", "manager", "Reporter"]))).unwrap();
    assert_eq!(identity.roles, BTreeSet::from([Role::Reporter]));
    for roles in [json!([]), json!(["Root"])] {
        let identity = verify(&token_with("roles", roles)).unwrap();
        assert!(Permission::ALL.iter().all(|permission| !identity.may(*permission)));
    }
}

#[test]
fn a_star_stands_alone_among_the_accounts() {
    assert_eq!(verify(&token_with("accounts", json!(["*"]))).unwrap().accounts, AccountScope::All);
    for accounts in [json!(["*", "demo"]), json!(["demo", "*"]), json!(["*", "*"]), json!(["de*"])] {
        assert_eq!(verify(&token_with("accounts", accounts.clone())), Err(TokenError::BadClaim("accounts")));
    }
    let none = verify(&token_with("accounts", json!([]))).unwrap();
    assert_eq!(none.accounts, AccountScope::Only(BTreeSet::new()), "no account is not every account");
}

#[test]
fn customers_are_pairs() {
    let identity = verify(&token_with("customers", json!(["demo/acme", "other/acme", "demo/acme"]))).unwrap();
    let names: Vec<_> =
        identity.customers.iter().map(|key| format!("{} {}", key.account_id, key.customer_id)).collect();
    assert_eq!(names, ["demo acme", "other acme"]);
}

#[test]
fn two_keys_of_one_issuer_are_distinguished_by_their_ids() {
    let one = SigningKey::hs256("one", &[1; 32]).unwrap();
    let two = SigningKey::hs256("two", &[2; 32]).unwrap();
    let keys = vec![one.verification_key(), two.verification_key()];
    let verifier = Verifier::new(VerifierOptions::new("billables", "billables", keys));
    for key in [&one, &two] {
        assert!(verifier.verify(&issue(key, &claims()).unwrap(), now()).is_ok());
    }
    let impostor = SigningKey::hs256("one", &[2; 32]).unwrap();
    assert_eq!(verifier.verify(&issue(&impostor, &claims()).unwrap(), now()), Err(TokenError::BadSignature));
}

#[test]
fn keys_that_are_replaced_count_at_once_and_for_every_clone() {
    let one = SigningKey::ed25519(&[1; 32]).unwrap();
    let two = SigningKey::ed25519(&[2; 32]).unwrap();
    let verifier = Verifier::new(VerifierOptions::new("billables", "billables", vec![one.verification_key()]));
    let clone = verifier.clone();
    let verify = |key: &SigningKey| clone.verify(&issue(key, &claims()).unwrap(), now()).map(|_| ());
    assert_eq!((verify(&one), verify(&two)), (Ok(()), Err(TokenError::UnknownKey)));
    verifier.replace_keys(vec![two.verification_key()]);
    assert_eq!((verify(&one), verify(&two)), (Err(TokenError::UnknownKey), Ok(())));
    assert_eq!(clone.kids(), [two.kid().to_owned()].into());
    assert_eq!(clone.public_keys(), json!({ "keys": [two.verification_key().public_jwk()] }));
}

#[test]
fn a_revoked_token_is_refused_and_a_later_one_of_the_subject_is_not() {
    let key = SigningKey::ed25519(&[1; 32]).unwrap();
    let verifier = Verifier::new(VerifierOptions::new("billables", "billables", vec![key.verification_key()]));
    let verify = |claims: &Claims| verifier.verify(&issue(&key, claims).unwrap(), now()).map(|_| ());
    let first = Claims { token_id: "first".to_owned(), ..claims() };
    let second = Claims { token_id: "second".to_owned(), ..claims() };
    let mut revocations = Revocations::default();
    revocations.revoke_token("first".to_owned());
    verifier.replace_revocations(revocations.clone());
    assert_eq!((verify(&first), verify(&second)), (Err(TokenError::Revoked), Ok(())));

    revocations.revoke_subject(second.subject.clone(), second.issued);
    // An earlier revocation of the same subject does not shorten the later one.
    revocations.revoke_subject(second.subject.clone(), second.issued.plus_seconds(-9));
    verifier.replace_revocations(revocations);
    let later = Claims { issued: second.issued.plus_seconds(1), ..second.clone() };
    let other = Claims { subject: Subject::parse("somebody else").unwrap(), ..second.clone() };
    assert_eq!((verify(&second), verify(&later), verify(&other)), (Err(TokenError::Revoked), Ok(()), Ok(())));
}

pub(crate) fn claims() -> Claims {
    Claims {
        issuer: "billables".to_owned(),
        audience: "billables".to_owned(),
        subject: Subject::parse("switchboard").unwrap(),
        roles: BTreeSet::new(),
        accounts: AccountScope::All,
        customers: BTreeSet::new(),
        token_id: "1".to_owned(),
        issued: now(),
        expires: now().plus_seconds(3600),
    }
}

/// An id of an account or a customer, too long for a reserved name.
const ID: &str = "[A-Za-z0-9_:@-]{7,64}";

proptest! {
    #[test]
    fn what_is_issued_is_what_is_verified(
        subject in "[^\\p{C}\\s]{1,255}",
        roles in proptest::sample::subsequence(Role::ALL.to_vec(), 0..=Role::ALL.len()),
        accounts in proptest::option::of(proptest::collection::btree_set(ID, 0..4)),
        customers in proptest::collection::btree_set((ID, ID), 0..4),
        token_id in "[^\\p{C}]{1,128}",
        by_secret in any::<bool>(),
    ) {
        let customers = customers.iter().map(|(account, customer)| CustomerKey {
            account_id: AccountId::parse(account).unwrap(),
            customer_id: CustomerId::parse(customer).unwrap(),
        });
        let accounts = accounts.map_or(AccountScope::All, |ids| {
            AccountScope::Only(ids.iter().map(|id| AccountId::parse(id).unwrap()).collect())
        });
        let Ok(subject) = Subject::parse(&subject) else { return Ok(()) };
        let claims = Claims {
            subject, roles: roles.into_iter().collect(), accounts, customers: customers.collect(), token_id, ..claims()
        };
        let key = if by_secret { SigningKey::hs256("shared", SECRET) } else { SigningKey::ed25519(&SEED) }.unwrap();
        let identity = verify(&issue(&key, &claims).unwrap()).unwrap();
        prop_assert_eq!(identity.subject, claims.subject);
        prop_assert_eq!(identity.roles, claims.roles);
        prop_assert_eq!(identity.accounts, claims.accounts);
        prop_assert_eq!(identity.customers, claims.customers);
        prop_assert_eq!(identity.token_id, claims.token_id);
        prop_assert_eq!(identity.expires, claims.expires);
    }
}
