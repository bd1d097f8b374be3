//! Names in Swift of classes, members and types.
//!
//! This file writes no statement.

use std::collections::{HashMap, HashSet};

use crate::languages::listing::{Form, Listing, Returned};
use crate::languages::properties::{PropertyName, property_names};
use crate::model::{Member, Type, TypeRef};
use crate::names::{camel_case, is_identifier};
use crate::scalar::Scalar;

/// Words that need backticks as names. The published listings mark some words that would not need them.
#[rustfmt::skip]
const WORDS: [&str; 69] = [
    "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "didSet", "do",
    "dynamicType", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "get", "guard",
    "if", "import", "in", "infix", "init", "inout", "internal", "is", "left", "let", "mutating", "new", "nil", "none",
    "nonmutating", "operator", "override", "postfix", "precedence", "prefix", "private", "protocol", "public", "repeat",
    "rethrows", "return", "right", "self", "set", "static", "struct", "subscript", "super", "switch", "throw", "throws",
    "true", "try", "typealias", "unowned", "var", "weak", "where", "while", "willSet", "Any",
];

/// Names that the language or a listing needs, so that no class may have them.
#[rustfmt::skip]
const CLASS_NAMES: [&str; 43] = [
    "Any", "AnyObject", "Array", "Bool", "Codable", "CodingKey", "CodingKeys", "Data", "Date", "Decoder", "Dictionary",
    "Double", "Encoder", "Float", "Int", "Int16", "List", "Optional", "Protocol", "Return", "Self", "String",
    "TimeInterval", "TimeSpan", "Type", "UInt16", "UInt32", "UInt64", "UInt8", "IReturn", "IReturnVoid", "Foundation",
    "ServiceStack", "IGet", "IPost", "IPut", "IPatch", "IDelete", "IOptions", "IMeta", "IHasVersion", "IHasSessionId",
    "IHasBearerToken",
];

/// Whether the name cannot follow a dot even in backticks.
pub(super) fn is_forbidden(name: &str) -> bool {
    ["self", "Self", "Type", "Protocol", "init"].contains(&name)
}

/// The spelling of a name, in backticks if the name is a word of the language.
pub(super) fn spelled(name: &str) -> String {
    if WORDS.contains(&name) { format!("`{name}`") } else { name.to_owned() }
}

/// The names of one listing.
pub(super) struct Names<'l, 'a> {
    listing: &'l Listing<'a>,
    class_names: HashMap<&'a str, String>,
    properties: HashMap<&'a str, Vec<PropertyName>>,
    types_as_text: HashSet<&'l str>,
    any_value: String,
}

impl<'l, 'a> Names<'l, 'a> {
    pub(super) fn new(listing: &'l Listing<'a>) -> Self {
        let as_text = listing.options.text("TreatTypesAsStrings").split(',').map(str::trim);
        let mut any_value = "AnyValue".to_owned();
        while listing.document.find_type(&any_value).is_some() {
            any_value.push('_');
        }
        Self {
            listing,
            class_names: class_names(listing),
            properties: property_names(
                listing,
                &listing.types,
                |_, member| wished_name(listing.form, member),
                str::to_owned,
            ),
            types_as_text: as_text.filter(|name| !name.is_empty()).collect(),
            any_value,
        }
    }

    pub(super) fn is_file(&self) -> bool {
        self.listing.form == Form::File
    }

    /// The type of a value of any kind.
    pub(super) fn any_value(&self) -> &str {
        if self.is_file() { &self.any_value } else { "String" }
    }

    /// Whether the classes `types` use values of any kind.
    pub(super) fn needs_any_value(&self, types: &[&Type]) -> bool {
        let is_needed = |name: String| name.split(|one: char| !is_name_part(one)).any(|part| part == self.any_value);
        types.iter().any(|of| {
            let returned = match self.listing.returned(of) {
                Some(Returned::Value(value)) => Some(value),
                _ => None,
            };
            of.references().chain(returned).any(|reference| is_needed(self.type_name(reference)))
        })
    }

