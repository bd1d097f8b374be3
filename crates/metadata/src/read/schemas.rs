//! Schemas in use: the type of a property, parameter or item.
//!
//! `classes` reads the contents of a class.

use serde_json::Value;

use super::dotnet_type;
use super::error::DocumentError;
use super::facts::{Kind, Use};
use super::kinds::{choice_parts, is_nullable, sole_part, type_names};
use super::members::{object, text};
use super::pointer::Pointer;
use super::reader::{DEEPEST, Reader};
use super::references::{follow, look_up, reference};
use crate::model::TypeRef;
use crate::scalar::Scalar;

/// Keywords that no class can express. Each becomes a note.
const INEXPRESSIBLE: [&str; 12] = [
    "not",
    "if",
    "then",
    "else",
    "patternProperties",
    "propertyNames",
    "dependentSchemas",
    "dependentRequired",
    "prefixItems",
    "contains",
    "unevaluatedProperties",
    "unevaluatedItems",
];

/// Keywords that the reader uses, or that only describe or restrict a value. A note names any other keyword as unknown.
#[rustfmt::skip]
const KNOWN: [&str; 60] = [
    "$anchor", "$comment", "$defs", "$dynamicAnchor", "$id", "$ref", "$schema", "$vocabulary", "additionalItems",
    "additionalProperties", "allOf", "anyOf", "const", "contentEncoding", "contentMediaType", "contentSchema",
    "default", "definitions", "deprecated", "description", "discriminator", "enum", "example", "examples",
    "exclusiveMaximum", "exclusiveMinimum", "externalDocs", "format", "items", "maxContains", "maxItems", "maxLength",
    "maxProperties", "maximum", "minContains", "minItems", "minLength", "minProperties", "minimum", "multipleOf",
    "nullable", "oneOf", "pattern", "properties", "readOnly", "required", "summary", "title", "type", "uniqueItems",
    "writeOnly", "xml",
    // Keywords of a parameter, which shares its extensions with its schema.
    "name", "in", "schema", "style", "explode", "allowReserved", "allowEmptyValue", "content",
];

/// Keywords whose meaning depends on the path to the schema.
const UNREADABLE: [&str; 2] = ["$dynamicRef", "$recursiveRef"];

impl<'a> Reader<'a> {
    /// The type of `schema` in use. A class without a name gets the name `hint`.
    pub(super) fn use_of(
        &mut self,
        schema: &'a Value,
        at: &Pointer,
        hint: &str,
        depth: usize,
    ) -> Result<Use, DocumentError> {
        if depth > DEEPEST {
            return Err(DocumentError::TooDeep { pointer: at.clone(), limit: DEEPEST });
        }
        match schema {
            // YAML has null for a key without a value.
            Value::Bool(true) | Value::Null => return Ok(Use::plain(TypeRef::Scalar(Scalar::Object))),
            Value::Bool(false) => {
                let note = "the document allows no value here".to_owned();
                return Ok(Use::noted(TypeRef::Scalar(Scalar::Object), note));
            }
            _ => {}
        }
        object(schema, at)?;
        refuse_unreadable(schema, at)?;
        let mut found = if let Some(target) = reference(schema, at)? {
            self.referred(target, at, depth)?
        } else if let Some(name) = text(schema, "x-dotnet-type", at)? {
            self.stated(&name, at, depth)?
        } else {
            self.by_kind(schema, at, hint, depth)?
        };
        found.is_nullable |= is_nullable(schema, at)?;
        found.notes.extend(inexpressible(schema));
        Ok(found)
    }

    /// The type of `target`, a `$ref` at `from`.
    fn referred(&mut self, target: &str, from: &Pointer, depth: usize) -> Result<Use, DocumentError> {
        let (schema, at) = look_up(&self.source, target, from)?;
        let (schema, at) = follow(&self.source, schema, &at)?;
        if let Some(known) = self.uses.get(&at) {
            return Ok(known.clone());
        }
        let found = if self.named_kind_of(schema, &at, depth)? == Kind::Plain {
            if depth >= DEEPEST {
                return Err(DocumentError::ReferenceCircle { pointer: from.clone(), target: target.to_owned() });
            }
            self.use_of(schema, &at, &at.last(), depth + 1)?
        } else {
            let type_ref = self.register(&at.last(), schema, &at)?;
            Use { type_ref, is_nullable: is_nullable(schema, &at)?, notes: Vec::new() }
        };
        self.uses.insert(at, found.clone());
        Ok(found)
    }

