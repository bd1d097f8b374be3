//! Go: structs for `encoding/json`, in the layout of `gofmt`, without a client package.
//!
//! The form: an optional member is a pointer, a list or a map, and is left out if nil; a required member is always
//! written. A member that is a struct is always a pointer, so that a type can contain itself. A base class is embedded.
//! A file adds the method, the path and the answer of each request.

mod names;

use std::collections::{HashMap, HashSet};

use super::definition::Definition;
use super::header;
use super::lines::{Doc, Lines, Style};
use super::listing::{Form, Listing, Returned};
use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::standalone::{collection_of, with_library_types};
use super::text::{Literal, four_digits, is_invisible, one_line};
use crate::model::{Enumeration, Member, Shape, Type, TypeRef};
use crate::scalar::Scalar;
use names::{class_names, exported, go_name, is_tag_name, scalar_name};

pub(super) static GO: Definition = Definition {
    name: "go",
    aliases: &["golang"],
    title: "Go",
    extension: "go",
    header: header::SLASHES,
    options: OPTIONS,
    write,
};

static OPTIONS: &[OptionDefinition] = &[
    OptionDefinition::name("GlobalNamespace", "dtos"),
    OptionDefinition::switch("MakePropertiesOptional", false),
    OptionDefinition::switch("AddDescriptionAsComments", true),
    INCLUDE_TYPES,
    EXCLUDE_TYPES,
];

#[rustfmt::skip]
const KEYWORDS: [&str; 25] = [
    "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for", "func", "go",
    "goto", "if", "import", "interface", "map", "package", "range", "return", "select", "struct", "switch", "type",
    "var",
];

/// The methods of a request type.
const METHODS: [&str; 3] = ["Method", "Path", "Response"];

fn write(listing: &Listing<'_>) -> String {
    let types = with_library_types(listing);
    let (class_names, used) = class_names(&types);
    let mut writer =
        Writer { listing, class_names, used, lines: Lines::without_header(listing, &STYLE), imports: HashSet::new() };
    for of in types {
        writer.write_type(of);
    }
    // `gofmt` removes blanks at the end of a line, and the tools read a header without them.
    let mut text: String = listing.header.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    let title = one_line(listing.document.title());
    text.push_str(&format!("// Package {0} has the requests and answers of {title}.\npackage {0}\n", writer.package()));
    let mut imports: Vec<&str> = writer.imports.iter().copied().collect();
    imports.sort_unstable();
    match imports.as_slice() {
        [] => {}
        [one] => text.push_str(&format!("\nimport \"{one}\"\n")),
        several => {
            let lines: String = several.iter().map(|import| format!("\t\"{import}\"\n")).collect();
            text.push_str(&format!("\nimport (\n{lines})\n"));
        }
    }
    text + &writer.lines.finish()
}

/// The longest head and body of a function on one line, in bytes.
const FUNCTION_LINE_BYTES_MAX: usize = 100;

static STYLE: Style = Style {
    indent: "\t",
    doc: Doc::Paragraphs,
    // `gofmt` replaces doubled quotes with typographic ones.
    doc_escapes: &[("``", "\u{201c}"), ("''", "\u{201d}")],
    ..Style::SLASHES
};

/// A text in double quotes.
static LITERAL: Literal = Literal {
    quote: '"',
    marked: "",
    named: &[],
    is_numbered: |character| character.is_control() || is_invisible(character),
    number: four_digits,
};

struct Field {
    /// The paragraphs of the field's documentation.
    doc: Vec<String>,
    name: String,
    type_name: String,
    tag: String,
}

struct Writer<'l, 'a> {
    listing: &'l Listing<'a>,
    class_names: HashMap<&'a str, String>,
    /// The names that the package uses already.
    used: HashSet<String>,
    lines: Lines,
    imports: HashSet<&'static str>,
}

impl Writer<'_, '_> {
    fn package(&self) -> String {
        let name = self.listing.options.text("GlobalNamespace").rsplit('.').next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        if KEYWORDS.contains(&name.as_str()) || name == "_" { format!("{name}dtos") } else { name }
    }

