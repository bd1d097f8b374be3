//! Tests of the record reader with bodies that are whole, in pieces, or broken.

use proptest::prelude::*;
use serde::Deserialize;

use super::*;
use crate::bind::Members;
use crate::format::Format;
use crate::read_error::ReadError;
use crate::schema::Schema;
use crate::value::Value;

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Report {
    account_id: Option<String>,
    call_sid: Option<String>,
    #[serde(default)]
    count: Option<u32>,
}

/// One record: its value, its type, its index and its end.
type Read = (Result<Value, RecordError>, Result<Report, RecordError>, u64, u64);

fn read(format: RecordFormat, bytes_max: usize, pieces: &[&[u8]]) -> Vec<Read> {
    let mut reader = RecordReader::new(format, bytes_max);
    let mut records = Vec::new();
    let mut take = |reader: &mut RecordReader| {
        while let Some(record) = reader.next_record() {
            records.push((record.value(), record.bind(), record.index(), record.end().offset));
        }
    };
    for piece in pieces {
        reader.feed(piece);
        take(&mut reader);
        let held = reader.buffer.len() - reader.start;
        assert!(reader.is_over() || held <= bytes_max + piece.len() + 1, "{held} bytes are held");
    }
    reader.finish();
    take(&mut reader);
    assert!(reader.is_over() && reader.next_record().is_none());
    records
}

/// The call SIDs of the valid records, and the errors of the others.
fn results(format: RecordFormat, body: &str) -> Vec<String> {
    let records = read(format, 64, &[body.as_bytes()]);
    records
        .into_iter()
        .map(|(_, report, ..)| {
            report.map_or_else(|error| error.to_string(), |report| report.call_sid.unwrap_or_default())
        })
        .collect()
}

#[test]
fn lines_are_records_and_blank_ones_say_nothing() {
    let body = "\u{feff}{\"callSid\":\"1\"}\r\n\n \t\r\n{\"CallSid\":2}\n{\"callSid\":\"3\"}";
    assert_eq!(results(RecordFormat::JsonLines, body), ["1", "2", "3"]);
    assert!(results(RecordFormat::JsonLines, "").is_empty() && results(RecordFormat::JsonLines, "\n\n").is_empty());
}

#[test]
fn a_bad_line_is_an_error_of_its_own() {
    let long = "x".repeat(65);
    let body = format!("{{\"callSid\":\"1\"}}\n{{\"callSid\":}}\n{long}\n[1]\n{{\"callSid\":\"2\"}}\n");
    let expected = [
        "1",
        "The body cannot be read as JSONL: at line 2, column 12, a value was expected, and '}' was found.",
        "The record has more than 64 bytes. Send less in one record.",
        "Item 4 of the list is a list. Send an object.",
        "2",
    ];
    assert_eq!(results(RecordFormat::JsonLines, &body), expected);
}

#[test]
fn bytes_that_are_no_text_harm_one_line() {
    let records = read(RecordFormat::JsonLines, 64, &[b"{\"callSid\":\"1\"}\n{\"callSid\":\"\xFF\"}\n{}"]);
    let not_utf8: RecordError = ReadError::NotUtf8 { offset: 16 + 12 }.into();
    assert_eq!(records[1].1, Err(not_utf8));
    assert!(records[0].1.is_ok() && records[2].1.is_ok());
}

#[test]
fn the_items_of_an_array_are_records() {
    let body = "\u{feff} [ {\"callSid\":\"],}\\\"\"} ,\n{\"n\":[{},[]],\"callSid\":\"2\"},{\"callSid\":\"3\"}\n] \n";
    assert_eq!(results(RecordFormat::JsonArray, body), ["],}\"", "2", "3"]);
    assert!(results(RecordFormat::JsonArray, "[]").is_empty() && results(RecordFormat::JsonArray, " [ ] ").is_empty());
}

#[test]
fn a_bad_item_is_an_error_of_its_own() {
    let long = "x".repeat(65);
    let deep = format!("{}{}", "[".repeat(70), "]".repeat(70));
    let body = format!(
        "[{{\"callSid\":\"1\"}},\n7,{{\"callSid\" \"x\"}},\"{long}\",,{{}} {{}},{{\"callSid\":\"2\"}},{deep},{{\"callSid\":\"3\"}}]"
    );
    let results = results(RecordFormat::JsonArray, &body);
    let expected = [
        "1",
        "Item 2 of the list is a number. Send an object.",
        "at line 2, column 14, ':' after a member name was expected, and '\"' was found.",
        "The record has more than 64 bytes.",
        "a value was expected before ',' or ']', and none was found",
        "',' or ']' after an item of a list was expected, and '{' was found.",
        "2",
        "The record has more than 64 bytes.",
        "3",
    ];
    assert_eq!(results.len(), expected.len(), "{results:?}");
    for (results, expected) in results.iter().zip(expected) {
        assert!(results.contains(expected), "{results}");
    }
}

