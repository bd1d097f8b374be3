//! The files of the service and other users: permissions, owners, symbolic links.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::Path;

use crate::world::{Outcome, World, names};

/// The ids of two users, which are also the ids of their groups. No other test uses them.
const USER: u32 = 61_001;
const OTHER_USER: u32 = 61_002;

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|metadata| metadata.uid() == 0)
}

/// Whether the test can run. The function prints a line if it cannot.
#[expect(clippy::print_stdout, reason = "a test that does not run says so")]
fn can_be_another_user() -> bool {
    if !is_root() {
        println!("not done: only root can make files of another user");
    }
    is_root()
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn give(path: &Path, user: u32) {
    chown(path, Some(user), Some(user)).unwrap();
}

/// Gives a data folder with its keys to a user who can reach it.
fn give_all(world: &World, user: u32) {
    set_mode(&world.path, 0o755);
    give(&world.data(), user);
    for path in ["keys", "lock"].map(|name| world.data().join(name)) {
        give(&path, user);
    }
    for name in names(&world.data().join("keys")) {
        give(&world.data().join("keys").join(name), user);
    }
}

/// Runs the binary as another user, from a copy that this user can reach.
fn run_as(world: &World, user: u32, arguments: &[&str]) -> Outcome {
    let binary = world.path.join("billables");
    if !binary.exists() {
        fs::copy(env!("CARGO_BIN_EXE_billables"), &binary).unwrap();
        set_mode(&binary, 0o755);
    }
    let mut command = std::process::Command::new(&binary);
    command.env_clear().current_dir(&world.path).arg("--data-dir").arg(world.data()).args(arguments);
    Outcome::of(command.stdin(std::process::Stdio::null()).uid(user).gid(user))
}

#[test]
fn a_data_folder_that_everybody_may_write_is_refused() {
    let world = World::with_key();
    set_mode(&world.data(), 0o707);
    for arguments in [
        &["serve"][..],
        &["key", "list"],
        &["key", "new"],
        &["token", "issue", "--sub", "a", "--role", "Manager", "--account", "a"],
        &["migrate"],
    ] {
        world.run(arguments).expect_error(1, &["every user of this machine may write", "chmod o-w"]);
    }
    world.run(&["config"]).expect_code(0);
    set_mode(&world.data(), 0o705);
    world.run(&["key", "list"]).expect_code(0);
}

#[test]
fn a_data_folder_that_a_group_may_write_is_warned_of() {
    let world = World::with_key();
    set_mode(&world.data(), 0o770);
    let outcome = world.run(&["key", "list"]).expect_code(0);
    assert!(
        outcome.stderr.contains("warning: a group may write") && outcome.stderr.contains("chmod g-w"),
        "{outcome:?}"
    );
    set_mode(&world.data(), 0o750);
    assert_eq!(world.run(&["key", "list"]).expect_code(0).stderr, "");
}

#[test]
fn a_key_file_of_somebody_else_is_refused() {
    if !can_be_another_user() {
        return;
    }
    let world = World::with_key();
    give_all(&world, USER);
    run_as(&world, USER, &["key", "list"]).expect_code(0);
    let keys = world.data().join("keys");
    let key = keys.join(names(&keys).into_iter().find(|name| name.ends_with(".jwk.json")).unwrap());
    let hints = ["belongs to another user, 61002", "chown 61001"];
    // The owner of the folder could replace the key.
    give(&keys, OTHER_USER);
    set_mode(&keys, 0o755);
    run_as(&world, USER, &["key", "list"]).expect_error(1, &hints);
    give(&keys, USER);
    // Only a process with a capability could read the file of the other user; this one cannot.
    give(&key, OTHER_USER);
    run_as(&world, USER, &["key", "list"]).expect_error(1, &[".jwk.json"]);
    // The service trusts a folder of root as it trusts the user's own.
    give(&keys, 0);
    give(&key, USER);
    run_as(&world, USER, &["key", "list"]).expect_code(0);
}

#[test]
fn root_may_run_every_command_and_what_it_makes_is_the_services() {
    if !can_be_another_user() {
        return;
    }
    let world = World::with_key();
    give_all(&world, USER);
    for arguments in [
        &["key", "list"][..],
        &["key", "new"],
        &["key", "rotate", "--wait", "2s"],
        &["token", "issue", "--sub", "a", "--role", "Manager", "--account", "a"],
        &["migrate"],
        &["check"],
        &["user", "add", "alice", "--role", "Manager", "--account", "a", "--generate"],
        &["api-key", "add", "switchboard", "--role", "Reporter", "--account", "a"],
        &["audit"],
        &["export"],
    ] {
        world.run(arguments).expect_code(0);
    }
    for folder in [world.data(), world.data().join("keys")] {
        for name in names(&folder) {
            assert_eq!(fs::metadata(folder.join(&name)).unwrap().uid(), USER, "{name}");
        }
    }
    run_as(&world, USER, &["key", "list"]).expect_code(0);
    run_as(&world, USER, &["check"]).expect_code(0);
    run_as(&world, USER, &["key", "new"]).expect_code(0);
}

#[test]
fn nothing_is_written_through_a_symbolic_link() {
    let hints = ["it is a symbolic link, and nothing is written through one"];
    let precious = |world: &World| world.write("precious", "precious\n");
    let is_untouched = |path: &Path| fs::read_to_string(path).unwrap() == "precious\n";

    for name in ["lock", "keys/.lock"] {
        let world = World::with_key();
        let target = precious(&world);
        fs::remove_file(world.data().join(name)).unwrap();
        symlink(&target, world.data().join(name)).unwrap();
        world.run(&["key", "new"]).expect_error(1, &hints);
        assert!(is_untouched(&target), "{name}");
    }
    // The commands read keys through a link to the folder, and do not write through it.
    let world = World::with_key();
    fs::rename(world.data().join("keys"), world.path.join("elsewhere")).unwrap();
    symlink(world.path.join("elsewhere"), world.data().join("keys")).unwrap();
    world.run(&["key", "list"]).expect_code(0);
    world.run(&["key", "new"]).expect_error(1, &hints);

    // A link in the place of the database, first to no file and then to an empty one.
    let world = World::with_key();
    let target = world.path.join("target.db");
    symlink(&target, world.data().join("billables.db")).unwrap();
    world.run(&["migrate"]).expect_error(1, &hints);
    assert!(!target.exists());
    fs::write(&target, "").unwrap();
    world.run(&["migrate"]).expect_error(1, &hints);
    assert_eq!(fs::metadata(&target).unwrap().len(), 0);
    let url = format!("sqlite://{}", world.data().join("billables.db").display());
    world.run(&["migrate", "--database", &url]).expect_error(1, &hints);

    // The marker of a demo.
    let world = World::new();
    fs::create_dir(world.data()).unwrap();
    set_mode(&world.data(), 0o700);
    let target = world.path.join("absent");
    symlink(&target, world.data().join("demo")).unwrap();
    world.run(&["serve", "--listen", "127.0.0.1:0"]).expect_error(1, &hints);
    assert!(!target.exists());

    // The file of an export.
    let world = World::with_key();
    world.run(&["migrate"]).expect_code(0);
    let (target, link) = (precious(&world), world.path.join("out.csv"));
    symlink(&target, &link).unwrap();
    world.run(&["export", "--out", link.to_str().unwrap()]).expect_error(1, &hints);
    assert!(is_untouched(&target));
}

#[test]
fn what_root_restores_belongs_to_the_user_of_the_service() {
    if !can_be_another_user() {
        return;
    }
    let world = World::with_key();
    world.run(&["migrate"]).expect_code(0);
    world.run(&["backup", "--keys", "all.tar"]).expect_code(0);
    fs::rename(world.data(), world.path.join("old")).unwrap();
    fs::create_dir(world.data()).unwrap();
    set_mode(&world.path, 0o755);
    set_mode(&world.data(), 0o700);
    give(&world.data(), USER);
    world.run(&["restore", "all.tar"]).expect_code(0);
    run_as(&world, USER, &["check"]).expect_code(0);
    run_as(&world, USER, &["token", "issue", "--sub", "x", "--role", "Manager", "--account", "*"]).expect_code(0);
}
