//! Names in Go of types, members, values and scalars.

use std::collections::{HashMap, HashSet};

use crate::model::Type;
use crate::names::{is_letter, raise_first, words};
use crate::scalar::Scalar;

/// Words that Go writes in capitals.
const INITIALISMS: [&str; 20] = [
    "API", "CPU", "CSS", "DNS", "HTML", "HTTP", "HTTPS", "ID", "IP", "JSON", "SMS", "SQL", "TCP", "TTL", "UDP", "UI",
    "URI", "URL", "UUID", "XML",
];

/// The names of all types, and the set of these names.
pub(super) fn class_names<'a>(types: &[&'a Type]) -> (HashMap<&'a str, String>, HashSet<String>) {
    let mut used = HashSet::new();
    let mut names = HashMap::new();
    for of in types {
        let mut name = exported(&of.name);
        while !used.insert(name.clone()) {
            name.push('_');
        }
        names.insert(of.name.as_str(), name);
    }
    (names, used)
}

/// The name of a type in the document, with a capital at the front.
pub(super) fn exported(name: &str) -> String {
    let can_stand = |character: &char| is_letter(*character) || character.is_ascii_digit() || *character == '_';
    let name: String = name.trim_start_matches('_').chars().filter(can_stand).collect();
    let name = raise_first(&name);
    // A letter that has no capital form does not export a name.
    if name.starts_with(char::is_uppercase) { name } else { format!("X{name}") }
}

/// The name of a member or value: joined words, each with a capital at the front, and in capitals if that is customary.
pub(super) fn go_name(name: &str) -> String {
    let word = |word: &String| {
        let capitals = word.to_ascii_uppercase();
        if INITIALISMS.contains(&capitals.as_str()) { capitals } else { raise_first(word) }
    };
    exported(&words(name).iter().map(word).collect::<String>())
}

pub(super) fn scalar_name(scalar: Scalar) -> &'static str {
    match scalar {
        // Go has no duration type with the JSON of the service, and `time.Time` refuses a date without a time.
        Scalar::String | Scalar::Char | Scalar::Guid | Scalar::Uri | Scalar::TimeSpan | Scalar::Date => "string",
        Scalar::Bool => "bool",
        // A list of bytes would travel as one text, so a byte becomes a wider number.
        Scalar::Byte | Scalar::UShort => "uint16",
        Scalar::Short => "int16",
        Scalar::Int => "int32",
        Scalar::Long => "int64",
        Scalar::UInt => "uint32",
        Scalar::ULong => "uint64",
        Scalar::Float => "float32",
        Scalar::Double => "float64",
        Scalar::Decimal => "json.Number",
        Scalar::DateTime | Scalar::DateTimeOffset => "time.Time",
        Scalar::Bytes => "[]byte",
        Scalar::Object => "any",
    }
}

/// Whether `encoding/json` accepts the name in a tag.
pub(super) fn is_tag_name(name: &str) -> bool {
    let is_allowed =
        |character: char| character.is_alphanumeric() || "!#$%&()*+-./:;<=>?@[]^_{|}~ ".contains(character);
    !name.is_empty() && name.chars().all(is_allowed)
}
