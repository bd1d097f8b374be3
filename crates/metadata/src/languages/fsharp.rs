//! F#: classes for the package `ServiceStack.Client`, in the form of the published listings.
//!
//! The form: the namespace of the first type; classes that may be null, each below the types of its members; a default
//! for every member, with lists and dictionaries empty. A file is a recursive namespace if its classes refer to each
//! other in a circle. The published form does not cover that case.

use std::collections::HashSet;

use super::definition::Definition;
use super::dotnet::{Dialect, LITERAL, NAMESPACES, Vocabulary, is_collection};
use super::header::Header;
use super::lines::{Lines, Style};
use super::listing::{Form, Listing};
use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::text::{member_attribute, type_attributes};
use crate::model::{Enumeration, Member, Shape, Type, TypeRef};
use crate::reach::dependencies_first;
use crate::scalar::Scalar;

pub(super) static FSHARP: Definition = Definition {
    name: "fsharp",
    aliases: &["f#", "fs"],
    title: "F#",
    extension: "fs",
    header: Header::Block { opening: "(*", closing: "*)", mark: "//" },
    options: OPTIONS,
    write,
};

static OPTIONS: &[OptionDefinition] = &[
    OptionDefinition::name("GlobalNamespace", ""),
    OptionDefinition::switch("AddReturnMarker", true),
    OptionDefinition::switch("AddDescriptionAsComments", true),
    OptionDefinition::switch("AddDataContractAttributes", false),
    INCLUDE_TYPES,
    EXCLUDE_TYPES,
    OptionDefinition::switch("InitializeCollections", true),
];

static DIALECT: Dialect = Dialect {
    scalar: scalar_name,
    list: |item| format!("ResizeArray<{item}>"),
    dictionary: |key, value| format!("Dictionary<{key},{value}>"),
    nullable: |name| format!("Nullable<{name}>"),
    generic: |name, argument| format!("{name}<{argument}>"),
    escaped,
    ignores_case: false,
};

/// Words that need marks to be a name.
#[rustfmt::skip]
const KEYWORDS: [&str; 82] = [
    "abstract", "and", "as", "assert", "base", "begin", "break", "checked", "class", "component", "const", "constraint",
    "continue", "default", "delegate", "do", "done", "downcast", "downto", "elif", "else", "end", "event", "exception",
    "extern", "external", "false", "finally", "fixed", "for", "fun", "function", "global", "if", "in", "include", "inherit",
    "inline", "interface", "internal", "lazy", "let", "match", "member", "mixin", "module", "mutable", "namespace", "new",
    "not", "null", "of", "open", "or", "override", "parallel", "private", "process", "protected", "public", "pure", "rec",
    "return", "sealed", "select", "sig", "static", "struct", "tailcall", "then", "to", "trait", "true", "try", "type",
    "upcast", "use", "val", "virtual", "void", "when", "while",
];

fn escaped(name: &str) -> String {
    let is_word = KEYWORDS.contains(&name) || ["with", "yield"].contains(&name);
    if is_word { format!("``{name}``") } else { name.to_owned() }
}

fn scalar_name(scalar: Scalar) -> &'static str {
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

fn write(listing: &Listing<'_>) -> String {
    let vocabulary = Vocabulary::new(listing, &DIALECT);
    let types = dependencies_first(&listing.types, |of| listing.answer_names(of));
    let namespace = listing.types.first().map_or("dtos", |of| vocabulary.namespace(of));
    let recursive = if listing.form == Form::File && is_circular(listing, &types) { "rec " } else { "" };
    let mut lines = Lines::new(listing, &Style::DOTNET);
    lines.line(format!("namespace {recursive}{}", vocabulary.path(namespace)));
    lines.blank();
    lines.lines(NAMESPACES.map(|opened| format!("open {opened}")));
    lines.deeper();
    let mut writer = Writer { vocabulary, lines };
    for of in types {
        writer.write_type(of);
    }
    writer.lines.finish()
}

/// Whether a type refers to a type below.
fn is_circular(listing: &Listing<'_>, types: &[&Type]) -> bool {
    let mut ahead: HashSet<&str> = types.iter().map(|of| of.name.as_str()).collect();
    for of in types {
        ahead.remove(of.name.as_str());
        let mut is_ahead = false;
        let mut look = |name: &str| is_ahead |= ahead.contains(name);
        of.references().for_each(|reference| reference.visit_names(&mut look));
        listing.returned_names(of).into_iter().for_each(&mut look);
        if is_ahead {
            return true;
        }
    }
    false
}

