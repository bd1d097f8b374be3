//! serde's side of binding: a `Deserializer` over a borrowed [`Value`].

use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt::Display;
use std::str::FromStr;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, Visitor};

use super::BindError;
use super::access::{Entry, EntryAccess, FieldAccess, ItemAccess, VariantAccess};
use super::members::{Members, Place, Source};
use crate::value::{Number, Value};

/// Empty texts that stand where an optional number, boolean or enum is wanted, and therefore mean "absent".
///
/// When serde asks for an `Option` it does not say of what, and an empty text is absent for a number and a value for a
/// text. So the first pass goes inside, gives a stand-in where it learns that a number is wanted, and notes the place;
/// a second pass then says "absent" there. A place is the address of its value, which does not move in between.
#[derive(Default)]
pub(super) struct Blanks {
    known: HashSet<*const Value>,
    noted: RefCell<HashSet<*const Value>>,
}

impl Blanks {
    /// What the next pass has to know; nothing if there is nothing new.
    pub(super) fn found(self) -> Option<Self> {
        let known = self.noted.into_inner();
        (!known.is_empty()).then(|| Self { known, noted: RefCell::default() })
    }
}

/// A message that has members in more places than its body.
pub(super) struct MessageDeserializer<'v> {
    pub(super) members: &'v Members,
    pub(super) blanks: &'v Blanks,
}

impl<'v> MessageDeserializer<'v> {
    fn body(&self) -> ValueDeserializer<'v> {
        ValueDeserializer::new(&self.members.body, self.blanks)
    }

    /// The places in the order of their authority.
    fn sources(&self) -> Result<[Source<'v>; 3], BindError> {
        Ok([
            Source { place: Place::Path, members: self.members.path.members() },
            Source { place: Place::Query, members: self.members.query.members() },
            Source { place: Place::Body, members: self.body().object_members()? },
        ])
    }
}

impl<'de> Deserializer<'de> for MessageDeserializer<'de> {
    type Error = BindError;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, BindError> {
        visitor.visit_map(FieldAccess::new(&self.sources()?, fields, self.blanks)?)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, BindError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        let entries = self.sources()?.iter().flat_map(|source| source.members).map(Entry::of_member).collect();
        visitor.visit_map(EntryAccess::new(entries, self.blanks)?)
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
    blanks: &'v Blanks,
    /// Whether an absent value would do.
    is_optional: bool,
}

impl<'v> ValueDeserializer<'v> {
    pub(super) fn new(value: &'v Value, blanks: &'v Blanks) -> Self {
        Self { value, blanks, is_optional: false }
    }

    /// Notes that an empty text means "absent" here, where absent will do.
    fn is_blank(&self) -> bool {
        let is_blank = self.is_optional && is_empty_text(self.value);
        if is_blank {
            self.blanks.noted.borrow_mut().insert(self.value);
        }
        is_blank
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
            Value::Text(text) if text == "1" || text.eq_ignore_ascii_case("true") => Ok(true),
            Value::Text(text) if text == "0" || text.eq_ignore_ascii_case("false") => Ok(false),
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

    /// The members of an object; an empty element of XML and an empty text are an object without members.
    fn object_members(&self) -> Result<&'v [(crate::Name, Value)], BindError> {
        match self.value {
            Value::Object(object) => Ok(object.members()),
            Value::Text(text) if crate::read_error::is_blank(text) => Ok(&[]),
            _ => Err(self.wrong_kind("an object")),
        }
    }

    /// The items of a list; an empty element of XML and an empty text are an empty list.
    fn items(&self) -> Result<Vec<&'v Value>, BindError> {
        match self.value {
            Value::List(items) => Ok(items.iter().collect()),
            Value::Object(object) if object.is_from_elements() => {
                Ok(object.members().iter().map(|(_, item)| item).collect())
            }
            Value::Text(text) if crate::read_error::is_blank(text) => Ok(Vec::new()),
            _ => Err(self.wrong_kind("a list")),
        }
    }
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

impl<'de> Deserializer<'de> for ValueDeserializer<'de> {
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
        let value: *const Value = self.value;
        if *self.value == Value::Null || self.blanks.known.contains(&value) {
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
        visitor.visit_seq(ItemAccess::new(self.items()?, self.blanks))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, BindError> {
        let items = self.items()?;
        if items.len() != length {
            return Err(BindError::problem(format!("must have exactly {length} items.")));
        }
        visitor.visit_seq(ItemAccess::new(items, self.blanks))
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
        let is_from_elements = matches!(self.value, Value::Object(object) if object.is_from_elements());
        let members = self.object_members()?.iter();
        let entries = if is_from_elements {
            members.map(Entry::of_element).collect::<Result<Vec<_>, _>>()?
        } else {
            members.map(Entry::of_member).collect()
        };
        visitor.visit_map(EntryAccess::new(entries, self.blanks)?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, BindError> {
        let source = Source { place: Place::Body, members: self.object_members()? };
        visitor.visit_map(FieldAccess::new(&[source], fields, self.blanks)?)
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
        let exact = |given: &'de str| {
            let known = variants.iter().copied().find(|variant| variant.eq_ignore_ascii_case(given));
            known.ok_or_else(|| de::Error::unknown_variant(given, variants))
        };
        match self.value {
            Value::Object(object) => match object.members() {
                [(name, content)] => {
                    let content = Self::new(content, self.blanks);
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

impl<'de> de::VariantAccess<'de> for ValueDeserializer<'de> {
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
