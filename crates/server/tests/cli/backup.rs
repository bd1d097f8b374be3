//! `backup` and `restore`: a snapshot in a file, and back into an empty folder.

use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

use billables_test_support::TestDatabase;

use crate::ledger::{Ledger, call};
use crate::world::{Outcome, World, names};

/// A ledger with a key in its data folder.
fn ledger() -> Ledger {
    let ledger = Ledger::sqlite();
    ledger.world.run(&["key", "new"]).expect_code(0);
    ledger
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o777
}

/// The binary in the ledger's working folder, with another data folder.
fn in_folder(ledger: &Ledger, folder: &str, arguments: &[&str]) -> Outcome {
    Outcome::of(&mut ledger.world.bare_command(&[arguments, &["--data-dir", folder]].concat()))
}

#[test]
fn a_backup_holds_what_the_wal_holds_and_comes_back_with_its_keys() {
    let ledger = ledger();
    let billed = ledger.bill(1, 300);
    ledger.void(&billed[0], "mistake");
    let digest = ledger.run(&["check", "--digest"]).expect_code(0).stdout;
    for (file, more) in [("plain.db", &[][..]), ("all.tar", &["--keys"])] {
        let made = ledger.run(&[&["backup", file], more].concat()).expect_code(0);
        assert!(
            made.stdout.is_empty() && made.stderr.contains("done: ") && made.stderr.contains("300 billables"),
            "{made:?}"
        );
        assert_eq!(mode(&ledger.world.path.join(file)), 0o600);
    }
    assert_eq!(names(&ledger.world.path), ["all.tar", "data", "plain.db"], "a temporary file is left");
    for file in ["plain.db", "all.tar"] {
        let folder = format!("restored-{file}");
        let restored = in_folder(&ledger, &folder, &["restore", file]).expect_code(0);
        for part in ["token revoke --sub", "user passwd", "sessions", "send again", "2026-"] {
            assert!(restored.stderr.contains(part), "{part}: {restored:?}");
        }
        let path = ledger.world.path.join(&folder);
        assert_eq!(mode(&path.join("billables.db")), 0o600);
        assert_eq!(in_folder(&ledger, &folder, &["check", "--digest"]).expect_code(0).stdout, digest);
        let lines = in_folder(&ledger, &folder, &["export", "--format", "jsonl"]).expect_code(0).stdout;
        assert!(lines.contains(&call(300)) && lines.contains("mistake"));
        let keys = names(&ledger.world.data().join("keys")).into_iter().filter(|name| !name.starts_with('.'));
        if file == "all.tar" {
            assert_eq!(names(&path.join("keys")), keys.collect::<Vec<_>>());
            assert_eq!(mode(&path.join("keys")), 0o700);
            in_folder(&ledger, &folder, &["token", "issue", "--sub", "x", "--role", "Manager", "--account", "*"])
                .expect_code(0);
        } else {
            assert!(!path.join("keys").exists() && restored.stderr.contains("no keys"), "{restored:?}");
        }
        in_folder(&ledger, &folder, &["restore", file]).expect_error(1, &["billables.db", "empty folder"]);
    }
}

#[test]
fn a_backup_replaces_nothing_unless_it_is_told_to_and_follows_no_link() {
    let ledger = ledger();
    let file = ledger.world.write("taken.db", "precious");
    ledger.run(&["backup", "taken.db"]).expect_error(1, &["exists already", "--force"]);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "precious");
    symlink(&file, ledger.world.path.join("link.db")).unwrap();
    symlink(ledger.world.path.join("nowhere"), ledger.world.path.join("dangling.db")).unwrap();
    for link in ["link.db", "dangling.db"] {
        ledger.run(&["backup", link, "--force"]).expect_error(1, &["symbolic link"]);
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "precious");
    ledger.run(&["backup", "nowhere/x.db"]).expect_error(1, &["nowhere"]);
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    ledger.run(&["backup", "taken.db", "--force"]).expect_code(0);
    assert_eq!(mode(&file), 0o600);
    assert_eq!(names(&ledger.world.path), ["dangling.db", "data", "link.db", "taken.db"]);
}

