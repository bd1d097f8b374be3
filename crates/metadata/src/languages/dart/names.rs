//! Names in Dart of classes, members and types, and expressions that create a value of a type.
//!
//! This file writes no statement.

use std::collections::{HashMap, HashSet};

use crate::languages::listing::Listing;
use crate::languages::properties::{PropertyName, property_names};
use crate::model::{Document, Member, Type, TypeRef};
use crate::names::{ascii_identifier, camel_case, is_ascii_identifier, raise_first};
use crate::scalar::Scalar;

/// Words that Dart reserves for every name.
#[rustfmt::skip]
const RESERVED: [&str; 33] = [
    "assert", "break", "case", "catch", "class", "const", "continue", "default", "do", "else", "enum", "extends",
    "false", "final", "finally", "for", "if", "in", "is", "new", "null", "rethrow", "return", "super", "switch", "this",
    "throw", "true", "try", "var", "void", "while", "with",
];

/// Further words that no member may have as a name: the published listings rename them, or every object or class of a
/// listing has such a member.
#[rustfmt::skip]
const MEMBER_WORDS: [&str; 35] = [
    "abstract", "as", "async", "await", "bool", "context", "covariant", "deferred", "double", "dynamic", "export",
    "external", "factory", "get", "implements", "import", "int", "library", "operator", "part", "set", "static", "sync",
    "typedef", "yield", "createResponse", "fromJson", "fromMap", "getResponseTypeName", "getTypeName", "hashCode",
    "noSuchMethod", "runtimeType", "toJson", "toString",
];

/// Names that a listing needs, so that no class may have them.
#[rustfmt::skip]
const CLASS_NAMES: [&str; 33] = [
    "DateTime", "Duration", "Function", "IConvertible", "IReturn", "IReturnVoid", "Iterable", "JsonConverters", "List",
    "ListBase", "Map", "MapBase", "MapEntry", "Object", "String", "Type", "TypeContext", "TypeInfo", "TypeOf",
    "Uint8List", "IGet", "IPost", "IPut", "IPatch", "IDelete", "IOptions", "IMeta", "IHasVersion", "IHasSessionId",
    "IHasBearerToken", "Enum", "Never", "Null",
];

/// Words that a member may have as a name and a class may not.
const TYPE_WORDS: [&str; 5] = ["extension", "interface", "late", "mixin", "required"];

/// The types that the converters of the package know without a context.
const KNOWN: [&str; 10] =
    ["dynamic", "String", "int", "bool", "double", "List<String>", "List<int>", "List<double>", "DateTime", "Duration"];

/// Whether no member may have this name.
fn is_member_word(name: &str) -> bool {
    RESERVED.contains(&name) || MEMBER_WORDS.contains(&name)
}

/// Whether no value of an enumeration may have this name. `is_class`: the enumeration is written as a class.
pub(super) fn is_value_word(name: &str, is_class: bool) -> bool {
    RESERVED.contains(&name)
        || ["hashCode", "index", "noSuchMethod", "runtimeType", "toString", "values"].contains(&name)
        || (is_class && ["value", "String", "List", "int"].contains(&name))
}

/// Whether the converters of the package know the type without a context.
pub(super) fn is_known_to_package(type_name: &str) -> bool {
    KNOWN.contains(&type_name)
}

/// The conversion of a value from JSON into a member and back.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Conversion {
    /// No conversion.
    None,
    /// A function of the package reads the value. No conversion writes it.
    Read(&'static str),
    /// The converters of the package read and write the value, under the name of its type.
    Both,
}

/// The names of one listing.
pub(super) struct Names<'l, 'a> {
    listing: &'l Listing<'a>,
    class_names: HashMap<&'a str, String>,
    properties: HashMap<&'a str, Vec<PropertyName>>,
}

impl<'l, 'a> Names<'l, 'a> {
    pub(super) fn new(listing: &'l Listing<'a>) -> Self {
        let class_names = class_names(listing);
        let classes: HashSet<&str> = class_names.values().map(String::as_str).chain(CLASS_NAMES).collect();
        let wish = |of: &Type, member: &Member| wished_name(of, member, &classes);
        let properties = property_names(listing, &listing.types, wish, str::to_owned);
        Self { listing, class_names, properties }
    }

    pub(super) fn document(&self) -> &Document {
        self.listing.document
    }

