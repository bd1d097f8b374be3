//! Choosing the format of an answer from what the request says. The rules are those of ServiceStack's
//! `ResponseContentType`, which existing clients rely on; `html` is not a format here.
//!
//! What HTTP asks for beyond the choice (`Vary`, the status of a callback that is no name) is not decided here.

use crate::format::Format;

/// How much of an `Accept` header is looked at, so that a long one costs no more than a short one.
const MAX_ACCEPT_BYTES: usize = 4 * 1024;

/// How many entries of an `Accept` header are looked at.
const MAX_ACCEPT_ENTRIES: usize = 64;

/// What a request says about the format of its answer.
#[derive(Clone, Copy, Debug, Default)]
pub struct AnswerWishes<'r> {
    /// The format that the path ends in, as [`split_suffix`] finds it.
    pub suffix: Option<Format>,
    /// The value of `?callback=`, where JSONP is offered.
    pub callback: Option<&'r str>,
    /// The value of `?format=`.
    pub format_parameter: Option<&'r str>,
    /// The format that the path belongs to, as `/csv/reply/…` belongs to CSV. `Accept` is then not looked at.
    pub door: Option<Format>,
    /// The `Accept` header; several are joined with commas.
    pub accept: Option<&'r str>,
    /// The `Content-Type` of the request's own body.
    pub content_type: Option<&'r str>,
}

/// The format to answer in. There is always one: a wish that cannot be met is not an error.
///
/// In this order: the suffix; JSON if there is a callback; `?format=`; the door; a preferred format in `Accept` (the
/// request's own if it is among them, else the first of [`Format::ALL`]; JSON, XML and JSV are preferred); with `*/*` in
/// `Accept` the request's own; any format in `Accept`; the default. Quality values are not looked at, as clients of this
/// protocol do not mean them.
///
/// ```
/// use billables_wire::{AnswerWishes, Format, answer_format};
///
/// let accept = Some("text/csv, */*;q=0.1");
/// let content_type = Some("application/xml");
/// let wishes = AnswerWishes { accept, content_type, ..AnswerWishes::default() };
/// assert_eq!(answer_format(&wishes), Format::Xml);
/// assert_eq!(answer_format(&AnswerWishes { door: Some(Format::Jsv), ..wishes }), Format::Jsv);
/// ```
pub fn answer_format(wishes: &AnswerWishes<'_>) -> Format {
    let by_callback = || wishes.callback.filter(|callback| !callback.is_empty()).map(|_| Format::Json);
    let by_parameter = || {
        let name = wishes.format_parameter?.split('.').next()?;
        Format::from_name(name)
    };
    let by_path_and_query = wishes.suffix.or_else(by_callback).or_else(by_parameter).or(wishes.door);
    by_path_and_query.or_else(|| by_accept(wishes)).unwrap_or(Format::DEFAULT)
}

/// The callback that the answer is to call, if it is JSONP: one was given, and no suffix asks for another format than
/// JSON. Whether it is a name that may be called, [`is_callback_name`](crate::is_callback_name) says.
pub fn jsonp_callback<'r>(wishes: &AnswerWishes<'r>) -> Option<&'r str> {
    wishes.callback.filter(|callback| !callback.is_empty() && answer_format(wishes) == Format::Json)
}

fn by_accept(wishes: &AnswerWishes<'_>) -> Option<Format> {
    let accept = wishes.accept?;
    let own = wishes.content_type.and_then(|content_type| {
        let media_type = content_type.split(';').next()?;
        Format::with_media_type(media_type)
    });
    let accepted: Vec<Format> = media_types(accept).filter_map(Format::with_media_type).collect();
    let first_of_all = |may_be: fn(Format) -> bool| {
        Format::ALL.iter().copied().find(|format| may_be(*format) && accepted.contains(format))
    };
    let is_preferred = |format: Format| format.codec().is_preferred;
    if let Some(own) = own.filter(|own| is_preferred(*own) && accepted.contains(own)) {
        return Some(own);
    }
    if let Some(preferred) = first_of_all(is_preferred) {
        return Some(preferred);
    }
    if media_types(accept).any(|media_type| media_type == "*/*") {
        return own;
    }
    first_of_all(|_| true)
}

