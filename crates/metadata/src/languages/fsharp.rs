//! F#: classes for the `ServiceStack.Client` package, in the form of its published listings.
//!
//! The form: one namespace, that of the first type; classes that may be null, each behind what it mentions; every member
//! begins with the default of its type, lists and dictionaries empty. A file whose classes mention each other in a circle
//! is a recursive namespace; the published form has no word for it.

use std::collections::HashSet;

use super::dotnet::{Dialect, NAMESPACES, Vocabulary, is_collection};
use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::text::{member_attribute, one_line, type_attributes};
use super::{Definition, Form, Header, Listing};
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

/// Words that cannot be names without marks around them.
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

const TYPE_INDENT: &str = "    ";
const MEMBER_INDENT: &str = "        ";

fn write(listing: &Listing<'_>) -> String {
    let vocabulary = Vocabulary::new(listing, &DIALECT);
    let types = dependencies_first(&listing.types, |of| listing.answer_names(of));
    let namespace = listing.types.first().map_or("dtos", |of| vocabulary.namespace(of));
    let recursive = if listing.form == Form::File && is_circular(listing, &types) { "rec " } else { "" };
    let namespace = namespace.split('.').map(escaped).collect::<Vec<_>>().join(".");
    let mut text = format!("{}namespace {recursive}{namespace}\n\n", listing.header);
    for opened in NAMESPACES {
        text.push_str(&format!("open {opened}\n"));
    }
    let mut writer = Writer { vocabulary, text };
    for of in types {
        writer.write_type(of);
    }
    writer.text
}

/// Whether a type mentions one that stands behind it.
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
    text: String,
}

impl<'l> Writer<'l, '_> {
    fn line(&mut self, indent: &str, line: &str) {
        self.text.push_str(indent);
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn doc(&mut self, indent: &str, description: Option<&String>) {
        if let Some(description) = description.filter(|_| self.vocabulary.is_on("AddDescriptionAsComments")) {
            for line in ["///<summary>", &format!("///{}", one_line(description)), "///</summary>"] {
                self.line(indent, line);
            }
        }
    }

    fn write_type(&mut self, of: &'l Type) {
        self.text.push('\n');
        for note in self.vocabulary.notes(of) {
            self.line(TYPE_INDENT, &format!("// Note: {}", one_line(&note)));
        }
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

    /// Comment and attributes.
    fn write_head(&mut self, of: &Type) {
        self.doc(TYPE_INDENT, of.description.as_ref());
        for attribute in type_attributes(self.vocabulary.listing.routes(of), of.description.as_deref()) {
            self.line(TYPE_INDENT, &format!("[<{attribute}>]"));
        }
    }

    /// Every value has a number here, because without one it would be another kind of type.
    fn write_enumeration(&mut self, of: &Type, enumeration: &Enumeration) {
        let name = self.vocabulary.class_name(&of.name);
        let values = self.vocabulary.values(enumeration);
        if values.iter().any(|(_, _, wire)| wire.is_some()) {
            self.line(TYPE_INDENT, "[<DataContract>]");
        }
        self.line(TYPE_INDENT, &format!("type {name} ="));
        let is_wide = values.iter().any(|(_, number, _)| number.is_some_and(|number| i32::try_from(number).is_err()));
        let suffix = if is_wide { "L" } else { "" };
        for (position, (name, number, wire)) in values.iter().enumerate() {
            let wire = wire.map(|wire| format!("[<EnumMember(Value={})>] ", literal(wire))).unwrap_or_default();
            let number = number.map_or_else(|| position.to_string(), |number| number.to_string());
            self.line(MEMBER_INDENT, &format!("| {wire}{} = {number}{suffix}", escaped(name)));
        }
    }

    fn write_class(&mut self, of: &'l Type) {
        let has_contract = self.vocabulary.has_contract(of);
        if has_contract {
            self.line(TYPE_INDENT, "[<DataContract>]");
        }
        self.line(TYPE_INDENT, "[<AllowNullLiteral>]");
        let class = self.vocabulary.class_name(&of.name);
        // The space at the end is that of the published form.
        self.line(TYPE_INDENT, &format!("type {class}() = "));
        let base = self.vocabulary.base_name(of);
        if let Some(base) = &base {
            let spaced = base.replace(',', ", ");
            self.line(MEMBER_INDENT, &format!("inherit {spaced}()"));
        }
        let interfaces = self.vocabulary.interfaces(of);
        for interface in &interfaces {
            self.line(MEMBER_INDENT, &format!("interface {interface}"));
        }
        let (members, notes) = self.vocabulary.written_members(of);
        if members.is_empty() && base.is_none() && interfaces.is_empty() {
            self.line(MEMBER_INDENT, "class end");
        }
        for note in notes {
            self.line(MEMBER_INDENT, &format!("// Note: {}", one_line(&note)));
        }
        let mut was_annotated = false;
        for (member, name) in &members {
            if was_annotated {
                self.text.push('\n');
            }
            was_annotated = self.write_member(member, name, has_contract);
        }
    }

    /// Writes a member, and tells whether a comment or an attribute stands before it.
    fn write_member(&mut self, member: &Member, name: &str, has_contract: bool) -> bool {
        let notes = self.vocabulary.member_notes(member);
        for note in &notes {
            self.line(MEMBER_INDENT, &format!("// Note: {}", one_line(note)));
        }
        self.doc(MEMBER_INDENT, member.description.as_ref());
        if has_contract {
            let wire = self.vocabulary.wire_name(member, name.trim_matches('`'));
            let wire = wire.map(|wire| format!("(Name={})", literal(wire))).unwrap_or_default();
            self.line(MEMBER_INDENT, &format!("[<DataMember{wire}>]"));
        }
        let attribute = member_attribute(member);
        if let Some(attribute) = &attribute {
            self.line(MEMBER_INDENT, &format!("[<{attribute}>]"));
        }
        let type_name = self.vocabulary.member_type(member);
        let default = self.default(member, &type_name);
        self.line(MEMBER_INDENT, &format!("member val {name}:{type_name} = {default} with get,set"));
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

/// A text in double quotes, letter by letter.
fn literal(text: &str) -> String {
    let mut literal = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => literal.extend(['\\', character]),
            character if character.is_control() || "\u{2028}\u{2029}".contains(character) => {
                literal.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            character => literal.push(character),
        }
    }
    literal.push('"');
    literal
}
