//! Places in the document: JSON pointers (RFC 6901), in their URI fragment form without percent-encoding, and how a
//! local `$ref` is followed.

use std::fmt;

use serde_json::{Map, Value};

use super::error::DocumentError;

/// A place in the document, such as `#/components/schemas/Customer`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pointer(String);

impl Pointer {
    pub(super) fn root() -> Self {
        Self("#".to_owned())
    }

    /// The member or item `token` of this place.
    pub(super) fn child(&self, token: impl fmt::Display) -> Self {
        let token = token.to_string().replace('~', "~0").replace('/', "~1");
        Self(format!("{}/{token}", self.0))
    }

    /// The last token, unescaped: the name of what stands there.
    pub(super) fn last(&self) -> String {
        let token = self.0.rsplit('/').next().unwrap_or_default();
        unescape(token)
    }

    /// The text form, which begins with `#`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// What `target`, a `$ref` that stands at `from`, refers to, and where that is. One step: what it finds may be a
/// reference again.
pub(super) fn look_up<'a>(
    root: &'a Value,
    target: &str,
    from: &Pointer,
) -> Result<(&'a Value, Pointer), DocumentError> {
    let Some(path) = target.strip_prefix("#/") else {
        return Err(DocumentError::ReferenceLeaves { pointer: from.clone(), target: target.to_owned() });
    };
    let nothing = || DocumentError::ReferenceToNothing { pointer: from.clone(), target: target.to_owned() };
    let mut pointer = Pointer::root();
    let mut value = root;
    for token in path.split('/') {
        let token = unescape(&percent_decoded(token));
        value = match value {
            Value::Object(members) => members.get(&token),
            Value::Array(items) => token.parse::<usize>().ok().and_then(|index| items.get(index)),
            _ => None,
        }
        .ok_or_else(nothing)?;
        pointer = pointer.child(&token);
    }
    Ok((value, pointer))
}

/// Follows `$ref` after `$ref` from `value` until something else stands there.
pub(super) fn follow<'a>(
    root: &'a Value,
    value: &'a Value,
    at: &Pointer,
) -> Result<(&'a Value, Pointer), DocumentError> {
    let mut found = (value, at.clone());
    let mut visited = Vec::new();
    while let Some(target) = reference(found.0, &found.1)? {
        if visited.contains(&found.1) {
            return Err(DocumentError::ReferenceCircle { pointer: found.1, target: target.to_owned() });
        }
        let next = look_up(root, target, &found.1)?;
        visited.push(found.1);
        found = next;
    }
    Ok(found)
}

/// The `$ref` in `value`, if it has one.
pub(super) fn reference<'a>(value: &'a Value, at: &Pointer) -> Result<Option<&'a str>, DocumentError> {
    match value.get("$ref") {
        None => Ok(None),
        Some(Value::String(target)) => Ok(Some(target)),
        Some(_) => Err(unexpected(&at.child("$ref"), "a text")),
    }
}

/// The members of `value`, which must be an object.
pub(super) fn object<'a>(value: &'a Value, at: &Pointer) -> Result<&'a Map<String, Value>, DocumentError> {
    value.as_object().ok_or_else(|| unexpected(at, "an object"))
}

/// The member `name`, if there is one that says something: `tags:` with nothing behind it is null in YAML.
pub(super) fn member<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    value.get(name).filter(|value| !value.is_null())
}

/// The items of the member `name`, none if it is absent; anything but an array is an error.
pub(super) fn items<'a>(value: &'a Value, name: &str, at: &Pointer) -> Result<&'a [Value], DocumentError> {
    match member(value, name) {
        None => Ok(&[]),
        Some(Value::Array(items)) => Ok(items),
        Some(_) => Err(unexpected(&at.child(name), "an array")),
    }
}

/// The text of the member `name`, if there is one that is not empty; anything but a text or number, which is what YAML
/// makes of a text of digits without quotes, is an error.
pub(super) fn text(value: &Value, name: &str, at: &Pointer) -> Result<Option<String>, DocumentError> {
    match member(value, name) {
        None => Ok(None),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.trim().to_owned())),
        Some(_) => Err(unexpected(&at.child(name), "a text")),
    }
}

/// The texts of the member `name`, which must be an array of texts; `None` if it is absent.
pub(super) fn texts(value: &Value, name: &str, at: &Pointer) -> Result<Option<Vec<String>>, DocumentError> {
    if member(value, name).is_none() {
        return Ok(None);
    }
    let place = at.child(name);
    items(value, name, at)?
        .iter()
        .enumerate()
        .map(|(index, item)| item.as_str().map(str::to_owned).ok_or_else(|| unexpected(&place.child(index), "a text")))
        .collect::<Result<_, _>>()
        .map(Some)
}

/// Whether the member `name` is `true`; absent is not.
pub(super) fn flag(value: &Value, name: &str, at: &Pointer) -> Result<bool, DocumentError> {
    match member(value, name) {
        None => Ok(false),
        Some(Value::Bool(flag)) => Ok(*flag),
        Some(_) => Err(unexpected(&at.child(name), "true or false")),
    }
}

pub(super) fn unexpected(at: &Pointer, expected: &str) -> DocumentError {
    DocumentError::Unexpected { pointer: at.clone(), expected: expected.to_owned() }
}

/// A `$ref` is a URI, so its fragment may be percent-encoded. What is no valid encoding stays as it stands.
fn percent_decoded(token: &str) -> String {
    let mut bytes = Vec::with_capacity(token.len());
    let mut rest = token.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let encoded = (first == b'%')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match encoded {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| token.to_owned())
}
