//! The extractor of every operation: the caller first, then the request.

use std::collections::HashSet;
use std::future::ready;
use std::marker::PhantomData;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use billables_contract::{ErrorCode, ParseContext, Request, ResponseError};
use billables_domain::{CallSidMode, TimeId, Timestamp};
use billables_wire::{self as wire, BodyFormat, Members, Pair, RecordFormat, Value};

use crate::alias_routes::AliasRequest;
use crate::callback::BadCallback;
use crate::caller::Access;
use crate::error::ApiError;
use crate::format::Format;
use crate::lists::OwnForm;
use crate::operations::Operation;
use crate::request_body::{body_format, of_binding, read_body, unreadable};
use crate::state::State;

/// The parameters of a query that choose the form of the answer. These are no members.
const FORM_PARAMETERS: [&str; 3] = ["format", "callback", "jsconfig"];

/// A call of an operation: its caller, and its parsed request.
///
/// The caller is admitted before a byte of the body is read, whatever other arguments the handler has.
pub(crate) struct Call<P: Access, R: Readable>(pub(crate) P::Caller, pub(crate) R::Value);

impl<P: Access, R: Readable> FromRequest for Call<P, R> {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let caller = match P::admit(request) {
            Ok(caller) => caller,
            Err(refusal) => return Box::pin(ready(Err(refusal))),
        };
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move { Ok(Self(caller, R::read(request, payload).await?)) })
    }
}

/// A request that a [`Call`] reads.
pub(crate) trait Readable: 'static {
    type Request: Request;

    /// Whether the handler reads the body, record by record.
    const IS_STREAM: bool;

    /// Whether the body is a form of another service, which the handler reads with the signature of the sender.
    const IS_FORM: bool = false;

    /// The value that the handler gets.
    type Value: 'static;

    async fn read(request: HttpRequest, payload: Payload) -> Result<Self::Value, ApiError>;
}

impl<T: Request<Parsed: 'static> + 'static> Readable for T {
    type Request = T;
    type Value = T::Parsed;

    const IS_STREAM: bool = false;

    async fn read(request: HttpRequest, payload: Payload) -> Result<T::Parsed, ApiError> {
        let dto = bind::<T>(&request, payload).await?;
        Ok(dto.parse(state_of(&request)?)?)
    }
}

/// A request whose members stand in the query, and whose body the handler reads record by record.
pub(crate) struct Stream<R: Request> {
    pub(crate) request: R::Parsed,
    pub(crate) format: RecordFormat,
    pub(crate) payload: Payload,
}

impl<R: Request<Parsed: 'static> + 'static> Readable for Stream<R> {
    type Request = R;
    type Value = Self;

    const IS_STREAM: bool = true;

    async fn read(request: HttpRequest, payload: Payload) -> Result<Self, ApiError> {
        let format = record_format(&request)?;
        let query = read_query(&request)?;
        if R::REFUSES_UNKNOWN_QUERY {
            refuse_unknown::<R>(&query)?;
        }
        let members = Members::without_body().with_query(query);
        let dto: R = members.bind_all().map_err(|errors| of_binding(&errors))?;
        Ok(Self { request: dto.parse(state_of(&request)?)?, format, payload })
    }
}

/// A request whose body is a form of another service, unread.
pub(crate) struct Form<R: Request> {
    pub(crate) payload: Payload,
    request: PhantomData<R>,
}

impl<R: Request + 'static> Readable for Form<R> {
    type Request = R;
    type Value = Self;

    const IS_STREAM: bool = false;
    const IS_FORM: bool = true;

    async fn read(_request: HttpRequest, payload: Payload) -> Result<Self, ApiError> {
        Ok(Self { payload, request: PhantomData })
    }
}

impl ParseContext for State {
    fn call_sid_mode(&self) -> CallSidMode {
        self.settings.call_sid_mode
    }

    fn now(&self) -> Timestamp {
        self.now()
    }

    fn fresh_id(&self) -> TimeId {
        self.fresh_id()
    }
}

fn state_of(request: &HttpRequest) -> Result<&State, ApiError> {
    let state = request.app_data::<Data<State>>().map(|state| &***state);
    state.ok_or_else(|| ApiError::internal("the state is missing"))
}

/// The DTO of a request: path, query and body bound into one, in every format, at its own route and at alias routes.
async fn bind<T: Request>(request: &HttpRequest, payload: Payload) -> Result<T, ApiError> {
    let alias = AliasRequest::of(request);
    let body = read_body(request, payload, alias.as_ref(), T::NAME).await?;
    if request.extensions().get::<BadCallback>().is_some() {
        return Err(BadCallback::refusal());
    }
    let query = read_query(request)?;
    let Some(operation) = alias.as_ref().and_then(AliasRequest::operation) else {
        if T::REFUSES_UNKNOWN_QUERY {
            refuse_unknown::<T>(&query)?;
        }
        let members = Members::of_body(body).with_path(request.match_info().iter()).with_query(query);
        return members.bind_all().map_err(|errors| of_binding(&errors));
    };
    let given = given_members(&body, &query);
    let dto = Members::of_body(body).with_query(query).bind_all().map_err(|errors| of_binding(&errors))?;
    require_path_members(operation, T::ALIASES, &given)?;
    let own_form = OwnForm::new(operation, given, Format::of(request).wire);
    request.extensions_mut().insert(own_form);
    Ok(dto)
}

