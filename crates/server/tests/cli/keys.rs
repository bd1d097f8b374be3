//! `key new`, `key list` and `key rotate`.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::world::{World, names};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_new_key_prints_its_id_and_lies_where_its_owner_alone_can_read() {
    let world = World::new();
    let outcome = world.run(&["key", "new"]).expect_code(0);
    let kid = outcome.stdout.strip_suffix('\n').unwrap();
    assert_eq!(kid.len(), 43, "an RFC 7638 thumbprint: {kid}");
    let keys = world.data().join("keys");
    assert!(names(&keys).contains(&format!("{kid}.jwk.json")));
    assert_eq!((mode(&world.data()), mode(&keys)), (0o700, 0o700));
    for name in names(&keys) {
        assert_eq!(mode(&keys.join(&name)), 0o600, "{name}");
    }
}

#[test]
fn a_new_key_never_shows_its_secret() {
    for algorithm in ["EdDSA", "ES256", "RS256", "PS256", "HS256"] {
        let world = World::new();
        let outcome = world.run(&["key", "new", "--alg", algorithm]).expect_code(0);
        let listed = world.run(&["key", "list"]).expect_code(0);
        let path = world.data().join("keys").join(format!("{}.jwk.json", outcome.stdout.trim_end()));
        let key: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!(key["alg"], algorithm);
        let secret = key["d"].as_str().or(key["k"].as_str()).unwrap();
        for text in [&outcome.stdout, &outcome.stderr, &listed.stdout, &listed.stderr] {
            assert!(!text.contains(&secret[..8]), "{text}");
        }
    }
}

#[test]
fn the_first_key_signs_and_the_list_says_so() {
    let world = World::new();
    let first = world.run(&["key", "new"]).expect_code(0).stdout;
    let second = world.run(&["key", "new", "--alg", "HS256"]).expect_code(0).stdout;
    let listed = world.run(&["key", "list"]).expect_code(0).stdout;
    let lines: Vec<_> = listed.lines().collect();
    assert_eq!(lines.len(), 2, "{listed}");
    assert!(lines[0].starts_with(first.trim_end()) && lines[0].ends_with("signs"), "{listed}");
    assert!(lines[1].starts_with(second.trim_end()) && lines[1].ends_with("verifies"), "{listed}");
    assert!(lines[0].contains("EdDSA") && lines[1].contains("HS256"), "{listed}");
}

#[test]
fn a_list_of_no_keys_says_how_to_make_one_and_makes_nothing() {
    let world = World::new();
    let outcome = world.run(&["key", "list"]).expect_code(0);
    assert_eq!(outcome.stdout, "");
    assert!(outcome.stderr.contains("billables key new"), "{outcome:?}");
    assert!(!world.data().exists());
}

#[test]
fn an_algorithm_that_is_none_is_a_usage_error() {
    for algorithm in ["none", "RS512", "eddsa", ""] {
        World::new().run(&["key", "new", "--alg", algorithm]).expect_error(2, &["EdDSA, ES256, RS256, PS256, HS256"]);
    }
}

#[test]
fn a_key_that_others_may_read_is_refused_with_the_command_that_mends_it() {
    let world = World::with_key();
    let keys = world.data().join("keys");
    let name = names(&keys).into_iter().find(|name| name.ends_with(".jwk.json")).unwrap();
    let path = keys.join(name);
    fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
    let mend = format!("chmod 600 '{}'", path.display());
    world.run(&["key", "list"]).expect_error(1, &[&mend]);
    let token = ["token", "issue", "--sub", "s", "--role", "Manager", "--account", "demo"];
    world.run(&token).expect_error(1, &[&mend]);
    world.run(&["serve", "--listen", "127.0.0.1:0"]).expect_error(1, &[&mend]);
}

#[test]
fn many_at_once_make_one_signing_key() {
    let world = World::new();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| world.run(&["key", "new"]).expect_code(0));
        }
    });
    let listed = world.run(&["key", "list"]).expect_code(0).stdout;
    assert_eq!(listed.lines().count(), 4, "{listed}");
    assert_eq!(listed.lines().filter(|line| line.ends_with("signs")).count(), 1, "{listed}");
}

#[test]
fn a_rotation_lets_a_new_key_of_the_same_kind_sign_and_keeps_the_old_one() {
    let world = World::new();
    let first = world.run(&["key", "new", "--alg", "HS256"]).expect_code(0).stdout;
    let outcome = world.run(&["key", "rotate", "--wait", "2s"]).expect_code(0);
    assert!(outcome.stderr.contains(first.trim_end()), "it says which key may go later: {}", outcome.stderr);
    let listed = world.run(&["key", "list"]).expect_code(0).stdout;
    let lines: Vec<_> = listed.lines().collect();
    assert_eq!(lines.len(), 2, "{listed}");
    assert!(lines[0].starts_with(first.trim_end()) && lines[0].ends_with("verifies"), "{listed}");
    assert!(lines[1].starts_with(outcome.stdout.trim_end()) && lines[1].ends_with("signs"), "{listed}");
    assert!(lines[1].contains("HS256"), "{listed}");
}

#[test]
fn a_rotation_can_change_the_kind_of_key_and_tokens_of_it_are_good() {
    let world = World::with_key();
    for algorithm in ["RS256", "PS256"] {
        world.run(&["key", "rotate", "--wait", "2s", "--alg", algorithm]).expect_code(0);
        let listed = world.run(&["key", "list"]).expect_code(0).stdout;
        let signing = listed.lines().find(|line| line.ends_with("signs")).unwrap();
        assert!(signing.contains(algorithm), "{listed}");
        let token = world.run(&["token", "issue", "--sub", "s", "--role", "Manager", "--account", "demo"]);
        let token = token.expect_code(0).stdout;
        assert!(token.rsplit('.').next().unwrap().len() > 500, "3072 bits of signature: {token}");
    }
}

#[test]
fn a_rotation_without_a_key_or_without_time_changes_nothing_and_says_what_to_do() {
    let world = World::new();
    let outcome = world.run(&["key", "rotate"]).expect_code(1);
    assert!(outcome.stderr.contains("billables key new"), "{}", outcome.stderr);
    world.run(&["key", "new"]).expect_code(0);
    let outcome = world.run(&["key", "rotate", "--wait", "1s"]).expect_code(2);
    assert!(outcome.stderr.contains("at least 2s"), "{}", outcome.stderr);
    world.run(&["key", "rotate", "--alg", "none"]).expect_code(2);
    assert_eq!(world.run(&["key", "list"]).expect_code(0).stdout.lines().count(), 1);
}
