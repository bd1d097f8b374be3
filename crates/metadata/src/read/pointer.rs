//! Places in the document: JSON pointers (RFC 6901), in their URI fragment form without percent-encoding, and how a
//! local `$ref` is followed.

use std::collections::HashMap;
use std::fmt;

use serde_json::{Map, Value};

use super::error::DocumentError;

/// A place in the document, such as `#/components/schemas/Customer`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pointer(String);

impl Default for Pointer {
    fn default() -> Self {
        Self::root()
    }
}

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

/// A document in which references are followed.
#[derive(Debug)]
pub(super) struct Source<'a> {
    root: &'a Value,
    /// Where each `$anchor` and `$id` stands. Of two that say the same the first one counts.
    anchors: HashMap<String, Pointer>,
}

/// Members whose values are samples, in which nothing is an anchor.
const SAMPLES: [&str; 5] = ["example", "examples", "default", "enum", "const"];

impl<'a> Source<'a> {
    pub(super) fn new(root: &'a Value) -> Self {
        let mut anchors = HashMap::new();
        find_anchors(root, &mut Vec::new(), &mut anchors);
        Self { root, anchors }
    }

    /// The pointer that `target` means, which begins with `#/` unless nothing is known of it.
    fn resolved(&self, target: &str) -> Option<String> {
        if target.starts_with("#/") {
            return Some(target.to_owned());
        }
        if let Some(place) = self.anchors.get(target).or_else(|| self.anchors.get(&percent_decoded(target))) {
            return Some(place.as_str().to_owned());
        }
        // A schema with an `$id` can be the start of a pointer.
        let (id, fragment) = target.split_once('#')?;
        let place = self.anchors.get(id).filter(|_| !id.is_empty())?;
        match fragment.strip_prefix('/') {
            Some(path) => Some(format!("{}/{path}", place.as_str())),
            None if fragment.is_empty() => Some(place.as_str().to_owned()),
            None => self.anchors.get(&format!("#{fragment}")).map(|place| place.as_str().to_owned()),
        }
    }
}

/// Adds the anchors in `value`, which stands at `path`. Values nest no deeper than their readers allow.
fn find_anchors<'a>(value: &'a Value, path: &mut Vec<Token<'a>>, anchors: &mut HashMap<String, Pointer>) {
    let inside: Vec<(Token<'a>, &'a Value)> = match value {
        Value::Object(members) => {
            for (word, mark) in [("$anchor", "#"), ("$dynamicAnchor", "#"), ("$id", "")] {
                if let Some(name) = members.get(word).and_then(Value::as_str) {
                    anchors.entry(format!("{mark}{name}")).or_insert_with(|| {
                        path.iter().fold(Pointer::root(), |place, token| match token {
                            Token::Name(name) => place.child(name),
                            Token::Index(index) => place.child(index),
                        })
                    });
                }
            }
            let inside = members.iter().filter(|(name, _)| !SAMPLES.contains(&name.as_str()));
            inside.map(|(name, value)| (Token::Name(name), value)).collect()
        }
        Value::Array(items) => items.iter().enumerate().map(|(index, item)| (Token::Index(index), item)).collect(),
        _ => return,
    };
    for (token, value) in inside {
        path.push(token);
        find_anchors(value, path, anchors);
        path.pop();
    }
}

/// A step on the way down to a value.
enum Token<'a> {
    Name(&'a str),
    Index(usize),
}

/// What `target`, a `$ref` that stands at `from`, refers to, and where that is. One step: what it finds may be a
/// reference again.
pub(super) fn look_up<'a>(
    source: &Source<'a>,
    target: &str,
    from: &Pointer,
) -> Result<(&'a Value, Pointer), DocumentError> {
    let nothing = || DocumentError::ReferenceToNothing { pointer: from.clone(), target: target.to_owned() };
    let Some(resolved) = source.resolved(target) else {
        let is_anchor = target.len() > 1 && target.starts_with('#');
        let leaves = DocumentError::ReferenceLeaves { pointer: from.clone(), target: target.to_owned() };
        return Err(if is_anchor { nothing() } else { leaves });
    };
    let mut pointer = Pointer::root();
    let mut value = source.root;
    for token in resolved.split('/').skip(1) {
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
    source: &Source<'a>,
    value: &'a Value,
    at: &Pointer,
) -> Result<(&'a Value, Pointer), DocumentError> {
    let mut found = (value, at.clone());
    let mut visited = Vec::new();
    while let Some(target) = reference(found.0, &found.1)? {
        if visited.contains(&found.1) {
            return Err(DocumentError::ReferenceCircle { pointer: found.1, target: target.to_owned() });
        }
        let next = look_up(source, target, &found.1)?;
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