/// The members of a query.
fn read_query(request: &HttpRequest) -> Result<Vec<Pair>, ApiError> {
    let mut query = wire::parse_query(request.query_string()).map_err(unreadable)?;
    query.retain(|(name, _)| !FORM_PARAMETERS.iter().any(|form| name.eq_ignore_ascii_case(form)));
    Ok(query)
}

/// Refuses a query with members that the operation does not have, and names all of them.
fn refuse_unknown<T: Request>(query: &[Pair]) -> Result<(), ApiError> {
    let known = wire::member_names::<T>();
    let is_known = |name: &str| known.iter().any(|other| other.eq_ignore_ascii_case(name));
    let mut members: Vec<ResponseError> = Vec::new();
    for (name, _) in query.iter().filter(|(name, _)| !is_known(name)) {
        let hint = wire::nearest(name, known.iter().copied()).map(|nearest| format!(" Did you mean {nearest}?"));
        let message = format!("{name:?} is not a member of {}.{}", T::NAME, hint.unwrap_or_default());
        let error_code = ErrorCode::UnknownMember.as_str().to_owned();
        members.push(ResponseError { error_code, field_name: wire::dotnet_name(name).into_owned(), message });
    }
    let Some(first) = members.first() else { return Ok(()) };
    let message = format!("{} Its members are: {}.", first.message, known.join(", "));
    Err(ApiError::new(ErrorCode::UnknownMember, message).with_members(members))
}

/// The members that a request at an alias route gives as text, in its query or its body, each once.
fn given_members(body: &Value, query: &[Pair]) -> Vec<(String, String)> {
    let mut given: Vec<(String, String)> = Vec::new();
    // An item of a request list may have a quarter of a million members.
    let mut names = HashSet::new();
    let in_query = query.iter().filter_map(|(name, value)| Some((name.as_str(), value.clone()?)));
    let in_body = match body {
        Value::Object(object) => object.members(),
        _ => &[],
    };
    let in_body = in_body.iter().filter_map(|(name, value)| Some((&**name, scalar_text(value)?)));
    for (name, text) in in_query.chain(in_body) {
        if !text.is_empty() && names.insert(name.to_ascii_lowercase()) {
            given.push((name.to_owned(), text));
        }
    }
    given
}

fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Bool(is_true) => Some(is_true.to_string()),
        Value::Number(number) => Some(number.as_str().to_owned()),
        _ => None,
    }
}

/// Refuses a request at an alias route that leaves out a member of the operation's path.
fn require_path_members(
    operation: &Operation,
    aliases: &[(&str, &str)],
    given: &[(String, String)],
) -> Result<(), ApiError> {
    let is_given = |name: &str| given.iter().any(|(other, _)| other.eq_ignore_ascii_case(name));
    let is_given_by_alias = |name: &str| aliases.iter().any(|(alias, member)| *member == name && is_given(alias));
    let missing = operation.path_members().find(|name| !is_given(name) && !is_given_by_alias(name));
    let Some(name) = missing else { return Ok(()) };
    let name = wire::dotnet_name(name);
    let message = format!("{name} is needed and was not given. Send it in the body or in the query.");
    Err(ApiError::of_member(ErrorCode::NotEmpty, &name, message))
}

fn record_format(request: &HttpRequest) -> Result<RecordFormat, ApiError> {
    let format = match body_format(request, None)? {
        BodyFormat::Message(format) => RecordFormat::of(format),
        BodyFormat::Form | BodyFormat::Multipart { .. } => None,
    };
    format.ok_or_else(|| {
        let message = "A batch is not read from a body of this content type. Send application/jsonl, application/json with an \
            array, or text/csv.";
        ApiError::new(ErrorCode::UnsupportedMediaType, message)
    })
}

#[cfg(test)]
mod tests {
    use billables_wire::Object;

    use super::*;

    #[test]
    fn a_body_of_very_many_members_is_gone_through_once() {
        // With a search among the other members for each, this test would not end.
        let many = 240_000_usize;
        let body: Object = (0..many).map(|number| (format!("{number:x}"), Value::Bool(true))).collect();
        let query = [("1F".to_owned(), Some("first".to_owned())), ("nothing".to_owned(), None)];
        let given = given_members(&Value::Object(body), &query);
        assert_eq!(given.len(), many, "the query's member counts, and the body's of the same name does not");
        assert_eq!(given[0], ("1F".to_owned(), "first".to_owned()));
    }
}
