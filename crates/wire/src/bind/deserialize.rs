//! The implementation of serde's `Deserializer` for one value of a message.

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, Visitor};

use super::access::{Entry, EntryAccess, FieldAccess, ItemAccess, VariantAccess};
use super::binding_value::BindingValue;
use super::choose::Source;
use super::error::BindError;
use super::expanded::{Expanded, items, members};
use super::notes::Texts;
use crate::number::NUMBER;
use crate::value::{Origin, Value};

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

impl<'de> Deserializer<'de> for BindingValue<'_> {
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
        visitor.visit_some(self.optional())
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, BindError> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, BindError> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, BindError> {
        if name != NUMBER {
            return visitor.visit_newtype_struct(self);
        }
        if self.is_blank() {
            return visitor.visit_str("0");
        }
        visitor.visit_str(self.digits()?)
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
        let source = members(&object);
        let mut access = FieldAccess::new(&[source], fields, self.notes);
        if self.is_member {
            access.add_unknown(source, fields);
        }
        visitor.visit_map(access)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, BindError> {
        if self.is_blank() {
            // A stand-in; the second pass replaces it with nothing.
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
                    let content = BindingValue::new(content, self.notes);
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

    serde::forward_to_deserialize_any! {
        bytes byte_buf
    }
}

impl<'de> de::VariantAccess<'de> for BindingValue<'_> {
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
