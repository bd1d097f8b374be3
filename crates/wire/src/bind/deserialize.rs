//! serde's side of binding: a `Deserializer` over a borrowed [`Value`].

use std::fmt::Display;
use std::str::FromStr;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, Visitor};

use super::BindError;
use super::access::{Entry, EntryAccess, FieldAccess, ItemAccess, VariantAccess};
use super::choose::{Given, Place, Repeats, Source};
use super::expanded::{Expanded, items, members, of_object};
use super::members::Members;
use super::notes::{Notes, Texts, Wanted};
use crate::value::{Number, Object, Origin, Value};

/// A message that has members in more places than its body.
pub(super) struct MessageDeserializer<'v> {
    pub(super) members: &'v Members,
    pub(super) notes: &'v Notes,
}

impl<'v> MessageDeserializer<'v> {
    fn body(&self) -> ValueDeserializer<'v> {
        ValueDeserializer::new(&self.members.body, self.notes)
    }

    /// The places in the order of their authority.
    fn sources(&self) -> Result<[Source<'v>; 3], BindError> {
        let body = match &self.members.body {
            Value::Object(object) => of_object(object),
            _ if self.body().is_blank_text() => Source { place: Place::Body, texts: Texts::Plain, members: &[] },
            _ => return Err(self.body().wrong_kind("an object")),
        };
        let around = |place, object: &'v Object| Source { place, ..of_object(object) };
        Ok([around(Place::Path, &self.members.path), around(Place::Query, &self.members.query), body])
    }
}

impl<'de> Deserializer<'de> for MessageDeserializer<'_> {
    type Error = BindError;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, BindError> {
        visitor.visit_map(FieldAccess::new(&self.sources()?, fields, self.notes))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, BindError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        let sources = self.sources()?;
        let entries = sources
            .iter()
            .flat_map(|source| source.members.iter().map(|member| Entry::of_member(member, source.texts)));
        visitor.visit_map(EntryAccess::new(entries.collect(), self.notes)?)
    }

    /// Only what has named members takes any from path and query; the rest is the body's alone.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        self.body().deserialize_any(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        self.body().deserialize_seq(visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, BindError> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit tuple
        tuple_struct enum identifier ignored_any
    }
}

/// One value inside a message.
#[derive(Clone, Copy)]
pub(super) struct ValueDeserializer<'v> {
    value: &'v Value,
    notes: &'v Notes,
    /// Whether an absent value would do.
    is_optional: bool,
    /// Whether a text may stand for a list or an object.
    texts: Texts,
    /// All values that were given, if they are more than one.
    repeats: Option<&'v Repeats<'v>>,
}

impl<'v> ValueDeserializer<'v> {
    pub(super) fn new(value: &'v Value, notes: &'v Notes) -> Self {
        Self { value, notes, is_optional: false, texts: Texts::Plain, repeats: None }
    }

    pub(super) fn of_member(given: &'v Given<'v>, notes: &'v Notes) -> Self {
        Self { texts: given.one.texts, repeats: given.repeats.as_ref(), ..Self::new(given.one.value, notes) }
    }

    pub(super) fn with_texts(self, texts: Texts) -> Self {
        Self { texts, ..self }
    }

    /// Notes that an empty text means "absent" here, where absent will do.
    fn is_blank(&self) -> bool {
        let is_blank = self.is_optional && is_empty_text(self.value);
        if is_blank {
            self.notes.note_blank(self.value);
        }
        is_blank
    }

    /// An empty element of XML and an empty text are an empty list, and an object without members.
    fn is_blank_text(&self) -> bool {
        matches!(self.value, Value::Text(text) if crate::read_error::is_blank(text))
    }

    fn wrong_kind(&self, wanted: &str) -> BindError {
        match self.value {
            Value::Text(text) if text.is_empty() => BindError::problem(format!("must be {wanted}, not an empty text.")),
            other => BindError::problem(format!("must be {wanted}, not {}.", other.kind())),
        }
    }

