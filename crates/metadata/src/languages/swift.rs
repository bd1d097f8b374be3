//! Swift: classes for the `ServiceStack` package, in the form of its published listings.
//!
//! The form: members that may be nil, except lists and dictionaries, which begin empty. A class without a base is read and
//! written by the compiler's own means; one with a base says how, since those means stop there. What Codable cannot read,
//! a value of any kind or of one of several, is left out and named in a comment.

use std::collections::HashSet;

use super::header;
use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::text::{in_block_comment, member_attribute, one_line, type_attributes};
use super::{Definition, Form, Listing, Returned};
use crate::model::{Enumeration, Member, Shape, Type, TypeRef};
use crate::names::{camel_case, identifier, raise_first};
use crate::reach::requests_first;
use crate::scalar::Scalar;

pub(super) static SWIFT: Definition = Definition {
    name: "swift",
    aliases: &[],
    title: "Swift",
    extension: "swift",
    header: header::SLASHES,
    options: OPTIONS,
    write,
};

static OPTIONS: &[OptionDefinition] = &[
    OptionDefinition::switch("MakePropertiesOptional", true),
    INCLUDE_TYPES,
    EXCLUDE_TYPES,
    OptionDefinition::switch("AddDescriptionAsComments", true),
    OptionDefinition::switch("InitializeCollections", true),
];

/// Words that cannot be the name of a member, and names that every class has; the published listings raise their first
/// letter.
#[rustfmt::skip]
const KEYWORDS: [&str; 58] = [
    "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else",
    "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init",
    "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public", "repeat",
    "rethrows", "return", "self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
    "typealias", "var", "where", "while", "actor", "await", "description", "encode", "hash", "open", "type",
];

/// Names that the lines of a listing need and that no class may take from them.
#[rustfmt::skip]
const CLASS_NAMES: [&str; 30] = [
    "String", "Bool", "Int", "UInt8", "Int16", "UInt16", "UInt32", "UInt64", "Float", "Double", "Date", "TimeInterval",
    "TimeSpan", "List", "Codable", "Encoder", "Decoder", "CodingKey", "CodingKeys", "Self", "Any", "Type", "Protocol",
    "IReturn", "IReturnVoid", "IGet", "IPost", "IPut", "IPatch", "IDelete",
];

const INDENT: &str = "    ";
const BODY_INDENT: &str = "        ";

fn write(listing: &Listing<'_>) -> String {
    let types = match listing.form {
        Form::Page => listing.types.clone(),
        Form::File => requests_first(listing.document, &listing.types),
    };
    let mut writer = Writer { listing, text: format!("{}import Foundation\nimport ServiceStack\n", listing.header) };
    for of in types {
        writer.write_type(of);
    }
    writer.text
}

fn scalar_name(scalar: Scalar) -> Option<&'static str> {
    Some(match scalar {
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
        Scalar::DateTime | Scalar::DateTimeOffset => "Date",
        Scalar::TimeSpan => "TimeInterval",
        Scalar::Bytes => "[UInt8]",
        Scalar::Object => return None,
    })
}

/// How a member is written down.
struct Property<'m> {
    member: &'m Member,
    name: String,
    type_name: String,
    /// What it begins as, for a list or dictionary that begins empty.
    empty: Option<&'static str>,
}

struct Writer<'l, 'a> {
    listing: &'l Listing<'a>,
    text: String,
}

