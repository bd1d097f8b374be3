//! `user`, `api-key` and `audit`.

use std::io::Write as _;
use std::process::Stdio;

use billables_test_support::TestDatabase;

use crate::world::{Outcome, World};

const PASSWORD: &str = "correct horse battery staple";

/// A folder and a migrated database for commands.
struct Site {
    world: World,
    url: String,
    _database: TestDatabase,
}

impl Site {
    fn each() -> [Self; 2] {
        TestDatabase::each().map(|database| Self {
            world: World::new(),
            url: database.configured_url(),
            _database: database,
        })
    }

    /// Runs a command with a line on standard input, and with cheap password hashes.
    fn run(&self, arguments: &[&str], input: &str) -> Outcome {
        let mut command = self.world.command(arguments);
        command.args(["--database", &self.url, "--password-memory-kib", "64", "--password-iterations", "1"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A command that refuses its arguments reads nothing.
        let _ = writeln!(child.stdin.take().unwrap(), "{input}");
        Outcome::of_output(child.wait_with_output().unwrap())
    }

    fn add(&self, name: &str) -> Outcome {
        self.run(&["user", "add", name, "--role", "Manager", "--account", "demo"], PASSWORD)
    }
}

#[test]
fn users_are_added_listed_disabled_and_enabled() {
    for site in Site::each() {
        assert!(site.run(&["user", "list"], "").expect_code(0).stderr.contains("billables user add"));
        let added = site.add("Alice").expect_code(0);
        assert!(added.stdout.is_empty() && added.stderr.contains("added the user alice"), "{added:?}");
        assert!(added.stderr.contains("no account demo yet"), "{added:?}");
        site.add("alice").expect_error(1, &["alice exists already", "never given to another user"]);
        let list = || site.run(&["user", "list"], "").expect_code(0).stdout;
        assert!(
            list().starts_with("alice  enabled  ") && list().ends_with("  roles Manager; accounts demo\n"),
            "{}",
            list()
        );
        site.run(&["user", "disable", "ALICE"], "").expect_code(0);
        assert!(list().starts_with("alice  disabled  "), "{}", list());
        let again = site.run(&["user", "disable", "alice"], "").expect_code(0);
        assert!(again.stderr.contains("nothing is changed"), "{again:?}");
        site.run(&["user", "enable", "alice"], "").expect_code(0);
        assert!(list().starts_with("alice  enabled  "), "{}", list());
        site.run(&["user", "disable", "nobody"], "").expect_error(1, &["no user nobody", "billables user list"]);
    }
}

#[test]
fn a_password_is_read_made_and_changed_and_never_shown_but_where_it_was_made() {
    for site in Site::each() {
        let made =
            site.run(&["user", "add", "bob", "--role", "Reporter", "--account", "*", "--generate"], "").expect_code(0);
        assert_eq!(made.stdout.trim_end().len(), 27, "{made:?}");
        let added = site.add("alice");
        assert!(!format!("{added:?}").contains(PASSWORD));
        let changed = site.run(&["user", "passwd", "alice"], "another good password").expect_code(0);
        assert!(changed.stdout.is_empty() && !changed.stderr.contains("another good"), "{changed:?}");
        let made = site.run(&["user", "passwd", "alice", "--generate"], "").expect_code(0);
        assert_eq!(made.stdout.trim_end().len(), 27, "{made:?}");
        site.run(&["user", "passwd", "nobody"], PASSWORD).expect_error(1, &["no user nobody"]);
        site.run(&["user", "passwd", "alice"], "short").expect_error(1, &["5 characters", "12 to 256"]);
        site.run(&["user", "passwd", "alice"], &"x".repeat(2_000)).expect_error(1, &["12 to 256"]);
    }
}

#[test]
fn a_password_that_is_guessed_first_is_refused() {
    for site in Site::each() {
        site.add("alice");
        for password in ["aaaaaaaaaaaa", "123456789012", "qwertyuiop12", "Password123!", "passwordpassword"] {
            let hints = ["one of those that attackers try first", "--generate"];
            site.run(&["user", "passwd", "alice"], password).expect_error(1, &hints);
            let add = ["user", "add", "bob", "--role", "Manager", "--account", "demo"];
            site.run(&add, password).expect_error(1, &hints);
        }
        let name = ["user", "add", "bob", "--role", "Manager", "--account", "demo", "--display-name", "b\u{202e}ob"];
        site.run(&name, PASSWORD).expect_error(2, &["--display-name has a character that changes the direction"]);
    }
}

#[test]
fn what_cannot_be_a_user_is_refused() {
    let [site, _] = Site::each();
    let add = |name: &str, grants: &[&str]| site.run(&[&["user", "add", name], grants].concat(), PASSWORD);
    let good = ["--role", "Manager", "--account", "demo"];
    add("a:b", &good).expect_error(2, &["a-z 0-9 . _ @ + -"]);
    add("alice", &["--role", "Boss", "--account", "demo"]).expect_error(2, &["Boss", "SystemAdministrator"]);
    add("alice", &["--role", "Customer", "--account", "demo"]).expect_error(2, &["--customer demo/acme"]);
    add("alice", &["--role", "Manager"]).expect_error(2, &["--account"]);
    let accounts: Vec<_> = (0..400).map(|number| format!("account-{number}")).collect();
    let many: Vec<_> = accounts.iter().flat_map(|id| ["--account", id.as_str()]).collect();
    add("alice", &[&["--role", "Manager"][..], &many].concat()).expect_error(2, &["2000 characters"]);
    let world = World::new();
    world.run(&["user", "list"]).expect_error(1, &["no database"]);
    assert!(!world.data().exists(), "looking makes nothing");
}

#[test]
fn api_keys_are_shown_once_listed_and_revoked() {
    for site in Site::each() {
        let add = |name: &str, more: &[&str]| {
            let grants = ["--role", "Reporter", "--account", "demo"];
            site.run(&[&["api-key", "add", name], &grants[..], more].concat(), "")
        };
        let made = add("switchboard", &[]).expect_code(0);
        let key = made.stdout.trim_end().to_owned();
        assert!(key.starts_with("bk_") && key.len() == 46, "{made:?}");
        add("nightly", &["--ttl", "90d"]).expect_code(0);
        add("switchboard", &[]).expect_error(1, &["switchboard exists already"]);
        add("a/b", &[]).expect_error(2, &["A-Z a-z 0-9 . _ -"]);
        let list = || site.run(&["api-key", "list"], "").expect_code(0).stdout;
        let lines = list();
        assert!(
            lines.contains("switchboard  good  until no end  last used never  roles Reporter; accounts demo"),
            "{lines}"
        );
        assert!(lines.contains("nightly  good  until 20"), "{lines}");
        assert!(!lines.contains(&key[3..]));
        site.run(&["api-key", "revoke", "switchboard"], "").expect_code(0);
        assert!(list().contains("switchboard  revoked"));
        site.run(&["api-key", "revoke", "unknown"], "").expect_error(1, &["no API key", "api-key list"]);
    }
}

#[test]
fn the_audit_trail_is_filtered_by_time_and_person() {
    for site in Site::each() {
        site.add("alice");
        site.run(&["api-key", "add", "switchboard", "--role", "Reporter", "--account", "demo"], "");
        site.run(&["user", "disable", "alice"], "");
        site.run(&["token", "revoke", "--sub", "ops"], "").expect_code(0);
        let audit = |more: &[&str]| site.run(&[&["audit"], more].concat(), "").expect_code(0).stdout;
        let all = audit(&[]);
        let actions: Vec<_> = all.lines().map(|line| line.split("  ").skip(1).collect::<Vec<_>>().join(" ")).collect();
        // The name is that of the user who runs the tests.
        let by = actions[0].split(' ').next().unwrap();
        assert!(by.starts_with("cli:"), "{all}");
        assert_eq!(
            actions,
            [
                format!("{by} - UserAdded alice roles Manager; accounts demo"),
                format!("{by} - ApiKeyAdded switchboard roles Reporter; accounts demo"),
                format!("{by} - UserDisabled alice"),
                // The second revocation is for tokens that requests in progress got meanwhile.
                format!("{by} - TokenRevoked alice Subject"),
                format!("{by} - TokenRevoked ops Subject"),
            ]
        );
        assert_eq!(audit(&["--from", "1h", "--by", by]), all);
        assert_eq!(audit(&["--to", "2026-01-01T00:00:00Z"]), "");
        assert_eq!(audit(&["--by", "nobody"]), "");
        let json = audit(&["--json"]);
        let first: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
        assert_eq!((first["action"].as_str(), first["target"].as_str()), (Some("UserAdded"), Some("alice")));
        site.run(&["audit", "--from", "yesterday"], "").expect_error(2, &["2026-11-23T06:00:00Z", "24h"]);
    }
}
