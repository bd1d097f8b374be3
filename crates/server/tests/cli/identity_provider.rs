//! Identity providers in the configuration file: the output of `config`, and the errors of wrong tables.

use crate::world::{Outcome, World};

/// A valid table.
const GOOD: &str = r#"
[[identity-provider]]
name = "keycloak"
issuer = "https://id.example.com/realms/voice"
jwks = "https://id.example.com/realms/voice/protocol/openid-connect/certs"
roles-claim = "realm_access.roles"
role-map = { billing-admins = "Manager", calls = "Reporter" }
roles-max = ["Reporter", "Manager"]
accounts-claim = "tenants"
accounts-max = ["*"]
"#;

fn config(world: &World, text: &str) -> Outcome {
    world.write("billables.toml", text);
    Outcome::of(&mut world.bare_command(&["config"]))
}

#[test]
fn a_provider_is_shown_with_what_it_is_not_told() {
    let world = World::new();
    let outcome = config(&world, &format!("token-audience = \"calls\"\n{GOOD}")).expect_code(0);
    let (_, shown) = outcome.stdout.split_once("\n[[identity-provider]] # file\n").unwrap();
    let expected = r#"name = "keycloak" # file
issuer = "https://id.example.com/realms/voice" # file
jwks = "https://id.example.com/realms/voice/protocol/openid-connect/certs" # file
audience = "calls" # default
algorithms = ["EdDSA", "ES256", "RS256", "PS256"] # default
roles-claim = "realm_access.roles" # file
role-map = { billing-admins = "Manager", calls = "Reporter" } # file
roles-max = ["Reporter", "Manager"] # file
accounts-claim = "tenants" # file
accounts-max = ["*"] # file
refresh-seconds = 300 # default
stale-seconds = 86400 # default
"#;
    assert_eq!(shown, expected);
    let again = config(&world, &outcome.stdout).expect_code(0);
    let values = |text: &str| text.parse::<toml::Table>().unwrap();
    assert_eq!(values(&outcome.stdout), values(&again.stdout), "the output is a file that says the same");
}

#[test]
fn a_table_that_cannot_be_is_refused_with_what_to_do() {
    let world = World::new();
    let without = |key: &str| {
        let lines: Vec<_> = GOOD.lines().filter(|line| !line.starts_with(&format!("{key} = "))).collect();
        lines.join("\n")
    };
    for key in ["name", "issuer", "jwks", "roles-max", "accounts-max"] {
        config(&world, &without(key)).expect_error(2, &["identity-provider", &format!("{key} is missing. Give ")]);
    }
    for key in ["roles-claim", "role-map"] {
        config(&world, &without(key)).expect_error(2, &["roles-claim and role-map go together"]);
    }
    for (line, hints) in [
        (r#"name = "Keycloak""#, &["name is \"Keycloak\"", "a-z 0-9 -"][..]),
        (r#"name = "api-key""#, &["neither api-key nor cli"]),
        (r#"jwks = "http://id.example.com/keys""#, &["https://", "of this machine alone"]),
        (r#"jwks = "https://u:hunter2@id.example.com/keys""#, &["without a password"]),
        (r#"issuer = "billables""#, &["own token-issuer"]),
        (r#"algorithms = ["HS256"]"#, &["could sign as well as verify"]),
        (r#"algorithms = ["RS512"]"#, &["\"RS512\"", "RS256 and PS256"]),
        (r#"algorithms = []"#, &["RS256 and PS256"]),
        (r#"roles-claim = "a..b""#, &["roles-claim is \"a..b\"", "realm_access.roles"]),
        (r#"roles-claim = 'a\b'"#, &["roles-claim is \"a\\\\b\"", r"is written \."]),
        (r#"audience = []"#, &["audience: an audience is a text that is not empty"]),
        (r#"audience = """#, &["audience: an audience is a text that is not empty"]),
        (r#"audience-claim = "a..b""#, &["audience-claim is \"a..b\""]),
        (r#"role-map = { calls = "reporter" }"#, &["\"reporter\"", "the roles are Reporter, Customer"]),
        (r#"roles-max = ["Root"]"#, &["roles-max has \"Root\"", "SystemAdministrator"]),
        (r#"accounts = ["a b"]"#, &["accounts has \"a b\""]),
        (r#"accounts-max = ["*", "demo"]"#, &["accounts-max has \"*\"", "alone"]),
        ("refresh-seconds = 9", &["refresh-seconds is 9", "from 10 to 86400"]),
        ("refresh-seconds = 600\nstale-seconds = 599", &["stale-seconds is 599", "600, to 2678400"]),
        ("stale-seconds = 2678401", &["stale-seconds is 2678401"]),
    ] {
        let key = line.split(' ').next().unwrap();
        let outcome = config(&world, &format!("{}\n{line}\n", without(key))).expect_error(2, hints);
        assert!(outcome.stderr.contains("error: identity-provider "), "{outcome:?}");
        assert!(!outcome.stderr.contains("hunter2"), "{outcome:?}");
    }
}

#[test]
fn two_providers_are_told_apart() {
    let world = World::new();
    let other =
        GOOD.replace("\"keycloak\"", "\"entra\"").replace("issuer = \"https://id.", "issuer = \"https://login.");
    config(&world, &format!("{GOOD}{other}")).expect_code(0);
    let same_name = other.replace("\"entra\"", "\"keycloak\"");
    config(&world, &format!("{GOOD}{same_name}")).expect_error(2, &["another one has this name"]);
    let same_issuer = other.replace("https://login.", "https://id.");
    let hints = ["\"entra\"", "another one has this issuer and an audience of this one", "keycloak"];
    config(&world, &format!("{GOOD}{same_issuer}")).expect_error(2, &hints);
    // An issuer may have a table for each of its audiences.
    for line in ["audience = \"calls\"", "audience = [\"calls\", \"desk\"]", "audience-claim = \"client_id\""] {
        config(&world, &format!("{GOOD}{same_issuer}{line}\n")).expect_code(0);
    }
    for line in ["audience = [\"calls\", \"billables\"]", "audience-claim = \"aud\""] {
        config(&world, &format!("{GOOD}{same_issuer}{line}\n")).expect_error(2, &hints);
    }
}

#[test]
fn a_key_that_a_table_does_not_have_is_named_beside_the_nearest() {
    let world = World::new();
    let text = GOOD.replace("jwks =", "jkws =");
    config(&world, &text).expect_error(2, &["\"jkws\" in identity-provider", "\"jwks\""]);
    config(&world, "identity-providers = 1\n").expect_error(2, &["\"identity-providers\"", "\"identity-provider\""]);
    for text in ["identity-provider = 1\n", "[identity-provider]\nname = \"a\"\n", "identity-provider = [1]\n"] {
        config(&world, text).expect_error(2, &["billables.toml"]);
    }
    config(&world, &GOOD.replace("[\"*\"]", "\"*\"")).expect_error(2, &["line 10", "the wrong type"]);
}

#[test]
fn a_token_of_our_own_cannot_be_for_a_providers_caller() {
    let world = World::with_key();
    world.write("billables.toml", GOOD);
    let issue = |subject| world.run(&["token", "issue", "--sub", subject, "--role", "Manager", "--account", "demo"]);
    issue("keycloak:alice").expect_error(2, &["--sub begins with keycloak:"]);
    issue("keycloak").expect_code(0);
}
