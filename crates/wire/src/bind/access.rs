//! How binding walks through objects, maps, lists and variants.

use std::collections::HashSet;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed};

use super::BindError;
use super::deserialize::{Blanks, ValueDeserializer};
use super::members::{Source, choose};
use crate::value::{Object, Value};

/// The members of a struct, under the names that serde knows them by.
pub(super) struct FieldAccess<'v> {
    fields: std::vec::IntoIter<(&'static str, &'v Value)>,
    next_value: Option<(&'static str, &'v Value)>,
    blanks: &'v Blanks,
}

impl<'v> FieldAccess<'v> {
    pub(super) fn new(
        sources: &[Source<'v>],
        fields: &'static [&'static str],
        blanks: &'v Blanks,
    ) -> Result<Self, BindError> {
        let mut given = Vec::with_capacity(fields.len());
        for field in fields {
            // Null is as good as absent: serde then takes the default, or says that the member is needed.
            if let Some(value) = choose(sources, field)?.filter(|value| **value != Value::Null) {
                given.push((*field, value));
            }
        }
        Ok(Self { fields: given.into_iter(), next_value: None, blanks })
    }
}

impl<'de> de::MapAccess<'de> for FieldAccess<'de> {
    type Error = BindError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, BindError> {
        self.next_value = self.fields.next();
        match self.next_value {
            Some((name, _)) => seed.deserialize(StrDeserializer::<BindError>::new(name)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, BindError> {
        let Some((name, value)) = self.next_value.take() else {
            return Err(BindError::problem("cannot be used: a value was asked for before its name."));
        };
        seed.deserialize(ValueDeserializer::new(value, self.blanks)).map_err(|error| error.within(name))
    }
}

/// One entry of a map.
pub(super) struct Entry<'v> {
    key: &'v str,
    value: &'v Value,
}

impl<'v> Entry<'v> {
    pub(super) fn of_member((name, value): &'v (crate::Name, Value)) -> Self {
        Self { key: name, value }
    }

    /// DataContract writes an entry as an element `KeyValueOf…` that holds `Key` and `Value`.
    pub(super) fn of_element(member @ (name, value): &'v (crate::Name, Value)) -> Result<Self, BindError> {
        if !name.starts_with("KeyValueOf") {
            return Ok(Self::of_member(member));
        }
        let part = |object: &'v Object, part: &str| object.get(part);
        match value {
            Value::Object(object) => match (part(object, "Key").and_then(Value::scalar_text), part(object, "Value")) {
                (Some(key), Some(value)) => Ok(Self { key, value }),
                _ => Err(BindError::of_member(name, "must hold one Key and one Value.")),
            },
            _ => Err(BindError::of_member(name, "must hold one Key and one Value.")),
        }
    }
}

/// The entries of a map, under the names that were sent.
pub(super) struct EntryAccess<'v> {
    entries: std::vec::IntoIter<Entry<'v>>,
    next_value: Option<Entry<'v>>,
    blanks: &'v Blanks,
}

impl<'v> EntryAccess<'v> {
    pub(super) fn new(entries: Vec<Entry<'v>>, blanks: &'v Blanks) -> Result<Self, BindError> {
        let mut keys = HashSet::new();
        if let Some(twice) = entries.iter().find(|entry| !keys.insert(entry.key)) {
            return Err(BindError::of_member(twice.key, "is given twice. Give it once."));
        }
        Ok(Self { entries: entries.into_iter(), next_value: None, blanks })
    }
}

impl<'de> de::MapAccess<'de> for EntryAccess<'de> {
    type Error = BindError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, BindError> {
        self.next_value = self.entries.next();
        match &self.next_value {
            Some(entry) => seed.deserialize(StrDeserializer::<BindError>::new(entry.key)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, BindError> {
        let Some(entry) = self.next_value.take() else {
            return Err(BindError::problem("cannot be used: a value was asked for before its name."));
        };
        seed.deserialize(ValueDeserializer::new(entry.value, self.blanks)).map_err(|error| error.within(entry.key))
    }
}

/// The items of a list.
pub(super) struct ItemAccess<'v> {
    items: std::vec::IntoIter<&'v Value>,
    index: usize,
    blanks: &'v Blanks,
}

impl<'v> ItemAccess<'v> {
    pub(super) fn new(items: Vec<&'v Value>, blanks: &'v Blanks) -> Self {
        Self { items: items.into_iter(), index: 0, blanks }
    }
}

impl<'de> de::SeqAccess<'de> for ItemAccess<'de> {
    type Error = BindError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, BindError> {
        let Some(item) = self.items.next() else { return Ok(None) };
        let index = self.index;
        self.index += 1;
        let bound = seed.deserialize(ValueDeserializer::new(item, self.blanks));
        bound.map(Some).map_err(|error| error.within_item(index))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// A variant with data.
pub(super) struct VariantAccess<'v> {
    pub(super) variant: &'static str,
    pub(super) content: ValueDeserializer<'v>,
}

impl<'de> de::EnumAccess<'de> for VariantAccess<'de> {
    type Error = BindError;
    type Variant = ValueDeserializer<'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), BindError> {
        let variant = seed.deserialize(StrDeserializer::<BindError>::new(self.variant))?;
        Ok((variant, self.content))
    }
}
