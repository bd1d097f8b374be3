//! Tests with tokens of external issuers: their claims, the mapping, and the ceiling.

use std::collections::BTreeSet;

use billables_auth::{
    Algorithm, Audiences, ClaimMapping, ClaimPath, ExternalIssuer, ExternalIssuerError, Identity, IssuerName, KeySet,
    Permission, Revocations, Role, SigningKey, TokenError, Verifier, VerifierOptions,
};
use billables_domain::{AccountId, AccountScope, Subject};
use serde_json::{Value, json};

use crate::forge::{NOW, OTHER_SEED, SECRET, SEED, encode, now, sign_hmac, sign_texts};

const ISSUER: &str = "https://id.example.com/realms/voice";
const OTHER_ISSUER: &str = "https://login.example.org/";

/// The audience that external issuers use for the service.
const AUDIENCE: &str = "https://billing.example.com";

/// The seeds of the two external issuers' keys. The service's own seed is [`SEED`].
const FOREIGN_SEED: [u8; 32] = OTHER_SEED;
const OTHER_FOREIGN_SEED: [u8; 32] = [9; 32];

/// The id of all keys, so that only the issuer distinguishes them.
const KID: &str = "shared-kid";

pub(crate) fn name(text: &str) -> IssuerName {
    IssuerName::parse(text).unwrap()
}

fn only(accounts: &[&str]) -> AccountScope {
    AccountScope::Only(accounts.iter().map(|id| AccountId::parse(id).unwrap()).collect())
}

pub(crate) fn mapping() -> ClaimMapping {
    ClaimMapping {
        roles_claim: Some(ClaimPath::parse("groups").unwrap()),
        role_map: [("admins", Role::SystemAdministrator), ("managers", Role::Manager), ("calls", Role::Reporter)]
            .map(|(value, role)| (value.to_owned(), role))
            .into(),
        accounts_claim: Some(ClaimPath::parse("tenants").unwrap()),
        accounts: only(&["demo"]),
        customers_claim: Some(ClaimPath::parse("customers").unwrap()),
        roles_max: [Role::Manager, Role::Reporter, Role::Customer].into(),
        accounts_max: only(&["demo", "other"]),
    }
}

pub(crate) fn issuer(text: &str, iss: &str, mapping: ClaimMapping) -> ExternalIssuer {
    ExternalIssuer::new(name(text), iss, AUDIENCE, ExternalIssuer::ALGORITHMS.into(), mapping).unwrap()
}

/// An Ed25519 key in a published key set.
fn key_set(seed: &[u8; 32], issuer: &ExternalIssuer) -> KeySet {
    let mut jwk = SigningKey::ed25519(seed).unwrap().verification_key().public_jwk().unwrap();
    jwk["kid"] = json!(KID);
    KeySet::read(json!({ "keys": [jwk] }).to_string().as_bytes(), issuer).unwrap()
}

/// A verifier with an own key and the keys of two external issuers, all with the same id.
fn verifier_with(mapping: ClaimMapping) -> Verifier {
    let issuers = [issuer("keycloak", ISSUER, mapping.clone()), issuer("entra", OTHER_ISSUER, mapping)];
    let own = ed25519_named_kid();
    let mut options = VerifierOptions::new("billables", "billables", vec![own]);
    options.external_issuers = issuers.to_vec();
    let verifier = Verifier::new(options);
    for (issuer, seed) in issuers.iter().zip([FOREIGN_SEED, OTHER_FOREIGN_SEED]) {
        verifier.replace_external_keys(issuer.name(), key_set(&seed, issuer));
    }
    verifier
}

fn ed25519_named_kid() -> billables_auth::VerificationKey {
    let jwk = SigningKey::ed25519(&SEED).unwrap().verification_key().public_jwk().unwrap();
    let x = base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, jwk["x"].as_str().unwrap());
    billables_auth::VerificationKey::ed25519(KID, x.unwrap().as_slice().try_into().unwrap()).unwrap()
}

