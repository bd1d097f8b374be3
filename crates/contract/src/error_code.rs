//! The table of error codes: code, status, title, remedy.

/// The code of an error, as clients read it in `errorCode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorCode {
    /// A member that is needed was not given.
    NotEmpty,
    /// A value has too many characters.
    Length,
    /// A value cannot be an id.
    InvalidId,
    /// A value cannot be a call SID.
    InvalidCallSid,
    /// The member does not accept the value.
    InvalidValue,
    /// A member holds the sample request's placeholder.
    Placeholder,
    /// A query has a member that the operation does not have.
    UnknownMember,
    /// A member contradicts the named session.
    Mismatch,
    /// Several accounts have the id.
    Ambiguous,
    /// A member was given twice.
    DuplicateMember,
    /// A cursor is damaged or belongs to another list.
    InvalidCursor,
    /// The body cannot be read.
    SerializationException,
    /// The request has no credentials, or wrong ones.
    Unauthorized,
    /// The token is not valid, or no longer.
    TokenException,
    /// The caller's role may not do this.
    InvalidRole,
    /// A page of another site sent the request with a user's cookies.
    CrossSiteRequest,
    /// The account is not one of the caller's.
    AccountForbidden,
    /// The signature of a callback is wrong.
    InvalidSignature,
    /// The thing does not exist, or the caller may not read it.
    NotFound,
    /// The path has no operation for the method.
    MethodNotAllowed,
    /// The body did not arrive in time.
    RequestTimeout,
    /// The id is taken.
    AlreadyExists,
    /// A statement has stated the month.
    MonthStated,
    /// An amount does not fit.
    AmountTooLarge,
    /// The call is billed already.
    BillableConflict,
    /// The attribution was voided.
    BillableVoided,
    /// `replaces` does not name the newest version of the call.
    CallSuperseded,
    /// The call has a live billable.
    CallBilled,
    /// The body is too large.
    PayloadTooLarge,
    /// No format reads the content type.
    UnsupportedMediaType,
    /// The rate limit for wrong credentials is reached.
    TooManyRequests,
    /// A demo accepts requests from its own machine only.
    MisdirectedRequest,
    /// The service failed.
    InternalError,
    /// The service is at its limit of waiting reports.
    IntakeFull,
    /// The service is at its limit of passwords to verify.
    SignInBusy,
    /// The database cannot be reached.
    Unavailable,
}

/// A row of the table.
struct Row {
    code: &'static str,
    status: u16,
    title: &'static str,
    what_to_do: &'static str,
}

impl ErrorCode {
    /// Every code, by status and then by kind.
    pub const ALL: [Self; 36] = [
        Self::NotEmpty,
        Self::Length,
        Self::InvalidId,
        Self::InvalidCallSid,
        Self::InvalidValue,
        Self::Placeholder,
        Self::UnknownMember,
        Self::Mismatch,
        Self::Ambiguous,
        Self::DuplicateMember,
        Self::InvalidCursor,
        Self::SerializationException,
        Self::Unauthorized,
        Self::TokenException,
        Self::InvalidRole,
        Self::CrossSiteRequest,
        Self::AccountForbidden,
        Self::InvalidSignature,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::RequestTimeout,
        Self::AlreadyExists,
        Self::MonthStated,
        Self::AmountTooLarge,
        Self::BillableConflict,
        Self::BillableVoided,
        Self::CallSuperseded,
        Self::CallBilled,
        Self::PayloadTooLarge,
        Self::UnsupportedMediaType,
        Self::MisdirectedRequest,
        Self::TooManyRequests,
        Self::InternalError,
        Self::IntakeFull,
        Self::SignInBusy,
        Self::Unavailable,
    ];