impl Writer<'_, '_> {
    fn line(&mut self, indent: &str, line: &str) {
        self.text.push_str(indent);
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn doc(&mut self, indent: &str, description: Option<&String>) {
        if let Some(description) = description.filter(|_| self.listing.options.is_on("AddDescriptionAsComments")) {
            // Comments nest, so neither their end nor another beginning may stand in one.
            let text = in_block_comment(description).replace("/*", "/ *");
            for line in ["/**", &format!("* {text}"), "*/"] {
                self.line(indent, line);
            }
        }
    }

    fn class_name(&self, name: &str) -> String {
        let is_ours = self.listing.document.find_type(name).is_some_and(|found| !found.belongs_to_client_library());
        let is_taken = KEYWORDS.contains(&name) || CLASS_NAMES.contains(&name);
        if is_ours && is_taken { format!("{name}_") } else { name.to_owned() }
    }

    fn alternatives_of(&self, name: &str) -> Option<&[TypeRef]> {
        match self.listing.document.find_type(name).map(|found| &found.shape) {
            Some(Shape::Choice(alternatives)) => Some(alternatives),
            _ => None,
        }
    }

    /// The type as it is written; nothing for what Codable cannot read.
    fn type_name(&self, reference: &TypeRef) -> Option<String> {
        Some(match reference {
            TypeRef::Scalar(scalar) => scalar_name(*scalar)?.to_owned(),
            TypeRef::Named(name) if self.alternatives_of(name).is_some() => return None,
            TypeRef::Named(name) => self.class_name(name),
            TypeRef::Nullable(item) => format!("{}?", self.type_name(item)?),
            TypeRef::List(item) => format!("[{}]", self.type_name(item)?),
            TypeRef::Dictionary(key, value) => format!("[{}:{}]", self.type_name(key)?, self.type_name(value)?),
            TypeRef::OneOf(_) => return None,
        })
    }

    /// A use of a type that a person reads, whatever it is.
    fn spoken_name(&self, reference: &TypeRef) -> String {
        match reference {
            // A choice by its name, since it may hold itself.
            TypeRef::Named(name) => self.class_name(name),
            TypeRef::OneOf(alternatives) => self.spoken_choice(alternatives),
            TypeRef::Nullable(item) => self.spoken_name(item),
            TypeRef::List(item) => format!("a list, each {}", self.spoken_name(item)),
            TypeRef::Dictionary(_, value) => format!("a dictionary, each value {}", self.spoken_name(value)),
            TypeRef::Scalar(scalar) => scalar_name(*scalar).unwrap_or("anything").to_owned(),
        }
    }

    fn spoken_choice(&self, alternatives: &[TypeRef]) -> String {
        let names: Vec<String> = alternatives.iter().map(|alternative| self.spoken_name(alternative)).collect();
        format!("one of {}", names.join(", "))
    }

    fn write_type(&mut self, of: &Type) {
        self.text.push('\n');
        for note in &of.notes {
            self.line("", &format!("// Note: {}", one_line(note)));
        }
        match &of.shape {
            Shape::Choice(alternatives) => {
                let text = self.spoken_choice(alternatives);
                self.line("", &format!("// Note: {} is no class of its own: {text}", of.name));
            }
            Shape::Enumeration(enumeration) => {
                self.write_head(of);
                self.write_enumeration(of, enumeration);
            }
            Shape::Class(members) => {
                self.write_head(of);
                self.write_class(of, members);
            }
        }
    }

    fn write_head(&mut self, of: &Type) {
        self.doc("", of.description.as_ref());
        for attribute in type_attributes(self.listing.routes(of), of.description.as_deref()) {
            self.line("", &format!("// @{attribute}"));
        }
    }

    fn write_enumeration(&mut self, of: &Type, enumeration: &Enumeration) {
        let raw = if enumeration.is_numeric { "Int" } else { "String" };
        let name = self.class_name(&of.name);
        self.line("", &format!("public enum {name} : {raw}, Codable"));
        self.line("", "{");
        let mut taken = HashSet::new();
        for value in &enumeration.values {
            let mut case = identifier(&value.name).unwrap_or_else(|| "Value".to_owned());
            if KEYWORDS.contains(&case.as_str()) {
                case = raise_first(&case);
            }
            while ["Type", "Protocol", "Self", "Any"].contains(&case.as_str()) || !taken.insert(case.clone()) {
                case.push('_');
            }
            let number = value.number.filter(|_| enumeration.is_numeric).map(|number| format!(" = {number}"));
            let wire = (number.is_none() && case != value.name).then(|| format!(" = {}", literal(&value.name)));
            self.line(INDENT, &format!("case {case}{}", number.or(wire).unwrap_or_default()));
        }
        self.line("", "}");
    }

    /// The base class as it is written; a list is one, a dictionary or a choice is not.
    fn base(&self, of: &Type) -> Option<String> {
        match of.base.as_ref()? {
            TypeRef::List(item) => Some(format!("List<{}>", self.type_name(item)?)),
            base @ TypeRef::Named(_) => self.type_name(base),
            _ => None,
        }
    }

    fn write_class(&mut self, of: &Type, members: &[Member]) {
        let base = self.base(of);
        if let Some(left_out) = of.base.as_ref().filter(|_| base.is_none()) {
            let text = self.spoken_name(left_out);
            self.line("", &format!("// Note: the base is left out: {text}"));
        }
        let returned = self.listing.returned(of);
        let answer = match returned {
            Some(Returned::Value(value)) => self.type_name(value),
            Some(Returned::Nothing) | None => None,
        };
        if let (Some(Returned::Value(value)), None) = (returned, &answer) {
            let text = self.spoken_name(value);
            self.line("", &format!("// Note: it is answered with {text}, which Codable cannot read"));
        }
        let marker = match (returned, &answer) {
            (Some(Returned::Nothing), _) => Some("IReturnVoid"),
            (_, Some(_)) => Some("IReturn"),
            (_, None) => None,
        };
        let mut parents: Vec<String> = base.iter().cloned().collect();
        parents.extend(marker.map(str::to_owned));
        parents.extend(self.listing.markers(of).into_iter().map(str::to_owned));
        parents.extend(base.is_none().then(|| "Codable".to_owned()));
        let class = self.class_name(&of.name);
        self.line("", &format!("public class {class} : {}", parents.join(", ")));
        self.line("", "{");
        if let Some(answer) = answer {
            self.line(INDENT, &format!("public typealias Return = {answer}\n"));
        }
        let properties = self.write_members(members);
        if base.is_some() {
            self.line(INDENT, "required public init(){ super.init() }");
            self.write_coding(&properties);
        } else {
            self.line(INDENT, "required public init(){}");
            self.write_keys(&properties);
        }
        self.line("", "}");
    }

    /// Writes the members, and gives those that were written.
    fn write_members<'m>(&mut self, members: &'m [Member]) -> Vec<Property<'m>> {
        let mut taken = HashSet::new();
        let mut properties = Vec::new();
        let initialized = self.listing.options.is_on("InitializeCollections");
        let is_optional = self.listing.form == Form::Page || self.listing.options.is_on("MakePropertiesOptional");
        let mut was_annotated = false;
        for member in members {
            if was_annotated {
                self.text.push('\n');
            }
            was_annotated = !member.notes.is_empty();
            for note in &member.notes {
                self.line(INDENT, &format!("// Note: {}", one_line(note)));
            }
            let Some(type_name) = self.type_name(&member.type_ref) else {
                let text = self.spoken_name(&member.type_ref);
                let name = one_line(&member.json_name);
                self.line(INDENT, &format!("// Note: {name} is left out, because Codable cannot read it: {text}"));
                was_annotated = true;
                continue;
            };
            self.doc(INDENT, member.description.as_ref());
            let attribute = member_attribute(member);
            if let Some(attribute) = &attribute {
                self.line(INDENT, &format!("// @{attribute}"));
            }
            let empty = match &member.type_ref {
                TypeRef::List(_) if initialized => Some("[]"),
                TypeRef::Scalar(Scalar::Bytes) if initialized => Some("[]"),
                TypeRef::Dictionary(..) if initialized => Some("[:]"),
                _ => None,
            };
            let name = property_name(member, &mut taken);
            let bare = type_name.trim_end_matches('?').to_owned();
            let end = match empty {
                Some(empty) => format!(" = {empty}"),
                None if is_optional || member.is_nullable => "?".to_owned(),
                None => "!".to_owned(),
            };
            let wrapper = if bare == "TimeInterval" { "@TimeSpan " } else { "" };
            self.line(INDENT, &format!("{wrapper}public var {name}:{bare}{end}"));
            was_annotated |= attribute.is_some();
            properties.push(Property { member, name, type_name: bare, empty });
        }
        if !members.is_empty() {
            self.text.push('\n');
        }
        properties
    }

    /// How the names travel. A class without a base only says so where one travels by another name than its own.
    fn write_keys(&mut self, properties: &[Property<'_>]) {
        if self.listing.form == Form::File && properties.iter().any(|property| renamed(property).is_some()) {
            self.text.push('\n');
            self.write_key_list(properties);
        }
    }

    fn write_key_list(&mut self, properties: &[Property<'_>]) {
        self.line(INDENT, "private enum CodingKeys : String, CodingKey {");
        for property in properties {
            let wire = renamed(property).filter(|_| self.listing.form == Form::File);
            let wire = wire.map(|wire| format!(" = {}", literal(wire))).unwrap_or_default();
            self.line(BODY_INDENT, &format!("case {}{wire}", property.name));
        }
        self.line(INDENT, "}");
    }

    /// Reading and writing of a class that has a base.
    fn write_coding(&mut self, properties: &[Property<'_>]) {
        self.text.push('\n');
        if !properties.is_empty() {
            self.write_key_list(properties);
            self.text.push('\n');
        }
        self.line(INDENT, "required public init(from decoder: Decoder) throws {");
        self.line(BODY_INDENT, "try super.init(from: decoder)");
        if !properties.is_empty() {
            self.line(BODY_INDENT, "let container = try decoder.container(keyedBy: CodingKeys.self)");
        }
        for Property { name, type_name, empty, .. } in properties {
            let read = if type_name == "TimeInterval" { "convertIfPresent" } else { "decodeIfPresent" };
            let otherwise = empty.map(|empty| format!(" ?? {empty}")).unwrap_or_default();
            self.line(
                BODY_INDENT,
                &format!("{name} = try container.{read}({type_name}.self, forKey: .{name}){otherwise}"),
            );
        }
        self.line(INDENT, "}");
        self.text.push('\n');
        self.line(INDENT, "public override func encode(to encoder: Encoder) throws {");
        self.line(BODY_INDENT, "try super.encode(to: encoder)");
        if !properties.is_empty() {
            self.line(BODY_INDENT, "var container = encoder.container(keyedBy: CodingKeys.self)");
        }
        for Property { name, empty, .. } in properties {
            let condition = if empty.is_some() { format!("{name}.count > 0") } else { format!("{name} != nil") };
            self.line(BODY_INDENT, &format!("if {condition} {{ try container.encode({name}, forKey: .{name}) }}"));
        }
        self.line(INDENT, "}");
    }
}

/// The name in JSON, where the property has another. The package compares them without regard to case.
fn renamed<'m>(property: &Property<'m>) -> Option<&'m str> {
    let wire = property.member.json_name.as_str();
    (!wire.eq_ignore_ascii_case(&property.name)).then_some(wire)
}

fn property_name(member: &Member, taken: &mut HashSet<String>) -> String {
    let mut name = camel_case(&identifier(&member.dotnet_name).unwrap_or_else(|| "value".to_owned()));
    if KEYWORDS.contains(&name.as_str()) {
        name = raise_first(&name);
    }
    while name == "Self" || name == "Type" || !taken.insert(name.clone()) {
        name.push('_');
    }
    name
}

/// A text in double quotes, letter by letter; a backslash before a bracket would begin an expression.
fn literal(text: &str) -> String {
    let mut literal = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => literal.extend(['\\', character]),
            character if character.is_control() => literal.push_str(&format!("\\u{{{:x}}}", u32::from(character))),
            character => literal.push(character),
        }
    }
    literal.push('"');
    literal
}
