//! Rate limits on attempts: a burst at once, then one attempt per interval.
//!
//! The generic cell rate algorithm over a fixed table with one number in each slot; a keyed hash maps a name to a slot. The memory
//! is fixed, nothing is evicted, and two names in one slot only make their limit stricter. An attacker cannot choose names that
//! share a slot, because the key is secret.

use std::sync::{Mutex, PoisonError};

use aws_lc_rs::hmac;
use billables_domain::Timestamp;

use crate::secrets::keyed_hash;

/// The number of slots, which take half a mebibyte.
const SLOTS: usize = 65_536;

/// The greatest step back in microseconds that does not mean that the clock was set back. Requests read the clock before they
/// reach the limit, and may reach it in another order.
const OUT_OF_ORDER_MICROSECONDS: i64 = 1_000_000;

/// A rate limit with a count for each name. An attempt costs a hash and a look-up.
#[derive(Debug)]
pub struct RateLimit {
    key: hmac::Key,
    state: Mutex<State>,
    burst: i64,
    interval_microseconds: i64,
}

#[derive(Debug)]
struct State {
    /// For each slot, the moment at which its full burst is available again, in microseconds of `time`.
    slots: Box<[i64]>,
    time: SteadyTime,
}

/// Time that never goes back. If the clock is set back, this time continues from its last value. Otherwise the moments in the
/// slots would be in the future by the size of the step, and the limit would refuse all names for as long.
#[derive(Debug, Default)]
struct SteadyTime {
    /// The latest reading of the clock since it was last set back.
    latest: Option<i64>,
    /// The sum of all steps by which the clock was set back.
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
    /// A limit of `burst` attempts at once, of which one returns in each interval of `seconds_each`. The key is random and makes the
    /// slots unpredictable.
    pub fn new(burst: u32, seconds_each: u32, key: &[u8; 32]) -> Self {
        Self {
            key: hmac::Key::new(hmac::HMAC_SHA256, key),
            state: Mutex::new(State { slots: vec![i64::MIN; SLOTS].into_boxed_slice(), time: SteadyTime::default() }),
            burst: burst.max(1).into(),
            interval_microseconds: i64::from(seconds_each.max(1)) * 1_000_000,
        }
    }

    /// Takes one attempt of a name. The caller takes it before the attempt, so that concurrent attempts count, and calls
    /// [`RateLimit::give_back`] after a successful one.
    ///
    /// # Errors
    ///
    /// The seconds until the next attempt, if none is left.
    pub fn take(&self, name: &str, now: Timestamp) -> Result<(), u32> {
        let slot = self.slot(name);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = state.time.at(now);
        state.slots[slot] = self.after_one_more(state.slots[slot], now)?;
        Ok(())
    }

    /// Whether a name has an attempt left. Takes none.
    ///
    /// # Errors
    ///
    /// The seconds until the next attempt, if none is left.
    pub fn check(&self, name: &str, now: Timestamp) -> Result<(), u32> {
        let slot = self.slot(name);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = state.time.at(now);
        self.after_one_more(state.slots[slot], now).map(drop)
    }

    /// The number in a slot after one more attempt, if one is left.
    fn after_one_more(&self, slot: i64, now: i64) -> Result<i64, u32> {
        let next = slot.max(now).saturating_add(self.interval_microseconds);
        let wait = next - now - self.burst * self.interval_microseconds;
        if wait > 0 {
            // The wait is at most one interval.
            return Err(u32::try_from(wait.div_euclid(1_000_000) + 1).unwrap_or(u32::MAX));
        }
        Ok(next)
    }

    /// Returns one attempt to a name.
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
    fn a_burst_is_allowed_at_once_and_then_one_attempt_per_interval() {
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
    fn an_attempt_that_is_given_back_does_not_count() {
        let limit = RateLimit::new(2, 10, &[1; 32]);
        for _ in 0..100 {
            assert_eq!(limit.take("alice", at(0)), Ok(()));
            limit.give_back("alice");
            assert_eq!(limit.check("alice", at(0)), Ok(()));
        }
    }

    #[test]
    fn refused_attempts_do_not_extend_the_wait() {
        let limit = RateLimit::new(1, 10, &[1; 32]);
        assert_eq!(limit.take("alice", at(0)), Ok(()));
        for second in 1..10 {
            assert!(limit.take("alice", at(second)).is_err());
        }
        assert_eq!(limit.take("alice", at(11)), Ok(()));
    }

    #[test]
    fn a_clock_that_goes_back_neither_lifts_nor_extends_the_limit() {
        let limit = RateLimit::new(1, 10, &[1; 32]);
        assert_eq!(limit.take("alice", at(100)), Ok(()));
        assert!(limit.take("alice", at(0)).is_err());
        assert_eq!(limit.take("alice", at(111)), Ok(()));
    }

    #[test]
    fn a_clock_that_is_set_back_refuses_no_name_with_attempts_left() {
        const DAY: i64 = 86_400;
        let limit = RateLimit::new(3, 10, &[1; 32]);
        assert_eq!(limit.take("alice", at(DAY)), Ok(()));
        limit.give_back("alice");
        for _ in 0..3 {
            assert_eq!(limit.take("mallory", at(DAY)), Ok(()));
        }
        for _ in 0..3 {
            assert_eq!(limit.take("alice", at(0)), Ok(()), "alice has her full burst");
        }
        // Used attempts return after their interval, and not when the clock reaches its old time again.
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