fn header() -> Value {
    json!({ "alg": "EdDSA", "kid": KID, "typ": "JWT" })
}

fn payload() -> Value {
    json!({ "iss": ISSUER, "aud": AUDIENCE, "sub": "alice", "iat": NOW, "exp": NOW + 3600, "groups": ["managers"] })
}

fn own_payload() -> Value {
    json!({
        "iss": "billables", "aud": "billables", "sub": "alice", "jti": "1", "iat": NOW, "exp": NOW + 3600,
        "roles": ["Manager"], "accounts": ["demo"],
    })
}

fn with(mut payload: Value, name: &str, value: Value) -> Value {
    match value {
        Value::Null => drop(payload.as_object_mut().unwrap().remove(name)),
        value => payload[name] = value,
    }
    payload
}

fn verify_with(mapping: ClaimMapping, payload: &Value) -> Result<Identity, TokenError> {
    let token = sign_texts(&header().to_string(), &payload.to_string(), &FOREIGN_SEED);
    verifier_with(mapping).verify(&token, now())
}

fn verify(payload: &Value) -> Result<Identity, TokenError> {
    verify_with(mapping(), payload)
}

#[test]
fn the_subject_of_an_external_token_has_the_name_of_its_issuer() {
    let identity = verify(&payload()).unwrap();
    assert_eq!(identity.subject.as_str(), "keycloak:alice");
    assert_eq!(identity.roles, BTreeSet::from([Role::Manager]));
    assert_eq!((identity.accounts, identity.token_id.as_str()), (only(&["demo"]), ""));
    assert_eq!(identity.expires.as_seconds(), NOW + 3600);
}

#[test]
fn an_external_token_needs_all_claims_but_an_id_and_a_time() {
    for name in ["aud", "sub", "exp"] {
        assert_eq!(verify(&with(payload(), name, Value::Null)), Err(TokenError::BadClaim(name)));
    }
    for audience in ["other", "billables"] {
        assert_eq!(verify(&with(payload(), "aud", json!(audience))), Err(TokenError::BadClaim("aud")), "{audience}");
    }
    let own = with(own_payload(), "aud", json!(AUDIENCE));
    let own = sign_texts(&header().to_string(), &own.to_string(), &SEED);
    assert_eq!(verifier_with(mapping()).verify(&own, now()), Err(TokenError::BadClaim("aud")));
    assert_eq!(verify(&with(payload(), "exp", json!(NOW - 31))), Err(TokenError::Expired));
    assert_eq!(verify(&with(payload(), "nbf", json!(NOW + 31))), Err(TokenError::NotYetValid));
    assert_eq!(verify(&with(payload(), "iat", json!(NOW + 31))), Err(TokenError::FromTheFuture));
    assert!(verify(&with(payload(), "iat", Value::Null)).is_ok());
    for subject in [json!(""), json!(" alice"), json!("a\nb"), json!(1), json!("x".repeat(247))] {
        assert_eq!(verify(&with(payload(), "sub", subject.clone())), Err(TokenError::BadClaim("sub")), "{subject}");
    }
    assert!(verify(&with(payload(), "sub", json!("x".repeat(246)))).is_ok(), "255 characters with the name");
}

#[test]
fn an_access_token_of_rfc_9068_is_accepted_from_external_issuers_only() {
    for typ in ["at+jwt", "AT+JWT", "application/at+jwt", "JWT"] {
        let header = with(header(), "typ", json!(typ)).to_string();
        let token = sign_texts(&header, &payload().to_string(), &FOREIGN_SEED);
        assert!(verifier_with(mapping()).verify(&token, now()).is_ok(), "{typ}");
        let own = sign_texts(&header, &own_payload().to_string(), &SEED);
        assert_eq!(verifier_with(mapping()).verify(&own, now()).is_ok(), typ == "JWT", "{typ}");
    }
    let header = with(header(), "typ", json!("logout+jwt")).to_string();
    let token = sign_texts(&header, &payload().to_string(), &FOREIGN_SEED);
    assert_eq!(verifier_with(mapping()).verify(&token, now()), Err(TokenError::WrongType));
}

