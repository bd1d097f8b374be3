//! Model checks of the queue: tests that run every interleaving of a few threads.
//!
//! This module compiles the queue's file a second time, with the locks of the model checker shuttle. Shuttle runs one thread
//! at a time, chooses the next thread at every lock, notification and thread end, and repeats the test for every other
//! choice. The thread that a notification wakes is one of these choices. A lost wake-up shows as a deadlock.

#[path = "queue.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "the file is compiled twice on purpose, here with the locks of a model checker"
)]
mod queue;

/// The locks that the queue imports.
mod sync {
    pub(super) use std::sync::PoisonError;

    pub(super) use shuttle::sync::{Condvar, Mutex, MutexGuard};
}

use std::time::Duration;

use shuttle::scheduler::DfsScheduler;
use shuttle::sync::Arc;
use shuttle::thread::{self, JoinHandle};
use shuttle::{Config, Runner};

use self::queue::Queue;

/// An item: the number of its sender, and its number among the items of that sender.
type Item = (u8, u8);

/// Runs every interleaving of a scenario.
fn explore(name: &str, scenario: impl Fn() + Send + Sync + 'static) {
    // A limit on the search would hide the interleavings beyond it, so the scenarios are small instead.
    let runs = Runner::new(DfsScheduler::new(None, false), Config::new()).run(scenario);
    assert!(runs > 10, "{name}: only {runs} interleavings");
}

/// Appends an item, and returns whether the queue accepted it.
fn push(queue: &Arc<Queue<Item>>, item: Item) -> JoinHandle<bool> {
    let queue = queue.clone();
    thread::spawn(move || queue.try_push(item).is_ok())
}

/// Appends a chunk, and returns whether the queue accepted it.
fn push_chunk(queue: &Arc<Queue<Item>>, chunk: Item) -> JoinHandle<bool> {
    let queue = queue.clone();
    thread::spawn(move || queue.try_push_chunk(chunk).is_ok())
}

/// Takes one item once.
fn take_once(queue: &Arc<Queue<Item>>) -> JoinHandle<Vec<Item>> {
    let queue = queue.clone();
    thread::spawn(move || {
        let mut taken = Vec::new();
        assert!(queue.take_all(1, Duration::ZERO, &mut taken));
        taken
    })
}

/// Takes items until the queue is closed and empty.
fn take_everything(queue: &Arc<Queue<Item>>, max: usize) -> JoinHandle<Vec<Item>> {
    let queue = queue.clone();
    thread::spawn(move || {
        let (mut all, mut taken) = (Vec::new(), Vec::new());
        while queue.take_all(max, Duration::ZERO, &mut taken) {
            assert!(!taken.is_empty(), "a take returned true and no item");
            all.append(&mut taken);
        }
        assert!(taken.is_empty() && queue.is_closed());
        all
    })
}

/// Checks that the consumers got every accepted item once, and the items of each sender in order.
fn check(accepted: &[Item], consumers: Vec<JoinHandle<Vec<Item>>>) {
    let mut given_out = Vec::new();
    for consumer in consumers {
        let taken = consumer.join().unwrap();
        for sender in 0..2 {
            assert!(taken.iter().filter(|item| item.0 == sender).is_sorted(), "{taken:?}");
        }
        given_out.extend(taken);
    }
    given_out.sort_unstable();
    assert_eq!(given_out, accepted);
}

#[test]
fn a_consumer_never_sleeps_while_the_queue_has_items() {
    // The queue stays open, so a consumer that misses a notification sleeps forever.
    explore("two chunks for two consumers", || {
        let queue = Arc::new(Queue::<Item>::new(1));
        let consumers: Vec<_> = (0..2).map(|_| take_once(&queue)).collect();
        queue.try_push_chunk((0, 0)).unwrap();
        queue.try_push_chunk((0, 1)).unwrap();
        check(&[(0, 0), (0, 1)], consumers);
    });
    explore("two senders and one consumer", || {
        let queue = Arc::new(Queue::<Item>::new(2));
        let (one, other) = (push(&queue, (0, 0)), push_chunk(&queue, (1, 0)));
        let mut all = Vec::new();
        while all.len() < 2 {
            assert!(queue.take_all(1, Duration::ZERO, &mut all));
        }
        all.sort_unstable();
        assert_eq!(all, [(0, 0), (1, 0)]);
        assert!(one.join().unwrap() && other.join().unwrap());
    });
}

