//! VB.NET: partial classes for the package `ServiceStack.Client`, in the form of the published listings.
//!
//! The form is that of C# in Visual Basic: the classes by namespace and name inside `Namespace Global`, so that the
//! root namespace of a project does not precede their namespace. Visual Basic ignores case in names.

use super::definition::Definition;
use super::dotnet::{Dialect, NAMESPACES, Vocabulary, by_namespace, is_collection, own_namespaces};
use super::header::Header;
use super::lines::{Doc, Lines, Style};
use super::listing::Listing;
use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::text::one_line;
use crate::model::{Enumeration, Member, Shape, Type};
use crate::scalar::Scalar;

pub(super) static VBNET: Definition = Definition {
    name: "vbnet",
    aliases: &["vb", "vb.net"],
    title: "VB.NET",
    extension: "vb",
    header: Header::Lines { prefix: "'", mark: "'" },
    options: OPTIONS,
    write,
};

static OPTIONS: &[OptionDefinition] = &[
    OptionDefinition::name("GlobalNamespace", ""),
    OptionDefinition::switch("MakePartial", true),
    OptionDefinition::switch("MakeVirtual", true),
    OptionDefinition::switch("AddReturnMarker", true),
    OptionDefinition::switch("AddDescriptionAsComments", true),
    OptionDefinition::switch("AddDataContractAttributes", false),
    OptionDefinition::switch("InitializeCollections", true),
    INCLUDE_TYPES,
    EXCLUDE_TYPES,
];

static DIALECT: Dialect = Dialect {
    scalar: scalar_name,
    list: |item| format!("List(Of {item})"),
    dictionary: |key, value| format!("Dictionary(Of {key}, {value})"),
    nullable: |name| format!("Nullable(Of {name})"),
    generic: |name, argument| format!("{name}(Of {argument})"),
    escaped,
    ignores_case: true,
};

/// Words in lower case that need brackets to be a name.
#[rustfmt::skip]
const KEYWORDS: [&str; 154] = [
    "addhandler", "addressof", "alias", "and", "andalso", "as", "boolean", "byref", "byte", "byval", "call", "case", "catch",
    "cbool", "cbyte", "cchar", "cdate", "cdbl", "cdec", "char", "cint", "class", "clng", "cobj", "const", "continue",
    "csbyte", "cshort", "csng", "cstr", "ctype", "cuint", "culng", "cushort", "date", "decimal", "declare", "default",
    "delegate", "dim", "directcast", "do", "double", "each", "else", "elseif", "end", "endif", "enum", "erase", "error",
    "event", "exit", "false", "finally", "for", "friend", "function", "get", "gettype", "getxmlnamespace", "global", "gosub",
    "goto", "handles", "if", "implements", "imports", "in", "inherits", "integer", "interface", "is", "isnot", "let", "lib",
    "like", "long", "loop", "me", "mod", "module", "mustinherit", "mustoverride", "mybase", "myclass", "nameof", "namespace",
    "narrowing", "new", "next", "not", "nothing", "notinheritable", "notoverridable", "object", "of", "on", "operator",
    "option", "optional", "or", "orelse", "out", "overloads", "overridable", "overrides", "paramarray", "partial", "private",
    "property", "protected", "public", "raiseevent", "readonly", "redim", "rem", "removehandler", "resume", "return", "sbyte",
    "select", "set", "shadows", "shared", "short", "single", "static", "step", "stop", "string", "structure", "sub",
    "synclock", "then", "throw", "to", "true", "try", "trycast", "typeof", "uinteger", "ulong", "ushort", "using", "variant",
    "wend", "when", "while", "widening", "with", "withevents", "writeonly", "xor",
];

fn escaped(name: &str) -> String {
    if KEYWORDS.contains(&name.to_ascii_lowercase().as_str()) { format!("[{name}]") } else { name.to_owned() }
}

fn scalar_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String => "String",
        Scalar::Char => "Char",
        Scalar::Bool => "Boolean",
        Scalar::Byte => "Byte",
        Scalar::Short => "Short",
        Scalar::Int => "Integer",
        Scalar::Long => "Long",
        Scalar::UShort => "UShort",
        Scalar::UInt => "UInteger",
        Scalar::ULong => "ULong",
        Scalar::Float => "Single",
        Scalar::Double => "Double",
        Scalar::Decimal => "Decimal",
        Scalar::DateTime | Scalar::Date => "Date",
        Scalar::DateTimeOffset => "DateTimeOffset",
        Scalar::TimeSpan => "TimeSpan",
        Scalar::Guid => "Guid",
        Scalar::Bytes => "Byte()",
        Scalar::Uri => "Uri",
        Scalar::Object => "Object",
    }
}

static STYLE: Style = Style {
    comment: "'",
    doc: Doc::Block { opening: "'''<Summary>", prefix: "'''", closing: "'''</Summary>" },
    ..Style::DOTNET
};

