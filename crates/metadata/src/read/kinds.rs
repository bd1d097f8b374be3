//! The kinds of schemas, found from their keywords without reading their contents.

use serde_json::Value;

use super::error::DocumentError;
use super::facts::Kind;
use super::members::{flag, items, texts, unexpected};
use super::pointer::Pointer;
use super::reader::{DEEPEST, Reader};
use super::references::{follow, reference};

impl Reader<'_> {
    /// The kind of `schema`.
    pub(super) fn kind_of(&mut self, schema: &Value, at: &Pointer, depth: usize) -> Result<Kind, DocumentError> {
        if depth > DEEPEST {
            return Err(DocumentError::TooDeep { pointer: at.clone(), limit: DEEPEST });
        }
        if schema.get("$ref").is_some() || schema.get("x-dotnet-type").is_some() {
            return Ok(Kind::Plain);
        }
        // The value of `type` overrides keywords of other types.
        let names = type_names(schema, at)?;
        let may_be = |kind: &str| names.is_empty() || names.iter().any(|name| name == kind);
        let has_properties = schema.get("properties").is_some_and(Value::is_object) && may_be("object");
        let parts = items(schema, "allOf", at)?;
        if !parts.is_empty() {
            return self.kind_of_parts(parts, &at.child("allOf"), has_properties, depth);
        }
        let choices = choice_parts(schema, at)?;
        let says_type = |part: &Value| says_type_beside(part, &names);
        if !has_properties && choices.iter().any(|(part, _)| says_type(part)) {
            let is_names = may_be("string") && choices.iter().all(|(part, _)| is_named_value(part));
            return Ok(match choices.len() {
                _ if is_names => Kind::Enumeration,
                1 => Kind::Plain,
                _ => Kind::Choice,
            });
        }
        if has_properties {
            return Ok(Kind::Class);
        }
        if is_enumeration(schema, &names) {
            return Ok(Kind::Enumeration);
        }
        Ok(match names.as_slice() {
            [name] if name == "array" => Kind::List,
            [name] if name == "object" => match schema.get("additionalProperties") {
                Some(Value::Object(_) | Value::Bool(true)) => Kind::Dictionary,
                _ => Kind::Plain,
            },
            [] if schema.get("items").is_some() => Kind::List,
            [] if matches!(schema.get("additionalProperties"), Some(Value::Object(_))) => Kind::Dictionary,
            [] | [_] => Kind::Plain,
            _ => Kind::Choice,
        })
    }

    /// The kind of a named schema. An object without any contents is a class without members, and an `allOf` with a
    /// reference to a class extends that class.
    pub(super) fn named_kind_of(&mut self, schema: &Value, at: &Pointer, depth: usize) -> Result<Kind, DocumentError> {
        if is_empty_class(schema) {
            return Ok(Kind::Class);
        }
        let kind = self.kind_of(schema, at, depth)?;
        if kind != Kind::Plain || schema.get("$ref").is_some() || schema.get("x-dotnet-type").is_some() {
            return Ok(kind);
        }
        let place = at.child("allOf");
        for (index, part) in items(schema, "allOf", at)?.iter().enumerate() {
            if reference(part, &place.child(index))?.is_some()
                && self.is_class_part(part, &place.child(index), depth)?
            {
                return Ok(Kind::Class);
            }
        }
        Ok(kind)
    }

    /// The kind of the parts of an `allOf` in use. A single part is nothing but that part.
    fn kind_of_parts(
        &mut self,
        parts: &[Value],
        at: &Pointer,
        has_properties: bool,
        depth: usize,
    ) -> Result<Kind, DocumentError> {
        if has_properties {
            return Ok(Kind::Class);
        }
        if parts.iter().filter(|part| says_something(part)).count() > 1 {
            if parts.iter().any(|part| part.get("properties").is_some()) {
                return Ok(Kind::Class);
            }
            for (index, part) in parts.iter().enumerate() {
                if self.is_class_part(part, &at.child(index), depth)? {
                    return Ok(Kind::Class);
                }
            }
            return Ok(Kind::Plain);
        }
        match parts.iter().position(says_something).and_then(|index| parts.get(index).map(|part| (index, part))) {
            Some((index, part)) if part.get("$ref").is_none() => self.kind_of(part, &at.child(index), depth + 1),
            _ => Ok(Kind::Plain),
        }
        // An inline part gives its kind to the whole. A reference makes the whole another name for the target.
        .map(|kind| if kind == Kind::Class { Kind::Class } else { Kind::Plain })
    }

    /// Whether a part of `allOf` has members or a base class.
    fn is_class_part(&mut self, part: &Value, at: &Pointer, depth: usize) -> Result<bool, DocumentError> {
        let (part, part_at) = follow(&self.source, part, at)?;
        let kind = match self.kinds.get(&part_at) {
            Some(kind) => *kind,
            None => {
                let kind = self.named_kind_of(part, &part_at, depth + 1)?;
                self.kinds.insert(part_at, kind);
                kind
            }
        };
        Ok(matches!(kind, Kind::Class | Kind::List | Kind::Dictionary))
    }
}

/// Whether `schema` is an object without contents. A named schema of that form is a class without members.
fn is_empty_class(schema: &Value) -> bool {
    schema.get("type").is_some_and(|name| name == "object")
        && ["properties", "x-dotnet-type", "allOf", "oneOf", "anyOf"].iter().all(|name| schema.get(name).is_none())
        && !matches!(schema.get("additionalProperties"), Some(Value::Object(_) | Value::Bool(true)))
}

