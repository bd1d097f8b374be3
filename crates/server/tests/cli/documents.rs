//! Help, version and the OpenAPI document, which need neither a database nor a key.

use std::process::Stdio;

use serde_json::Value;

use crate::world::{Outcome, World};

#[test]
fn every_command_has_help_with_an_example() {
    let world = World::new();
    for command in [
        &[][..],
        &["serve"],
        &["token", "issue"],
        &["key", "new"],
        &["key", "list"],
        &["account", "add"],
        &["account", "rename"],
        &["customer", "add"],
        &["customer", "rename"],
        &["session", "add"],
        &["import"],
        &["import-calls"],
        &["totals"],
        &["explain"],
        &["migrate"],
        &["check"],
        &["config"],
        &["openapi"],
    ] {
        let outcome = Outcome::of(&mut world.bare_command(&[command, &["--help"]].concat())).expect_code(0);
        assert!(outcome.stdout.contains("Example"), "{command:?}: {}", outcome.stdout);
        assert!(outcome.stdout.contains("--data-dir") && outcome.stdout.contains("BILLABLES_DATA_DIR"), "{command:?}");
    }
}

#[test]
fn what_is_no_command_is_a_usage_error() {
    let world = World::new();
    for arguments in [&["reprot"][..], &["serve", "--lisen", "x"], &["token"], &["key"], &["serve", "extra"]] {
        assert_eq!(world.run(arguments).code, Some(2), "{arguments:?}");
    }
    world.run(&["reprot"]).expect_error(2, &["reprot"]);
    assert!(!world.data().exists());
}

#[test]
fn the_version_is_told() {
    let outcome = World::new().run(&["--version"]).expect_code(0);
    assert_eq!(outcome.stdout, format!("billables {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_openapi_document_needs_nothing() {
    let world = World::new();
    // The configuration file cannot be parsed.
    world.write("billables.toml", "nonsense");
    let outcome = Outcome::of(&mut world.bare_command(&["openapi"])).expect_code(0);
    assert!(outcome.stdout.ends_with("}\n"));
    let document: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    assert_eq!(document["paths"]["/billables"]["post"]["operationId"], "NewBillable");
    assert_eq!((outcome.stderr.as_str(), crate::world::names(&world.path)), ("", vec!["billables.toml".to_owned()]));
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let world = World::new();
    for command in ["openapi", "config"] {
        let mut child = world.command(&[command]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), stderr.as_str()), (Some(0), ""), "{command}");
    }
}
