//! The parts of an alias route's path. Whether the operation exists is not known here.

use billables_wire as wire;
use percent_encoding::percent_decode_str;

/// The answer of an alias route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// The operation's answer.
    Reply,
    /// No body, sent when the operation is done.
    OneWay,
}

/// The parts of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AliasPath {
    /// The operation's name as the client wrote it.
    pub(super) operation: String,
    /// The format of bodies and answers, unless the request names others.
    pub(super) format: wire::Format,
    pub(super) manner: Manner,
    /// Whether the body is a request list.
    pub(super) is_list: bool,
}

impl AliasPath {
    /// Reads a path as the client sent it. `None` if the path is no alias route's, or names an unknown format.
    pub(super) fn read(path: &str) -> Option<Self> {
        let mut segments = path.strip_prefix('/')?.splitn(4, '/');
        let (first, second) = (decode(segments.next()?)?, decode(segments.next()?)?);
        let path = match segments.next() {
            None => Self::at_api(&first, &second),
            Some(third) => Self::at_format(&first, &second, &decode(third)?),
        }?;
        (segments.next().is_none() && !path.operation.is_empty()).then_some(path)
    }

    /// `/api/{Operation}`, with a format's suffix, and `[]` before or after the suffix.
    fn at_api(first: &str, name: &str) -> Option<Self> {
        if !first.eq_ignore_ascii_case("api") {
            return None;
        }
        let (name, is_list) = split_brackets(name);
        let (name, suffix) = wire::split_suffix(name);
        let (name, is_list) = if is_list { (name, true) } else { split_brackets(name) };
        let format = suffix.unwrap_or(wire::Format::Json);
        Some(Self { operation: name.to_owned(), format, manner: Manner::Reply, is_list })
    }

    /// `/{format}/reply/{Operation}` and `/{format}/oneway/{Operation}`.
    fn at_format(first: &str, second: &str, name: &str) -> Option<Self> {
        let format = wire::Format::from_name(first)?;
        let manner = if second.eq_ignore_ascii_case("reply") {
            Manner::Reply
        } else if second.eq_ignore_ascii_case("oneway") {
            Manner::OneWay
        } else {
            return None;
        };
        let (name, is_list) = split_brackets(name);
        Some(Self { operation: name.to_owned(), format, manner, is_list })
    }
}

fn split_brackets(name: &str) -> (&str, bool) {
    name.strip_suffix("[]").map_or((name, false), |name| (name, true))
}

fn decode(segment: &str) -> Option<String> {
    percent_decode_str(segment).decode_utf8().ok().map(|text| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alias(operation: &str, format: wire::Format, manner: Manner, is_list: bool) -> Option<AliasPath> {
        Some(AliasPath { operation: operation.to_owned(), format, manner, is_list })
    }

    #[test]
    fn every_form_of_an_alias_route_is_read() {
        use Manner::{OneWay, Reply};
        use wire::Format::{Json, Xml};
        for (path, expected) in [
            ("/api/NewBillable", alias("NewBillable", Json, Reply, false)),
            ("/API/newbillable", alias("newbillable", Json, Reply, false)),
            ("/api/NewBillable.xml", alias("NewBillable", Xml, Reply, false)),
            ("/api/NewBillable[]", alias("NewBillable", Json, Reply, true)),
            ("/api/NewBillable%5B%5D", alias("NewBillable", Json, Reply, true)),
            ("/api/NewBillable%5b%5d.XML", alias("NewBillable", Xml, Reply, true)),
            ("/api/NewBillable.xml[]", alias("NewBillable", Xml, Reply, true)),
            ("/json/reply/NewBillable", alias("NewBillable", Json, Reply, false)),
            ("/Xml/Reply/NewBillable", alias("NewBillable", Xml, Reply, false)),
            ("/xml/OneWay/NewBillable[]", alias("NewBillable", Xml, OneWay, true)),
        ] {
            assert_eq!(AliasPath::read(path), expected, "{path}");
        }
    }

    #[test]
    fn a_format_suffix_is_removed_once() {
        for (path, operation) in [
            ("/api/NewBillable.exe", "NewBillable.exe"),
            ("/api/NewBillable.json.xml", "NewBillable.json"),
            ("/api/NewBillable[][]", "NewBillable[]"),
            ("/api/NewBillable[].xml[]", "NewBillable[]"),
            ("/json/reply/NewBillable.xml", "NewBillable.xml"),
            ("/api/New%2FBillable", "New/Billable"),
        ] {
            assert_eq!(AliasPath::read(path).map(|path| path.operation).as_deref(), Some(operation), "{path}");
        }
    }

    #[test]
    fn other_paths_are_no_alias_routes() {
        for path in [
            "",
            "/",
            "/api",
            "/api/",
            "/api/[]",
            "/api/NewBillable/",
            "/api/a/b",
            "/apis/NewBillable",
            "/api%2FNewBillable",
            "/json/metadata",
            "/json/reply",
            "/json/reply/",
            "/json/reply/NewBillable/x",
            "/html/reply/NewBillable",
            "/json/answer/NewBillable",
            "/billables/reply/void",
            "/api/%FF",
            "api/NewBillable",
        ] {
            assert_eq!(AliasPath::read(path), None, "{path}");
        }
    }
}
