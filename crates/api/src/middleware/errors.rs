//! The body of an error, in the format of the request; the cause of a failure goes to the log.

use actix_web::HttpMessage as _;
use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use billables_contract::ErrorCode;

use crate::error::{ApiError, ErrorContext};
use crate::format::Format;
use crate::request_list_notes::ListProgress;

/// Writes the body of an error answer; other answers stay as they are.
pub(super) fn write_body(
    answer: ServiceResponse<BoxBody>,
    format: Format,
    request_id: &str,
    public_url: &str,
) -> ServiceResponse<BoxBody> {
    let Some(error) = answer.response().error() else { return answer };
    let completed = answer.request().extensions().get::<ListProgress>().map(|progress| progress.0);
    let context = ErrorContext { format, request_id, public_url, completed };
    let written = match error.as_error::<ApiError>() {
        Some(error) => {
            if let Some(cause) = error.cause() {
                tracing::error!(code = error.code().as_str(), cause, "the request failed");
            }
            error.answer(context)
        }
        // The HTTP library failed, or refused the request.
        None if answer.status().is_server_error() => ApiError::internal(error).answer(context),
        None => ApiError::new(ErrorCode::SerializationException, error.to_string()).answer(context),
    };
    answer.into_response(written)
}
