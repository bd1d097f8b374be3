//! Attacks on signing in, which docs/security.md lists. A test shows first that the request succeeds without the attack.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use base64::Engine as _;
use billables_auth::PasswordCost;
use billables_test_support::TestDatabase;
use serde_json::json;

use super::{credentials, list_with_cookie, with};
use crate::world::{Answer, Options, PASSWORD, World};

/// A service that trusts a proxy on this machine, so that a test can choose the client's address.
fn world_behind_proxy() -> World {
    let options = Options { trusted_proxies: &["127.0.0.0/8"], ..Options::default() };
    let world = World::with(TestDatabase::sqlite(), options);
    world.add_user("alice", "Manager");
    world
}

fn sign_in_from(world: &World, address: &str, name: &str, password: &str) -> Answer {
    let body = with(credentials(name), "password", json!(password));
    world.send_json("/auth", &body).header("x-forwarded-for", address).send()
}

#[test]
fn guessing_a_users_password_is_limited_and_the_owner_is_not_locked_out() {
    let world = world_behind_proxy();
    sign_in_from(&world, "192.0.2.1", "alice", PASSWORD).expect(200);
    // Each guess comes from another address.
    let mut refused = 0;
    for number in 0..30 {
        let answer = sign_in_from(&world, &format!("198.51.100.{number}"), "alice", "a wrong password");
        if answer.status == 429 {
            refused += 1;
            let seconds: u32 = answer.header("retry-after").unwrap().parse().unwrap();
            assert!((1..=61).contains(&seconds), "{answer:?}");
            assert_eq!(answer.error_code(), "TooManyRequests");
        }
    }
    assert_eq!(refused, 20, "ten guesses are verified from all addresses together");
    assert_eq!(world.metric("billables_password_computations_total"), 11.0, "a refused guess needs no computation");
    // An unknown address is refused even with the right password; an address of an earlier sign-in is not.
    sign_in_from(&world, "203.0.113.1", "alice", PASSWORD).expect(429);
    sign_in_from(&world, "192.0.2.1", "alice", PASSWORD).expect(200);
    // The known address has a limit, too.
    let wrong = |_| sign_in_from(&world, "192.0.2.1", "alice", "a wrong password").status;
    assert_eq!((0..15).map(wrong).filter(|status| *status == 401).count(), 10);
    // The limit of another user is unchanged.
    world.add_user("bob", "Manager");
    sign_in_from(&world, "203.0.113.1", "bob", PASSWORD).expect(200);
}

/// Uses up the attempts of one address with unknown user names.
fn use_up_attempts(world: &World, address: &str) {
    let wrong = |number: usize| sign_in_from(world, address, &format!("made-up-{number}"), "a wrong password").status;
    // Attempts are refilled over time, so a slow machine needs more of them.
    assert!((0..200).any(|number| wrong(number) == 429));
}

/// The parts of an answer that do not differ between two equal requests.
fn comparable(mut answer: Answer) -> (u16, Vec<(String, String)>, serde_json::Value) {
    answer.headers.retain(|(header, _)| header != "date" && header != "x-request-id");
    answer.headers.sort();
    let mut body = answer.json();
    body["responseStatus"]["meta"]["requestId"] = json!("");
    (answer.status, answer.headers, body)
}

#[test]
fn guesses_from_a_shared_address_do_not_lock_out_users_who_signed_in_there() {
    for database in TestDatabase::each() {
        // Behind a proxy that is not configured all clients have one address.
        let world = World::new(database);
        for name in ["alice", "bob"] {
            world.add_user(name, "Manager");
        }
        sign_in_from(&world, "", "alice", PASSWORD).expect(200);
        use_up_attempts(&world, "");
        sign_in_from(&world, "", "bob", PASSWORD).expect(429);
        for _ in 0..20 {
            sign_in_from(&world, "", "alice", PASSWORD).expect(200);
        }
    }
}

