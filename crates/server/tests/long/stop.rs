//! Stops under load, again and again, on one store.

use billables_persistence::Backend;
use billables_test_support::TestDatabase;

use crate::process::{Burst, Client, Folder, Service};

/// The number of stops on each database.
const ROUNDS: usize = 15;

#[test]
fn no_confirmed_report_is_lost_by_any_of_many_stops_under_load() {
    for database in TestDatabase::each() {
        let folder = Folder::new();
        let url = database.configured_url();
        let token = folder.token("SystemAdministrator", "*");
        let burst = Burst::default();
        for round in 1..=ROUNDS {
            let mut service = Service::start(&folder, Some(&url));
            Client::new(&service.url, &token).fill();
            burst.stop_under_load(&mut service, &token, (8, 100), |_| {});
            if database.backend() == Backend::Sqlite {
                // The WAL is empty, so the database file alone is complete.
                let wal = std::fs::metadata(format!("{}-wal", database.raw_url()));
                assert_eq!(wal.map_or(0, |wal| wal.len()), 0, "round {round}: {}", service.log());
            }
        }
        let service = Service::start(&folder, Some(&url));
        let stored = Client::new(&service.url, &token).stored_calls();
        assert_eq!(burst.missing_from(|call_sid| stored.contains(call_sid)), [""; 0], "confirmed and not stored");
    }
}
