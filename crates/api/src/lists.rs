//! The pages of all lists: the position that a cursor holds, the answer, and the link to the next page.

use actix_web::{HttpMessage as _, HttpRequest};
use billables_contract::ListResponse;
use billables_domain::IdError;
use billables_persistence::{Page, Scan};
use billables_wire as wire;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::cursor::List;
use crate::error::ApiError;
use crate::operations::Operation;
use crate::paths::PathAsSent;
use crate::reply::Reply;

/// The id that a page of a list by id begins behind.
pub(crate) fn id_position<Id>(
    list: &List,
    cursor: Option<String>,
    parse: impl FnOnce(&str) -> Result<Id, IdError>,
) -> Result<Option<Id>, ApiError> {
    let read = |bytes: &[u8]| std::str::from_utf8(bytes).ok().and_then(|text| parse(text).ok());
    cursor.map(|cursor| list.position(&cursor, read)).transpose()
}

/// The answer with a page; `key` is the position of an item in the list.
pub(crate) fn page_reply<T, R: ListResponse<Item: From<T>>>(
    request: &HttpRequest,
    list: &List,
    page: Page<T>,
    key: impl FnOnce(&T) -> &[u8],
) -> Reply<R> {
    let last = page.items.last().filter(|_| page.has_more);
    let next_cursor = last.map(|item| list.cursor(key(item)));
    let next = next_url(request, next_cursor.as_deref());
    let items = page.items.into_iter().map(R::Item::from).collect();
    Reply::ok(R::new(items, next_cursor)).with_next(next)
}

/// The answer with a page of a list that finds its items by looking at more rows; `key` gives the bytes of a position.
pub(crate) fn scan_reply<T, P, R: ListResponse<Item: From<T>>>(
    request: &HttpRequest,
    list: &List,
    scan: Scan<T, P>,
    key: impl FnOnce(&P) -> Vec<u8>,
) -> Reply<R> {
    let next_cursor = scan.next.map(|position| list.cursor(&key(&position)));
    let next = next_url(request, next_cursor.as_deref());
    let items = scan.items.into_iter().map(R::Item::from).collect();
    Reply::ok(R::new(items, next_cursor)).with_next(next)
}

/// The path and the members that a request at an alias route has at the operation's own route.
pub(crate) struct OwnForm {
    path: String,
    members: Vec<(String, String)>,
}

impl OwnForm {
    /// The own form of a request with these members, answered in this format.
    pub(crate) fn new(operation: &Operation, mut members: Vec<(String, String)>, format: wire::Format) -> Self {
        let mut path = operation.path_with(|name| {
            let position = members.iter().position(|(other, _)| other.eq_ignore_ascii_case(name));
            position.map(|position| encoded(&members.swap_remove(position).1)).unwrap_or_default()
        });
        if format != wire::Format::DEFAULT {
            path = format!("{path}.{}", format.name());
        }
        Self { path, members }
    }
}

/// The address of the next page, relative to the service: the request's path and query with another cursor. The next page of a
/// request at an alias route is at the operation's own route, in the same format.
fn next_url(request: &HttpRequest, cursor: Option<&str>) -> Option<String> {
    let cursor = cursor?;
    let extensions = request.extensions();
    let (path, members) = match extensions.get::<OwnForm>() {
        Some(own_form) => (own_form.path.clone(), own_form.members.clone()),
        None => {
            let path = extensions.get::<PathAsSent>().map_or_else(|| request.path().to_owned(), |path| path.0.clone());
            let query = wire::parse_query(request.query_string()).unwrap_or_default();
            (path, query.into_iter().map(|(name, value)| (name, value.unwrap_or_default())).collect())
        }
    };
    let mut url = path + "?";
    for (name, value) in members.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("cursor")) {
        url.push_str(&format!("{}={}&", encoded(name), encoded(value)));
    }
    url.push_str("cursor=");
    // The text of a cursor is URL-safe.
    url.push_str(cursor);
    Some(url)
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}
