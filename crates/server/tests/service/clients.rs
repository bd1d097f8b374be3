//! Clients in other languages against the running binary. They are in `tests/clients`; each prints a line for a check
//! and ends with an error if a check fails.
//!
//! `cargo xtask test` installs the clients and passes their paths. A missing client is a failure and never a skipped
//! test.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use billables_test_support::TestDatabase;

use crate::client_world::{SOURCES, World, from_environment};

/// The folder of the browser's screenshots.
const SCREENSHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/screenshots");

#[test]
fn the_python_package_servicestack() {
    python("servicestack_client.py");
}

#[test]
fn a_python_client_generated_from_the_document() {
    python("generated_client.py");
}

#[test]
fn the_node_package_servicestack_client() {
    node("servicestack_client.js", &[]);
}

#[test]
fn the_node_tools_that_save_and_update_types() {
    node("fetched_types.js", &[]);
}

#[test]
fn the_python_package_requests_reports_many_at_once() {
    for database in TestDatabase::each() {
        let mut command = Command::new(from_environment("BILLABLES_TEST_PYTHON"));
        command.env("PYTHONDONTWRITEBYTECODE", "1").arg(Path::new(SOURCES).join("python/many_reports.py"));
        World::with_flags(Some(&database.configured_url()), &[]).run(&mut command);
    }
}

#[test]
fn the_python_package_servicestack_signs_in() {
    for database in TestDatabase::each() {
        let world = World::for_signing_in(&database);
        let mut command = Command::new(from_environment("BILLABLES_TEST_PYTHON"));
        command.env("PYTHONDONTWRITEBYTECODE", "1").arg(Path::new(SOURCES).join("python/sign_in.py"));
        world.run(&mut command);
    }
}

#[test]
fn the_python_package_twilio_signs_callbacks() {
    let (account_sid, tokens) = ("AC0123456789abcdef0123456789abcdef", ["0f".repeat(16), "e1".repeat(16)]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("twilio-tokens");
    std::fs::write(&file, format!("demo = {}, {account_sid}\n", tokens.join(", "))).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    for database in TestDatabase::each() {
        let public_url = "https://billing.example.com";
        let flags = ["--public-url", public_url, "--twilio-tokens", file.to_str().unwrap()];
        let mut command = Command::new(from_environment("BILLABLES_TEST_PYTHON"));
        command.env("PYTHONDONTWRITEBYTECODE", "1").arg(Path::new(SOURCES).join("python/twilio_callbacks.py"));
        command.env("CLIENT_PUBLIC_URL", public_url).env("CLIENT_AUTH_TOKENS", tokens.join(","));
        command.env("CLIENT_ACCOUNT_SID", account_sid).env("CLIENT_TOKENS_FILE", &file);
        World::with_flags(Some(&database.configured_url()), &flags).run(&mut command);
    }
}

#[test]
fn the_node_package_servicestack_client_signs_in() {
    for database in TestDatabase::each() {
        World::for_signing_in(&database).run_node("sign_in.js", &[]);
    }
}

#[test]
fn a_browser() {
    let browser = from_environment("BILLABLES_TEST_BROWSER");
    node("browser.js", &[("CLIENT_BROWSER", browser), ("CLIENT_SCREENSHOTS", SCREENSHOTS.into())]);
}

#[test]
fn the_node_package_servicestack_client_in_a_page_of_another_origin() {
    let page = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let origins = format!("https://app.example.com,http://{page}");
    for database in TestDatabase::each() {
        let world = World::for_signing_in_with(&database, &["--cors-origin", &origins]);
        let browser = ("CLIENT_BROWSER", from_environment("BILLABLES_TEST_BROWSER"));
        world.run_node("cors.js", &[browser, ("CLIENT_PAGE_PORT", page.port().to_string().into())]);
    }
}

/// The number of examples for each operation. The long tests make more.
const EXAMPLES: u32 = 5;

#[test]
fn schemathesis_finds_nothing_that_the_document_does_not_say() {
    World::for_schemathesis(&TestDatabase::sqlite()).run_schemathesis("examples,coverage,fuzzing", EXAMPLES, 1);
}

fn python(script: &str) {
    let world = World::new();
    let mut command = Command::new(from_environment("BILLABLES_TEST_PYTHON"));
    // Python must not write into the sources.
    command.env("PYTHONDONTWRITEBYTECODE", "1").arg(Path::new(SOURCES).join("python").join(script));
    world.run(&mut command);
}

fn node(script: &str, variables: &[(&str, PathBuf)]) {
    World::new().run_node(script, variables);
}
