//! The tables of identity providers in docs/security.md. Each table, unchanged, accepts the tokens of its provider.

use serde_json::{Value, json};

use crate::external_provider::{ProviderKey, key_set};
use crate::process::{Client, Folder, Service};

/// The tables of the documentation, with a file in the place of the URLs of key sets.
fn examples(jwks: &str) -> String {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/security.md")).unwrap();
    let blocks = text.split("```toml\n").skip(1).map(|rest| rest.split_once("```").unwrap().0);
    let blocks = blocks.filter(|block| block.starts_with("[[identity-provider]]"));
    let line = |line: &str| if line.starts_with("jwks =") { format!("jwks = \"{jwks}\"") } else { line.to_owned() };
    blocks.flat_map(str::lines).map(line).collect::<Vec<_>>().join("\n")
}

/// The claims of an access token of Cognito.
fn cognito(client: &str, scope: &str) -> Value {
    json!({ "client_id": client, "token_use": "access", "scope": scope })
}

/// Tables, claims as the provider of the table writes them, and the roles that follow. The claims lack iss, sub and
/// times.
fn cases() -> Vec<(&'static str, Value, &'static [&'static str])> {
    vec![
        ("keycloak", json!({ "aud": ["billables", "account"], "realm_access": { "roles": ["calls"] } }), &["Reporter"]),
        (
            "keycloak-client",
            json!({ "aud": "billing.example.com", "resource_access": { "billing.example.com": { "roles": ["manager"] } } }),
            &["Manager"],
        ),
        ("cognito", cognito("1example23456789", "openid billables/report"), &["Reporter"]),
        ("cognito", cognito("2example23456789", "billables/report billables/manage"), &["Manager", "Reporter"]),
        (
            "entra",
            json!({ "aud": "api://billables", "scp": "Calls.Report Billables.Manage" }),
            &["Manager", "Reporter"],
        ),
        ("entra", json!({ "aud": "11111111-1111-1111-1111-111111111111", "scp": ["Billables.Manage"] }), &["Manager"]),
        (
            "staff",
            json!({ "aud": ["https://billing.example.com/console"], "https://billing.example.com/roles": ["billing"] }),
            &["Manager"],
        ),
        ("machines", json!({ "aud": "https://billing.example.com/calls", "scope": "report:calls x" }), &["Reporter"]),
    ]
}

#[test]
fn every_provider_of_the_documentation_is_taken_as_it_stands_there() {
    let folder = Folder::new();
    let key = ProviderKey::rs256("key");
    let jwks = folder.path.join("jwks.json");
    std::fs::write(&jwks, key_set(&[&key])).unwrap();
    let settings = examples(jwks.to_str().unwrap());
    let parsed: toml::Table = settings.parse().unwrap();
    let tables = parsed["identity-provider"].as_array().unwrap();
    std::fs::write(folder.path.join("billables.toml"), &settings).unwrap();
    let service = Service::start(&folder, None);
    Client::new(&service.url, &folder.token("SystemAdministrator", "*")).fill();

    let cases = cases();
    let issuer = |name: &str| {
        let table = tables.iter().find(|table| table["name"].as_str() == Some(name)).unwrap();
        table["issuer"].as_str().unwrap().to_owned()
    };
    for (name, claims, roles) in &cases {
        let token = key.token_with(&issuer(name), "alice", claims);
        let (status, answer) = Client::new(&service.url, &token).try_get("/auth/status").unwrap();
        assert_eq!((status, answer["id"].as_str()), (200, Some(format!("{name}:alice").as_str())), "{claims} {answer}");
        let mut got: Vec<_> = answer["roles"].as_array().unwrap().iter().map(|role| role.as_str().unwrap()).collect();
        got.sort_unstable();
        assert_eq!((got.as_slice(), &answer["accountIds"]), (*roles, &json!(["demo"])), "{claims}");
    }
    let untried: Vec<_> = tables.iter().map(|table| table["name"].as_str().unwrap()).collect();
    let untried: Vec<_> = untried.into_iter().filter(|name| cases.iter().all(|case| case.0 != *name)).collect();
    assert!(untried.is_empty(), "a table of the documentation has no token here: {untried:?}");

    // The audience of one table gives no role of another table of the same issuer, and a token without an audience is
    // refused.
    for (name, claims) in [
        (
            "machines",
            json!({ "aud": "https://billing.example.com/calls", "https://billing.example.com/roles": ["billing"] }),
        ),
        ("staff", json!({ "aud": "https://billing.example.com/console", "scope": "report:calls" })),
    ] {
        let token = key.token_with(&issuer(name), "alice", &claims);
        let (_, answer) = Client::new(&service.url, &token).try_get("/auth/status").unwrap();
        assert_eq!((answer["isAuthenticated"].as_bool(), &answer["roles"]), (Some(true), &json!([])), "{answer}");
    }
    for claims in [json!({ "scope": "billables/manage" }), cognito("3example23456789", "billables/manage")] {
        let token = key.token_with(&issuer("cognito"), "alice", &claims);
        assert_eq!(Client::new(&service.url, &token).try_get("/billables").unwrap().0, 401, "{claims}");
    }
}
