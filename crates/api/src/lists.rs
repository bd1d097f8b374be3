//! What all lists share: where a page begins, and the link to the next one.

use actix_web::{HttpMessage as _, HttpRequest};
use billables_domain::IdError;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::cursor::List;
use crate::error::ApiError;
use crate::front::PathAsSent;

/// Where a page of a list by id begins: behind the id that the cursor holds.
pub(crate) fn id_position<Id>(
    list: &List,
    cursor: Option<String>,
    parse: impl FnOnce(&str) -> Result<Id, IdError>,
) -> Result<Option<Id>, ApiError> {
    let Some(cursor) = cursor else { return Ok(None) };
    let position = list.position(&cursor)?;
    // The digest held, so the position is one that was written here.
    let id = std::str::from_utf8(&position).ok().and_then(|text| parse(text).ok());
    id.map(Some).ok_or_else(|| ApiError::internal("a cursor holds no id"))
}

/// The address of the next page, relative to the service: the request's own path and query with another cursor.
pub(crate) fn next_url(request: &HttpRequest, cursor: Option<&str>) -> Option<String> {
    let cursor = cursor?;
    let path_as_sent = request.extensions().get::<PathAsSent>().map(|path| path.0.clone());
    let mut url = path_as_sent.unwrap_or_else(|| request.path().to_owned()) + "?";
    for (name, value) in billables_wire::parse_query(request.query_string()).unwrap_or_default() {
        if !name.eq_ignore_ascii_case("cursor") {
            let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
            url.push_str(&format!("{}={}&", encode(&name), encode(&value.unwrap_or_default())));
        }
    }
    url.push_str("cursor=");
    // A cursor is URL-safe as it is.
    url.push_str(cursor);
    Some(url)
}
