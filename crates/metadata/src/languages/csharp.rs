//! C#: partial classes for the package `ServiceStack.Client`, in the form of the published listings.
//!
//! The form: a fixed block of usings, then the classes by namespace and name. The constructor creates lists and
//! dictionaries. A blank line follows a member with a comment or an attribute, except for the last member.

use super::definition::Definition;
use super::dotnet::{Dialect, LITERAL, NAMESPACES, Vocabulary, by_namespace, is_collection, own_namespaces};
use super::header;
use super::lines::{Lines, Style};
use super::listing::Listing;
use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::text::{member_attribute, type_attributes};
use crate::model::{Enumeration, Member, Shape, Type};
use crate::scalar::Scalar;

pub(super) static CSHARP: Definition = Definition {
    name: "csharp",
    aliases: &["c#", "cs"],
    title: "C#",
    extension: "cs",
    header: header::SLASHES,
    options: OPTIONS,
    write,
};

static OPTIONS: &[OptionDefinition] = &[
    OptionDefinition::name("GlobalNamespace", ""),
    OptionDefinition::switch("MakePartial", true),
    OptionDefinition::switch("MakeVirtual", true),
    OptionDefinition::switch("MakeInternal", false),
    OptionDefinition::switch("AddReturnMarker", true),
    OptionDefinition::switch("AddDescriptionAsComments", true),
    OptionDefinition::switch("AddDataContractAttributes", false),
    OptionDefinition::switch("InitializeCollections", true),
    INCLUDE_TYPES,
    EXCLUDE_TYPES,
];

static DIALECT: Dialect = Dialect {
    scalar: Scalar::csharp_name,
    list: |item| format!("List<{item}>"),
    dictionary: |key, value| format!("Dictionary<{key}, {value}>"),
    nullable: |name| format!("{name}?"),
    generic: |name, argument| format!("{name}<{argument}>"),
    escaped,
    ignores_case: false,
};

/// Words that need a mark to be a name.
#[rustfmt::skip]
const KEYWORDS: [&str; 77] = [
    "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
    "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
    "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock",
    "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected",
    "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string",
    "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
    "using", "virtual", "void", "volatile", "while",
];

fn escaped(name: &str) -> String {
    if KEYWORDS.contains(&name) { format!("@{name}") } else { name.to_owned() }
}

fn write(listing: &Listing<'_>) -> String {
    let vocabulary = Vocabulary::new(listing, &DIALECT);
    let mut writer = Writer { vocabulary, lines: Lines::new(listing, &Style::DOTNET) };
    for namespace in NAMESPACES.into_iter().chain(own_namespaces(&writer.vocabulary)) {
        writer.lines.line(format!("using {};", writer.vocabulary.path(namespace)));
    }
    let mut last = None;
    for of in by_namespace(&writer.vocabulary) {
        let namespace = writer.vocabulary.namespace(of);
        if last != Some(namespace) {
            if last.is_some() {
                writer.lines.close("}");
            }
            writer.lines.blank();
            writer.lines.line(format!("namespace {}", writer.vocabulary.path(namespace)));
            writer.lines.open("{");
            last = Some(namespace);
        }
        writer.write_type(of);
    }
    if last.is_some() {
        writer.lines.close("}");
    }
    writer.lines.finish()
}

struct Writer<'l, 'a> {
    vocabulary: Vocabulary<'l, 'a>,
    lines: Lines,
}

