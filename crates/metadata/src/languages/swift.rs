//! Swift: classes for the client package of the family, in the form of the published listings.
//!
//! The form: the request class first; the description as a comment of three lines, then as a comment with the .NET
//! attribute; optional members, with lists and dictionaries empty at first. The compiler creates the conversion from
//! and to JSON, except for a class that extends another class, in which the listing has the conversion.
//!
//! A page repeats the published form even if the package cannot read the answer of the service: bytes as numbers,
//! values of any kind as text, `description` as `Description`. A file has `Data`, a type for values of any kind, and
//! coding keys for names that differ on the wire.

mod class;
mod names;

use super::definition::Definition;
use super::header::SLASHES;
use super::lines::{Lines, Style};
use super::listing::{Form, Listing};
use super::options::{Default, EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::text::{Literal, ends_line, in_braces, one_line, type_attributes};
use crate::model::{Enumeration, Shape, Type};
use crate::names::is_identifier;
use names::{Names, is_forbidden, spelled};

pub(super) static SWIFT: Definition = Definition {
    name: "swift",
    aliases: &[],
    title: "Swift",
    extension: "swift",
    header: SLASHES,
    options: OPTIONS,
    write,
};

static OPTIONS: &[OptionDefinition] = &[
    OptionDefinition::switch("MakePropertiesOptional", true),
    INCLUDE_TYPES,
    EXCLUDE_TYPES,
    OptionDefinition::switch("AddDescriptionAsComments", true),
    OptionDefinition::switch("InitializeCollections", true),
    OptionDefinition { name: "TreatTypesAsStrings", default: Default::Types },
];

const IMPORTS: [&str; 2] = ["Foundation", "ServiceStack"];

fn write(listing: &Listing<'_>) -> String {
    let types = listing.ordered();
    let mut writer = Writer { listing, names: Names::new(listing), lines: Lines::new(listing, &Style::NESTED_SLASHES) };
    for import in IMPORTS {
        writer.lines.line(format!("import {import}"));
    }
    for of in &types {
        writer.write_type(of);
    }
    if listing.form == Form::File && writer.names.needs_any_value(&types) {
        writer.write_any_value();
    }
    writer.lines.blank();
    writer.lines.finish()
}

struct Writer<'l, 'a> {
    listing: &'l Listing<'a>,
    names: Names<'l, 'a>,
    lines: Lines,
}

impl Writer<'_, '_> {
    fn write_type(&mut self, of: &Type) {
        self.lines.blank();
        self.lines.doc(of.description.as_deref());
        self.lines.notes(&of.notes);
        for attribute in type_attributes(self.listing.routes(of), of.description.as_deref()) {
            self.lines.comment(format!("@{attribute}"));
        }
        match &of.shape {
            Shape::Enumeration(enumeration) => self.write_enumeration(of, enumeration),
            Shape::Choice(alternatives) => {
                let choice = self.names.choice(alternatives);
                self.lines.comment(format!("Note: {} is one of {choice}, which no class can express", of.name));
            }
            Shape::Class(_) => self.write_class(of),
        }
    }

    fn write_enumeration(&mut self, of: &Type, enumeration: &Enumeration) {
        let raw = if enumeration.is_numeric { "Int" } else { "String" };
        self.lines.line(format!("public enum {} : {raw}, Codable", self.names.class_name(&of.name)));
        self.lines.open("{");
        let mut names = std::collections::HashSet::new();
        let mut contents = std::collections::HashSet::new();
        for value in &enumeration.values {
            let mut name = value.identifier.clone();
            while is_forbidden(&name) || name == "_" || names.contains(&name) {
                name.push('_');
            }
            let content = match value.number {
                Some(number) if enumeration.is_numeric => number.to_string(),
                _ if enumeration.is_numeric => {
                    self.lines.comment(format!("Note: {} has no whole number and is left out", one_line(&value.name)));
                    continue;
                }
                _ => LITERAL.quoted(&value.name),
            };
            if !contents.insert(content.clone()) {
                self.lines.comment(format!("Note: {} has the same value again: {content}", one_line(&value.name)));
                continue;
            }
            let travels =
                if enumeration.is_numeric || name != value.name { format!(" = {content}") } else { String::new() };
            self.lines.line(format!("case {}{travels}", spelled(&name)));
            names.insert(name);
        }
        self.lines.close("}");
    }

    /// Writes the type of a value of any kind. Swift has no such type that can be read and written.
    fn write_any_value(&mut self) {
        let name = self.names.any_value().to_owned();
        for line in [
            "",
            "/** A value of any kind */",
            &format!("public enum {name} : Codable"),
            "{",
            "    case null",
            "    case bool(Bool)",
            "    case number(Double)",
            "    case string(String)",
            &format!("    case list([{name}])"),
            &format!("    case object([String:{name}])"),
            "",
            "    public init(from decoder: Decoder) throws {",
            "        let container = try decoder.singleValueContainer()",
            "        if container.decodeNil() { self = .null }",
            "        else if let value = try? container.decode(Bool.self) { self = .bool(value) }",
            "        else if let value = try? container.decode(Double.self) { self = .number(value) }",
            "        else if let value = try? container.decode(String.self) { self = .string(value) }",
            &format!("        else if let value = try? container.decode([{name}].self) {{ self = .list(value) }}"),
            &format!("        else {{ self = .object(try container.decode([String:{name}].self)) }}"),
            "    }",
            "",
            "    public func encode(to encoder: Encoder) throws {",
            "        var container = encoder.singleValueContainer()",
            "        switch self {",
            "        case .null: try container.encodeNil()",
            "        case .bool(let value): try container.encode(value)",
            "        case .number(let value): try container.encode(value)",
            "        case .string(let value): try container.encode(value)",
            "        case .list(let value): try container.encode(value)",
            "        case .object(let value): try container.encode(value)",
            "        }",
            "    }",
            "}",
        ] {
            self.lines.line(line);
        }
    }
}

/// A text in double quotes.
static LITERAL: Literal = Literal { quote: '"', marked: "", named: &[], is_numbered: ends_line, number: in_braces };

/// Whether the property `name` reads and writes the member `json_name` without a coding key.
fn travels_as(name: &str, json_name: &str) -> bool {
    name == json_name && is_identifier(json_name)
}
