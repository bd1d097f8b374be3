//! What is written is read back equal, in every format; and no body, however strange, makes a reader panic.

use std::collections::BTreeMap;

use billables_wire::{Format, Members, Schema, Value, from_value, parse_query, to_value};
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
    /// Travels in a namespace of its own.
    foreign: Option<Foreign>,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Foreign {
    error_code: String,
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
}

fn schema() -> Schema {
    Schema::new("urn:ours").with_type("Foreign", "urn:foreign")
}

/// Text of any characters that XML can hold too.
fn text() -> impl Strategy<Value = String> {
    let character = any::<char>().prop_filter("XML cannot hold it", |character| {
        !character.is_ascii_control() && !matches!(character, '\u{fffe}' | '\u{ffff}')
    });
    let special =
        prop::sample::select(vec!['\t', '\r', '\n', ' ', '<', '>', '&', '"', '\'', '\\', ']', '{', ',', ';', '\u{7f}']);
    prop::collection::vec(prop_oneof![character, special], 0..12)
        .prop_map(|characters| characters.into_iter().collect())
}

/// Some text, or none. XML says nothing about whether "no text" is a list or an object, so lists keep what is not blank.
fn item() -> impl Strategy<Value = Item> {
    let foreign = prop::option::of(text().prop_map(|error_code| Foreign { error_code }));
    (text(), prop::option::of(text()), foreign).prop_map(|(call_sid, session_id, foreign)| Item {
        call_sid,
        session_id,
        foreign,
    })
}

fn everything() -> impl Strategy<Value = Everything> {
    let texts = (text(), prop::option::of(text()));
    let flags = (any::<bool>(), any::<Option<bool>>());
    let status = prop::option::of(prop::sample::select(vec![Status::Reported, Status::Voided]));
    let integers = (any::<i64>(), any::<Option<u64>>(), any::<i128>());
    // NaN is not equal to itself; every other float must come back.
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
        }
    })
}

/// Bodies that are nearly right: pieces of both formats in any order.
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
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(original in everything()) {
        for format in Format::ALL {
            let body = format.write(&to_value(&original)?, &schema());
            let read = format.read(&body, "Everything", &schema());
            let back = read.map(from_value::<Everything>);
            prop_assert_eq!(back, Ok(Ok(original.clone())), "{}", String::from_utf8_lossy(&body));
        }
    }

    #[test]
    fn json_holds_any_text(text in any::<String>()) {
        let item = Item { call_sid: text, session_id: None, foreign: None };
        let body = Format::Json.write(&to_value(&item)?, &schema());
        let back = Format::Json.read(&body, "Item", &schema()).map(from_value::<Item>);
        prop_assert_eq!(back, Ok(Ok(item)));
    }

    #[test]
    fn xml_stays_readable_whatever_the_text(text in any::<String>()) {
        let item = Item { call_sid: text, session_id: None, foreign: None };
        let body = Format::Xml.write(&to_value(&item)?, &schema());
        prop_assert!(Format::Xml.read(&body, "Item", &schema()).is_ok());
    }

    #[test]
    fn json_is_written_as_serde_json_writes_it(original in item()) {
        // serde_json writes null members; apart from them the two are the same to the letter.
        let original = Item { session_id: Some(String::new()), foreign: Some(Foreign { error_code: String::new() }), ..original };
        let written = Format::Json.write(&to_value(&original)?, &schema());
        prop_assert_eq!(String::from_utf8(written)?, serde_json::to_string(&original)?);
    }

    #[test]
    fn json_is_accepted_exactly_where_serde_json_accepts_it(body in nearly_a_body()) {
        let ours = Format::Json.read(body.as_bytes(), "Item", &schema());
        let text = body.strip_prefix('\u{feff}').unwrap_or(&body);
        if !text.trim_ascii().is_empty() {
            // A message is an object, so anything else that serde_json reads is left out.
            let theirs = serde_json::from_str::<serde_json::Value>(text).ok().filter(serde_json::Value::is_object);
            prop_assert_eq!(ours.is_ok(), theirs.is_some(), "{:?}", ours);
        }
    }

    #[test]
    fn no_body_makes_a_reader_panic(bytes in any::<Vec<u8>>(), text in nearly_a_body()) {
        for format in Format::ALL {
            for body in [bytes.as_slice(), text.as_bytes()] {
                if let Ok(value) = format.read(body, "Item", &schema()) {
                    let _ = from_value::<Item>(value.clone());
                    let _ = from_value::<Everything>(value);
                }
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
        let _ = billables_wire::problem_json_wanted(&header);
        let _ = billables_wire::split_suffix(&header);
        let wishes = billables_wire::AnswerWishes { accept: Some(&header), content_type: Some(&header), format_parameter: Some(&header), suffix: None };
        prop_assert!(Format::ALL.contains(&billables_wire::answer_format(&wishes)));
    }

    #[test]
    fn a_reader_keeps_every_digit(digits in "-?(0|[1-9][0-9]{0,60})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?") {
        let body = format!("{{\"callSid\":{digits}}}");
        let read = Format::Json.read(body.as_bytes(), "Item", &schema());
        prop_assert!(matches!(&read, Ok(Value::Object(_))), "{:?}", read);
        prop_assert_eq!(read.map(from_value::<Item>).ok().and_then(Result::ok).map(|item| item.call_sid), Some(digits));
    }
}
