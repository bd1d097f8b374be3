//! C#: partial classes for the `ServiceStack.Client` package, in the form of its published listings.
//!
//! The form: a fixed block of usings, then the classes by namespace and name; lists and dictionaries are made by the
//! constructor; a blank line follows a member that has a comment or an attribute, unless it is the last.

use super::dotnet::{Dialect, NAMESPACES, Vocabulary, by_namespace, is_collection, own_namespaces};
use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::text::{member_attribute, one_line, type_attributes};
use super::{Definition, Listing, header};
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

/// Words that cannot be names without a mark before them.
const KEYWORDS: [&str; 77] = [
    "abstract",
    "as",
    "base",
    "bool",
    "break",
    "byte",
    "case",
    "catch",
    "char",
    "checked",
    "class",
    "const",
    "continue",
    "decimal",
    "default",
    "delegate",
    "do",
    "double",
    "else",
    "enum",
    "event",
    "explicit",
    "extern",
    "false",
    "finally",
    "fixed",
    "float",
    "for",
    "foreach",
    "goto",
    "if",
    "implicit",
    "in",
    "int",
    "interface",
    "internal",
    "is",
    "lock",
    "long",
    "namespace",
    "new",
    "null",
    "object",
    "operator",
    "out",
    "override",
    "params",
    "private",
    "protected",
    "public",
    "readonly",
    "ref",
    "return",
    "sbyte",
    "sealed",
    "short",
    "sizeof",
    "stackalloc",
    "static",
    "string",
    "struct",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "uint",
    "ulong",
    "unchecked",
    "unsafe",
    "ushort",
    "using",
    "virtual",
    "void",
    "volatile",
    "while",
];

fn escaped(name: &str) -> String {
    if KEYWORDS.contains(&name) { format!("@{name}") } else { name.to_owned() }
}

const TYPE_INDENT: &str = "    ";
const MEMBER_INDENT: &str = "        ";
const BODY_INDENT: &str = "            ";

fn write(listing: &Listing<'_>) -> String {
    let vocabulary = Vocabulary::new(listing, &DIALECT);
    let mut text = listing.header.clone();
    for namespace in NAMESPACES.into_iter().chain(own_namespaces(&vocabulary)) {
        text.push_str(&format!("using {};\n", escaped_path(namespace)));
    }
    let mut writer = Writer { vocabulary, text };
    let mut last = None;
    for of in by_namespace(&writer.vocabulary) {
        let namespace = writer.vocabulary.namespace(of);
        if last != Some(namespace) {
            let end = if last.is_some() { "}\n" } else { "" };
            writer.text.push_str(&format!("{end}\nnamespace {}\n{{\n", escaped_path(namespace)));
            last = Some(namespace);
        }
        writer.write_type(of);
    }
    if last.is_some() {
        writer.text.push_str("}\n");
    }
    writer.text
}

fn escaped_path(namespace: &str) -> String {
    namespace.split('.').map(escaped).collect::<Vec<_>>().join(".")
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
        self.text.push('\n');
    }

    /// Comment and attributes.
    fn write_head(&mut self, of: &Type) {
        self.doc(TYPE_INDENT, of.description.as_ref());
        for attribute in type_attributes(self.vocabulary.listing.routes(of), of.description.as_deref()) {
            self.line(TYPE_INDENT, &format!("[{attribute}]"));
        }
    }

    fn visibility(&self) -> &'static str {
        if self.vocabulary.is_on("MakeInternal") { "internal" } else { "public" }
    }

    fn write_enumeration(&mut self, of: &Type, enumeration: &Enumeration) {
        let values = self.vocabulary.values(enumeration);
        if values.iter().any(|(_, _, wire)| wire.is_some()) {
            self.line(TYPE_INDENT, "[DataContract]");
        }
        let is_wide = values.iter().any(|(_, number, _)| number.is_some_and(|number| i32::try_from(number).is_err()));
        let width = if is_wide { " : long" } else { "" };
        let name = self.vocabulary.class_name(&of.name);
        self.line(TYPE_INDENT, &format!("{} enum {name}{width}", self.visibility()));
        self.line(TYPE_INDENT, "{");
        let has_wire_names = values.iter().any(|(_, _, wire)| wire.is_some());
        for (name, number, wire) in &values {
            match wire {
                Some(wire) => self.line(MEMBER_INDENT, &format!("[EnumMember(Value={})]", literal(wire))),
                None if has_wire_names => self.line(MEMBER_INDENT, "[EnumMember]"),
                None => {}
            }
            let number = number.map(|number| format!(" = {number}")).unwrap_or_default();
            self.line(MEMBER_INDENT, &format!("{}{number},", escaped(name)));
        }
        self.line(TYPE_INDENT, "}");
    }

    fn write_class(&mut self, of: &'l Type) {
        let has_contract = self.vocabulary.has_contract(of);
        if has_contract {
            self.line(TYPE_INDENT, "[DataContract]");
        }
        let partial = if self.vocabulary.is_on("MakePartial") { "partial " } else { "" };
        let class = self.vocabulary.class_name(&of.name);
        self.line(TYPE_INDENT, &format!("{} {partial}class {class}", self.visibility()));
        let bases: Vec<String> =
            self.vocabulary.base_name(of).into_iter().chain(self.vocabulary.interfaces(of)).collect();
        if !bases.is_empty() {
            self.line(MEMBER_INDENT, &format!(": {}", bases.join(", ")));
        }
        self.line(TYPE_INDENT, "{");
        let (members, notes) = self.vocabulary.written_members(of);
        self.write_constructor(&class, &members);
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
        self.line(TYPE_INDENT, "}");
    }

    /// Makes the lists and dictionaries.
    fn write_constructor(&mut self, class: &str, members: &[(&Member, String)]) {
        let collections: Vec<_> = members.iter().filter(|(member, _)| is_collection(member)).collect();
        if collections.is_empty() || !self.vocabulary.is_on("InitializeCollections") {
            return;
        }
        self.line(MEMBER_INDENT, &format!("public {class}()"));
        self.line(MEMBER_INDENT, "{");
        for (member, name) in collections {
            let type_name = self.vocabulary.type_name(&member.type_ref);
            self.line(BODY_INDENT, &format!("{name} = new {type_name}{{}};"));
        }
        self.line(MEMBER_INDENT, "}");
        self.text.push('\n');
    }

    /// Writes a member, and tells whether a comment or an attribute stands before it.
    fn write_member(&mut self, member: &Member, name: &str, has_contract: bool) -> bool {
        let notes = self.vocabulary.member_notes(member);
        for note in &notes {
            self.line(MEMBER_INDENT, &format!("// Note: {}", one_line(note)));
        }
        self.doc(MEMBER_INDENT, member.description.as_ref());
        if has_contract {
            let wire = self.vocabulary.wire_name(member, name.trim_start_matches('@'));
            let wire = wire.map(|wire| format!("(Name={})", literal(wire))).unwrap_or_default();
            self.line(MEMBER_INDENT, &format!("[DataMember{wire}]"));
        }
        let attribute = member_attribute(member);
        if let Some(attribute) = &attribute {
            self.line(MEMBER_INDENT, &format!("[{attribute}]"));
        }
        let type_name = self.vocabulary.member_type(member);
        let is_virtual = if self.vocabulary.is_on("MakeVirtual") { "virtual " } else { "" };
        self.line(MEMBER_INDENT, &format!("public {is_virtual}{type_name} {name} {{ get; set; }}"));
        has_contract || attribute.is_some() || !notes.is_empty()
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
