//! Keys rotate while a service runs: without a restart, and without a failed request.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::Value;

use crate::process::{Client, Folder, Service, billables, call_sid, wait_until};

const TIMEOUT: Duration = Duration::from_secs(30);

/// The ids of the keys that the service publishes.
fn published(service: &Service) -> Vec<String> {
    let (status, keys) = Client::new(&service.url, "").try_get("/.well-known/jwks.json").unwrap();
    assert_eq!(status, 200);
    let kid = |key: &Value| key["kid"].as_str().unwrap().to_owned();
    keys["keys"].as_array().unwrap().iter().map(kid).collect()
}

#[test]
fn keys_rotate_under_load_without_a_failed_request() {
    let folder = Folder::new();
    let service = Service::start(&folder, None);
    Client::new(&service.url, &folder.token("SystemAdministrator", "*")).fill();
    let old_token = folder.token("Manager", "demo");
    let old_kid = published(&service).remove(0);
    let is_rotated = AtomicBool::new(false);
    let (reports, new_kid) = std::thread::scope(|scope| {
        // Each report has a token of the current signing key. The reporter ends after some reports with the new key.
        let reporter = scope.spawn(|| {
            let (mut reports, mut after_rotation) = (0, 0);
            while after_rotation < 10 {
                after_rotation += usize::from(is_rotated.load(Ordering::SeqCst));
                let client = Client::new(&service.url, &folder.token("Manager", "demo"));
                let (status, answer) = client.try_report("acme", &call_sid(reports)).unwrap();
                assert_eq!(status, 201, "{answer}");
                reports += 1;
            }
            reports
        });
        let output = billables(&folder.path).args(["key", "rotate", "--wait", "3s"]).output().unwrap();
        is_rotated.store(true, Ordering::SeqCst);
        assert!(output.status.success(), "{output:?}");
        let new_kid = String::from_utf8(output.stdout).unwrap().trim_end().to_owned();
        (reporter.join().unwrap(), new_kid)
    });
    assert!(reports > 10, "{reports} reports");
    let published_now = published(&service);
    assert!(published_now.contains(&new_kid) && published_now.contains(&old_kid), "{published_now:?}");

    // The tokens of the old key are valid until its file is deleted, and those of the new key afterwards, too.
    let (old_client, new_client) =
        (Client::new(&service.url, &old_token), Client::new(&service.url, &folder.token("Manager", "demo")));
    assert_eq!(old_client.try_get("/billables").unwrap().0, 200);
    fs::remove_file(folder.path.join("data/keys").join(format!("{old_kid}.jwk.json"))).unwrap();
    let is_refused = || old_client.try_get("/billables").unwrap().0 == 401;
    wait_until(TIMEOUT, "the token of the deleted key is refused", is_refused);
    assert_eq!(new_client.try_get("/billables").unwrap().0, 200);
    assert_eq!(published(&service), [new_kid]);
}

#[test]
fn a_damaged_or_emptied_folder_leaves_the_known_keys_in_use() {
    let folder = Folder::new();
    let service = Service::start(&folder, None);
    let client = Client::new(&service.url, &folder.token("Manager", "demo"));
    let keys = folder.path.join("data/keys");
    for damage in [&|| fs::write(keys.join("damaged.jwk.json"), "{").unwrap() as _, &|| {
        for entry in fs::read_dir(&keys).unwrap() {
            fs::remove_file(entry.unwrap().path()).unwrap();
        }
    }] as [&dyn Fn(); 2]
    {
        let lines = || service.log().matches("the keys cannot be read").count();
        let before = lines();
        damage();
        wait_until(TIMEOUT, "the log says that the keys cannot be read", || lines() > before);
        assert_eq!(client.try_get("/billables").unwrap().0, 200);
    }
}
