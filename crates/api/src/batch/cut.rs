//! The reasons why the reading of a batch ends early.

use std::time::Duration;

use billables_contract::ErrorCode;

use super::spool::Untaken;
use crate::content_encoding;
use crate::error::ApiError;

/// The reason why the reading of a batch ended early.
pub(super) enum Cut {
    /// The client sent no byte for too long.
    Idle,
    /// The body ended early, or the client closed the connection.
    Gone,
    /// The compressed body is damaged.
    Damaged,
    /// The service stops.
    Stopping,
    /// The intake does not answer.
    Silent,
    /// The client takes no verdicts.
    Stuck,
    /// The caller may no longer send items, or the headers of a CSV body do not fit.
    Refused(ApiError),
}

impl Cut {
    /// The error answer, sent if no verdict was sent. `items` is the plural of the kind of items.
    pub(super) fn error(&self, idle: Duration, items: &str) -> ApiError {
        match self {
            Self::Idle => {
                let message = format!("No byte arrived for {} seconds. Send the {items} again.", idle.as_secs());
                ApiError::new(ErrorCode::RequestTimeout, message)
            }
            Self::Gone => {
                let message = format!("The body ended before it was complete. Send the {items} again.");
                ApiError::new(ErrorCode::SerializationException, message)
            }
            Self::Damaged => content_encoding::payload_error(&content_encoding::damage_error()),
            Self::Stopping => ApiError::unavailable("the service is stopping"),
            Self::Stuck => ApiError::unavailable("the client takes no verdicts"),
            Self::Silent => ApiError::unavailable("the intake did not answer in time"),
            Self::Refused(error) => error.clone(),
        }
    }
}

impl From<Untaken> for Cut {
    fn from(untaken: Untaken) -> Self {
        match untaken {
            Untaken::Gone => Self::Gone,
            Untaken::Stuck => Self::Stuck,
        }
    }
}
