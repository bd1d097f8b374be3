//! Tests of keys on disk: made once, readable by the owner only, refused if damaged.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use billables_auth::{Algorithm, KeyError, KeyFolder, Verifier, VerifierOptions, issue};
use tempfile::TempDir;

use crate::forge::now;

/// Bytes that differ from call to call.
struct Counter(Mutex<u8>);

impl Counter {
    fn fill(&self, bytes: &mut [u8]) {
        let mut next = self.0.lock().unwrap();
        for byte in bytes {
            *byte = next.wrapping_mul(167);
            *next = next.wrapping_add(1);
        }
    }
}

struct World {
    path: PathBuf,
    counter: Counter,
    _guard: TempDir,
}

impl World {
    fn new() -> Self {
        let guard = tempfile::tempdir().unwrap();
        Self { path: guard.path().join("data").join("keys"), counter: Counter(Mutex::new(1)), _guard: guard }
    }

    fn folder(&self) -> KeyFolder {
        KeyFolder::open(&self.path).unwrap()
    }

    fn create(&self, algorithm: Algorithm) -> String {
        self.folder().create(algorithm, now(), &|bytes| self.counter.fill(bytes)).unwrap().kid
    }

    fn key_path(&self, kid: &str) -> PathBuf {
        self.path.join(format!("{kid}.jwk.json"))
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_folder_that_does_not_exist_has_no_keys() {
    let world = World::new();
    assert!(world.folder().is_empty().unwrap());
    assert!(world.folder().list().unwrap().is_empty());
    assert!(world.folder().verification_keys().unwrap().is_empty());
    let error = world.folder().signing_key().unwrap_err();
    assert!(matches!(error, KeyError::NoKey { .. }));
    assert!(error.to_string().ends_with("Make one: billables key new"), "{error}");
    assert!(!world.path.exists(), "looking makes nothing");
}

#[test]
fn a_key_that_was_made_signs_and_verifies() {
    for algorithm in Algorithm::ALL {
        let world = World::new();
        let kid = world.create(algorithm);
        let key = world.folder().signing_key().unwrap();
        assert_eq!((key.kid(), key.algorithm()), (kid.as_str(), algorithm));
        let keys = world.folder().verification_keys().unwrap();
        let verifier = Verifier::new(VerifierOptions::new("billables", "billables", keys));
        let token = issue(&key, &crate::claims::claims()).unwrap();
        assert!(verifier.verify(&token, now()).is_ok(), "{algorithm}");
    }
}

#[test]
fn the_first_key_signs_and_later_ones_do_not() {
    let world = World::new();
    let first = world.create(Algorithm::EdDsa);
    let second = world.create(Algorithm::Hs256);
    assert_eq!(world.folder().signing_key().unwrap().kid(), first);
    let keys = world.folder().list().unwrap();
    let signs = |kid: &str| keys.iter().find(|key| key.kid == kid).unwrap().signs;
    assert!(keys.len() == 2 && signs(&first) && !signs(&second));
    assert_eq!(keys[0].created, now());
    assert_eq!(world.folder().verification_keys().unwrap().len(), 2);
}

#[test]
fn the_first_key_is_made_once() {
    let world = World::new();
    let random = |bytes: &mut [u8]| world.counter.fill(bytes);
    let made = std::thread::scope(|scope| {
        let race = || world.folder().create_first(Algorithm::EdDsa, now(), &random).unwrap();
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(race)).collect();
        threads.into_iter().filter_map(|thread| thread.join().unwrap()).count()
    });
    assert_eq!(made, 1);
    assert_eq!(world.folder().list().unwrap().len(), 1);
}

#[test]
fn only_the_owner_may_read_and_no_temporary_file_is_left() {
    let world = World::new();
    let kid = world.create(Algorithm::EdDsa);
    assert_eq!(mode(&world.path), 0o700);
    let mut names = Vec::new();
    for entry in fs::read_dir(&world.path).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{path:?}");
        names.push(path.file_name().unwrap().to_str().unwrap().to_owned());
    }
    names.sort();
    let mut expected = vec![".lock".to_owned(), format!("{kid}.jwk.json"), "signing".to_owned()];
    expected.sort();
    assert_eq!(names, expected);
}

#[test]
fn a_key_that_others_may_read_is_refused_with_the_command_that_closes_it() {
    let world = World::new();
    let kid = world.create(Algorithm::EdDsa);
    let path = world.key_path(&kid);
    for bits in [0o640, 0o604, 0o620, 0o644] {
        fs::set_permissions(&path, Permissions::from_mode(bits)).unwrap();
        let error = world.folder().signing_key().unwrap_err();
        assert!(error.to_string().contains(&format!("chmod 600 '{}'", path.display())), "{error}");
        assert!(world.folder().verification_keys().is_err());
    }
    fs::set_permissions(&path, Permissions::from_mode(0o400)).unwrap();
    assert!(world.folder().signing_key().is_ok());
    fs::set_permissions(&world.path, Permissions::from_mode(0o777)).unwrap();
    assert!(matches!(KeyFolder::open(&world.path), Err(KeyError::Exposed { mode: "700", .. })));
}

