//! The writer of JSON: members in the order of the type, no null members, no white space, only required escapes.

use std::fmt::Write;

use crate::schema::Schema;
use crate::value::{Object, Value};

pub(super) fn write(value: &Value, _schema: &Schema) -> Vec<u8> {
    let mut text = String::new();
    write_value(&mut text, value);
    text.into_bytes()
}

pub(crate) fn write_value(text: &mut String, value: &Value) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(number) => text.push_str(number.as_str()),
        Value::Text(content) => write_string(text, content),
        Value::List(items) => write_items(text, items),
        Value::Object(object) => write_object(text, object),
    }
}

fn write_items(text: &mut String, items: &[Value]) {
    text.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        write_value(text, item);
    }
    text.push(']');
}

fn write_object(text: &mut String, object: &Object) {
    text.push('{');
    let mut is_first = true;
    for (name, value) in object.members() {
        if *value == Value::Null {
            continue;
        }
        if !is_first {
            text.push(',');
        }
        is_first = false;
        write_string(text, name);
        text.push(':');
        write_value(text, value);
    }
    text.push('}');
}

/// Writes a JSON string with the required escapes only.
pub fn write_string(text: &mut String, content: &str) {
    text.push('"');
    if !content.bytes().any(|byte| byte < b' ' || matches!(byte, b'"' | b'\\')) {
        text.push_str(content);
        text.push('"');
        return;
    }
    for character in content.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\0'..' ' => {
                // A write to a `String` never fails.
                let _ = write!(text, "\\u{:04x}", u32::from(character));
            }
            other => text.push(other),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &Value) -> String {
        String::from_utf8(write(value, &Schema::new("urn:any"))).unwrap()
    }

    #[test]
    fn members_keep_their_order_and_null_members_are_left_out() {
        let object: Object = [
            ("b", Value::Text(String::new())),
            ("none", Value::Null),
            ("a", Value::Number(0_u8.into())),
            ("list", Value::List(vec![Value::Null, Value::Bool(false), Value::Bool(true)])),
            ("empty", Value::List(vec![])),
            ("object", Value::Object(Object::new())),
        ]
        .into_iter()
        .collect();
        assert_eq!(
            written(&Value::Object(object)),
            r#"{"b":"","a":0,"list":[null,false,true],"empty":[],"object":{}}"#
        );
    }

    #[test]
    fn only_what_must_be_escaped_is_escaped() {
        let text = Value::Text("\"\\/<>&'é😀\n\r\t\u{1}\u{7f}\u{2028}".into());
        assert_eq!(written(&text), "\"\\\"\\\\/<>&'é😀\\n\\r\\t\\u0001\u{7f}\u{2028}\"");
    }
}
