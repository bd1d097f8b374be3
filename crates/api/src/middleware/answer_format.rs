//! The format of an answer, from the path's suffix, the query, the alias route and the headers.

use actix_web::HttpMessage as _;
use actix_web::dev::ServiceRequest;
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use billables_wire::{self as wire, AnswerPreferences};

use crate::alias_routes::AliasRequest;
use crate::callback::{BadCallback, Callback};
use crate::document::Document;
use crate::format::Format;
use crate::paths::{PathAsSent, rewrite_path};

/// Removes a format's suffix from the path of an operation: `/billables.xml`. Pages and assets keep their names.
pub(super) fn split_suffix(request: &mut ServiceRequest, document: &Document) -> Option<wire::Format> {
    let as_sent = request.path().to_owned();
    let (path, format) = wire::split_suffix(&as_sent);
    let format = format?;
    if !document.knows_path(path) {
        return None;
    }
    rewrite_path(request, path)?;
    request.extensions_mut().insert(PathAsSent(as_sent));
    Some(format)
}

/// Chooses the format. A callback, good or bad, is put into the request's extensions.
pub(super) fn choose(
    request: &ServiceRequest,
    suffix: Option<wire::Format>,
    alias: Option<&AliasRequest>,
    document: &Document,
) -> Format {
    let text = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let accept = text(ACCEPT);
    // The extractor of members refuses an unreadable query.
    let query = wire::parse_query(request.query_string()).unwrap_or_default();
    let parameter = |name: &str| {
        let pair = query.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        pair.and_then(|(_, value)| value.as_deref())
    };
    let may_be_script = || match alias {
        Some(alias) => alias.may_be_script(),
        None => request.method() == Method::GET && document.methods_at(request.path()).contains(&&Method::GET),
    };
    let preferences = AnswerPreferences {
        suffix,
        callback: parameter("callback").filter(|callback| !callback.is_empty() && may_be_script()),
        format_parameter: parameter("format"),
        alias_format: alias.map(AliasRequest::format),
        accept,
        content_type: text(CONTENT_TYPE),
    };
    let callback = wire::jsonp_callback(&preferences);
    match callback {
        Some(name) if wire::is_callback_name(name) => {
            request.extensions_mut().insert(Callback(name.to_owned()));
        }
        Some(_) => {
            request.extensions_mut().insert(BadCallback);
        }
        None => {}
    }
    // The page behind a script knows one form of an error.
    let problem = callback.is_none() && accept.is_some_and(wire::problem_json_wanted);
    Format { wire: wire::answer_format(&preferences), problem }
}
