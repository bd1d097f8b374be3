//! The conversion of a [`Number`] with serde, which keeps every digit: no digit goes through a floating-point type.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::value::Number;

/// The name by which this crate's own serializer and deserializer know a [`Number`].
pub(crate) const NUMBER: &str = "billables_wire::Number";

impl Serialize for Number {
    /// Serializes as a number for [`to_value`](crate::to_value), and as a text for any other serializer.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(NUMBER, self.as_str())
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(NUMBER, NumberVisitor)
    }
}

struct NumberVisitor;

impl<'de> Visitor<'de> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a number, or a text that is one")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Number, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Number, E> {
        Number::parse(text).ok_or_else(|| E::custom("the text is not a number"))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Number, E> {
        Ok(number.into())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Number, E> {
        Ok(number.into())
    }
}

#[cfg(test)]
mod tests {
    use crate::{Format, Number, Schema, from_value, to_value};

    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Item {
        unit_cost: Option<Number>,
        base_cost: Option<Number>,
    }

    fn number(text: &str) -> Option<Number> {
        Some(Number::parse(text).unwrap())
    }

    #[test]
    fn every_digit_is_read_and_written_in_every_format() {
        let schema = Schema::new("urn:test");
        // No double has these digits.
        let item = Item { unit_cost: number("123456.123456789012345678901"), base_cost: number("8.50E-3") };
        for format in [Format::Json, Format::Xml, Format::Jsv, Format::Csv, Format::Jsonl] {
            let body = format.write(&to_value(&item).unwrap(), &schema);
            let text = String::from_utf8_lossy(&body);
            assert!(text.contains("123456.123456789012345678901") && text.contains("8.50E-3"), "{text}");
            assert!(format != Format::Json || !text.contains("\"123"), "a number, and no text: {text}");
            let read: Item = from_value(format.read(&body, "Item", &schema).unwrap()).unwrap();
            assert_eq!(read, item, "{format:?}");
        }
    }

    #[test]
    fn an_empty_text_is_an_absent_number_and_other_texts_are_refused_by_name() {
        let read =
            |body: &str| from_value::<Item>(Format::Json.read(body.as_bytes(), "Item", &Schema::new("")).unwrap());
        assert_eq!(read(r#"{"unitCost":"","baseCost":null}"#).unwrap(), Item { unit_cost: None, base_cost: None });
        assert_eq!(read(r#"{"unitCost":"0.10"}"#).unwrap().unit_cost, number("0.10"));
        for bad in [r#""1,5""#, r#"" 1""#, r#""NaN""#, "true", "[1]", "{}"] {
            let error = read(&format!(r#"{{"unitCost":{bad}}}"#)).unwrap_err();
            assert!(error.to_string().starts_with("UnitCost must be a number"), "{error}");
        }
    }
}