#[test]
fn the_users_of_an_address_cannot_be_probed_at_that_address() {
    let world = world_behind_proxy();
    world.add_user("bob", "Manager");
    sign_in_from(&world, "192.0.2.1", "alice", PASSWORD).expect(200);
    use_up_attempts(&world, "192.0.2.1");
    let wrong = |name: &str| {
        let (status, mut headers, mut body) = comparable(sign_in_from(&world, "192.0.2.1", name, "a wrong password"));
        // The seconds until the next attempt depend on the address alone, and may change between two requests.
        headers.retain(|(header, _)| header != "retry-after");
        body["responseStatus"]["message"] = json!("");
        (status, headers, body)
    };
    let (alice, bob, unknown) = (wrong("alice"), wrong("bob"), wrong("nobody"));
    assert_eq!(alice.0, 429);
    assert_eq!((&alice, &bob), (&unknown, &unknown));
    sign_in_from(&world, "192.0.2.1", "alice", PASSWORD).expect(200);
}

#[test]
fn a_flood_of_sign_ins_does_not_block_users_at_known_addresses() {
    let options =
        Options { trusted_proxies: &["127.0.0.0/8"], password_cost: PasswordCost::default(), ..Options::default() };
    let world = World::with(TestDatabase::sqlite(), options);
    world.add_user("alice", "Manager");
    // The rate limit counts an IPv6 network as one address, so each of these addresses is known after the first sign-in.
    // The cache of verified passwords counts single addresses, so each sign-in needs a verification.
    let address_of_alice = |number: usize| format!("2001:db8::{}", number + 1);
    sign_in_from(&world, &address_of_alice(0), "alice", PASSWORD).expect(200);
    let (is_over, answered) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for thread in 0..24 {
            let (world, is_over, answered) = (&world, &is_over, &answered);
            scope.spawn(move || {
                for number in (0..250).take_while(|_| !is_over.load(Ordering::Relaxed)) {
                    let (address, name) = (format!("10.0.{thread}.{number}"), format!("made-up-{thread}-{number}"));
                    let status = sign_in_from(world, &address, &name, "a wrong password").status;
                    assert!(matches!(status, 401 | 503), "{status}");
                    answered.fetch_add(usize::from(status == 503), Ordering::Relaxed);
                }
            });
        }
        let is_full = || answered.load(Ordering::Relaxed) >= 3;
        let since = std::time::Instant::now();
        while !is_full() && since.elapsed().as_secs() < 60 {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        let sign_in = |number: usize| sign_in_from(&world, &address_of_alice(number), "alice", PASSWORD).status;
        let statuses: Vec<_> = (1..=10).map(sign_in).collect();
        is_over.store(true, Ordering::Relaxed);
        assert!(is_full(), "the queue for unknown addresses was full");
        assert_eq!(statuses, [200; 10]);
    });
}

#[test]
fn a_cached_password_cannot_be_guessed_past_the_limits() {
    let world = world_behind_proxy();
    let basic = |address: &str, password: &str| {
        let pair = base64::engine::general_purpose::STANDARD.encode(format!("alice:{password}"));
        let request = world.request("GET", "/billables").header("authorization", &format!("Basic {pair}"));
        request.header("x-forwarded-for", address).send().status
    };
    assert_eq!(basic("192.0.2.1", PASSWORD), 200);
    for number in 0..12 {
        basic(&format!("198.51.100.{number}"), "a wrong password");
    }
    assert_eq!(
        basic("198.51.100.200", PASSWORD),
        429,
        "without attempts left a right guess is refused like a wrong one"
    );
    assert_eq!(basic("192.0.2.1", PASSWORD), 200, "the owner signs in from a known address");
    for _ in 0..40 {
        basic("192.0.2.1", "a wrong password");
    }
    assert_eq!(basic("192.0.2.1", PASSWORD), 429, "the attempts of the owner's address are used up");
}

