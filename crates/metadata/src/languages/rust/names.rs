//! Names and texts in Rust: types, fields, variants, scalars, comments and literals.

use std::collections::{HashMap, HashSet};

use crate::languages::lines::{Doc, Style};
use crate::languages::text::{Literal, in_braces, is_invisible, one_line};
use crate::model::Type;
use crate::names::{raise_first, words};
use crate::scalar::Scalar;

const KEYWORDS: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "union", "auto", "default",
];

/// Keywords that cannot be names even with `r#` at the front.
const RESERVED: [&str; 3] = ["self", "super", "crate"];

/// Names that the lines of a listing need, so that no type may have them.
#[rustfmt::skip]
const TYPE_NAMES: [&str; 24] = [
    "Self", "String", "Option", "Vec", "Box", "BTreeMap", "Serialize", "Deserialize", "Default", "Clone", "Copy",
    "Debug", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash", "Result", "Ok", "Err", "Some", "None", "From", "TryFrom",
];

/// The names of all types, and the set of these names.
pub(super) fn type_names<'a>(types: &[&'a Type]) -> (HashMap<&'a str, String>, HashSet<String>) {
    let mut used: HashSet<String> = TYPE_NAMES.map(str::to_owned).into();
    let mut names = HashMap::new();
    for of in types {
        names.insert(of.name.as_str(), unused(camel_name(&of.name), &mut used));
    }
    (names, used)
}

/// `name`, with underscores at the end until the name is unique.
pub(super) fn unused(mut name: String, used: &mut HashSet<String>) -> String {
    while !used.insert(name.clone()) {
        name.push('_');
    }
    name
}

/// The name of a type or a value: joined words, each with a capital at the front, also for a name in capitals.
pub(super) fn camel_name(name: &str) -> String {
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

/// The name of a field as a text, without the `r#` of a keyword.
pub(super) fn field_name(name: &str) -> String {
    let joined = words(name).join("_").to_lowercase();
    match joined.chars().next() {
        None => "empty".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("n{joined}"),
        Some(_) if RESERVED.contains(&joined.as_str()) => format!("{joined}_"),
        Some(_) => joined,
    }
}

/// The spelling of a field.
pub(super) fn raw(field: &str) -> String {
    // The last three keywords are free as the names of fields.
    let is_keyword = KEYWORDS[..KEYWORDS.len() - 3].contains(&field);
    if is_keyword { format!("r#{field}") } else { field.to_owned() }
}

/// The name on the wire that `serde` derives from a field under `rename_all = "camelCase"`.
pub(super) fn serde_camel_case(field: &str) -> String {
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

pub(super) fn scalar_name(scalar: Scalar) -> &'static str {
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

/// A text for a comment, with the characters escaped that documentation takes for a link or a tag.
pub(super) fn comment(text: &str) -> String {
    let text = one_line(text).replace('\t', " ");
    if text.contains('`') { text } else { text.replace('[', "\\[").replace('<', "\\<") }
}

pub(super) static STYLE: Style = Style { comment: "///", doc: Doc::Paragraphs, doc_escapes: &[], ..Style::SLASHES };

/// A text in double quotes.
pub(super) static LITERAL: Literal = Literal {
    quote: '"',
    marked: "",
    named: &[],
    is_numbered: |character| character.is_control() || is_invisible(character),
    number: in_braces,
};

/// `name` without the underscores at the end, for another word to follow.
pub(super) fn without_end(name: &str) -> &str {
    name.trim_end_matches('_')
}
