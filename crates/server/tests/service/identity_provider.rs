//! Tokens of an external identity provider: accepted while keys rotate, refused after a key is removed, and valid for a
//! while after the provider is away.

use std::fs;
use std::sync::RwLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::external_provider::{ISSUER, Provider, ProviderKey, key_set};
use crate::process::{Client, Folder, Service, billables, call_sid, wait_until};

const TIMEOUT: Duration = Duration::from_secs(45);

/// The shortest time between two fetches.
const PAUSE: Duration = Duration::from_secs(10);

/// A data folder, and a configuration with a provider.
fn folder(jwks: &str, refresh_seconds: u64, stale_seconds: u64) -> Folder {
    let folder = Folder::new();
    let settings = format!(
        r#"
[[identity-provider]]
name = "keycloak"
issuer = "{ISSUER}"
jwks = "{jwks}"
roles-claim = "realm_access.roles"
role-map = {{ billing-admins = "SystemAdministrator", billing = "Manager" }}
roles-max = ["Manager"]
accounts = ["demo"]
accounts-max = ["demo"]
refresh-seconds = {refresh_seconds}
stale-seconds = {stale_seconds}
"#
    );
    fs::write(folder.path.join("billables.toml"), settings).unwrap();
    folder
}

/// Ends the load even if the test fails, because a scope waits for the threads.
struct SetWhenDropped<'a>(&'a AtomicBool);

impl Drop for SetWhenDropped<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[test]
fn keys_of_a_provider_rotate_under_load_without_a_failed_request() {
    let keys = [ProviderKey::ed25519("first"), ProviderKey::rs256("second"), ProviderKey::ed25519("third")];
    let provider = Provider::start(&[&keys[0]]);
    let folder = folder(&provider.url(), 10, 3_600);
    let service = Service::start(&folder, None);
    Client::new(&service.url, &folder.token("SystemAdministrator", "*")).fill();
    let (signer, reports, is_over) = (RwLock::new(&keys[0]), AtomicUsize::new(0), AtomicBool::new(false));
    let report = |subject: &str| {
        let number = reports.fetch_add(1, Ordering::SeqCst);
        let token = signer.read().unwrap().token(subject, "billing");
        let (status, answer) = Client::new(&service.url, &token).try_report("acme", &call_sid(number)).unwrap();
        assert_eq!(status, 201, "{answer}");
        assert_eq!(answer["createdBy"], format!("keycloak:{subject}"));
    };
    std::thread::scope(|scope| {
        let _over = SetWhenDropped(&is_over);
        let reporters: Vec<_> = ["alice", "bob", "carol"]
            .map(|subject| {
                let (report, is_over) = (&report, &is_over);
                scope.spawn(move || {
                    while !is_over.load(Ordering::SeqCst) {
                        report(subject);
                    }
                })
            })
            .into();
        for pair in keys.windows(2) {
            // As providers do, the test publishes the next key before it signs, and keeps the previous key for a while.
            provider.publish(&[&pair[0], &pair[1]]);
            let is_known = || service.log().contains(&format!("\"kid\":\"{}\"", pair[1].kid));
            let has_failed = || reporters.iter().any(std::thread::ScopedJoinHandle::is_finished);
            wait_until(TIMEOUT, "the new key is known", || is_known() || has_failed());
            let before = reports.load(Ordering::SeqCst);
            *signer.write().unwrap() = &pair[1];
            wait_until(TIMEOUT, "reports go on", || reports.load(Ordering::SeqCst) > before + 20 || has_failed());
        }
    });
    assert!(reports.load(Ordering::SeqCst) > 40);
    // A removed key is refused, and `roles-max` limits every token.
    assert_eq!(service.status(&keys[0].token("alice", "billing")), 401);
    assert_eq!(service.status(&keys[2].token("alice", "billing-admins")), 403);
    assert_eq!(service.status(&keys[2].token("alice", "others")), 403);
    // The store has all reports with the provider's subjects, also while the provider is away.
    drop(provider);
    let client = Client::new(&service.url, &keys[2].token("dave", "billing"));
    let problem = || service.log().contains("the keys of an identity provider cannot be fetched");
    wait_until(TIMEOUT, "the log says that the provider is away", problem);
    let billables = client.list();
    assert_eq!(billables.len(), reports.load(Ordering::SeqCst));
    let names = ["keycloak:alice", "keycloak:bob", "keycloak:carol"];
    assert!(billables.iter().all(|billable| names.contains(&billable["createdBy"].as_str().unwrap())));
}