#[test]
fn a_key_verifies_tokens_of_its_own_issuer_alone() {
    let verifier = verifier_with(mapping());
    let issuers = [
        ("billables", SEED, own_payload()),
        (ISSUER, FOREIGN_SEED, payload()),
        (OTHER_ISSUER, OTHER_FOREIGN_SEED, with(payload(), "iss", json!(OTHER_ISSUER))),
    ];
    for (signer, seed, _) in &issuers {
        for (named, _, payload) in &issuers {
            // All keys have the same id, so the issuer in the token selects the key.
            let token = sign_texts(&header().to_string(), &payload.to_string(), seed);
            let result = verifier.verify(&token, now());
            if signer == named {
                assert!(result.is_ok(), "{signer}: {result:?}");
            } else {
                assert_eq!(result, Err(TokenError::BadSignature), "{signer} as {named}");
            }
        }
    }
    let unknown = with(payload(), "iss", json!("https://attacker.example/"));
    assert_eq!(verify(&unknown), Err(TokenError::UnknownIssuer));
}

#[test]
fn own_claims_are_ignored_in_an_external_token() {
    let mut bold = payload();
    bold["roles"] = json!(["SystemAdministrator"]);
    bold["accounts"] = json!(["*"]);
    bold["groups"] = json!([]);
    let identity = verify(&bold).unwrap();
    assert!(Permission::ALL.iter().all(|permission| !identity.may(*permission)));
    assert_eq!(identity.accounts, only(&["demo"]));
}

#[test]
fn nothing_mapped_grants_nothing() {
    let none = ClaimMapping { roles_claim: None, accounts_claim: None, accounts: only(&[]), ..mapping() };
    let identity = verify_with(none, &payload()).unwrap();
    assert_eq!((identity.roles, identity.accounts), (BTreeSet::new(), only(&[])));
    for groups in [Value::Null, json!([]), json!(["Manager", "unknown", "MANAGERS"]), json!("")] {
        assert_eq!(verify(&with(payload(), "groups", groups)).unwrap().roles, BTreeSet::new());
    }
    for groups in [json!(1), json!({ "managers": true }), json!([["managers"]]), json!([1])] {
        assert_eq!(verify(&with(payload(), "groups", groups)), Err(TokenError::BadClaim("roles")));
    }
    assert_eq!(verify(&with(payload(), "groups", json!("calls"))).unwrap().roles, BTreeSet::from([Role::Reporter]));
}

#[test]
fn no_claim_reaches_beyond_the_ceiling() {
    let bold = with(payload(), "groups", json!(["admins", "calls"]));
    assert_eq!(verify(&bold).unwrap().roles, BTreeSet::from([Role::Reporter]));
    let bold = with(payload(), "tenants", json!(["other", "third", "*", "not an id"]));
    assert_eq!(verify(&bold).unwrap().accounts, only(&["demo", "other"]));
    let narrow = ClaimMapping { accounts_max: only(&["other"]), ..mapping() };
    assert_eq!(verify_with(narrow, &bold).unwrap().accounts, only(&["other"]), "the fixed accounts are bound as well");
    let fixed = ClaimMapping { accounts: AccountScope::All, ..mapping() };
    assert_eq!(verify_with(fixed, &payload()).unwrap().accounts, only(&["demo", "other"]));
}

