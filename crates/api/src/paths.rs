//! Paths of requests and of the public URL.

use actix_web::dev::ServiceRequest;
use actix_web::http::Uri;
use actix_web::http::uri::PathAndQuery;

/// The path as the client sent it, if the middleware removed a format's suffix.
pub(crate) struct PathAsSent(pub(crate) String);

/// Replaces the path of a request before the request is routed. The query stays.
pub(crate) fn rewrite_path(request: &mut ServiceRequest, path: &str) -> Option<()> {
    let query = request.query_string();
    let path_and_query = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    let mut parts = request.uri().clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(path_and_query).ok()?);
    let uri = Uri::from_parts(parts).ok()?;
    request.match_info_mut().get_mut().update(&uri);
    request.head_mut().uri = uri;
    Some(())
}

/// The path of a URL, without a slash at the end.
pub(crate) fn base_path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or("", |start| rest[start..].trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_path_follows_the_host() {
        for (url, path) in [
            ("https://billing.example.com", ""),
            ("https://billing.example.com/", ""),
            ("http://127.0.0.1:8080/billing", "/billing"),
            ("https://[::1]/a/b/", "/a/b"),
        ] {
            assert_eq!(base_path_of(url), path, "{url}");
        }
    }
}
