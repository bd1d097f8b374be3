//! The errors of the API, and their answers.
//!
//! An error has a public half (code, message, members at fault) and, if the service failed, a private cause for the log alone.
//! The middleware writes the body, because it knows the format of the answer.

use std::collections::BTreeMap;
use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT_ENCODING, ALLOW, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpResponse, ResponseError};
use billables_contract::{
    ErrorCode, ErrorResponse, Problem, ProblemError, ResponseError as MemberError, ResponseStatus,
};
use billables_domain::{Billable, Fault, Faults};
use billables_persistence::{StoreError, SubmitError};

use crate::format::{self, Format};
use crate::paths::base_path_of;
use crate::request_list_notes::COMPLETED;

/// The `Retry-After` of a request that the service has no room for, in seconds.
const RETRY_AFTER_SECONDS: u16 = 1;

/// An error on its way to the client. The box keeps `Result`s small.
#[derive(Clone, Debug)]
pub(crate) struct ApiError(Box<Failure>);

/// The parts of an error's answer that depend on the request.
#[derive(Clone, Copy)]
pub(crate) struct ErrorContext<'r> {
    pub(crate) format: Format,
    pub(crate) request_id: &'r str,
    pub(crate) public_url: &'r str,
    /// The number of requests of a list that were done before this one failed.
    pub(crate) completed: Option<usize>,
}

#[derive(Clone, Debug)]
struct Failure {
    code: ErrorCode,
    message: String,
    members: Vec<MemberError>,
    billable_id: Option<String>,
    allow: Option<String>,
    accept_encoding: Option<&'static str>,
    listed: Option<(&'static str, &'static str)>,
    retry_after_seconds: Option<u32>,
    cause: Option<String>,
}

impl ApiError {
    pub(crate) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self(Box::new(Failure {
            code,
            message: message.into(),
            members: Vec::new(),
            billable_id: None,
            allow: None,
            accept_encoding: None,
            listed: None,
            retry_after_seconds: None,
            cause: None,
        }))
    }

    /// An error in one member, named in PascalCase.
    pub(crate) fn of_member(code: ErrorCode, field_name: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        let member = MemberError {
            error_code: code.as_str().to_owned(),
            field_name: field_name.to_owned(),
            message: message.clone(),
        };
        Self::new(code, message).with_members(vec![member])
    }

    /// A failure of the service itself. The cause goes to the log alone.
    pub(crate) fn internal(cause: impl fmt::Display) -> Self {
        let message = "The service failed. A report is always safe to repeat.";
        Self::new(ErrorCode::InternalError, message).with_cause(cause)
    }

    /// The database is unavailable, or the service stops; the request is not confirmed.
    pub(crate) fn unavailable(cause: impl fmt::Display) -> Self {
        let message =
            "The service cannot confirm the request now. Repeat it in a moment; a report is always safe to repeat.";
        Self::new(ErrorCode::Unavailable, message).with_cause(cause)
    }

    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::NotFound, message)
    }

    /// Names the billable that stands in the way, if the caller may read the billable.
    pub(crate) fn with_billable(mut self, billable: &Billable, may_read: bool) -> Self {
        self.0.billable_id = may_read.then(|| billable.id.to_string());
        self
    }

    /// Adds the header `Allow` with the methods of the path.
    pub(crate) fn with_allow(mut self, methods: String) -> Self {
        self.0.allow = Some(methods);
        self
    }

    /// Adds the header `Accept-Encoding` (RFC 7694) with the encodings of a body that the service reads.
    pub(crate) fn with_accept_encoding(mut self, codings: &'static str) -> Self {
        self.0.accept_encoding = Some(codings);
        self
    }

    /// Adds the place where the valid values are listed: their name, and a path below the public URL.
    pub(crate) fn listed(mut self, what: &'static str, path: &'static str) -> Self {
        self.0.listed = Some((what, path));
        self
    }

    /// Sets the `Retry-After` of an error.
    pub(crate) fn with_retry_after(mut self, seconds: u32) -> Self {
        self.0.retry_after_seconds = Some(seconds);
        self
    }

    /// Adds the members at fault.
    pub(crate) fn with_members(mut self, members: Vec<MemberError>) -> Self {
        self.0.members = members;
        self
    }

    fn with_cause(mut self, cause: impl fmt::Display) -> Self {
        self.0.cause = Some(cause.to_string());
        self
    }

    pub(crate) fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// The message for the client.
    pub(crate) fn message(&self) -> &str {
        &self.0.message
    }

    /// The members at fault, for the client.
    pub(crate) fn members(&self) -> &[MemberError] {
        &self.0.members
    }

    /// The private cause, for the log.
    pub(crate) fn cause(&self) -> Option<&str> {
        self.0.cause.as_deref()
    }

    fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.0.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The answer, in the format of the request.
    pub(crate) fn answer(&self, context: ErrorContext<'_>) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status());
        match self.0.code {
            ErrorCode::Unauthorized => {
                answer.insert_header((WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"billables\"")));
            }
            ErrorCode::TokenException => {
                let challenge = "Bearer realm=\"billables\", error=\"invalid_token\"";
                answer.insert_header((WWW_AUTHENTICATE, HeaderValue::from_static(challenge)));
            }
            ErrorCode::TooManyRequests => {
                let seconds = self.0.retry_after_seconds.unwrap_or(1);
                answer.insert_header((RETRY_AFTER, HeaderValue::from(seconds)));
            }
            ErrorCode::IntakeFull | ErrorCode::SignInBusy | ErrorCode::Unavailable => {
                answer.insert_header((RETRY_AFTER, HeaderValue::from(RETRY_AFTER_SECONDS)));
            }
            _ => {}
        }
        if let Some(allow) = self.0.allow.as_deref().and_then(|methods| HeaderValue::from_str(methods).ok()) {
            answer.insert_header((ALLOW, allow));
        }
        if let Some(codings) = self.0.accept_encoding {
            answer.insert_header((ACCEPT_ENCODING, HeaderValue::from_static(codings)));
        }
        if let Some(completed) = context.completed {
            answer.insert_header((COMPLETED, HeaderValue::from(completed)));
        }
        if context.format.problem {
            let problem = self.problem(context.request_id, context.public_url);
            return answer.content_type("application/problem+json").body(format::json(&problem));
        }
        let (content_type, body) = context.format.write(&self.error_response(context));
        answer.content_type(content_type).body(body)
    }

    /// The message, followed by the place where valid values are listed.
    fn whole_message(&self, public_url: &str) -> String {
        let message = &self.0.message;
        match self.0.listed {
            Some((what, path)) => format!("{message} {what} are listed at {}{path}.", base_path_of(public_url)),
            None => message.clone(),
        }
    }

    fn error_response(&self, context: ErrorContext<'_>) -> ErrorResponse {
        let mut meta = BTreeMap::from([("requestId".to_owned(), context.request_id.to_owned())]);
        if let Some(completed) = context.completed {
            meta.insert("AutoBatchIndex".to_owned(), completed.to_string());
        }
        if let Some(billable_id) = &self.0.billable_id {
            meta.insert("billableId".to_owned(), billable_id.clone());
        }
        ErrorResponse {
            response_status: ResponseStatus {
                error_code: self.0.code.as_str().to_owned(),
                message: self.whole_message(context.public_url),
                errors: self.0.members.clone(),
                meta,
            },
        }
    }

    fn problem(&self, request_id: &str, public_url: &str) -> Problem {
        let errors = self.0.members.iter().map(|member| ProblemError {
            code: member.error_code.clone(),
            detail: member.message.clone(),
            pointer: pointer(&member.field_name),
        });
        Problem {
            kind: format!("{public_url}/docs/errors/{}", self.0.code.as_str()),
            title: self.0.code.title().to_owned(),
            status: self.0.code.status(),
            detail: self.whole_message(public_url),
            code: self.0.code.as_str().to_owned(),
            request_id: request_id.to_owned(),
            billable_id: self.0.billable_id.clone(),
            errors: errors.collect(),
        }
    }
}