#[test]
fn no_item_is_lost_or_duplicated_and_a_closed_queue_gives_out_its_items() {
    explore("an item, a chunk and the end, for one consumer", || {
        let queue = Arc::new(Queue::<Item>::new(3));
        let consumer = take_everything(&queue, 1);
        queue.try_push((0, 0)).unwrap();
        queue.try_push_chunk((1, 0)).unwrap();
        queue.close();
        check(&[(0, 0), (1, 0)], vec![consumer]);
    });
    explore("closing while another thread sends an item", || {
        let queue = Arc::new(Queue::<Item>::new(2));
        let (consumer, sender) = (take_everything(&queue, 1), push(&queue, (0, 0)));
        queue.close();
        let accepted: &[Item] = if sender.join().unwrap() { &[(0, 0)] } else { &[] };
        check(accepted, vec![consumer]);
    });
    explore("closing while another thread sends a chunk", || {
        let queue = Arc::new(Queue::<Item>::new(2));
        let (consumer, sender) = (take_everything(&queue, 1), push_chunk(&queue, (0, 0)));
        queue.close();
        let accepted: &[Item] = if sender.join().unwrap() { &[(0, 0)] } else { &[] };
        check(accepted, vec![consumer]);
    });
    explore("closing wakes every consumer", || {
        let queue = Arc::new(Queue::<Item>::new(1));
        let consumers: Vec<_> = (0..2).map(|_| take_everything(&queue, 1)).collect();
        queue.close();
        check(&[], consumers);
    });
}

#[test]
fn the_rest_of_a_chunk_is_given_out_once_also_after_the_close() {
    explore("a chunk in two parts, and the end, for two consumers", || {
        let queue = Arc::new(Queue::<Item>::new(1));
        queue.try_push_chunk((0, 0)).unwrap();
        let consumers = (0..2).map(|_| {
            let queue = queue.clone();
            thread::spawn(move || {
                let (mut all, mut taken) = (Vec::new(), Vec::new());
                while queue.take_all(1, Duration::ZERO, &mut taken) {
                    if taken == [(0, 0)] {
                        queue.return_chunk((0, 1));
                    }
                    all.append(&mut taken);
                }
                all
            })
        });
        let consumers = consumers.collect();
        queue.close();
        check(&[(0, 0), (0, 1)], consumers);
    });
}

#[test]
fn items_of_a_sender_stay_in_order() {
    explore("two items and the end, for a consumer of one", || {
        let queue = Arc::new(Queue::<Item>::new(2));
        let consumer = take_everything(&queue, 1);
        queue.try_push((0, 0)).unwrap();
        queue.try_push((0, 1)).unwrap();
        queue.close();
        check(&[(0, 0), (0, 1)], vec![consumer]);
    });
    explore("a take of two items, and the rest", || {
        let queue = Arc::new(Queue::<Item>::new(3));
        queue.try_push((0, 0)).unwrap();
        let consumer = take_everything(&queue, 2);
        queue.try_push((0, 1)).unwrap();
        queue.try_push((0, 2)).unwrap();
        queue.close();
        check(&[(0, 0), (0, 1), (0, 2)], vec![consumer]);
    });
}

#[test]
fn the_queue_never_exceeds_its_capacity() {
    explore("two senders and one free place", || {
        let queue = Arc::new(Queue::<Item>::new(1));
        let senders = [push(&queue, (0, 0)), push(&queue, (1, 0))];
        assert!(queue.len() <= 1);
        let accepted: usize = senders.into_iter().map(|sender| usize::from(sender.join().unwrap())).sum();
        assert_eq!((accepted, queue.len()), (1, 1));
    });
    explore("a consumer makes room", || {
        let queue = Arc::new(Queue::<Item>::new(1));
        let consumer = take_once(&queue);
        queue.try_push((0, 0)).unwrap();
        let is_room = queue.try_push((0, 1)).is_ok();
        assert!(queue.len() <= 1);
        let taken = consumer.join().unwrap();
        assert_eq!((taken, queue.len()), (vec![(0, 0)], usize::from(is_room)));
    });
}