    fn class_name(&self, name: &str) -> String {
        self.class_names.get(name).cloned().unwrap_or_else(|| exported(name))
    }

    /// The paragraphs of the documentation of `name`: the description, then the notes.
    fn doc(&self, name: &str, description: Option<&String>, notes: &[String]) -> Vec<String> {
        let shown = description.filter(|_| self.lines.has_docs());
        let shown = shown.map(|text| format!("{name}: {}", self.lines.doc_text(text)));
        let notes = notes.iter().map(|note| match note.as_str() {
            "deprecated" => "Deprecated: the document says so.".to_owned(),
            note => format!("Note: {}", self.lines.doc_text(note)),
        });
        shown.into_iter().chain(notes).collect()
    }

    fn write_doc(&mut self, name: &str, description: Option<&String>, notes: &[String]) {
        let doc = self.doc(name, description, notes);
        self.lines.paragraphs(&doc);
    }

    fn write_type(&mut self, of: &Type) {
        self.lines.blank();
        let name = self.class_name(&of.name);
        let mut notes = of.notes.clone();
        match &of.shape {
            Shape::Choice(alternatives) => {
                notes.push(self.choice_note(alternatives));
                self.write_doc(&name, of.description.as_ref(), &notes);
                self.imports.insert("encoding/json");
                self.lines.line(format!("type {name} = json.RawMessage"));
            }
            Shape::Enumeration(enumeration) => {
                self.write_doc(&name, of.description.as_ref(), &notes);
                self.write_enumeration(&name, enumeration);
            }
            Shape::Class(members) => self.write_class(of, &name, members, notes),
        }
    }

    fn choice_note(&mut self, alternatives: &[TypeRef]) -> String {
        let names: Vec<String> = alternatives.iter().map(|one| self.mentioned(one)).collect();
        format!("holds one of {}; unmarshal it into the one that fits", names.join(", "))
    }

    /// The type in a comment, which needs no import.
    fn mentioned(&mut self, reference: &TypeRef) -> String {
        let imports = self.imports.clone();
        let name = self.type_name(reference);
        self.imports = imports;
        name
    }

    fn write_enumeration(&mut self, name: &str, enumeration: &Enumeration) {
        let type_name = if enumeration.is_numeric { "int64" } else { "string" };
        self.lines.line(format!("type {name} {type_name}"));
        let mut rows = Vec::new();
        for value in &enumeration.values {
            let mut constant = format!("{name}{}", go_name(&value.identifier));
            while !self.used.insert(constant.clone()) {
                constant.push('_');
            }
            let number = value.number.filter(|_| enumeration.is_numeric);
            rows.push((constant, number.map_or_else(|| LITERAL.quoted(&value.name), |number| number.to_string())));
        }
        let width = rows.iter().map(|(constant, _)| constant.chars().count()).max().unwrap_or_default();
        self.lines.lines(["", &format!("// The values of {name}.")]);
        self.lines.open("const (");
        for (constant, value) in rows {
            self.lines.line(format!("{constant:width$} {name} = {value}"));
        }
        self.lines.close(")");
    }

    fn write_class(&mut self, of: &Type, name: &str, members: &[Member], mut notes: Vec<String>) {
        if let Some(collection) = collection_of(self.listing.document, of) {
            let collection = self.type_name(collection);
            self.write_doc(name, of.description.as_ref(), &notes);
            self.lines.line(format!("type {name} {collection}"));
            self.write_methods(of, name);
            return;
        }
        let embedded = self.embedded(of, &mut notes);
        let mut taken: HashSet<String> = embedded.iter().cloned().collect();
        if self.listing.form == Form::File && self.listing.operation_of(of).is_some() {
            taken.extend(METHODS.map(str::to_owned));
        }
        let fields: Vec<Field> = members.iter().map(|member| self.field(member, &mut taken)).collect();
        self.write_doc(name, of.description.as_ref(), &notes);
        if fields.is_empty() && embedded.is_none() {
            self.lines.line(format!("type {name} struct{{}}"));
        } else {
            self.lines.open(format!("type {name} struct {{"));
            if let Some(embedded) = &embedded {
                self.lines.line(embedded);
            }
            self.write_fields(&fields, embedded.is_some());
            self.lines.close("}");
        }
        self.write_methods(of, name);
    }

