//! Java: nested classes for the package `net.servicestack:client`, in the form of the published listings.
//!
//! The form: one outer class; public fields that start as null, lists included; then the getters and setters of all
//! fields. A class without members has the blank line between the two. A file differs if the published form does not
//! compile or loses a value: the getter `getClass`, which every object has, gets an underscore, and a value of an
//! enumeration under another name states the name in JSON.

use super::definition::Definition;
use super::header;
use super::jvm::{Dialect, MemberName, READER_IMPORTS, Vocabulary, pascal_case};
use super::lines::{Lines, Style};
use super::listing::Listing;
use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::text::{Literal, four_digits, member_attribute, quoted};
use crate::model::{Enumeration, Member, Shape, Type};
use crate::scalar::Scalar;

pub(super) static JAVA: Definition = Definition {
    name: "java",
    aliases: &[],
    title: "Java",
    extension: "java",
    header: header::SLASHES,
    options: OPTIONS,
    write,
};

static OPTIONS: &[OptionDefinition] = &[
    OptionDefinition::name("Package", ""),
    OptionDefinition::name("GlobalNamespace", "dtos"),
    OptionDefinition::switch("AddPropertyAccessors", true),
    OptionDefinition::switch("SettersReturnThis", true),
    OptionDefinition::switch("AddResponseStatus", false),
    OptionDefinition::switch("AddDescriptionAsComments", true),
    INCLUDE_TYPES,
    EXCLUDE_TYPES,
    OptionDefinition { name: "TreatTypesAsStrings", default: super::options::Default::Types },
];

const IMPORTS: [&str; 3] = ["java.math.*", "java.util.*", "net.servicestack.client.*"];

static DIALECT: Dialect = Dialect {
    words: &[],
    scalar: scalar_name,
    nullable_mark: "",
    accessor: accessor_name,
    can_stand: |_| true,
    accessor_follows_field: false,
};

/// Names that the lines of a listing need, so that no class may have them.
#[rustfmt::skip]
const CLASS_NAMES: [&str; 29] = [
    // Words that are forbidden as names of types only.
    "var", "yield", "record", "sealed", "permits", "String", "Boolean", "Byte", "Short", "Integer", "Long",
    "BigInteger", "Float", "Double", "BigDecimal", "UUID", "Date", "TimeSpan", "ArrayList", "HashMap", "Object", "Api",
    "ApiMember", "SerializedName", "TypeToken", "IReturn", "IReturnVoid", "ResponseStatus", "Override",
];

fn write(listing: &Listing<'_>) -> String {
    let outer = outer_name(listing.options.text("GlobalNamespace"));
    let mut taken = CLASS_NAMES.to_vec();
    taken.push(&outer);
    if listing.form == super::listing::Form::File {
        taken.push("Route");
    }
    let vocabulary = Vocabulary::new(listing, &DIALECT, &taken);
    let types = listing.ordered();
    let mut writer = Writer { vocabulary, lines: Lines::new(listing, &STYLE) };
    let package = listing.options.text("Package");
    if !package.is_empty() {
        writer.lines.lines([&format!("package {};", safe_package(package)), ""]);
    }
    let needs_reader = writer.vocabulary.needs_reader_imports(&types);
    for import in IMPORTS.iter().chain(READER_IMPORTS.iter().filter(|_| needs_reader)) {
        writer.lines.line(format!("import {import};"));
    }
    writer.lines.lines(["", &format!("public class {outer}")]);
    writer.lines.open("{");
    for of in types {
        writer.write_type(of);
    }
    writer.lines.blank();
    writer.lines.close("}");
    writer.lines.finish()
}

/// The last part of a name with dots, because the name of a class has no dots.
fn outer_name(name: &str) -> String {
    let last = name.rsplit('.').next().unwrap_or_default();
    if is_word(last) { format!("{last}_") } else { last.to_owned() }
}

fn safe_package(package: &str) -> String {
    let parts = package.split('.').map(|part| if is_word(part) { format!("{part}_") } else { part.to_owned() });
    parts.collect::<Vec<_>>().join(".")
}

