//! Successful answers: a status, headers and a DTO in the format of the request.

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue, LINK, LOCATION, SET_COOKIE};
use actix_web::web::Data;
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, Responder};
use serde::Serialize;

use crate::format::{Format, value_of};
use crate::request_list_notes::{ListItemAnswer, ListProgress};
use crate::state::State;

/// The header of an answer to a replay.
const IDEMPOTENT_REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// A successful answer.
pub(crate) struct Reply<T> {
    status: StatusCode,
    dto: T,
    /// The path of the resource, below the public URL.
    location: Option<String>,
    /// The path of the next page, below the public URL.
    next: Option<String>,
    headers: Vec<(HeaderName, String)>,
}

impl<T> Reply<T> {
    /// 200 with a body.
    pub(crate) fn ok(dto: T) -> Self {
        Self { status: StatusCode::OK, dto, location: None, next: None, headers: Vec::new() }
    }

    /// 201 with the new resource and its path.
    pub(crate) fn created(dto: T, location: String) -> Self {
        Self { status: StatusCode::CREATED, location: Some(location), ..Self::ok(dto) }
    }

    /// 200 with the resource of an earlier request and its path.
    pub(crate) fn replayed(dto: T, location: String) -> Self {
        Self { location: Some(location), ..Self::ok(dto) }.with(IDEMPOTENT_REPLAYED, "true".to_owned())
    }

    /// Adds the path of the resource.
    pub(crate) fn at(self, location: String) -> Self {
        Self { location: Some(location), ..self }
    }

    /// Adds the link to the next page.
    pub(crate) fn with_next(self, url: Option<String>) -> Self {
        Self { next: url, ..self }
    }

    /// Adds a `Set-Cookie`.
    pub(crate) fn with_cookie(self, text: String) -> Self {
        self.with(SET_COOKIE, text)
    }

    /// Adds a header.
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
            // The request list writes all of its answers together.
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
