//! What all lists share: where a page begins, and the link to the next one.

use actix_web::{HttpMessage as _, HttpRequest};
use billables_domain::IdError;
use billables_wire as wire;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::cursor::List;
use crate::error::ApiError;
use crate::operations::Operation;
use crate::paths::PathAsSent;

/// Where a page of a list by id begins: behind the id that the cursor holds.
pub(crate) fn id_position<Id>(
    list: &List,
    cursor: Option<String>,
    parse: impl FnOnce(&str) -> Result<Id, IdError>,
) -> Result<Option<Id>, ApiError> {
    let read = |bytes: &[u8]| std::str::from_utf8(bytes).ok().and_then(|text| parse(text).ok());
    cursor.map(|cursor| list.position(&cursor, read)).transpose()
}

/// What a request at a door would be at the operation's own route.
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

/// The address of the next page, relative to the service: the request's own path and query with another cursor. A request
/// that came through a door is continued at the operation's own route, in the same format.
pub(crate) fn next_url(request: &HttpRequest, cursor: Option<&str>) -> Option<String> {
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
    // A cursor is URL-safe as it is.
    url.push_str(cursor);
    Some(url)
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}
