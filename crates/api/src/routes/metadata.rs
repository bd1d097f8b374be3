//! The metadata pages, which the metadata crate renders from the OpenAPI document.

use std::borrow::Cow;

use actix_web::http::header::HOST;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use billables_metadata::{Language, PageFormat, SCRIPT, SCRIPT_PATH, STYLESHEET, STYLESHEET_PATH, Site};

use crate::error::ApiError;
use crate::page_cache::Draft;
use crate::state::State;

/// The content policy of the metadata pages: styles and scripts from this service only, and no connections or forms.
pub(crate) const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// An HTML page with the content policy of the metadata pages.
pub(crate) fn html(text: String) -> Draft {
    Draft { content_policy: Some(CONTENT_POLICY), ..Draft::new("text/html; charset=utf-8", text) }
}

#[get("/metadata")]
pub(crate) async fn index(request: HttpRequest, state: Data<State>) -> Result<HttpResponse, ApiError> {
    let public_url = public_url(&request, &state);
    state.page_cache.answer(&request, &format!("metadata {public_url}"), || {
        Ok(html(site(&state, &public_url).index_page().map_err(ApiError::internal)?))
    })
}

/// The address that clients use: the configured one or, in a demo, the one in the request's `Host` header. A middleware has
/// checked that this header names the local machine.
pub(crate) fn public_url<'s>(request: &HttpRequest, state: &'s State) -> Cow<'s, str> {
    let host = request.headers().get(HOST).and_then(|value| value.to_str().ok());
    match host.filter(|_| state.settings.demo) {
        Some(host) => Cow::Owned(format!("http://{host}")),
        None => Cow::Borrowed(&state.settings.public_url),
    }
}

/// The site rendered for a public URL.
pub(crate) fn site<'s>(state: &'s State, public_url: &str) -> Cow<'s, Site> {
    if public_url == state.settings.public_url {
        Cow::Borrowed(&state.site)
    } else {
        Cow::Owned(state.site.with_public_url(public_url))
    }
}

/// The stylesheet and the script of the pages.
#[get("/metadata/{asset}")]
pub(crate) async fn asset(request: HttpRequest, state: Data<State>) -> Result<HttpResponse, ApiError> {
    let (content_type, text) = match request.path() {
        STYLESHEET_PATH => ("text/css; charset=utf-8", STYLESHEET),
        SCRIPT_PATH => ("text/javascript; charset=utf-8", SCRIPT),
        _ => return Err(ApiError::not_found("There is no such asset.")),
    };
    state.page_cache.answer(&request, request.path(), || Ok(Draft::new(content_type, text)))
}

/// The page of an operation: `/xml/metadata?op=NewBillable&lang=python`.
#[get("/{format}/metadata")]
pub(crate) async fn operation(
    request: HttpRequest,
    state: Data<State>,
    format: Path<String>,
) -> Result<HttpResponse, ApiError> {
    let not_found = |message: &str| ApiError::not_found(message).listed("The operations", "/metadata");
    let format = PageFormat::from_name(&format)
        .ok_or_else(|| ApiError::not_found("There is no such format.").listed("The formats", "/metadata"))?;
    let query = billables_wire::parse_query(request.query_string()).unwrap_or_default();
    let value_of = |name: &str| {
        let pair = query.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        pair.and_then(|(_, value)| value.as_deref())
    };
    let Some(operation) = value_of("op") else {
        return Err(not_found("The query names no operation. Send ?op= with a name."));
    };
    let language = match value_of("lang").filter(|name| !name.is_empty()) {
        Some(name) => Some(Language::from_name(name).ok_or_else(|| {
            ApiError::not_found("There is no such language. The tabs of an operation's page show the languages.")
        })?),
        None => None,
    };
    let unknown_operation = || not_found("There is no such operation.");
    // The cache key has the document's spelling of the name, so all spellings share one cached page.
    let operation = state.site.document().find_operation(operation).ok_or_else(unknown_operation)?.name.as_str();
    let public_url = public_url(&request, &state);
    let language_name = language.map_or("", Language::name);
    let key = format!("metadata {} {operation} {language_name} {public_url}", format.name());
    state.page_cache.answer(&request, &key, || {
        Ok(html(site(&state, &public_url).operation_page(format, operation, language).map_err(ApiError::internal)?))
    })
}