#[test]
fn a_restore_takes_an_empty_place_and_a_sound_backup_alone() {
    let ledger = ledger();
    ledger.bill(1, 50);
    ledger.run(&["backup", "--keys", "all.tar"]).expect_code(0);
    ledger.run(&["backup", "plain.db"]).expect_code(0);
    // Both the folder and the archive have keys.
    ledger.world.run(&["restore", "../all.tar"]).expect_code(1);
    ledger.world.run(&["restore", "all.tar"]).expect_error(1, &["keys", "--data-dir"]);
    // The WAL of an old database.
    std::fs::create_dir(ledger.world.path.join("left")).unwrap();
    ledger.world.write("left/billables.db-wal", "");
    in_folder(&ledger, "left", &["restore", "plain.db"]).expect_error(1, &["billables.db-wal"]);
    // Files that are no backups.
    let bytes = std::fs::read(ledger.world.path.join("plain.db")).unwrap();
    std::fs::write(ledger.world.path.join("short.db"), &bytes[..bytes.len() / 2]).unwrap();
    let mut torn = bytes.clone();
    let middle = torn.len() / 2;
    torn[middle..middle + 4_096].fill(0x5a);
    std::fs::write(ledger.world.path.join("torn.db"), &torn).unwrap();
    ledger.world.write("text.db", "no database");
    for file in ["short.db", "torn.db", "text.db", "nowhere.db"] {
        in_folder(&ledger, "new", &["restore", file]).expect_error(1, &[file]);
        assert!(!ledger.world.path.join("new/billables.db").exists(), "{file}");
    }
    // A backup without keys may be restored beside existing keys.
    ledger.world.run(&["restore", "plain.db"]).expect_code(0);
}

#[test]
fn a_backup_never_takes_the_place_of_the_database_itself() {
    let ledger = ledger();
    ledger.bill(1, 3);
    let before = ledger.exported().len();
    for ending in ["", "-wal", "-shm"] {
        let file = format!("{}{ending}", ledger.world.data().join("billables.db").display());
        if Path::new(&file).exists() {
            ledger.run(&["backup", &file, "--force"]).expect_error(1, &["the database itself"]);
        }
    }
    assert_eq!(ledger.exported().len(), before);
}

#[test]
fn a_database_file_that_lacks_its_wal_is_not_restored() {
    let ledger = ledger();
    ledger.bill(1, 3);
    ledger.run(&["backup", "copy.db"]).expect_code(0);
    ledger.world.write("copy.db-wal", "the newest reports");
    in_folder(&ledger, "restored", &["restore", "copy.db"]).expect_error(1, &["-wal", "billables backup"]);
    assert!(!ledger.world.path.join("restored/billables.db").exists());
}

#[test]
fn a_damaged_database_makes_no_backup() {
    let ledger = ledger();
    ledger.bill(1, 500);
    let database = TestDatabase::empty_sqlite();
    let url = database.configured_url();
    ledger.run(&["backup", database.raw_url()]).expect_code(0);
    let mut bytes = std::fs::read(database.raw_url()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8_192].fill(0x5a);
    std::fs::write(database.raw_url(), bytes).unwrap();
    ledger.world.run(&["backup", "bad.db", "--database", &url]).expect_error(1, &["bad.db"]);
    assert_eq!(names(&ledger.world.path), ["data"], "a temporary file is left");
}

#[test]
fn for_postgresql_the_commands_are_printed_without_the_password() {
    let world = World::new();
    let url = "postgres://billables:hush@db/billables?sslmode=require&sslpassword=hush2";
    for (arguments, tool) in [(&["backup", "it's.dump"][..], "pg_dump"), (&["restore", "it's.dump"], "pg_restore")] {
        let outcome = world.run(&[arguments, &["--database", url]].concat()).expect_code(1);
        assert!(outcome.stdout.contains(tool) && outcome.stdout.contains("'it'\\''s.dump'"), "{outcome:?}");
        assert!(outcome.stdout.contains("'postgres://billables@db/billables?sslmode=require'"), "{outcome:?}");
        assert!(!outcome.stdout.contains("hush") && !outcome.stderr.contains("hush"), "{outcome:?}");
        assert!(outcome.stderr.contains("nothing was"), "{outcome:?}");
    }
}