#[test]
fn addresses_of_the_owners_ipv6_network_share_its_limit() {
    let world = world_behind_proxy();
    sign_in_from(&world, "2001:db8:1:2::1", "alice", PASSWORD).expect(200);
    for number in 0..12 {
        sign_in_from(&world, &format!("198.51.100.{number}"), "alice", "a wrong password");
    }
    // The owner signed in from this network, so the network has its own ten attempts.
    let wrong = |n| sign_in_from(&world, &format!("2001:db8:1:2::{n:x}"), "alice", "a wrong password").status;
    assert_eq!((2..20).map(wrong).filter(|status| *status == 401).count(), 10);
    for address in ["2001:db8:1:2::1", "2001:db8:1:2::99"] {
        sign_in_from(&world, address, "alice", PASSWORD).expect(429);
    }
    sign_in_from(&world, "2001:db8:1:3::1", "alice", PASSWORD).expect(429);
}

#[test]
fn another_ipv6_address_in_the_owners_network_is_not_locked_out() {
    let world = world_behind_proxy();
    sign_in_from(&world, "2001:db8:1:2::1", "alice", PASSWORD).expect(200);
    for number in 0..12 {
        sign_in_from(&world, &format!("198.51.100.{number}"), "alice", "a wrong password");
    }
    sign_in_from(&world, "2001:db8:1:2:aaaa::7", "alice", PASSWORD).expect(200);
}

#[test]
fn guessing_from_one_address_is_limited_over_all_names() {
    let world = world_behind_proxy();
    let wrong =
        |number: usize| sign_in_from(&world, "198.51.100.1", &format!("user-{number}"), "a wrong password").status;
    let statuses: Vec<_> = (0..40).map(wrong).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 401).count(), 30, "{statuses:?}");
    assert!(statuses[30..].iter().all(|status| *status == 429), "{statuses:?}");
    sign_in_from(&world, "198.51.100.2", "alice", PASSWORD).expect(200);
}