    fn boolean(&self) -> Result<bool, BindError> {
        match self.value {
            Value::Bool(value) => Ok(*value),
            Value::Text(text) if is_one_of(text, ["true", "1", "on"]) => Ok(true),
            Value::Text(text) if is_one_of(text, ["false", "0", "off"]) => Ok(false),
            Value::Text(text) if !text.is_empty() => {
                Err(BindError::problem("must be true or false, not another text."))
            }
            _ => Err(self.wrong_kind("true or false")),
        }
    }

    fn integer<T: FromStr + Display>(&self, least: T, greatest: T) -> Result<T, BindError> {
        let digits = match self.value {
            Value::Number(number) => number.as_str(),
            Value::Text(text) if !text.is_empty() => text,
            _ => return Err(self.wrong_kind("a whole number")),
        };
        let unsigned = digits.strip_prefix(['+', '-']).unwrap_or(digits);
        if unsigned.is_empty() || !unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(BindError::problem("must be a whole number."));
        }
        digits.parse().map_err(|_| BindError::problem(format!("must be a whole number from {least} to {greatest}.")))
    }

    fn float<T: FromStr + Into<f64> + Copy>(&self) -> Result<T, BindError> {
        let (digits, is_special) = match self.value {
            Value::Number(number) => (number.as_str(), false),
            Value::Text(text) => match text.as_str() {
                "INF" | "-INF" | "NaN" => (text.as_str(), true),
                plain if Number::parse(plain).is_some() => (plain, false),
                "" => return Err(self.wrong_kind("a number")),
                _ => return Err(BindError::problem("must be a number.")),
            },
            _ => return Err(self.wrong_kind("a number")),
        };
        let number: T = digits.parse().map_err(|_| BindError::problem("must be a number."))?;
        if !is_special && !number.into().is_finite() {
            return Err(BindError::problem("is too large for the number that is kept."));
        }
        Ok(number)
    }

    fn text(&self) -> Result<&'v str, BindError> {
        self.value.scalar_text().ok_or_else(|| self.wrong_kind("text"))
    }

    /// The value as an object; an empty text is one without members.
    fn object(&self) -> Result<Expanded<'v>, BindError> {
        match self.value {
            Value::Object(_) => Ok(Expanded::Sent(self.value)),
            Value::Text(_) if self.is_blank_text() => self.expand(Wanted::Object, || Ok(Value::Object(Object::new()))),
            Value::Text(text) if self.texts != Texts::Plain => {
                self.expand(Wanted::Object, || self.texts.read_object(text))
            }
            _ => Err(self.wrong_kind("an object")),
        }
    }

    /// The value as a list, or as the elements of XML that are one.
    fn list(&self) -> Result<Expanded<'v>, BindError> {
        match (self.value, self.repeats) {
            (_, Some(repeats)) => repeats.list().and_then(|list| self.expand(Wanted::List, || Ok(list))),
            (Value::List(_), _) => Ok(Expanded::Sent(self.value)),
            (Value::Object(object), _) if object.origin() == Origin::Elements => Ok(Expanded::Sent(self.value)),
            (Value::Text(_), _) if self.is_blank_text() => self.expand(Wanted::List, || Ok(Value::List(Vec::new()))),
            (Value::Text(text), _) if self.texts != Texts::Plain => {
                self.expand(Wanted::List, || self.texts.read_list(text).map(Value::List))
            }
            _ => Err(self.wrong_kind("a list")),
        }
    }

    fn expand(
        &self,
        wanted: Wanted,
        read: impl FnOnce() -> Result<Value, BindError>,
    ) -> Result<Expanded<'v>, BindError> {
        self.notes.expand(self.value, wanted, read).map(Expanded::Read)
    }
}

fn is_one_of(text: &str, words: [&str; 3]) -> bool {
    words.iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn is_empty_text(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.is_empty())
}

macro_rules! deserialize_integers {
    ($($method:ident $visit:ident $integer:ident),*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
            if self.is_blank() {
                return visitor.$visit(0);
            }
            visitor.$visit(self.integer($integer::MIN, $integer::MAX)?)
        })*
    };
}