struct Writer<'l, 'a> {
    vocabulary: Vocabulary<'l, 'a>,
    lines: Lines,
}

impl<'l> Writer<'l, '_> {
    fn write_type(&mut self, of: &'l Type) {
        self.lines.blank();
        self.lines.notes(self.vocabulary.notes(of));
        match &of.shape {
            Shape::Choice(_) => {}
            Shape::Enumeration(enumeration) => {
                self.write_head(of);
                self.write_enumeration(of, enumeration);
            }
            Shape::Class(_) => {
                self.write_head(of);
                self.write_class(of);
            }
        }
    }

    /// Writes the documentation and the attributes.
    fn write_head(&mut self, of: &Type) {
        self.lines.doc(of.description.as_deref());
        for attribute in type_attributes(self.vocabulary.listing.routes(of), of.description.as_deref()) {
            self.lines.line(format!("[<{attribute}>]"));
        }
    }

    /// Writes an enumeration. Every value has a number, because F# makes another kind of type without numbers.
    fn write_enumeration(&mut self, of: &Type, enumeration: &Enumeration) {
        let name = self.vocabulary.class_name(&of.name);
        let values = self.vocabulary.values(enumeration);
        if values.iter().any(|(_, _, wire)| wire.is_some()) {
            self.lines.line("[<DataContract>]");
        }
        self.lines.open(format!("type {name} ="));
        let is_wide = values.iter().any(|(_, number, _)| number.is_some_and(|number| i32::try_from(number).is_err()));
        let suffix = if is_wide { "L" } else { "" };
        for (position, (name, number, wire)) in values.iter().enumerate() {
            let wire = wire.map(|wire| format!("[<EnumMember(Value={})>] ", LITERAL.quoted(wire))).unwrap_or_default();
            let number = number.map_or_else(|| position.to_string(), |number| number.to_string());
            self.lines.line(format!("| {wire}{} = {number}{suffix}", escaped(name)));
        }
        self.lines.shallower();
    }

    fn write_class(&mut self, of: &'l Type) {
        let has_contract = self.vocabulary.has_contract(of);
        if has_contract {
            self.lines.line("[<DataContract>]");
        }
        self.lines.line("[<AllowNullLiteral>]");
        let class = self.vocabulary.class_name(&of.name);
        // The published form has the space at the end.
        self.lines.open(format!("type {class}() = "));
        let base = self.vocabulary.base_name(of);
        if let Some(base) = &base {
            let spaced = base.replace(',', ", ");
            self.lines.line(format!("inherit {spaced}()"));
        }
        let interfaces = self.vocabulary.interfaces(of);
        for interface in &interfaces {
            self.lines.line(format!("interface {interface}"));
        }
        let (members, notes) = self.vocabulary.written_members(of);
        if members.is_empty() && base.is_none() && interfaces.is_empty() {
            self.lines.line("class end");
        }
        self.lines.notes(&notes);
        let mut was_annotated = false;
        for (member, name) in &members {
            if was_annotated {
                self.lines.blank();
            }
            was_annotated = self.write_member(member, name, has_contract);
        }
        self.lines.shallower();
    }

    /// Writes a member and returns whether a comment or an attribute precedes the member.
    fn write_member(&mut self, member: &Member, name: &str, has_contract: bool) -> bool {
        let notes = self.vocabulary.member_notes(member);
        self.lines.notes(&notes);
        self.lines.doc(member.description.as_deref());
        if has_contract {
            let wire = self.vocabulary.wire_name(member, name.trim_matches('`'));
            let wire = wire.map(|wire| format!("(Name={})", LITERAL.quoted(wire))).unwrap_or_default();
            self.lines.line(format!("[<DataMember{wire}>]"));
        }
        let attribute = member_attribute(member);
        if let Some(attribute) = &attribute {
            self.lines.line(format!("[<{attribute}>]"));
        }
        let type_name = self.vocabulary.member_type(member);
        let default = self.default(member, &type_name);
        self.lines.line(format!("member val {name}:{type_name} = {default} with get,set"));
        has_contract || attribute.is_some() || !notes.is_empty()
    }

    fn default(&self, member: &Member, type_name: &str) -> String {
        let is_value = match &member.type_ref {
            TypeRef::Nullable(item) => self.vocabulary.is_value_type(item),
            reference => self.vocabulary.is_value_type(reference),
        };
        let is_made = is_collection(member) && self.vocabulary.is_on("InitializeCollections");
        if is_value || is_made { format!("new {type_name}()") } else { "null".to_owned() }
    }
}
