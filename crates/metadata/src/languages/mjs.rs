//! JavaScript: a module of classes for the client package on npm, in the form of the published listings.
//!
//! The form: no blank lines; types in comments, which editors read; a question mark before the type of a value that
//! .NET marks as nullable; a required list starts empty. A page shows neither attributes nor the descriptions of
//! classes. A file begins with a header and states the routes and methods of a request class.

use super::definition::Definition;
use super::ecmascript::{
    CLIENT_METHODS, LITERAL, PACKAGE, Response, Spelling, Types, declared_name, library_types, response_of, value_names,
};
use super::header::SLASHES;
use super::lines::{Lines, Style};
use super::listing::{Form, Listing};
use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::text::{Literal, type_attributes};
use crate::model::{Enumeration, Member, Shape, Type, TypeRef};
use crate::reach::dependencies_first;

pub(super) static MJS: Definition = Definition {
    name: "mjs",
    aliases: &["javascript", "js"],
    title: "JavaScript",
    extension: "mjs",
    header: SLASHES,
    options: OPTIONS,
    write,
};

static OPTIONS: &[OptionDefinition] = &[
    OptionDefinition::switch("AddServiceStackTypes", true),
    OptionDefinition::switch("AddDocAnnotations", true),
    OptionDefinition::switch("AddDescriptionAsComments", true),
    INCLUDE_TYPES,
    EXCLUDE_TYPES,
];

const SPELLING: Spelling = Spelling { dictionary: "{ [index:", dictionary_inside: "{ [index:" };

/// A text in double quotes.
static DOUBLE_QUOTED: Literal = Literal { quote: '"', ..LITERAL };

fn write(listing: &Listing<'_>) -> String {
    let mut types = listing.types.clone();
    let mut lines = Lines::new(listing, &Style::SLASHES);
    lines.line("\"use strict\";");
    if listing.form == Form::File {
        let (own, of_package) = library_types(listing);
        types.extend(own);
        if !of_package.is_empty() {
            lines.line(format!("import {{ {} }} from '{PACKAGE}';", of_package.join(", ")));
        }
    }
    let mut writer = Writer {
        listing,
        names: Types { document: listing.document, spelling: SPELLING },
        lines,
        has_dictionary: false,
    };
    for one in dependencies_first(&types, |of| listing.answer_names(of)) {
        writer.write_type(one);
    }
    writer.lines.finish()
}

struct Writer<'l, 'a> {
    listing: &'l Listing<'a>,
    names: Types<'a>,
    lines: Lines,
    /// Whether the listing has the base class of dictionaries already.
    has_dictionary: bool,
}

impl Writer<'_, '_> {
    fn annotates(&self) -> bool {
        self.listing.options.is_on("AddDocAnnotations")
    }

    fn write_type(&mut self, of: &Type) {
        self.lines.notes(&of.notes);
        for route in type_attributes(self.listing.routes(of), None) {
            self.lines.comment(format!("@{route}"));
        }
        match &of.shape {
            Shape::Enumeration(enumeration) => self.write_enumeration(of, enumeration),
            Shape::Choice(alternatives) => {
                let choice = self.names.choice(alternatives);
                self.lines.line(format!("/** @typedef {{{choice}}} {} */", self.names.class_name(&of.name)));
            }
            Shape::Class(members) => self.write_class(of, members),
        }
    }

    fn write_enumeration(&mut self, of: &Type, enumeration: &Enumeration) {
        let class = self.names.class_name(&of.name);
        if self.annotates() {
            let values: Vec<String> = enumeration.values.iter().map(|value| LITERAL.quoted(&value.name)).collect();
            let values =
                if enumeration.is_numeric { "number".to_owned() } else { values.join("|").replace("*/", "*\\/") };
            self.lines.line(format!("/** @typedef {{{values}}} */"));
        }
        self.lines.line(format!("export var {class};"));
        self.lines.open(format!("(function ({class}) {{"));
        for (value, name) in enumeration.values.iter().zip(value_names(enumeration)) {
            let line = match value.number.filter(|_| enumeration.is_numeric) {
                Some(number) => format!("{class}[{class}[\"{name}\"] = {number}] = \"{name}\""),
                None => format!("{class}[\"{name}\"] = {}", DOUBLE_QUOTED.quoted(&value.name)),
            };
            self.lines.line(line);
        }
        self.lines.close(format!("}})({class} || ({class} = {{}}));"));
    }

