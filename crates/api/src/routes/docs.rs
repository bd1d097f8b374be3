//! The document itself, a page to browse it and try it, and the pages that explain errors.

use std::sync::Arc;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, LOCATION};
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get};
use askama::Template;
use billables_contract::ErrorCode;

use crate::error::ApiError;
use crate::routes::metadata::page;
use crate::state::State;

/// The browser is Swagger UI, which styles elements from its script and draws icons from data URLs. It talks to this
/// service alone.
const BROWSER_CONTENT_POLICY: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; \
    img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// Starts the browser with our document, and keeps nothing of it (a token least of all) in the web browser's storage.
const BROWSER_START: &str = "window.addEventListener('load', () => {
  window.ui = SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#browser',
    deepLinking: true,
    persistAuthorization: false,
    validatorUrl: null,
  });
});
";

#[derive(Template)]
#[template(path = "docs.html")]
struct BrowserPage;

#[derive(Template)]
#[template(path = "errors.html")]
struct ErrorIndexPage {
    codes: &'static [ErrorCode],
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    code: ErrorCode,
}

fn render(template: &impl Template) -> Result<HttpResponse, ApiError> {
    Ok(page(template.render().map_err(ApiError::internal)?))
}

/// A person who types the bare address is shown what is here.
#[get("/")]
pub(crate) async fn home() -> HttpResponse {
    HttpResponse::Found().insert_header((LOCATION, "/metadata")).finish()
}

/// A slash at the end is a common slip.
#[get("/{page:metadata|docs}/")]
pub(crate) async fn without_slash(page: Path<String>) -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header((LOCATION, format!("/{page}"))).finish()
}

#[get("/openapi.json")]
pub(crate) async fn document(state: Data<State>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/json; charset=utf-8")
        .insert_header((CACHE_CONTROL, "no-cache"))
        .body(state.document.json().to_owned())
}

#[get("/docs/errors")]
pub(crate) async fn error_index() -> Result<HttpResponse, ApiError> {
    render(&ErrorIndexPage { codes: &ErrorCode::ALL })
}

#[get("/docs/errors/{code}")]
pub(crate) async fn error_page(code: Path<String>) -> Result<HttpResponse, ApiError> {
    let code = ErrorCode::from_name(&code);
    let code =
        code.ok_or_else(|| ApiError::not_found("There is no such error code. They are listed at /docs/errors."))?;
    render(&ErrorPage { code })
}

#[get("/docs")]
pub(crate) async fn browser() -> Result<HttpResponse, ApiError> {
    let html = BrowserPage.render().map_err(ApiError::internal)?;
    let mut answer = page(html);
    answer
        .headers_mut()
        .insert(CONTENT_SECURITY_POLICY, actix_web::http::header::HeaderValue::from_static(BROWSER_CONTENT_POLICY));
    Ok(answer)
}

/// The browser's own files, which are built into the binary.
#[get("/docs/assets/{name}")]
pub(crate) async fn browser_asset(name: Path<String>) -> Result<HttpResponse, ApiError> {
    if *name == "start.js" {
        return Ok(HttpResponse::Ok()
            .content_type("text/javascript; charset=utf-8")
            .insert_header((CACHE_CONTROL, "no-cache"))
            .body(BROWSER_START));
    }
    let not_found = || ApiError::not_found("There is no such asset.");
    if !matches!(name.as_str(), "swagger-ui.css" | "swagger-ui-bundle.js" | "favicon-32x32.png") {
        return Err(not_found());
    }
    let config = Arc::new(utoipa_swagger_ui::Config::from("/openapi.json"));
    let file = utoipa_swagger_ui::serve(&name, config).map_err(ApiError::internal)?.ok_or_else(not_found)?;
    Ok(HttpResponse::Ok()
        .content_type(file.content_type)
        .insert_header((CACHE_CONTROL, "max-age=86400"))
        .body(file.bytes.into_owned()))
}

/// The operations by tag, for tools that look for them where the doors are.
#[get("/api")]
pub(crate) async fn operation_index(state: Data<State>) -> HttpResponse {
    HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-cache")).json(state.document.operations().index())
}