#[test]
fn nesting_has_an_end_in_an_item_as_in_a_list() {
    for (levels, is_read) in [(61, true), (62, true), (63, false), (80, false)] {
        let body = format!("[{{\"n\":{}{}}},{{}}]", "[".repeat(levels), "]".repeat(levels));
        let records = read(RecordFormat::JsonArray, 1_024, &[body.as_bytes()]);
        let list = Format::Json.read_list(body.as_bytes(), "Item", &Schema::new("urn:any"), 9);
        assert_eq!((records[0].0.is_ok(), list.is_ok()), (is_read, is_read), "{levels}");
        assert!(records[1].0.is_ok());
    }
}

#[test]
fn an_array_that_is_broken_ends_what_is_read() {
    for (body, expected) in [
        ("", "The body is empty. Send a list."),
        ("{\"callSid\":\"1\"}", "The body is an object. Send a list."),
        ("\"[]\"", "The body is text. Send a list."),
        ("x", "The body is not JSON. Send a list."),
        ("[", "line 1, column 2, the list is never closed, and the body ends"),
        ("[\n{}", "line 2, column 3, the list is never closed, and the body ends"),
        ("[{}] []", "line 1, column 6, the end of the body was expected, and '[' was found"),
        ("[{},{]},{}]", "line 1, column 6, ']' has no matching opening bracket"),
        ("[{},}{}]", "line 1, column 5, '}' has no matching opening bracket"),
        ("[{},\"x},{}]", "the list is never closed"),
    ] {
        let results = results(RecordFormat::JsonArray, body);
        assert!(
            results.len() <= 2 && results.last().is_some_and(|last| last.contains(expected)),
            "{body}: {results:?}"
        );
    }
}

#[test]
fn rows_are_records_under_their_headers() {
    let body = "\u{feff}AccountId,CallSid,Note\r\n\r\na,1,\"x,\"\"\r\ny\"\r,\"2\",\n\na,3,";
    assert_eq!(results(RecordFormat::Csv, body), ["1", "2", "3"]);
    assert!(results(RecordFormat::Csv, "").is_empty() && results(RecordFormat::Csv, "A,B").is_empty());
}

#[test]
fn a_bad_row_is_an_error_of_its_own() {
    let body = "AccountId,CallSid\na,1\na\na,\"x\"y\na,x\"y\",\na,2\na,\"3\n";
    let expected = [
        "1",
        "at line 3, column 1, a row has 1 cells where the header row has 2.",
        "at line 4, column 6, text follows the closing quote of a cell.",
        "at line 5, column 4, a cell without quotes has a quote",
        "2",
        "at line 7, column 3, a cell has an opening quote and no closing one.",
    ];
    let results = results(RecordFormat::Csv, body);
    assert_eq!(results.len(), expected.len(), "{results:?}");
    for (results, expected) in results.iter().zip(expected) {
        assert!(results.contains(expected), "{results}");
    }
}

#[test]
fn a_quote_that_is_never_closed_breaks_the_body_however_much_follows_it() {
    let rows = "a,1\n".repeat(40);
    for (body, is_broken) in [
        (format!("A,B\na,1\na,\"2\n{rows}"), true),
        ("A,B\na,1\na,\"2\n".to_owned(), true),
        ("A,B\na,1\na,\"2\"".to_owned(), false),
    ] {
        let mut reader = RecordReader::new(RecordFormat::Csv, 64);
        reader.feed(body.as_bytes());
        reader.finish();
        let mut last = String::new();
        while let Some(record) = reader.next_record() {
            last = record.value().map_or_else(|error| error.to_string(), |_| String::new());
        }
        assert_eq!((reader.is_broken(), reader.position().index), (is_broken, 2), "{body}");
        assert_eq!(last.contains("line 3") && last.contains("no closing one"), is_broken, "{last}");
    }
}

#[test]
fn without_headers_no_row_is_read() {
    let results = results(RecordFormat::Csv, "A,\"x\"y\na,1\n");
    assert!(results.len() == 1 && results[0].contains("text follows the closing quote"), "{results:?}");
    let records = read(RecordFormat::Csv, 64, &[format!("{}\na\n", "A".repeat(65)).as_bytes()]);
    assert_eq!(records[0].1, Err(RecordError::TooLong { bytes_max: 64 }));
    assert_eq!(records.len(), 1);
}

#[test]
fn members_have_the_rules_of_every_body() {
    let twice = "{\"callSid\":\"1\",\"CallSid\":\"1\"}\n{\"callSid\":\"1\",\"count\":\"7\"}\n{\"count\":\"x\"}\n{\"callSid\":null}";
    let records = read(RecordFormat::JsonLines, 64, &[twice.as_bytes()]);
    let results = records[0].1.clone().unwrap_err().to_string();
    assert_eq!(results, "CallSid is given twice in the body. Give it once.");
    assert_eq!(records[1].1.clone().map(|report| report.count), Ok(Some(7)));
    let Err(RecordError::Bind(errors)) = records[2].1.clone() else { panic!("{:?}", records[2].1) };
    assert_eq!(errors.first().field_name(), Some("Count"));
    assert_eq!(records[3].1, Ok(Report { account_id: None, call_sid: None, count: None }));
}