#[test]
fn an_unknown_key_is_fetched_soon_and_no_client_can_cause_more_fetches() {
    let [first, second] = [ProviderKey::ed25519("first"), ProviderKey::rs256("second")];
    let stranger = ProviderKey::ed25519("stranger");
    let provider = Provider::start(&[&first]);
    let folder = folder(&provider.url(), 3_600, 3_600);
    let since = Instant::now();
    let service = Service::start(&folder, None);
    assert_eq!((provider.fetches(), service.status(&first.token("alice", "billing"))), (1, 200));
    // The provider signs with a new key at once, although it should wait.
    provider.publish(&[&first, &second]);
    let token = second.token("alice", "billing");
    assert_eq!(service.status(&token), 401);
    wait_until(TIMEOUT, "the key is fetched without waiting for an hour", || service.status(&token) == 200);
    let fetches_before = provider.fetches();
    let bombarded = Instant::now();
    while bombarded.elapsed() < PAUSE + PAUSE / 2 {
        assert_eq!(service.status(&stranger.token("mallory", "billing")), 401);
    }
    let fetches_max = 1 + since.elapsed().as_secs() / PAUSE.as_secs();
    assert!(provider.fetches() > fetches_before, "the unknown key caused no fetch");
    assert!(provider.fetches() as u64 <= fetches_max, "{} fetches, and {fetches_max} at the most", provider.fetches());
    assert_eq!(service.status(&token), 200);
}

#[test]
fn keys_of_a_provider_that_stays_away_are_dropped_and_come_back_with_it() {
    let key = ProviderKey::ed25519("first");
    let provider = Provider::start(&[&key]);
    let folder = folder(&provider.url(), 10, 15);
    let service = Service::start(&folder, None);
    let (address, token) = (provider.address, key.token("alice", "billing"));
    assert_eq!(service.status(&token), 200);
    drop(provider);
    assert_eq!(service.status(&token), 200);
    wait_until(TIMEOUT, "the keys are too old", || service.status(&token) == 401);
    assert!(service.log().contains("the keys of an identity provider are too old"), "{}", service.log());
    // The service's own tokens need no provider.
    assert_eq!(service.status(&folder.token("Manager", "demo")), 200);
    let _provider = Provider::start_at(address, &[&key]);
    wait_until(TIMEOUT, "the keys are there again", || service.status(&token) == 200);
}

#[test]
fn a_provider_that_is_away_at_the_start_delays_no_request() {
    let key = ProviderKey::ed25519("first");
    let gone = Provider::start(&[]);
    let (address, url) = (gone.address, gone.url());
    drop(gone);
    let folder = folder(&url, 10, 3_600);
    let service = Service::start(&folder, None);
    assert!(service.log().contains("the keys of an identity provider cannot be fetched"), "{}", service.log());
    let token = key.token("alice", "billing");
    assert_eq!(service.status(&token), 401);
    assert_eq!(service.status(&folder.token("Manager", "demo")), 200);
    let _provider = Provider::start_at(address, &[&key]);
    wait_until(TIMEOUT, "the provider is found", || service.status(&token) == 200);
}

#[test]
fn keys_in_a_file_need_no_provider_and_a_subject_can_be_revoked() {
    let [key, other] = [ProviderKey::rs256("in-a-file"), ProviderKey::rs256("in-a-file")];
    let folder = folder("keys.json", 300, 86_400);
    fs::write(folder.path.join("keys.json"), key_set(&[&key])).unwrap();
    let service = Service::start(&folder, None);
    let [alice, bob] = ["alice", "bob"].map(|subject| key.token(subject, "billing"));
    assert_eq!((service.status(&alice), service.status(&bob)), (200, 200));
    assert_eq!(service.status(&other.token("alice", "billing")), 401, "the id alone makes no key");
    let output = billables(&folder.path).args(["token", "revoke", "--sub", "keycloak:alice"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    wait_until(TIMEOUT, "the revocation is in force", || service.status(&alice) == 401);
    assert_eq!(service.status(&bob), 200);
}
