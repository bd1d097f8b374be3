//! The direction and the status of a call, as carriers name them.

use std::fmt;

use billables_domain::{FormError, FormRule, TextError};

use crate::Item;
use crate::conversions::{check_text, text_conversions};

/// The longest direction and the longest status, in characters.
pub const STATUS_LENGTH_MAX: usize = 64;

/// The direction of a call, kept as given: `inbound`, or a text that begins with `outbound`, in any case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Direction(Box<str>);

text_conversions!(Direction, FormError);

impl Direction {
    /// Parses a direction of 1 to 64 characters.
    ///
    /// # Errors
    ///
    /// [`FormError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, FormError> {
        let rule = FormRule::new(
            "is not a direction. Send inbound, outbound, or a text of at most 64 characters that begins with outbound, such \
             as outbound-dial.",
        );
        let is_outbound = text.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("outbound"));
        let is_direction = is_outbound || text.eq_ignore_ascii_case("inbound");
        let is_valid = is_direction && check_text(text, STATUS_LENGTH_MAX).is_ok();
        is_valid.then(|| Self(text.into())).ok_or_else(|| FormError::new("direction", rule))
    }

    /// The text as given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the call came in.
    pub fn is_inbound(&self) -> bool {
        self.0.eq_ignore_ascii_case("inbound")
    }

    /// The item that pays for calls of this direction.
    pub fn item(&self) -> Item {
        if self.is_inbound() { Item::InboundVoiceCalls } else { Item::OutboundVoiceCalls }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A status of a call: a known one in its canonical spelling, any other word as given.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CallStatus(Box<str>);

text_conversions!(CallStatus, TextError);

/// The known statuses in their canonical spelling, and the spellings without case, spaces, `_` and `-` that mean them.
const KNOWN: [(&str, &[&str]); 9] = [
    ("queued", &["queued"]),
    ("initiated", &["initiated"]),
    ("ringing", &["ringing"]),
    ("in-progress", &["inprogress"]),
    ("completed", &["completed"]),
    ("busy", &["busy"]),
    ("no-answer", &["noanswer"]),
    ("failed", &["failed"]),
    ("canceled", &["canceled", "cancelled"]),
];

impl CallStatus {
    /// Parses a status of 1 to 64 characters without control characters. Case, spaces, `_` and `-` do not matter to the
    /// known ones: `NO ANSWER` becomes `no-answer`.
    ///
    /// # Errors
    ///
    /// [`TextError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        check_text(text, STATUS_LENGTH_MAX).map_err(|rule| TextError::new("status", rule))?;
        // A stored status has the canonical spelling.
        if KNOWN.iter().any(|(canonical, _)| *canonical == text) {
            return Ok(Self(text.into()));
        }
        let plain: String =
            text.chars().filter(|character| !matches!(character, ' ' | '_' | '-')).collect::<String>().to_lowercase();
        let known = KNOWN.iter().find(|(_, spellings)| spellings.contains(&plain.as_str()));
        Ok(Self(known.map_or(text, |(canonical, _)| canonical).into()))
    }

    /// The canonical spelling, or an unknown word as given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the call was answered and is over.
    pub fn is_completed(&self) -> bool {
        &*self.0 == "completed"
    }

    /// Whether the call is over and was not answered: busy, no-answer, failed or canceled.
    pub fn is_unanswered(&self) -> bool {
        matches!(&*self.0, "busy" | "no-answer" | "failed" | "canceled")
    }

    /// Whether the call is over.
    pub fn is_final(&self) -> bool {
        self.is_completed() || self.is_unanswered()
    }
}

impl fmt::Display for CallStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anything_that_begins_with_outbound_is_outbound_and_kept_as_given() {
        for (text, item) in [
            ("inbound", Item::InboundVoiceCalls),
            ("Inbound", Item::InboundVoiceCalls),
            ("outbound", Item::OutboundVoiceCalls),
            ("outbound-api", Item::OutboundVoiceCalls),
            ("OUTBOUND-dial", Item::OutboundVoiceCalls),
        ] {
            let direction = Direction::parse(text).unwrap();
            assert_eq!((direction.item(), direction.as_str()), (item, text));
        }
        let long = format!("outbound-{}", "x".repeat(60));
        for text in
            ["", "in", "inbound-x", "trunking-terminating", " inbound", "outboun", "outbound\n", "ööööoutbound", &long]
        {
            assert!(Direction::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn case_spaces_underscores_and_hyphens_do_not_matter_to_a_known_status() {
        for (text, canonical) in [
            ("NO ANSWER", "no-answer"),
            ("no_answer", "no-answer"),
            ("NoAnswer", "no-answer"),
            ("in-progress", "in-progress"),
            ("IN_PROGRESS", "in-progress"),
            ("Completed", "completed"),
            ("cancelled", "canceled"),
            ("ANSWERED", "ANSWERED"),
            ("parked", "parked"),
        ] {
            assert_eq!(CallStatus::parse(text).unwrap().as_str(), canonical, "{text:?}");
        }
        for text in ["", "a\nb", "\u{2028}", &"x".repeat(65)] {
            assert!(CallStatus::parse(text).is_err(), "{text:?}");
        }
    }
}
