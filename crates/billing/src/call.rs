//! The facts of a call, as its carrier reports them, in versions.

use billables_domain::{AccountId, CallSid, Fault, FaultCode, Faults, Member, TextError, Timestamp};

use crate::conversions::{check_text, text_conversions};
use crate::{CallStatus, CarrierPrice, Currency, Direction};

/// The longest call, in seconds: 7 days.
pub const DURATION_MAX_SECONDS: i64 = 7 * 86_400;

/// The longest end of a call (`from`, `to`), in characters.
pub const PARTY_LENGTH_MAX: usize = 256;

/// 2000-01-01T00:00:00Z, the earliest start of a call, in seconds since 1970.
const START_MIN_SECONDS: i64 = 946_684_800;

/// How far ahead of the clock a call may start, in seconds: a day, so that no time zone and no wrong clock is refused.
const START_AHEAD_SECONDS: i64 = 86_400;

/// An end of a call, as the carrier gives it: a number of E.164, a SIP address, a client's name. 1 to 256 characters, none of
/// which is a control character.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Party(Box<str>);

text_conversions!(Party, TextError);

impl Party {
    /// Parses the text as given, without trimming.
    ///
    /// # Errors
    ///
    /// [`TextError`] for an empty text, a longer one, and one with a control character.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        check_text(text, PARTY_LENGTH_MAX).map_err(|rule| TextError::new("end of a call", rule))?;
        Ok(Self(text.into()))
    }

    /// The text as given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Party {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The state of a call by its facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CallState {
    /// Not final: the call goes on, or facts are missing.
    Open,
    /// Final: busy, no-answer, failed or canceled. The call has 0 s.
    Unanswered,
    /// Final: completed, with a start, a direction and a duration, which may be 0 s.
    Answered,
}

impl CallState {
    /// Whether the call can be rated.
    pub fn is_final(self) -> bool {
        self != Self::Open
    }
}

/// The known facts of a call; every member may be unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallFacts {
    /// The call that this one is a leg of.
    pub parent_call_sid: Option<CallSid>,
    /// The direction.
    pub direction: Option<Direction>,
    /// The calling end.
    pub from: Option<Party>,
    /// The called end.
    pub to: Option<Party>,
    /// The start of the call.
    pub start_time: Option<Timestamp>,
    /// The duration in whole seconds.
    pub duration: Option<i64>,
    /// The status.
    pub status: Option<CallStatus>,
    /// The carrier's price.
    pub price: Option<CarrierPrice>,
    /// The currency of the carrier's price.
    pub price_unit: Option<Currency>,
    /// Whether the call was recorded.
    pub is_recorded: Option<bool>,
}

/// One report of facts about a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallReport {
    /// The account whose carrier made the call.
    pub account_id: AccountId,
    /// The call.
    pub call_sid: CallSid,
    /// The facts; members that are not given keep their former value.
    pub facts: CallFacts,
    /// The version that these facts replace on purpose, which must be the newest.
    pub replaces: Option<i64>,
}

/// The outcome of facts beside the versions that a call has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Merge {
    /// The facts say nothing new. The newest version stays.
    Unchanged,
    /// The whole of the next version.
    Changed(CallFacts),
}

/// Runs a macro for each member of [`CallFacts`].
macro_rules! for_each_member {
    ($run:ident!($($arguments:tt)*)) => {
        $run!($($arguments)*; parent_call_sid direction from to start_time duration status price price_unit is_recorded)
    };
}

macro_rules! overlay {
    ($newest:expr, $given:expr; $($member:ident)*) => {
        CallFacts { $($member: $given.$member.clone().or_else(|| $newest.$member.clone()),)* }
    };
}

macro_rules! repeats {
    ($given:expr, $version:expr; $($member:ident)*) => {
        $($given.$member.as_ref().is_none_or(|member| $version.$member.as_ref() == Some(member)))&&*
    };
}

impl CallFacts {
    /// The state of the call.
    ///
    /// busy, no-answer, failed and canceled are final. completed, and no status beside a duration, are final with a start, a
    /// direction and a duration. Everything else is open.
    pub fn state(&self) -> CallState {
        let is_completed = match &self.status {
            Some(status) if status.is_unanswered() => return CallState::Unanswered,
            Some(status) => status.is_completed(),
            None => true,
        };
        let is_whole = self.start_time.is_some() && self.direction.is_some() && self.duration.is_some();
        if is_completed && is_whole { CallState::Answered } else { CallState::Open }
    }

    /// The duration of an answered call in seconds; 0 for every other call.
    pub fn answered_seconds(&self) -> i64 {
        if self.state() == CallState::Answered { self.duration.unwrap_or_default() } else { 0 }
    }

    /// Decides what facts say beside the versions of their call; `self` is the newest version, `former` are all earlier
    /// ones.
    ///
    /// - Members that are not given keep their value of the newest version.
    /// - A final call never becomes open: if the given status would make it so, that status and the duration beside it are
    ///   passed over.
    /// - Facts that the newest version or a former one already has, in all given members, change nothing, so that retries,
    ///   replays and reordered messages are harmless.
    ///
    /// For facts whose `replaces` names the newest version, the caller passes no former versions: then facts lead back to the
    /// values of a former version.
    pub fn merge(&self, former: &[Self], given: &Self) -> Merge {
        let merged = self.with(given);
        if self.state().is_final() && !merged.state().is_final() {
            let given = Self { status: None, duration: None, ..given.clone() };
            let merged = self.with(&given);
            return self.outcome(former, &given, merged);
        }
        self.outcome(former, given, merged)
    }

    fn outcome(&self, former: &[Self], given: &Self, merged: Self) -> Merge {
        if merged == *self || former.iter().any(|version| given.repeats(version)) {
            Merge::Unchanged
        } else {
            Merge::Changed(merged)
        }
    }

    /// The given members over these facts.
    fn with(&self, given: &Self) -> Self {
        for_each_member!(overlay!(self, given))
    }

    /// Whether a version has all of these members.
    fn repeats(&self, version: &Self) -> bool {
        for_each_member!(repeats!(self, version))
    }

    /// Checks the bounds: a start from 2000 to 24 h after `now`, a duration of 0 s to 7 days.
    ///
    /// # Errors
    ///
    /// Every member at fault.
    pub fn check(&self, now: Timestamp) -> Result<(), Faults> {
        let mut faults = Vec::new();
        if let Some(start) = self.start_time {
            let invalid =
                |problem: &str| Fault::new(START_TIME, FaultCode::InvalidValue, format!("StartTime {problem}"));
            if start.as_seconds() < START_MIN_SECONDS {
                faults.push(invalid("is before the year 2000. Send the time at which the call started."));
            } else if start > now.plus_seconds(START_AHEAD_SECONDS) {
                faults.push(invalid("is more than 24 hours ahead. Send the time at which the call started."));
            }
        }
        if self.duration.is_some_and(|duration| !(0..=DURATION_MAX_SECONDS).contains(&duration)) {
            let message =
                "Duration is not a number of seconds from 0 to 604800 (7 days). Send the seconds of the call.";
            faults.push(Fault::new(DURATION, FaultCode::InvalidValue, message));
        }
        Faults::check(faults)
    }
}

/// The start of a call.
pub(crate) const START_TIME: Member = Member::new("StartTime");
/// The duration of a call.
pub(crate) const DURATION: Member = Member::new("Duration");
