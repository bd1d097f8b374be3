//! Limits on guessing: so many wrong guesses at once, then one each so often.
//!
//! The generic cell rate algorithm, with one number for each of a fixed set of slots; which slot a name has, a keyed hash
//! says. So the memory is fixed, nothing is ever thrown out to make room, and two names in one slot can only make a limit
//! stricter, for names that nobody can choose.

use std::sync::{Mutex, PoisonError};

use aws_lc_rs::hmac;
use billables_domain::Timestamp;

use crate::secrets::keyed_hash;

/// How many slots there are: half a mebibyte of them.
const SLOTS: usize = 65_536;

/// How far two readings of the clock may be out of order before the clock counts as set back, in microseconds: requests read
/// it before they get here, and not in the order in which they do.
const OUT_OF_ORDER_MICROSECONDS: i64 = 1_000_000;

/// A limit on wrong guesses, counted for each name apart. Cheap: a guess costs a hash and a look.
#[derive(Debug)]
pub struct RateLimit {
    key: hmac::Key,
    state: Mutex<State>,
    burst: i64,
    interval_microseconds: i64,
}

#[derive(Debug)]
struct State {
    /// For each slot, the moment at which nothing of it is used up, in microseconds of `time`.
    slots: Box<[i64]>,
    time: SteadyTime,
}

/// Time that never goes back: it goes on from where it was when the clock is set back. A slot filled before would otherwise
/// lie ahead by as much as the clock was set back, and refuse everybody for as long.
#[derive(Debug, Default)]
struct SteadyTime {
    /// The latest reading of the clock since it was last set back.
    latest: Option<i64>,
    /// How much the clock was set back, all times together.
    set_back: i64,
}

impl SteadyTime {
    fn at(&mut self, now: Timestamp) -> i64 {
        let now = now.as_microseconds();
        let latest = self.latest.unwrap_or(now);
        if latest.saturating_sub(now) > OUT_OF_ORDER_MICROSECONDS {
            self.set_back = self.set_back.saturating_add(latest - now);
            self.latest = Some(now);
            return now.saturating_add(self.set_back);
        }
        self.latest = Some(latest.max(now));
        latest.max(now).saturating_add(self.set_back)
    }
}

impl RateLimit {
    /// So many guesses at once; each takes so many seconds to come back. The key is random, and makes the slots of names
    /// unforeseeable.
    pub fn new(burst: u32, seconds_each: u32, key: &[u8; 32]) -> Self {
        Self {
            key: hmac::Key::new(hmac::HMAC_SHA256, key),
            state: Mutex::new(State { slots: vec![i64::MIN; SLOTS].into_boxed_slice(), time: SteadyTime::default() }),
            burst: burst.max(1).into(),
            interval_microseconds: i64::from(seconds_each.max(1)) * 1_000_000,
        }
    }

    /// Takes a guess out of a name's. It is taken before it is known whether the guess is right, so that a thousand at the
    /// same moment are no more than one after the other; give it back if it was.
    ///
    /// # Errors
    ///
    /// None is left; the seconds until one is.
    pub fn take(&self, name: &str, now: Timestamp) -> Result<(), u32> {
        let slot = self.slot(name);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = state.time.at(now);
        state.slots[slot] = self.after_one_more(state.slots[slot], now)?;
        Ok(())
    }

    /// Whether a name has a guess left. Takes none.
    ///
    /// # Errors
    ///
    /// None is left; the seconds until one is.
    pub fn check(&self, name: &str, now: Timestamp) -> Result<(), u32> {
        let slot = self.slot(name);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = state.time.at(now);
        self.after_one_more(state.slots[slot], now).map(drop)
    }

    /// What a slot holds after one more guess, where one is left.
    fn after_one_more(&self, slot: i64, now: i64) -> Result<i64, u32> {
        let next = slot.max(now).saturating_add(self.interval_microseconds);
        let wait = next - now - self.burst * self.interval_microseconds;
        if wait > 0 {
            // At most one interval: until the next guess comes back.
            return Err(u32::try_from(wait.div_euclid(1_000_000) + 1).unwrap_or(u32::MAX));
        }
        Ok(next)
    }

