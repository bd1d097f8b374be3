//! What classes, members and types are called in Dart, and an expression that makes a value of a type.
//!
//! Names and expressions only: no statement is written here.

use std::collections::{HashMap, HashSet};

use crate::languages::Listing;
use crate::languages::properties::{PropertyName, property_names};
use crate::model::{Document, Member, Type, TypeRef};
use crate::names::{ascii_identifier, camel_case, is_ascii_identifier, raise_first};
use crate::scalar::Scalar;

/// Words that no name can be.
#[rustfmt::skip]
const RESERVED: [&str; 33] = [
    "assert", "break", "case", "catch", "class", "const", "continue", "default", "do", "else", "enum", "extends",
    "false", "final", "finally", "for", "if", "in", "is", "new", "null", "rethrow", "return", "super", "switch", "this",
    "throw", "true", "try", "var", "void", "while", "with",
];

/// Words that no member is called besides: the published listings rename them, or every object or class of a listing has
/// such a member.
#[rustfmt::skip]
const MEMBER_WORDS: [&str; 35] = [
    "abstract", "as", "async", "await", "bool", "context", "covariant", "deferred", "double", "dynamic", "export",
    "external", "factory", "get", "implements", "import", "int", "library", "operator", "part", "set", "static", "sync",
    "typedef", "yield", "createResponse", "fromJson", "fromMap", "getResponseTypeName", "getTypeName", "hashCode",
    "noSuchMethod", "runtimeType", "toJson", "toString",
];

/// Names that no class can have because a listing needs them for itself.
#[rustfmt::skip]
const CLASS_NAMES: [&str; 33] = [
    "DateTime", "Duration", "Function", "IConvertible", "IReturn", "IReturnVoid", "Iterable", "JsonConverters", "List",
    "ListBase", "Map", "MapBase", "MapEntry", "Object", "String", "Type", "TypeContext", "TypeInfo", "TypeOf",
    "Uint8List", "IGet", "IPost", "IPut", "IPatch", "IDelete", "IOptions", "IMeta", "IHasVersion", "IHasSessionId",
    "IHasBearerToken", "Enum", "Never", "Null",
];

/// Words that members can be called by, and classes cannot.
const TYPE_WORDS: [&str; 5] = ["extension", "interface", "late", "mixin", "required"];

/// What the converters of the package know without being told.
const KNOWN: [&str; 10] =
    ["dynamic", "String", "int", "bool", "double", "List<String>", "List<int>", "List<double>", "DateTime", "Duration"];

/// Whether no member can be called so.
fn is_member_word(name: &str) -> bool {
    RESERVED.contains(&name) || MEMBER_WORDS.contains(&name)
}

/// Whether no value of an enumeration can be called so; `is_class` says that the enumeration is a class.
pub(super) fn is_value_word(name: &str, is_class: bool) -> bool {
    RESERVED.contains(&name)
        || ["hashCode", "index", "noSuchMethod", "runtimeType", "toString", "values"].contains(&name)
        || (is_class && ["value", "String", "List", "int"].contains(&name))
}

/// Whether the converters of the package know the type without being told.
pub(super) fn is_known_to_package(type_name: &str) -> bool {
    KNOWN.contains(&type_name)
}

/// How a value gets from JSON into a member, and back.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Conversion {
    /// As it is.
    None,
    /// By a function of the package on the way in, as it is on the way out.
    Read(&'static str),
    /// By the converters of the package, under the name of the type.
    Both,
}

/// How one listing calls things.
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

    /// The name of the class that stands for the type called `name`.
    pub(super) fn class_name(&self, name: &str) -> String {
        self.class_names.get(name).map_or(name, String::as_str).to_owned()
    }

    /// The type of a member, without the mark for null.
    pub(super) fn type_name(&self, reference: &TypeRef) -> String {
        match reference {
            TypeRef::Nullable(item) => self.type_name(item),
            // A value of a dictionary may be null, except deeper inside: so has it the published form.
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

    /// `Address, Tag`.
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

/// The names of the document's classes: Dart takes the letters of ASCII alone, so that one without any gets a number. None
/// begins with an underscore, which would hide it from other files.
fn class_names<'a>(listing: &Listing<'a>) -> HashMap<&'a str, String> {
    let is_free = |name: &str| !CLASS_NAMES.contains(&name) && !TYPE_WORDS.contains(&name) && !is_member_word(name);
    let can_keep = |of: &Type| is_ascii_identifier(&of.name) && !of.name.starts_with('_') && is_free(&of.name);
    // A class that can keep its name does, whatever others would like to be called.
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

/// Other kinds are written as texts too, but the published form takes them for something else.
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

/// What a member would be called if it were alone: as it travels, except that words of the language get a capital. None
/// begins with an underscore, because no caller could give it to a constructor, and none hides a class.
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
