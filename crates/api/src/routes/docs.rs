//! The OpenAPI document, the page for browsing and trying the operations, and the pages that explain errors.

use actix_web::http::header::LOCATION;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use askama::Template;
use billables_contract::ErrorCode;

use crate::error::ApiError;
use crate::page_cache::Draft;
use crate::routes::metadata::html;
use crate::state::State;

/// The content policy of the API browser, Swagger UI. Its script sets styles on elements and its icons are data URLs. The policy
/// permits connections to this service only.
const BROWSER_CONTENT_POLICY: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; \
    img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// The script that starts the API browser with this service's document. The option `persistAuthorization` keeps tokens out of
/// the web browser's storage. Each operation links to its metadata page, which links back by `#/{tag}/{operationId}`.
/// [`BASE_PATH`] stands for the path of the public URL.
const BROWSER_START: &str = "window.addEventListener('load', () => {
  const linked = (Parameters, system) => (props) => {
    const create = system.React.createElement;
    const [path, method] = props.pathMethod || [];
    const name = system.specSelectors.specJson().getIn(['paths', path, method, 'operationId']);
    const address = '{base-path}/json/metadata?op=' + encodeURIComponent(name);
    const link = name && create('p', { className: 'metadata' }, create('a', { href: address },
      name + ' in every format and language'));
    return create('div', null, link, create(Parameters, props));
  };
  window.ui = SwaggerUIBundle({
    url: '{base-path}/openapi.json',
    dom_id: '#browser',
    deepLinking: true,
    persistAuthorization: false,
    validatorUrl: null,
    plugins: [() => ({ wrapComponents: { parameters: linked } })],
  });
});
";

/// The placeholder for the path of the public URL. That path has no character that a script would have to escape.
const BASE_PATH: &str = "{base-path}";

/// The styles of the API browser's page that Swagger UI's stylesheet does not have.
const BROWSER_STYLE: &str =
    ".places { font: 600 14px/1.5 system-ui, sans-serif; padding: 10px 20px; background: #0a665d; }
.places a { color: #fff; margin-right: 1.2em; }
.places a:focus-visible { outline: 3px solid #fff; outline-offset: 2px; }
.swagger-ui .metadata { margin: 0; padding: 10px 20px 0; font: 14px/1.5 system-ui, sans-serif; }
";

/// The files of Swagger UI that the page uses. The build script takes them from the published archive.
const SCRIPT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/swagger-ui-bundle.js"));
const STYLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/swagger-ui.css"));
const ICON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/favicon-32x32.png"));

#[derive(Template)]
#[template(path = "docs.html")]
struct BrowserPage<'s> {
    base_path: &'s str,
}

#[derive(Template)]
#[template(path = "errors.html")]
struct ErrorIndexPage<'s> {
    base_path: &'s str,
    codes: &'static [ErrorCode],
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'s> {
    base_path: &'s str,
    code: ErrorCode,
}

fn render(template: &impl Template) -> Result<Draft, ApiError> {
    Ok(html(template.render().map_err(ApiError::internal)?))
}

/// Redirects from the root to the list of operations.
#[get("/")]
pub(crate) async fn home(state: Data<State>) -> HttpResponse {
    HttpResponse::Found().insert_header((LOCATION, format!("{}/metadata", state.settings.base_path()))).finish()
}

/// Redirects from a path with a slash at the end, which people often type, to the page.
#[get("/{page:metadata|docs}/")]
pub(crate) async fn without_slash(state: Data<State>, page: Path<String>) -> HttpResponse {
    let location = format!("{}/{page}", state.settings.base_path());
    HttpResponse::PermanentRedirect().insert_header((LOCATION, location)).finish()
}

#[get("/openapi.json")]
pub(crate) async fn document(request: HttpRequest, state: Data<State>) -> Result<HttpResponse, ApiError> {
    state
        .page_cache
        .answer(&request, request.path(), || Ok(Draft::new("application/json; charset=utf-8", state.document.json())))
}

#[get("/docs/errors")]
pub(crate) async fn error_index(request: HttpRequest, state: Data<State>) -> Result<HttpResponse, ApiError> {
    state.page_cache.answer(&request, request.path(), || {
        render(&ErrorIndexPage { base_path: state.settings.base_path(), codes: &ErrorCode::ALL })
    })
}

#[get("/docs/errors/{code}")]
pub(crate) async fn error_page(
    request: HttpRequest,
    state: Data<State>,
    code: Path<String>,
) -> Result<HttpResponse, ApiError> {
    let code = ErrorCode::from_name(&code);
    let code = code
        .ok_or_else(|| ApiError::not_found("There is no such error code.").listed("The error codes", "/docs/errors"))?;
    state.page_cache.answer(&request, &format!("error {}", code.as_str()), || {
        render(&ErrorPage { base_path: state.settings.base_path(), code })
    })
}

#[get("/docs")]
pub(crate) async fn browser(request: HttpRequest, state: Data<State>) -> Result<HttpResponse, ApiError> {
    state.page_cache.answer(&request, request.path(), || {
        Ok(Draft {
            content_policy: Some(BROWSER_CONTENT_POLICY),
            ..render(&BrowserPage { base_path: state.settings.base_path() })?
        })
    })
}

/// The files of the API browser, which are built into the binary.
#[get("/docs/assets/{name}")]
pub(crate) async fn browser_asset(
    request: HttpRequest,
    state: Data<State>,
    name: Path<String>,
) -> Result<HttpResponse, ApiError> {
    let not_found = || ApiError::not_found("There is no such asset.");
    let content_type = match name.as_str() {
        "start.js" | "swagger-ui-bundle.js" => "text/javascript; charset=utf-8",
        "start.css" | "swagger-ui.css" => "text/css; charset=utf-8",
        "favicon-32x32.png" => "image/png",
        _ => return Err(not_found()),
    };
    state.page_cache.answer(&request, &format!("asset {name}"), || {
        let from_swagger_ui =
            |bytes: &'static [u8]| Draft { cache_control: "max-age=86400", ..Draft::new(content_type, bytes) };
        Ok(match name.as_str() {
            "start.js" => Draft::new(content_type, BROWSER_START.replace(BASE_PATH, state.settings.base_path())),
            "start.css" => Draft::new(content_type, BROWSER_STYLE),
            "swagger-ui-bundle.js" => from_swagger_ui(SCRIPT),
            "swagger-ui.css" => from_swagger_ui(STYLE),
            _ => from_swagger_ui(ICON),
        })
    })
}

/// The operations by tag, for tools that discover operations at the root of the alias routes.
#[get("/api")]
pub(crate) async fn operation_index(request: HttpRequest, state: Data<State>) -> Result<HttpResponse, ApiError> {
    state.page_cache.answer(&request, request.path(), || {
        let index = serde_json::to_vec(&state.document.index()).map_err(ApiError::internal)?;
        Ok(Draft::new("application/json; charset=utf-8", index))
    })
}