    #[rustfmt::skip] // A table with a row for each code.
    fn row(self) -> Row {
        let (code, status, title, what_to_do) = match self {
            Self::NotEmpty => ("NotEmpty", 400, "A member that is needed was not given.",
                "Send the member that the error names. An empty text counts as not given."),
            Self::Length => ("Length", 400, "A value has too many characters.",
                "Shorten the value of the member that the error names."),
            Self::InvalidId => ("InvalidId", 400, "A value cannot be an id.",
                "An id has 1 to 64 characters of A-Z a-z 0-9 . _ : @ - and is neither \".\" nor \"..\"; it does not end in a dot and the name of a format. Values are not trimmed."),
            Self::InvalidCallSid => ("InvalidCallSid", 400, "A value cannot be a call SID.",
                "Send the provider's id of the call: CA and 32 hex digits, or a UUID. A service started with --call-sid any takes other tokens of up to 64 characters too."),
            Self::InvalidValue => ("InvalidValue", 400, "A value is not one that its member takes.",
                "The message says which values the member takes."),
            Self::UnknownMember => ("UnknownMember", 400, "The query, or an object in the body, has a member that is not known there.",
                "Mend the name: the message says which ones are known. A list with a misspelt filter would show more than was asked for, and a misspelt billing item would cost nothing."),
            Self::Placeholder => ("Placeholder", 400, "A member still holds the placeholder of the sample request.",
                "Replace \"String\" by the real value, or leave the member out."),
            Self::Mismatch => ("Mismatch", 400, "A member contradicts what is stored for the session.",
                "Leave CustomerId and CallSid out when you name a session, or send the session's own. Nothing was billed."),
            Self::Ambiguous => ("Ambiguous", 400, "The id is found in several of your accounts.",
                "Send AccountId too, to say which account is meant."),
            Self::DuplicateMember => ("DuplicateMember", 400, "A member was given twice.",
                "Send each member once. Names are compared without regard to case, so callSid and CallSid are the same member, and a member may not have one value in the body and another in the query or the path."),
            Self::InvalidCursor => ("InvalidCursor", 400, "The cursor is damaged, or belongs to a list with other filters.",
                "Send the nextCursor of the page before unchanged, with the same filters; or leave it out to begin anew."),
            Self::SerializationException => ("SerializationException", 400, "The request cannot be read.",
                "The message says where reading stopped and what was expected. Check the body against the content type."),
            Self::Unauthorized => ("Unauthorized", 401, "The request has no credentials, or wrong ones.",
                "Send a token or an API key: Authorization: Bearer, a space, and the token. POST /auth gives one for a user name and a password. Neither an ended session nor a disabled user is let in."),
            Self::TokenException => ("TokenException", 401, "The token is not valid, or no longer.",
                "Get a new token and send the request again. It is safe to repeat."),
            Self::InvalidRole => ("InvalidRole", 403, "None of the token's roles may do this.",
                "Use a token with a role that the operation's page names."),
            Self::CrossSiteRequest => ("CrossSiteRequest", 403, "A page of another site sent the request with somebody's cookies or password.",
                "Send changing requests from the service's own pages, or with a bearer token, which no other site's page can send along."),
            Self::AccountForbidden => ("AccountForbidden", 403, "The account is not one of the token's accounts.",
                "Check AccountId, or use a token for that account. The answer is the same whether or not the account exists."),
            Self::InvalidSignature => ("InvalidSignature", 403, "The signature of the callback is absent or wrong.",
                "Check the public URL of the service, the token of the account in the file of twilio-tokens, and that nothing between Twilio and the service changes the path, the query or the form."),
            Self::NotFound => ("NotFound", 404, "The object does not exist, or you may not read it.",
                "Check the id, and that the token is for the right account."),
            Self::MethodNotAllowed => ("MethodNotAllowed", 405, "No operation has this method at this path.",
                "Use a method that the Allow header names."),
            Self::RequestTimeout => ("RequestTimeout", 408, "The body did not arrive in time.",
                "Send the whole body at once, and again. A report is always safe to repeat."),
            Self::AlreadyExists => ("AlreadyExists", 409, "The id belongs to an object with other members.",
                "Use another id, or send the same members to get the existing object."),
            Self::MonthStated => ("MonthStated", 409, "The change reaches a month that a statement has stated.",
                "Nothing was changed. Name a later EffectiveMonth; or repeat the request with Restate true, which makes the differences adjustments of the next statements."),
            Self::AmountTooLarge => ("AmountTooLarge", 409, "An amount of money is too large for the service.",
                "Check the prices, the multiplier and the allowance of the billing settings. No amount is cut off or wrapped."),
            Self::BillableConflict => ("BillableConflict", 409, "The call is billed already, to another customer or for another session.",
                "Nothing was billed by this request. If the other billable is a mistake, void it and report again."),
            Self::BillableVoided => ("BillableVoided", 409, "This call was billed to this customer and then voided.",
                "Nothing was billed by this request. To bill the call after all, a Manager can reinstate the billable."),
            Self::CallSuperseded => ("CallSuperseded", 409, "Replaces is not the newest version of the call.",
                "Nothing was changed. Read the call, and send its version if the facts are still to replace it."),
            Self::CallBilled => ("CallBilled", 409, "The call is billed.",
                "Nothing was changed. Only an unreported call can be dismissed; to take a billed call off, void its billable."),
            Self::PayloadTooLarge => ("PayloadTooLarge", 413, "The body is larger than the service reads, or a list has too many requests.",
                "A single request may have 64 KiB. A request list may have 10,000 items and 4 MiB; send it in parts."),
            Self::UnsupportedMediaType => ("UnsupportedMediaType", 415, "No format reads this content type, or the body is compressed in a way that is not read.",
                "Send JSON, XML, JSV, CSV, JSON lines or a form under its media type, such as application/json, in UTF-8. It may be compressed once with gzip, under Content-Encoding."),
            Self::MisdirectedRequest => ("MisdirectedRequest", 421, "A demo answers requests of its own machine only.",
                "Use localhost or a loopback address, without a proxy. To serve others, make a key and start the service outside demo mode."),
            Self::TooManyRequests => ("TooManyRequests", 429, "Too many wrong passwords, keys or tokens came from the address, or for the user.",
                "Wait for the seconds that Retry-After names, then send the right ones. Signed-in users stay signed in."),
            Self::InternalError => ("InternalError", 500, "The service failed.",
                "Repeat the request later; a report is always safe to repeat. Quote the request id when you ask for help."),
            Self::IntakeFull => ("IntakeFull", 503, "More reports wait than the service takes at once.",
                "The report is not confirmed. Repeat it after the seconds that Retry-After names; it is always safe to repeat."),
            Self::SignInBusy => ("SignInBusy", 503, "More passwords wait than the service verifies at once.",
                "Sign in again after the seconds that Retry-After names. Tokens, sessions and API keys are not concerned."),
            Self::Unavailable => ("Unavailable", 503, "The database does not answer.",
                "The request is not confirmed. Repeat it after the seconds that Retry-After names; a report is always safe to repeat."),
        };
        Row { code, status, title, what_to_do }
    }