fn is_word(name: &str) -> bool {
    super::jvm::is_java_word(name)
}

fn scalar_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String | Scalar::Char | Scalar::Uri => "String",
        Scalar::Bool => "Boolean",
        Scalar::Byte | Scalar::Short => "Short",
        Scalar::Int | Scalar::UShort => "Integer",
        Scalar::Long | Scalar::UInt => "Long",
        Scalar::ULong => "BigInteger",
        Scalar::Float => "Float",
        Scalar::Double => "Double",
        Scalar::Decimal => "BigDecimal",
        Scalar::DateTime | Scalar::Date | Scalar::DateTimeOffset => "Date",
        Scalar::TimeSpan => "TimeSpan",
        Scalar::Guid => "UUID",
        Scalar::Bytes => "byte[]",
        Scalar::Object => "Object",
    }
}

fn accessor_name(field: &str) -> String {
    pascal_case(field)
}

static STYLE: Style = Style {
    // A backslash before a `u` begins the number of a character, even in a comment.
    comment_escapes: &[("*/", "* /"), ("\\u", "\\ u")],
    doc_escapes: &[("*/", "* /"), ("\\u", "\\ u")],
    ..Style::SLASHES
};

/// A text in double quotes.
static LITERAL: Literal = Literal {
    quote: '"',
    marked: "",
    named: &[('\n', "\\n"), ('\r', "\\r"), ('\t', "\\t")],
    is_numbered: char::is_control,
    number: four_digits,
};

struct Writer<'l, 'a> {
    vocabulary: Vocabulary<'l, 'a>,
    lines: Lines,
}

impl Writer<'_, '_> {
    fn write_type(&mut self, of: &Type) {
        self.lines.blank();
        self.lines.notes(self.vocabulary.notes(of));
        self.lines.doc(of.description.as_deref());
        for (index, route) in self.vocabulary.listing.routes(of).iter().enumerate() {
            let verbs: Vec<&str> = route.verbs.iter().map(|verb| verb.name()).collect();
            // Java allows an annotation once.
            let mark = if index == 0 { "" } else { "// " };
            let (path, verbs) = (quoted(&route.path), quoted(&verbs.join(",")));
            self.lines.line(format!("{mark}@Route(Path={path}, Verbs={verbs})"));
        }
        let api = of.description.as_ref().map(|description| format!("@Api(Description={})", quoted(description)));
        match &of.shape {
            Shape::Choice(alternatives) => {
                let name = self.vocabulary.class_name(&of.name);
                let note = format!("{name} is no class of its own: {}", self.vocabulary.choice_text(alternatives));
                self.lines.notes([note]);
            }
            Shape::Enumeration(enumeration) => {
                self.attribute(api);
                self.write_enumeration(of, enumeration);
            }
            Shape::Class(members) => {
                self.attribute(api);
                self.write_class(of, members);
            }
        }
    }

    fn attribute(&mut self, attribute: Option<String>) {
        if let Some(attribute) = attribute {
            self.lines.line(attribute);
        }
    }

    fn write_enumeration(&mut self, of: &Type, enumeration: &Enumeration) {
        let class = self.vocabulary.class_name(&of.name);
        self.lines.line(format!("public static enum {class}"));
        self.lines.open("{");
        let names = self.vocabulary.value_names(enumeration);
        let is_wide = names.iter().filter_map(|value| value.number).any(|number| i32::try_from(number).is_err());
        let (number_type, suffix) = if is_wide { ("long", "L") } else { ("int", "") };
        for (index, value) in names.iter().enumerate() {
            let end = if index + 1 == names.len() { ";" } else { "," };
            let serialized =
                value.serialized.as_ref().map(|name| format!("@SerializedName({}) ", LITERAL.quoted(name)));
            let number = value.number.map(|number| format!("({number}{suffix})"));
            let (serialized, number) = (serialized.unwrap_or_default(), number.unwrap_or_default());
            self.lines.line(format!("{serialized}{}{number}{end}", value.name));
        }
        if names.iter().any(|value| value.number.is_some()) {
            self.lines.blank();
            self.lines.line(format!("private final {number_type} value;"));
            self.lines.line(format!("{class}(final {number_type} intValue) {{ value = intValue; }}"));
            self.lines.line(format!("public {number_type} getValue() {{ return value; }}"));
        }
        self.lines.close("}");
    }

