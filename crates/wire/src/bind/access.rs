//! The accesses that serde uses to walk through objects, maps, lists and variants.

use std::collections::HashSet;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed};

use super::binding_value::BindingValue;
use super::choose::{Given, Occurrence, Source, choose};
use super::error::BindError;
use super::notes::{Notes, Texts};
use crate::value::{Object, Value};

/// The members of a struct, under their serde names.
pub(super) struct FieldAccess<'v> {
    fields: std::vec::IntoIter<(&'static str, Given<'v>)>,
    next_value: Option<(&'v str, Given<'v>)>,
    /// Members that the struct does not have, last ones first.
    unknown: Vec<(&'v str, Given<'v>)>,
    notes: &'v Notes,
}

/// The member by which some clients name the type of an object.
const TYPE_HINT: &str = "__type";

impl<'v> FieldAccess<'v> {
    pub(super) fn new(sources: &[Source<'v>], fields: &'static [&'static str], notes: &'v Notes) -> Self {
        let given = fields.iter().filter_map(|field| {
            let given = choose(sources, field)?;
            // Null means absent: serde takes the default, or reports a missing member.
            let is_absent = *given.one.value == Value::Null && given.check_one(field).is_ok();
            (!is_absent && !notes.is_fault(given.one.value)).then_some((*field, given))
        });
        Self { fields: given.collect::<Vec<_>>().into_iter(), next_value: None, unknown: Vec::new(), notes }
    }

    /// Adds the members that the struct does not have and that say something. A type with `#[serde(deny_unknown_fields)]` refuses
    /// them, and every other type ignores them.
    pub(super) fn add_unknown(&mut self, source: Source<'v>, fields: &'static [&'static str]) {
        let is_known = |name: &str| fields.iter().any(|field| field.eq_ignore_ascii_case(name)) || name == TYPE_HINT;
        let unknown = source.members.iter().rev().filter(|(name, value)| {
            let is_absent = *value == Value::Null || matches!(value, Value::Text(text) if text.is_empty());
            !is_absent && !is_known(name) && !self.notes.is_fault(value)
        });
        let given =
            |value| Given { one: Occurrence { place: source.place, texts: source.texts, value }, repeats: None };
        self.unknown = unknown.map(|(name, value)| (&**name, given(value))).collect();
    }
}

impl<'de> de::MapAccess<'de> for FieldAccess<'_> {
    type Error = BindError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, BindError> {
        self.next_value = self.fields.next().or_else(|| self.unknown.pop());
        let Some((name, given)) = &self.next_value else { return Ok(None) };
        let key = seed.deserialize(StrDeserializer::<BindError>::new(name));
        if key.is_err() {
            self.notes.note_fault(given.one.value);
        }
        key.map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, BindError> {
        let Some((name, given)) = self.next_value.take() else {
            return Err(BindError::problem("cannot be used: a value was asked for before its name."));
        };
        let bound = given.check_body(name).and_then(|()| {
            let bound = seed.deserialize(BindingValue::of_member(&given, self.notes));
            // A type that wants one value has not taken all values by now.
            given.check_one(name)?;
            bound.map_err(|error| error.within(name))
        });
        if bound.is_err() {
            self.notes.note_fault(given.one.value);
        }
        bound
    }
}

/// One entry of a map.
pub(super) struct Entry<'v> {
    key: &'v str,
    value: &'v Value,
    texts: Texts,
}

impl<'v> Entry<'v> {
    pub(super) fn of_member((name, value): &'v (crate::Name, Value), texts: Texts) -> Self {
        Self { key: name, value, texts }
    }

    /// An entry of an element. DataContract writes an entry as an element `KeyValueOf…` with `Key` and `Value`.
    pub(super) fn of_element(member @ (name, value): &'v (crate::Name, Value)) -> Result<Self, BindError> {
        if !name.starts_with("KeyValueOf") {
            return Ok(Self::of_member(member, Texts::Plain));
        }
        let part = |object: &'v Object, part: &str| object.get(part);
        match value {
            Value::Object(object) => match (part(object, "Key").and_then(Value::scalar_text), part(object, "Value")) {
                (Some(key), Some(value)) => Ok(Self { key, value, texts: Texts::Plain }),
                _ => Err(BindError::of_member(name, "must hold one Key and one Value.")),
            },
            _ => Err(BindError::of_member(name, "must hold one Key and one Value.")),
        }
    }
}

/// The entries of a map, under the names in the request.
pub(super) struct EntryAccess<'v> {
    entries: std::vec::IntoIter<Entry<'v>>,
    next_value: Option<Entry<'v>>,
    notes: &'v Notes,
}

impl<'v> EntryAccess<'v> {
    pub(super) fn new(entries: Vec<Entry<'v>>, notes: &'v Notes) -> Result<Self, BindError> {
        let mut keys = HashSet::new();
        if let Some(twice) = entries.iter().find(|entry| !keys.insert(entry.key)) {
            return Err(BindError::of_member(twice.key, "is given twice. Give it once."));
        }
        Ok(Self { entries: entries.into_iter(), next_value: None, notes })
    }
}

impl<'de> de::MapAccess<'de> for EntryAccess<'_> {
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
        let value = BindingValue::new(entry.value, self.notes).with_texts(entry.texts);
        seed.deserialize(value).map_err(|error| error.within(entry.key))
    }
}

/// The items of a list.
pub(super) struct ItemAccess<'v> {
    items: std::vec::IntoIter<&'v Value>,
    index: usize,
    notes: &'v Notes,
}

impl<'v> ItemAccess<'v> {
    pub(super) fn new(items: Vec<&'v Value>, notes: &'v Notes) -> Self {
        Self { items: items.into_iter(), index: 0, notes }
    }
}

impl<'de> de::SeqAccess<'de> for ItemAccess<'_> {
    type Error = BindError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, BindError> {
        let Some(item) = self.items.next() else { return Ok(None) };
        let index = self.index;
        self.index += 1;
        let bound = seed.deserialize(BindingValue::new(item, self.notes));
        bound.map(Some).map_err(|error| error.within_item(index))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// A variant with data.
pub(super) struct VariantAccess<'v> {
    pub(super) variant: &'static str,
    pub(super) content: BindingValue<'v>,
}

impl<'de, 'v> de::EnumAccess<'de> for VariantAccess<'v> {
    type Error = BindError;
    type Variant = BindingValue<'v>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), BindError> {
        let variant = seed.deserialize(StrDeserializer::<BindError>::new(self.variant))?;
        Ok((variant, self.content))
    }
}
