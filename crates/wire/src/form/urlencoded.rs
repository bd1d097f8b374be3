//! The reader of `application/x-www-form-urlencoded`: names and values as in a query string, with a higher limit.

use crate::limits::MAX_FORM_MEMBERS;
use crate::query::{self, DecodeFault};
use crate::read_error::{self, ReadError};
use crate::value::{Object, Origin, Value};

pub(crate) fn read(body: &[u8]) -> Result<Value, ReadError> {
    // Editors end a file with a line break. A line break in a value is written %0D%0A.
    let text = read_error::utf8(body)?.trim_end_matches(['\r', '\n']);
    let mut members = Vec::new();
    for part in text.split('&').filter(|part| !part.is_empty()) {
        let number = members.len() + 1;
        if number > MAX_FORM_MEMBERS {
            return Err(ReadError::TooManyMembers);
        }
        let (name, value) = query::decode_pair(part).map_err(|fault| {
            let problem = match fault {
                DecodeFault::Percent => "a '%' is not followed by two hex digits; write '%' itself as '%25'",
                DecodeFault::NotUtf8 => "the text is not UTF-8",
            };
            ReadError::FormMember { number, problem: problem.into() }
        })?;
        members.push((name.into(), value.map_or(Value::Null, Value::Text)));
    }
    Ok(Value::Object(Object::of_origin(Origin::Form, members)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_decoded_in_order() {
        let Ok(Value::Object(form)) = read(b"\xEF\xBB\xBFaccountId=a+b%26c&nil&empty=&x=\xC3\xA9%C3%A9&x=2\r\n") else {
            panic!("not a form")
        };
        let members: Vec<_> = form.members().iter().map(|(name, value)| (name.as_ref(), value.scalar_text())).collect();
        let expected =
            [("accountId", Some("a b&c")), ("nil", None), ("empty", Some("")), ("x", Some("éé")), ("x", Some("2"))];
        assert_eq!(members, expected);
        assert_eq!(form.get("nil"), Some(&Value::Null));
        assert_eq!(read(b""), Ok(Value::Object(Object::of_origin(Origin::Form, vec![]))));
    }

    #[test]
    fn what_cannot_be_decoded_is_refused() {
        let error = read(b"a=1&b=%4").unwrap_err().to_string();
        assert!(
            error.starts_with("The form cannot be read: in member 2, a '%' is not followed by two hex digits"),
            "{error}"
        );
        assert!(matches!(read(b"%FF=1"), Err(ReadError::FormMember { number: 1, .. })));
        assert!(matches!(read(b"a=\xFF"), Err(ReadError::NotUtf8 { offset: 2 })));
        assert!(read(&b"a&".repeat(MAX_FORM_MEMBERS)).is_ok());
        assert_eq!(read(&b"a&".repeat(MAX_FORM_MEMBERS + 1)), Err(ReadError::TooManyMembers));
    }
}
