//! Local references: the value of a `$ref`, found by pointer, `$anchor` or `$id`.

use std::collections::HashMap;

use serde_json::Value;

use super::error::DocumentError;
use super::members::unexpected;
use super::pointer::{Pointer, unescape};

/// A document with its anchors.
#[derive(Debug)]
pub(super) struct Source<'a> {
    root: &'a Value,
    /// The places of every `$anchor` and `$id`. The first of two equal ones counts.
    anchors: HashMap<String, Pointer>,
}

/// Members whose values are samples, which have no anchors.
const SAMPLES: [&str; 5] = ["example", "examples", "default", "enum", "const"];

impl<'a> Source<'a> {
    pub(super) fn new(root: &'a Value) -> Self {
        let mut anchors = HashMap::new();
        find_anchors(root, &mut Vec::new(), &mut anchors);
        Self { root, anchors }
    }

    /// The pointer of `target`, which begins with `#/`; `None` for an unknown anchor.
    fn resolved(&self, target: &str) -> Option<String> {
        if target.starts_with("#/") {
            return Some(target.to_owned());
        }
        if let Some(place) = self.anchors.get(target).or_else(|| self.anchors.get(&percent_decoded(target))) {
            return Some(place.as_str().to_owned());
        }
        // A pointer can begin at a schema with an `$id`.
        let (id, fragment) = target.split_once('#')?;
        let place = self.anchors.get(id).filter(|_| !id.is_empty())?;
        match fragment.strip_prefix('/') {
            Some(path) => Some(format!("{}/{path}", place.as_str())),
            None if fragment.is_empty() => Some(place.as_str().to_owned()),
            None => self.anchors.get(&format!("#{fragment}")).map(|place| place.as_str().to_owned()),
        }
    }
}

/// Adds the anchors in the value at `path`. The readers limit the depth of the recursion.
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

/// One step of the path to a value.
enum Token<'a> {
    Name(&'a str),
    Index(usize),
}

/// The value of `target`, a `$ref` at `from`, and the place of that value, which can be another reference.
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

/// Follows one `$ref` after another from `value` to a value without a `$ref`.
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

/// A token of a `$ref` without percent-encoding, since a `$ref` is a URI. An invalid encoding stays unchanged.
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
