//! One value of a message while it is bound, and the scalars, lists and objects that it reads as.

use std::fmt::Display;
use std::str::FromStr;

use super::choose::{Given, Repeats};
use super::error::BindError;
use super::expanded::Expanded;
use super::notes::{Notes, Texts, Wanted};
use crate::value::{Number, Object, Origin, Value};

/// One value of a message, and the place that it has there.
#[derive(Clone, Copy)]
pub(super) struct BindingValue<'v> {
    pub(super) value: &'v Value,
    pub(super) notes: &'v Notes,
    /// Whether the type accepts an absent value.
    is_optional: bool,
    /// The notations in which a text may hold a list or an object.
    pub(super) texts: Texts,
    /// All values of the member, if there are several.
    repeats: Option<&'v Repeats<'v>>,
    /// Whether the value is a member, and not a whole message or an item of a list.
    pub(super) is_member: bool,
}

impl<'v> BindingValue<'v> {
    pub(super) fn new(value: &'v Value, notes: &'v Notes) -> Self {
        Self { value, notes, is_optional: false, texts: Texts::Plain, repeats: None, is_member: false }
    }

    pub(super) fn of_member(given: &'v Given<'v>, notes: &'v Notes) -> Self {
        let (texts, repeats) = (given.one.texts, given.repeats.as_ref());
        Self { texts, repeats, is_member: true, ..Self::new(given.one.value, notes) }
    }

    /// The same value in a place that may be absent.
    pub(super) fn optional(self) -> Self {
        Self { is_optional: true, ..self }
    }

    pub(super) fn with_texts(self, texts: Texts) -> Self {
        Self { texts, ..self }
    }

    /// Whether the value is an empty text that means "absent". Notes the place for the next pass.
    pub(super) fn is_blank(&self) -> bool {
        let is_blank = self.is_optional && is_empty_text(self.value);
        if is_blank {
            self.notes.note_blank(self.value);
        }
        is_blank
    }

    /// Whether the value is an empty element of XML or an empty text: an empty list, or an object without members.
    pub(super) fn is_blank_text(&self) -> bool {
        matches!(self.value, Value::Text(text) if crate::read_error::is_blank(text))
    }

    pub(super) fn wrong_kind(&self, wanted: &str) -> BindError {
        match self.value {
            Value::Text(text) if text.is_empty() => BindError::problem(format!("must be {wanted}, not an empty text.")),
            other => BindError::problem(format!("must be {wanted}, not {}.", other.kind())),
        }
    }

    pub(super) fn boolean(&self) -> Result<bool, BindError> {
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

    pub(super) fn integer<T: FromStr + Display>(&self, least: T, greatest: T) -> Result<T, BindError> {
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

    /// The digits of a number as they were written.
    pub(super) fn digits(&self) -> Result<&'v str, BindError> {
        match self.value {
            Value::Number(number) => Ok(number.as_str()),
            Value::Text(text) if Number::parse(text).is_some() => Ok(text),
            Value::Text(text) if !text.is_empty() => Err(BindError::problem("must be a number.")),
            _ => Err(self.wrong_kind("a number")),
        }
    }

    pub(super) fn float<T: FromStr + Into<f64> + Copy>(&self) -> Result<T, BindError> {
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
            return Err(BindError::problem("is too large for a number of this type."));
        }
        Ok(number)
    }

    pub(super) fn text(&self) -> Result<&'v str, BindError> {
        self.value.scalar_text().ok_or_else(|| self.wrong_kind("text"))
    }

    /// The value as an object. An empty text is an object without members.
    pub(super) fn object(&self) -> Result<Expanded<'v>, BindError> {
        match self.value {
            Value::Object(_) => Ok(Expanded::Sent(self.value)),
            Value::Text(_) if self.is_blank_text() => self.expand(Wanted::Object, || Ok(Value::Object(Object::new()))),
            Value::Text(text) if self.texts != Texts::Plain => {
                self.expand(Wanted::Object, || self.texts.read_object(text))
            }
            _ => Err(self.wrong_kind("an object")),
        }
    }

    /// The value as a list. The child elements of XML are a list too.
    pub(super) fn list(&self) -> Result<Expanded<'v>, BindError> {
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
