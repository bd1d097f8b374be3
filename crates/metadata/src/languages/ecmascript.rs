//! The common part of TypeScript and JavaScript: names, type expressions, and the values that describe an answer.
//!
//! JavaScript uses the type expressions of TypeScript in comments. This file writes no statement.

use std::collections::HashSet;

use super::listing::{Listing, Returned};
use super::text::{Literal, ends_line, four_digits};
use crate::model::{Document, Enumeration, EnumerationValue, Member, Shape, Type, TypeRef};
use crate::names::is_identifier;
use crate::scalar::Scalar;

/// Names that the language or a listing needs, so that no class may have them.
#[rustfmt::skip]
const CLASS_NAMES: [&str; 84] = [
    "abstract", "any", "arguments", "as", "asserts", "async", "await", "bigint", "boolean", "break", "case", "catch",
    "class", "const", "continue", "debugger", "declare", "default", "delete", "do", "else", "enum", "eval", "export",
    "extends", "false", "finally", "for", "function", "if", "implements", "import", "in", "instanceof", "interface",
    "let", "namespace", "never", "new", "null", "number", "object", "package", "private", "protected", "public",
    "return", "static", "string", "super", "switch", "symbol", "this", "throw", "true", "try", "type", "typeof",
    "undefined", "unknown", "var", "void", "while", "with", "yield",
    // Names that the lines of a listing use.
    "Array", "Blob", "Dictionary", "Object", "Partial", "IReturn", "IReturnVoid", "IGet", "IPost", "IPut", "IPatch",
    "IDelete", "IOptions", "IMeta", "IHasVersion", "IHasSessionId", "IHasBearerToken", "exports", "require",
];

/// The members by which the client package knows a request class.
pub(super) const CLIENT_METHODS: [&str; 3] = ["getTypeName", "getMethod", "createResponse"];

/// The name of the client package.
pub(super) const PACKAGE: &str = "@servicestack/client";

/// The types of the client package. Every file has the other markers, which have no members.
pub(super) const PACKAGE_TYPES: [&str; 6] =
    ["IReturn", "IReturnVoid", "EmptyResponse", "ErrorResponse", "ResponseError", "ResponseStatus"];

/// The types of the client library that a file defines, and the names of those that the file imports from the package.
pub(super) fn library_types<'a>(listing: &Listing<'a>) -> (Vec<&'a Type>, Vec<&'a str>) {
    let has_own = listing.options.is_on("AddServiceStackTypes");
    let is_own = |of: &&Type| has_own || !PACKAGE_TYPES.contains(&of.name.as_str());
    let (own, of_package): (Vec<_>, Vec<_>) = listing.library_types().into_iter().partition(is_own);
    let mut names: Vec<&str> = of_package.into_iter().map(|of| of.name.as_str()).collect();
    names.sort_unstable();
    (own, names)
}

/// The beginning of a dictionary type, before the type of the keys.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spelling {
    /// The beginning in a type that is nothing but the dictionary.
    pub(super) dictionary: &'static str,
    /// The beginning inside another type.
    pub(super) dictionary_inside: &'static str,
}

/// The types of a document as a listing spells them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Types<'a> {
    pub(super) document: &'a Document,
    pub(super) spelling: Spelling,
}

