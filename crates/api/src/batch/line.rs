//! The lines of a batch's answer, serialized without a tree of values, because an answer can have a million lines; and the
//! errors of records that are no items.

use std::fmt::Display;

use billables_contract::{ErrorCode, ResponseError};
use billables_wire::RecordError;
use serde::{Serialize, Serializer};

use crate::error::ApiError;
use crate::request_body::{of_binding, unreadable};

/// A borrowed [`billables_contract::VerdictError`].
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ErrorLine<'l> {
    error_code: &'static str,
    message: &'l str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'l [ResponseError],
}

impl<'l> From<&'l ApiError> for ErrorLine<'l> {
    fn from(error: &'l ApiError) -> Self {
        Self { error_code: error.code().as_str(), message: error.message(), errors: error.members() }
    }
}

/// A value that is serialized by its `Display`.
pub(super) struct Displayed<T>(pub(super) T);

impl<T: Display> Serialize for Displayed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The last line of an answer.
#[derive(Serialize)]
struct Summary<'l, C> {
    summary: &'l C,
}

/// Writes the last line of an answer.
pub(super) fn summary(counts: &impl Serialize) -> Vec<u8> {
    let mut line = Vec::new();
    write(&mut line, &Summary { summary: counts });
    line
}

/// Appends a line.
pub(super) fn write(lines: &mut Vec<u8>, line: &impl Serialize) {
    // Structs of texts and numbers cannot fail to serialize into memory.
    if let Err(error) = serde_json::to_writer(&mut *lines, line) {
        tracing::error!(%error, "a verdict could not be written");
    }
    lines.push(b'\n');
}

/// The error of a record that is no item.
pub(super) fn record_error(error: RecordError) -> ApiError {
    match error {
        RecordError::TooLong { .. } => ApiError::new(ErrorCode::PayloadTooLarge, error.to_string()),
        RecordError::Read(error) if error.is_too_large() => {
            ApiError::new(ErrorCode::PayloadTooLarge, error.to_string())
        }
        RecordError::Bind(errors) => of_binding(&errors),
        error => unreadable(error),
    }
}