    /// The names of the members of `of`, in order.
    pub(super) fn properties(&self, of: &Type) -> &[PropertyName] {
        self.properties.get(of.name.as_str()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The name of the class for the type called `name`.
    pub(super) fn class_name(&self, name: &str) -> String {
        self.class_names.get(name).map_or(name, String::as_str).to_owned()
    }

    /// The spelling of a type, without a mark for a missing value.
    pub(super) fn type_name(&self, reference: &TypeRef) -> String {
        match reference {
            TypeRef::Scalar(scalar) => self.scalar_name(*scalar),
            TypeRef::Named(name) if self.types_as_text.contains(name.as_str()) => "String".to_owned(),
            TypeRef::Named(name) if self.listing.document.alternatives_of(name).is_some() => {
                self.any_value().to_owned()
            }
            TypeRef::Named(name) => self.class_name(name),
            TypeRef::Nullable(item) => self.type_name(item),
            TypeRef::List(item) => format!("[{}]", self.item_name(item)),
            TypeRef::Dictionary(key, value) => format!("[{}:{}]", self.key_name(key), self.item_name(value)),
            TypeRef::OneOf(_) => self.any_value().to_owned(),
        }
    }

    /// The type of an item or value, with a mark if the item may be missing.
    pub(super) fn item_name(&self, reference: &TypeRef) -> String {
        let mark = if matches!(reference, TypeRef::Nullable(_)) { "?" } else { "" };
        format!("{}{mark}", self.type_name(reference))
    }

    /// The type of a key. The compiler writes a dictionary with keys other than texts and whole numbers as a list.
    fn key_name(&self, reference: &TypeRef) -> String {
        match self.type_name(reference) {
            name if self.is_file() && name != "Int" => "String".to_owned(),
            name => name,
        }
    }

    fn scalar_name(&self, scalar: Scalar) -> String {
        let name = match scalar {
            scalar if self.types_as_text.contains(scalar.csharp_name()) => "String",
            Scalar::String | Scalar::Char | Scalar::Guid | Scalar::Uri => "String",
            Scalar::Bool => "Bool",
            Scalar::Byte => "UInt8",
            Scalar::Short => "Int16",
            Scalar::Int | Scalar::Long => "Int",
            Scalar::UShort => "UInt16",
            Scalar::UInt => "UInt32",
            Scalar::ULong => "UInt64",
            Scalar::Float => "Float",
            Scalar::Double | Scalar::Decimal => "Double",
            Scalar::DateTime | Scalar::Date | Scalar::DateTimeOffset => "Date",
            Scalar::TimeSpan => "TimeInterval",
            Scalar::Bytes if self.is_file() => "Data",
            Scalar::Bytes => "[UInt8]",
            Scalar::Object => self.any_value(),
        };
        name.to_owned()
    }

    /// The alternatives of a choice for a comment: `Address, Tag`.
    pub(super) fn choice(&self, alternatives: &[TypeRef]) -> String {
        let names: Vec<String> = alternatives.iter().map(|alternative| self.type_name(alternative)).collect();
        names.join(", ")
    }

    /// A comment with the alternatives of a choice in `reference`.
    pub(super) fn choice_note(&self, reference: &TypeRef) -> Option<String> {
        let found = self.listing.document.choice_in(reference);
        found.map(|found| format!("holds one of {}", self.choice(found)))
    }
}

/// The names of the document's classes, without words of the language, names of underscores alone and duplicates.
fn class_names<'a>(listing: &Listing<'a>) -> HashMap<&'a str, String> {
    let is_free = |name: &str| {
        !CLASS_NAMES.contains(&name) && !WORDS.contains(&name) && !name.chars().all(|character| character == '_')
    };
    let (keeping, others): (Vec<&Type>, Vec<&Type>) = listing.own_types().partition(|of| is_free(&of.name));
    let mut used: HashSet<String> = keeping.iter().map(|of| of.name.clone()).collect();
    let mut names: HashMap<&str, String> = keeping.iter().map(|of| (of.name.as_str(), of.name.clone())).collect();
    for of in others {
        let is_blank = of.name.chars().all(|character| character == '_');
        let mut name = if is_blank { format!("Type{}", of.name) } else { of.name.clone() };
        while !is_free(&name) || !used.insert(name.clone()) {
            name.push('_');
        }
        names.insert(&of.name, name);
    }
    names
}

fn is_name_part(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The name of a member if no other name is in the way: the name on the wire, because Swift reads and writes that name.
fn wished_name(form: Form, member: &Member) -> String {
    let mut name =
        if is_identifier(&member.json_name) { member.json_name.clone() } else { camel_case(&member.dotnet_name) };
    if form == Form::Page && name == "description" {
        // The published form avoids `description`, a property of every object of Objective-C.
        return "Description".to_owned();
    }
    if name.chars().all(|character| character == '_') {
        name.push('0');
    }
    // The name of a type in an expression would find the member instead.
    let hides = |name: &str| form == Form::File && CLASS_NAMES.contains(&name);
    if hides(&name) || is_forbidden(&name) || (form == Form::File && ["Return", "CodingKeys"].contains(&name.as_str()))
    {
        name.push('_');
    }
    name
}
