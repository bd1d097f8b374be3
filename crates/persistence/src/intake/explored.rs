//! Every order in which threads can take their steps through the queue, one after the other, until there is none left.
//!
//! The queue's file is compiled once more here, with the locks of a model checker: it runs one thread at a time, decides at
//! every lock, notice and end of a thread who goes on, and comes back for each other decision. Whom a notice wakes is one of
//! these decisions. A thread that sleeps for ever is found because all others have ended then.

#[path = "queue.rs"]
#[expect(clippy::duplicate_mod, reason = "it is compiled again on purpose, with other locks")]
mod queue;

/// The locks, as the queue asks for them.
mod sync {
    pub(super) use std::sync::PoisonError;

    pub(super) use shuttle::sync::{Condvar, Mutex, MutexGuard};
}

use shuttle::scheduler::DfsScheduler;
use shuttle::sync::Arc;
use shuttle::thread::{self, JoinHandle};
use shuttle::{Config, Runner};

use self::queue::Queue;

/// An item: who sent it, and which of its items it is.
type Item = (u8, u8);

/// Runs a scenario in every order of its steps.
fn explore(name: &str, scenario: impl Fn() + Send + Sync + 'static) {
    // A bound would make the search silent about what is behind it; so there is none, and scenarios are small.
    let runs = Runner::new(DfsScheduler::new(None, false), Config::new()).run(scenario);
    assert!(runs > 10, "{name}: nothing was explored");
}

/// Puts an item in, and tells whether it was taken.
fn push(queue: &Arc<Queue<Item>>, item: Item) -> JoinHandle<bool> {
    let queue = queue.clone();
    thread::spawn(move || queue.try_push(item).is_ok())
}

/// Puts a group in, and tells whether it was taken.
fn push_group(queue: &Arc<Queue<Item>>, group: Item) -> JoinHandle<bool> {
    let queue = queue.clone();
    thread::spawn(move || queue.try_push_group(group).is_ok())
}

/// Takes one batch of one item.
fn take_once(queue: &Arc<Queue<Item>>) -> JoinHandle<Vec<Item>> {
    let queue = queue.clone();
    thread::spawn(move || {
        let mut batch = Vec::new();
        assert!(queue.take_all(1, &mut batch));
        batch
    })
}

/// Takes until the queue is closed and empty.
fn take_everything(queue: &Arc<Queue<Item>>, max: usize) -> JoinHandle<Vec<Item>> {
    let queue = queue.clone();
    thread::spawn(move || {
        let (mut all, mut batch) = (Vec::new(), Vec::new());
        while queue.take_all(max, &mut batch) {
            assert!(!batch.is_empty(), "a batch is never empty");
            all.append(&mut batch);
        }
        assert!(batch.is_empty() && queue.is_closed());
        all
    })
}

/// Checks that what was taken in came out once, and in the order of each sender at each taker.
fn check(taken_in: &[Item], takers: Vec<JoinHandle<Vec<Item>>>) {
    let mut given_out = Vec::new();
    for taker in takers {
        let taken = taker.join().unwrap();
        for sender in 0..2 {
            assert!(taken.iter().filter(|item| item.0 == sender).is_sorted(), "{taken:?}");
        }
        given_out.extend(taken);
    }
    given_out.sort_unstable();
    assert_eq!(given_out, taken_in);
}

#[test]
fn a_taker_never_sleeps_while_there_is_something_to_take() {
    // The queue is never closed: whoever misses a notice sleeps for ever.
    explore("two groups for two takers", || {
        let queue = Arc::new(Queue::<Item>::new(1));
        let takers: Vec<_> = (0..2).map(|_| take_once(&queue)).collect();
        queue.try_push_group((0, 0)).unwrap();
        queue.try_push_group((0, 1)).unwrap();
        check(&[(0, 0), (0, 1)], takers);
    });
    explore("two senders and one taker", || {
        let queue = Arc::new(Queue::<Item>::new(2));
        let (one, other) = (push(&queue, (0, 0)), push_group(&queue, (1, 0)));
        let mut all = Vec::new();
        while all.len() < 2 {
            assert!(queue.take_all(1, &mut all));
        }
        all.sort_unstable();
        assert_eq!(all, [(0, 0), (1, 0)]);
        assert!(one.join().unwrap() && other.join().unwrap());
    });
}

#[test]
fn nothing_is_lost_or_given_out_twice_and_a_closed_queue_gives_out_what_it_has() {
    explore("an item, a group and the end, for one taker", || {
        let queue = Arc::new(Queue::<Item>::new(3));
        let taker = take_everything(&queue, 1);
        queue.try_push((0, 0)).unwrap();
        queue.try_push_group((1, 0)).unwrap();
        queue.close();
        check(&[(0, 0), (1, 0)], vec![taker]);
    });
    explore("closing while another sends an item", || {
        let queue = Arc::new(Queue::<Item>::new(2));
        let (taker, sender) = (take_everything(&queue, 1), push(&queue, (0, 0)));
        queue.close();
        let taken_in: &[Item] = if sender.join().unwrap() { &[(0, 0)] } else { &[] };
        check(taken_in, vec![taker]);
    });
    explore("closing while another sends a group", || {
        let queue = Arc::new(Queue::<Item>::new(2));
        let (taker, sender) = (take_everything(&queue, 1), push_group(&queue, (0, 0)));
        queue.close();
        let taken_in: &[Item] = if sender.join().unwrap() { &[(0, 0)] } else { &[] };
        check(taken_in, vec![taker]);
    });
    explore("closing wakes every taker", || {
        let queue = Arc::new(Queue::<Item>::new(1));
        let takers: Vec<_> = (0..2).map(|_| take_everything(&queue, 1)).collect();
        queue.close();
        check(&[], takers);
    });
}

#[test]
fn items_of_a_sender_come_out_in_its_order() {
    explore("two items and the end, for a taker of one", || {
        let queue = Arc::new(Queue::<Item>::new(2));
        let taker = take_everything(&queue, 1);
        queue.try_push((0, 0)).unwrap();
        queue.try_push((0, 1)).unwrap();
        queue.close();
        check(&[(0, 0), (0, 1)], vec![taker]);
    });
    explore("a batch of two, and what is left", || {
        let queue = Arc::new(Queue::<Item>::new(3));
        queue.try_push((0, 0)).unwrap();
        let taker = take_everything(&queue, 2);
        queue.try_push((0, 1)).unwrap();
        queue.try_push((0, 2)).unwrap();
        queue.close();
        check(&[(0, 0), (0, 1), (0, 2)], vec![taker]);
    });
}

#[test]
fn no_more_wait_than_may() {
    explore("two senders for one place", || {
        let queue = Arc::new(Queue::<Item>::new(1));
        let senders = [push(&queue, (0, 0)), push(&queue, (1, 0))];
        assert!(queue.len() <= 1);
        let taken_in: usize = senders.into_iter().map(|sender| usize::from(sender.join().unwrap())).sum();
        assert_eq!((taken_in, queue.len()), (1, 1));
    });
    explore("a taker makes room", || {
        let queue = Arc::new(Queue::<Item>::new(1));
        let taker = take_once(&queue);
        queue.try_push((0, 0)).unwrap();
        let is_room = queue.try_push((0, 1)).is_ok();
        assert!(queue.len() <= 1);
        let taken = taker.join().unwrap();
        assert_eq!((taken, queue.len()), (vec![(0, 0)], usize::from(is_room)));
    });
}
