//! Cursors of every list: cursors of earlier releases stay valid, and invalid cursors are refused.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use sha2::{Digest as _, Sha256};

use crate::world::World;

/// The path of every list, and the text that the digest of its cursors covers.
const LISTS: [(&str, &str); 5] = [
    ("/accounts?", "ListAccounts"),
    ("/billables?accountId=demo&", "ListBillables?accountId=demo"),
    (
        "/billables?accountId=demo&customerId=acme&status=voided&",
        "ListBillables?accountId=demo&customerId=acme&status=Voided",
    ),
    ("/customers?accountId=demo&", "ListCustomers?accountId=demo"),
    ("/sessions?accountId=demo&customerId=acme&", "ListSessions?accountId=demo&customerId=acme"),
];

/// A cursor with a valid digest for an arbitrary position.
fn forged(list: &str, position: &[u8]) -> String {
    let mut hasher = Sha256::new();
    for part in [list.as_bytes(), position] {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    URL_SAFE_NO_PAD.encode([&[2], &hasher.finalize()[..12], position].concat())
}

/// Requests a page, and asserts that the answer is 200 or the refusal of the cursor. Returns the status.
#[track_caller]
fn status(world: &World, path: &str, cursor: &str) -> u16 {
    let encoded = percent_encoding::utf8_percent_encode(cursor, percent_encoding::NON_ALPHANUMERIC);
    let token = world.tokens.administrator();
    let answer = world.get(&format!("{path}cursor={encoded}")).token(&token).send();
    match answer.status {
        200 => 200,
        _ => answer.expect_error(400, "InvalidCursor", &["Cursor"]).status,
    }
}

/// Arbitrary texts, arbitrary positions with a valid digest, and such cursors with one character changed.
fn cursors() -> impl Strategy<Value = (usize, String)> {
    let position = prop_oneof![vec(any::<u8>(), 0..70), "[a-z%\\x00'\\\\é]{0,40}".prop_map(String::into_bytes)];
    let cursor = move |list: usize| {
        let forged = position.clone().prop_map(move |position| forged(LISTS[list].1, &position));
        let mutated =
            (forged.clone(), any::<prop::sample::Index>(), any::<char>()).prop_map(|(cursor, index, character)| {
                let mut characters: Vec<char> = cursor.chars().collect();
                *index.get_mut(&mut characters) = character;
                characters.into_iter().collect()
            });
        prop_oneof![forged, mutated, "\\PC{1,140}"].prop_map(move |cursor| (list, cursor))
    };
    (0..LISTS.len()).prop_flat_map(cursor)
}

on_both! {
    fn a_cursor_of_an_earlier_release_stays_valid(world: &World) {
        // Cursors from answers of an earlier release. If this test fails, a rolling upgrade refuses the cursors of clients.
        for (path, cursor) in [
            ("/accounts?", "AskS6Dhps3njFTNBGmRlbW8"),
            ("/billables?accountId=demo&customerId=acme&sessionId=demo-session&callSid=CA0123456789ABCDEF0123456789ABCDEF\
                &status=Voided&from=2026-11-01T00:00:00Z&to=2026-12-01T01:00:00%2B01:00&", "Au9Rf9XVzwq_73B34AGasPJcHnoxjS87HF56nxA"),
            ("/customers?accountId=demo&", "Akq4mmRSdfPSs5GcTmFjbWU"),
            ("/sessions?accountId=demo&customerId=acme&", "Andd72BFQEX4ooP_MWRlbW8tc2Vzc2lvbg"),
        ] {
            assert_eq!(status(world, path, cursor), 200, "{path}{cursor}");
        }
    }

    fn an_invalid_position_with_a_valid_digest_is_refused(world: &World) {
        for (path, list) in LISTS {
            let good: &[u8] = if list.starts_with("ListBillables") { &[7; 16] } else { b"acme" };
            assert_eq!(status(world, path, &forged(list, good)), 200, "{path}");
            for position in [b"".as_slice(), b"\0", b"a\0b", b"a b", &[0xff; 8], &[b'a'; 65], b"String"] {
                assert_eq!(status(world, path, &forged(list, position)), 400, "{path}{position:?}");
            }
        }
    }

    fn no_cursor_causes_an_internal_error(world: &World) {
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[1; 32]);
        let config = Config { cases: 300, failure_persistence: None, ..Config::default() };
        let outcome = TestRunner::new_with_rng(config, rng).run(&cursors(), |(list, cursor)| {
            status(world, LISTS[list].0, &cursor);
            Ok(())
        });
        outcome.unwrap();
    }
}
