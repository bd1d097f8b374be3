//! The neutral tree that every format reads into and writes from.
//!
//! Nothing here knows a format, a DTO or HTTP.

use std::borrow::Cow;
use std::fmt;

/// The name of a member or of a type. Names that come from a serde type are borrowed for free.
pub type Name = Cow<'static, str>;

/// One value of any format.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The absent value: `null`, `i:nil="true"`, or a bare name in a query.
    Null,
    /// True or false.
    Bool(bool),
    /// A number with the digits that were written.
    Number(Number),
    /// Text. Formats without types (XML, a query) read every scalar as text.
    Text(String),
    /// Several values in order.
    List(Vec<Value>),
    /// Named members.
    Object(Object),
}

impl Value {
    /// The kind of the value for an error text, with an article.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// The text of a scalar as it was written; `None` for null, lists and objects.
    pub(crate) fn scalar_text(&self) -> Option<&str> {
        match self {
            Self::Bool(true) => Some("true"),
            Self::Bool(false) => Some("false"),
            Self::Number(number) => Some(number.as_str()),
            Self::Text(text) => Some(text),
            Self::Null | Self::List(_) | Self::Object(_) => None,
        }
    }
}

/// Members in the order of the body, and the name of the type if it is known.
///
/// A name may occur several times: readers keep every occurrence, and binding decides.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object {
    type_name: Option<Name>,
    members: Vec<(Name, Value)>,
    origin: Origin,
}

/// The source of an object. Some sources do not distinguish members, lists and objects; binding decides by the type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A source that says what each member is.
    #[default]
    Members,
    /// XML: the children are members or the items of a list.
    Elements,
    /// A row of CSV: the text of a cell may hold a list or an object in JSV.
    Cells,
    /// A query or a urlencoded form: a text may hold a list or an object in JSV or JSON, and a repeated name may mean a
    /// list.
    Form,
    /// A multipart form: as [`Origin::Form`], but an ambiguous text is JSON rather than JSV.
    Parts,
}

impl Object {
    /// An object without members and without a type name.
    pub fn new() -> Self {
        Self::default()
    }

    /// An object without members, of a named type. XML uses the name for elements.
    pub fn of_type(type_name: impl Into<Name>) -> Self {
        Self { type_name: Some(type_name.into()), ..Self::default() }
    }

    /// An object that a reader made of a source.
    pub(crate) fn of_origin(origin: Origin, members: Vec<(Name, Value)>) -> Self {
        Self { type_name: None, members, origin }
    }

    /// Appends a member.
    pub fn push(&mut self, name: impl Into<Name>, value: Value) {
        self.members.push((name.into(), value));
    }

    /// The name of the type, if it is known.
    pub fn type_name(&self) -> Option<&str> {
        self.type_name.as_deref()
    }

    /// The members in the order of the body.
    pub fn members(&self) -> &[(Name, Value)] {
        &self.members
    }

    /// The value of the first member with exactly this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.members.iter().find(|(given, _)| given == name).map(|(_, value)| value)
    }

    /// The source of the object.
    pub(crate) fn origin(&self) -> Origin {
        self.origin
    }
}

impl<N: Into<Name>> FromIterator<(N, Value)> for Object {
    fn from_iter<I: IntoIterator<Item = (N, Value)>>(members: I) -> Self {
        let members = members.into_iter().map(|(name, value)| (name.into(), value)).collect();
        Self { members, ..Self::default() }
    }
}

/// A number in the notation of JSON (RFC 8259, section 6). The text is kept, so no digit is lost.
///
/// Two numbers are equal if their texts are equal: `1` and `1.0` differ.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(String);

impl Number {
    /// Parses a text that is a number in the notation of JSON.
    pub fn parse(text: &str) -> Option<Self> {
        (number_length(text.as_bytes()) == Some(text.len())).then(|| Self(text.to_owned()))
    }

    /// The shortest notation that reads back as the same number; `None` for infinities and NaN, which JSON cannot write.
    pub fn from_f64(number: f64) -> Option<Self> {
        Self::from_float(number.is_finite(), number.abs(), &number)
    }

    /// The same as [`Number::from_f64`] for single precision.
    pub fn from_f32(number: f32) -> Option<Self> {
        Self::from_float(number.is_finite(), f64::from(number).abs(), &number)
    }

    fn from_float(is_finite: bool, magnitude: f64, number: &(impl fmt::Display + fmt::LowerExp)) -> Option<Self> {
        // Plain digits are easier to read, but 1e300 has 301 of them.
        let is_plain = magnitude == 0.0 || (1e-5..1e16).contains(&magnitude);
        is_finite.then(|| Self(if is_plain { number.to_string() } else { format!("{number:e}") }))
    }

    /// The text of the number.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the number has neither a fraction nor an exponent.
    pub fn is_integer(&self) -> bool {
        !self.0.contains(['.', 'e', 'E'])
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

macro_rules! number_from_integer {
    ($($integer:ty)*) => {
        $(impl From<$integer> for Number {
            fn from(number: $integer) -> Self {
                Self(number.to_string())
            }
        })*
    };
}
number_from_integer!(i8 i16 i32 i64 i128 u8 u16 u32 u64 u128);

/// The length in bytes of the number that the text begins with; `None` if it begins with no number.
pub(crate) fn number_length(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let mut length = usize::from(bytes.first() == Some(&b'-'));
    length += match bytes.get(length)? {
        // A number has no leading zeros.
        b'0' => 1,
        b'1'..=b'9' => digits(length),
        _ => return None,
    };
    if bytes.get(length) == Some(&b'.') {
        let fraction = digits(length + 1);
        length += if fraction == 0 { return None } else { 1 + fraction };
    }
    if matches!(bytes.get(length), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(length + 1), Some(b'+' | b'-')));
        let exponent = digits(length + 1 + sign);
        length += if exponent == 0 { return None } else { 1 + sign + exponent };
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_as_it_was_written() {
        for text in ["0", "-0", "1.10", "123456789012345678901234567890", "1E+5", "-2.5e-7"] {
            assert_eq!(Number::parse(text).map(|number| number.to_string()), Some(text.to_owned()));
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        for text in ["", "-", "+1", "01", "1.", ".5", "1e", "1e+", "0x10", "NaN", "1 ", " 1", "1a", "Infinity"] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }

    #[test]
    fn floats_are_written_shortest() {
        let written = |number: f64| Number::from_f64(number).map(|number| number.to_string());
        assert_eq!(written(0.0).as_deref(), Some("0"));
        assert_eq!(written(1.5).as_deref(), Some("1.5"));
        assert_eq!(written(1e300).as_deref(), Some("1e300"));
        assert_eq!(written(f64::NAN), None);
        assert_eq!(Number::from_f32(0.1).map(|number| number.to_string()).as_deref(), Some("0.1"));
    }
}