impl Types<'_> {
    /// The name of a class. A name that the language or the listing needs gets underscores until the name is unique.
    pub(super) fn class_name(&self, name: &str) -> String {
        let mut spelled = name.to_owned();
        if CLASS_NAMES.contains(&name) {
            spelled.push('_');
            while self.document.find_type(&spelled).is_some() {
                spelled.push('_');
            }
        }
        spelled
    }

    /// The type of a member.
    pub(super) fn type_name(&self, reference: &TypeRef) -> String {
        self.spelled(reference, self.spelling.dictionary)
    }

    /// The type of an item or value inside another type.
    pub(super) fn inside(&self, reference: &TypeRef) -> String {
        self.spelled(reference, self.spelling.dictionary_inside)
    }

    fn spelled(&self, reference: &TypeRef, dictionary: &str) -> String {
        match reference {
            TypeRef::Scalar(scalar) => scalar_name(*scalar).to_owned(),
            TypeRef::Named(name) => self.class_name(name),
            // A list has no mark for items that may be null.
            TypeRef::Nullable(item) => self.spelled(item, dictionary),
            TypeRef::List(item) => {
                let name = self.inside(item);
                if name.contains(" | ") && !name.starts_with('{') { format!("({name})[]") } else { format!("{name}[]") }
            }
            TypeRef::Dictionary(key, value) => {
                let key = if self.inside(key) == "number" { "number" } else { "string" };
                format!("{dictionary}{key}]: {}; }}", self.inside(value))
            }
            TypeRef::OneOf(alternatives) => self.choice(alternatives),
        }
    }

    /// The type of a value with these alternatives.
    pub(super) fn choice(&self, alternatives: &[TypeRef]) -> String {
        let mut names: Vec<String> = Vec::new();
        for name in alternatives.iter().map(|alternative| self.inside(alternative)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(" | ")
    }

    /// The type argument of a return marker. Bytes arrive as a blob and not as text.
    pub(super) fn returned(&self, reference: &TypeRef) -> String {
        match reference {
            TypeRef::Scalar(Scalar::Bytes) => "Blob".to_owned(),
            reference => self.type_name(reference),
        }
    }

    /// The value from which the client package learns how to read an answer.
    pub(super) fn response(&self, reference: &TypeRef) -> Response {
        match reference {
            TypeRef::Scalar(Scalar::Bytes) => Response::New("Blob".to_owned()),
            TypeRef::Scalar(scalar) => match scalar_name(*scalar) {
                "string" => Response::Literal("''"),
                "number" => Response::Literal("0"),
                "boolean" => Response::Literal("false"),
                _ => Response::Literal("{}"),
            },
            TypeRef::List(item) => Response::List(self.inside(item)),
            TypeRef::Dictionary(..) => Response::Dictionary,
            TypeRef::Nullable(item) => self.response(item),
            TypeRef::OneOf(_) => Response::Unknown,
            TypeRef::Named(name) => match self.document.find_type(name).map(|of| &of.shape) {
                Some(Shape::Class(_)) => Response::New(self.class_name(name)),
                _ => Response::Unknown,
            },
        }
    }
}

/// A value that describes an answer.
#[derive(Debug)]
pub(super) enum Response {
    /// A literal of a simple type.
    Literal(&'static str),
    /// A list of items of this type.
    List(String),
    /// A dictionary.
    Dictionary,
    /// An object of this class.
    New(String),
    /// A type that is no class and no scalar.
    Unknown,
}

/// The answer to the request class `of`, for the method `createResponse`; `None` for other classes.
pub(super) fn response_of(types: Types<'_>, listing: &Listing<'_>, of: &Type) -> Option<Option<Response>> {
    listing.returned(of).map(|returned| match returned {
        Returned::Nothing => None,
        Returned::Value(value) => Some(types.response(value)),
    })
}

pub(super) fn scalar_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Bool => "boolean",
        Scalar::Byte
        | Scalar::Short
        | Scalar::Int
        | Scalar::Long
        | Scalar::UShort
        | Scalar::UInt
        | Scalar::ULong
        | Scalar::Float
        | Scalar::Double
        | Scalar::Decimal => "number",
        Scalar::String
        | Scalar::Char
        | Scalar::DateTime
        | Scalar::Date
        | Scalar::DateTimeOffset
        | Scalar::TimeSpan
        | Scalar::Guid
        | Scalar::Bytes
        | Scalar::Uri => "string",
        Scalar::Object => "Object",
    }
}

/// The name of a member in its declaration.
pub(super) fn declared_name(member: &Member) -> String {
    let name = member.json_name.as_str();
    match name {
        // The language forbids a field of this name, except as a computed name.
        "constructor" => "['constructor']".to_owned(),
        "__proto__" => "['__proto__']".to_owned(),
        name if is_identifier(name) => name.to_owned(),
        name => LITERAL.quoted(name),
    }
}

/// The names of an enumeration's values, without duplicates.
pub(super) fn value_names(enumeration: &Enumeration) -> Vec<String> {
    let mut taken = HashSet::new();
    let unique = |value: &EnumerationValue| {
        let mut name = value.identifier.clone();
        // The language forbids the names of numbers, and every object has `__proto__`.
        while ["NaN", "Infinity", "__proto__"].contains(&name.as_str()) || !taken.insert(name.clone()) {
            name.push('_');
        }
        name
    };
    enumeration.values.iter().map(unique).collect()
}

/// A text in single quotes.
pub(super) static LITERAL: Literal =
    Literal { quote: '\'', marked: "", named: &[('\n', "\\n")], is_numbered: ends_line, number: four_digits };