fn write(listing: &Listing<'_>) -> String {
    let vocabulary = Vocabulary::new(listing, &DIALECT);
    let mut writer = Writer { vocabulary, lines: Lines::new(listing, &STYLE) };
    for namespace in NAMESPACES.into_iter().chain(own_namespaces(&writer.vocabulary)) {
        writer.lines.line(format!("Imports {}", writer.vocabulary.path(namespace)));
    }
    writer.lines.blank();
    writer.lines.open("Namespace Global");
    let mut last = None;
    for of in by_namespace(&writer.vocabulary) {
        let namespace = writer.vocabulary.namespace(of);
        if last != Some(namespace) {
            if last.is_some() {
                writer.lines.close("End Namespace");
            }
            writer.lines.blank();
            writer.lines.open(format!("Namespace {}", writer.vocabulary.path(namespace)));
            last = Some(namespace);
        }
        writer.write_type(of);
    }
    if last.is_some() {
        writer.lines.close("End Namespace");
    }
    writer.lines.close("End Namespace");
    writer.lines.finish()
}

/// A text in double quotes on one line. A quote in the text is doubled. Visual Basic treats curly quotes as quotes too.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in one_line(text).chars() {
        quoted.push(character);
        if "\"\u{201c}\u{201d}\u{201e}\u{ff02}".contains(character) {
            quoted.push(character);
        }
    }
    quoted.push('"');
    quoted
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
        for route in self.vocabulary.listing.routes(of) {
            let verbs: Vec<&str> = route.verbs.iter().map(|verb| verb.name()).collect();
            self.lines.line(format!("<Route({}, {})>", quoted(&route.path), quoted(&verbs.join(","))));
        }
        if let Some(description) = &of.description {
            self.lines.line(format!("<Api(Description:={})>", quoted(description)));
        }
    }

    fn write_enumeration(&mut self, of: &Type, enumeration: &Enumeration) {
        let values = self.vocabulary.values(enumeration);
        let has_wire_names = values.iter().any(|(_, _, wire)| wire.is_some());
        if has_wire_names {
            self.lines.line("<DataContract>");
        }
        let is_wide = values.iter().any(|(_, number, _)| number.is_some_and(|number| i32::try_from(number).is_err()));
        let width = if is_wide { " As Long" } else { "" };
        let name = self.vocabulary.class_name(&of.name);
        self.lines.open(format!("Public Enum {name}{width}"));
        for (name, number, wire) in &values {
            match wire {
                Some(wire) => self.lines.line(format!("<EnumMember(Value:={})>", quoted(wire))),
                None if has_wire_names => self.lines.line("<EnumMember>"),
                None => {}
            }
            let number = number.map(|number| format!(" = {number}")).unwrap_or_default();
            self.lines.line(format!("{}{number}", escaped(name)));
        }
        self.lines.close("End Enum");
    }

    fn write_class(&mut self, of: &'l Type) {
        let has_contract = self.vocabulary.has_contract(of);
        if has_contract {
            self.lines.line("<DataContract>");
        }
        let partial = if self.vocabulary.is_on("MakePartial") { "Partial " } else { "" };
        let class = self.vocabulary.class_name(&of.name);
        self.lines.open(format!("Public {partial}Class {class}"));
        if let Some(base) = self.vocabulary.base_name(of) {
            self.lines.line(format!("Inherits {base}"));
        }
        for interface in self.vocabulary.interfaces(of) {
            self.lines.line(format!("Implements {interface}"));
        }
        let (members, notes) = self.vocabulary.written_members(of);
        self.write_constructor(&members);
        self.lines.notes(&notes);
        let mut was_annotated = false;
        for (member, name) in &members {
            if was_annotated {
                self.lines.blank();
            }
            was_annotated = self.write_member(member, name, has_contract);
        }
        self.lines.close("End Class");
    }

    /// Writes a constructor that creates the lists and dictionaries.
    fn write_constructor(&mut self, members: &[(&Member, String)]) {
        let collections: Vec<_> = members.iter().filter(|(member, _)| is_collection(member)).collect();
        if collections.is_empty() || !self.vocabulary.is_on("InitializeCollections") {
            return;
        }
        self.lines.open("Public Sub New()");
        for (member, name) in collections {
            let type_name = self.vocabulary.type_name(&member.type_ref);
            self.lines.line(format!("{name} = New {type_name}"));
        }
        self.lines.close("End Sub");
        self.lines.blank();
    }

    /// Writes a member and returns whether a comment or an attribute precedes the member.
    fn write_member(&mut self, member: &Member, name: &str, has_contract: bool) -> bool {
        let notes = self.vocabulary.member_notes(member);
        self.lines.notes(&notes);
        self.lines.doc(member.description.as_deref());
        if has_contract {
            let wire = self.vocabulary.wire_name(member, name.trim_matches(['[', ']']));
            let wire = wire.map(|wire| format!("(Name:={})", quoted(wire))).unwrap_or_default();
            self.lines.line(format!("<DataMember{wire}>"));
        }
        let attribute = attribute(member);
        if let Some(attribute) = &attribute {
            self.lines.line(attribute);
        }
        let type_name = self.vocabulary.member_type(member);
        let overridable = if self.vocabulary.is_on("MakeVirtual") { "Overridable " } else { "" };
        self.lines.line(format!("Public {overridable}Property {name} As {type_name}"));
        has_contract || attribute.is_some() || !notes.is_empty()
    }
}

fn attribute(member: &Member) -> Option<String> {
    let description = member.description.as_ref().map(|description| format!("Description:={}", quoted(description)));
    let required = member.is_required.then(|| "IsRequired:=true".to_owned());
    let arguments: Vec<String> = description.into_iter().chain(required).collect();
    (!arguments.is_empty()).then(|| format!("<ApiMember({})>", arguments.join(", ")))
}
