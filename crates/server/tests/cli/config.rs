//! Settings: an option wins over a variable, a variable over the file, the file over the default; `config` prints the
//! source.

use crate::world::{Outcome, World};

/// The line of a setting in the output of `config`.
#[track_caller]
fn line<'a>(outcome: &'a Outcome, name: &str) -> &'a str {
    let start = format!("{name} = ");
    outcome.stdout.lines().find(|line| line.starts_with(&start)).unwrap_or_else(|| panic!("no {name}: {outcome:?}"))
}

#[test]
fn every_setting_is_shown_with_its_default() {
    let world = World::new();
    let outcome = Outcome::of(&mut world.bare_command(&["config"])).expect_code(0);
    assert_eq!(line(&outcome, "listen"), r#"listen = "127.0.0.1:8080" # default"#);
    assert_eq!(line(&outcome, "data-dir"), r#"data-dir = "./billables-data" # default"#);
    assert_eq!(line(&outcome, "token-issuer"), r#"token-issuer = "billables" # default"#);
    assert_eq!(line(&outcome, "token-audience"), r#"token-audience = "billables" # default"#);
    assert_eq!(line(&outcome, "shutdown-timeout-seconds"), "shutdown-timeout-seconds = 30 # default");
    assert_eq!(line(&outcome, "no-migrate"), "no-migrate = false # default");
    assert_eq!(line(&outcome, "log-format"), r#"log-format = "auto" # default"#);
    assert!(outcome.stdout.lines().all(|line| line.ends_with("# default")), "{outcome:?}");
    assert!(!world.path.join("billables-data").exists(), "looking makes nothing");
}

#[test]
fn flag_wins_over_variable_over_file_over_default() {
    let world = World::new();
    world.write("billables.toml", "listen = \"127.0.0.1:1\"\nworkers = 1\nlog-level = \"warn\"\n");
    let mut command = world.bare_command(&["config", "--listen", "127.0.0.1:3"]);
    command.env("BILLABLES_LISTEN", "127.0.0.1:2").env("BILLABLES_WORKERS", "2");
    let outcome = Outcome::of(&mut command).expect_code(0);
    assert_eq!(line(&outcome, "listen"), r#"listen = "127.0.0.1:3" # flag"#);
    assert_eq!(line(&outcome, "workers"), "workers = 2 # BILLABLES_WORKERS");
    assert_eq!(line(&outcome, "log-level"), r#"log-level = "warn" # file"#);
    assert_eq!(line(&outcome, "call-sid"), r#"call-sid = "" # default"#);
}

#[test]
fn a_flag_may_stand_before_or_behind_the_command() {
    for arguments in [["--workers", "7", "config"], ["config", "--workers", "7"]] {
        let outcome = World::new().run(&arguments).expect_code(0);
        assert_eq!(line(&outcome, "workers"), "workers = 7 # flag");
    }
}

#[test]
fn origins_are_given_one_by_one_or_with_commas_between() {
    let world = World::new();
    let expected = r#"cors-origin = "https://a.example,http://localhost:3000" # "#;
    let repeated = ["config", "--cors-origin", "https://a.example", "--cors-origin", "http://localhost:3000"];
    assert_eq!(line(&world.run(&repeated).expect_code(0), "cors-origin"), format!("{expected}flag"));
    let origins = "https://a.example,http://localhost:3000";
    let by_variable = Outcome::of(world.command(&["config"]).env("BILLABLES_CORS_ORIGIN", origins)).expect_code(0);
    assert_eq!(line(&by_variable, "cors-origin"), format!("{expected}BILLABLES_CORS_ORIGIN"));
    world.write("billables.toml", &format!("cors-origin = {origins:?}\n"));
    assert_eq!(line(&world.run(&["config"]).expect_code(0), "cors-origin"), format!("{expected}file"));
}

#[test]
fn a_switch_takes_no_word_that_follows_it() {
    let world = World::new();
    for arguments in [&["--no-migrate", "config"][..], &["config", "--no-migrate"], &["config", "--no-migrate=true"]] {
        assert_eq!(line(&world.run(arguments).expect_code(0), "no-migrate"), "no-migrate = true # flag");
    }
    let mut command = world.command(&["config", "--no-migrate=false"]);
    let outcome = Outcome::of(command.env("BILLABLES_NO_MIGRATE", "true")).expect_code(0);
    assert_eq!(line(&outcome, "no-migrate"), "no-migrate = false # flag");
    let outcome = Outcome::of(world.command(&["config"]).env("BILLABLES_NO_MIGRATE", "true")).expect_code(0);
    assert_eq!(line(&outcome, "no-migrate"), "no-migrate = true # BILLABLES_NO_MIGRATE");
}

#[test]
fn the_file_can_be_named() {
    let world = World::new();
    world.write("billables.toml", "workers = 1\n");
    let path = world.write("other.toml", "workers = 5\n");
    let outcome = world.run(&["config", "--config", path.to_str().unwrap()]).expect_code(0);
    assert_eq!(line(&outcome, "workers"), "workers = 5 # file");
    let outcome = Outcome::of(world.command(&["config"]).env("BILLABLES_CONFIG", &path)).expect_code(0);
    assert_eq!(line(&outcome, "workers"), "workers = 5 # file");
    world.run(&["config", "--config", "absent.toml"]).expect_error(2, &["absent.toml"]);
}

#[test]
fn the_output_is_a_file_that_says_the_same() {
    let world = World::new();
    let arguments = ["config", "--call-sid", "any", "--no-migrate", "--queue-capacity", "9", "--log-format", "json"];
    let first = world.run(&arguments).expect_code(0);
    world.write("billables.toml", &first.stdout);
    let second = Outcome::of(&mut world.bare_command(&["config"])).expect_code(0);
    let values = |text: &str| text.parse::<toml::Table>().unwrap();
    assert_eq!(values(&first.stdout), values(&second.stdout));
    assert!(second.stdout.lines().all(|line| line.ends_with("# file")), "{second:?}");
}

#[test]
fn an_unknown_key_is_named_beside_the_nearest_known_one() {
    let world = World::new();
    for (key, nearest) in [
        ("lisen", "listen"),
        ("databse", "database"),
        ("shutdown-timeout", "shutdown-timeout-seconds"),
        ("data_dir", "data-dir"),
        ("Listen", "listen"),
    ] {
        world.write("billables.toml", &format!("workers = 1\n{key} = \"postgres://u:hunter2@h/d\"\n"));
        let outcome = world.run(&["config"]);
        let outcome = outcome.expect_error(2, &["billables.toml", &format!("{key:?}"), &format!("{nearest:?}")]);
        assert!(!outcome.stderr.contains("hunter2"), "{outcome:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_names_the_line_and_shows_no_secret() {
    let world = World::new();
    for (text, place) in [
        ("workers = 1\ndatabase = \"postgres://u:hunter2@h/d\n", "line 2"),
        ("database = postgres://u:hunter2@h/d\n", "line 1"),
        ("database = \"postgres://u:hunter2@h/d\" workers = 1\n", "line 1"),
        ("database = [\"postgres://u:hunter2@h/d\"]\n", "line 1"),
        ("\n\nworkers = \"two\"\n", "line 3"),
        ("workers = -1\n", "line 1"),
        ("workers = 1\nworkers = 2\n", "line 2"),
        ("log-format = \"xml\"\n", "line 1"),
    ] {
        world.write("billables.toml", text);
        let outcome = world.run(&["config"]).expect_error(2, &["billables.toml", place]);
        assert!(!outcome.stderr.contains("hunter2"), "{outcome:?}");
    }
}

#[test]
fn a_value_that_cannot_be_is_a_usage_error() {
    let world = World::new();
    for (flag, value, hint) in [
        ("--workers", "0", "workers"),
        ("--workers", "-1", "workers"),
        ("--queue-capacity", "0", "queue-capacity"),
        ("--pool-size", "many", "pool-size"),
        ("--log-format", "xml", "pretty"),
        ("--call-sid", "some", "standard or any"),
        ("--public-url", "billing.example.com", "https://"),
        ("--public-url", "https://billing.example.com/", "slash"),
        ("--public-url", "https://example.com/billing/", "slash"),
        ("--public-url", "https://example.com//billing", "https://example.com/billing"),
        ("--public-url", "https://example.com/../billing", "https://example.com/billing"),
        ("--public-url", "https://example.com/billing?a=b", "query"),
        ("--public-url", "https://example.com/billing;x", "https://example.com/billing"),
        ("--public-url", "https://user:pass@example.com", "https://"),
        ("--public-url", "https://", "https://"),
        ("--cors-origin", "*", "never *"),
        ("--cors-origin", "https://app.example.com/", "without a slash"),
        ("--cors-origin", "https://app.example.com,null", "\"null\""),
        ("--database", "mysql://u:hunter2@h/d", "sqlite://PATH"),
        ("--database", "sqlite://", "sqlite://PATH"),
    ] {
        let outcome = world.run(&["config", &format!("{flag}={value}")]).expect_error(2, &[hint]);
        assert!(!outcome.stderr.contains("hunter2"), "{outcome:?}");
    }
    world.run(&["serve", "--listen", "nonsense"]).expect_error(2, &["listen", "127.0.0.1:8080"]);
    world.run(&["serve", "--listen", "127.0.0.1:0", "--log-level", "=,="]).expect_error(2, &["log-level"]);
}

#[test]
fn a_start_needs_a_private_file_of_twilio_tokens_without_a_mistake() {
    use std::os::unix::fs::PermissionsExt as _;

    let world = World::with_key();
    let file = world.path.join("twilio-tokens");
    let start = |hints: &[&str]| {
        let arguments = ["serve", "--listen", "127.0.0.1:0", "--twilio-tokens", file.to_str().unwrap()];
        let outcome = world.run(&arguments).expect_error(2, &[&["twilio-tokens"], hints].concat());
        assert!(!outcome.stderr.contains("hunter2"), "{outcome:?}");
    };
    start(&["cannot be read"]);
    world.write("twilio-tokens", "demo = hunter2\n");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    start(&["can be read by other users", "chmod 600"]);
    world.write("twilio-tokens", "# ours\ndemo hunter2\n");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    start(&["line 2", "account = token"]);
}

#[test]
fn an_unknown_word_as_log_level_is_refused_with_the_nearest_one() {
    let world = World::new();
    for (level, parts) in [
        ("warning", ["\"warning\" is not a level", "\"warn\""]),
        ("info,billables_api=verbose", ["\"verbose\" is not a level", "off, error, warn, info, debug, trace"]),
        ("", ["\"\" is not a level", "off, error, warn, info, debug, trace"]),
    ] {
        for command in [&["config"][..], &["serve", "--listen", "127.0.0.1:0"]] {
            world.run(&[command, &["--log-level", level]].concat()).expect_error(2, &parts);
        }
        let mut command = world.command(&["config"]);
        Outcome::of(command.env("BILLABLES_LOG_LEVEL", level)).expect_error(2, &parts);
        world.write("billables.toml", &format!("log-level = {level:?}\n"));
        world.run(&["config"]).expect_error(2, &parts);
        std::fs::remove_file(world.path.join("billables.toml")).unwrap();
    }
}

#[test]
fn an_unknown_variable_is_warned_of_with_the_nearest_name() {
    let world = World::with_key();
    let with_variables = |arguments: &[&str]| {
        let mut command = world.command(arguments);
        command.env("BILLABLES_LISTN", "hunter2").env("BILLABLES_PORT", "tcp://10.0.0.1:8080");
        Outcome::of(command.env("BILLABLES_SERVICE_HOST", "10.0.0.1"))
    };
    let warning = "the variable BILLABLES_LISTN is unknown and ignored. Did you mean BILLABLES_LISTEN?";
    let config = with_variables(&["config"]).expect_code(0);
    assert_eq!(config.stderr, format!("warning: {warning}\n"));
    // The service logs the warning and goes on. The start fails because the database is unreachable.
    let serve =
        ["serve", "--listen", "127.0.0.1:0", "--log-format", "json", "--database", "postgres://u@127.0.0.1:1/none"];
    let serve = with_variables(&serve).expect_code(1);
    let lines: Vec<_> = serve.stderr.lines().filter(|line| line.contains("BILLABLES_")).collect();
    assert!(lines.len() == 1 && lines[0].contains("\"WARN\"") && lines[0].contains(warning), "{serve:?}");
    assert!(!serve.stderr.contains("hunter2"), "{serve:?}");
}

#[test]
fn a_password_is_hidden_wherever_it_came_from() {
    let world = World::new();
    let url = "postgres://billables:hunter2@db.example/billables?sslmode=verify-full";
    let by_flag = world.run(&["config", "--database", url]).expect_code(0);
    let by_variable = Outcome::of(world.command(&["config"]).env("BILLABLES_DATABASE", url)).expect_code(0);
    world.write("billables.toml", &format!("database = \"{url}\"\n"));
    let by_file = world.run(&["config"]).expect_code(0);
    for (outcome, source) in [(by_flag, "flag"), (by_variable, "BILLABLES_DATABASE"), (by_file, "file")] {
        let line = line(&outcome, "database");
        assert!(line.contains("db.example") && line.ends_with(&format!("# {source}")), "{line}");
        assert!(!outcome.stdout.contains("hunter2") && !outcome.stderr.contains("hunter2"), "{outcome:?}");
    }
    let help = Outcome::of(world.command(&["--help"]).env("BILLABLES_DATABASE", url)).expect_code(0);
    assert!(!help.stdout.contains("hunter2"));
}

#[test]
fn a_database_that_cannot_be_reached_is_named_without_its_password() {
    let world = World::with_key();
    let database = ["--database", "postgres://somebody:hunter2@127.0.0.1:1/none"];
    for command in [&["check"][..], &["migrate"], &["serve", "--listen", "127.0.0.1:0"]] {
        let outcome = world.run(&[command, &database[..]].concat()).expect_error(1, &["127.0.0.1"]);
        assert!(!outcome.stderr.contains("hunter2"), "{outcome:?}");
    }
}

#[test]
fn a_number_out_of_range_is_refused_with_its_range() {
    let world = World::new();
    for (flag, value, range) in [
        ("--workers", "0", "from 1 to 512"),
        ("--workers", "513", "from 1 to 512"),
        ("--batch-max", "18446744073709551615", "from 1 to 4096"),
        ("--pool-timeout-seconds", "0", "from 1 to 86400"),
        ("--keep-alive-seconds", "18446744073709551615", "from 1 to 86400"),
    ] {
        world.run(&[flag, value, "config"]).expect_error(2, &[flag.trim_start_matches('-'), value, range]);
    }
}

#[test]
fn a_value_of_the_wrong_kind_is_not_repeated() {
    let world = World::new();
    std::fs::write(world.path.join("billables.toml"), "listen = \"127.0.0.1:1\"\nworkers = \"s3cret\"\n").unwrap();
    let outcome = world.run(&["config"]).expect_error(2, &["billables.toml", "line 2"]);
    assert!(!outcome.stderr.contains("s3cret"), "{}", outcome.stderr);
}
