//! The members of one JSON object, each checked for the JSON type that OpenAPI gives it.

use serde_json::{Map, Value};

use super::error::DocumentError;
use super::pointer::Pointer;

/// The members of `value`, which must be an object.
pub(super) fn object<'a>(value: &'a Value, at: &Pointer) -> Result<&'a Map<String, Value>, DocumentError> {
    value.as_object().ok_or_else(|| unexpected(at, "an object"))
}

/// The member `name`, unless the value is null: YAML has null for `tags:` without a value.
pub(super) fn member<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    value.get(name).filter(|value| !value.is_null())
}

/// The items of the member `name`, which must be an array; empty if the member is absent.
pub(super) fn items<'a>(value: &'a Value, name: &str, at: &Pointer) -> Result<&'a [Value], DocumentError> {
    match member(value, name) {
        None => Ok(&[]),
        Some(Value::Array(items)) => Ok(items),
        Some(_) => Err(unexpected(&at.child(name), "an array")),
    }
}

/// The text of the member `name`; `None` if the text is empty or the member is absent. The value must be a text or a
/// number, because YAML has a number for digits without quotes.
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

/// Whether the member `name` is `true`. An absent member is `false`.
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
