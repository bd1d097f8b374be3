//! What the path of a door says. Only the path: whether there is such an operation is not asked here.

use billables_wire as wire;
use percent_encoding::percent_decode_str;

/// How a door answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// With the operation's answer.
    Reply,
    /// With nothing, once it is done.
    OneWay,
}

/// A door's path, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AliasPath {
    /// The operation's name as the client wrote it.
    pub(crate) operation: String,
    /// What bodies are read in and answers are written in, unless the request says otherwise.
    pub(crate) format: wire::Format,
    pub(crate) manner: Manner,
    /// Whether the body is a list of requests.
    pub(crate) is_batch: bool,
}

impl AliasPath {
    /// Reads a path as it was sent. Nothing if it is no door's, as when its format is unknown.
    pub(crate) fn read(path: &str) -> Option<Self> {
        let mut segments = path.strip_prefix('/')?.splitn(4, '/');
        let (first, second) = (decode(segments.next()?)?, decode(segments.next()?)?);
        let address = match segments.next() {
            None => Self::at_api(&first, &second),
            Some(third) => Self::at_format(&first, &second, &decode(third)?),
        }?;
        (segments.next().is_none() && !address.operation.is_empty()).then_some(address)
    }

    /// `/api/{Operation}`, with a suffix that names a format, and `[]` before or behind it.
    fn at_api(first: &str, name: &str) -> Option<Self> {
        if !first.eq_ignore_ascii_case("api") {
            return None;
        }
        let (name, is_batch) = split_brackets(name);
        let (name, suffix) = wire::split_suffix(name);
        let (name, is_batch) = if is_batch { (name, true) } else { split_brackets(name) };
        let format = suffix.unwrap_or(wire::Format::Json);
        Some(Self { operation: name.to_owned(), format, manner: Manner::Reply, is_batch })
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
        let (name, is_batch) = split_brackets(name);
        Some(Self { operation: name.to_owned(), format, manner, is_batch })
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

    fn door(operation: &str, format: wire::Format, manner: Manner, is_batch: bool) -> Option<AliasPath> {
        Some(AliasPath { operation: operation.to_owned(), format, manner, is_batch })
    }

    #[test]
    fn every_form_of_a_door_is_read() {
        use Manner::{OneWay, Reply};
        use wire::Format::{Json, Xml};
        for (path, expected) in [
            ("/api/NewBillable", door("NewBillable", Json, Reply, false)),
            ("/API/newbillable", door("newbillable", Json, Reply, false)),
            ("/api/NewBillable.xml", door("NewBillable", Xml, Reply, false)),
            ("/api/NewBillable[]", door("NewBillable", Json, Reply, true)),
            ("/api/NewBillable%5B%5D", door("NewBillable", Json, Reply, true)),
            ("/api/NewBillable%5b%5d.XML", door("NewBillable", Xml, Reply, true)),
            ("/api/NewBillable.xml[]", door("NewBillable", Xml, Reply, true)),
            ("/json/reply/NewBillable", door("NewBillable", Json, Reply, false)),
            ("/Xml/Reply/NewBillable", door("NewBillable", Xml, Reply, false)),
            ("/xml/OneWay/NewBillable[]", door("NewBillable", Xml, OneWay, true)),
        ] {
            assert_eq!(AliasPath::read(path), expected, "{path}");
        }
    }

    #[test]
    fn a_suffix_is_taken_off_once_and_only_if_it_is_a_formats() {
        for (path, operation) in [
            ("/api/NewBillable.exe", "NewBillable.exe"),
            ("/api/NewBillable.json.xml", "NewBillable.json"),
            ("/api/NewBillable[][]", "NewBillable[]"),
            ("/api/NewBillable[].xml[]", "NewBillable[]"),
            ("/json/reply/NewBillable.xml", "NewBillable.xml"),
            ("/api/New%2FBillable", "New/Billable"),
        ] {
            assert_eq!(AliasPath::read(path).map(|address| address.operation).as_deref(), Some(operation), "{path}");
        }
    }

    #[test]
    fn other_paths_are_no_doors() {
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