    fn write_class(&mut self, of: &Type, members: &[Member]) {
        let class = self.vocabulary.class_name(&of.name);
        let base = self.vocabulary.base_name(of).map(|base| format!(" extends {base}")).unwrap_or_default();
        let interfaces = self.vocabulary.interfaces(of).join(", ");
        let interfaces = if interfaces.is_empty() { interfaces } else { format!(" implements {interfaces}") };
        self.lines.line(format!("public static class {class}{base}{interfaces}"));
        self.lines.open("{");
        let names = self.vocabulary.member_names(of).to_vec();
        let mut accessors = Vec::new();
        let mut was_annotated = false;
        for (member, name) in members.iter().zip(&names) {
            if was_annotated {
                self.lines.blank();
            }
            was_annotated = self.write_member(member, name);
            if !name.is_inherited {
                let type_name = self.vocabulary.type_name(&member.type_ref);
                accessors.extend(self.accessors(&class, &type_name, &name.field, &name.accessor));
            }
        }
        if self.vocabulary.adds_response_status(of) {
            if was_annotated {
                self.lines.blank();
            }
            self.lines.line("public ResponseStatus responseStatus = null;");
            accessors.extend(self.accessors(&class, "ResponseStatus", "responseStatus", "ResponseStatus"));
        }
        if self.vocabulary.listing.options.is_on("AddPropertyAccessors") {
            self.lines.indented_blank();
            self.lines.lines(accessors);
        }
        if let Some(response) = self.vocabulary.response_name(of) {
            let response = if response.contains('<') {
                format!("new TypeToken<{response}>(){{}}.getType()")
            } else {
                format!("{response}.class")
            };
            self.lines.line(format!("private static Object responseType = {response};"));
            self.lines.line("public Object getResponseType() { return responseType; }");
        }
        self.lines.close("}");
    }

    /// Writes a member and returns whether a comment or an attribute precedes the member.
    fn write_member(&mut self, member: &Member, name: &MemberName) -> bool {
        let choice = self.vocabulary.choice_note(&member.type_ref);
        self.lines.notes(member.notes.iter().chain(&choice));
        if name.is_inherited {
            self.lines.notes([format!("{} stands in the base class", name.field)]);
            return true;
        }
        self.lines.doc(member.description.as_deref());
        let attribute = member_attribute(member);
        if let Some(attribute) = &attribute {
            self.lines.line(format!("@{attribute}"));
        }
        let serialized = self.vocabulary.serialized_name(member, name);
        let serialized =
            serialized.map(|name| format!("@SerializedName({}) ", LITERAL.quoted(name))).unwrap_or_default();
        let type_name = self.vocabulary.type_name(&member.type_ref);
        self.lines.line(format!("{serialized}public {type_name} {} = null;", name.field));
        attribute.is_some() || choice.is_some() || !member.notes.is_empty()
    }

    fn accessors(&self, class: &str, type_name: &str, field: &str, accessor: &str) -> [String; 2] {
        let is_question = type_name == "Boolean" && !accessor.to_ascii_lowercase().starts_with("is");
        let get = if is_question { "is" } else { "get" };
        let (result, end) = match self.vocabulary.listing.options.is_on("SettersReturnThis") {
            true => (class, " return this;"),
            false => ("void", ""),
        };
        [
            format!("public {type_name} {get}{accessor}() {{ return {field}; }}"),
            format!("public {result} set{accessor}({type_name} value) {{ this.{field} = value;{end} }}"),
        ]
    }
}