    /// Gives a guess back that was right.
    pub fn give_back(&self, name: &str) {
        let slot = self.slot(name);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.slots[slot] = state.slots[slot].saturating_sub(self.interval_microseconds);
    }

    fn slot(&self, name: &str) -> usize {
        let hash = keyed_hash(&self.key, &[name.as_bytes()]);
        usize::from(u16::from_be_bytes([hash[0], hash[1]]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_microseconds(1_800_000_000_000_000).plus_seconds(seconds)
    }

    #[test]
    fn so_many_at_once_and_then_one_each_so_often() {
        let limit = RateLimit::new(3, 10, &[1; 32]);
        for _ in 0..3 {
            assert_eq!(limit.take("alice", at(0)), Ok(()));
        }
        let wait = limit.take("alice", at(0)).unwrap_err();
        assert!((10..=11).contains(&wait), "{wait}");
        assert_eq!(limit.take("bob", at(0)), Ok(()), "counted apart");
        assert!(limit.take("alice", at(9)).is_err());
        assert_eq!(limit.take("alice", at(11)), Ok(()));
        assert!(limit.take("alice", at(12)).is_err());
        assert_eq!(limit.take("alice", at(1_000)), Ok(()));
    }

    #[test]
    fn a_right_guess_costs_nothing() {
        let limit = RateLimit::new(2, 10, &[1; 32]);
        for _ in 0..100 {
            assert_eq!(limit.take("alice", at(0)), Ok(()));
            limit.give_back("alice");
            assert_eq!(limit.check("alice", at(0)), Ok(()));
        }
    }

    #[test]
    fn refused_guesses_do_not_make_the_wait_longer() {
        let limit = RateLimit::new(1, 10, &[1; 32]);
        assert_eq!(limit.take("alice", at(0)), Ok(()));
        for second in 1..10 {
            assert!(limit.take("alice", at(second)).is_err());
        }
        assert_eq!(limit.take("alice", at(11)), Ok(()));
    }

    #[test]
    fn a_clock_that_goes_back_neither_opens_nor_closes_it_for_ever() {
        let limit = RateLimit::new(1, 10, &[1; 32]);
        assert_eq!(limit.take("alice", at(100)), Ok(()));
        assert!(limit.take("alice", at(0)).is_err());
        assert_eq!(limit.take("alice", at(111)), Ok(()));
    }

    #[test]
    fn a_clock_that_is_set_back_stops_nobody_who_has_guesses_left() {
        const DAY: i64 = 86_400;
        let limit = RateLimit::new(3, 10, &[1; 32]);
        assert_eq!(limit.take("alice", at(DAY)), Ok(()));
        limit.give_back("alice");
        for _ in 0..3 {
            assert_eq!(limit.take("mallory", at(DAY)), Ok(()));
        }
        for _ in 0..3 {
            assert_eq!(limit.take("alice", at(0)), Ok(()), "nothing of hers was used up");
        }
        // What is used up comes back in the time that it takes, and not when the old time has come again.
        let wait = limit.take("mallory", at(0)).unwrap_err();
        assert!((10..=11).contains(&wait), "{wait}");
        assert_eq!(limit.take("mallory", at(11)), Ok(()));
        assert!(limit.take("mallory", at(11)).is_err());
    }

    #[test]
    fn readings_of_the_clock_that_come_out_of_order_make_no_time_pass() {
        let limit = RateLimit::new(1, 10, &[1; 32]);
        let (early, late) = (at(0), Timestamp::from_microseconds(at(0).as_microseconds() + 900_000));
        assert_eq!(limit.take("alice", late), Ok(()));
        for _ in 0..1_000 {
            assert!(limit.take("alice", early).is_err());
            assert!(limit.take("alice", late).is_err());
        }
    }
}
