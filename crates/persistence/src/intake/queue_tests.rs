//! The queue as its users see it, with real threads. Every order of their steps is explored in `explored.rs`.

use std::sync::Arc;

use super::queue::{Queue, Refused};

#[test]
fn a_full_queue_gives_the_item_back_at_once() {
    let queue = Queue::new(2);
    assert_eq!((queue.try_push(1), queue.try_push(2)), (Ok(()), Ok(())));
    assert_eq!(queue.try_push(3), Err(Refused::Full(3)));
    let mut batch = Vec::new();
    assert!(queue.take_all(1, &mut batch));
    assert_eq!(batch, [1]);
    assert_eq!(queue.try_push(3), Ok(()));
    assert_eq!(queue.len(), 2);
}

#[test]
fn a_closed_queue_gives_out_what_it_has_and_takes_nothing() {
    let queue = Queue::new(2);
    queue.try_push(1).unwrap();
    queue.close();
    assert!(queue.is_closed());
    assert_eq!(queue.try_push(2), Err(Refused::Closed(2)));
    let mut batch = Vec::new();
    assert!(queue.take_all(9, &mut batch));
    assert!(!queue.take_all(9, &mut batch));
    assert_eq!(batch, [1]);
}

#[test]
fn a_batch_has_one_group_behind_the_items_that_wait() {
    let queue = Queue::new(1);
    let mut batch = Vec::new();
    for group in ["group 1", "group 2"] {
        queue.try_push_group(group).unwrap();
    }
    queue.try_push("item").unwrap();
    assert!(queue.take_all(9, &mut batch));
    assert_eq!(batch, ["item", "group 1"]);
    batch.clear();
    queue.close();
    assert_eq!(queue.try_push_group("group 3"), Err(Refused::Closed("group 3")));
    assert!(queue.take_all(9, &mut batch));
    assert_eq!(batch, ["group 2"]);
    assert!(!queue.take_all(9, &mut batch));
}

#[test]
fn closing_wakes_every_taker() {
    let queue = Arc::new(Queue::<u8>::new(1));
    let takers: Vec<_> = (0..4)
        .map(|_| {
            let queue = queue.clone();
            std::thread::spawn(move || queue.take_all(1, &mut Vec::new()))
        })
        .collect();
    queue.close();
    assert!(takers.into_iter().all(|taker| !taker.join().unwrap()));
}

#[test]
fn every_item_is_given_out_once_and_in_the_order_of_its_sender() {
    const SENDERS: u32 = 4;
    const ITEMS: u32 = 2_000;
    let queue = Arc::new(Queue::new(16));
    let takers: Vec<_> = (0..3)
        .map(|_| {
            let queue = queue.clone();
            std::thread::spawn(move || {
                let (mut all, mut batch) = (Vec::new(), Vec::new());
                while queue.take_all(7, &mut batch) {
                    assert!((1..=7).contains(&batch.len()));
                    all.append(&mut batch);
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
    for taker in takers {
        let taken = taker.join().unwrap();
        for sender in 0..SENDERS {
            let of_sender: Vec<_> = taken.iter().filter(|item| item.0 == sender).collect();
            assert!(of_sender.is_sorted());
        }
        all.extend(taken);
    }
    all.sort_unstable();
    let expected: Vec<_> = (0..SENDERS).flat_map(|sender| (0..ITEMS).map(move |number| (sender, number))).collect();
    assert_eq!(all, expected);
}
