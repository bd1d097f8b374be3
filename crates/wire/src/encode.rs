//! The conversion of a serde type into a [`Value`]. The type decides the names and the order of the members.

use serde::Serialize;
use serde::ser;

use crate::number::NUMBER;
use crate::value::{Name, Number, Object, Value};

/// The reason why a type cannot be encoded. Each is a mistake in the type, not in the data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EncodeError {
    /// A map has a key that is neither text, a number, a boolean nor a variant without data.
    #[error("a map has a key that cannot be written as a name")]
    KeyNotText,
    /// The type holds bytes, for which the formats have no common notation.
    #[error("bytes cannot be written; turn them into text first")]
    Bytes,
    /// The type's own `Serialize` failed.
    #[error("{0}")]
    Refused(String),
}

impl ser::Error for EncodeError {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self::Refused(message.to_string())
    }
}

/// Encodes any serde type as a value.
///
/// A struct becomes an object with the struct's serde name; `None` becomes null; an enum variant without data becomes a
/// text; a map becomes an object without a type name. Infinities and NaN become the texts `INF`, `-INF` and `NaN` of XML
/// Schema, because JSON has no numbers for them.
///
/// # Errors
///
/// [`EncodeError`] if the type holds bytes or a map with composite keys, or if its own `Serialize` fails.
pub fn to_value<T: Serialize + ?Sized>(source: &T) -> Result<Value, EncodeError> {
    source.serialize(ValueSerializer)
}

struct ValueSerializer;

/// A list that is being encoded, and the variant's name if the list is the data of a variant.
struct ListBuilder {
    items: Vec<Value>,
    variant: Option<&'static str>,
}

/// An object that is being encoded, the variant's name if the object is the data of a variant, and the latest key of a map.
struct ObjectBuilder {
    object: Object,
    variant: Option<&'static str>,
    key: Name,
}

/// The value of a variant with data: an object with one member, named after the variant.
fn tagged(variant: Option<&'static str>, value: Value) -> Value {
    match variant {
        Some(variant) => Value::Object([(variant, value)].into_iter().collect()),
        None => value,
    }
}

fn float(number: Option<Number>, is_nan: bool, is_negative: bool) -> Value {
    match number {
        Some(number) => Value::Number(number),
        None if is_nan => Value::Text("NaN".into()),
        None if is_negative => Value::Text("-INF".into()),
        None => Value::Text("INF".into()),
    }
}

macro_rules! serialize_integers {
    ($($method:ident: $integer:ty),*) => {
        $(fn $method(self, number: $integer) -> Result<Value, EncodeError> {
            Ok(Value::Number(number.into()))
        })*
    };
}

impl ser::Serializer for ValueSerializer {
    type Ok = Value;
    type Error = EncodeError;
    type SerializeSeq = ListBuilder;
    type SerializeTuple = ListBuilder;
    type SerializeTupleStruct = ListBuilder;
    type SerializeTupleVariant = ListBuilder;
    type SerializeMap = ObjectBuilder;
    type SerializeStruct = ObjectBuilder;
    type SerializeStructVariant = ObjectBuilder;

    serialize_integers!(
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_i128: i128,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_u128: u128
    );

    fn serialize_bool(self, value: bool) -> Result<Value, EncodeError> {
        Ok(Value::Bool(value))
    }

    fn serialize_f32(self, number: f32) -> Result<Value, EncodeError> {
        Ok(float(Number::from_f32(number), number.is_nan(), number < 0.0))
    }

    fn serialize_f64(self, number: f64) -> Result<Value, EncodeError> {
        Ok(float(Number::from_f64(number), number.is_nan(), number < 0.0))
    }

    fn serialize_char(self, character: char) -> Result<Value, EncodeError> {
        Ok(Value::Text(character.into()))
    }

    fn serialize_str(self, text: &str) -> Result<Value, EncodeError> {
        Ok(Value::Text(text.into()))
    }

    fn serialize_bytes(self, _bytes: &[u8]) -> Result<Value, EncodeError> {
        Err(EncodeError::Bytes)
    }

