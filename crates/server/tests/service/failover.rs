//! A failover of PostgreSQL under load: the service finds the new primary by itself, and no confirmed report is lost or billed twice.

use std::time::Duration;

use billables_test_postgres::{Options, PostgresServer};

use crate::load::{CLIENTS, Load};
use crate::process::{Client, Folder, Service, wait_until};

const TIMEOUT: Duration = Duration::from_secs(60);

#[test]
fn a_failover_under_load_loses_nothing_and_bills_nothing_twice() {
    let mut primary = PostgresServer::start(&Options::default()).unwrap();
    let standby = PostgresServer::start(&Options { primary: Some(&primary), ..Options::default() }).unwrap();
    primary.wait_for_a_standby().unwrap();
    let url = primary.url().replacen("@localhost:", &format!("@localhost:{},localhost:", standby.port()), 1);
    let folder = Folder::new();
    let service = Service::start(&folder, Some(&url));
    assert!(service.log().contains("each commit waits for a standby"), "{}", service.log());
    let token = folder.token("SystemAdministrator", "*");
    Client::new(&service.url, &token).fill();

    let load = Load::default();
    std::thread::scope(|scope| {
        let _running = load.start(scope, &service, &token);
        wait_until(TIMEOUT, "200 reports are confirmed", || load.confirmed() >= 200);
        primary.kill();
        wait_until(TIMEOUT, "reports are refused", || load.refused() >= CLIENTS);
        wait_until(TIMEOUT, "the service is not ready", || service.ready() == 503);
        standby.promote().unwrap();
        let before = load.confirmed();
        wait_until(TIMEOUT, "200 further reports are confirmed", || load.confirmed() >= before + 200);
    });

    let client = Client::new(&service.url, &token);
    wait_until(TIMEOUT, "the service is ready", || service.ready() == 200);
    load.check(&client);
}
