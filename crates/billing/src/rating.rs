//! The rounding of a call's duration to increments: the only rule of money that acts on a single call.

use billables_domain::{Fault, FaultCode, Faults, Member};

use crate::Price;

/// The longest increment and the largest minimum, in seconds.
pub const RATING_SECONDS_MAX: u32 = 3_600;

/// How calls are rounded to increments, and what an answered call costs at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallRating {
    /// The billed seconds of the shortest call, 0 to 3600.
    pub initial_increment: u32,
    /// The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600.
    pub increment: u32,
    /// The seconds that a shorter call counts as before it is rounded, 0 to 3600.
    pub minimum: u32,
    /// The price of an answered call, whatever its duration.
    pub connect_fee: Price,
}

impl Default for CallRating {
    /// Whole minutes, no minimum, no connect fee.
    fn default() -> Self {
        Self { initial_increment: 60, increment: 60, minimum: 0, connect_fee: Price::ZERO }
    }
}

impl CallRating {
    /// Checks the bounds of the three numbers of seconds.
    ///
    /// # Errors
    ///
    /// Every member at fault.
    pub fn check(&self) -> Result<(), Faults> {
        let members = [
            ("InitialIncrement", self.initial_increment, 0),
            ("Increment", self.increment, 1),
            ("Minimum", self.minimum, 0),
        ];
        let faults = members.into_iter().filter(|(_, seconds, least)| !(*least..=RATING_SECONDS_MAX).contains(seconds));
        let faults = faults.map(|(member, _, least)| {
            let message = format!("{member} is not a number of seconds from {least} to {RATING_SECONDS_MAX}.");
            Fault::new(Member::new(member), FaultCode::InvalidValue, message)
        });
        Faults::check(faults.collect())
    }

    /// The billed seconds of an answered call of this duration in seconds.
    ///
    /// 0 for a duration of 0 or less. Else with `b = max(duration, minimum)` the initial increment if that covers `b`, and
    /// otherwise the initial increment and as many whole increments as the rest of `b` needs.
    ///
    /// # Examples
    ///
    /// ```
    /// use billables_billing::CallRating;
    ///
    /// let rating = CallRating { initial_increment: 30, increment: 6, ..CallRating::default() };
    /// assert_eq!((rating.billed_seconds(0), rating.billed_seconds(1), rating.billed_seconds(75)), (0, 30, 78));
    /// ```
    pub fn billed_seconds(&self, duration: i64) -> i64 {
        if duration <= 0 {
            return 0;
        }
        let (initial, increment) = (i64::from(self.initial_increment), i64::from(self.increment.max(1)));
        let least = duration.max(i64::from(self.minimum));
        let rest = least.saturating_sub(initial).max(0);
        let steps = rest / increment + i64::from(rest % increment != 0);
        initial.saturating_add(steps.saturating_mul(increment))
    }
}
