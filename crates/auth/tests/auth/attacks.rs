//! Tests with attacks on tokens. `a_good_token_is_accepted` accepts the same token without an attack.

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use billables_auth::{Permission, SigningKey, TOKEN_LENGTH_MAX, TokenError, Verifier, VerifierOptions, issue};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::forge::{
    NOW, OTHER_SEED, SECRET, SECRET_KID, SEED, ed25519, encode, header, header_with, now, payload, payload_with, sign,
    sign_hmac, sign_texts, token_with, verifier, verify,
};

#[test]
fn a_good_token_is_accepted() {
    let identity = verify(&sign(&header(), &payload())).unwrap();
    assert_eq!(identity.subject.as_str(), "switchboard");
    assert!(identity.may(Permission::VoidBillables));
    let shared = json!({ "alg": "HS256", "kid": SECRET_KID });
    assert_eq!(verify(&sign_hmac(&shared, &payload(), SECRET)).unwrap(), identity);
}

#[test]
fn algorithm_none_is_refused_in_every_spelling() {
    for algorithm in ["none", "None", "NONE", ""] {
        let unsigned =
            format!("{}.{}.", encode(header_with("alg", json!(algorithm)).to_string()), encode(payload().to_string()));
        assert_eq!(verify(&unsigned), Err(TokenError::WrongAlgorithm), "{algorithm}");
        let signed = sign(&header_with("alg", json!(algorithm)), &payload());
        assert_eq!(verify(&signed), Err(TokenError::WrongAlgorithm), "{algorithm}");
    }
}

#[test]
fn the_public_key_as_a_shared_secret_is_refused() {
    let pair = Ed25519KeyPair::from_seed_unchecked(&SEED).unwrap();
    let public_key = pair.public_key().as_ref();
    let confused = header_with("alg", json!("HS256"));
    for secret in [public_key.to_vec(), encode(public_key).into_bytes()] {
        assert_eq!(verify(&sign_hmac(&confused, &payload(), &secret)), Err(TokenError::WrongAlgorithm));
        assert_eq!(verify(&sign_hmac(&header(), &payload(), &secret)), Err(TokenError::BadSignature));
    }
}

#[test]
fn the_public_point_of_a_curve_as_a_shared_secret_is_refused() {
    let key = SigningKey::es256(&SEED).unwrap();
    let jwk = key.verification_key().public_jwk().unwrap();
    let options = VerifierOptions::new("billables", "billables", vec![key.verification_key()]);
    let verifier = Verifier::new(options);
    let confused = json!({ "alg": "HS256", "kid": key.kid() });
    let honest = json!({ "alg": "ES256", "kid": key.kid() });
    for secret in [jwk["x"].as_str().unwrap().to_owned(), jwk.to_string()] {
        let verify = |header: &Value| verifier.verify(&sign_hmac(header, &payload(), secret.as_bytes()), now());
        assert_eq!(verify(&confused), Err(TokenError::WrongAlgorithm));
        assert_eq!(verify(&honest), Err(TokenError::BadSignature));
    }
}

/// The common forms of an RSA public key: PEM, two kinds of DER, and a JSON Web Key.
fn rsa_public_forms(pair: &KeyPair, jwk: &Value) -> Vec<Vec<u8>> {
    let subject_public_key: PublicKeyX509Der<'_> = pair.public_key().as_der().unwrap();
    let subject_public_key = subject_public_key.as_ref().to_vec();
    let pkcs1 = pair.public_key().as_ref().to_vec();
    let pem = |label: &str, document: &[u8]| {
        let text = STANDARD.encode(document).into_bytes();
        let lines: Vec<_> = text.chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
        format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
    };
    let pems = [pem("PUBLIC KEY", &subject_public_key), pem("RSA PUBLIC KEY", &pkcs1)];
    let mut forms: Vec<_> = pems.iter().flat_map(|pem| [pem.clone(), pem.trim_end().to_owned()]).collect();
    forms.extend([jwk.to_string(), jwk["n"].as_str().unwrap().to_owned()]);
    forms.into_iter().map(String::into_bytes).chain([subject_public_key, pkcs1]).collect()
}

