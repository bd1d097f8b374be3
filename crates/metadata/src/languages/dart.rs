//! Dart: classes for the client package on pub, in the form of the published listings.
//!
//! The form: dependencies first; the description as a comment of three lines, then as a comment with the .NET
//! attribute; nullable members; a method to read and one to write each class, with the converters of the package for
//! types that JSON lacks; at the end a context, in which the converters find the types of the listing.
//!
//! A file differs from a page in the methods of a request alone. A class that extends a list or a dictionary needs a
//! library that the published page does not import. The listing imports that library, so that it compiles.

mod class;
mod names;

use std::collections::HashSet;

use super::definition::Definition;
use super::header::SLASHES;
use super::lines::{Lines, Style};
use super::listing::{Form, Listing, Returned};
use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::text::{Literal, ends_line, in_braces, one_line, type_attributes};
use crate::model::{Enumeration, EnumerationValue, Shape, Type, TypeRef};
use crate::names::ascii_identifier;
use crate::reach::dependencies_first;
use names::{Names, is_value_word};

pub(super) static DART: Definition = Definition {
    name: "dart",
    aliases: &[],
    title: "Dart",
    extension: "dart",
    header: SLASHES,
    options: OPTIONS,
    write,
};

static OPTIONS: &[OptionDefinition] = &[
    OptionDefinition::name("GlobalNamespace", ""),
    OptionDefinition::switch("AddDescriptionAsComments", true),
    INCLUDE_TYPES,
    EXCLUDE_TYPES,
];

const PACKAGE: &str = "package:servicestack/servicestack.dart";

fn write(listing: &Listing<'_>) -> String {
    let types = dependencies_first(&listing.types, |of| listing.answer_names(of));
    let names = Names::new(listing);
    let namespace = listing.options.text("GlobalNamespace");
    let mut writer =
        Writer { listing, names, lines: Lines::new(listing, &Style::NESTED_SLASHES), context: Context::default() };
    if !namespace.is_empty() {
        writer.lines.line(format!("library {namespace};"));
    }
    let mut imports = vec![PACKAGE];
    let extends_collection = |of: &&Type| matches!(of.base, Some(TypeRef::List(_) | TypeRef::Dictionary(..)));
    if types.iter().any(extends_collection) {
        imports.push("dart:collection");
    }
    if types.iter().any(|of| writer.mentions_bytes(of)) {
        imports.push("dart:typed_data");
    }
    for import in imports {
        writer.lines.line(format!("import '{import}';"));
    }
    for of in types {
        writer.write_type(of);
    }
    let library = if namespace.is_empty() { without_port(listing.host) } else { namespace };
    writer.write_context(library);
    writer.lines.finish()
}

/// The types that the converters of the package must know, each with a line that creates a value.
#[derive(Debug, Default)]
struct Context {
    known: HashSet<String>,
    lines: Vec<String>,
}

struct Writer<'l, 'a> {
    listing: &'l Listing<'a>,
    names: Names<'l, 'a>,
    lines: Lines,
    context: Context,
}

impl Writer<'_, '_> {
    fn is_file(&self) -> bool {
        self.listing.form == Form::File
    }

    fn mentions_bytes(&self, of: &Type) -> bool {
        let returned = match self.listing.returned(of) {
            Some(Returned::Value(value)) => Some(value),
            _ => None,
        };
        of.references().chain(returned).any(|reference| self.names.type_name(reference).contains("Uint8List"))
    }

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

    /// Writes an enumeration. An enumeration whose values travel under other names becomes a class with those names.
    fn write_enumeration(&mut self, of: &Type, enumeration: &Enumeration) {
        let class = self.names.class_name(&of.name);
        self.context.register(&class, &format!("TypeOf.Enum, enumValues:{class}.values"));
        let is_kept = |value: &EnumerationValue| !enumeration.is_numeric || value.number.is_some();
        for value in enumeration.values.iter().filter(|value| !is_kept(value)) {
            self.lines.comment(format!("Note: {} has no whole number and is left out", one_line(&value.name)));
        }
        let values: Vec<&EnumerationValue> = enumeration.values.iter().filter(|value| is_kept(value)).collect();
        let mut names = value_names(&values, &class, false);
        let goes_by_name =
            !enumeration.is_numeric && names.iter().zip(&values).all(|(name, value)| *name == value.name);
        if !goes_by_name {
            names = value_names(&values, &class, true);
        }
        self.lines.line(format!("{} {class}", if goes_by_name { "enum" } else { "class" }));
        self.lines.open("{");
        for (name, value) in names.iter().zip(values) {
            let content = match value.number.filter(|_| enumeration.is_numeric) {
                Some(number) => number.to_string(),
                None => LITERAL.quoted(&value.name),
            };
            if goes_by_name {
                self.lines.line(format!("{name},"));
            } else {
                self.lines.line(format!("static const {class} {name} = const {class}._({content});"));
            }
        }
        if !goes_by_name {
            let kind = if enumeration.is_numeric { "int" } else { "String" };
            self.lines.blank();
            self.lines.line(format!("final {kind} _value;"));
            self.lines.line(format!("const {class}._(this._value);"));
            self.lines.line(format!("{kind} get value => _value;"));
            self.lines.line(format!("static List<{class}> get values => const [{}];", names.join(",")));
            if self.is_file() {
                // The converters of the package call `toString` for a value that is no text.
                self.lines.line("String toString() => _value.toString();");
            }
        }
        self.lines.close("}");
    }

