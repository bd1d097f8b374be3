//! Tests of the binding rules and of the messages about faults.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::*;
use crate::parse_query;
use crate::value::{Number, Object, Origin};

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sample {
    call_sid: Option<String>,
    limit: Option<i64>,
    small: Option<u8>,
    ratio: Option<f64>,
    is_live: Option<bool>,
    status: Option<Status>,
    items: Option<Vec<Item>>,
    meta: Option<BTreeMap<String, String>>,
    #[serde(default)]
    count: u32,
}

#[derive(Debug, PartialEq, Deserialize)]
enum Status {
    Reported,
    Voided,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    call_sid: String,
    size: Option<u8>,
}

fn object<const N: usize>(members: [(&'static str, Value); N]) -> Value {
    Value::Object(members.into_iter().collect())
}

fn text(content: &str) -> Value {
    Value::Text(content.into())
}

fn number(digits: &str) -> Value {
    Value::Number(Number::parse(digits).unwrap())
}

fn bind<const N: usize>(members: [(&'static str, Value); N]) -> Result<Sample, BindError> {
    from_value(object(members))
}

fn error<const N: usize>(members: [(&'static str, Value); N]) -> String {
    bind(members).unwrap_err().to_string()
}

#[test]
fn names_are_compared_without_case_and_unknown_members_are_ignored() {
    let bound = bind([("CALLsid", text("x")), ("other", text("y")), ("OTHER", text("z")), ("other", Value::Null)]);
    assert_eq!(bound, Ok(Sample { call_sid: Some("x".into()), ..Sample::default() }));
}

#[test]
fn a_member_twice_in_a_body_is_refused_even_with_the_same_value() {
    for (one, other) in
        [(text("x"), text("x")), (text("x"), text("y")), (Value::Null, Value::Null), (text(""), text("x"))]
    {
        let error = bind([("callSid", one), ("CallSid", other)]).unwrap_err();
        assert_eq!(error.field_name(), Some("CallSid"));
        assert_eq!(error.to_string(), "CallSid is given twice in the body. Give it once.");
    }
}

#[test]
fn text_takes_numbers_and_booleans_as_they_are_written() {
    for (given, expected) in [
        (number("123456789012345678901234567890.10"), "123456789012345678901234567890.10"),
        (Value::Bool(true), "true"),
        (text(" as it is "), " as it is "),
        (text(""), ""),
    ] {
        assert_eq!(bind([("callSid", given)]).unwrap().call_sid.as_deref(), Some(expected));
    }
}

#[test]
fn numbers_and_booleans_are_read_from_text() {
    let bound = bind([
        ("limit", text("-50")),
        ("small", text("007")),
        ("ratio", text("1.5e3")),
        ("isLive", text("True")),
        ("status", text("voided")),
    ])
    .unwrap();
    let expected = Sample {
        limit: Some(-50),
        small: Some(7),
        ratio: Some(1500.0),
        is_live: Some(true),
        status: Some(Status::Voided),
        ..Sample::default()
    };
    assert_eq!(bound, expected);
    for (given, expected) in [("1", true), ("0", false), ("FALSE", false)] {
        assert_eq!(bind([("isLive", text(given))]).unwrap().is_live, Some(expected));
    }
    assert_eq!(bind([("ratio", text("-INF"))]).unwrap().ratio, Some(f64::NEG_INFINITY));
}

#[test]
fn null_is_absent_everywhere_and_an_empty_text_where_no_text_is_wanted() {
    let nulls =
        bind([("callSid", Value::Null), ("limit", Value::Null), ("items", Value::Null), ("count", Value::Null)]);
    assert_eq!(nulls, Ok(Sample::default()));
    let blanks = ["limit", "small", "ratio", "isLive", "status"].map(|name| (name, text("")));
    assert_eq!(bind(blanks), Ok(Sample::default()));
    // A number that is not optional cannot be absent.
    assert_eq!(error([("count", text(""))]), "Count must be a whole number, not an empty text.");
}

#[test]
fn a_value_that_does_not_fit_is_named_with_what_does() {
    let too_large = "9223372036854775808";
    for (name, given, expected) in [
        ("limit", text("fifty"), "Limit must be a whole number."),
        ("limit", text(" 5"), "Limit must be a whole number."),
        ("limit", text("-"), "Limit must be a whole number."),
        ("limit", number("5.0"), "Limit must be a whole number."),
        ("limit", Value::Bool(true), "Limit must be a whole number, not true or false."),
        ("limit", number(too_large), "Limit must be a whole number from -9223372036854775808 to 9223372036854775807."),
        ("small", number("-1"), "Small must be a whole number from 0 to 255."),
        ("ratio", text("infinity"), "Ratio must be a number."),
        ("ratio", number("1e999"), "Ratio is too large for a number of this type."),
        ("isLive", text("yes"), "IsLive must be true or false, not another text."),
        ("isLive", number("1"), "IsLive must be true or false, not a number."),
        ("status", text("Gone"), "Status must be one of: Reported, Voided."),
        ("status", number("1"), "Status must be text, not a number."),
        ("callSid", Value::List(vec![]), "CallSid must be text, not a list."),
        ("callSid", object([]), "CallSid must be text, not an object."),
        ("items", object([]), "Items must be a list, not an object."),
        ("meta", Value::List(vec![]), "Meta must be an object, not a list."),
    ] {
        let found = from_value::<Sample>(object([(name, given)])).unwrap_err();
        assert_eq!(found.to_string(), expected);
    }
}

#[test]
fn a_fault_inside_a_list_is_named_with_its_way() {
    let fine = object([("callSid", text("a"))]);
    let items = |last| [("items", Value::List(vec![fine.clone(), last]))];
    assert_eq!(error(items(object([("callSid", Value::List(vec![]))]))), "Items[1].CallSid must be text, not a list.");
    assert_eq!(error(items(object([]))), "Items[1].CallSid is needed and was not given.");
    assert_eq!(error(items(Value::Null)), "Items[1] must be an object, not null.");
    let twice = object([("callSid", text("a")), ("size", text("")), ("CallSid", text("a"))]);
    assert_eq!(error(items(twice)), "Items[1].CallSid is given twice in the body. Give it once.");
    let blank = bind(items(object([("callSid", text("b")), ("size", text(""))]))).unwrap();
    let sizes: Vec<_> = blank.items.unwrap().iter().map(|item| item.size).collect();
    assert_eq!(sizes, [None, None]);
}

#[test]
fn a_fault_that_an_empty_text_hides_is_still_found() {
    assert_eq!(error([("limit", text("")), ("small", text("x"))]), "Small must be a whole number.");
    assert_eq!(error([("small", text("x")), ("limit", text(""))]), "Small must be a whole number.");
}

#[test]
fn elements_of_xml_are_members_items_or_entries_as_the_type_wants() {
    let elements = |members: Vec<(&'static str, Value)>| {
        Value::Object(Object::of_origin(
            Origin::Elements,
            members.into_iter().map(|(name, value)| (name.into(), value)).collect(),
        ))
    };
    let item = elements(vec![("CallSid", text("a"))]);
    let entry = |key| elements(vec![("Key", text(key)), ("Value", text("v"))]);
    let name = "KeyValueOfstringstring";
    let body = elements(vec![
        ("Items", elements(vec![("Item", item.clone()), ("Item", item)])),
        ("Meta", elements(vec![(name, entry("k")), (name, entry("l"))])),
    ]);
    let bound: Sample = from_value(body).unwrap();
    assert_eq!(bound.items.unwrap().len(), 2);
    assert_eq!(bound.meta.unwrap().into_keys().collect::<Vec<_>>(), ["k", "l"]);

    let twice = elements(vec![("Meta", elements(vec![(name, entry("k")), (name, entry("k"))]))]);
    assert_eq!(from_value::<Sample>(twice).unwrap_err().to_string(), "Meta.K is given twice. Give it once.");
    let broken = elements(vec![("Meta", elements(vec![(name, text("k"))]))]);
    assert!(from_value::<Sample>(broken).unwrap_err().to_string().contains("must hold one Key and one Value"));
    let empty = elements(vec![("Items", text("\n ")), ("Meta", text(""))]);
    let bound: Sample = from_value(empty).unwrap();
    assert_eq!((bound.items, bound.meta), (Some(vec![]), Some(BTreeMap::new())));
}

#[test]
fn places_may_agree_and_must_not_contradict() {
    let body =
        || object([("callSid", text("x")), ("limit", number("5")), ("small", Value::Null), ("status", text(""))]);
    let members = |query: &str| Members::of_body(body()).with_query(parse_query(query).unwrap());

    let agreed: Sample =
        members("CALLSID=x&limit=5&limit=5&small=1&status=Voided&format=xml&format=json").bind().unwrap();
    assert_eq!((agreed.limit, agreed.small, agreed.status), (Some(5), Some(1), Some(Status::Voided)));
    let not_given: Sample = members("callSid=&limit&ratio=").bind().unwrap();
    assert_eq!((not_given.call_sid.as_deref(), not_given.limit, not_given.ratio), (Some("x"), Some(5), None));

    let found = members("callSid=y").bind::<Sample>().unwrap_err();
    assert_eq!(found.field_name(), Some("CallSid"));
    assert_eq!(
        found.to_string(),
        "CallSid is given twice with different values, in the query and in the body. Give it once."
    );
    let found = members("small=1&Small=2").bind::<Sample>().unwrap_err();
    assert_eq!(found.to_string(), "Small is given twice with different values in the query. Give it once.");
    let found = members("").with_path([("callSid", "y")]).bind::<Sample>().unwrap_err();
    assert_eq!(
        found.to_string(),
        "CallSid is given twice with different values, in the path and in the body. Give it once."
    );
}

#[test]
fn a_body_that_is_no_object_is_refused() {
    for body in [Value::Null, Value::List(vec![]), number("1")] {
        assert!(
            from_value::<Sample>(body.clone()).unwrap_err().to_string().starts_with("The message must be an object")
        );
        let members = Members::of_body(body).with_path([("callSid", "x")]);
        assert!(members.bind::<Sample>().unwrap_err().field_name().is_none());
    }
    assert_eq!(Members::without_body().bind(), Ok(Sample::default()));
}
