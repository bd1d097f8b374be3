//! Tests of the token cache: a signature is verified once, and the changing facts at each request.

use billables_auth::{Claims, Identity, Revocations, SigningKey, TokenError, Verifier, VerifierOptions, issue};
use billables_domain::{AccountScope, Subject, Timestamp};
use proptest::prelude::*;
use serde_json::json;

use crate::claims::claims;
use crate::forge::{ed25519, header, now, payload, sign, sign_hmac, sign_texts, token_with, verifier};

const LEEWAY_SECONDS: i64 = 30;

/// The most entries of the token cache.
fn kept(verifier: &Verifier) -> usize {
    let shown = format!("{verifier:?}");
    let (_, number) = shown.split_once("TokenCache { len: ").unwrap();
    number.split_once(',').unwrap().0.parse().unwrap()
}

#[test]
fn a_repeated_token_gives_the_same_identity_and_one_entry() {
    let verifier = verifier();
    let token = token_with("customers", json!(["demo/acme", "demo/globex"]));
    let first = verifier.verify(&token, now());
    assert!(first.is_ok());
    for _ in 0..3 {
        assert_eq!(verifier.clone().verify(&token, now().plus_seconds(5)), first);
    }
    assert_eq!(kept(&verifier), 1);
}

#[test]
fn refused_tokens_are_not_cached() {
    let verifier = verifier();
    for token in [
        "a.b.c".to_owned(),
        sign_texts(&header().to_string(), &payload().to_string(), &[9; 32]),
        sign_hmac(&header(), &payload(), b"whatever it may be, it is no key"),
        token_with("exp", json!(0)),
        token_with("nbf", json!(1e15)),
        token_with("aud", json!("other")),
    ] {
        for _ in 0..2 {
            assert!(verifier.verify(&token, now()).is_err(), "{token}");
        }
    }
    assert_eq!(kept(&verifier), 0);
}

#[test]
fn a_cached_token_expires() {
    let verifier = verifier();
    let token = sign(&header(), &payload());
    let ends = verifier.verify(&token, now()).unwrap().expires.plus_seconds(LEEWAY_SECONDS);
    let before = Timestamp::from_microseconds(ends.as_microseconds() - 1);
    assert!(verifier.verify(&token, before).is_ok());
    assert_eq!(verifier.verify(&token, ends), Err(TokenError::Expired));
    // A clock that is set back makes the token valid again; a clock that is set back further makes it a token of the future.
    assert!(verifier.verify(&token, before).is_ok());
    assert_eq!(verifier.verify(&token, now().plus_seconds(-LEEWAY_SECONDS - 1)), Err(TokenError::FromTheFuture));
}

#[test]
fn a_cached_token_is_refused_as_soon_as_its_key_is_gone() {
    let verifier = verifier();
    let token = sign(&header(), &payload());
    let first = verifier.verify(&token, now());
    assert!(first.is_ok());
    let another = SigningKey::hs256("another", &[1; 32]).unwrap();
    verifier.clone().replace_keys(vec![ed25519().verification_key(), another.verification_key()]);
    assert_eq!(verifier.verify(&token, now()), first, "its key is still there");
    verifier.clone().replace_keys(vec![another.verification_key()]);
    assert_eq!(verifier.verify(&token, now()), Err(TokenError::UnknownKey));
    verifier.clone().replace_keys(vec![ed25519().verification_key()]);
    assert_eq!(verifier.verify(&token, now()), first);
}

#[test]
fn a_cached_token_is_refused_when_another_key_takes_the_name_of_its_key() {
    let [one, two] = [[1; 32], [2; 32]].map(|secret| SigningKey::hs256("same", &secret).unwrap());
    let verifier = Verifier::new(VerifierOptions::new("billables", "billables", vec![one.verification_key()]));
    let token = issue(&one, &claims()).unwrap();
    assert!(verifier.verify(&token, now()).is_ok());
    verifier.replace_keys(vec![two.verification_key()]);
    assert_eq!(verifier.verify(&token, now()), Err(TokenError::BadSignature));
}

#[test]
fn a_cached_token_is_refused_as_soon_as_it_is_revoked() {
    let first = token_with("jti", json!("first"));
    let second = token_with("jti", json!("second"));
    let verifier = verifier();
    let verify = |token: &str| verifier.clone().verify(token, now()).map(|_| ());
    assert_eq!((verify(&first), verify(&second)), (Ok(()), Ok(())));
    let mut revocations = Revocations::default();
    revocations.revoke_token("first".to_owned());
    verifier.replace_revocations(revocations.clone());
    assert_eq!((verify(&first), verify(&second)), (Err(TokenError::Revoked), Ok(())));
    revocations.revoke_subject(Subject::parse("switchboard").unwrap(), now());
    verifier.replace_revocations(revocations);
    assert_eq!((verify(&first), verify(&second)), (Err(TokenError::Revoked), Err(TokenError::Revoked)));
}

