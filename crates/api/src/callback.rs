//! The callback that a client names for an answer as a script (JSONP).

use billables_contract::ErrorCode;

use crate::error::ApiError;

/// The name of a function in the page that sends the request.
#[derive(Clone)]
pub(crate) struct Callback(pub(crate) String);

/// Marks a request whose callback is not the name of a function. The extractor of members refuses the request, so that an
/// unknown caller gets 401 first.
pub(crate) struct BadCallback;

impl BadCallback {
    pub(crate) fn refusal() -> ApiError {
        let message = "Callback is not the name of a function. Send 1 to 128 of A-Z a-z 0-9 _ $ . that do not begin with a \
            digit or a dot.";
        ApiError::of_member(ErrorCode::InvalidValue, "Callback", message)
    }
}