    /// The code as text.
    pub fn as_str(self) -> &'static str {
        self.row().code
    }

    /// The HTTP status of an answer with this code.
    pub fn status(self) -> u16 {
        self.row().status
    }

    /// The problem, in a sentence.
    pub fn title(self) -> &'static str {
        self.row().title
    }

    /// The remedy, for the reader of an error.
    pub fn what_to_do(self) -> &'static str {
        self.row().what_to_do
    }

    /// The code of a text, exactly as [`ErrorCode::as_str`] gives it.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == name)
    }
}

impl From<billables_domain::FaultCode> for ErrorCode {
    fn from(code: billables_domain::FaultCode) -> Self {
        // A test checks that every fault code has a row.
        Self::from_name(code.as_str()).unwrap_or(Self::InvalidValue)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use billables_domain::FaultCode;

    use super::*;

    #[test]
    fn every_code_has_one_row_and_its_name() {
        let names: BTreeSet<_> = ErrorCode::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(names.len(), ErrorCode::ALL.len());
        for code in ErrorCode::ALL {
            assert_eq!(format!("{code:?}"), code.as_str());
            assert_eq!(ErrorCode::from_name(code.as_str()), Some(code));
            assert!((400..600).contains(&code.status()));
        }
        assert_eq!(ErrorCode::from_name("Nonsense"), None);
    }

    #[test]
    fn every_fault_of_a_member_is_a_code() {
        for fault in FaultCode::ALL.iter().copied() {
            assert_eq!(ErrorCode::from(fault).as_str(), fault.as_str());
            assert_eq!(ErrorCode::from(fault).status(), 400);
        }
    }
}