#[test]
fn a_cached_token_does_not_stand_for_one_that_differs_in_a_character() {
    let verifier = verifier();
    let token = sign(&header(), &payload());
    assert!(verifier.verify(&token, now()).is_ok());
    for index in 0..token.len() {
        for other in [b'A', b'B', b'.', b'='] {
            let mut changed = token.clone().into_bytes();
            if changed[index] == other {
                continue;
            }
            changed[index] = other;
            assert!(verifier.verify(std::str::from_utf8(&changed).unwrap(), now()).is_err(), "character {index}");
        }
    }
    for changed in [&token[1..], &token[..token.len() - 1], &format!("{token}A"), &format!("{token} ")] {
        assert!(verifier.verify(changed, now()).is_err(), "{changed}");
    }
    assert_eq!(kept(&verifier), 1);
}

#[test]
fn at_most_ten_thousand_tokens_are_cached() {
    let key = SigningKey::hs256("shared", &[1; 32]).unwrap();
    let verifier = Verifier::new(VerifierOptions::new("billables", "billables", vec![key.verification_key()]));
    for number in 0..12_000 {
        let claims = Claims { token_id: number.to_string(), ..claims() };
        assert!(verifier.verify(&issue(&key, &claims).unwrap(), now()).is_ok());
    }
    assert!((1..=10_000).contains(&kept(&verifier)), "{}", kept(&verifier));
}

/// An event at a verifier.
#[derive(Clone, Debug)]
enum Step {
    /// A request with the token of a number.
    Verify(usize),
    /// The clock advances by seconds, or is set back.
    Wait(i64),
    /// These keys are in use from now on, two of them with the same id.
    ReplaceKeys(Vec<usize>),
    /// A revocation of the token of a number.
    RevokeToken(usize),
    /// A revocation of the tokens that the subject of a number has so far.
    RevokeSubject(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        8 => (0_usize..12).prop_map(Step::Verify),
        2 => (-40_i64..80).prop_map(Step::Wait),
        2 => proptest::sample::subsequence(vec![0, 1, 2], 0..=3).prop_map(Step::ReplaceKeys),
        1 => (0_usize..12).prop_map(Step::RevokeToken),
        1 => (0_usize..2).prop_map(Step::RevokeSubject),
    ];
    proptest::collection::vec(step, 0..80)
}

proptest! {
    /// A verifier with a filled cache answers as one with an empty cache.
    #[test]
    fn the_cache_changes_no_answer(steps in steps()) {
        let keys = [("same", 1), ("same", 2), ("third", 3)].map(|(kid, byte)| SigningKey::hs256(kid, &[byte; 32]).unwrap());
        let subject = |number: usize| Subject::parse(["one", "two"][number % 2]).unwrap();
        let tokens: Vec<_> = (0..12).map(|number| {
            let offset = i64::try_from(number).unwrap() * 20;
            let claims = Claims {
                subject: subject(number),
                accounts: AccountScope::All,
                token_id: number.to_string(),
                issued: now().plus_seconds(offset - 60),
                expires: now().plus_seconds(offset),
                ..claims()
            };
            issue(&keys[number % 3], &claims).unwrap()
        }).collect();
        let verifier_of = |in_use: &[usize]| {
            let keys = in_use.iter().map(|index| keys[*index].verification_key()).collect();
            Verifier::new(VerifierOptions::new("billables", "billables", keys))
        };
        let mut in_use = vec![0, 2];
        let mut revocations = Revocations::default();
        let mut time = now();
        let experienced = verifier_of(&in_use);
        for step in steps {
            match step {
                Step::Verify(number) => {
                    let fresh = verifier_of(&in_use);
                    fresh.replace_revocations(revocations.clone());
                    let expected: Result<Identity, _> = fresh.verify(&tokens[number], time);
                    prop_assert_eq!(experienced.clone().verify(&tokens[number], time), expected);
                }
                Step::Wait(seconds) => time = time.plus_seconds(seconds),
                Step::ReplaceKeys(indexes) => {
                    experienced.replace_keys(indexes.iter().map(|index| keys[*index].verification_key()).collect());
                    in_use = indexes;
                }
                Step::RevokeToken(number) => {
                    revocations.revoke_token(number.to_string());
                    experienced.replace_revocations(revocations.clone());
                }
                Step::RevokeSubject(number) => {
                    revocations.revoke_subject(subject(number), time);
                    experienced.replace_revocations(revocations.clone());
                }
            }
        }
    }
}