#[test]
fn a_damaged_rsa_key_is_refused_without_showing_it() {
    let world = World::new();
    let kid = world.create(Algorithm::Rs256);
    let good = fs::read_to_string(world.key_path(&kid)).unwrap();
    let member = |name: &str| {
        let (_, rest) = good.split_once(&format!("\"{name}\": \"")).unwrap();
        rest.split('"').next().unwrap()
    };
    assert_eq!((member("n").len(), member("e"), member("alg"), member("kty")), (512, "AQAB", "RS256", "RSA"));
    let (secret, prime) = (member("d"), member("p"));
    for (bad, hint) in [
        (good.replace("\"RS256\"", "\"ES256\""), "kty and crv"),
        (good.replace("\"RSA\"", "\"oct\""), "kty and crv"),
        (good.replace(secret, "/"), "missing or is not base64url"),
        (good.replace("\"qi\"", "\"other\""), "missing or is not base64url"),
        (good.replace(prime, member("q")), "not the numbers of one RSA key"),
        (good.replace("AQAB", "Aw"), "not the numbers of one RSA key"),
        (good.replace(member("n"), &member("n")[..300]), "fewer than 2048 bits"),
    ] {
        expect_refusal(&world, &kid, &bad, hint, secret);
    }
}

/// Replaces the file of a key, and asserts that the error names the file and the problem and not the secret.
#[track_caller]
fn expect_refusal(world: &World, kid: &str, bad: &str, hint: &str, secret: &str) {
    fs::write(world.key_path(kid), bad).unwrap();
    let error = world.folder().signing_key().unwrap_err();
    let shown = format!("{error} {error:?}");
    assert!(shown.contains(hint) && shown.contains(kid) && !shown.contains(&secret[..8]), "{hint}: {shown}");
}

#[test]
fn a_damaged_key_is_refused_without_showing_it() {
    let world = World::new();
    let kid = world.create(Algorithm::EdDsa);
    let good = fs::read_to_string(world.key_path(&kid)).unwrap();
    let (_, rest) = good.split_once("\"d\": \"").unwrap();
    let secret = rest.split('"').next().unwrap();
    assert_eq!(secret.len(), 43);
    for (bad, hint) in [
        (String::new(), "not a JSON Web Key"),
        (good[..good.len() / 2].to_owned(), "not a JSON Web Key"),
        (good.replace("\"EdDSA\"", "\"HS256\""), "kty and crv"),
        (good.replace("\"EdDSA\"", "\"none\""), "alg"),
        (good.replace("\"OKP\"", "\"oct\""), "kty and crv"),
        (good.replace(secret, &secret[..20]), "d is"),
        (good.replace(secret, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), "x is not the public key"),
        (good.replace(&kid, "another"), "name of the file"),
    ] {
        expect_refusal(&world, &kid, &bad, hint, secret);
    }
}

#[test]
fn a_damaged_key_on_a_curve_is_refused_without_showing_it() {
    let world = World::new();
    let kid = world.create(Algorithm::Es256);
    let good = fs::read_to_string(world.key_path(&kid)).unwrap();
    let member = |name: &str| {
        let (_, rest) = good.split_once(&format!("\"{name}\": \"")).unwrap();
        rest.split('"').next().unwrap()
    };
    let (secret, y) = (member("d"), member("y"));
    for (bad, hint) in [
        (good.replace("\"ES256\"", "\"EdDSA\""), "kty and crv"),
        (good.replace("\"P-256\"", "\"P-384\""), "kty and crv"),
        (good.replace(secret, &secret[..20]), "d is"),
        (good.replace(secret, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), "not a key on the curve"),
        (good.replace(y, member("x")), "x and y are not the public key"),
    ] {
        expect_refusal(&world, &kid, &bad, hint, secret);
    }
}

#[test]
fn a_short_shared_secret_is_refused() {
    let world = World::new();
    let kid = world.create(Algorithm::Hs256);
    let path = world.key_path(&kid);
    let text = fs::read_to_string(&path).unwrap();
    let (_, rest) = text.split_once("\"k\": \"").unwrap();
    fs::write(&path, text.replace(rest.split('"').next().unwrap(), "c2hvcnQ")).unwrap();
    assert!(world.folder().signing_key().unwrap_err().to_string().contains("fewer than 32 bytes"));
}

#[test]
fn the_id_of_a_shared_secret_reveals_nothing_of_it() {
    let world = World::new();
    // The random bytes of the two folders differ in the id only.
    let calls = Mutex::new(0_u8);
    let fixed_secret = |bytes: &mut [u8]| {
        let mut calls = calls.lock().unwrap();
        *calls += 1;
        let fill = if bytes.len() == 32 { 9 } else { *calls };
        bytes.fill(fill);
    };
    let one = world.folder().create(Algorithm::Hs256, now(), &fixed_secret).unwrap().kid;
    let two = world.folder().create(Algorithm::Hs256, now(), &fixed_secret).unwrap().kid;
    assert_ne!(one, two);
}

#[test]
fn the_file_that_names_the_signing_key_cannot_point_elsewhere() {
    let world = World::new();
    world.create(Algorithm::EdDsa);
    for text in ["../../outside", "", "a/b", "/etc/passwd"] {
        fs::write(world.path.join("signing"), text).unwrap();
        assert!(matches!(world.folder().signing_key(), Err(KeyError::File { .. })), "{text:?}");
    }
    fs::write(world.path.join("signing"), "absent\n").unwrap();
    assert!(matches!(world.folder().signing_key(), Err(KeyError::Io { .. })));
}

#[test]
fn other_files_of_the_folder_are_left_alone() {
    let world = World::new();
    world.create(Algorithm::EdDsa);
    for name in ["notes.txt", ".half.jwk.json.new", "with space.jwk.json"] {
        fs::write(world.path.join(name), "not a key").unwrap();
    }
    assert_eq!(world.folder().list().unwrap().len(), 1);
}