impl<'l> Writer<'l, '_> {
    fn write_type(&mut self, of: &'l Type) {
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
        self.lines.blank();
    }

    /// Writes the documentation and the attributes.
    fn write_head(&mut self, of: &Type) {
        self.lines.doc(of.description.as_deref());
        for attribute in type_attributes(self.vocabulary.listing.routes(of), of.description.as_deref()) {
            self.lines.line(format!("[{attribute}]"));
        }
    }

    fn visibility(&self) -> &'static str {
        if self.vocabulary.is_on("MakeInternal") { "internal" } else { "public" }
    }

    fn write_enumeration(&mut self, of: &Type, enumeration: &Enumeration) {
        let values = self.vocabulary.values(enumeration);
        if values.iter().any(|(_, _, wire)| wire.is_some()) {
            self.lines.line("[DataContract]");
        }
        let is_wide = values.iter().any(|(_, number, _)| number.is_some_and(|number| i32::try_from(number).is_err()));
        let width = if is_wide { " : long" } else { "" };
        let name = self.vocabulary.class_name(&of.name);
        self.lines.line(format!("{} enum {name}{width}", self.visibility()));
        self.lines.open("{");
        let has_wire_names = values.iter().any(|(_, _, wire)| wire.is_some());
        for (name, number, wire) in &values {
            match wire {
                Some(wire) => self.lines.line(format!("[EnumMember(Value={})]", LITERAL.quoted(wire))),
                None if has_wire_names => self.lines.line("[EnumMember]"),
                None => {}
            }
            let number = number.map(|number| format!(" = {number}")).unwrap_or_default();
            self.lines.line(format!("{}{number},", escaped(name)));
        }
        self.lines.close("}");
    }

    fn write_class(&mut self, of: &'l Type) {
        let has_contract = self.vocabulary.has_contract(of);
        if has_contract {
            self.lines.line("[DataContract]");
        }
        let partial = if self.vocabulary.is_on("MakePartial") { "partial " } else { "" };
        let class = self.vocabulary.class_name(&of.name);
        self.lines.line(format!("{} {partial}class {class}", self.visibility()));
        let bases: Vec<String> =
            self.vocabulary.base_name(of).into_iter().chain(self.vocabulary.interfaces(of)).collect();
        self.lines.deeper();
        if !bases.is_empty() {
            self.lines.line(format!(": {}", bases.join(", ")));
        }
        self.lines.shallower();
        self.lines.open("{");
        let (members, notes) = self.vocabulary.written_members(of);
        self.write_constructor(&class, &members);
        self.lines.notes(&notes);
        let mut was_annotated = false;
        for (member, name) in &members {
            if was_annotated {
                self.lines.blank();
            }
            was_annotated = self.write_member(member, name, has_contract);
        }
        self.lines.close("}");
    }

    /// Writes a constructor that creates the lists and dictionaries.
    fn write_constructor(&mut self, class: &str, members: &[(&Member, String)]) {
        let collections: Vec<_> = members.iter().filter(|(member, _)| is_collection(member)).collect();
        if collections.is_empty() || !self.vocabulary.is_on("InitializeCollections") {
            return;
        }
        self.lines.line(format!("public {class}()"));
        self.lines.open("{");
        for (member, name) in collections {
            let type_name = self.vocabulary.type_name(&member.type_ref);
            self.lines.line(format!("{name} = new {type_name}{{}};"));
        }
        self.lines.close("}");
        self.lines.blank();
    }

    /// Writes a member and returns whether a comment or an attribute precedes the member.
    fn write_member(&mut self, member: &Member, name: &str, has_contract: bool) -> bool {
        let notes = self.vocabulary.member_notes(member);
        self.lines.notes(&notes);
        self.lines.doc(member.description.as_deref());
        if has_contract {
            let wire = self.vocabulary.wire_name(member, name.trim_start_matches('@'));
            let wire = wire.map(|wire| format!("(Name={})", LITERAL.quoted(wire))).unwrap_or_default();
            self.lines.line(format!("[DataMember{wire}]"));
        }
        let attribute = member_attribute(member);
        if let Some(attribute) = &attribute {
            self.lines.line(format!("[{attribute}]"));
        }
        let type_name = self.vocabulary.member_type(member);
        let is_virtual = if self.vocabulary.is_on("MakeVirtual") { "virtual " } else { "" };
        self.lines.line(format!("public {is_virtual}{type_name} {name} {{ get; set; }}"));
        has_contract || attribute.is_some() || !notes.is_empty()
    }
}