#[test]
fn an_rsa_public_key_as_a_shared_secret_is_refused_in_every_form() {
    let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
    let document: Pkcs8V1Der<'_> = pair.as_der().unwrap();
    for key in [SigningKey::rs256(document.as_ref()).unwrap(), SigningKey::ps256(document.as_ref()).unwrap()] {
        let options = VerifierOptions::new("billables", "billables", vec![key.verification_key()]);
        let verifier = Verifier::new(options);
        let header = |algorithm: &str| json!({ "alg": algorithm, "kid": key.kid() });
        let jwk = key.verification_key().public_jwk().unwrap();
        for secret in rsa_public_forms(&pair, &jwk) {
            let verify = |header: &Value| verifier.verify(&sign_hmac(header, &payload(), &secret), now());
            assert_eq!(verify(&header("HS256")), Err(TokenError::WrongAlgorithm));
            assert_eq!(verify(&header(key.algorithm().as_str())), Err(TokenError::BadSignature));
        }
    }
}

#[test]
fn the_two_ways_to_sign_with_rsa_are_never_taken_for_each_other() {
    let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
    let document: Pkcs8V1Der<'_> = pair.as_der().unwrap();
    let keys = [SigningKey::rs256(document.as_ref()).unwrap(), SigningKey::ps256(document.as_ref()).unwrap()];
    for (known, other) in [(&keys[0], &keys[1]), (&keys[1], &keys[0])] {
        assert_eq!(known.kid(), other.kid(), "the numbers are the same, and so is their thumbprint");
        let options = VerifierOptions::new("billables", "billables", vec![known.verification_key()]);
        let verifier = Verifier::new(options);
        assert!(verifier.verify(&issue(known, &crate::claims::claims()).unwrap(), now()).is_ok());
        let token = issue(other, &crate::claims::claims()).unwrap();
        assert_eq!(verifier.verify(&token, now()), Err(TokenError::WrongAlgorithm));
        // The same signature with a header that names the algorithm of the key.
        let header = encode(json!({ "alg": known.algorithm().as_str(), "kid": known.kid() }).to_string());
        let (_, rest) = token.split_once('.').unwrap();
        assert_eq!(verifier.verify(&format!("{header}.{rest}"), now()), Err(TokenError::BadSignature));
    }
}

#[test]
fn an_algorithm_of_another_key_is_refused() {
    let header = json!({ "alg": "EdDSA", "kid": SECRET_KID });
    assert_eq!(verify(&sign(&header, &payload())), Err(TokenError::WrongAlgorithm));
    for algorithm in [json!("eddsa"), json!("Ed25519"), json!("HS512"), json!(["EdDSA"]), json!(null)] {
        let token = sign(&header_with("alg", algorithm.clone()), &payload());
        assert_eq!(verify(&token), Err(TokenError::WrongAlgorithm), "{algorithm}");
    }
}

#[test]
fn the_signature_of_another_key_is_refused() {
    let token = sign_texts(&header().to_string(), &payload().to_string(), &OTHER_SEED);
    assert_eq!(verify(&token), Err(TokenError::BadSignature));
    let shared = json!({ "alg": "HS256", "kid": SECRET_KID });
    assert_eq!(verify(&sign_hmac(&shared, &payload(), &[0; 32])), Err(TokenError::BadSignature));
}

#[test]
fn a_stripped_or_cut_signature_is_refused() {
    let token = sign(&header(), &payload());
    let (message, signature) = token.rsplit_once('.').unwrap();
    assert_eq!(verify(&format!("{message}.")), Err(TokenError::BadSignature));
    assert_eq!(verify(message), Err(TokenError::Malformed));
    assert_eq!(verify(&format!("{message}.{}", &signature[..43])), Err(TokenError::BadSignature));
    assert_eq!(verify(&format!("{message}.{}", encode([0; 64]))), Err(TokenError::BadSignature));
}

#[test]
fn a_changed_payload_is_refused() {
    let token = sign(&header(), &payload());
    let parts: Vec<_> = token.split('.').collect();
    let payload = payload_with("roles", json!(["SystemAdministrator"]));
    let changed = format!("{}.{}.{}", parts[0], encode(payload.to_string()), parts[2]);
    assert_eq!(verify(&changed), Err(TokenError::BadSignature));
}

#[test]
fn each_character_of_a_token_counts() {
    let token = sign(&header(), &payload());
    for index in 0..token.len() {
        let mut changed = token.clone().into_bytes();
        changed[index] = if changed[index] == b'A' { b'B' } else { b'A' };
        assert!(verify(std::str::from_utf8(&changed).unwrap()).is_err(), "character {index}");
    }
    for changed in [format!("{token}="), format!("{token}."), format!(".{token}"), format!(" {token}"), token + "\n"] {
        assert!(verify(&changed).is_err(), "{changed}");
    }
}