/// The JSON Pointer of a member: `/items/3/callSid` for `Items[3].CallSid`. A name can be any text that a client sent, so `~` and `/`
/// are escaped.
fn pointer(field_name: &str) -> String {
    let mut pointer = String::new();
    for part in field_name.split(['.', '[']).filter(|part| !part.is_empty()) {
        pointer.push('/');
        match part.strip_suffix(']') {
            Some(index) => pointer.push_str(index),
            None => {
                let mut characters = part.chars();
                let first = characters.next().map(|first| first.to_ascii_lowercase());
                let camel_case: String = first.into_iter().chain(characters).collect();
                pointer.push_str(&camel_case.replace('~', "~0").replace('/', "~1"));
            }
        }
    }
    pointer
}

impl fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.0.code.as_str(), self.0.message)
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        self.status()
    }

    // The middleware writes the body, because it knows the format of the answer.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status())
    }
}

impl From<Faults> for ApiError {
    fn from(faults: Faults) -> Self {
        let first = faults.first();
        let members = faults.iter().map(|fault| MemberError {
            error_code: fault.code.as_str().to_owned(),
            field_name: fault.member.as_str().to_owned(),
            message: fault.message.clone(),
        });
        Self::new(first.code.into(), first.message.clone()).with_members(members.collect())
    }
}

impl From<Fault> for ApiError {
    fn from(fault: Fault) -> Self {
        Faults::from(fault).into()
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        let cause = cause_chain(&error);
        match error {
            StoreError::Busy | StoreError::Unavailable(_) | StoreError::Unwritable(_) => Self::unavailable(cause),
            _ => Self::internal(cause),
        }
    }
}

impl From<SubmitError> for ApiError {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::Full => {
                let message = "More reports wait than the service takes at once. The report is not confirmed; repeat it in a moment.";
                Self::new(ErrorCode::IntakeFull, message)
            }
            SubmitError::Dropped => Self::unavailable("the intake dropped a report"),
            _ => Self::unavailable("the service is stopping"),
        }
    }
}

/// An error with its chain of sources, for the log.
pub(crate) fn cause_chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}
