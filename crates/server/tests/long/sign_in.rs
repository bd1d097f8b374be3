//! Sign-ins with right passwords during many sign-ins with wrong ones.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use billables_test_support::TestDatabase;
use serde_json::json;

use crate::process::{Folder, PASSWORD, Service, command};

/// The number of users. Each has an address with an earlier sign-in.
const USERS: usize = 20;

/// The time of wrong sign-ins before the first right one, long enough to fill every queue.
const BEFORE: Duration = Duration::from_secs(8);

/// The time between two right sign-ins.
const BETWEEN: Duration = Duration::from_millis(500);

fn sign_in(url: &str, address: &str, name: &str, password: &str) -> u16 {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(60)))
        .build()
        .into();
    let body = json!({ "provider": "credentials", "userName": name, "password": password });
    let request = agent.post(format!("{url}/auth")).header("content-type", "application/json");
    request.header("x-forwarded-for", address).send(body.to_string()).map_or(0, |answer| answer.status().as_u16())
}

/// Sends wrong sign-ins at a rate, each from a new address, until `is_over` is set. Every fourth names an existing
/// user.
fn storm(url: &str, per_second: usize, count: &AtomicUsize, is_over: &AtomicBool) {
    let begun = Instant::now();
    std::thread::scope(|scope| {
        // Enough threads for the rate if each sign-in takes two seconds.
        for _ in 0..(2 * per_second).max(8) {
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    let number = count.fetch_add(1, Ordering::Relaxed);
                    let due = Duration::from_secs_f64(number as f64 / per_second as f64);
                    std::thread::sleep(due.saturating_sub(begun.elapsed()));
                    let address = format!("10.{}.{}.{}", 1 + number / 65_536, number / 256 % 256, number % 256);
                    let name = match number % 4 {
                        0 => format!("user-{}", number / 4 % USERS),
                        _ => format!("unknown-{number}"),
                    };
                    sign_in(url, &address, &name, "a wrong password");
                }
            });
        }
    });
}

#[test]
#[expect(clippy::print_stdout, reason = "the run is for its figures")]
fn users_at_addresses_where_they_were_before_sign_in_while_strangers_guess() {
    for database in TestDatabase::each() {
        let (folder, url) = (Folder::new(), database.configured_url());
        let flags = ["--trusted-proxies", "127.0.0.0/8"];
        let address = |number: usize| format!("192.0.2.{number}");
        let mut service = Service::start_with_flags(&folder, Some(&url), &flags);
        for number in 0..USERS {
            let name = format!("user-{number}");
            command(&folder, Some(&url), &["user", "add", &name, "--role", "Manager", "--account", "demo"], PASSWORD);
            assert_eq!(sign_in(&service.url, &address(number), &name, PASSWORD), 200);
        }
        // A new process has to know the addresses, too.
        service.kill();
        for per_second in [4, 50] {
            let service = Service::start_with_flags(&folder, Some(&url), &flags);
            let (count, is_over) = (AtomicUsize::new(0), AtomicBool::new(false));
            let statuses: Vec<_> = std::thread::scope(|scope| {
                scope.spawn(|| storm(&service.url, per_second, &count, &is_over));
                std::thread::sleep(BEFORE);
                let right = |number: usize| {
                    std::thread::sleep(BETWEEN);
                    sign_in(&service.url, &address(number), &format!("user-{number}"), PASSWORD)
                };
                let statuses = (0..USERS).map(right).collect();
                is_over.store(true, Ordering::Relaxed);
                statuses
            });
            let good = statuses.iter().filter(|status| **status == 200).count();
            let count = count.into_inner();
            println!("{per_second} wrong sign-ins a second ({count} in all): {good} of {USERS} right ones succeed");
            assert_eq!(good, USERS, "{statuses:?}");
        }
    }
}
