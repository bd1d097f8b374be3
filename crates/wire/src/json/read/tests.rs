//! Tests of the JSON reader.

use super::*;

fn read_message(text: &str) -> Result<Value, ReadError> {
    read(text.as_bytes(), "Message", &Schema::new("urn:any"))
}

fn list(text: &str, max_items: usize) -> Result<Vec<Value>, ReadListError> {
    read_list(text.as_bytes(), "Message", &Schema::new("urn:any"), max_items)
}

/// The value of the member `a`.
fn member(value: &str) -> Result<Value, ReadError> {
    match read_message(&format!("{{\"a\":{value}}}"))? {
        Value::Object(object) => Ok(object.get("a").cloned().unwrap()),
        other => panic!("not an object: {other:?}"),
    }
}

#[test]
fn every_kind_of_value_is_read() {
    assert_eq!(member("null"), Ok(Value::Null));
    assert_eq!(member(" true "), Ok(Value::Bool(true)));
    assert_eq!(member("[]"), Ok(Value::List(vec![])));
    assert_eq!(member("[false, \"x\"]"), Ok(Value::List(vec![Value::Bool(false), Value::Text("x".into())])));
    assert_eq!(member("{}"), Ok(Value::Object(Object::new())));
    assert_eq!(
        member("123456789012345678901234567890.10"),
        Ok(Value::Number(Number::parse("123456789012345678901234567890.10").unwrap()))
    );
}

#[test]
fn escapes_are_read() {
    let expected = "\"\\/\u{8}\u{c}\n\r\té😀é";
    assert_eq!(member(r#""\"\\\/\b\f\n\r\t\u00e9\uD83D\ude00é""#), Ok(Value::Text(expected.into())));
}

#[test]
fn an_empty_body_has_no_members() {
    for body in ["", " \r\n", "\u{feff}", "{}", "\u{feff} { } "] {
        assert_eq!(read_message(body), Ok(Value::Object(Object::new())), "{body:?}");
    }
}

#[test]
fn a_member_given_twice_is_kept_twice() {
    let Ok(Value::Object(object)) = read_message(r#"{"a":1,"a":1}"#) else { panic!("not an object") };
    assert_eq!(object.members().len(), 2);
}

#[test]
fn broken_json_is_refused() {
    let broken = [
        "{",
        "}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":[1,]}",
        "{\"a\":[1 2]}",
        "{\"a\":tru}",
        "{\"a\":nul",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":1.}",
        "{\"a\":-}",
        "{\"a\":NaN}",
        "{\"a\":\"x}",
        "{\"a\":\"\u{1}\"}",
        "{\"a\":\"line\nbreak\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\u+123\"}",
        "{\"a\":\"\\",
        "{\"a\":\"\\é\"}",
        "{\"a\":\"\\u12é4\"}",
        "{} x",
        "{}{}",
        "// {}",
        "\u{feff}\u{feff}{}",
    ];
    for body in broken {
        assert!(matches!(read_message(body), Err(ReadError::Malformed { .. })), "{body:?}");
    }
}

#[test]
fn half_of_a_surrogate_pair_is_refused() {
    for text in [r#""\ud800""#, r#""\udc00""#, r#""\ud800\ud800""#, r#""\ud800x""#, r#""\ud800\n""#] {
        assert!(member(text).unwrap_err().to_string().contains("half of a surrogate pair"), "{text}");
    }
}

#[test]
fn only_an_object_is_a_message() {
    for (body, found) in [("[]", "a list"), ("null", "null"), ("1", "a number"), ("\"x\"", "text")] {
        assert_eq!(read_message(body), Err(ReadError::NotAnObject { found }));
    }
}

#[test]
fn the_error_says_where_and_what() {
    let error = read_message("{\n  \"callSid\" \"x\"}").unwrap_err().to_string();
    assert_eq!(
        error,
        "The body cannot be read as JSON: at line 2, column 13, ':' after a member name was expected, and '\"' was found."
    );
}

#[test]
fn nesting_ends_at_the_limit() {
    let nested = |depth: usize| format!("{}{}{}", "{\"a\":".repeat(depth), "1", "}".repeat(depth));
    assert!(read_message(&nested(MAX_DEPTH)).is_ok());
    assert!(matches!(read_message(&nested(MAX_DEPTH + 1)), Err(ReadError::TooDeep { .. })));
    assert!(matches!(read_message(&nested(10_000)), Err(ReadError::TooDeep { .. })));
    assert!(matches!(read_message(&"[".repeat(10_000)), Err(ReadError::TooDeep { .. })));
}

#[test]
fn a_list_is_read_up_to_its_limit() {
    assert_eq!(list("\u{feff} [ ] ", 0), Ok(vec![]));
    assert_eq!(list(r#"[{"a":1}, {}]"#, 2).map(|items| items.len()), Ok(2));
    assert_eq!(list("[{},{}]", 1), Err(ReadListError::TooManyItems { limit: 1 }));
    // The reader does not examine text beyond the limit.
    assert_eq!(list("[{},{},?", 1), Err(ReadListError::TooManyItems { limit: 1 }));
}

#[test]
fn only_a_list_of_objects_is_a_list_of_messages() {
    for (body, found) in [("{}", "an object"), ("null", "null"), ("\"[]\"", "text"), (" ", "empty")] {
        assert_eq!(list(body, 9), Err(ReadListError::NotAList { found }), "{body}");
    }
    for (body, found) in [("[{},1]", "a number"), ("[{},null]", "null"), ("[{},[{}]]", "a list")] {
        assert_eq!(list(body, 9), Err(ReadListError::ItemNotAnObject { number: 2, found }), "{body}");
    }
    for body in ["[", "[{}", "[{},]", "[{}]]", "[{}] x", "[{}{}]"] {
        assert!(matches!(list(body, 9), Err(ReadListError::Read(ReadError::Malformed { .. }))), "{body}");
    }
}

#[test]
fn a_body_holds_a_bounded_number_of_values() {
    let body = format!("{{\"a\":[{}0]}}", "0,".repeat(crate::MAX_VALUES));
    assert_eq!(read_message(&body), Err(ReadError::TooManyValues));
    let body = format!("[{{\"a\":[{}0]}}]", "0,".repeat(crate::MAX_VALUES));
    assert!(list(&body, 9).is_err_and(|error| error.is_too_large()));
}
