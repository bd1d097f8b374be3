//! The names of types in PHP: in comments, in parameters, and for the converters of the client package.

use super::{Writer, literal};
use crate::model::{Enumeration, Member, Shape, Type, TypeRef};
use crate::scalar::Scalar;

/// A member as a parameter.
#[derive(Debug)]
pub(super) struct Parameter {
    /// The type in comments.
    pub(super) doc: String,
    /// The type that PHP checks at run time.
    pub(super) hint: String,
    /// The value of an omitted argument.
    pub(super) default: &'static str,
}

/// The conversion of a value from JSON into a member and back.
#[derive(Debug)]
pub(super) enum Conversion {
    /// No conversion.
    None,
    /// A converter, or a context for one, as the text of an argument.
    One(String),
    /// A converter for the items of a list, as the text of an argument.
    List(String),
    /// The value of a case of this enumeration.
    Enumeration(String),
}

impl Writer<'_, '_> {
    pub(super) fn parameter(&self, member: &Member) -> Parameter {
        let doc = self.doc_type(&member.type_ref);
        let is_value = member.type_ref.is_value_type(self.listing.document);
        let is_optional = self.listing.options.is_on("MakePropertiesOptional")
            || (!member.is_required && (member.is_nullable || !is_value));
        let default = match doc.as_str() {
            _ if is_optional => "null",
            "string" => "''",
            "int" => "0",
            "float" => "0.0",
            "DateTime" => "new DateTime()",
            _ => "null",
        };
        let hint = if doc.starts_with("array<") { "array".to_owned() } else { doc.clone() };
        if self.is_anything(&member.type_ref) {
            return Parameter { doc, hint: "mixed".to_owned(), default };
        }
        if default == "null" {
            return Parameter { doc: format!("{doc}|null"), hint: format!("?{hint}"), default };
        }
        Parameter { doc, hint, default }
    }

    /// Whether PHP has no type for the value. A page has the type of an object for a value of any type.
    fn is_anything(&self, reference: &TypeRef) -> bool {
        match reference {
            TypeRef::OneOf(_) => true,
            TypeRef::Scalar(Scalar::Object) => self.is_file(),
            TypeRef::Named(name) => self.is_choice(name),
            TypeRef::Nullable(item) => self.is_anything(item),
            _ => false,
        }
    }

    fn is_choice(&self, name: &str) -> bool {
        matches!(self.listing.document.find_type(name), Some(Type { shape: Shape::Choice(_), .. }))
    }

    /// The type of a member in comments.
    fn doc_type(&self, reference: &TypeRef) -> String {
        match reference {
            TypeRef::Scalar(Scalar::Object) if self.is_file() => "mixed".to_owned(),
            TypeRef::Scalar(scalar) => scalar_name(*scalar).to_owned(),
            TypeRef::Named(name) => self.class_or_choice(name),
            TypeRef::Nullable(item) => self.doc_type(item),
            TypeRef::List(item) => format!("array<{}>", self.doc_inside(item)),
            TypeRef::Dictionary(_, value) => format!("array<string,{}>", self.doc_inside(value)),
            TypeRef::OneOf(alternatives) => self.choice(alternatives),
        }
    }

    /// The type of an item or value in comments.
    fn doc_inside(&self, reference: &TypeRef) -> String {
        match reference {
            TypeRef::List(item) => format!("{}[]", self.doc_inside(item)),
            TypeRef::Nullable(item) => self.doc_inside(item),
            reference => self.doc_type(reference),
        }
    }

    /// The name of a class. A choice has no name in PHP and allows every type.
    fn class_or_choice(&self, name: &str) -> String {
        if self.is_choice(name) { "mixed".to_owned() } else { self.class_name(name) }
    }

