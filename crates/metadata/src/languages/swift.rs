//! Swift: classes for the client package of the family, in the form of its published listings.
//!
//! The form: the request class first; the description as a comment of three lines, then as a comment that shows the .NET
//! attribute; every member optional, lists and dictionaries empty at first. The compiler makes the reading and writing of
//! a class, except of one that extends another: that is written out.
//!
//! A page follows the published form even where the package could not read what the service sends: bytes as numbers,
//! values of any kind as text, `description` as `Description`. A file has `Data`, a type of its own for values of any
//! kind, and says with coding keys how a name travels.

mod class;
mod names;

use super::header::SLASHES;
use super::options::{Default, EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::text::{in_block_comment, one_line, type_attributes};
use super::{Definition, Form, Listing};
use crate::model::{Enumeration, Shape, Type};
use crate::names::is_identifier;
use crate::reach::requests_first;
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

const INDENT: &str = "    ";

fn write(listing: &Listing<'_>) -> String {
    let types = match listing.form {
        Form::Page => listing.types.clone(),
        Form::File => requests_first(listing.document, &listing.types),
    };
    let mut writer =
        Writer { listing, names: Names::new(listing), text: listing.header.clone(), indent: String::new() };
    for import in IMPORTS {
        writer.line(&format!("import {import}"));
    }
    for of in &types {
        writer.write_type(of);
    }
    if listing.form == Form::File && writer.names.needs_any_value(&types) {
        writer.write_any_value();
    }
    writer.line("");
    writer.text
}

struct Writer<'l, 'a> {
    listing: &'l Listing<'a>,
    names: Names<'l, 'a>,
    text: String,
    indent: String,
}

impl Writer<'_, '_> {
    /// One line. An empty one is not indented.
    fn line(&mut self, line: &str) {
        if !line.is_empty() {
            self.text.push_str(&self.indent);
            self.text.push_str(line);
        }
        self.text.push('\n');
    }

    fn deeper(&mut self) {
        self.indent.push_str(INDENT);
    }

    fn shallower(&mut self) {
        self.indent.truncate(self.indent.len().saturating_sub(INDENT.len()));
    }

    fn write_type(&mut self, of: &Type) {
        self.line("");
        self.write_description(of.description.as_deref());
        self.write_notes(&of.notes);
        for attribute in type_attributes(self.listing.routes(of), of.description.as_deref()) {
            self.line(&format!("// @{attribute}"));
        }
        match &of.shape {
            Shape::Enumeration(enumeration) => self.write_enumeration(of, enumeration),
            Shape::Choice(alternatives) => {
                let choice = self.names.choice(alternatives);
                self.line(&format!("// Note: {} is one of {choice}, which no class can express", of.name));
            }
            Shape::Class(_) => self.write_class(of),
        }
    }

    fn write_description(&mut self, description: Option<&str>) {
        let Some(description) = description else { return };
        if self.listing.options.is_on("AddDescriptionAsComments") {
            // Comments nest in Swift, so another one must not be opened either.
            let text = in_block_comment(description).replace("/*", "/ *");
            for line in ["/**", &format!("* {text}"), "*/"] {
                self.line(line);
            }
        }
    }

    fn write_notes(&mut self, notes: &[String]) {
        for note in notes {
            self.line(&format!("// Note: {}", one_line(note)));
        }
    }

    fn write_enumeration(&mut self, of: &Type, enumeration: &Enumeration) {
        let raw = if enumeration.is_numeric { "Int" } else { "String" };
        self.line(&format!("public enum {} : {raw}, Codable", self.names.class_name(&of.name)));
        self.line("{");
        self.deeper();
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
                    self.line(&format!("// Note: {} has no whole number and is left out", one_line(&value.name)));
                    continue;
                }
                _ => literal(&value.name),
            };
            if !contents.insert(content.clone()) {
                self.line(&format!("// Note: {} has the same value again: {content}", one_line(&value.name)));
                continue;
            }
            let travels =
                if enumeration.is_numeric || name != value.name { format!(" = {content}") } else { String::new() };
            self.line(&format!("case {}{travels}", spelled(&name)));
            names.insert(name);
        }
        self.shallower();
        self.line("}");
    }

    /// A value of any kind, which the language has no type for that can be read and written.
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
            self.line(line);
        }
    }
}

/// A text in double quotes.
fn literal(text: &str) -> String {
    let mut literal = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => literal.extend(['\\', character]),
            character if character.is_control() || ['\u{2028}', '\u{2029}'].contains(&character) => {
                literal.push_str(&format!("\\u{{{:x}}}", u32::from(character)));
            }
            character => literal.push(character),
        }
    }
    literal.push('"');
    literal
}

/// Whether the property `name` reads and writes the member `json_name` without being told.
fn travels_as(name: &str, json_name: &str) -> bool {
    name == json_name && is_identifier(json_name)
}
