//! The deserializer of a whole message, whose members stand in the path, in the query and in the body.

use serde::de::{Deserializer, Visitor};

use super::access::{Entry, EntryAccess, FieldAccess};
use super::binding_value::BindingValue;
use super::choose::{Place, Source};
use super::error::BindError;
use super::expanded::of_object;
use super::notes::{Notes, Texts};
use crate::value::{Object, Value};

/// A message with members in the path, the query or both.
pub(super) struct MessageDeserializer<'v> {
    pub(super) path: &'v Object,
    pub(super) query: &'v Object,
    pub(super) body: &'v Value,
    pub(super) notes: &'v Notes,
}

impl<'v> MessageDeserializer<'v> {
    fn body(&self) -> BindingValue<'v> {
        BindingValue::new(self.body, self.notes)
    }

    /// The places in the order of precedence.
    fn sources(&self) -> Result<[Source<'v>; 3], BindError> {
        let body = match self.body {
            Value::Object(object) => of_object(object),
            _ if self.body().is_blank_text() => Source { place: Place::Body, texts: Texts::Plain, members: &[] },
            _ => return Err(self.body().wrong_kind("an object")),
        };
        let around = |place, object: &'v Object| Source { place, ..of_object(object) };
        Ok([around(Place::Path, self.path), around(Place::Query, self.query), body])
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

    /// Only types with named members use path and query; other types use the body alone.
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