#[test]
fn reading_goes_on_where_it_was_left() {
    for (format, body) in [
        (RecordFormat::JsonLines, "{\"callSid\":\"1\"}\r\n{\"callSid\":\"2\"}\n{\"callSid\":\"3\"}"),
        (RecordFormat::Csv, "\u{feff}CallSid\r\n1\r\n\"2\"\r\n3\r\n"),
    ] {
        let whole = read(format, 64, &[body.as_bytes()]);
        let mut reader = RecordReader::new(format, 64);
        reader.feed(body.as_bytes());
        let left_at = reader.next_record().unwrap().end();
        assert!(reader.is_headed());
        let mut reader = RecordReader::new(format, 64);
        reader.feed(&body.as_bytes()[..12]);
        assert!(reader.next_record().is_none() && reader.is_headed());
        reader.seek(left_at);
        reader.feed(&body.as_bytes()[usize::try_from(left_at.offset).unwrap()..]);
        reader.finish();
        for expected in &whole[1..] {
            let record = reader.next_record().unwrap();
            assert_eq!(&(record.value(), record.bind(), record.index(), record.end().offset), expected);
        }
        assert!(reader.next_record().is_none());
    }
}

/// Bodies that are nearly valid.
fn bodies() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => Just("{\"callSid\":\"CA1\",\"accountId\":\"a\"}"),
        2 => Just("a,1"),
        1 => Just("AccountId,CallSid"),
        1 => Just("AccountId,callSid,,accountid"),
        1 => Just("{\"CALLSID\" : \"\\u0041\" , \"other\":[1,{}]}"),
        1 => Just("{\"accountId\":null,\"count\":\"\"}"),
        1 => Just("{\"accountId\":\"a\",\"AccountId\":\"a\"}"),
        1 => Just("\u{feff}"),
        1 => Just("üñ"),
        1 => Just("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        2 => Just("\r"),
        4 => Just("\n"),
        3 => Just(","),
        2 => Just("\""),
        1 => Just("\\"),
        1 => Just("["),
        1 => Just("]"),
        1 => Just("{"),
        1 => Just("}"),
        1 => Just(" "),
        1 => Just(":"),
    ];
    let array = prop::bool::ANY;
    (array, prop::collection::vec(part, 0..24)).prop_map(|(is_array, parts)| match is_array {
        true => format!("[{}]", parts.concat()),
        false => parts.concat(),
    })
}

fn formats() -> impl Strategy<Value = RecordFormat> {
    prop_oneof![Just(RecordFormat::JsonLines), Just(RecordFormat::JsonArray), Just(RecordFormat::Csv)]
}

fn tree_format(format: RecordFormat) -> Format {
    match format {
        RecordFormat::JsonLines => Format::Jsonl,
        RecordFormat::JsonArray => Format::Json,
        RecordFormat::Csv => Format::Csv,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn how_a_body_is_cut_changes_nothing(
        format in formats(),
        body in bodies(),
        bytes_max in 1_usize..100,
        cuts in prop::collection::vec(0_usize..400, 0..8),
    ) {
        let whole = read(format, bytes_max, &[body.as_bytes()]);
        let bytes: Vec<&[u8]> = body.as_bytes().chunks(1).collect();
        prop_assert_eq!(&read(format, bytes_max, &bytes), &whole);
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(body.len())).collect();
        cuts.sort_unstable();
        let mut pieces = Vec::new();
        let mut from = 0;
        for cut in cuts {
            pieces.push(&body.as_bytes()[from..cut]);
            from = cut;
        }
        pieces.push(&body.as_bytes()[from..]);
        prop_assert_eq!(&read(format, bytes_max, &pieces), &whole);
        let ends: Vec<u64> = whole.iter().map(|record| record.3).collect();
        prop_assert!(ends.is_sorted());
    }

    /// The record reader accepts all records of a body if and only if the list reader accepts the body.
    #[test]
    fn records_are_the_items_of_the_list(format in formats(), body in bodies()) {
        let records = read(format, 10_000, &[body.as_bytes()]);
        let values: Result<Vec<Value>, RecordError> = records.into_iter().map(|record| record.0).collect();
        let list = tree_format(format).read_list(body.as_bytes(), "Item", &Schema::new("urn:any"), 1_000);
        prop_assert_eq!(values.is_ok(), list.is_ok(), "{:?} and {:?}", values, list);
        if let (Ok(values), Ok(list)) = (values, list) {
            prop_assert_eq!(values, list);
        }
    }

    /// The fast path of binding gives the same result as the tree.
    #[test]
    fn a_plain_record_is_bound_as_its_tree_is(format in formats(), body in bodies()) {
        for (value, report, ..) in read(format, 10_000, &[body.as_bytes()]) {
            let by_tree = value.and_then(|value| Ok(Members::of_body(value).bind_all::<Report>()?));
            prop_assert_eq!(report, by_tree);
        }
    }
}
