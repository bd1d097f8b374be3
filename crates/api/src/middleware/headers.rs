//! The headers of every answer.

use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, HeaderName, HeaderValue, VARY, X_CONTENT_TYPE_OPTIONS,
};

use crate::format::Format;

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives a table a file name: that of the operation.
pub(super) fn name_attachment(answer: &mut ServiceResponse<BoxBody>, format: Format, operation: Option<&str>) {
    let is_table = answer.headers().get(CONTENT_TYPE).is_some_and(|header| header == format.wire.content_type());
    if !format.wire.is_attachment() || !is_table || !answer.status().is_success() {
        return;
    }
    let Some(name) = operation else { return };
    let text = format!("attachment;filename={name}.{}", format.wire.file_extension());
    if let Ok(value) = HeaderValue::try_from(text) {
        answer.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
}

/// Adds the headers that every answer has.
pub(super) fn finish(answer: &mut ServiceResponse<BoxBody>, request_id: &str) {
    let headers = answer.headers_mut();
    if let Ok(value) = HeaderValue::from_str(request_id) {
        headers.insert(X_REQUEST_ID, value);
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.append(VARY, HeaderValue::from_static("Accept"));
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}
