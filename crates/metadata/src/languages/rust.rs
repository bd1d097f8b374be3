//! Rust: structs for `serde` and `serde_json`, as `rustfmt` leaves them, in edition 2021. There is no client package.
//!
//! The form: a member that may be absent is an `Option`, left out when `None`; a base class is flattened into the struct
//! that extends it; a choice is an enum without a tag; what would hold itself stands in a `Box`. Everything can be cloned,
//! compared and made by default. A file also says for each request how it is sent.

mod writer;

use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::standalone::with_library_types;
use super::text::{is_invisible, one_line};
use super::{Definition, Listing, header};
use crate::model::Type;
use crate::names::{raise_first, words};
use crate::scalar::Scalar;
use std::collections::{HashMap, HashSet};
use writer::Writer;

pub(super) static RUST: Definition = Definition {
    name: "rust",
    aliases: &[],
    title: "Rust",
    extension: "rs",
    header: header::SLASHES,
    options: OPTIONS,
    write,
};

static OPTIONS: &[OptionDefinition] = &[
    OptionDefinition::switch("MakePropertiesOptional", false),
    OptionDefinition::switch("AddDescriptionAsComments", true),
    INCLUDE_TYPES,
    EXCLUDE_TYPES,
];

const KEYWORDS: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "union", "auto", "default",
];

/// Keywords that cannot be names even with `r#` in front.
const RESERVED: [&str; 3] = ["self", "super", "crate"];

/// Names that the lines of a listing need and that no type may take from them.
const TYPE_NAMES: [&str; 24] = [
    "Self",
    "String",
    "Option",
    "Vec",
    "Box",
    "BTreeMap",
    "Serialize",
    "Deserialize",
    "Default",
    "Clone",
    "Copy",
    "Debug",
    "PartialEq",
    "Eq",
    "PartialOrd",
    "Ord",
    "Hash",
    "Result",
    "Ok",
    "Err",
    "Some",
    "None",
    "From",
    "TryFrom",
];

fn write(listing: &Listing<'_>) -> String {
    let types = with_library_types(listing);
    let mut writer = Writer::new(listing, &types, type_names(&types));
    for of in types {
        writer.write_type(of);
    }
    // `rustfmt` keeps no blanks at the end of a line, and the tools can do without.
    let header: String = listing.header.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    let title = one_line(listing.document.title());
    let (imports, body) = writer.finish();
    format!(
        "{header}// The requests and answers of {title}.\n\
         // Needs the crates `serde`, with its feature `derive`, and `serde_json`. Dates, durations, UUIDs and bytes are texts, as\n\
         // they travel.\n\n{imports}use serde::{{Deserialize, Serialize}};\n{body}"
    )
}

/// The names of all types, and the set of them.
fn type_names<'a>(types: &[&'a Type]) -> (HashMap<&'a str, String>, HashSet<String>) {
    let mut used: HashSet<String> = TYPE_NAMES.map(str::to_owned).into();
    let mut names = HashMap::new();
    for of in types {
        names.insert(of.name.as_str(), unused(camel_name(&of.name), &mut used));
    }
    (names, used)
}

/// `name`, with underscores behind it until nothing is called so.
fn unused(mut name: String, used: &mut HashSet<String>) -> String {
    while !used.insert(name.clone()) {
        name.push('_');
    }
    name
}

/// A name of a type or of a value: words joined, each with a capital in front. Names of capitals only are no exception.
fn camel_name(name: &str) -> String {
    let is_loud = !name.contains(char::is_lowercase);
    let word = |word: &String| {
        if is_loud { raise_first(&word.to_lowercase()) } else { raise_first(word) }
    };
    let joined: String = words(name).iter().map(word).collect();
    match joined.chars().next() {
        None => "Empty".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("N{joined}"),
        Some(_) => joined,
    }
}

/// The name of a field as text, before a keyword gets its `r#`.
fn field_name(name: &str) -> String {
    let joined = words(name).join("_").to_lowercase();
    match joined.chars().next() {
        None => "empty".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("n{joined}"),
        Some(_) if RESERVED.contains(&joined.as_str()) => format!("{joined}_"),
        Some(_) => joined,
    }
}

/// The field as it is written.
fn raw(field: &str) -> String {
    // The last three are keywords in some places only, where no field stands.
    let is_keyword = KEYWORDS[..KEYWORDS.len() - 3].contains(&field);
    if is_keyword { format!("r#{field}") } else { field.to_owned() }
}

/// What `serde` makes of a field under `rename_all = "camelCase"`.
fn serde_camel_case(field: &str) -> String {
    let mut camel = String::new();
    let mut raises = false;
    for character in field.chars() {
        match character {
            '_' => raises = true,
            character if raises && !camel.is_empty() => {
                camel.extend(character.to_uppercase());
                raises = false;
            }
            character => {
                camel.push(character);
                raises = false;
            }
        }
    }
    camel
}

fn scalar_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String
        | Scalar::Char
        | Scalar::Guid
        | Scalar::Uri
        | Scalar::DateTime
        | Scalar::Date
        | Scalar::DateTimeOffset
        | Scalar::TimeSpan
        | Scalar::Bytes => "String",
        Scalar::Bool => "bool",
        Scalar::Byte => "u8",
        Scalar::Short => "i16",
        Scalar::Int => "i32",
        Scalar::Long => "i64",
        Scalar::UShort => "u16",
        Scalar::UInt => "u32",
        Scalar::ULong => "u64",
        Scalar::Float => "f32",
        Scalar::Double | Scalar::Decimal => "f64",
        Scalar::Object => "serde_json::Value",
    }
}

/// Text of a comment; what documentation would take for a link or a tag is escaped.
fn comment(text: &str) -> String {
    let text = one_line(text).replace('\t', " ");
    if text.contains('`') { text } else { text.replace('[', "\\[").replace('<', "\\<") }
}

/// A text in double quotes.
fn literal(text: &str) -> String {
    let mut literal = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => literal.extend(['\\', character]),
            character if character.is_control() || is_invisible(character) => {
                literal.push_str(&format!("\\u{{{:x}}}", u32::from(character)));
            }
            character => literal.push(character),
        }
    }
    literal.push('"');
    literal
}
