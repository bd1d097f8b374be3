//! The page cache: pages rendered once and kept in memory, compressed and with an entity tag.
//!
//! The cache has a bound. A full cache is cleared, because any client can fill it with pages of unusual options. The key of a
//! page names every input of the page, the public URL included, so a page for one URL never serves another.

use std::collections::HashMap;
use std::io::Write as _;
use std::sync::{Arc, PoisonError, RwLock};

use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, ETAG, HeaderMap, HeaderValue,
    IF_NONE_MATCH, VARY,
};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

use crate::error::ApiError;

/// The most bytes of all cached pages together.
const KEPT_BYTES_MAX: usize = 64 * 1024 * 1024;
/// The memory of a cached page besides its text, in bytes; an estimate.
const OVERHEAD: usize = 512;

/// A rendered page.
pub(crate) struct Draft {
    pub(crate) content_type: &'static str,
    /// The Content-Security-Policy, for pages that a browser shows.
    pub(crate) content_policy: Option<&'static str>,
    pub(crate) cache_control: &'static str,
    pub(crate) text: Vec<u8>,
    /// The time in the text at which the text was made. The entity tag leaves this part out, so that two processes give the same
    /// page the same tag.
    pub(crate) date: Option<String>,
}

impl Draft {
    /// A page that clients revalidate by its entity tag at each use.
    pub(crate) fn new(content_type: &'static str, text: impl Into<Vec<u8>>) -> Self {
        Self { content_type, content_policy: None, cache_control: "no-cache", text: text.into(), date: None }
    }
}

struct Page {
    content_type: &'static str,
    content_policy: Option<&'static str>,
    cache_control: &'static str,
    plain: Bytes,
    /// Absent if compression gains nothing.
    compressed: Option<Bytes>,
    tag: String,
}

/// The page cache.
#[derive(Default)]
pub(crate) struct PageCache(RwLock<Kept>);

#[derive(Default)]
struct Kept {
    pages: HashMap<String, Arc<Page>>,
    bytes: usize,
}

impl PageCache {
    /// Answers with the page of a key. `make` renders the page if the cache does not have it. The key must name every input of
    /// the page.
    pub(crate) fn answer(
        &self,
        request: &HttpRequest,
        key: &str,
        make: impl FnOnce() -> Result<Draft, ApiError>,
    ) -> Result<HttpResponse, ApiError> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner).pages.get(key).map(Arc::clone);
        let page = match kept {
            Some(page) => page,
            None => {
                let page = Arc::new(Page::new(make()?)?);
                self.keep(key, &page);
                page
            }
        };
        Ok(page.answer(request.headers()))
    }

    fn keep(&self, key: &str, page: &Arc<Page>) {
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let size = key.len() + page.plain.len() + page.compressed.as_ref().map_or(0, Bytes::len) + OVERHEAD;
        if size > KEPT_BYTES_MAX {
            return;
        }
        if kept.bytes + size > KEPT_BYTES_MAX {
            *kept = Kept::default();
        }
        if kept.pages.insert(key.to_owned(), Arc::clone(page)).is_none() {
            kept.bytes += size;
        }
    }
}

impl Page {
    fn new(draft: Draft) -> Result<Self, ApiError> {
        let compressed = compress(&draft.text).map_err(ApiError::internal)?;
        let compressed = Some(compressed).filter(|compressed| compressed.len() < draft.text.len());
        let tag = tag(&draft);
        let Draft { content_type, content_policy, cache_control, text, .. } = draft;
        let plain = Bytes::from(text);
        Ok(Self { content_type, content_policy, cache_control, plain, compressed: compressed.map(Bytes::from), tag })
    }

    fn answer(&self, headers: &HeaderMap) -> HttpResponse {
        let is_known = headers.get_all(IF_NONE_MATCH).any(|value| names_tag(value, &self.tag));
        let mut answer = if is_known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
        answer
            .insert_header((ETAG, self.tag.as_str()))
            .insert_header((CACHE_CONTROL, self.cache_control))
            .insert_header((VARY, "Accept-Encoding"));
        if is_known {
            return answer.finish();
        }
        answer.content_type(self.content_type);
        if let Some(policy) = self.content_policy {
            answer.insert_header((CONTENT_SECURITY_POLICY, policy));
        }
        match self.compressed.as_ref().filter(|_| takes_gzip(headers)) {
            Some(compressed) => answer.insert_header((CONTENT_ENCODING, "gzip")).body(compressed.clone()),
            None => answer.body(self.plain.clone()),
        }
    }
}

fn compress(text: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text)?;
    encoder.finish()
}

/// The entity tag. The tag is weak, because both forms of a page share it.
fn tag(draft: &Draft) -> String {
    let text = String::from_utf8_lossy(&draft.text);
    let undated = match &draft.date {
        Some(date) => text.replacen(date.as_str(), "", 1).into(),
        None => text,
    };
    let hash = Sha256::new().chain_update(draft.content_type).chain_update([0]).chain_update(&*undated).finalize();
    let digits: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("W/\"{digits}\"")
}