    pub(super) fn choice(&self, alternatives: &[TypeRef]) -> String {
        let mut names: Vec<String> = Vec::new();
        for name in alternatives.iter().map(|alternative| self.doc_inside(alternative)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join("|")
    }

    pub(super) fn conversion(&self, member: &Member) -> Conversion {
        let reference = &member.type_ref;
        match reference {
            TypeRef::Nullable(_) | TypeRef::OneOf(_) => Conversion::None,
            TypeRef::Scalar(scalar) => self.scalar_conversion(*scalar, member.is_nullable),
            TypeRef::List(item) => {
                let item = self.converted(item);
                // The package would write numbers as texts.
                let is_plain = self.is_file() && ["string", "int", "float", "bool"].contains(&item.as_str());
                if is_plain { Conversion::None } else { Conversion::List(literal(&item)) }
            }
            TypeRef::Dictionary(key, value) => {
                let arguments = format!("{},{}", literal(&self.converted(key)), literal(&self.converted(value)));
                Conversion::One(format!("JsonConverters::context('Dictionary',genericArgs:[{arguments}])"))
            }
            TypeRef::Named(name) => match self.listing.document.find_type(name).map(|of| &of.shape) {
                Some(Shape::Choice(_)) => Conversion::None,
                Some(Shape::Enumeration(enumeration)) if self.is_file() && !goes_by_name(enumeration) => {
                    Conversion::Enumeration(self.class_name(name))
                }
                _ => Conversion::One(literal(&self.class_name(name))),
            },
        }
    }

    fn scalar_conversion(&self, scalar: Scalar, is_nullable: bool) -> Conversion {
        match scalar {
            Scalar::DateTime | Scalar::Date => Conversion::One("'DateTime'".to_owned()),
            // The published form uses the .NET name, which the package does not know.
            Scalar::DateTimeOffset | Scalar::TimeSpan if is_nullable && !self.is_file() => {
                Conversion::One(literal(clr_name(scalar)))
            }
            Scalar::DateTimeOffset | Scalar::TimeSpan | Scalar::Bytes | Scalar::Uri => {
                Conversion::One(literal(scalar_name(scalar)))
            }
            Scalar::Object if !self.is_file() => Conversion::One(literal(scalar_name(scalar))),
            _ => Conversion::None,
        }
    }

    /// The name by which the converters of the package know the type of an item, key or value.
    pub(super) fn converted(&self, reference: &TypeRef) -> String {
        match reference {
            reference if self.is_file() => self.known_to_package(reference),
            TypeRef::Scalar(scalar) => match scalar {
                Scalar::String => "string",
                Scalar::Bool => "bool",
                Scalar::Double | Scalar::Decimal => "float",
                // The published form takes the type for a whole number, because the default is written as a whole
                // number.
                Scalar::Float => "int",
                scalar if scalar_name(*scalar) == "int" => "int",
                scalar => clr_name(*scalar),
            }
            .to_owned(),
            reference => self.in_dotnet(reference),
        }
    }

    /// The type in the spelling of .NET.
    fn in_dotnet(&self, reference: &TypeRef) -> String {
        match reference {
            TypeRef::Scalar(scalar) => clr_name(*scalar).to_owned(),
            TypeRef::Named(name) => self.class_name(name),
            TypeRef::List(item) => format!("List<{}>", self.in_dotnet(item)),
            TypeRef::Dictionary(key, value) => {
                format!("Dictionary<{},{}>", self.in_dotnet(key), self.in_dotnet(value))
            }
            TypeRef::Nullable(item) if item.is_value_type(self.listing.document) => {
                format!("Nullable<{}>", self.in_dotnet(item))
            }
            TypeRef::Nullable(item) => self.in_dotnet(item),
            TypeRef::OneOf(_) => clr_name(Scalar::Object).to_owned(),
        }
    }

    /// The type by the name that the package knows. A type without such a name is treated as a text, which the package
    /// leaves unchanged.
    fn known_to_package(&self, reference: &TypeRef) -> String {
        match reference {
            TypeRef::Scalar(Scalar::Object) | TypeRef::OneOf(_) => "string".to_owned(),
            TypeRef::Scalar(scalar) => scalar_name(*scalar).to_owned(),
            TypeRef::Nullable(item) => self.known_to_package(item),
            TypeRef::List(item) => format!("List<{}>", self.known_to_package(item)),
            TypeRef::Dictionary(key, value) => {
                format!("Dictionary<{},{}>", self.known_to_package(key), self.known_to_package(value))
            }
            TypeRef::Named(name) => match self.listing.document.find_type(name).map(|of| &of.shape) {
                Some(Shape::Class(_)) => self.class_name(name),
                Some(Shape::Enumeration(enumeration)) if goes_by_name(enumeration) => self.class_name(name),
                _ => "string".to_owned(),
            },
        }
    }
}

/// Whether the package can read the enumeration. The package knows a value by the name of its case.
fn goes_by_name(enumeration: &Enumeration) -> bool {
    !enumeration.is_numeric && enumeration.values.iter().all(|value| super::case_name(value) == value.name)
}

pub(super) fn scalar_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String | Scalar::Char | Scalar::Guid | Scalar::Uri => "string",
        Scalar::Bool => "bool",
        Scalar::Byte | Scalar::Short | Scalar::Int | Scalar::Long | Scalar::UShort | Scalar::UInt | Scalar::ULong => {
            "int"
        }
        Scalar::Float | Scalar::Double | Scalar::Decimal => "float",
        Scalar::DateTime | Scalar::Date | Scalar::DateTimeOffset => "DateTime",
        Scalar::TimeSpan => "DateInterval",
        Scalar::Bytes => "ByteArray",
        Scalar::Object => "Object",
    }
}

/// The name of the type in .NET, which differs from the keyword of C#.
fn clr_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String => "String",
        Scalar::Char => "Char",
        Scalar::Bool => "Boolean",
        Scalar::Byte => "Byte",
        Scalar::Short => "Int16",
        Scalar::Int => "Int32",
        Scalar::Long => "Int64",
        Scalar::UShort => "UInt16",
        Scalar::UInt => "UInt32",
        Scalar::ULong => "UInt64",
        Scalar::Float => "Single",
        Scalar::Double => "Double",
        Scalar::Decimal => "Decimal",
        Scalar::DateTime | Scalar::Date => "DateTime",
        Scalar::DateTimeOffset => "DateTimeOffset",
        Scalar::TimeSpan => "TimeSpan",
        Scalar::Guid => "Guid",
        Scalar::Bytes => "Byte[]",
        Scalar::Uri => "Uri",
        Scalar::Object => "Object",
    }
}
