//! The model: the contents of a document as types, the only source of pages and listings.
//!
//! No JSON, no word of OpenAPI, no HTML and no programming language is known here. `read` fills the model; `site`,
//! `formats` and `languages` read it.

mod operation;

use std::collections::HashMap;

pub use operation::{Operation, Route, Verb};

use crate::scalar::Scalar;

/// A whole service: its operations and the types that they use.
#[derive(Debug, Clone)]
pub struct Document {
    pub(crate) title: String,
    pub(crate) version: String,
    pub(crate) default_namespace: String,
    pub(crate) server: Option<String>,
    pub(crate) operations: Vec<Operation>,
    pub(crate) types: Vec<Type>,
    pub(crate) type_positions: HashMap<String, usize>,
    /// By the name in lower case.
    pub(crate) operation_positions: HashMap<String, usize>,
}

impl Document {
    /// The name of the service, which is the heading of its pages.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The version of the service in the document.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The address of the first server in the document, if the address is absolute.
    #[must_use]
    pub fn server(&self) -> Option<&str> {
        self.server.as_deref()
    }

    /// The .NET namespace of a type without a namespace of its own.
    #[must_use]
    pub fn default_namespace(&self) -> &str {
        &self.default_namespace
    }

    /// The operations, in the document's order.
    #[must_use]
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// Every type that an operation uses, request classes included, in the order of their first use.
    #[must_use]
    pub fn types(&self) -> &[Type] {
        &self.types
    }

    /// The operation called `name`, in any case. No two names of operations differ in case alone.
    #[must_use]
    pub fn find_operation(&self, name: &str) -> Option<&Operation> {
        let position = self.operation_positions.get(&name.to_ascii_lowercase());
        position.and_then(|&position| self.operations.get(position))
    }

    /// The type called exactly `name`.
    #[must_use]
    pub fn find_type(&self, name: &str) -> Option<&Type> {
        self.type_positions.get(name).and_then(|&position| self.types.get(position))
    }

    /// The class of the document that `of` extends.
    pub(crate) fn base_of(&self, of: &Type) -> Option<&Type> {
        match &of.base {
            Some(TypeRef::Named(base)) => self.find_type(base),
            _ => None,
        }
    }

    /// Whether the type called `name` is an enumeration.
    pub(crate) fn is_enumeration(&self, name: &str) -> bool {
        matches!(self.find_type(name), Some(Type { shape: Shape::Enumeration(_), .. }))
    }

    /// The alternatives of the type called `name`, if that is a choice.
    pub(crate) fn alternatives_of(&self, name: &str) -> Option<&[TypeRef]> {
        match self.find_type(name) {
            Some(Type { shape: Shape::Choice(alternatives), .. }) => Some(alternatives),
            _ => None,
        }
    }

    /// The alternatives of the choice in `reference`, which may be the item of a list or the value of a dictionary.
    pub(crate) fn choice_in<'r>(&'r self, reference: &'r TypeRef) -> Option<&'r [TypeRef]> {
        match reference {
            TypeRef::Scalar(_) => None,
            TypeRef::Named(name) => self.alternatives_of(name),
            TypeRef::Nullable(item) | TypeRef::List(item) | TypeRef::Dictionary(_, item) => self.choice_in(item),
            TypeRef::OneOf(alternatives) => Some(alternatives),
        }
    }
}

/// A class, an enumeration or a choice between types, with a name.
#[derive(Debug, Clone)]
pub struct Type {
    /// The .NET name, unique in the document and an identifier.
    pub name: String,
    /// The .NET namespace, which may be empty.
    pub namespace: String,
    /// The XML namespace of its elements.
    pub xml_namespace: String,
    /// The text of the comment and of the attribute `Api`.
    pub description: Option<String>,
    /// Facts of the document that no class can express, as comments of one line each.
    pub notes: Vec<String>,
    /// The type that the class extends: a [`TypeRef::Named`], a list or a dictionary.
    pub base: Option<TypeRef>,
    /// The names of the types that a discriminator distinguishes in place of this type.
    pub subtypes: Vec<String>,
    /// The class, enumeration or choice itself.
    pub shape: Shape,
}

impl Type {
    /// The members of the class without those of its base; empty for an enumeration and a choice.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        match &self.shape {
            Shape::Class(members) => members,
            Shape::Enumeration(_) | Shape::Choice(_) => &[],
        }
    }

    /// Whether the client library has the type, so that a listing leaves the type out.
    #[must_use]
    pub fn belongs_to_client_library(&self) -> bool {
        self.namespace == "ServiceStack"
    }

    /// Every type reference of the type: the base, then the members or alternatives.
    pub fn references(&self) -> impl Iterator<Item = &TypeRef> {
        let alternatives: &[TypeRef] = match &self.shape {
            Shape::Choice(alternatives) => alternatives,
            Shape::Class(_) | Shape::Enumeration(_) => &[],
        };
        self.base.iter().chain(self.members().iter().map(|member| &member.type_ref)).chain(alternatives)
    }
}

