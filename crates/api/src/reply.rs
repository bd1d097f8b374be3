//! Answers: a DTO, a status, a place, written in the format that the client asked for.

use std::sync::LazyLock;

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue, LINK, LOCATION, SET_COOKIE};
use actix_web::web::Data;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, Responder};
use billables_contract::{ERROR_TYPES, ERROR_XML_NAMESPACE, XML_NAMESPACE};
use billables_wire::{self as wire, Schema};
use serde::Serialize;

use crate::request_list_notes::{ListItemAnswer, ListProgress};
use crate::state::State;

/// Which DTO is in which XML namespace.
pub(crate) static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    let schema = Schema::new(XML_NAMESPACE);
    ERROR_TYPES.into_iter().fold(schema, |schema, name| schema.with_type(name, ERROR_XML_NAMESPACE))
});

/// Says that an answer repeats what an earlier request did.
const IDEMPOTENT_REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// How the client wants to read the answer. The front settles it before anything else runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Format {
    pub(crate) wire: wire::Format,
    /// Errors as RFC 9457.
    pub(crate) problem: bool,
}

impl Format {
    pub(crate) const DEFAULT: Self = Self { wire: wire::Format::Json, problem: false };

    /// The format of a request, or the default where the front has not seen it.
    pub(crate) fn of(request: &HttpRequest) -> Self {
        request.extensions().get::<Self>().copied().unwrap_or(Self::DEFAULT)
    }

    /// Content type and body of a DTO.
    pub(crate) fn write(self, dto: &impl Serialize) -> (&'static str, Vec<u8>) {
        (self.wire.content_type(), write(self.wire, dto))
    }
}

/// A DTO as JSON, whatever was asked for.
pub(crate) fn json(dto: &impl Serialize) -> Vec<u8> {
    write(wire::Format::Json, dto)
}

fn write(format: wire::Format, dto: &impl Serialize) -> Vec<u8> {
    value_of(dto).map(|value| format.write(&value, &SCHEMA)).unwrap_or_default()
}

fn value_of(dto: &impl Serialize) -> Option<wire::Value> {
    match wire::to_value(dto) {
        Ok(value) => Some(value),
        // Our DTOs are structs of texts, numbers and lists, which every format can write: a test writes each of them.
        Err(error) => {
            tracing::error!(%error, "an answer could not be written");
            None
        }
    }
}

/// A successful answer.
pub(crate) struct Reply<T> {
    status: StatusCode,
    dto: T,
    /// Where what was made is read, below the public URL.
    location: Option<String>,
    /// The page that follows, below the public URL.
    next: Option<String>,
    headers: Vec<(HeaderName, String)>,
}

impl<T> Reply<T> {
    /// 200 with a body.
    pub(crate) fn ok(dto: T) -> Self {
        Self { status: StatusCode::OK, dto, location: None, next: None, headers: Vec::new() }
    }

    /// 201 with a body and the place of what was made.
    pub(crate) fn created(dto: T, location: String) -> Self {
        Self { status: StatusCode::CREATED, location: Some(location), ..Self::ok(dto) }
    }

    /// 200 with the body and the place of what an earlier request made.
    pub(crate) fn replayed(dto: T, location: String) -> Self {
        Self { location: Some(location), ..Self::ok(dto) }.with(IDEMPOTENT_REPLAYED, "true".to_owned())
    }

    /// Names the page that follows.
    pub(crate) fn with_next(self, url: Option<String>) -> Self {
        Self { next: url, ..self }
    }

    /// Sets a cookie.
    pub(crate) fn with_cookie(self, text: String) -> Self {
        self.with(SET_COOKIE, text)
    }

    pub(crate) fn with(mut self, name: HeaderName, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}

impl<T: Serialize> Responder for Reply<T> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status);
        if request.extensions().get::<ListProgress>().is_some() {
            // One of a list, which is written as a whole.
            if let Some(value) = value_of(&self.dto) {
                answer.extensions_mut().insert(ListItemAnswer(value));
            }
            return answer.finish();
        }
        let (content_type, body) = Format::of(request).write(&self.dto);
        let base_path = request.app_data::<Data<State>>().map_or("", |state| state.settings.base_path());
        let location = self.location.map(|path| (LOCATION, format!("{base_path}{path}")));
        let next = self.next.map(|path| (LINK, format!("<{base_path}{path}>; rel=\"next\"")));
        for (name, value) in location.into_iter().chain(next).chain(self.headers) {
            if let Ok(value) = HeaderValue::try_from(value) {
                answer.append_header((name, value));
            }
        }
        answer.content_type(content_type).body(body)
    }
}
