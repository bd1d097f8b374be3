//! The choice of the format of an answer. The rules are those of ServiceStack's `ResponseContentType`, on which existing
//! clients rely; `html` is no format here.
//!
//! The caller decides the rest: the header `Vary`, and the status of an invalid callback name.

use crate::format::Format;

/// The most bytes of an `Accept` header that are examined, which bounds the cost of a long header.
const MAX_ACCEPT_BYTES: usize = 4 * 1024;

/// The most entries of an `Accept` header that are examined.
const MAX_ACCEPT_ENTRIES: usize = 64;

/// The parts of a request that choose the format of its answer.
#[derive(Clone, Copy, Debug, Default)]
pub struct AnswerPreferences<'r> {
    /// The format in the suffix of the path, as [`split_suffix`] finds it.
    pub suffix: Option<Format>,
    /// The value of `?callback=`, if the operation offers JSONP.
    pub callback: Option<&'r str>,
    /// The value of `?format=`.
    pub format_parameter: Option<&'r str>,
    /// The format that the path of an alias route names, such as CSV in `/csv/reply/…`. It overrides `Accept`.
    pub alias_format: Option<Format>,
    /// The `Accept` header; several are joined with commas.
    pub accept: Option<&'r str>,
    /// The `Content-Type` of the request's own body.
    pub content_type: Option<&'r str>,
}

/// The format of the answer. A preference that no format meets is no error.
///
/// In this order: the suffix; JSON if there is a callback; `?format=`; the format of the alias route; a preferred format in
/// `Accept` (the format of the request's body if `Accept` names it, else the first of [`Format::ALL`]; JSON, XML and JSV are
/// preferred); the format of the request's body if `Accept` has `*/*`; any format in `Accept`; the default. Quality values
/// are ignored, as in ServiceStack.
///
/// ```
/// use billables_wire::{AnswerPreferences, Format, answer_format};
///
/// let accept = Some("text/csv, */*;q=0.1");
/// let content_type = Some("application/xml");
/// let preferences = AnswerPreferences { accept, content_type, ..AnswerPreferences::default() };
/// assert_eq!(answer_format(&preferences), Format::Xml);
/// assert_eq!(answer_format(&AnswerPreferences { alias_format: Some(Format::Jsv), ..preferences }), Format::Jsv);
/// ```
pub fn answer_format(preferences: &AnswerPreferences<'_>) -> Format {
    let by_callback = || preferences.callback.filter(|callback| !callback.is_empty()).map(|_| Format::Json);
    let by_parameter = || {
        let name = preferences.format_parameter?.split('.').next()?;
        Format::from_name(name)
    };
    let by_path_and_query = preferences.suffix.or_else(by_callback).or_else(by_parameter).or(preferences.alias_format);
    by_path_and_query.or_else(|| by_accept(preferences)).unwrap_or(Format::DEFAULT)
}

/// The callback if the answer is JSONP: the request has a callback, and no suffix names another format than JSON. The caller
/// validates the name with [`is_callback_name`](crate::is_callback_name).
pub fn jsonp_callback<'r>(preferences: &AnswerPreferences<'r>) -> Option<&'r str> {
    preferences.callback.filter(|callback| !callback.is_empty() && answer_format(preferences) == Format::Json)
}

