//! The names of the members that a type has.

use serde::de::{Deserialize, Deserializer, Visitor};

use super::error::BindError;

/// The names of a struct's members in the order of declaration; empty for other types.
///
/// ```
/// #[derive(serde::Deserialize)]
/// #[serde(rename_all = "camelCase")]
/// struct Filter {
///     #[expect(dead_code)]
///     customer_id: Option<String>,
/// }
///
/// assert_eq!(billables_wire::member_names::<Filter>(), ["customerId"]);
/// ```
pub fn member_names<'de, T: Deserialize<'de>>() -> &'static [&'static str] {
    let mut names: &[&str] = &[];
    // The type names its fields to the deserializer, which then fails.
    let _ = T::deserialize(NameReader(&mut names));
    names
}

/// A deserializer that keeps the names of a struct and fails.
struct NameReader<'n>(&'n mut &'static [&'static str]);

impl<'de> Deserializer<'de> for NameReader<'_> {
    type Error = BindError;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, BindError> {
        *self.0 = fields;
        self.deserialize_any(visitor)
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, BindError> {
        Err(BindError::problem("is not read."))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