    /// The base class, if a struct can embed that class.
    fn embedded(&mut self, of: &Type, notes: &mut Vec<String>) -> Option<String> {
        let base = of.base.as_ref()?;
        let found = match base {
            TypeRef::Named(base) => self.listing.document.find_type(base),
            _ => None,
        };
        let is_struct = |base: &&Type| {
            matches!(base.shape, Shape::Class(_)) && collection_of(self.listing.document, base).is_none()
        };
        match found.filter(is_struct) {
            Some(found) => Some(self.class_name(&found.name)),
            None => {
                notes.push(format!("it also is a {}, which a struct cannot be", self.mentioned(base)));
                None
            }
        }
    }

    fn field(&mut self, member: &Member, taken: &mut HashSet<String>) -> Field {
        let mut name = go_name(&member.dotnet_name);
        while !taken.insert(name.clone()) {
            name.push('_');
        }
        let mut notes = member.notes.clone();
        if let Some(alternatives) = alternatives(&member.type_ref) {
            notes.push(self.choice_note(alternatives));
        }
        let is_optional = !member.is_required || self.listing.options.is_on("MakePropertiesOptional");
        let plain = self.type_name(&member.type_ref);
        let is_pointer = match &member.type_ref {
            TypeRef::Named(named) => {
                self.is_struct(named) || ((is_optional || member.is_nullable) && !self.has_nil(named))
            }
            reference => (is_optional || member.is_nullable) && !has_nil(reference),
        };
        let mark = if is_pointer { "*" } else { "" };
        let json_name = if is_tag_name(&member.json_name) {
            member.json_name.as_str()
        } else {
            notes.push(format!("it travels as {:?}, which no tag can say", member.json_name));
            "-"
        };
        let end = match (json_name, is_optional) {
            ("-", _) if member.json_name == "-" && is_optional => ",omitempty",
            ("-", _) if member.json_name == "-" => ",",
            ("-", _) | (_, false) => "",
            (_, true) => ",omitempty",
        };
        Field {
            doc: self.doc(&name, member.description.as_ref(), &notes),
            name,
            type_name: format!("{mark}{plain}"),
            tag: format!("`json:\"{json_name}{end}\"`"),
        }
    }

    /// Writes fields in columns, as `gofmt` does: a documented field alone, the other fields in groups.
    fn write_fields(&mut self, fields: &[Field], mut needs_blank: bool) {
        let mut rest = fields;
        while let Some(first) = rest.first() {
            let count = match first.doc.is_empty() {
                true => rest.iter().take_while(|field| field.doc.is_empty()).count(),
                false => 1,
            };
            let (group, others) = rest.split_at(count);
            if needs_blank {
                self.lines.blank();
            }
            let names = group.iter().map(|field| field.name.chars().count()).max().unwrap_or_default();
            let types = group.iter().map(|field| field.type_name.chars().count()).max().unwrap_or_default();
            for field in group {
                self.lines.paragraphs(&field.doc);
                self.lines.line(format!("{:names$} {:types$} {}", field.name, field.type_name, field.tag));
            }
            needs_blank = true;
            rest = others;
        }
    }

    /// Writes the methods of a request: the HTTP method, the path and the answer.
    fn write_methods(&mut self, of: &Type, name: &str) {
        let routes = self.listing.routes(of);
        if let Some(route) = routes.first() {
            let verbs: Vec<&str> = routes.iter().flat_map(|route| &route.verbs).map(|verb| verb.name()).collect();
            let verb = LITERAL.quoted(verbs.first().copied().unwrap_or("POST"));
            self.lines.blank();
            self.lines.comment(format!("Method is the HTTP method that {name} is sent with."));
            self.write_function(&format!("func ({name}) Method() string"), &format!("return {verb}"));
            self.lines.blank();
            self.lines.comment(format!("Path is where {name} is sent; names in braces stand for members."));
            for other in route
                .verbs
                .iter()
                .skip(1)
                .map(|verb| (verb, route))
                .chain(routes.iter().skip(1).flat_map(|route| route.verbs.iter().map(move |verb| (verb, route))))
            {
                self.lines.comment(format!("Also {} {}.", other.0.name(), self.lines.doc_text(&other.1.path)));
            }
            let path = LITERAL.quoted(&route.path);
            self.write_function(&format!("func ({name}) Path() string"), &format!("return {path}"));
        }
        if let Some(Returned::Value(value)) = self.listing.returned(of) {
            let value = self.type_name(value);
            self.lines.blank();
            self.lines.comment(format!("Response makes room for what {name} is answered with."));
            self.write_function(&format!("func ({name}) Response() *{value}"), &format!("return new({value})"));
        }
    }