#[test]
fn an_unknown_key_id_is_refused_for_every_target() {
    for kid in [
        "unknown",
        "",
        "../../../../etc/passwd",
        "/dev/null",
        "signing",
        "' OR '1'='1",
        "https://attacker.example/key.json",
        "file:///dev/null",
        "a\0b",
    ] {
        let token = sign(&header_with("kid", json!(kid)), &payload());
        assert_eq!(verify(&token), Err(TokenError::UnknownKey), "{kid}");
        // An attacker points at /dev/null to have an empty file used as a secret.
        let token = sign_hmac(&json!({ "alg": "HS256", "kid": kid }), &payload(), b"");
        assert_eq!(verify(&token), Err(TokenError::UnknownKey), "{kid}");
    }
}

#[test]
fn a_token_without_a_key_id_is_refused() {
    assert_eq!(verify(&sign(&json!({ "alg": "EdDSA" }), &payload())), Err(TokenError::NoKeyId));
    assert_eq!(verify(&sign(&header_with("kid", json!(1)), &payload())), Err(TokenError::NoKeyId));
}

#[test]
fn a_key_that_the_token_brings_along_is_never_used() {
    let pair = Ed25519KeyPair::from_seed_unchecked(&OTHER_SEED).unwrap();
    let jwk = json!({ "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "kid": "mine", "x": encode(pair.public_key()) });
    for (name, value) in [
        ("jwk", jwk.clone()),
        ("jku", json!("https://attacker.example/jwks.json")),
        ("x5u", json!("https://attacker.example/certificate.pem")),
        ("x5c", json!(["AAAA"])),
    ] {
        let mut header = header_with(name, value);
        let token = sign_texts(&header.to_string(), &payload().to_string(), &OTHER_SEED);
        assert_eq!(verify(&token), Err(TokenError::BadSignature), "{name}");
        header["kid"] = json!("mine");
        let token = sign_texts(&header.to_string(), &payload().to_string(), &OTHER_SEED);
        assert_eq!(verify(&token), Err(TokenError::UnknownKey), "{name}");
    }
}

#[test]
fn a_critical_header_is_refused() {
    let token = sign(&header_with("crit", json!(["b64"])), &payload());
    assert_eq!(verify(&token), Err(TokenError::CriticalHeader));
}

#[test]
fn a_token_of_another_type_is_refused() {
    for typ in [json!("at+jwt"), json!("refresh"), json!("JWT2"), json!(""), json!(null), json!(["JWT"])] {
        assert_eq!(verify(&sign(&header_with("typ", typ.clone()), &payload())), Err(TokenError::WrongType), "{typ}");
    }
    assert!(verify(&sign(&header_with("typ", json!("jwt")), &payload())).is_ok());
    let mut without = header();
    without.as_object_mut().unwrap().remove("typ");
    assert!(verify(&sign(&without, &payload())).is_ok());
}

#[test]
fn a_wrong_issuer_or_audience_is_refused() {
    for issuer in ["", "Billables", "https://attacker.example"] {
        assert_eq!(verify(&token_with("iss", json!(issuer))), Err(TokenError::UnknownIssuer), "{issuer}");
    }
    for audience in [json!("other"), json!(["other", "another"]), json!([]), json!("billables ")] {
        assert_eq!(verify(&token_with("aud", audience.clone())), Err(TokenError::BadClaim("aud")), "{audience}");
    }
}

#[test]
fn an_expired_token_is_refused_and_says_so_only_if_all_else_is_good() {
    let expired = payload_with("exp", json!(NOW - 3600));
    let error = verify(&sign(&header(), &expired)).unwrap_err();
    assert_eq!((error, error.to_string()), (TokenError::Expired, "The token has expired.".to_owned()));
    let forged = sign_texts(&header().to_string(), &expired.to_string(), &OTHER_SEED);
    let error = verify(&forged).unwrap_err();
    assert_eq!((error, error.to_string()), (TokenError::BadSignature, "The token is not valid.".to_owned()));
    let mut elsewhere = expired;
    elsewhere["aud"] = json!("other");
    assert_eq!(verify(&sign(&header(), &elsewhere)), Err(TokenError::BadClaim("aud")));
}

#[test]
fn a_token_from_the_future_is_refused() {
    assert_eq!(verify(&token_with("iat", json!(NOW + 31))), Err(TokenError::FromTheFuture));
    assert_eq!(verify(&token_with("nbf", json!(NOW + 31))), Err(TokenError::NotYetValid));
    assert_eq!(verify(&token_with("nbf", json!(1e300))), Err(TokenError::NotYetValid));
}

#[test]
fn a_token_of_a_megabyte_is_refused_by_its_length() {
    let token = token_with("padding", json!("x".repeat(1_000_000)));
    assert_eq!(verify(&token), Err(TokenError::TooLong));
    assert_eq!(verify(&"x".repeat(TOKEN_LENGTH_MAX + 1)), Err(TokenError::TooLong));
    assert_eq!(verify(&"x".repeat(TOKEN_LENGTH_MAX)), Err(TokenError::Malformed));
}

#[test]
fn a_member_twice_is_refused() {
    let (header, payload) = (header().to_string(), payload().to_string());
    let twice = |text: &str, member: &str| format!("{},{member}}}", text.strip_suffix('}').unwrap());
    for member in [r#""roles":["SystemAdministrator"]"#, r#""r\u006fles":["Manager"]"#, r#""sub":"switchboard""#] {
        let token = sign_texts(&header, &twice(&payload, member), &SEED);
        assert_eq!(verify(&token), Err(TokenError::DuplicateMember), "{member}");
    }
    let nested = twice(&payload, r#""more":{"a":1,"a":2}"#);
    assert_eq!(verify(&sign_texts(&header, &nested, &SEED)), Err(TokenError::DuplicateMember));
    let token = sign_texts(&twice(&header, r#""alg":"none""#), &payload, &SEED);
    assert_eq!(verify(&token), Err(TokenError::DuplicateMember));
}

#[test]
fn what_is_no_token_is_refused() {
    let nested = "[".repeat(4_000);
    let (header, payload) = (header().to_string(), payload().to_string());
    for token in [
        String::new(),
        ".".to_owned(),
        "..".to_owned(),
        "....".to_owned(),
        "a.b.c".to_owned(),
        sign_texts("", "", &SEED),
        sign_texts("[]", &payload, &SEED),
        sign_texts(&header, "null", &SEED),
        sign_texts(&header, &nested, &SEED),
        sign_texts(&header, &format!("{payload}{payload}"), &SEED),
    ] {
        assert_eq!(verify(&token), Err(TokenError::Malformed), "{token}");
    }
}

#[test]
fn neither_text_nor_debug_output_of_a_refusal_holds_any_of_the_token() {
    let token = sign_texts(&header().to_string(), &payload().to_string(), &OTHER_SEED);
    let error = verify(&token).unwrap_err();
    assert_eq!(error.to_string(), "The token is not valid.");
    assert_eq!(format!("{error:?}"), "BadSignature");
    let shown = format!("{:?}", verifier());
    assert!(shown.contains(ed25519().kid()));
    assert!(!shown.contains("secret of thirty") && !shown.contains(&format!("{}, {}", SECRET[0], SECRET[1])));
}

proptest! {
    #[test]
    fn no_text_panics_and_none_verifies(text in ".*") {
        prop_assert!(verifier().verify(&text, now()).is_err());
    }

    #[test]
    fn no_three_parts_panic_and_none_verify(header in ".*", payload in ".*", signature in proptest::collection::vec(any::<u8>(), 0..80)) {
        let token = format!("{}.{}.{}", encode(header), encode(payload), encode(signature));
        prop_assert!(verifier().verify(&token, now()).is_err());
    }

    #[test]
    fn no_signed_payload_panics(name in "iss|aud|sub|exp|iat|nbf|jti|roles|accounts|customers", text in r#"-?[0-9]{1,20}(\.[0-9]{1,20})?(e[0-9]{1,2})?|"[a-z*/]{0,9}"|\[("[a-z*/]{0,9}")?\]|null|\{\}|true"#) {
        let mut payload = payload();
        payload.as_object_mut().unwrap().remove(&name);
        let payload = format!("{},\"{name}\":{text}}}", payload.to_string().strip_suffix('}').unwrap());
        let _ = verifier().verify(&sign_texts(&header().to_string(), &payload, &SEED), now());
    }
}