#[test]
fn every_account_is_what_the_configuration_says_and_never_what_a_claim_says() {
    let all = ClaimMapping { accounts: only(&[]), accounts_max: AccountScope::All, ..mapping() };
    for tenants in [json!("*"), json!(["*"]), json!(["*", "*"])] {
        assert_eq!(verify_with(all.clone(), &with(payload(), "tenants", tenants)).unwrap().accounts, only(&[]));
    }
    let tenants = with(payload(), "tenants", json!(["*", "third"]));
    assert_eq!(verify_with(all.clone(), &tenants).unwrap().accounts, only(&["third"]));
    let fixed = ClaimMapping { accounts: AccountScope::All, ..all };
    assert_eq!(verify_with(fixed, &payload()).unwrap().accounts, AccountScope::All);
}

#[test]
fn customers_are_those_of_the_callers_accounts() {
    let customers = json!(["demo/acme", "other/acme", "third/acme", "acme", "*/*"]);
    let identity = verify(&with(payload(), "customers", customers)).unwrap();
    let names: Vec<_> =
        identity.customers.iter().map(|key| format!("{}/{}", key.account_id, key.customer_id)).collect();
    assert_eq!(names, ["demo/acme"]);
}

#[test]
fn a_claim_is_found_by_a_path_or_by_a_url_as_its_name() {
    let at = |path: &str| ClaimMapping { roles_claim: Some(ClaimPath::parse(path).unwrap()), ..mapping() };
    let mut payload = with(payload(), "groups", Value::Null);
    payload["realm_access"] = json!({ "roles": ["managers"] });
    payload["https://example.com/roles"] = json!(["calls"]);
    payload["realm_access.flat"] = json!(["managers"]);
    for (path, expected) in [
        ("realm_access.roles", Some(Role::Manager)),
        ("https://example.com/roles", Some(Role::Reporter)),
        ("realm_access.flat", None),
        ("realm_access.roles.0", None),
        ("roles", None),
    ] {
        assert_eq!(verify_with(at(path), &payload).unwrap().roles, expected.into_iter().collect(), "{path}");
    }
    for bad in ["", ".", "a.", ".a", "a..b"] {
        assert_eq!(ClaimPath::parse(bad), Err(ExternalIssuerError::ClaimPath), "{bad:?}");
    }
}

#[test]
fn a_dot_can_be_part_of_a_claims_name() {
    let at = |path: &str| ClaimMapping { roles_claim: Some(ClaimPath::parse(path).unwrap()), ..mapping() };
    let mut payload = with(payload(), "groups", Value::Null);
    payload["resource_access"] = json!({ "billing.example.com": { "roles": ["managers"] } });
    payload["voice.roles"] = json!(["calls"]);
    payload["https://example.com/claims"] = json!({ "roles": ["managers"] });
    payload["a\\b"] = json!("calls");
    for (path, expected) in [
        (r"resource_access.billing\.example\.com.roles", Some(Role::Manager)),
        (r"voice\.roles", Some(Role::Reporter)),
        (r"https://example\.com/claims.roles", Some(Role::Manager)),
        (r"a\\b", Some(Role::Reporter)),
        ("voice.roles", None),
        ("resource_access.billing.example.com.roles", None),
        ("https://example.com/claims.roles", None),
    ] {
        assert_eq!(verify_with(at(path), &payload).unwrap().roles, expected.into_iter().collect(), "{path}");
    }
    for bad in [r"a\", r"a\b", r"\n", r"a\..", r"a\\."] {
        assert_eq!(ClaimPath::parse(bad), Err(ExternalIssuerError::ClaimPath), "{bad:?}");
    }
}

#[test]
fn scopes_are_the_words_of_a_text_or_the_items_of_an_array() {
    let at = |path: &str| ClaimMapping { roles_claim: Some(ClaimPath::parse(path).unwrap()), ..mapping() };
    let both = BTreeSet::from([Role::Manager, Role::Reporter]);
    for (claim, value, expected) in [
        ("scope", json!("openid managers  calls"), both.clone()),
        ("scp", json!("managers calls"), both.clone()),
        ("scp", json!(["calls", "managers"]), both.clone()),
        ("scope", json!("calls"), [Role::Reporter].into()),
        ("scope", json!(""), BTreeSet::new()),
        // A text in another claim is one role, even with spaces in it.
        ("groups", json!("managers calls"), BTreeSet::new()),
    ] {
        let payload = with(with(payload(), "groups", Value::Null), claim, value.clone());
        assert_eq!(verify_with(at(claim), &payload).unwrap().roles, expected, "{claim} {value}");
    }
}