/// Whether a part of `allOf` gives a type and not only a description or a restriction.
fn says_something(part: &Value) -> bool {
    let words = ["$ref", "type", "x-dotnet-type", "enum", "const", "oneOf", "anyOf", "allOf", "properties", "items"];
    words.iter().any(|word| part.get(word).is_some())
}

/// The one part that stands for a schema: in an `allOf` the part with a type, in a choice the part that is not null.
pub(super) fn sole_part<'a>(schema: &'a Value, at: &Pointer) -> Result<Option<(&'a Value, Pointer)>, DocumentError> {
    let place = at.child("allOf");
    let parts = items(schema, "allOf", at)?;
    let names = type_names(schema, at)?;
    let is_typed = !names.is_empty();
    let first = parts.iter().position(|part| says_type_beside(part, &names));
    let first = first.or_else(|| (!parts.is_empty() && !is_typed).then_some(0));
    if let Some((index, part)) = first.and_then(|index| parts.get(index).map(|part| (index, part))) {
        return Ok(Some((part, place.child(index))));
    }
    Ok(choice_parts(schema, at)?.into_iter().find(|(part, _)| !is_typed || says_type_beside(part, &names)))
}

/// Whether a part gives more of the type than the types `names` beside the part. Beside a single scalar type a part
/// only restricts the values, unless the part names a schema or lists values.
fn says_type_beside(part: &Value, names: &[String]) -> bool {
    let is_simple = |name: &String| ["string", "integer", "number", "boolean"].contains(&name.as_str());
    match names {
        [name] if is_simple(name) => {
            let words = ["$ref", "x-dotnet-type", "enum", "const", "oneOf", "anyOf", "allOf"];
            words.iter().any(|word| part.get(word).is_some())
        }
        _ => says_something(part),
    }
}

/// The parts of `oneOf` and `anyOf` that are not null.
pub(super) fn choice_parts<'a>(schema: &'a Value, at: &Pointer) -> Result<Vec<(&'a Value, Pointer)>, DocumentError> {
    let mut parts = Vec::new();
    for word in ["oneOf", "anyOf"] {
        let place = at.child(word);
        for (index, part) in items(schema, word, at)?.iter().enumerate() {
            if !is_null(part) {
                parts.push((part, place.child(index)));
            }
        }
    }
    Ok(parts)
}

/// Whether `schema` allows nothing but null.
fn is_null(schema: &Value) -> bool {
    let only_null = |value: &Value| *value == Value::Null || value == "null";
    schema.get("type").is_some_and(only_null)
        || schema.get("const").is_some_and(Value::is_null)
        || schema.get("type").and_then(Value::as_array).is_some_and(|names| names.iter().all(only_null))
        || schema.get("enum").and_then(Value::as_array).is_some_and(|values| values.iter().all(Value::is_null))
}

/// Whether the schema allows null and other values.
pub(super) fn is_nullable(schema: &Value, at: &Pointer) -> Result<bool, DocumentError> {
    let in_types =
        schema.get("type").and_then(Value::as_array).is_some_and(|names| names.iter().any(|name| name == "null"));
    let in_values = schema.get("enum").and_then(Value::as_array).is_some_and(|values| values.contains(&Value::Null));
    let in_parts = ["oneOf", "anyOf"]
        .iter()
        .any(|word| schema.get(word).and_then(Value::as_array).is_some_and(|parts| parts.iter().any(is_null)));
    Ok(in_types || in_values || in_parts || flag(schema, "nullable", at)?)
}

/// The names in `type`, without null.
pub(super) fn type_names(schema: &Value, at: &Pointer) -> Result<Vec<String>, DocumentError> {
    let mut names = match schema.get("type") {
        Some(Value::String(name)) => vec![name.clone()],
        Some(Value::Array(_)) => texts(schema, "type", at)?.unwrap_or_default(),
        None => Vec::new(),
        Some(_) => return Err(unexpected(&at.child("type"), "the name of a type, or an array of them")),
    };
    names.retain(|name| name != "null");
    Ok(names)
}

/// Whether `schema` is a single name, as in an enumeration in the form of a choice of names.
fn is_named_value(schema: &Value) -> bool {
    schema.get("const").is_some_and(Value::is_string)
        || schema
            .get("enum")
            .and_then(Value::as_array)
            .is_some_and(|values| !values.is_empty() && values.iter().all(Value::is_string))
}

/// Whether `schema` is an enumeration: of names, or of numbers with names.
fn is_enumeration(schema: &Value, types: &[String]) -> bool {
    let Some(values) = schema.get("enum").and_then(Value::as_array) else {
        return false;
    };
    let mut values = values.iter().filter(|value| !value.is_null()).peekable();
    if values.peek().is_none() {
        return false;
    }
    let names = ["x-enum-varnames", "x-enumNames"].iter().any(|word| schema.get(word).is_some_and(Value::is_array));
    let may_be = |kinds: &[&str]| types.is_empty() || types.iter().any(|name| kinds.contains(&name.as_str()));
    let mut rest = values.clone();
    (may_be(&["string"]) && values.all(Value::is_string))
        || (names && may_be(&["integer", "number"]) && rest.all(Value::is_i64))
}
