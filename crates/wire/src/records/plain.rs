//! The fast path of binding, without a tree, for plain records: an object whose members are null or texts without escapes, or
//! a row without quotes.
//!
//! Almost all records are plain, and a tree with its allocations would be the largest cost of a record. The result is the same
//! as with a tree. For all other records (an escape, a number, a repeated member, a type that wants more than texts) the
//! functions here return `None`, and the caller uses the tree, which also has the errors.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, Visitor};

use crate::csv::Headers;

/// The most members of a plain record.
const MEMBERS_MAX: usize = 16;

/// Binds an object of JSON.
pub(super) fn bind_object<T: DeserializeOwned>(text: &str) -> Option<T> {
    let mut members = Members::default();
    let mut rest = Rest(text.as_bytes(), text);
    rest.take(b'{')?;
    loop {
        let name = rest.text()?;
        rest.take(b':')?;
        let value = if rest.peek()? == b'n' { rest.null().map(|()| None)? } else { Some(rest.text()?) };
        members.push(name, value)?;
        match rest.peek()? {
            b',' => rest.take(b',')?,
            _ => break,
        }
    }
    rest.take(b'}')?;
    rest.peek().is_none().then(|| T::deserialize(&members).ok())?
}

/// Binds a row of CSV.
pub(super) fn bind_row<T: DeserializeOwned>(text: &str, headers: &Headers) -> Option<T> {
    if headers.has_repeated() || memchr::memchr(b'"', text.as_bytes()).is_some() {
        return None;
    }
    let mut members = Members::default();
    let mut cells = text.split(headers.delimiter().as_char());
    for name in headers.names() {
        let cell = cells.next()?;
        if !name.is_empty() {
            members.push(name, (!cell.is_empty()).then_some(cell))?;
        }
    }
    cells.next().is_none().then(|| T::deserialize(&members).ok())?
}

/// The unread bytes of a text, and the whole text.
struct Rest<'t>(&'t [u8], &'t str);

impl<'t> Rest<'t> {
    /// Skips white space and returns the next byte.
    fn peek(&mut self) -> Option<u8> {
        while let [b' ' | b'\t' | b'\r' | b'\n', rest @ ..] = self.0 {
            self.0 = rest;
        }
        self.0.first().copied()
    }

    /// Skips white space and the next byte, which must be `wanted`.
    fn take(&mut self, wanted: u8) -> Option<()> {
        (self.peek()? == wanted).then(|| self.0 = &self.0[1..])
    }

    fn null(&mut self) -> Option<()> {
        self.0 = self.0.strip_prefix(b"null")?;
        Some(())
    }

    /// Reads a text in quotes without escapes.
    fn text(&mut self) -> Option<&'t str> {
        self.take(b'"')?;
        let length = self.0.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?;
        let start = self.1.len() - self.0.len();
        self.0 = self.0[length..].strip_prefix(b"\"")?;
        self.1.get(start..start + length)
    }
}

/// The members of a plain record.
#[derive(Default)]
struct Members<'t> {
    members: [(&'t str, Option<&'t str>); MEMBERS_MAX],
    count: usize,
}

impl<'t> Members<'t> {
    fn push(&mut self, name: &'t str, value: Option<&'t str>) -> Option<()> {
        *self.members.get_mut(self.count)? = (name, value);
        self.count += 1;
        Some(())
    }

    fn given(&self) -> &[(&'t str, Option<&'t str>)] {
        self.members.get(..self.count).unwrap_or_default()
    }
}

/// The error for a record that is not plain, or a type that wants more than texts.
#[derive(Debug)]
struct NotPlain;

impl fmt::Display for NotPlain {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not plain")
    }
}

impl std::error::Error for NotPlain {}

impl de::Error for NotPlain {
    fn custom<T: fmt::Display>(_message: T) -> Self {
        Self
    }
}

impl<'de> Deserializer<'de> for &Members<'_> {
    type Error = NotPlain;

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, NotPlain> {
        Err(NotPlain)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotPlain> {
        visitor.visit_map(Fields { given: self.given(), fields: fields.iter(), next: "" })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// The access to the members of the type, in its order.
struct Fields<'m, 't> {
    given: &'m [(&'t str, Option<&'t str>)],
    fields: std::slice::Iter<'static, &'static str>,
    next: &'t str,
}

impl<'de> MapAccess<'de> for Fields<'_, '_> {
    type Error = NotPlain;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, NotPlain> {
        for field in self.fields.by_ref() {
            let mut given = self.given.iter().filter(|(name, _)| name.eq_ignore_ascii_case(field));
            let Some((_, value)) = given.next() else { continue };
            if given.next().is_some() {
                return Err(NotPlain);
            }
            // Null means absent.
            let Some(text) = value else { continue };
            self.next = text;
            return seed.deserialize(StrDeserializer::<NotPlain>::new(field)).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, NotPlain> {
        seed.deserialize(Text(self.next))
    }
}

/// The value of a member.
struct Text<'t>(&'t str);

impl<'de> Deserializer<'de> for Text<'_> {
    type Error = NotPlain;

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, NotPlain> {
        Err(NotPlain)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotPlain> {
        visitor.visit_some(self)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotPlain> {
        visitor.visit_str(self.0)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotPlain> {
        visitor.visit_str(self.0)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct struct map enum identifier ignored_any
    }
}