/// Whether an If-None-Match header names the tag, by the weak comparison (RFC 9110, section 8.8.3.2).
fn names_tag(header: &HeaderValue, tag: &str) -> bool {
    let opaque = tag.trim_start_matches("W/");
    let Ok(text) = header.to_str() else { return false };
    text.split(',').map(|one| one.trim()).any(|one| one == "*" || one.trim_start_matches("W/") == opaque)
}

/// Whether the client accepts gzip, by name or by `*` (RFC 9110, section 12.5.3).
fn takes_gzip(headers: &HeaderMap) -> bool {
    let texts = headers.get_all(ACCEPT_ENCODING).filter_map(|value| value.to_str().ok());
    let mut by_star = false;
    for entry in texts.flat_map(|text| text.split(',')) {
        let (name, parameters) = entry.split_once(';').unwrap_or((entry, ""));
        let quality = parameters.trim().strip_prefix("q=").or_else(|| parameters.trim().strip_prefix("Q="));
        let is_taken = quality.is_none_or(|quality| quality.trim().parse::<f32>().is_ok_and(|quality| quality > 0.0));
        let name = name.trim();
        if name.eq_ignore_ascii_case("gzip") || name.eq_ignore_ascii_case("x-gzip") {
            return is_taken;
        }
        by_star |= name == "*" && is_taken;
    }
    by_star
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn answer(page_cache: &PageCache, request: TestRequest, text: &str) -> HttpResponse {
        let draft = || Ok(Draft::new("text/plain", text));
        page_cache.answer(&request.to_http_request(), "key", draft).unwrap()
    }

    #[test]
    fn a_page_is_made_once() {
        let page_cache = PageCache::default();
        let first = answer(&page_cache, TestRequest::get(), "one");
        let second = answer(&page_cache, TestRequest::get(), "another");
        assert_eq!(first.headers().get(ETAG), second.headers().get(ETAG));
    }

    #[test]
    fn a_client_with_the_current_page_gets_304() {
        let page_cache = PageCache::default();
        let tag =
            answer(&page_cache, TestRequest::get(), "one").headers().get(ETAG).unwrap().to_str().unwrap().to_owned();
        for known in [tag.clone(), format!("\"x\", {tag}"), tag.trim_start_matches("W/").to_owned(), "*".to_owned()] {
            let again = answer(&page_cache, TestRequest::get().insert_header((IF_NONE_MATCH, known.clone())), "one");
            assert_eq!(again.status(), 304, "{known}");
        }
        let other = answer(&page_cache, TestRequest::get().insert_header((IF_NONE_MATCH, "\"x\"")), "one");
        assert_eq!(other.status(), 200);
    }

    #[test]
    fn the_date_of_a_page_is_not_in_its_tag() {
        let draft = |text: &str, date: &str| Draft { date: Some(date.to_owned()), ..Draft::new("text/plain", text) };
        assert_eq!(tag(&draft("made 1\nx", "1")), tag(&draft("made 2\nx", "2")));
        assert_ne!(tag(&draft("made 1\nx", "1")), tag(&draft("made 1\ny", "1")));
    }

    #[test]
    fn gzip_is_sent_only_if_accepted() {
        for (accept, expected) in [
            ("gzip, deflate", true),
            ("br;q=1.0, GZIP;q=0.5", true),
            ("*", true),
            ("identity", false),
            ("gzip;q=0", false),
            ("gzip;q=0, *", false),
            ("gzip;q=x", false),
            ("", false),
        ] {
            let request = TestRequest::get().insert_header((ACCEPT_ENCODING, accept)).to_http_request();
            assert_eq!(takes_gzip(request.headers()), expected, "{accept}");
        }
    }

    #[test]
    fn the_cache_has_a_bound() {
        let page_cache = PageCache::default();
        let large = vec![b'x'; KEPT_BYTES_MAX];
        let request = TestRequest::get().to_http_request();
        for _ in 0..2 {
            page_cache.answer(&request, "key", || Ok(Draft::new("text/plain", large.clone()))).unwrap();
        }
        assert!(page_cache.0.read().unwrap().pages.is_empty());
    }

    #[test]
    fn a_full_cache_is_cleared() {
        let page_cache = PageCache::default();
        let request = TestRequest::get().to_http_request();
        let make = |bytes: usize| Ok(Draft::new("text/plain", vec![b'x'; bytes]));
        page_cache.answer(&request, "large", || make(KEPT_BYTES_MAX / 4 * 3)).unwrap();
        page_cache.answer(&request, "next", || make(KEPT_BYTES_MAX / 2)).unwrap();
        let kept = page_cache.0.read().unwrap();
        assert_eq!(kept.pages.keys().collect::<Vec<_>>(), ["next"]);
        assert!(kept.bytes <= KEPT_BYTES_MAX);
    }
}
