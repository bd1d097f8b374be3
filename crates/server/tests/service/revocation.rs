//! Every process refuses a revoked token within seconds.

use std::time::Duration;

use billables_persistence::Backend;
use billables_test_support::TestDatabase;

use crate::process::{Folder, Service, billables, token_part, wait_until};

/// The longest time until a revocation is in force.
const IN_FORCE: Duration = Duration::from_secs(5);

#[test]
fn a_revocation_is_in_force_in_every_process_and_after_a_restart() {
    for database in TestDatabase::each() {
        let url = database.configured_url();
        let folder = Folder::new();
        let mut services = [Service::start(&folder, Some(&url)), Service::start(&folder, Some(&url))];
        let [manager, administrator] = ["Manager", "SystemAdministrator"].map(|role| folder.token(role, "demo"));
        // `Folder::token` names the subject after the role.
        let revoke = |arguments: [&str; 2]| {
            let command = ["token", "revoke", "--database", &url];
            let output = billables(&folder.path).args(command).args(arguments).output().unwrap();
            assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
        };
        for service in &services {
            assert_eq!((service.status(&manager), service.status(&administrator)), (200, 200));
        }
        revoke(["--sub", "Manager"]);
        let is_refused = || services.iter().all(|service| service.status(&manager) == 401);
        wait_until(IN_FORCE, "the revocation is in force", is_refused);
        for service in &services {
            assert_eq!(service.status(&administrator), 200, "another subject's token is refused");
        }
        // Tokens that are issued a second later are valid.
        std::thread::sleep(Duration::from_millis(1_100));
        let later = folder.token("Manager", "demo");
        assert_eq!((services[0].status(&later), services[0].status(&manager)), (200, 401));
        // A new process knows the revocations before the first answer.
        services[0].ask_to_stop();
        services[0].wait();
        services[0] = Service::start(&folder, Some(&url));
        assert_eq!((services[0].status(&later), services[0].status(&manager)), (200, 401));
    }
}

#[test]
fn one_token_is_revoked_by_its_id() {
    let folder = Folder::new();
    let service = Service::start(&folder, None);
    let [one, two] = [folder.token("Manager", "demo"), folder.token("Manager", "demo")];
    let output = billables(&folder.path).args(["token", "revoke", "--jti", &token_id(&one)]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let is_refused = || service.status(&one) == 401;
    wait_until(IN_FORCE, "the revocation is in force", is_refused);
    assert_eq!(service.status(&two), 200);
    for (arguments, code) in
        [(&["--sub", ""][..], 2), (&["--jti", ""], 2), (&[], 2), (&["--jti", "a", "--sub", "b"], 2)]
    {
        let output = billables(&folder.path).args(["token", "revoke"]).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{output:?}");
    }
}

#[test]
fn a_revocation_that_a_restore_removed_stays_in_force() {
    for database in TestDatabase::each() {
        let (folder, url) = (Folder::new(), database.configured_url());
        let service = Service::start(&folder, Some(&url));
        let [one, two] = [folder.token("Manager", "demo"), folder.token("Manager", "demo")];
        let revoke = |token: &str| {
            let arguments = ["token", "revoke", "--database", &url, "--jti", &token_id(token)];
            let output = billables(&folder.path).args(arguments).output().unwrap();
            assert!(output.status.success(), "{output:?}");
        };
        let is_refused = |token: &str| service.status(token) == 401;
        revoke(&one);
        wait_until(IN_FORCE, "the first revocation is in force", || is_refused(&one));
        // The database loses the revocation and gets another one, so that the number of revocations stays the same.
        let restore = match database.backend() {
            Backend::Sqlite => "DROP TRIGGER revocations_kept; DELETE FROM revocations",
            Backend::Postgres => "ALTER TABLE revocations DISABLE TRIGGER USER; DELETE FROM revocations",
        };
        database.execute(restore).unwrap();
        revoke(&two);
        wait_until(IN_FORCE, "the second revocation is in force", || is_refused(&two));
        assert!(is_refused(&one), "a revocation was forgotten");
        wait_until(IN_FORCE, "the log has the warning", || service.log().contains("the database lacks revocations"));
    }
}

/// The claim `jti` of a token.
fn token_id(token: &str) -> String {
    token_part(token, 1)["jti"].as_str().unwrap().to_owned()
}
