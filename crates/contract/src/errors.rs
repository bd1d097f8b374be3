//! The shapes of an error answer: the one that existing clients read, and RFC 9457 for those who ask.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An error answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ErrorResponse {
    /// What went wrong.
    pub response_status: ResponseStatus,
}

/// What went wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ResponseStatus {
    /// The code, which `/docs/errors/{code}` explains.
    #[schema(example = "NotEmpty")]
    pub error_code: String,
    /// What happened and what to do, for a person.
    #[schema(example = "CallSid is needed and was not given. Send the provider's id of the call.")]
    pub message: String,
    /// Every member at fault.
    pub errors: Vec<ResponseError>,
    /// The request id (`requestId`), and the id of the billable in the way (`billableId`) for those who may read it.
    pub meta: BTreeMap<String, String>,
}

/// What is wrong with one member.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ResponseError {
    /// The code of the fault.
    #[schema(example = "NotEmpty")]
    pub error_code: String,
    /// The member at fault, in PascalCase.
    #[schema(example = "CallSid")]
    pub field_name: String,
    /// What is wrong with it and what to do.
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
    /// What happened, the same for every problem of the code.
    pub title: String,
    /// The HTTP status.
    #[schema(value_type = i32, example = 400)]
    pub status: u16,
    /// What happened this time and what to do.
    pub detail: String,
    /// The code, as in `errorCode`.
    pub code: String,
    /// The id of the request in the service's log.
    pub request_id: String,
    /// The billable in the way, for those who may read it.
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
    /// What is wrong with the member and what to do.
    pub detail: String,
    /// The member as a JSON Pointer (RFC 6901) into the request.
    #[schema(example = "/callSid")]
    pub pointer: String,
}