    fn write_context(&mut self, library: &str) {
        self.lines.blank();
        self.lines.open(format!(
            "TypeContext _ctx = TypeContext(library: {}, types: <String, TypeInfo> {{",
            LITERAL.quoted(library)
        ));
        self.lines.lines(std::mem::take(&mut self.context.lines));
        self.lines.close("});");
    }
}

impl Context {
    /// Adds a type that is not known yet. `how` describes the kind of the type and creates a value.
    fn register(&mut self, type_name: &str, how: &str) {
        if self.known.insert(type_name.to_owned()) {
            self.lines.push(format!("{}: TypeInfo({how}),", LITERAL.quoted(type_name)));
        }
    }

    /// Adds the type of a member and the types inside that type.
    fn register_reference(&mut self, names: &Names<'_, '_>, reference: &TypeRef) {
        let type_name = names.type_name(reference);
        if names::is_known_to_package(&type_name) {
            return;
        }
        match reference {
            TypeRef::Nullable(item) => self.register_reference(names, item),
            TypeRef::List(item) => {
                self.register(&type_name, &format!("TypeOf.Class, create:() => {}", names.new_value(reference)));
                self.register_inside(names, item);
            }
            TypeRef::Dictionary(key, value) => {
                self.register(&type_name, &format!("TypeOf.Class, create:() => {type_name}()"));
                self.register_inside(names, key);
                self.register_inside(names, value);
            }
            TypeRef::Named(name) if names.document().is_enumeration(name) => {
                self.register(&type_name, &format!("TypeOf.Enum, enumValues:{type_name}.values"));
            }
            TypeRef::Scalar(_) | TypeRef::Named(_) | TypeRef::OneOf(_) => {
                self.register(&type_name, &format!("TypeOf.Class, create:() => {}", names.new_value(reference)));
            }
        }
    }

    /// Adds the type of an item, key or value, in which a dictionary has another spelling.
    fn register_inside(&mut self, names: &Names<'_, '_>, reference: &TypeRef) {
        let type_name = names.inside(reference);
        match reference {
            TypeRef::Dictionary(key, value) if !names::is_known_to_package(&type_name) => {
                self.register(&type_name, &format!("TypeOf.Class, create:() => {type_name}()"));
                self.register_inside(names, key);
                self.register_inside(names, value);
            }
            TypeRef::Nullable(item) => self.register_inside(names, item),
            reference => self.register_reference(names, reference),
        }
    }
}

/// The names of the values of `enumeration`. `is_class`: the enumeration is written as a class.
fn value_names(values: &[&EnumerationValue], enumeration: &str, is_class: bool) -> Vec<String> {
    let mut taken = HashSet::new();
    let unique = |(position, value): (usize, &&EnumerationValue)| {
        let mut name = ascii_identifier(&value.identifier).unwrap_or_else(|| format!("Value{}", position + 1));
        if name.is_empty() || name.starts_with('_') {
            // Dart hides a name that begins with an underscore from other files.
            name = format!("Value{name}");
        }
        while is_value_word(&name, is_class) || name == enumeration || !taken.insert(name.clone()) {
            name.push('_');
        }
        name
    };
    values.iter().enumerate().map(unique).collect()
}

/// `host` without a port.
fn without_port(host: &str) -> &str {
    let port = |port: &str| !port.is_empty() && port.bytes().all(|digit| digit.is_ascii_digit());
    host.rsplit_once(':').filter(|(_, end)| port(end)).map_or(host, |(host, _)| host)
}

/// A text in single quotes.
static LITERAL: Literal = Literal { quote: '\'', marked: "$", named: &[], is_numbered: ends_line, number: in_braces };