    /// The type in the `x-dotnet-type` at `at`.
    fn stated(&mut self, name: &str, at: &Pointer, depth: usize) -> Result<Use, DocumentError> {
        let place = at.child("x-dotnet-type");
        let mut named = |name: &str| -> Result<TypeRef, Misread> {
            if self.root.pointer("/components/schemas").and_then(|schemas| schemas.get(name)).is_none() {
                return Err(Misread::Name(name.to_owned()));
            }
            let token = name.replace('~', "~0").replace('/', "~1");
            let found =
                self.referred(&format!("#/components/schemas/{token}"), &place, depth).map_err(Misread::Document)?;
            Ok(found.into_item())
        };
        let (type_ref, is_nullable) = dotnet_type::parse(name, &mut named).map_err(|error| match error {
            Misread::Name(name) => DocumentError::UnknownDotnetType { pointer: at.child("x-dotnet-type"), name },
            Misread::Document(error) => error,
        })?;
        Ok(match type_ref {
            TypeRef::Nullable(inner) => Use { type_ref: *inner, is_nullable: true, notes: Vec::new() },
            type_ref => Use { type_ref, is_nullable, notes: Vec::new() },
        })
    }

    fn by_kind(&mut self, schema: &'a Value, at: &Pointer, hint: &str, depth: usize) -> Result<Use, DocumentError> {
        match self.kind_of(schema, at, depth)? {
            Kind::Class | Kind::Enumeration => Ok(Use::plain(self.register(hint, schema, at)?)),
            Kind::Choice => self.alternatives(schema, at, hint, depth).map(Use::plain),
            Kind::List => self.list(schema, at, hint, depth).map(Use::plain),
            Kind::Dictionary => self.dictionary(schema, at, hint, depth).map(Use::plain),
            Kind::Plain => match sole_part(schema, at)? {
                Some((part, part_at)) => self.use_of(part, &part_at, hint, depth + 1),
                None => single_value(schema, at),
            },
        }
    }

    pub(super) fn list(
        &mut self,
        schema: &'a Value,
        at: &Pointer,
        hint: &str,
        depth: usize,
    ) -> Result<TypeRef, DocumentError> {
        let item = match schema.get("items") {
            None | Some(Value::Bool(_) | Value::Null) => TypeRef::Scalar(Scalar::Object),
            Some(item) => self.use_of(item, &at.child("items"), &format!("{hint}Item"), depth + 1)?.into_item(),
        };
        Ok(TypeRef::List(Box::new(item)))
    }

    pub(super) fn dictionary(
        &mut self,
        schema: &'a Value,
        at: &Pointer,
        hint: &str,
        depth: usize,
    ) -> Result<TypeRef, DocumentError> {
        let value = match schema.get("additionalProperties") {
            None | Some(Value::Bool(_)) => TypeRef::Scalar(Scalar::Object),
            Some(value) => {
                self.use_of(value, &at.child("additionalProperties"), &format!("{hint}Value"), depth + 1)?.into_item()
            }
        };
        Ok(TypeRef::Dictionary(Box::new(TypeRef::Scalar(Scalar::String)), Box::new(value)))
    }

    /// The types of `oneOf` or `anyOf`, or of several names in `type`.
    pub(super) fn alternatives(
        &mut self,
        schema: &'a Value,
        at: &Pointer,
        hint: &str,
        depth: usize,
    ) -> Result<TypeRef, DocumentError> {
        let mut found = Vec::new();
        for (number, (part, part_at)) in choice_parts(schema, at)?.into_iter().enumerate() {
            let hint = match text(part, "title", &part_at)? {
                Some(title) => format!("{hint} {title}"),
                None => format!("{hint}Option{}", number + 1),
            };
            found.push(self.use_of(part, &part_at, &hint, depth + 1)?.into_item());
        }
        if found.is_empty() {
            for name in type_names(schema, at)? {
                found.push(value_of_type(&name, schema, at)?.type_ref);
            }
        }
        let mut distinct: Vec<TypeRef> = Vec::new();
        for one in found {
            if !distinct.contains(&one) {
                distinct.push(one);
            }
        }
        Ok(TypeRef::OneOf(distinct))
    }
}

/// The reason for which an `x-dotnet-type` is refused.
enum Misread {
    Name(String),
    Document(DocumentError),
}

impl From<String> for Misread {
    fn from(name: String) -> Self {
        Self::Name(name)
    }
}

/// The type of a single value.
fn single_value(schema: &Value, at: &Pointer) -> Result<Use, DocumentError> {
    let names = type_names(schema, at)?;
    let mut found = match names.first() {
        Some(name) => value_of_type(name, schema, at)?,
        None => untyped(schema),
    };
    for word in ["enum", "const"] {
        if let Some(values) = schema.get(word) {
            found.notes.push(format!("always one of the values {values}"));
        }
    }
    Ok(found)
}