    fn serialize_none(self) -> Result<Value, EncodeError> {
        Ok(Value::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Value, EncodeError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Value, EncodeError> {
        Ok(Value::Null)
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<Value, EncodeError> {
        Ok(Value::Object(Object::of_type(name)))
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<Value, EncodeError> {
        Ok(Value::Text(variant.into()))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<Value, EncodeError> {
        let value = value.serialize(self)?;
        match &value {
            Value::Text(text) if name == NUMBER => Ok(Number::parse(text).map_or(value, Value::Number)),
            _ => Ok(value),
        }
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Value, EncodeError> {
        Ok(tagged(Some(variant), value.serialize(self)?))
    }

    fn serialize_seq(self, _length: Option<usize>) -> Result<ListBuilder, EncodeError> {
        Ok(ListBuilder { items: Vec::new(), variant: None })
    }

    fn serialize_tuple(self, _length: usize) -> Result<ListBuilder, EncodeError> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _length: usize) -> Result<ListBuilder, EncodeError> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<ListBuilder, EncodeError> {
        Ok(ListBuilder { items: Vec::new(), variant: Some(variant) })
    }

    fn serialize_map(self, _length: Option<usize>) -> Result<ObjectBuilder, EncodeError> {
        Ok(ObjectBuilder { object: Object::new(), variant: None, key: "".into() })
    }

    fn serialize_struct(self, name: &'static str, _length: usize) -> Result<ObjectBuilder, EncodeError> {
        Ok(ObjectBuilder { object: Object::of_type(name), variant: None, key: "".into() })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<ObjectBuilder, EncodeError> {
        Ok(ObjectBuilder { object: Object::of_type(variant), variant: Some(variant), key: "".into() })
    }
}

macro_rules! list_builder {
    ($($builder:ident.$method:ident),*) => {
        $(impl ser::$builder for ListBuilder {
            type Ok = Value;
            type Error = EncodeError;

            fn $method<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), EncodeError> {
                self.items.push(to_value(item)?);
                Ok(())
            }

            fn end(self) -> Result<Value, EncodeError> {
                Ok(tagged(self.variant, Value::List(self.items)))
            }
        })*
    };
}
list_builder!(
    SerializeSeq.serialize_element,
    SerializeTuple.serialize_element,
    SerializeTupleStruct.serialize_field,
    SerializeTupleVariant.serialize_field
);

macro_rules! object_builder {
    ($($builder:ident),*) => {
        $(impl ser::$builder for ObjectBuilder {
            type Ok = Value;
            type Error = EncodeError;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), EncodeError> {
                self.object.push(name, to_value(value)?);
                Ok(())
            }

            fn end(self) -> Result<Value, EncodeError> {
                Ok(tagged(self.variant, Value::Object(self.object)))
            }
        })*
    };
}
object_builder!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for ObjectBuilder {
    type Ok = Value;
    type Error = EncodeError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), EncodeError> {
        self.key = to_value(key)?.scalar_text().ok_or(EncodeError::KeyNotText)?.to_owned().into();
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), EncodeError> {
        let key = std::mem::take(&mut self.key);
        self.object.push(key, to_value(value)?);
        Ok(())
    }

    fn end(self) -> Result<Value, EncodeError> {
        Ok(Value::Object(self.object))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[derive(Serialize)]
    enum Status {
        Reported,
        Sized(u8),
    }

    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Sample {
        call_sid: &'static str,
        session_id: Option<String>,
        status: Status,
        meta: BTreeMap<u8, f64>,
    }

    #[test]
    fn a_struct_keeps_its_name_and_order_and_its_absent_members() {
        let meta = [(1, f64::INFINITY)].into();
        let value = to_value(&Sample { call_sid: "CA", session_id: None, status: Status::Reported, meta }).unwrap();
        let Value::Object(object) = value else { panic!("not an object: {value:?}") };
        assert_eq!(object.type_name(), Some("Sample"));
        let names: Vec<_> = object.members().iter().map(|(name, _)| name.as_ref()).collect();
        assert_eq!(names, ["callSid", "sessionId", "status", "meta"]);
        assert_eq!(object.get("sessionId"), Some(&Value::Null));
        assert_eq!(object.get("status"), Some(&Value::Text("Reported".into())));
        let expected: Object = [("1", Value::Text("INF".into()))].into_iter().collect();
        assert_eq!(object.get("meta"), Some(&Value::Object(expected)));
    }

    #[test]
    fn a_variant_with_data_is_an_object_of_one_member() {
        let expected: Object = [("Sized", Value::Number(3_u8.into()))].into_iter().collect();
        assert_eq!(to_value(&Status::Sized(3)), Ok(Value::Object(expected)));
    }

    #[test]
    fn a_map_with_composite_keys_is_refused() {
        assert_eq!(to_value(&BTreeMap::from([(vec![1], 2)])), Err(EncodeError::KeyNotText));
    }
}
