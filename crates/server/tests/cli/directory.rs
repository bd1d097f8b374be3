//! `account`, `customer` and `session`: what the first call of a new service needs.

use billables_test_support::TestDatabase;

use crate::ledger::call;
use crate::world::{Outcome, World};

/// A folder and a migrated database.
struct Site {
    world: World,
    url: String,
    database: TestDatabase,
}

impl Site {
    fn each() -> [Self; 2] {
        TestDatabase::each().map(|database| {
            let site = Self { world: World::new(), url: database.configured_url(), database };
            site.database.store().settle_call_sid_mode(None).unwrap();
            site
        })
    }

    fn run(&self, arguments: &[&str]) -> Outcome {
        self.world.run(&[arguments, &["--database", &self.url]].concat())
    }

    #[track_caller]
    fn expect(&self, arguments: &[&str], said: &str) {
        let outcome = self.run(arguments).expect_code(0);
        assert_eq!(outcome.stdout, "");
        assert!(outcome.stderr.contains(said), "{said:?} is missing: {outcome:?}");
    }
}

#[test]
fn accounts_customers_and_sessions_are_added_once() {
    for site in Site::each() {
        let account = ["account", "add", "acme-voice", "--name", "Acme Voice"];
        let customer = ["customer", "add", "globex", "--account", "acme-voice", "--name", "Globex"];
        let child = ["customer", "add", "east", "--account", "acme-voice", "--name", "East", "--parent", "globex"];
        let sid = call(1);
        let session = ["session", "add", "s1", "--account", "acme-voice", "--customer", "east", "--call-sid", &sid];
        for (command, object) in [
            (&account[..], "the account acme-voice"),
            (&customer, "the customer globex of the account acme-voice"),
            (&child, "the customer east of the account acme-voice"),
            (&session, "the session s1 of the account acme-voice"),
        ] {
            site.expect(command, &format!("added {object}"));
            site.expect(command, &format!("{object} exists already with these members"));
        }
        let other = ["account", "add", "acme-voice", "--name", "Acme"];
        site.run(&other).expect_error(1, &["acme-voice exists already with other members"]);
        let other = ["customer", "add", "east", "--account", "acme-voice", "--name", "East"];
        site.run(&other).expect_error(1, &["the customer east", "other members"]);
        site.run(&session[..7]).expect_error(1, &["the session s1", "other members"]);
        // Each new row is in the audit trail, once.
        let trail = site.run(&["audit"]).expect_code(0).stdout;
        let actions: Vec<_> =
            trail.lines().map(|line| line.split("  ").skip(3).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(
            actions,
            [
                "AccountCreated acme-voice",
                "CustomerCreated acme-voice/globex",
                "CustomerCreated acme-voice/east",
                "SessionCreated acme-voice/s1"
            ]
        );
        assert!(trail.lines().all(|line| line.contains("  cli:")), "{trail}");
    }
}

#[test]
fn names_are_corrected_and_the_trail_keeps_the_former_ones() {
    for site in Site::each() {
        let account = ["account", "add", "a", "--name", "Old"];
        let customer = ["customer", "add", "c", "--account", "a", "--name", "Old"];
        site.expect(&account, "added");
        site.expect(&customer, "added");
        let rename = ["account", "rename", "a", "--name", "New"];
        site.expect(&rename, "the account a has the name New");
        site.expect(&rename, "has this name already; nothing is changed");
        let rename = ["customer", "rename", "c", "--account", "a", "--name", "Newer"];
        site.expect(&rename, "the customer c of the account a has the name Newer");
        site.expect(&rename, "has this name already; nothing is changed");
        // Repeating the first command compares with the name as made.
        site.expect(&account, "exists already with these members");
        site.expect(&customer, "exists already with these members");
        let trail = site.run(&["audit"]).expect_code(0).stdout;
        assert!(trail.contains("AccountRenamed  a  Old to New") && trail.contains("  a/c  Old to Newer"), "{trail}");
        assert_eq!(trail.lines().count(), 4, "{trail}");
        site.run(&["account", "rename", "b", "--name", "B"]).expect_error(1, &["billables account add b"]);
        let rename = ["customer", "rename", "d", "--account", "a", "--name", "D"];
        site.run(&rename).expect_error(1, &["has no customer d", "billables customer add d --account a"]);
        site.run(&["customer", "rename", "c", "--account", "b", "--name", "D"]).expect_error(1, &["account b"]);
    }
}

#[test]
fn an_account_has_a_zone_a_currency_and_a_country() {
    for site in Site::each() {
        let add = |id: &'static str, more: &[&'static str]| {
            site.run(&[&["account", "add", id, "--name", "A"], more].concat())
        };
        let austria = ["--time-zone", "europe/vienna", "--currency", "EUR", "--country", "AT"];
        add("a", &austria).expect_code(0);
        let again = add("a", &austria).expect_code(0);
        assert!(again.stderr.contains("nothing is changed"), "{again:?}");
        add("a", &[]).expect_code(0);
        let book = site.database.store().account_book(&"a".parse().unwrap()).unwrap().unwrap();
        let zone = book.zones().zone_at(billables_domain::Timestamp::from_microseconds(0)).name().to_owned();
        assert_eq!((zone.as_str(), book.currency().code(), book.country().code()), ("Europe/Vienna", "EUR", "AT"));
        add("a", &["--currency", "USD"]).expect_error(1, &["--currency USD", "its EUR", "PATCH /accounts/a"]);
        // An account without any setting may be one whose command was interrupted.
        add("b", &[]).expect_code(0);
        add("b", &["--currency", "JPY"]).expect_code(0);
        for (option, text) in [("--time-zone", "Mars/Olympus"), ("--currency", "XXQ"), ("--country", "Austria")] {
            add("c", &[option, text]).expect_error(2, &[&format!("{option} {text:?} is not")]);
        }
        assert_eq!(site.database.store().account_find(&"c".parse().unwrap()).unwrap(), None, "nothing is made");
    }
}