impl<'de> Deserializer<'de> for ValueDeserializer<'_> {
    type Error = BindError;

    deserialize_integers!(
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16, deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64, deserialize_i128 visit_i128 i128, deserialize_u8 visit_u8 u8,
        deserialize_u16 visit_u16 u16, deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64,
        deserialize_u128 visit_u128 u128
    );

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        if self.is_blank() {
            return visitor.visit_bool(false);
        }
        visitor.visit_bool(self.boolean()?)
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        if self.is_blank() {
            return visitor.visit_f32(0.0);
        }
        visitor.visit_f32(self.float()?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        if self.is_blank() {
            return visitor.visit_f64(0.0);
        }
        visitor.visit_f64(self.float()?)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        if self.is_blank() {
            return visitor.visit_char(' ');
        }
        let mut characters = self.text()?.chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) => visitor.visit_char(character),
            _ => Err(BindError::problem("must be one character.")),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        visitor.visit_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        visitor.visit_str(self.text()?)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        visitor.visit_str(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        if *self.value == Value::Null || self.notes.is_blank(self.value) {
            return visitor.visit_none();
        }
        visitor.visit_some(Self { is_optional: true, ..self })
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, BindError> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, BindError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        let list = self.list()?;
        visitor.visit_seq(ItemAccess::new(items(&list), self.notes))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, BindError> {
        let list = self.list()?;
        let items = items(&list);
        if items.len() != length {
            return Err(BindError::problem(format!("must have exactly {length} items.")));
        }
        visitor.visit_seq(ItemAccess::new(items, self.notes))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, BindError> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        let object = self.object()?;
        let is_from_elements = matches!(&*object, Value::Object(object) if object.origin() == Origin::Elements);
        let Source { texts, members, .. } = members(&object);
        let entries = members.iter().map(|member| {
            if is_from_elements { Entry::of_element(member) } else { Ok(Entry::of_member(member, texts)) }
        });
        visitor.visit_map(EntryAccess::new(entries.collect::<Result<_, _>>()?, self.notes)?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, BindError> {
        let object = self.object()?;
        visitor.visit_map(FieldAccess::new(&[members(&object)], fields, self.notes))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, BindError> {
        if self.is_blank() {
            // The stand-in. The second pass puts nothing in its place.
            return visitor.visit_enum(StrDeserializer::<BindError>::new(variants.first().unwrap_or(&"")));
        }
        let exact = |given: &str| {
            let known = variants.iter().copied().find(|variant| variant.eq_ignore_ascii_case(given));
            known.ok_or_else(|| de::Error::unknown_variant(given, variants))
        };
        let is_object_text =
            self.texts != Texts::Plain && matches!(self.value, Value::Text(text) if text.starts_with('{'));
        let expanded = if is_object_text { self.object()? } else { Expanded::Sent(self.value) };
        match &*expanded {
            Value::Object(object) => match object.members() {
                [(name, content)] => {
                    let content = ValueDeserializer::new(content, self.notes);
                    visitor.visit_enum(VariantAccess { variant: exact(name)?, content })
                }
                _ => Err(BindError::problem("must be an object of one member, the variant.")),
            },
            Value::Text(text) => visitor.visit_enum(StrDeserializer::<BindError>::new(exact(text)?)),
            _ => Err(self.wrong_kind("text")),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        visitor.visit_unit()
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Text(text) => visitor.visit_str(text),
            Value::List(_) => self.deserialize_seq(visitor),
            Value::Object(_) => self.deserialize_map(visitor),
            Value::Number(number) => {
                let digits = number.as_str();
                match (digits.parse::<u64>(), digits.parse::<i64>()) {
                    (Ok(number), _) => visitor.visit_u64(number),
                    (_, Ok(number)) => visitor.visit_i64(number),
                    _ => visitor.visit_f64(self.float()?),
                }
            }
        }
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        visitor.visit_bytes(self.text()?.as_bytes())
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        self.deserialize_bytes(visitor)
    }
}

impl<'de> de::VariantAccess<'de> for ValueDeserializer<'_> {
    type Error = BindError;

    fn unit_variant(self) -> Result<(), BindError> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, BindError> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, BindError> {
        self.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, BindError> {
        self.deserialize_struct("", fields, visitor)
    }
}