/// The type of a schema without `type`: the type of its listed values, or else any type.
fn untyped(schema: &Value) -> Use {
    let value = schema.get("const").or_else(|| schema.get("enum").and_then(|values| values.get(0)));
    let kind = match value {
        Some(Value::String(_)) => Scalar::String,
        Some(Value::Bool(_)) => Scalar::Bool,
        Some(Value::Number(number)) if number.is_f64() => Scalar::Double,
        Some(Value::Number(_)) => Scalar::Int,
        _ => Scalar::Object,
    };
    Use::plain(TypeRef::Scalar(kind))
}

fn value_of_type(name: &str, schema: &Value, at: &Pointer) -> Result<Use, DocumentError> {
    let format = text(schema, "format", at)?.unwrap_or_default();
    let encoded = text(schema, "contentEncoding", at)?.unwrap_or_default();
    let kind = match (name, format.as_str()) {
        ("string", "date-time") => Scalar::DateTime,
        ("string", "date") => Scalar::Date,
        ("string", "duration") => Scalar::TimeSpan,
        ("string", "uuid") => Scalar::Guid,
        ("string", "byte" | "binary") => Scalar::Bytes,
        ("string" | "number", "decimal") => Scalar::Decimal,
        ("string", _) if encoded == "base64" || encoded == "base64url" => Scalar::Bytes,
        // A time of day is not a duration, and no client package reads it into a type of a language.
        ("string", _) => Scalar::String,
        ("integer" | "number", "int64" | "long" | "unix-time" | "timestamp") => Scalar::Long,
        ("integer" | "number", "uint64") => Scalar::ULong,
        ("integer" | "number", "uint32") => Scalar::UInt,
        ("integer" | "number", "int16") => Scalar::Short,
        ("integer" | "number", "uint16") => Scalar::UShort,
        ("integer" | "number", "uint8") => Scalar::Byte,
        ("integer", "biginteger" | "bigint") => Scalar::Decimal,
        ("number", "int32") => Scalar::Int,
        ("integer", _) => whole_number(schema),
        ("number", "float") => Scalar::Float,
        ("number", _) => Scalar::Double,
        ("boolean", _) => Scalar::Bool,
        ("object", _) => Scalar::Object,
        ("array", _) => return Ok(Use::plain(TypeRef::List(Box::new(TypeRef::Scalar(Scalar::Object))))),
        ("null", _) => return Ok(Use::noted(TypeRef::Scalar(Scalar::Object), "always null".to_owned())),
        _ => {
            let note = format!("the document gives it the type `{name}`, which is not known here");
            return Ok(Use::noted(TypeRef::Scalar(Scalar::Object), note));
        }
    };
    Ok(Use::plain(TypeRef::Scalar(kind)))
}

/// The scalar of a whole number without a format: the smallest from `int` upwards that holds the bounds.
fn whole_number(schema: &Value) -> Scalar {
    let bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
    let bounds = || bounds.iter().filter_map(|word| schema.get(word)).filter(|bound| bound.is_number());
    let fits =
        |low: f64, high: f64| bounds().all(|bound| bound.as_f64().is_some_and(|bound| (low..=high).contains(&bound)));
    if fits(f64::from(i32::MIN), f64::from(i32::MAX)) {
        Scalar::Int
    } else if bounds().all(Value::is_i64) {
        Scalar::Long
    } else if bounds().all(Value::is_u64) {
        Scalar::ULong
    } else {
        Scalar::Decimal
    }
}

fn refuse_unreadable(schema: &Value, at: &Pointer) -> Result<(), DocumentError> {
    match UNREADABLE.iter().find(|word| schema.get(word).is_some()) {
        None => Ok(()),
        Some(word) => Err(DocumentError::Unsupported {
            pointer: at.child(word),
            construct: format!("`{word}`"),
            instead: "write a `$ref` to the schema that is meant".to_owned(),
        }),
    }
}

/// A note for each keyword of `schema` that no class can express or that is unknown.
pub(super) fn inexpressible(schema: &Value) -> Vec<String> {
    let mut notes = Vec::new();
    for (word, value) in schema.as_object().into_iter().flatten() {
        if INEXPRESSIBLE.contains(&word.as_str()) {
            if *value != Value::Bool(true) {
                notes.push(format!("the document also says `{word}`, which a class cannot express"));
            }
        } else if word == "discriminator" {
            let name = value.get("propertyName").and_then(Value::as_str);
            notes.extend(name.map(|name| format!("`{name}` says which class it is")));
        } else if !(KNOWN.contains(&word.as_str()) || UNREADABLE.contains(&word.as_str()) || word.starts_with("x-")) {
            notes.push(format!("the document also says `{word}`, which is not known here"));
        }
    }
    notes
}