    /// Writes a function of one statement as `gofmt` does: on one line if head and body have at most 100 bytes
    /// (`maxSize` in `funcBody` of the package go/printer).
    fn write_function(&mut self, head: &str, body: &str) {
        if head.len() + body.len() <= FUNCTION_LINE_BYTES_MAX {
            return self.lines.line(format!("{head} {{ {body} }}"));
        }
        self.lines.open(format!("{head} {{"));
        self.lines.line(body);
        self.lines.close("}");
    }

    fn type_name(&mut self, reference: &TypeRef) -> String {
        match reference {
            TypeRef::Scalar(scalar) => {
                let name = scalar_name(*scalar);
                if name.starts_with("json.") {
                    self.imports.insert("encoding/json");
                } else if name.starts_with("time.") {
                    self.imports.insert("time");
                }
                name.to_owned()
            }
            TypeRef::Named(name) => self.class_name(name),
            TypeRef::Nullable(item) if has_nil(item) => self.type_name(item),
            TypeRef::Nullable(item) => format!("*{}", self.type_name(item)),
            TypeRef::List(item) => format!("[]{}", self.type_name(item)),
            TypeRef::Dictionary(key, value) => format!("map[{}]{}", self.key_name(key), self.type_name(value)),
            TypeRef::OneOf(_) => {
                self.imports.insert("encoding/json");
                "json.RawMessage".to_owned()
            }
        }
    }

    /// The type of a key: a text, a number or an enumeration. Any other type becomes a text.
    fn key_name(&self, key: &TypeRef) -> String {
        match key {
            TypeRef::Scalar(scalar) if scalar_name(*scalar).contains("int") => scalar_name(*scalar).to_owned(),
            TypeRef::Named(name) => match self.listing.document.find_type(name).map(|of| &of.shape) {
                Some(Shape::Enumeration(_)) => self.class_name(name),
                _ => "string".to_owned(),
            },
            _ => "string".to_owned(),
        }
    }

    fn is_struct(&self, name: &str) -> bool {
        let found = self.listing.document.find_type(name);
        found
            .is_some_and(|of| matches!(of.shape, Shape::Class(_)) && collection_of(self.listing.document, of).is_none())
    }

    /// Whether a value of the type called `name` can be nil without a pointer.
    fn has_nil(&self, name: &str) -> bool {
        let found = self.listing.document.find_type(name);
        found.is_some_and(|of| {
            matches!(of.shape, Shape::Choice(_)) || collection_of(self.listing.document, of).is_some()
        })
    }
}

/// The alternatives of the choice in `reference`.
fn alternatives(reference: &TypeRef) -> Option<&[TypeRef]> {
    match reference {
        TypeRef::OneOf(alternatives) => Some(alternatives),
        TypeRef::List(item) | TypeRef::Nullable(item) | TypeRef::Dictionary(_, item) => alternatives(item),
        TypeRef::Scalar(_) | TypeRef::Named(_) => None,
    }
}

/// Whether a value can be nil without a pointer.
fn has_nil(reference: &TypeRef) -> bool {
    match reference {
        TypeRef::List(_) | TypeRef::Dictionary(..) | TypeRef::OneOf(_) | TypeRef::Nullable(_) => true,
        TypeRef::Scalar(scalar) => matches!(scalar, Scalar::Bytes | Scalar::Object),
        TypeRef::Named(_) => false,
    }
}
