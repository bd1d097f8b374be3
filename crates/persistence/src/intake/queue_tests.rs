//! Tests of the queue with real threads. `queue_model_tests.rs` explores every interleaving.

use std::sync::Arc;
use std::time::Duration;

use super::queue::{Queue, Refused};

#[test]
fn a_full_queue_gives_the_item_back_at_once() {
    let queue = Queue::new(2);
    assert_eq!((queue.try_push(1), queue.try_push(2)), (Ok(()), Ok(())));
    assert_eq!(queue.try_push(3), Err(Refused::Full(3)));
    let mut taken = Vec::new();
    assert!(queue.take_all(1, Duration::ZERO, &mut taken));
    assert_eq!(taken, [1]);
    assert_eq!(queue.try_push(3), Ok(()));
    assert_eq!(queue.len(), 2);
}

#[test]
fn a_closed_queue_refuses_new_items_and_gives_out_the_remaining_ones() {
    let queue = Queue::new(2);
    queue.try_push(1).unwrap();
    queue.close();
    assert!(queue.is_closed());
    assert_eq!(queue.try_push(2), Err(Refused::Closed(2)));
    let mut taken = Vec::new();
    assert!(queue.take_all(9, Duration::ZERO, &mut taken));
    assert!(!queue.take_all(9, Duration::ZERO, &mut taken));
    assert_eq!(taken, [1]);
}

#[test]
fn a_take_returns_one_chunk_behind_the_single_items() {
    let queue = Queue::new(1);
    let mut taken = Vec::new();
    for chunk in ["chunk 1", "chunk 2"] {
        queue.try_push_chunk(chunk).unwrap();
    }
    queue.try_push("item").unwrap();
    assert!(queue.take_all(9, Duration::ZERO, &mut taken));
    assert_eq!(taken, ["item", "chunk 1"]);
    taken.clear();
    queue.close();
    assert_eq!(queue.try_push_chunk("chunk 3"), Err(Refused::Closed("chunk 3")));
    assert!(queue.take_all(9, Duration::ZERO, &mut taken));
    assert_eq!(taken, ["chunk 2"]);
    assert!(!queue.take_all(9, Duration::ZERO, &mut taken));
}

#[test]
fn closing_wakes_every_consumer() {
    let queue = Arc::new(Queue::<u8>::new(1));
    let consumers: Vec<_> = (0..4)
        .map(|_| {
            let queue = queue.clone();
            std::thread::spawn(move || queue.take_all(1, Duration::ZERO, &mut Vec::new()))
        })
        .collect();
    queue.close();
    assert!(consumers.into_iter().all(|consumer| !consumer.join().unwrap()));
}

#[test]
fn consumers_get_every_item_once_and_in_the_order_of_its_sender() {
    const SENDERS: u32 = 4;
    const ITEMS: u32 = 2_000;
    let queue = Arc::new(Queue::new(16));
    let consumers: Vec<_> = (0..3)
        .map(|_| {
            let queue = queue.clone();
            std::thread::spawn(move || {
                let (mut all, mut taken) = (Vec::new(), Vec::new());
                while queue.take_all(7, Duration::ZERO, &mut taken) {
                    assert!((1..=7).contains(&taken.len()));
                    all.append(&mut taken);
                }
                all
            })
        })
        .collect();
    std::thread::scope(|scope| {
        for sender in 0..SENDERS {
            let queue = &queue;
            scope.spawn(move || {
                for number in 0..ITEMS {
                    while queue.try_push((sender, number)).is_err() {
                        std::thread::yield_now();
                    }
                }
            });
        }
    });
    queue.close();
    let mut all = Vec::new();
    for consumer in consumers {
        let given = consumer.join().unwrap();
        for sender in 0..SENDERS {
            let of_sender: Vec<_> = given.iter().filter(|item| item.0 == sender).collect();
            assert!(of_sender.is_sorted());
        }
        all.extend(given);
    }
    all.sort_unstable();
    let expected: Vec<_> = (0..SENDERS).flat_map(|sender| (0..ITEMS).map(move |number| (sender, number))).collect();
    assert_eq!(all, expected);
}

#[test]
fn the_rest_of_a_chunk_stands_behind_the_other_chunks_and_a_closed_queue_takes_it() {
    let queue = Queue::new(1);
    queue.try_push_chunk("chunk 1").unwrap();
    queue.try_push_chunk("chunk 2").unwrap();
    let mut taken = Vec::new();
    assert!(queue.take_all(9, Duration::ZERO, &mut taken));
    queue.close();
    queue.return_chunk("rest of chunk 1");
    assert!(queue.take_all(9, Duration::ZERO, &mut taken));
    assert!(queue.take_all(9, Duration::ZERO, &mut taken));
    assert_eq!(taken, ["chunk 1", "chunk 2", "rest of chunk 1"]);
    assert!(!queue.take_all(9, Duration::ZERO, &mut taken));
}

#[test]
fn a_chunk_waits_for_a_single_item_while_it_lingers() {
    let queue = Arc::new(Queue::new(1));
    queue.try_push_chunk("chunk").unwrap();
    let consumer = {
        let queue = queue.clone();
        std::thread::spawn(move || {
            let mut taken = Vec::new();
            assert!(queue.take_all(9, Duration::from_secs(600), &mut taken));
            taken
        })
    };
    queue.try_push("item").unwrap();
    assert_eq!(consumer.join().unwrap(), ["item", "chunk"]);
    queue.try_push_chunk("chunk").unwrap();
    let mut taken = Vec::new();
    assert!(queue.take_all(9, Duration::from_millis(1), &mut taken));
    assert_eq!(taken, ["chunk"]);
}
