//! The writer of JSV: members in the order of the type, no null members, only required quotes.

use crate::schema::Schema;
use crate::value::{Object, Value};

pub(super) fn write(value: &Value, _schema: &Schema) -> Vec<u8> {
    let mut text = String::new();
    write_value(&mut text, value);
    text.into_bytes()
}

/// Appends a value. Null is the empty text.
pub(crate) fn write_value(text: &mut String, value: &Value) {
    match value {
        Value::Null => {}
        Value::Bool(true) => text.push_str("True"),
        Value::Bool(false) => text.push_str("False"),
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
    let given = object.members().iter().filter(|(_, value)| *value != Value::Null);
    for (index, (name, value)) in given.enumerate() {
        if index > 0 {
            text.push(',');
        }
        write_string(text, name);
        text.push(':');
        write_value(text, value);
    }
    text.push('}');
}

fn write_string(text: &mut String, content: &str) {
    let is_special = |character| matches!(character, '"' | ':' | ',' | '{' | '}' | '[' | ']' | '\r' | '\n');
    if content.is_empty() || content.contains(is_special) {
        text.push('"');
        text.push_str(&content.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(content);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(content: &str) -> Value {
        Value::Text(content.into())
    }

    #[test]
    fn members_keep_their_order_and_null_members_are_left_out() {
        let object: Object = [
            ("b", text("")),
            ("none", Value::Null),
            ("a", Value::Number(0_u8.into())),
            ("list", Value::List(vec![Value::Null, Value::Bool(false), Value::Bool(true), Value::List(vec![])])),
            ("a:b", Value::Object(Object::new())),
        ]
        .into_iter()
        .collect();
        let written = write(&Value::Object(object), &Schema::new("urn:any"));
        assert_eq!(String::from_utf8(written).unwrap(), r#"{b:"",a:0,list:[,False,True,[]],"a:b":{}}"#);
    }

    #[test]
    fn a_text_is_quoted_where_it_must_be() {
        for (content, expected) in [
            ("plain text", "plain text"),
            (" x ", " x "),
            ("null", "null"),
            ("it's", "it's"),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("a:b", "\"a:b\""),
            ("a,b", "\"a,b\""),
            ("{", "\"{\""),
            ("a]", "\"a]\""),
            ("a\rb", "\"a\rb\""),
            ("a\nb", "\"a\nb\""),
        ] {
            let mut written = String::new();
            write_value(&mut written, &text(content));
            assert_eq!(written, expected);
        }
    }
}