#[test]
fn simultaneous_guesses_have_the_same_limit_as_consecutive_ones() {
    let world = world_behind_proxy();
    let statuses: Vec<_> = std::thread::scope(|scope| {
        let world = &world;
        let threads: Vec<_> = (0..40)
            .map(|number| {
                let address = format!("198.51.100.{number}");
                scope.spawn(move || sign_in_from(world, &address, "alice", "a wrong password").status)
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(statuses.iter().filter(|status| **status == 401).count() <= 10, "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, 401 | 429 | 503)), "{statuses:?}");
}

#[test]
fn a_user_name_cannot_be_probed_by_the_answer_or_by_its_cost() {
    let world = world_behind_proxy();
    world.add_user("bob", "Manager");
    world
        .store()
        .user_disable(&billables_domain::Subject::parse("bob").unwrap(), &crate::world::audit_context())
        .unwrap();
    let computations = || world.metric("billables_password_computations_total");
    let mut answers = Vec::new();
    for name in ["alice", "bob", "nobody", "no name at all", &"long".repeat(100)] {
        let before = computations();
        let answer = sign_in_from(&world, "198.51.100.1", name, "a wrong password");
        assert_eq!(computations() - before, 1.0, "exactly one computation: {name}");
        answers.push(comparable(answer));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:#?}");
    // The limit reveals no names either, because it also counts guesses at unknown names.
    let statuses = |name: &str| -> Vec<u16> {
        (0..12).map(|n| sign_in_from(&world, &format!("203.0.113.{n}"), name, "a wrong password").status).collect()
    };
    assert_eq!(statuses("carol"), [[401; 10].as_slice(), &[429; 2]].concat());
    let alice = statuses("alice");
    assert_eq!(alice, [[401; 9].as_slice(), &[429; 3]].concat(), "one guess was used above");
}

#[test]
fn guessing_api_keys_is_limited_and_does_not_lock_out_a_good_one() {
    let world = world_behind_proxy();
    let good_key = super::api_keys::add(&world, "switchboard", None);
    let guess = |number: usize| {
        let bytes = [u8::try_from(number).unwrap(); 32];
        let key = billables_auth::Secret::new(billables_auth::SecretForm::ApiKey, &bytes);
        let request = world.request("GET", "/billables").header("x-forwarded-for", "198.51.100.1");
        request.token(key.as_str()).send().status
    };
    let statuses: Vec<_> = (0..40).map(guess).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 401).count(), 30, "{statuses:?}");
    assert!(statuses[30..].iter().all(|status| *status == 429), "{statuses:?}");
    let good = world.request("GET", "/billables").header("x-forwarded-for", "198.51.100.1");
    good.token(good_key.as_str()).send().expect(200);
    // A program with an invalid key does not lock out users at the same address.
    sign_in_from(&world, "198.51.100.1", "alice", PASSWORD).expect(200);
}

#[test]
fn guessing_refresh_tokens_is_limited() {
    let world = world_behind_proxy();
    let guess = |_| {
        let body = json!({ "refreshToken": "rt_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc" });
        world.send_json("/access-token", &body).header("x-forwarded-for", "198.51.100.1").send().status
    };
    let statuses: Vec<_> = (0..40).map(guess).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 401).count(), 30, "{statuses:?}");
    let good = json!({ "refreshToken": world.sign_in("alice").member("refreshToken") });
    world.send_json("/access-token", &good).header("x-forwarded-for", "198.51.100.1").send().expect(200);
}

#[test]
fn a_forwarded_address_is_believed_only_from_a_configured_proxy() {
    // No proxy is configured, so the header is ignored and all guesses come from one address.
    let world = World::new(TestDatabase::sqlite());
    let wrong = |number: usize| {
        let name = format!("user-{number}");
        sign_in_from(&world, &format!("198.51.100.{number}"), &name, "a wrong password").status
    };
    let statuses: Vec<_> = (0..40).map(wrong).collect();
    assert!(statuses[30..].iter().all(|status| *status == 429), "{statuses:?}");
    // A proxy is configured. The left part of the header, which the client wrote, is ignored.
    let world = world_behind_proxy();
    let wrong = |number: usize| {
        let name = format!("user-{number}");
        let header = format!("203.0.113.{number}, 198.51.100.1");
        sign_in_from(&world, &header, &name, "a wrong password").status
    };
    let statuses: Vec<_> = (0..40).map(wrong).collect();
    assert!(statuses[30..].iter().all(|status| *status == 429), "{statuses:?}");
}

#[test]
fn a_session_with_one_changed_character_is_refused() {
    let world = world_behind_proxy();
    let session = world.sign_in("alice").cookie("ss-id").unwrap().0.to_owned();
    list_with_cookie(&world, &format!("ss-id={session}")).expect(200);
    // Every character matters. The last character has unused bits, which must be zero.
    for place in 3..session.len() {
        let mut guess = session.clone().into_bytes();
        guess[place] = if guess[place] == b'A' { b'B' } else { b'A' };
        let guess = String::from_utf8(guess).unwrap();
        list_with_cookie(&world, &format!("ss-id={guess}")).expect(401);
    }
}

#[test]
fn secrets_are_compared_by_their_hashes_alone() {
    // A comparison of secrets takes longer for a guess with a longer right prefix. The service compares hashes, and the
    // hashes of two secrets that differ in one bit have no long common prefix.
    let hash = |last: u8| {
        let mut bytes = [7; 32];
        bytes[31] = last;
        billables_auth::Secret::new(billables_auth::SecretForm::ApiKey, &bytes).hash()
    };
    let shared = hash(1).iter().zip(hash(0)).take_while(|(one, other)| **one == *other).count();
    assert!(shared < 4, "{shared} bytes are the same");
    // The database contains no secret of a user.
    let world = world_behind_proxy();
    let body = with(with(credentials("alice"), "rememberMe", json!(true)), "useTokenCookie", json!(true));
    let answer = world.send_json("/auth", &body).send().expect(200);
    let kept = world.sign_in("alice");
    let file = world.database_bytes();
    for secret in [
        answer.cookie("ss-id").unwrap().0,
        answer.cookie("ss-pid").unwrap().0,
        answer.cookie("ss-reftok").unwrap().0,
        answer.cookie("ss-tok").unwrap().0,
        kept.member("refreshToken").as_str().unwrap(),
        PASSWORD,
    ] {
        assert!(!file.windows(secret.len()).any(|window| window == secret.as_bytes()), "a secret is stored");
    }
}