/// An external issuer with one role, whose audiences are in `aud` or in another claim.
fn for_audiences(text: &str, names: &[&str], claim: Option<&str>, role: Role) -> ExternalIssuer {
    let names = names.iter().map(|name| (*name).to_owned()).collect();
    let audiences = Audiences::new(names, claim.map(|claim| ClaimPath::parse(claim).unwrap())).unwrap();
    let mapping = ClaimMapping { role_map: [("managers".to_owned(), role)].into(), ..mapping() };
    ExternalIssuer::new(name(text), ISSUER, audiences, ExternalIssuer::ALGORITHMS.into(), mapping).unwrap()
}

/// Verifies a token with several configurations of one issuer.
fn verify_of(issuers: &[ExternalIssuer], payload: &Value) -> Result<Identity, TokenError> {
    let mut options = VerifierOptions::new("billables", "billables", vec![ed25519_named_kid()]);
    options.external_issuers = issuers.to_vec();
    let verifier = Verifier::new(options);
    for issuer in issuers {
        verifier.replace_external_keys(issuer.name(), key_set(&FOREIGN_SEED, issuer));
    }
    verifier.verify(&sign_texts(&header().to_string(), &payload.to_string(), &FOREIGN_SEED), now())
}

#[test]
fn an_audience_is_read_from_the_claim_that_is_named_and_no_token_is_without_one() {
    let cognito = [for_audiences("cognito", &["app-1", "app-2"], Some("client_id"), Role::Manager)];
    let access = |client: Value| with(with(payload(), "aud", Value::Null), "client_id", client);
    for client in ["app-1", "app-2"] {
        assert_eq!(verify_of(&cognito, &access(json!(client))).unwrap().subject.as_str(), "cognito:alice");
    }
    for refused in [
        access(Value::Null),
        access(json!("app-3")),
        access(json!("app-1 app-2")),
        access(json!(1)),
        access(json!("")),
        // `aud` names another service, so the token is refused.
        with(access(json!("app-1")), "aud", json!("app-3")),
        with(access(json!("app-1")), "aud", json!([])),
        with(access(json!("app-1")), "aud", json!(1)),
        // The audience of an identity token is not the client of an access token.
        with(access(Value::Null), "aud", json!("app-1")),
    ] {
        assert_eq!(verify_of(&cognito, &refused), Err(TokenError::BadClaim("aud")), "{refused}");
    }
    assert!(verify_of(&cognito, &with(access(json!("app-1")), "aud", json!(["app-2", "x"]))).is_ok());
    // The claim is ignored unless it is configured.
    assert_eq!(verify(&access(json!(AUDIENCE))), Err(TokenError::BadClaim("aud")));
    for names in [BTreeSet::new(), BTreeSet::from([String::new()])] {
        assert_eq!(Audiences::new(names, None), Err(ExternalIssuerError::Audience));
    }
}

