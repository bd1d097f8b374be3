//! The DTO files for clients: `/types`, `/types/metadata` and `/types/{language}`.

use actix_web::http::header::ACCEPT;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use billables_contract::ErrorCode;
use billables_metadata::{Language, TypesOptions};

use crate::error::ApiError;
use crate::page_cache::Draft;
use crate::routes::metadata::{html, public_url, site};
use crate::state::State;

/// The languages whose files have the content type of a script, as ServiceStack serves them.
const SCRIPTS: [&str; 2] = ["mjs", "php"];

/// The addresses of the files: an HTML page for browsers, a JSON map from names to addresses for other clients.
#[get("/types")]
pub(crate) async fn index(request: HttpRequest, state: Data<State>) -> Result<HttpResponse, ApiError> {
    let public_url = public_url(&request, &state);
    let accept = request.headers().get(ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    if accept.contains("text/html") {
        return state.page_cache.answer(&request, &format!("types page {public_url}"), || {
            Ok(html(site(&state, &public_url).types_page().map_err(ApiError::internal)?))
        });
    }
    state.page_cache.answer(&request, &format!("types map {public_url}"), || {
        let entry = |name: &str, path: &str| (name.to_owned(), format!("{public_url}/types/{path}").into());
        let languages = Language::all().map(|language| entry(language.title(), language.name()));
        let map = std::iter::once(entry("Metadata", "metadata")).chain(languages);
        let map: serde_json::Map<String, serde_json::Value> = map.collect();
        Ok(Draft::new("application/json; charset=utf-8", format!("{:#}\n", serde_json::Value::Object(map))))
    })
}

/// The types and operations as JSON.
#[get("/types/metadata")]
pub(crate) async fn metadata(request: HttpRequest, state: Data<State>) -> Result<HttpResponse, ApiError> {
    let public_url = public_url(&request, &state);
    state.page_cache.answer(&request, &format!("types metadata {public_url}"), || {
        Ok(Draft::new("application/json; charset=utf-8", site(&state, &public_url).types_metadata()))
    })
}

/// The file of a language, generated with the options of the query.
#[get("/types/{language}")]
pub(crate) async fn file(
    request: HttpRequest,
    state: Data<State>,
    language: Path<String>,
) -> Result<HttpResponse, ApiError> {
    let language = Language::from_name(&language)
        .ok_or_else(|| ApiError::not_found("There is no such language.").listed("The languages", "/types"))?;
    let public_url = public_url(&request, &state);
    let given = given_options(&request, language)?;
    state.page_cache.answer(&request, &format!("types {} {given:?} {public_url}", language.name()), || {
        let options = TypesOptions::new().with_date(state.started.as_str());
        let options = given.iter().fold(options, |options, (name, value)| options.with(name.clone(), value.clone()));
        let text = site(&state, &public_url).types(language, &options);
        let text = text.map_err(|error| bad_option(&error))?;
        let is_script = SCRIPTS.contains(&language.name());
        let content_type = if is_script { "text/javascript; charset=utf-8" } else { "text/plain; charset=utf-8" };
        Ok(Draft { date: Some(state.started.clone()), ..Draft::new(content_type, text) })
    })
}

/// The options of a query that the language knows, in the language's order. Of a repeated option the last value counts. Queries
/// with the same meaning give the same result and share a cached page.
///
/// Only the known options count for the limits of a query: the tool that updates a file of F# sends every line of the file that
/// has a colon or an equals sign.
fn given_options(request: &HttpRequest, language: Language) -> Result<Vec<(String, String)>, ApiError> {
    let known: Vec<_> = language.options().map(|(name, _)| name).chain(std::iter::once("WithoutOptions")).collect();
    let is_known = |part: &&str| {
        let name = part.split('=').next().unwrap_or_default();
        known.iter().any(|known| name.eq_ignore_ascii_case(known))
    };
    let query = request.query_string().split('&').filter(is_known).collect::<Vec<_>>().join("&");
    let query = billables_wire::parse_query(&query).map_err(|error| bad_option(&error))?;
    let value_of = |known: &str| {
        let mut pairs = query.iter().filter(|(name, _)| name.eq_ignore_ascii_case(known));
        let (_, value) = pairs.next_back()?;
        Some((known.to_owned(), value.as_deref().unwrap_or_default().to_owned()))
    };
    Ok(known.into_iter().filter_map(value_of).collect())
}

fn bad_option(error: &impl std::fmt::Display) -> ApiError {
    ApiError::new(ErrorCode::InvalidValue, format!("{error}.")).listed("The options", "/types")
}