fn by_accept(preferences: &AnswerPreferences<'_>) -> Option<Format> {
    let accept = preferences.accept?;
    let own = preferences.content_type.and_then(|content_type| {
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

/// Whether an `Accept` header asks for errors in the form of RFC 9457.
pub fn problem_json_wanted(accept: &str) -> bool {
    media_types(accept).any(|media_type| media_type.eq_ignore_ascii_case("application/problem+json"))
}

/// Splits the name of a format from the end of a path: `/billables.xml` is `/billables` in XML.
///
/// A suffix that names no format stays in the path.
pub fn split_suffix(path: &str) -> (&str, Option<Format>) {
    let Some((stem, suffix)) = path.rsplit_once('.') else { return (path, None) };
    match Format::from_name(suffix) {
        Some(format) if !stem.is_empty() && !stem.ends_with('/') => (stem, Some(format)),
        _ => (path, None),
    }
}

/// The media types of an `Accept` header without their parameters, up to the limits.
fn media_types(accept: &str) -> impl Iterator<Item = &str> {
    let within_limit = if accept.len() > MAX_ACCEPT_BYTES {
        // The last entry may be incomplete.
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
        answer_format(&AnswerPreferences {
            accept: Some(accept),
            content_type: Some(content_type),
            ..AnswerPreferences::default()
        })
    }

    #[test]
    fn suffix_beats_parameter_beats_accept() {
        let mut preferences = AnswerPreferences {
            suffix: Some(Format::Json),
            format_parameter: Some("xml"),
            accept: Some("application/json"),
            ..AnswerPreferences::default()
        };
        assert_eq!(answer_format(&preferences), Format::Json);
        preferences.suffix = None;
        assert_eq!(answer_format(&preferences), Format::Xml);
        for (parameter, expected) in [("XML.zip", Format::Xml), ("nonsense", Format::Json), ("", Format::Json)] {
            preferences.format_parameter = Some(parameter);
            assert_eq!(answer_format(&preferences), expected, "{parameter}");
        }
    }

    #[test]
    fn accept_is_searched_by_the_rules_of_the_original() {
        let json = "application/json";
        let xml = "application/xml; charset=utf-8";
        // The type of the request's body if it is accepted; else the first of the table.
        assert_eq!(accepted("application/json, application/xml", xml), Format::Xml);
        assert_eq!(accepted("text/xml;q=0.1, application/json;q=0.9", xml), Format::Xml);
        assert_eq!(accepted("application/xml, application/json", "text/plain"), Format::Json);
        assert_eq!(accepted("APPLICATION/XML", json), Format::Xml);
        // A preferred type beats `*/*`.
        assert_eq!(accepted("*/*, application/xml", json), Format::Xml);
        assert_eq!(accepted("text/html, application/xml;q=0.9, */*;q=0.8", json), Format::Xml);
        // `*/*` alone gives the type of the request's body, or the default.
        assert_eq!(accepted("*/*", xml), Format::Xml);
        assert_eq!(accepted("*/*", "application/x-www-form-urlencoded"), Format::Json);
        // The default format answers a type that no format has.
        assert_eq!(accepted("text/html", xml), Format::Json);
        assert_eq!(accepted("", xml), Format::Json);
        assert_eq!(answer_format(&AnswerPreferences::default()), Format::Json);
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
        // The format of the request's body is not preferred here, so only `*/*` selects it.
        assert_eq!(accepted("text/csv, application/xml", "text/csv"), Format::Xml);
        assert_eq!(accepted("text/csv, */*", json), Format::Json);
        assert_eq!(accepted("*/*", "text/csv"), Format::Csv);
        assert_eq!(accepted("text/csv, */*", "multipart/form-data; boundary=x"), Format::Json);
    }

    #[test]
    fn an_alias_route_has_its_format_unless_the_address_names_another() {
        let alias = AnswerPreferences {
            alias_format: Some(Format::Csv),
            accept: Some("application/xml"),
            content_type: Some("application/xml"),
            ..AnswerPreferences::default()
        };
        assert_eq!(answer_format(&alias), Format::Csv);
        assert_eq!(answer_format(&AnswerPreferences { format_parameter: Some("jsv"), ..alias }), Format::Jsv);
        assert_eq!(answer_format(&AnswerPreferences { format_parameter: Some("exe"), ..alias }), Format::Csv);
        assert_eq!(answer_format(&AnswerPreferences { callback: Some("f"), ..alias }), Format::Json);
        assert_eq!(answer_format(&AnswerPreferences { suffix: Some(Format::Xml), ..alias }), Format::Xml);
    }

    #[test]
    fn a_callback_makes_json_of_everything_but_a_suffix() {
        let preferences = AnswerPreferences {
            callback: Some("f"),
            format_parameter: Some("xml"),
            accept: Some("text/csv"),
            ..AnswerPreferences::default()
        };
        assert_eq!((answer_format(&preferences), jsonp_callback(&preferences)), (Format::Json, Some("f")));
        let suffixed = |suffix| AnswerPreferences { suffix: Some(suffix), ..preferences };
        assert_eq!(jsonp_callback(&suffixed(Format::Json)), Some("f"));
        assert_eq!(
            (answer_format(&suffixed(Format::Xml)), jsonp_callback(&suffixed(Format::Xml))),
            (Format::Xml, None)
        );
        assert_eq!(jsonp_callback(&AnswerPreferences::default()), None);
        assert_eq!(answer_format(&AnswerPreferences { callback: Some(""), ..preferences }), Format::Xml);
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
        // Only the last suffix is split off.
        assert_eq!(split_suffix("/billables.xml.jsonl"), ("/billables.xml", Some(Format::Jsonl)));
        for path in ["/billables", "/billables.exe", "/billables.html", "/billables.", "/a.xml/b", "/.xml", ".xml", ""]
        {
            assert_eq!(split_suffix(path), (path, None));
        }
    }
}
