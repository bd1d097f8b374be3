//! The metadata pages, as the metadata crate makes them from the OpenAPI document.

use std::borrow::Cow;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, ContentType, HOST};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use billables_metadata::{Language, PageError, PageFormat, SCRIPT, SCRIPT_PATH, STYLESHEET, STYLESHEET_PATH, Site};

use crate::error::ApiError;
use crate::state::State;

/// Pages take their style and script from this service alone, and send nothing anywhere.
pub(crate) const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// An HTML page of ours.
pub(crate) fn page(html: String) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(ContentType::html())
        .insert_header((CONTENT_SECURITY_POLICY, CONTENT_POLICY))
        .insert_header((CACHE_CONTROL, "no-cache"))
        .body(html)
}

#[get("/metadata")]
pub(crate) async fn index(request: HttpRequest, state: Data<State>) -> Result<HttpResponse, ApiError> {
    Ok(page(site(&request, &state).index_page().map_err(ApiError::internal)?))
}

/// The site, with the host that clients use: the configured one, or in a demo, where the front has seen to it that it is
/// this machine, the one that the request came to.
fn site<'s>(request: &HttpRequest, state: &'s State) -> Cow<'s, Site> {
    let host = request.headers().get(HOST).and_then(|value| value.to_str().ok());
    match host.filter(|_| state.settings.demo) {
        Some(host) => Cow::Owned(state.site.with_public_url(format!("http://{host}"))),
        None => Cow::Borrowed(&state.site),
    }
}

/// Stylesheet and script of the pages.
#[get("/metadata/{asset}")]
pub(crate) async fn asset(request: HttpRequest) -> Result<HttpResponse, ApiError> {
    let (content_type, text) = match request.path() {
        STYLESHEET_PATH => ("text/css; charset=utf-8", STYLESHEET),
        SCRIPT_PATH => ("text/javascript; charset=utf-8", SCRIPT),
        _ => return Err(ApiError::not_found("There is no such asset.")),
    };
    Ok(HttpResponse::Ok().content_type(content_type).insert_header((CACHE_CONTROL, "no-cache")).body(text))
}

/// The page of an operation: `/xml/metadata?op=NewBillable&lang=python`.
#[get("/{format}/metadata")]
pub(crate) async fn operation(
    request: HttpRequest,
    state: Data<State>,
    format: Path<String>,
) -> Result<HttpResponse, ApiError> {
    let not_found = |message: &str| ApiError::not_found(message);
    let format = PageFormat::from_name(&format)
        .ok_or_else(|| not_found("There is no such format. The formats are listed at /metadata."))?;
    let query = billables_wire::parse_query(request.query_string()).unwrap_or_default();
    let value_of = |name: &str| {
        let pair = query.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        pair.and_then(|(_, value)| value.as_deref())
    };
    let Some(operation) = value_of("op") else {
        return Err(not_found("Name an operation: ?op=. The operations are listed at /metadata."));
    };
    let language = match value_of("lang").filter(|name| !name.is_empty()) {
        Some(name) => Some(
            Language::from_name(name)
                .ok_or_else(|| not_found("There is no such language. The languages are tabs of a page."))?,
        ),
        None => None,
    };
    match site(&request, &state).operation_page(format, operation, language) {
        Ok(html) => Ok(page(html)),
        Err(PageError::UnknownOperation { .. }) => {
            Err(not_found("There is no such operation. The operations are listed at /metadata."))
        }
        Err(error) => Err(ApiError::internal(error)),
    }
}