    /// The names of the members of `of`, in order.
    pub(super) fn properties(&self, of: &Type) -> &[PropertyName] {
        self.properties.get(of.name.as_str()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The name of the class for the type called `name`.
    pub(super) fn class_name(&self, name: &str) -> String {
        self.class_names.get(name).map_or(name, String::as_str).to_owned()
    }

    /// The type of a member, without the mark for null.
    pub(super) fn type_name(&self, reference: &TypeRef) -> String {
        match reference {
            TypeRef::Nullable(item) => self.type_name(item),
            // The published form marks the values of a dictionary as nullable, except inside another type.
            TypeRef::Dictionary(key, value) => format!("Map<{},{}?>", self.inside(key), self.inside(value)),
            reference => self.inside(reference),
        }
    }

    /// The type of an item, key or value.
    pub(super) fn inside(&self, reference: &TypeRef) -> String {
        match reference {
            TypeRef::Scalar(scalar) => scalar_name(*scalar).to_owned(),
            TypeRef::Named(name) if self.listing.document.alternatives_of(name).is_some() => "dynamic".to_owned(),
            TypeRef::Named(name) => self.class_name(name),
            TypeRef::Nullable(item) => self.inside(item),
            TypeRef::List(item) => format!("List<{}>", self.inside(item)),
            TypeRef::Dictionary(key, value) => format!("Map<{},{}>", self.inside(key), self.inside(value)),
            TypeRef::OneOf(_) => "dynamic".to_owned(),
        }
    }

    /// An expression that makes a value of the type.
    pub(super) fn new_value(&self, reference: &TypeRef) -> String {
        match reference {
            TypeRef::Scalar(scalar) => match scalar_name(*scalar) {
                "String" => "\"\"",
                "bool" => "false",
                "int" | "double" => "0",
                "DateTime" => "DateTime(0)",
                "Duration" => "Duration()",
                "Uint8List" => "Uint8List(0)",
                _ => "null",
            }
            .to_owned(),
            TypeRef::List(item) => format!("<{}>[]", self.inside(item)),
            TypeRef::Nullable(item) => self.new_value(item),
            TypeRef::OneOf(_) => "null".to_owned(),
            TypeRef::Named(name) if self.listing.document.alternatives_of(name).is_some() => "null".to_owned(),
            TypeRef::Named(name) if self.listing.document.is_enumeration(name) => {
                format!("{}.values.first", self.class_name(name))
            }
            reference => format!("{}()", self.type_name(reference)),
        }
    }

    pub(super) fn conversion(&self, reference: &TypeRef) -> Conversion {
        match reference {
            TypeRef::Nullable(item) => self.conversion(item),
            TypeRef::Scalar(scalar) => match scalar_name(*scalar) {
                "String" | "bool" | "int" => Conversion::None,
                "double" => Conversion::Read("toDouble"),
                _ => Conversion::Both,
            },
            TypeRef::Dictionary(key, value) if is_text(key) && is_text(value) => Conversion::Read("toStringMap"),
            _ => Conversion::Both,
        }
    }

    /// The alternatives of a choice for a comment: `Address, Tag`.
    pub(super) fn choice(&self, alternatives: &[TypeRef]) -> String {
        let names: Vec<String> = alternatives.iter().map(|alternative| self.inside(alternative)).collect();
        names.join(", ")
    }

    /// A comment with the alternatives of a choice in `reference`.
    pub(super) fn choice_note(&self, reference: &TypeRef) -> Option<String> {
        let found = self.listing.document.choice_in(reference);
        found.map(|found| format!("holds one of {}", self.choice(found)))
    }
}

/// The names of the document's classes. Dart allows ASCII letters only, so a name without any becomes a number. No name
/// begins with an underscore, which would hide the class from other files.
fn class_names<'a>(listing: &Listing<'a>) -> HashMap<&'a str, String> {
    let is_free = |name: &str| !CLASS_NAMES.contains(&name) && !TYPE_WORDS.contains(&name) && !is_member_word(name);
    let can_keep = |of: &Type| is_ascii_identifier(&of.name) && !of.name.starts_with('_') && is_free(&of.name);
    // The classes that can keep their names choose first.
    let (keeping, others): (Vec<&Type>, Vec<&Type>) = listing.own_types().partition(|of| can_keep(of));
    let mut used: HashSet<String> = keeping.iter().map(|of| of.name.clone()).collect();
    let mut names: HashMap<&str, String> = keeping.iter().map(|of| (of.name.as_str(), of.name.clone())).collect();
    let mut unnamed = 0_usize;
    for of in others {
        let mut name = ascii_identifier(&of.name).unwrap_or_else(|| {
            unnamed += 1;
            format!("Type{unnamed}")
        });
        if name.starts_with('_') {
            name = format!("Type{name}");
        }
        while !is_free(&name) || !used.insert(name.clone()) {
            name.push('_');
        }
        names.insert(&of.name, name);
    }
    names
}

/// Whether the published form treats the type as a text. The form misreads other scalars that travel as text.
fn is_text(reference: &TypeRef) -> bool {
    *reference == TypeRef::Scalar(Scalar::String)
}

fn scalar_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String | Scalar::Char | Scalar::Guid | Scalar::Uri => "String",
        Scalar::Bool => "bool",
        Scalar::Byte | Scalar::Short | Scalar::Int | Scalar::Long | Scalar::UShort | Scalar::UInt | Scalar::ULong => {
            "int"
        }
        Scalar::Float | Scalar::Double | Scalar::Decimal => "double",
        Scalar::DateTime | Scalar::Date | Scalar::DateTimeOffset => "DateTime",
        Scalar::TimeSpan => "Duration",
        Scalar::Bytes => "Uint8List",
        Scalar::Object => "dynamic",
    }
}

/// The name of a member if no other name is in the way: the name on the wire, with a capital for a word of the
/// language. No name begins with an underscore, because a caller could not pass such a name to a constructor, and no
/// name hides a class.
fn wished_name(of: &Type, member: &Member, classes: &HashSet<&str>) -> String {
    let name = match ascii_identifier(&member.dotnet_name) {
        _ if is_ascii_identifier(&member.json_name) => member.json_name.clone(),
        Some(name) => camel_case(&name),
        None => {
            let position = of.members().iter().position(|known| known.json_name == member.json_name);
            format!("member{}", position.unwrap_or_default() + 1)
        }
    };
    let mut name = name.trim_start_matches('_').to_owned();
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        name = format!("value{name}");
    }
    if is_member_word(&name) {
        name = raise_first(&name);
    }
    while classes.contains(name.as_str()) {
        name.push('_');
    }
    name
}
