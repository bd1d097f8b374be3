//! Tests of the reader of an external issuer's JSON Web Key Set.

use billables_auth::{Algorithm, ExternalIssuer, KEY_SET_LENGTH_MAX, KeySet, KeySetError, SigningKey};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::external_issuer::{issuer, mapping, name};
use crate::forge::encode;

fn provider() -> ExternalIssuer {
    issuer("keycloak", "https://id.example.com", mapping())
}

fn read(set: &Value) -> Result<Vec<String>, KeySetError> {
    let set = KeySet::read(set.to_string().as_bytes(), &provider())?;
    Ok(set.kids().into_iter().map(str::to_owned).collect())
}

/// An Ed25519, a P-256 and an RSA key without `alg`.
fn jwks() -> [Value; 3] {
    let public_jwk = |key: SigningKey| key.verification_key().public_jwk().unwrap();
    let mut keys = [
        public_jwk(SigningKey::ed25519(&[7; 32]).unwrap()),
        public_jwk(SigningKey::es256(&[7; 32]).unwrap()),
        json!({ "kty": "RSA", "n": encode([255; 256]), "e": "AQAB" }),
    ];
    for (key, kid) in keys.iter_mut().zip(["okp", "ec", "rsa"]) {
        key["kid"] = json!(kid);
        key.as_object_mut().unwrap().remove("alg");
    }
    keys
}

fn with(mut jwk: Value, name: &str, value: Value) -> Value {
    match value {
        Value::Null => drop(jwk.as_object_mut().unwrap().remove(name)),
        value => jwk[name] = value,
    }
    jwk
}

#[test]
fn keys_of_each_kind_are_taken_with_what_belongs_to_them() {
    assert_eq!(read(&json!({ "keys": jwks() })), Ok(vec!["ec".to_owned(), "okp".to_owned(), "rsa".to_owned()]));
    // An issuer with a single algorithm keeps only the keys of that algorithm.
    for (algorithm, kid) in [(Algorithm::EdDsa, "okp"), (Algorithm::Es256, "ec"), (Algorithm::Rs256, "rsa")] {
        let issuer = ExternalIssuer::new(name("a"), "i", "a", [algorithm].into(), mapping()).unwrap();
        let set = KeySet::read(json!({ "keys": jwks() }).to_string().as_bytes(), &issuer).unwrap();
        assert_eq!(set.kids(), [kid]);
    }
    let issuer = ExternalIssuer::new(name("a"), "i", "a", [Algorithm::Ps256].into(), mapping()).unwrap();
    let [.., rsa] = jwks();
    let pss = json!({ "keys": [with(rsa.clone(), "alg", json!("PS256"))] }).to_string();
    assert_eq!(KeySet::read(pss.as_bytes(), &issuer).unwrap().kids(), ["rsa"]);
    assert_eq!(KeySet::read(json!({ "keys": [rsa] }).to_string().as_bytes(), &issuer).unwrap_err(), KeySetError::NoKey);
}

#[test]
fn unsuitable_and_damaged_keys_are_skipped() {
    let [okp, ec, rsa] = jwks();
    for bad in [
        with(okp.clone(), "use", json!("enc")),
        with(okp.clone(), "use", json!(["sig"])),
        with(okp.clone(), "key_ops", json!(["sign"])),
        with(okp.clone(), "kty", json!("oct")),
        with(okp.clone(), "kty", Value::Null),
        with(okp.clone(), "kid", Value::Null),
        with(okp.clone(), "kid", json!("")),
        with(okp.clone(), "kid", json!("a\nb")),
        with(okp.clone(), "kid", json!("x".repeat(257))),
        with(okp.clone(), "crv", json!("Ed448")),
        with(okp.clone(), "x", json!("AAAA")),
        with(okp.clone(), "alg", json!("HS256")),
        with(okp.clone(), "alg", json!("RS256")),
        with(okp.clone(), "alg", json!("none")),
        with(okp.clone(), "alg", json!(1)),
        with(ec.clone(), "crv", json!("P-384")),
        with(ec.clone(), "alg", json!("EdDSA")),
        with(ec.clone(), "y", json!(encode([1; 32]))),
        with(rsa.clone(), "alg", json!("RS512")),
        with(rsa.clone(), "alg", json!("HS256")),
        with(rsa.clone(), "n", json!(encode([255; 128]))),
        with(rsa.clone(), "e", json!("AQ")),
        json!({ "kty": "oct", "kid": "secret", "alg": "HS256", "k": encode([7; 32]) }),
        json!({ "kty": "oct", "kid": "secret", "alg": "EdDSA", "k": encode([7; 32]), "x": okp["x"] }),
        json!("key"),
        Value::Null,
    ] {
        assert_eq!(read(&json!({ "keys": [bad.clone(), rsa] })).as_deref(), Ok(&["rsa".to_owned()][..]), "{bad}");
        assert_eq!(read(&json!({ "keys": [bad.clone()] })), Err(KeySetError::NoKey), "{bad}");
    }
    let good = with(with(okp, "key_ops", json!(["verify"])), "kid", json!("a/b=+:ä"));
    assert_eq!(read(&json!({ "keys": [good], "more": 1 })), Ok(vec!["a/b=+:ä".to_owned()]));
}

#[test]
fn other_texts_are_refused() {
    for text in ["", "[]", "{}", "null", r#"{"keys":{}}"#, r#"{"keys":[],"keys":[]}"#, r#"{"keys":[]} {}"#, "<html>"] {
        assert_eq!(KeySet::read(text.as_bytes(), &provider()).unwrap_err(), KeySetError::Malformed, "{text}");
    }
    assert_eq!(read(&json!({ "keys": [] })), Err(KeySetError::NoKey));
    let [okp, ..] = jwks();
    assert!(read(&json!({ "keys": vec![okp.clone(); 100] })).is_ok());
    assert_eq!(read(&json!({ "keys": vec![okp; 101] })), Err(KeySetError::TooMany));
    let long = format!("{{\"keys\":[]{}}}", " ".repeat(KEY_SET_LENGTH_MAX));
    assert_eq!(KeySet::read(long.as_bytes(), &provider()).unwrap_err(), KeySetError::TooLong);
}

proptest! {
    #[test]
    fn no_text_panics(text in r#"\{"keys":\[\{("(kty|crv|x|y|n|e|kid|alg|use)":"[A-Za-z0-9_-]{0,9}",?){0,9}\}\]\}|.*"#) {
        let _ = KeySet::read(text.as_bytes(), &provider());
    }
}