    fn write_class(&mut self, of: &Type, members: &[Member]) {
        let extends = of.base.as_ref().map(|base| format!(" extends {}", self.base(base))).unwrap_or_default();
        self.lines.open(format!("export class {}{extends} {{", self.names.class_name(&of.name)));
        self.write_constructor(of, members);
        for member in members {
            self.write_member(of, member);
        }
        self.write_methods(of);
        self.lines.close("}");
    }

    /// The base class. The base class of dictionaries is written at its first use.
    fn base(&mut self, base: &TypeRef) -> String {
        match base {
            TypeRef::List(_) => "Array".to_owned(),
            TypeRef::Dictionary(..) => {
                if !self.has_dictionary {
                    self.has_dictionary = true;
                    self.lines.line("class Dictionary {}");
                }
                "Dictionary".to_owned()
            }
            base => self.names.type_name(base),
        }
    }

    fn write_constructor(&mut self, of: &Type, members: &[Member]) {
        let bases = self.listing.base_classes(of);
        let inherited = bases.iter().flat_map(|base| base.members());
        let parameters: Vec<String> = members
            .iter()
            .chain(inherited)
            .map(|member| format!("{}?:{}", declared_name(member), self.names.type_name(&member.type_ref)))
            .collect();
        if self.annotates() && !parameters.is_empty() {
            let parameters = parameters.join(",").replace("*/", "*\\/");
            self.lines.line(format!("/** @param {{{{{parameters}}}}} [init] */"));
        }
        let of_base = match &of.base {
            None => "",
            // The constructor of a list would take its first argument as an item.
            Some(TypeRef::List(_)) if self.listing.form == Form::File => "super(); ",
            Some(_) => "super(init); ",
        };
        self.lines.line(format!("constructor(init) {{ {of_base}Object.assign(this, init) }}"));
    }

    fn write_member(&mut self, of: &Type, member: &Member) {
        if self.listing.returned(of).is_some() && CLIENT_METHODS.contains(&member.json_name.as_str()) {
            let note = format!("// Note: the member {} is left out: the client needs the name", member.json_name);
            self.lines.line(note);
            return;
        }
        self.lines.notes(&member.notes);
        if self.annotates() {
            let may_be_null = member.is_nullable && member.type_ref.is_value_type(self.listing.document);
            let mark = if may_be_null && !member.is_required { "?" } else { "" };
            let type_name = format!("{mark}{}", self.names.type_name(&member.type_ref));
            match &member.description {
                Some(description) if self.lines.has_docs() => {
                    let description = self.lines.doc_text(description);
                    self.lines.line("/**");
                    self.lines.line(format!(" * @type {{{type_name}}}"));
                    self.lines.line(format!(" * @description {description} */"));
                }
                _ => self.lines.line(format!("/** @type {{{type_name}}} */")),
            }
        }
        let initializer = match &member.type_ref {
            TypeRef::List(_) if member.is_required => " = []",
            TypeRef::Dictionary(..) if member.is_required => " = {}",
            _ => "",
        };
        self.lines.line(format!("{}{initializer};", declared_name(member)));
    }

    /// Writes the methods by which the client package sends a request.
    fn write_methods(&mut self, of: &Type) {
        let Some(response) = response_of(self.names, self.listing, of) else { return };
        self.lines.line(format!("getTypeName() {{ return '{}' }}", of.name));
        if let Some(verb) = self.listing.verb(of) {
            self.lines.line(format!("getMethod() {{ return '{}' }}", verb.name()));
        }
        let body = match response {
            None => " ".to_owned(),
            Some(Response::Literal(literal)) => format!(" return {literal} "),
            Some(Response::List(_)) => " return [] ".to_owned(),
            Some(Response::Dictionary) => " return {} ".to_owned(),
            Some(Response::New(class)) => format!(" return new {class}() "),
            Some(Response::Unknown) => " return null ".to_owned(),
        };
        self.lines.line(format!("createResponse() {{{body}}}"));
    }
}