/// Whether an `Accept` header asks for errors as RFC 9457 has them.
pub fn problem_json_wanted(accept: &str) -> bool {
    media_types(accept).any(|media_type| media_type.eq_ignore_ascii_case("application/problem+json"))
}

/// Takes the name of a format off the end of a path: `/billables.xml` is `/billables`, in XML.
///
/// A suffix that names no format stays part of the path.
pub fn split_suffix(path: &str) -> (&str, Option<Format>) {
    let Some((stem, suffix)) = path.rsplit_once('.') else { return (path, None) };
    match Format::from_name(suffix) {
        Some(format) if !stem.is_empty() && !stem.ends_with('/') => (stem, Some(format)),
        _ => (path, None),
    }
}

/// The media types of an `Accept` header without their parameters, as far as the limits allow.
fn media_types(accept: &str) -> impl Iterator<Item = &str> {
    let within_limit = if accept.len() > MAX_ACCEPT_BYTES {
        // What was cut through is not an entry any more.
        let end = (0..=MAX_ACCEPT_BYTES).rev().find(|end| accept.is_char_boundary(*end)).unwrap_or(0);
        accept[..end].rsplit_once(',').map_or("", |(whole, _)| whole)
    } else {
        accept
    };
    within_limit
        .split(',')
        .take(MAX_ACCEPT_ENTRIES)
        .map(|entry| entry.split(';').next().unwrap_or_default().trim_matches([' ', '\t']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(accept: &str, content_type: &str) -> Format {
        answer_format(&AnswerWishes {
            accept: Some(accept),
            content_type: Some(content_type),
            ..AnswerWishes::default()
        })
    }

    #[test]
    fn suffix_beats_parameter_beats_accept() {
        let mut wishes = AnswerWishes {
            suffix: Some(Format::Json),
            format_parameter: Some("xml"),
            accept: Some("application/json"),
            ..AnswerWishes::default()
        };
        assert_eq!(answer_format(&wishes), Format::Json);
        wishes.suffix = None;
        assert_eq!(answer_format(&wishes), Format::Xml);
        for (parameter, expected) in [("XML.zip", Format::Xml), ("nonsense", Format::Json), ("", Format::Json)] {
            wishes.format_parameter = Some(parameter);
            assert_eq!(answer_format(&wishes), expected, "{parameter}");
        }
    }

    #[test]
    fn accept_is_searched_by_the_rules_of_the_original() {
        let json = "application/json";
        let xml = "application/xml; charset=utf-8";
        // The request's own type, if it is accepted; else the first of the table.
        assert_eq!(accepted("application/json, application/xml", xml), Format::Xml);
        assert_eq!(accepted("text/xml;q=0.1, application/json;q=0.9", xml), Format::Xml);
        assert_eq!(accepted("application/xml, application/json", "text/plain"), Format::Json);
        assert_eq!(accepted("APPLICATION/XML", json), Format::Xml);
        // A preferred type that is named beats `*/*`.
        assert_eq!(accepted("*/*, application/xml", json), Format::Xml);
        assert_eq!(accepted("text/html, application/xml;q=0.9, */*;q=0.8", json), Format::Xml);
        // With `*/*` alone, the request's own type, or the default.
        assert_eq!(accepted("*/*", xml), Format::Xml);
        assert_eq!(accepted("*/*", "application/x-www-form-urlencoded"), Format::Json);
        // What nobody serves is answered in the default format.
        assert_eq!(accepted("text/html", xml), Format::Json);
        assert_eq!(accepted("", xml), Format::Json);
        assert_eq!(answer_format(&AnswerWishes::default()), Format::Json);
    }

    #[test]
    fn formats_that_are_not_preferred_must_be_named_alone() {
        let json = "application/json";
        assert_eq!(accepted("text/csv", json), Format::Csv);
        assert_eq!(accepted("text/jsonl, text/csv", json), Format::Csv);
        assert_eq!(accepted("text/html, application/x-ndjson", json), Format::Jsonl);
        assert_eq!(accepted("text/csv, text/jsv", json), Format::Jsv);
        assert_eq!(accepted("application/jsv", json), Format::Jsv);
        assert_eq!(accepted("text/jsv, application/xml", "application/jsv"), Format::Jsv);
        assert_eq!(accepted("text/jsv, application/xml", json), Format::Xml);
        // The request's own format is not preferred, so it must not win by being accepted, only by `*/*`.
        assert_eq!(accepted("text/csv, application/xml", "text/csv"), Format::Xml);
        assert_eq!(accepted("text/csv, */*", json), Format::Json);
        assert_eq!(accepted("*/*", "text/csv"), Format::Csv);
        assert_eq!(accepted("text/csv, */*", "multipart/form-data; boundary=x"), Format::Json);
    }

    #[test]
    fn a_door_has_its_format_unless_the_address_says_otherwise() {
        let door = AnswerWishes {
            door: Some(Format::Csv),
            accept: Some("application/xml"),
            content_type: Some("application/xml"),
            ..AnswerWishes::default()
        };
        assert_eq!(answer_format(&door), Format::Csv);
        assert_eq!(answer_format(&AnswerWishes { format_parameter: Some("jsv"), ..door }), Format::Jsv);
        assert_eq!(answer_format(&AnswerWishes { format_parameter: Some("exe"), ..door }), Format::Csv);
        assert_eq!(answer_format(&AnswerWishes { callback: Some("f"), ..door }), Format::Json);
        assert_eq!(answer_format(&AnswerWishes { suffix: Some(Format::Xml), ..door }), Format::Xml);
    }

    #[test]
    fn a_callback_makes_json_of_everything_but_a_suffix() {
        let wishes = AnswerWishes {
            callback: Some("f"),
            format_parameter: Some("xml"),
            accept: Some("text/csv"),
            ..AnswerWishes::default()
        };
        assert_eq!((answer_format(&wishes), jsonp_callback(&wishes)), (Format::Json, Some("f")));
        let suffixed = |suffix| AnswerWishes { suffix: Some(suffix), ..wishes };
        assert_eq!(jsonp_callback(&suffixed(Format::Json)), Some("f"));
        assert_eq!(
            (answer_format(&suffixed(Format::Xml)), jsonp_callback(&suffixed(Format::Xml))),
            (Format::Xml, None)
        );
        assert_eq!(jsonp_callback(&AnswerWishes::default()), None);
        assert_eq!(answer_format(&AnswerWishes { callback: Some(""), ..wishes }), Format::Xml);
    }

    #[test]
    fn a_long_accept_header_is_looked_at_up_to_the_limits() {
        let entries = format!("{}application/xml", "a/b,".repeat(MAX_ACCEPT_ENTRIES));
        assert_eq!(accepted(&entries, "text/plain"), Format::Json);
        let bytes = format!("{}, application/xml", "é".repeat(MAX_ACCEPT_BYTES));
        assert_eq!(accepted(&bytes, "text/plain"), Format::Json);
        let fits = format!("{}application/xml", "a/b,".repeat(MAX_ACCEPT_ENTRIES - 1));
        assert_eq!(accepted(&fits, "text/plain"), Format::Xml);
    }

    #[test]
    fn problem_json_must_be_named() {
        assert!(problem_json_wanted("application/json, application/Problem+JSON;q=0.5"));
        assert!(!problem_json_wanted("application/json, */*"));
    }

    #[test]
    fn only_the_name_of_a_format_is_taken_off_a_path() {
        assert_eq!(split_suffix("/billables.xml"), ("/billables", Some(Format::Xml)));
        assert_eq!(split_suffix("/billables/a.b.JSON"), ("/billables/a.b", Some(Format::Json)));
        // One suffix is taken off, and the rest is part of the path.
        assert_eq!(split_suffix("/billables.xml.jsonl"), ("/billables.xml", Some(Format::Jsonl)));
        for path in ["/billables", "/billables.exe", "/billables.html", "/billables.", "/a.xml/b", "/.xml", ".xml", ""]
        {
            assert_eq!(split_suffix(path), (path, None));
        }
    }
}
