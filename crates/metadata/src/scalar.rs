//! The scalars, and their names in .NET, in XML and in sample messages, in one table.
//!
//! The file of a programming language has the names in that language.

/// A single value, in the terms of .NET.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scalar {
    /// Text.
    String,
    /// A single character.
    Char,
    /// True or false.
    Bool,
    /// 8 bits, no sign.
    Byte,
    /// 16 bits.
    Short,
    /// 32 bits.
    Int,
    /// 64 bits.
    Long,
    /// 16 bits, no sign.
    UShort,
    /// 32 bits, no sign.
    UInt,
    /// 64 bits, no sign.
    ULong,
    /// A binary fraction of 32 bits.
    Float,
    /// A binary fraction of 64 bits.
    Double,
    /// A decimal fraction.
    Decimal,
    /// A date with a time of day.
    DateTime,
    /// A date without a time of day. Services of this family send a date with a time.
    Date,
    /// A date with a time of day and an offset from UTC.
    DateTimeOffset,
    /// A length of time.
    TimeSpan,
    /// A UUID.
    Guid,
    /// Bytes, base64 on the wire.
    Bytes,
    /// The address of a resource.
    Uri,
    /// A value of any type.
    Object,
}

/// The facts of one scalar.
struct Facts {
    kind: Scalar,
    /// The name in C#, in `x-dotnet-type` and in the tables of parameters.
    csharp: &'static str,
    /// Further spellings in `x-dotnet-type`.
    aliases: &'static [&'static str],
    /// Whether .NET holds null in the type only with the mark `?`.
    is_value_type: bool,
    /// The name of an item's element in a list, as the DataContract serializer writes it.
    xml_item: &'static str,
    /// The default value as JSON text.
    json_sample: &'static str,
    /// The default value as XML text.
    xml_sample: &'static str,
}

/// A row of the table. The arguments are easier to read in columns than with names.
const fn facts(
    kind: Scalar,
    csharp: &'static str,
    aliases: &'static [&'static str],
    is_value_type: bool,
    xml_item: &'static str,
    json_sample: &'static str,
    xml_sample: &'static str,
) -> Facts {
    Facts { kind, csharp, aliases, is_value_type, xml_item, json_sample, xml_sample }
}

/// Midnight of the first day of the year 1, the default date of .NET, in the JSON form of this family of services:
/// milliseconds from 1970, and the offset `-0000` for an unknown one.
const DEFAULT_DATE_JSON: &str = r#""\/Date(-62135596800000-0000)\/""#;
const DEFAULT_DATE_OFFSET_JSON: &str = r#""\/Date(-62135596800000)\/""#;

#[rustfmt::skip]
static TABLE: &[Facts] = &[
    facts(Scalar::String, "string", &["String"], false, "string", r#""String""#, "String"),
    facts(Scalar::Char, "char", &["Char"], true, "char", r#""\u0000""#, "0"),
    facts(Scalar::Bool, "bool", &["Boolean"], true, "boolean", "false", "false"),
    facts(Scalar::Byte, "byte", &["Byte"], true, "unsignedByte", "0", "0"),
    facts(Scalar::Short, "short", &["Int16"], true, "short", "0", "0"),
    facts(Scalar::Int, "int", &["Int32"], true, "int", "0", "0"),
    facts(Scalar::Long, "long", &["Int64"], true, "long", "0", "0"),
    facts(Scalar::UShort, "ushort", &["UInt16"], true, "unsignedShort", "0", "0"),
    facts(Scalar::UInt, "uint", &["UInt32"], true, "unsignedInt", "0", "0"),
    facts(Scalar::ULong, "ulong", &["UInt64"], true, "unsignedLong", "0", "0"),
    facts(Scalar::Float, "float", &["Single"], true, "float", "0", "0"),
    facts(Scalar::Double, "double", &["Double"], true, "double", "0", "0"),
    facts(Scalar::Decimal, "decimal", &["Decimal"], true, "decimal", "0", "0"),
    facts(Scalar::DateTime, "DateTime", &[], true, "dateTime", DEFAULT_DATE_JSON, "0001-01-01T00:00:00"),
    facts(Scalar::Date, "DateTime", &["DateOnly"], true, "dateTime", DEFAULT_DATE_JSON, "0001-01-01T00:00:00"),
    facts(Scalar::DateTimeOffset, "DateTimeOffset", &[], true, "DateTimeOffset", DEFAULT_DATE_OFFSET_JSON, "0001-01-01T00:00:00Z"),
    facts(Scalar::TimeSpan, "TimeSpan", &["TimeOnly"], true, "duration", r#""PT0S""#, "PT0S"),
    facts(Scalar::Guid, "Guid", &[], true, "guid", r#""00000000000000000000000000000000""#, "00000000-0000-0000-0000-000000000000"),
    facts(Scalar::Bytes, "byte[]", &["Byte[]", "Stream"], false, "base64Binary", r#""AA==""#, "AA=="),
    facts(Scalar::Uri, "Uri", &[], false, "anyURI", r#""String""#, "String"),
    facts(Scalar::Object, "object", &["Object"], false, "anyType", "{}", ""),
];

impl Scalar {
    /// The scalar called `name` in `x-dotnet-type`, without a `?`. `None` for any other name.
    #[must_use]
    pub fn from_dotnet_name(name: &str) -> Option<Self> {
        let name = name.strip_prefix("System.").unwrap_or(name);
        TABLE.iter().find(|row| row.csharp == name || row.aliases.contains(&name)).map(|row| row.kind)
    }

    /// The name in C#, as in the tables of parameters.
    #[must_use]
    pub fn csharp_name(self) -> &'static str {
        self.facts().csharp
    }

    /// Whether .NET holds null in the type only with the mark `?`.
    #[must_use]
    pub fn is_value_type(self) -> bool {
        self.facts().is_value_type
    }

    pub(crate) fn xml_item_name(self) -> &'static str {
        self.facts().xml_item
    }

    pub(crate) fn json_sample(self) -> &'static str {
        self.facts().json_sample
    }

    pub(crate) fn xml_sample(self) -> &'static str {
        self.facts().xml_sample
    }

    fn facts(self) -> &'static Facts {
        // The table has a row for every scalar, in the order of the enumeration, and a test compares the two.
        &TABLE[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_one_row_for_each_kind_in_order() {
        for (position, row) in TABLE.iter().enumerate() {
            assert_eq!(row.kind as usize, position, "{}", row.csharp);
        }
        assert_eq!(Scalar::Object as usize + 1, TABLE.len());
    }

    #[test]
    fn every_name_leads_back_to_its_kind() {
        for row in TABLE {
            // In .NET a date has the name of the type with a time, so the name does not mean a date alone.
            let own = [row.csharp].into_iter().filter(|_| row.kind != Scalar::Date);
            for name in row.aliases.iter().copied().chain(own) {
                assert_eq!(Scalar::from_dotnet_name(name), Some(row.kind), "{name}");
            }
        }
        assert_eq!(Scalar::from_dotnet_name("System.DateTime"), Some(Scalar::DateTime));
        assert_eq!(Scalar::from_dotnet_name("Money"), None);
    }
}
