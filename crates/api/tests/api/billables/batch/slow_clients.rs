//! Clients that send or read slowly or not at all, a full intake, and a caller whose key is revoked during a batch.

use std::time::{Duration, Instant};

use super::{Connection, lines, numbered_reports, send, world};
use crate::world::Options;

/// The body of a complete chunked answer.
fn without_chunks(answer: &str) -> String {
    let (_, mut rest) = answer.split_once("\r\n\r\n").unwrap();
    let mut body = String::new();
    while let Some((length, chunk)) = rest.split_once("\r\n") {
        let length = usize::from_str_radix(length, 16).unwrap();
        body.push_str(&chunk[..length]);
        rest = &chunk[length + 2..];
        if length == 0 {
            break;
        }
    }
    body
}

/// Whether a chunked answer has a summary and the last chunk.
fn is_complete(answer: &str) -> bool {
    answer.contains("{\"summary\":") && answer.ends_with("0\r\n\r\n")
}

/// Lines that are not reports. Each verdict is larger than its line and needs no database.
fn invalid_lines(count: usize) -> String {
    format!("{}\n", "x".repeat(99)).repeat(count)
}

#[test]
fn a_full_service_refuses_a_batch_unread_and_slow_clients_do_not_fill_it() {
    let world = world(Options { batch_groups_max: 1, ..Options::default() });
    let mut slow: Vec<_> = (0..50).map(|_| Connection::open(&world, "")).collect();
    slow.iter_mut().for_each(|client| client.send("{").unwrap());
    lines(&send(&world, "application/jsonl", numbered_reports(0..1)));
    // Each insert takes some seconds.
    world.execute(
        "CREATE TRIGGER slow BEFORE INSERT ON billables BEGIN SELECT (WITH RECURSIVE numbers (number) AS \
         (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 20000000) SELECT count(*) FROM numbers); END",
    );
    let mut first = Connection::open(&world, "");
    first.send(&numbered_reports(1..2)).unwrap();
    let since = Instant::now();
    let refused = loop {
        assert!(since.elapsed() < Duration::from_secs(20), "the service refuses no batch");
        // The body has no valid report, so a batch that is not refused does not wait for the intake.
        let answer = send(&world, "application/jsonl", invalid_lines(1));
        if answer.status == 503 {
            break answer;
        }
    };
    assert!(refused.header("retry-after").is_some() && refused.body.contains("IntakeFull"), "{refused:?}");
    first.end();
    first.read_until("summary");
    world.execute("DROP TRIGGER slow");
    assert_eq!(lines(&send(&world, "application/jsonl", numbered_reports(0..3))).1["replayed"], 2);
}

#[test]
fn a_caller_whose_key_is_revoked_is_disconnected() {
    let world = world(Options::default());
    let key = crate::sign_in::api_keys::add(&world, "switchboard", None);
    let mut client = Connection::open_as(&world, "", key.as_str());
    client.send(&numbered_reports(0..1)).unwrap();
    client.read_until("Created");
    world.store().api_key_revoke("switchboard", &crate::world::audit_context()).unwrap();
    let since = Instant::now();
    for number in 1.. {
        assert!(since.elapsed() < Duration::from_secs(20), "the service accepted {number} more reports");
        if client.send(&numbered_reports(number..number + 1)).is_err() {
            break;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    assert!(!client.read_to_end().contains("summary"));
}

#[test]
fn a_client_that_sends_nothing_until_the_idle_timeout_is_disconnected() {
    let world = world(Options { batch_idle_timeout_seconds: 1, ..Options::default() });
    let silent = Connection::open(&world, "").read_to_end();
    assert!(silent.starts_with("HTTP/1.1 408 ") && silent.contains("\"RequestTimeout\""), "{silent}");
    let mut client = Connection::open(&world, "");
    // Each byte restarts the idle timeout of one second.
    let line = numbered_reports(0..1);
    for piece in [&line[..10], &line[10..20], &line[20..]] {
        client.send(piece).unwrap();
        std::thread::sleep(Duration::from_millis(600));
    }
    let since = Instant::now();
    let answer = client.read_to_end();
    assert!(since.elapsed() < Duration::from_secs(3));
    assert!(answer.contains("\"verdict\":\"Created\"") && !answer.contains("summary"), "{answer}");
    assert!(!answer.ends_with("0\r\n\r\n"), "the incomplete answer looks complete: {answer}");
}

#[test]
fn a_client_that_sends_everything_before_it_reads_gets_every_verdict() {
    let world = world(Options { answer_timeout_seconds: 1, ..Options::default() });
    let mut client = Connection::open(&world, "");
    client.send(&numbered_reports(0..1_000)).unwrap();
    // These verdicts are larger than all buffers between the service and the client.
    for _ in 0..100 {
        client.send(&invalid_lines(1_000)).unwrap();
    }
    client.send(&numbered_reports(1_000..2_000)).unwrap();
    // The answer timeout does not apply before the client has ended its body.
    std::thread::sleep(Duration::from_millis(2_500));
    client.end();
    let answer = without_chunks(&client.read_until("0\r\n\r\n"));
    assert!(answer.contains("{\"summary\":{\"total\":102000,\"created\":2000,"));
    let indexes =
        answer.split("{\"index\":").skip(1).map(|rest| rest.split(',').next().unwrap().parse::<usize>().unwrap());
    assert!(indexes.eq(0..102_000));
}

/// At the limit of the spool the service reads no more of the body until the client reads verdicts. No verdict is lost.
#[test]
fn the_limit_of_the_spool_slows_a_client_down_and_loses_no_verdict() {
    for (bytes_max, total_bytes_max) in [(100_000, 1 << 30), (1 << 30, 100_000), (0, 0)] {
        let world =
            world(Options { spool_bytes_max: bytes_max, spool_total_bytes_max: total_bytes_max, ..Options::default() });
        for _ in 0..2 {
            let mut client = Connection::open(&world, "");
            let mut sender = Connection(client.0.try_clone().unwrap());
            let sent = std::thread::spawn(move || {
                for _ in 0..200 {
                    sender.send(&invalid_lines(1_000)).unwrap();
                }
                sender.end();
            });
            std::thread::sleep(Duration::from_secs(2));
            assert!(!sent.is_finished(), "the service reads the body without a limit");
            let answer = without_chunks(&client.read_until("0\r\n\r\n"));
            assert!(answer.contains("{\"summary\":{\"total\":200000,"));
            assert_eq!(answer.matches("{\"index\":").count(), 200_000);
            sent.join().unwrap();
        }
    }
}

#[test]
fn a_client_that_has_sent_everything_and_reads_nothing_is_disconnected() {
    let world = world(Options { answer_timeout_seconds: 1, ..Options::default() });
    let mut client = Connection::open(&world, "");
    (0..100).for_each(|_| client.send(&invalid_lines(1_000)).unwrap());
    client.end();
    std::thread::sleep(Duration::from_secs(5));
    assert!(!is_complete(&client.read_to_end()));
}

#[test]
fn a_client_that_reads_nothing_is_disconnected_at_the_limit_of_the_spool() {
    let world = world(Options { spool_bytes_max: 100_000, answer_timeout_seconds: 1, ..Options::default() });
    let mut client = Connection::open(&world, "");
    let failed = (0..1_000).find(|_| client.send(&invalid_lines(1_000)).is_err());
    assert!(failed.is_some(), "the service reads the body beyond the limit");
    assert!(!is_complete(&client.read_to_end()));
    // The space of the spool is free for other clients.
    let (lines, _) = lines(&send(&world, "application/jsonl", numbered_reports(0..10)));
    assert_eq!(lines.len(), 10);
}
