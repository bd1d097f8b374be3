//! The two shapes of an error answer: that of existing clients, and RFC 9457.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An error answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ErrorResponse {
    /// The error.
    pub response_status: ResponseStatus,
}

/// The error of a request.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ResponseStatus {
    /// The code, which `/docs/errors/{code}` explains.
    #[schema(example = "NotEmpty")]
    pub error_code: String,
    /// The problem and its remedy, for a person.
    #[schema(example = "CallSid is needed and was not given. Send the provider's id of the call.")]
    pub message: String,
    /// Every member at fault.
    pub errors: Vec<ResponseError>,
    /// The request id (`requestId`), and the id of the billable that stands against the request (`billableId`) if the caller may read it.
    pub meta: BTreeMap<String, String>,
}

/// A fault of one member.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ResponseError {
    /// The code of the fault.
    #[schema(example = "NotEmpty")]
    pub error_code: String,
    /// The member at fault, in PascalCase.
    #[schema(example = "CallSid")]
    pub field_name: String,
    /// The problem and its remedy.
    #[schema(example = "CallSid is needed and was not given. Send the provider's id of the call.")]
    pub message: String,
}

/// An error answer in the form of RFC 9457, for a client that sends `Accept: application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// A page that explains the code.
    #[serde(rename = "type")]
    #[schema(example = "http://localhost:8080/docs/errors/NotEmpty")]
    pub kind: String,
    /// The problem in general, the same text for every answer with the code.
    pub title: String,
    /// The HTTP status.
    #[schema(value_type = i32, example = 400)]
    pub status: u16,
    /// The problem of this request and its remedy.
    pub detail: String,
    /// The code, as in `errorCode`.
    pub code: String,
    /// The id of the request in the service's log.
    pub request_id: String,
    /// The billable that stands against the request, if the caller may read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billable_id: Option<String>,
    /// Every member at fault.
    pub errors: Vec<ProblemError>,
}

/// One member at fault, in the form of RFC 9457.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProblemError {
    /// The code of the fault.
    pub code: String,
    /// The problem of the member and its remedy.
    pub detail: String,
    /// The member as a JSON Pointer (RFC 6901) into the request.
    #[schema(example = "/callSid")]
    pub pointer: String,
}
