//! `token issue`: a token on standard output, and nothing else.

use std::time::{SystemTime, UNIX_EPOCH};

use billables_auth::{Identity, KeyFolder, Role, Verifier, VerifierOptions};
use billables_domain::{AccountId, AccountScope, Timestamp};

use crate::world::{World, names};

#[expect(clippy::disallowed_methods, reason = "a test is an edge, which reads the clock")]
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_microseconds(i64::try_from(since.as_micros()).unwrap())
}

fn verify(world: &World, issuer: &str, audience: &str, token: &str) -> Identity {
    let keys = KeyFolder::open(world.data().join("keys")).unwrap().verification_keys().unwrap();
    Verifier::new(VerifierOptions::new(issuer, audience, keys)).verify(token, now()).unwrap()
}

/// Issues a token and verifies it.
fn issue(world: &World, arguments: &[&str]) -> Identity {
    let outcome = world.run(&[&["token", "issue"], arguments].concat()).expect_code(0);
    assert_eq!(outcome.stderr, "", "a token leaves nothing to say");
    let token = outcome.stdout.strip_suffix('\n').unwrap();
    assert!(!token.contains(char::is_whitespace), "{token:?}");
    verify(world, "billables", "billables", token)
}

#[test]
fn a_token_says_what_was_asked_for() {
    let world = World::with_key();
    let identity = issue(
        &world,
        &[
            "--sub",
            "acme portal",
            "--role",
            "Customer",
            "--role",
            "Reporter",
            "--account",
            "demo",
            "--account",
            "other",
            "--customer",
            "demo/acme",
            "--customer",
            "other/acme",
        ],
    );
    assert_eq!(identity.subject.as_str(), "acme portal");
    assert_eq!(identity.roles, [Role::Customer, Role::Reporter].into());
    let accounts = ["demo", "other"].map(|id| AccountId::parse(id).unwrap());
    assert_eq!(identity.accounts, AccountScope::Only(accounts.into()));
    assert_eq!(identity.customers.len(), 2);
}

#[test]
fn a_star_is_every_account() {
    let world = World::with_key();
    let identity = issue(&world, &["--sub", "ops", "--role", "SystemAdministrator", "--account", "*"]);
    assert_eq!(identity.accounts, AccountScope::All);
}

#[test]
fn a_token_is_valid_for_an_hour_or_as_long_as_asked() {
    let world = World::with_key();
    for (ttl, seconds) in [(None, 3_600), (Some("90s"), 90), (Some("15m"), 900), (Some("30d"), 30 * 86_400)] {
        let before = now().plus_seconds(-1);
        let mut arguments = vec!["--sub", "s", "--role", "Manager", "--account", "demo"];
        arguments.extend(ttl.into_iter().flat_map(|ttl| ["--ttl", ttl]));
        let identity = issue(&world, &arguments);
        assert!(identity.expires >= before.plus_seconds(seconds), "{ttl:?}");
        assert!(identity.expires <= now().plus_seconds(seconds), "{ttl:?}");
    }
}

#[test]
fn two_tokens_have_two_ids() {
    let world = World::with_key();
    let arguments = ["--sub", "s", "--role", "Manager", "--account", "demo"];
    assert_ne!(issue(&world, &arguments).token_id, issue(&world, &arguments).token_id);
}

#[test]
fn issuer_and_audience_are_settings() {
    let world = World::with_key();
    world.write("billables.toml", "token-issuer = \"ours\"\n");
    let token =
        ["token", "issue", "--sub", "s", "--role", "Manager", "--account", "demo", "--token-audience", "theirs"];
    let outcome = world.run(&token).expect_code(0);
    verify(&world, "ours", "theirs", outcome.stdout.trim_end());
}

#[test]
fn a_token_needs_the_signing_key_alone() {
    let world = World::with_key();
    let before = names(&world.data());
    // The database is not reachable, and no account exists.
    let database = ["--database", "postgres://nobody:secret@127.0.0.1:1/none"];
    let token = ["token", "issue", "--sub", "s", "--role", "Manager", "--account", "nowhere"];
    world.run(&[&token[..], &database[..]].concat()).expect_code(0);
    assert_eq!(names(&world.data()), before, "no database was made");
}

#[test]
fn without_a_key_there_is_no_token() {
    let token = ["token", "issue", "--sub", "s", "--role", "Manager", "--account", "demo"];
    World::new().run(&token).expect_error(1, &["billables key new"]);
}

#[test]
fn what_cannot_be_in_a_token_is_a_usage_error() {
    let world = World::with_key();
    let good = ["--sub", "s", "--role", "Manager", "--account", "demo"];
    for (arguments, hint) in [
        (vec!["--role", "Manager", "--account", "demo"], "--sub"),
        (vec!["--sub", "s", "--account", "demo"], "--role"),
        (vec!["--sub", "s", "--role", "Manager"], "--account"),
        (vec!["--sub", "", "--role", "Manager", "--account", "demo"], "--sub"),
        (vec!["--sub", "a\nb", "--role", "Manager", "--account", "demo"], "--sub"),
        (vec!["--sub", "s", "--role", "manager", "--account", "demo"], "SystemAdministrator"),
        (vec!["--sub", "s", "--role", "Manager", "--account", "a b"], "--account"),
        (vec!["--sub", "s", "--role", "Manager", "--account", "*", "--account", "demo"], "every account"),
        ([&good[..], &["--customer", "acme"]].concat(), "ACCOUNT/CUSTOMER"),
        ([&good[..], &["--customer", "demo/acme/x"]].concat(), "ACCOUNT/CUSTOMER"),
        ([&good[..], &["--customer", "other/acme"]].concat(), "--account"),
        ([&good[..], &["--ttl", "0s"]].concat(), "ttl"),
        ([&good[..], &["--ttl", "1"]].concat(), "ttl"),
        ([&good[..], &["--ttl", "900d"]].concat(), "ttl"),
    ] {
        world.run(&[vec!["token", "issue"], arguments].concat()).expect_error(2, &[hint]);
    }
}