#[test]
fn the_audience_selects_one_of_several_configurations_of_an_issuer() {
    let tables = [
        for_audiences("staff", &["console", "desk"], None, Role::Manager),
        for_audiences("machines", &["calls"], None, Role::Reporter),
        for_audiences("apps", &["console"], Some("client_id"), Role::Reporter),
    ];
    let who = |aud: Value, client: Value| {
        let payload = with(with(payload(), "aud", aud), "client_id", client);
        verify_of(&tables, &payload).map(|identity| (identity.subject.to_string(), identity.roles))
    };
    let expected = |name: &str, role| Ok((format!("{name}:alice"), BTreeSet::from([role])));
    assert_eq!(who(json!("console"), Value::Null), expected("staff", Role::Manager));
    assert_eq!(who(json!(["x", "desk"]), Value::Null), expected("staff", Role::Manager));
    assert_eq!(who(json!("calls"), Value::Null), expected("machines", Role::Reporter));
    assert_eq!(who(Value::Null, json!("console")), expected("apps", Role::Reporter));
    // The first matching configuration counts alone.
    assert_eq!(who(json!(["calls", "console"]), Value::Null), expected("staff", Role::Manager));
    assert_eq!(who(json!("calls"), json!("console")), expected("machines", Role::Reporter));
    for aud in [Value::Null, json!("other"), json!([]), json!(1)] {
        assert_eq!(who(aud, Value::Null), Err(TokenError::BadClaim("aud")));
    }
    assert_eq!(who(Value::Null, json!("calls")), Err(TokenError::BadClaim("aud")));
}

#[test]
fn the_keys_of_two_configurations_of_an_issuer_are_separate() {
    let tables = [
        for_audiences("staff", &["console"], None, Role::Manager),
        for_audiences("machines", &["calls"], None, Role::Reporter),
    ];
    let mut options = VerifierOptions::new("billables", "billables", vec![ed25519_named_kid()]);
    options.external_issuers = tables.to_vec();
    let verifier = Verifier::new(options);
    verifier.replace_external_keys(tables[0].name(), key_set(&FOREIGN_SEED, &tables[0]));
    verifier.replace_external_keys(tables[1].name(), key_set(&OTHER_FOREIGN_SEED, &tables[1]));
    let verify = |aud: &str, seed| {
        let payload = with(payload(), "aud", json!(aud)).to_string();
        verifier.verify(&sign_texts(&header().to_string(), &payload, seed), now()).map(drop)
    };
    assert_eq!((verify("console", &FOREIGN_SEED), verify("calls", &OTHER_FOREIGN_SEED)), (Ok(()), Ok(())));
    assert_eq!(verify("calls", &FOREIGN_SEED), Err(TokenError::BadSignature));
    assert_eq!(verify("console", &OTHER_FOREIGN_SEED), Err(TokenError::BadSignature));
}

#[test]
fn a_shared_secret_is_never_a_key_of_an_external_issuer() {
    for algorithms in [vec![], vec![Algorithm::Hs256], vec![Algorithm::EdDsa, Algorithm::Hs256]] {
        let issuer = ExternalIssuer::new(name("a"), ISSUER, "billables", algorithms.into_iter().collect(), mapping());
        assert_eq!(issuer.unwrap_err(), ExternalIssuerError::Algorithms);
    }
    let x = SigningKey::ed25519(&FOREIGN_SEED).unwrap().verification_key().public_jwk().unwrap();
    let header = json!({ "alg": "HS256", "kid": KID });
    for secret in [SECRET.to_vec(), x["x"].as_str().unwrap().as_bytes().to_vec(), x.to_string().into_bytes()] {
        let token = sign_hmac(&header, &payload(), &secret);
        assert_eq!(verifier_with(mapping()).verify(&token, now()), Err(TokenError::WrongAlgorithm));
    }
}

#[test]
fn a_name_cannot_be_mistaken() {
    for good in ["a", "keycloak", "0", "entra-id", &"a".repeat(32)] {
        assert_eq!(IssuerName::parse(good).unwrap().as_str(), good);
    }
    for bad in ["", "api-key", "cli", "Keycloak", "a:b", "a b", "ä", "a_b", &"a".repeat(33)] {
        assert_eq!(IssuerName::parse(bad), Err(ExternalIssuerError::Name), "{bad:?}");
    }
}