#[test]
fn what_is_missing_or_wrong_is_named_with_the_command_that_mends_it() {
    for site in Site::each() {
        site.expect(&["account", "add", "a", "--name", "A"], "added");
        site.expect(&["customer", "add", "c", "--account", "a", "--name", "C"], "added");
        for (code, arguments, told) in [
            (1, &["customer", "add", "c", "--account", "b", "--name", "C"][..], "billables account add b --name NAME"),
            (1, &["customer", "add", "d", "--account", "a", "--name", "D", "--parent", "e"], "has no customer e"),
            (1, &["session", "add", "s", "--account", "a", "--customer", "e"], "billables customer add e --account a"),
            (1, &["session", "add", "s", "--account", "b", "--customer", "c"], "there is no account b"),
            (2, &["account", "add", "a b", "--name", "A"], "ID \"a b\" has a character"),
            (2, &["account", "add", "b", "--name", ""], "--name \"\" is empty"),
            (2, &["customer", "add", "d", "--account", "a/b", "--name", "D"], "--account \"a/b\""),
            (2, &["session", "add", "s", "--account", "a", "--customer", "c", "--call-sid", "x"], "--call-sid \"x\""),
            (
                2,
                &["session", "add", "s", "--account", "a", "--customer", "c", "--call-sid", "any"],
                "--call-sid \"any\"",
            ),
        ] {
            site.run(arguments).expect_error(code, &[told]);
        }
        for arguments in [&["account"][..], &["account", "add"], &["account", "add", "b"], &["customer", "add", "d"]] {
            assert_eq!(site.run(arguments).code, Some(2), "{arguments:?}");
        }
        // The variable of the setting is no call.
        let mut command = site.world.command(&["session", "add", "s", "--account", "a", "--customer", "c"]);
        command.args(["--database", &site.url]).env("BILLABLES_CALL_SID", "standard");
        Outcome::of(&mut command).expect_code(0);
        let session = site.database.store().session_list(&"a".parse().unwrap(), None, None, 10).unwrap();
        assert_eq!(session.items.iter().map(|session| session.call_sid.clone()).collect::<Vec<_>>(), [None]);
    }
    World::new().run(&["account", "add", "a", "--name", "A"]).expect_error(1, &["billables migrate"]);
}