/// The contents of a type.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A class with these members, in the order of the document.
    Class(Vec<Member>),
    /// One of a few named values.
    Enumeration(Enumeration),
    /// A value of one of these types.
    Choice(Vec<TypeRef>),
}

/// The named values of an enumeration, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enumeration {
    /// The values, in the order of the document.
    pub values: Vec<EnumerationValue>,
    /// Whether JSON has the number of a value in place of the name.
    pub is_numeric: bool,
}

/// One value of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnumerationValue {
    /// The name, which is the value in JSON unless the enumeration is numeric.
    pub name: String,
    /// The name as an identifier, which similar values may share.
    pub identifier: String,
    /// The number in the document.
    pub number: Option<i64>,
}

/// One member of a class.
#[derive(Debug, Clone)]
pub struct Member {
    /// The name on the wire.
    pub json_name: String,
    /// The .NET name.
    pub dotnet_name: String,
    /// The type of the member.
    pub type_ref: TypeRef,
    /// Whether the member may be null. A value type becomes `T?`.
    pub is_nullable: bool,
    /// Whether the document requires the member. A required member may be null.
    pub is_required: bool,
    /// The text of the comment and of the attribute `ApiMember`.
    pub description: Option<String>,
    /// Facts of the document that no class can express, as comments of one line each.
    pub notes: Vec<String>,
    /// The part of a request with the member.
    pub place: Place,
}

/// The part of a request that carries a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// In the body.
    Body,
    /// In the body, which is a form.
    Form,
}

/// A use of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeRef {
    /// A single value.
    Scalar(Scalar),
    /// A list of items of this type.
    List(Box<TypeRef>),
    /// A dictionary with this type of keys and this type of values.
    Dictionary(Box<TypeRef>, Box<TypeRef>),
    /// The type of this name in the same document.
    Named(String),
    /// An item of a list or dictionary that may be null.
    Nullable(Box<TypeRef>),
    /// A value of one of these types.
    OneOf(Vec<TypeRef>),
}

impl TypeRef {
    /// Calls `visit` with every type name in the reference, from left to right.
    pub fn visit_names<'a>(&'a self, visit: &mut impl FnMut(&'a str)) {
        match self {
            Self::Scalar(_) => {}
            Self::List(item) | Self::Nullable(item) => item.visit_names(visit),
            Self::Dictionary(key, value) => {
                key.visit_names(visit);
                value.visit_names(visit);
            }
            Self::Named(name) => visit(name),
            Self::OneOf(alternatives) => alternatives.iter().for_each(|alternative| alternative.visit_names(visit)),
        }
    }

    /// Whether a scalar in the reference passes `test`.
    pub(crate) fn has_scalar(&self, test: &impl Fn(Scalar) -> bool) -> bool {
        match self {
            Self::Scalar(scalar) => test(*scalar),
            Self::Named(_) => false,
            Self::List(item) | Self::Nullable(item) => item.has_scalar(test),
            Self::Dictionary(key, value) => key.has_scalar(test) || value.has_scalar(test),
            Self::OneOf(alternatives) => alternatives.iter().any(|alternative| alternative.has_scalar(test)),
        }
    }

    /// The spelling of C# in the tables of parameters: `List<string>`, `Dictionary<string, int>`.
    #[must_use]
    pub fn csharp(&self, document: &Document) -> String {
        match self {
            Self::Scalar(scalar) => scalar.csharp_name().to_owned(),
            Self::List(item) => format!("List<{}>", item.csharp(document)),
            Self::Dictionary(key, value) => {
                format!("Dictionary<{}, {}>", key.csharp(document), value.csharp(document))
            }
            Self::Named(name) => name.clone(),
            Self::Nullable(item) => item.csharp_nullable(document),
            Self::OneOf(_) => Scalar::Object.csharp_name().to_owned(),
        }
    }

    /// The spelling of C# for a value that may be null: a value type gets a `?`.
    #[must_use]
    pub fn csharp_nullable(&self, document: &Document) -> String {
        let mark = if self.is_value_type(document) { "?" } else { "" };
        format!("{}{mark}", self.csharp(document))
    }

    /// Whether .NET holds null in the type only with the mark `?`.
    #[must_use]
    pub fn is_value_type(&self, document: &Document) -> bool {
        match self {
            Self::Scalar(scalar) => scalar.is_value_type(),
            Self::Named(name) => document.is_enumeration(name),
            Self::List(_) | Self::Dictionary(..) | Self::Nullable(_) | Self::OneOf(_) => false,
        }
    }
}