#[test]
fn an_own_token_cannot_have_the_subject_of_an_external_issuer() {
    let verify = |subject: &str| {
        let payload = with(own_payload(), "sub", json!(subject));
        let token = sign_texts(&header().to_string(), &payload.to_string(), &SEED);
        verifier_with(mapping()).verify(&token, now()).map(|identity| identity.subject.to_string())
    };
    assert_eq!(verify("keycloak:alice"), Err(TokenError::BadClaim("sub")));
    assert_eq!(verify("entra:"), Err(TokenError::BadClaim("sub")));
    for subject in ["keycloak", "keycloak-2:alice", "okta:alice", "a:keycloak:b"] {
        assert_eq!(verify(subject).as_deref(), Ok(subject));
    }
}

#[test]
fn an_external_subject_is_revoked_by_its_full_name_and_never_by_token_id() {
    let verifier = verifier_with(mapping());
    let verify = |payload: Value| {
        verifier.verify(&sign_texts(&header().to_string(), &payload.to_string(), &FOREIGN_SEED), now()).map(drop)
    };
    let mut revocations = Revocations::default();
    revocations.revoke_token("1".to_owned());
    revocations.revoke_subject(Subject::parse("alice").unwrap(), now());
    verifier.replace_revocations(revocations.clone());
    assert_eq!(verify(with(payload(), "jti", json!("1"))), Ok(()));
    revocations.revoke_subject(Subject::parse("keycloak:alice").unwrap(), now());
    verifier.replace_revocations(revocations);
    assert_eq!(verify(payload()), Err(TokenError::Revoked));
    assert_eq!(verify(with(payload(), "iat", Value::Null)), Err(TokenError::Revoked));
    assert_eq!(verify(with(payload(), "iat", json!(NOW + 1))), Ok(()));
    assert_eq!(verify(with(payload(), "sub", json!("bob"))), Ok(()));
}

#[test]
fn keys_are_replaced_and_an_unknown_key_is_requested_once() {
    let verifier = verifier_with(mapping());
    let (keycloak, entra) = (name("keycloak"), name("entra"));
    let clone = verifier.clone();
    let verify = |kid: &str| {
        let header = with(header(), "kid", json!(kid)).to_string();
        clone.verify(&sign_texts(&header, &payload().to_string(), &FOREIGN_SEED), now()).map(drop)
    };
    assert_eq!(verify(KID), Ok(()));
    assert!(!verifier.take_external_keys_wanted(&keycloak), "every key was known");
    assert_eq!(verify("next"), Err(TokenError::UnknownKey));
    assert!(!verifier.take_external_keys_wanted(&entra), "it is the other's key that is not known");
    assert!(verifier.take_external_keys_wanted(&keycloak) && !verifier.take_external_keys_wanted(&keycloak));
    verifier.replace_external_keys(&keycloak, KeySet::default());
    assert_eq!(verify(KID), Err(TokenError::UnknownKey));
    assert!(verifier.take_external_keys_wanted(&keycloak));
    verifier.replace_keys(Vec::new());
    verifier.replace_external_keys(&keycloak, key_set(&FOREIGN_SEED, &issuer("keycloak", ISSUER, mapping())));
    assert_eq!(verify(KID), Ok(()));
    assert_eq!(verifier.public_keys(), json!({ "keys": [] }), "other issuers' keys are not ours to publish");
    assert!(verifier.kids().is_empty());
}

#[test]
fn a_header_cannot_bring_a_key_for_an_external_issuer() {
    let jwk = SigningKey::ed25519(&SEED).unwrap().verification_key().public_jwk().unwrap();
    for (member, value) in [("jwk", jwk), ("jku", json!("https://attacker.example/jwks.json"))] {
        let header = with(header(), member, value).to_string();
        let token = sign_texts(&header, &payload().to_string(), &SEED);
        assert_eq!(verifier_with(mapping()).verify(&token, now()), Err(TokenError::BadSignature), "{member}");
    }
    let unsigned =
        format!("{}.{}.", encode(json!({ "alg": "none", "kid": KID }).to_string()), encode(payload().to_string()));
    assert_eq!(verifier_with(mapping()).verify(&unsigned, now()), Err(TokenError::WrongAlgorithm));
}
