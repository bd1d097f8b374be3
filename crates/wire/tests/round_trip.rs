//! Property tests: every format reads back the value that it wrote, and no body makes a reader panic.

use std::collections::BTreeMap;

use billables_wire::{BodyFormat, Format, Members, ReadListError, Schema, Value, from_value, parse_query, to_value};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
enum Status {
    Reported,
    Voided,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    call_sid: String,
    session_id: Option<String>,
    /// A type in another namespace.
    other: Option<Other>,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Other {
    error_code: String,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Single {
    member: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Named {
    call_sid: String,
    session_id: Option<String>,
    names: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Everything {
    text: String,
    maybe_text: Option<String>,
    is_live: bool,
    maybe_live: Option<bool>,
    signed: i64,
    unsigned: Option<u64>,
    huge: i128,
    float: f64,
    single: Option<f32>,
    status: Option<Status>,
    items: Vec<Item>,
    names: Vec<String>,
    sizes: Vec<u32>,
    meta: BTreeMap<String, String>,
    lists: Vec<Vec<String>>,
    gaps: Vec<Option<String>>,
    maybe_sizes: Option<Vec<u32>>,
    maybe_item: Option<Box<Item>>,
}

/// The value that JSV and CSV, whose cells hold JSV, read back: a list whose only item is null becomes an empty list.
fn as_read_back(format: Format, original: &Everything) -> Everything {
    let mut expected = original.clone();
    if matches!(format, Format::Jsv | Format::Csv) && expected.gaps == [None] {
        expected.gaps = Vec::new();
    }
    expected
}

fn schema() -> Schema {
    Schema::new("urn:ours").with_type("Other", "urn:other")
}

/// Text of characters that XML allows.
fn text() -> impl Strategy<Value = String> {
    let character = any::<char>().prop_filter("XML cannot hold it", |character| {
        !character.is_ascii_control() && !matches!(character, '\u{fffe}' | '\u{ffff}')
    });
    let special =
        prop::sample::select(vec!['\t', '\r', '\n', ' ', '<', '>', '&', '"', '\'', '\\', ']', '{', ',', ';', '\u{7f}']);
    prop::collection::vec(prop_oneof![character, special], 0..12)
        .prop_map(|characters| characters.into_iter().collect())
}

/// Text that is the same if its list is read as JSON instead of JSV. Excluded are numbers with blanks around them, `null`, and
/// blanks alone.
fn unlike_json() -> impl Strategy<Value = String> {
    text().prop_filter("reads as JSON", |text| {
        let is_blank = text.trim().is_empty() && !text.is_empty();
        !is_blank && serde_json::from_str::<serde_json::Value>(text).is_err()
    })
}

fn item() -> impl Strategy<Value = Item> {
    let other = prop::option::of(text().prop_map(|error_code| Other { error_code }));
    (text(), prop::option::of(text()), other).prop_map(|(call_sid, session_id, other)| Item {
        call_sid,
        session_id,
        other,
    })
}

fn everything() -> impl Strategy<Value = Everything> {
    let texts = (text(), prop::option::of(text()));
    let flags = (any::<bool>(), any::<Option<bool>>());
    let status = prop::option::of(prop::sample::select(vec![Status::Reported, Status::Voided]));
    let integers = (any::<i64>(), any::<Option<u64>>(), any::<i128>());
    // NaN is not equal to itself.
    let floats = (
        any::<f64>().prop_filter("not NaN", |float| !float.is_nan()),
        any::<Option<f32>>().prop_filter("not NaN", |float| !float.is_some_and(f32::is_nan)),
    );
    let lists = (
        prop::collection::vec(item(), 0..4),
        prop::collection::vec(text(), 0..4),
        prop::collection::vec(any::<u32>(), 0..4),
        prop::collection::btree_map(text(), text(), 0..4),
        prop::collection::vec(prop::collection::vec(text(), 0..3), 0..3),
        prop::collection::vec(prop::option::of(text()), 0..4),
        prop::option::of(prop::collection::vec(any::<u32>(), 0..4)),
        prop::option::of(item().prop_map(Box::new)),
    );
    (texts, flags, integers, floats, status, lists).prop_map(|(texts, flags, integers, floats, status, lists)| {
        Everything {
            text: texts.0,
            maybe_text: texts.1,
            is_live: flags.0,
            maybe_live: flags.1,
            signed: integers.0,
            unsigned: integers.1,
            huge: integers.2,
            float: floats.0,
            single: floats.1,
            status,
            items: lists.0,
            names: lists.1,
            sizes: lists.2,
            meta: lists.3,
            lists: lists.4,
            gaps: lists.5,
            maybe_sizes: lists.6,
            maybe_item: lists.7,
        }
    })
}

/// Bodies that are nearly valid: pieces of all formats in any order.
fn nearly_a_body() -> impl Strategy<Value = String> {
    let pieces = vec![
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\"a\"",
        "\\u12",
        "\\ud800",
        "-1",
        "0.",
        "1e5",
        "true",
        "nul",
        " ",
        "\u{feff}",
        "<Item xmlns='urn:ours'>",
        "</Item>",
        "<a>",
        "</a>",
        "<b/>",
        "<",
        ">",
        "&amp;",
        "&#0;",
        "&x;",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<?xml version='1.0'?>",
        "<!DOCTYPE a>",
        " i:nil='true'",
        "é",
        "\u{0}",
        "\n",
        "\r\n",
        "\"\"",
        "CallSid,Names",
        "{a:",
        "{callSid:",
        "names=[",
        "--x",
        "--x--",
        "\r\n--x\r\n",
        "Content-Disposition: form-data; name=names\r\n\r\n",
        "%5B",
        "&",
        "=",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(original in everything()) {
        // CSV and JSONL hold only the rows of an answer; the next test covers their lists.
        for format in [Format::Json, Format::Xml, Format::Jsv] {
            let body = format.write(&to_value(&original)?, &schema());
            let read = format.read(&body, "Everything", &schema());
            let back = read.map(from_value::<Everything>);
            prop_assert_eq!(back, Ok(Ok(as_read_back(format, &original))), "{}", String::from_utf8_lossy(&body));
        }
    }

    #[test]
    fn a_list_that_is_written_is_read_back(originals in prop::collection::vec(everything(), 0..3)) {
        let values = originals.iter().map(to_value).collect::<Result<Vec<_>, _>>()?;
        for format in Format::ALL.iter().copied() {
            let body = format.write_list(&values, "Everything", &schema());
            let items = format.read_list(&body, "Everything", &schema(), values.len());
            let back = items.map(|items| items.into_iter().map(from_value::<Everything>).collect::<Result<Vec<_>, _>>());
            let expected = originals.iter().map(|original| as_read_back(format, original)).collect();
            prop_assert_eq!(back, Ok(Ok(expected)), "{}", String::from_utf8_lossy(&body));
            if let (Some(last), Some(fewer)) = (originals.first(), values.len().checked_sub(1)) {
                let too_many = format.read_list(&body, "Everything", &schema(), fewer);
                prop_assert_eq!(too_many, Err(ReadListError::TooManyItems { limit: fewer }));
                // The first row or line is a message too.
                if matches!(format, Format::Csv | Format::Jsonl) {
                    let first = format.read(&body, "Everything", &schema()).map(from_value::<Everything>);
                    prop_assert_eq!(first, Ok(Ok(as_read_back(format, last))));
                }
            }
        }
    }

    #[test]
    fn a_single_member_comes_back_but_for_a_null_in_csv(member in prop::option::of(text())) {
        let original = Single { member };
        for format in Format::ALL.iter().copied() {
            let body = format.write_list(&[to_value(&original)?], "Single", &schema());
            let items = format.read_list(&body, "Single", &schema(), 1).unwrap_or_default();
            let back = items.into_iter().map(from_value::<Single>).collect::<Result<Vec<_>, _>>();
            // A blank line of CSV is no row, so a row whose only cell is null becomes an empty text.
            let is_null_row = format == Format::Csv && original.member.is_none();
            let expected = if is_null_row { Single { member: Some(String::new()) } } else { original.clone() };
            prop_assert_eq!(back, Ok(vec![expected]), "{}", String::from_utf8_lossy(&body));
        }
    }

    #[test]
    fn an_independent_reader_finds_the_same_texts_in_xml(original in item()) {
        let body = String::from_utf8(Format::Xml.write(&to_value(&original)?, &schema()))?;
        let document = roxmltree::Document::parse(&body)?;
        let root = document.root_element();
        prop_assert_eq!((root.tag_name().name(), root.tag_name().namespace()), ("Item", Some("urn:ours")));
        let child = |name: &str| root.children().find(|child| child.has_tag_name(("urn:ours", name)));
        let text = |name: &str| child(name).map(|child| child.text().unwrap_or_default().to_owned());
        prop_assert_eq!(text("CallSid"), Some(original.call_sid));
        let nil = ("http://www.w3.org/2001/XMLSchema-instance", "nil");
        let session_id = child("SessionId").filter(|child| child.attribute(nil) != Some("true")).map(|_| text("SessionId"));
        prop_assert_eq!(session_id.flatten(), original.session_id);
    }

    #[test]
    fn an_independent_reader_finds_the_same_texts_in_csv(originals in prop::collection::vec(item(), 1..4)) {
        let originals: Vec<Item> = originals.into_iter().map(|item| Item { other: None, ..item }).collect();
        let values = originals.iter().map(to_value).collect::<Result<Vec<_>, _>>()?;
        let body = Format::Csv.write_list(&values, "Item", &schema());
        let mut reader = csv::Reader::from_reader(body.as_slice());
        prop_assert_eq!(reader.headers()?, &csv::StringRecord::from(vec!["CallSid", "SessionId", "Other"]));
        let rows = reader.records().collect::<Result<Vec<_>, _>>()?;
        prop_assert_eq!(rows.len(), originals.len());
        for (row, original) in rows.iter().zip(&originals) {
            prop_assert_eq!(row.get(0), Some(original.call_sid.as_str()));
            prop_assert_eq!(row.get(1), Some(original.session_id.as_deref().unwrap_or_default()));
        }
    }

    #[test]
    fn a_list_in_json_is_what_serde_json_reads(originals in prop::collection::vec(item(), 0..4)) {
        let values = originals.iter().map(to_value).collect::<Result<Vec<_>, _>>()?;
        let body = Format::Json.write_list(&values, "Item", &schema());
        prop_assert_eq!(serde_json::from_slice::<Vec<Item>>(&body)?, originals.clone());
        let lines = String::from_utf8(Format::Jsonl.write_list(&values, "Item", &schema()))?;
        let read = lines.lines().map(serde_json::from_str::<Item>).collect::<Result<Vec<_>, _>>()?;
        prop_assert_eq!(read, originals);
    }

    #[test]
    fn a_form_gives_what_was_put_into_it(original in item(), names in prop::collection::vec(unlike_json(), 0..4)) {
        let names_value = Value::List(names.iter().cloned().map(Value::Text).collect());
        let named = |format: Format| {
            let names_text = String::from_utf8(format.write(&names_value, &schema())).unwrap_or_default();
            let mut pairs = vec![("callSid", original.call_sid.clone()), ("names", names_text)];
            pairs.extend(original.session_id.clone().map(|session_id| ("sessionId", session_id)));
            pairs
        };
        let encode = |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let pair = |(name, value): (&str, String)| format!("{name}={}", encode(&value));
        let part = |(name, value): (&str, String)| {
            format!("--a b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        for (content_type, body) in [
            ("application/x-www-form-urlencoded", named(Format::Jsv).into_iter().map(pair).collect::<Vec<_>>().join("&")),
            ("multipart/form-data; boundary=\"a b\"", named(Format::Json).into_iter().map(part).collect::<String>() + "--a b--"),
        ] {
            let value = BodyFormat::from_content_type(content_type)?.read(body.as_bytes(), "Named", &schema())?;
            let expected =
                Named { call_sid: original.call_sid.clone(), session_id: original.session_id.clone(), names: names.clone() };
            prop_assert_eq!(from_value::<Named>(value), Ok(expected), "{}", body);
        }
    }

    #[test]
    fn json_holds_any_text(text in any::<String>()) {
        let item = Item { call_sid: text, session_id: None, other: None };
        let body = Format::Json.write(&to_value(&item)?, &schema());
        let back = Format::Json.read(&body, "Item", &schema()).map(from_value::<Item>);
        prop_assert_eq!(back, Ok(Ok(item)));
    }

    #[test]
    fn xml_stays_readable_whatever_the_text(text in any::<String>()) {
        let item = Item { call_sid: text, session_id: None, other: None };
        let body = Format::Xml.write(&to_value(&item)?, &schema());
        prop_assert!(Format::Xml.read(&body, "Item", &schema()).is_ok());
    }

    #[test]
    fn json_is_written_as_serde_json_writes_it(original in item()) {
        // serde_json writes null members; the rest is equal to the letter.
        let original = Item { session_id: Some(String::new()), other: Some(Other { error_code: String::new() }), ..original };
        let written = Format::Json.write(&to_value(&original)?, &schema());
        prop_assert_eq!(String::from_utf8(written)?, serde_json::to_string(&original)?);
    }

    #[test]
    fn json_is_accepted_exactly_where_serde_json_accepts_it(body in nearly_a_body()) {
        let ours = Format::Json.read(body.as_bytes(), "Item", &schema());
        let text = body.strip_prefix('\u{feff}').unwrap_or(&body);
        if !text.trim_ascii().is_empty() {
            // A message is an object; other values of serde_json are left out.
            let theirs = serde_json::from_str::<serde_json::Value>(text).ok().filter(serde_json::Value::is_object);
            prop_assert_eq!(ours.is_ok(), theirs.is_some(), "{:?}", ours);
        }
    }

    #[test]
    fn no_body_makes_a_reader_panic(bytes in any::<Vec<u8>>(), text in nearly_a_body()) {
        let forms = [BodyFormat::Form, BodyFormat::Multipart { boundary: "x".into() }];
        for format in Format::ALL.iter().copied().map(BodyFormat::from).chain(forms) {
            for body in [bytes.as_slice(), text.as_bytes()] {
                if let Ok(value) = format.read(body, "Item", &schema()) {
                    let _ = from_value::<Item>(value.clone());
                    let _ = Members::of_body(value).bind_all::<Everything>();
                }
                let _ = format.read_list(body, "Item", &schema(), 3);
            }
        }
    }

    #[test]
    fn no_query_makes_the_parser_panic(query in any::<String>()) {
        if let Ok(pairs) = parse_query(&query) {
            let _ = Members::without_body().with_query(pairs).bind::<Everything>();
        }
    }

    #[test]
    fn no_header_makes_the_choice_panic(header in any::<String>()) {
        let _ = Format::from_media_type(&header);
        let _ = BodyFormat::from_content_type(&header);
        let _ = BodyFormat::from_content_type(&format!("multipart/form-data; boundary={header}"));
        let _ = billables_wire::jsonp(&header, header.as_bytes());
        let _ = billables_wire::problem_json_wanted(&header);
        let _ = billables_wire::split_suffix(&header);
        let preferences = billables_wire::AnswerPreferences { accept: Some(&header), content_type: Some(&header), format_parameter: Some(&header), ..billables_wire::AnswerPreferences::default() };
        prop_assert!(Format::ALL.contains(&billables_wire::answer_format(&preferences)));
    }

    #[test]
    fn a_reader_keeps_every_digit(digits in "-?(0|[1-9][0-9]{0,60})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?") {
        let body = format!("{{\"callSid\":{digits}}}");
        let read = Format::Json.read(body.as_bytes(), "Item", &schema());
        prop_assert!(matches!(&read, Ok(Value::Object(_))), "{:?}", read);
        prop_assert_eq!(read.map(from_value::<Item>).ok().and_then(Result::ok).map(|item| item.call_sid), Some(digits));
    }
}
