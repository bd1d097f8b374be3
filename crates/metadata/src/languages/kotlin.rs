//! Kotlin: open classes for the package `net.servicestack:client`, in the form of the published listings.
//!
//! The form: two blank lines below the imports; nullable members, except lists and dictionaries, which start empty. A
//! file differs if the published form does not compile or loses a value, as in Java.

use super::definition::Definition;
use super::header;
use super::jvm::{Dialect, MemberName, READER_IMPORTS, Vocabulary, is_java_word};
use super::lines::{Lines, Style};
use super::listing::Listing;
use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::text::{Literal, four_digits, member_attribute, quoted};
use crate::model::{Enumeration, Member, Shape, Type, TypeRef};
use crate::names::{is_letter, raise_first};
use crate::scalar::Scalar;

pub(super) static KOTLIN: Definition = Definition {
    name: "kotlin",
    aliases: &[],
    title: "Kotlin",
    extension: "kt",
    header: header::SLASHES,
    options: OPTIONS,
    write,
};

static OPTIONS: &[OptionDefinition] = &[
    OptionDefinition::name("Package", ""),
    OptionDefinition::switch("AddResponseStatus", false),
    OptionDefinition::switch("AddDescriptionAsComments", true),
    INCLUDE_TYPES,
    EXCLUDE_TYPES,
    OptionDefinition::switch("InitializeCollections", true),
    OptionDefinition { name: "TreatTypesAsStrings", default: super::options::Default::Types },
];

const IMPORTS: [&str; 3] = ["java.math.*", "java.util.*", "net.servicestack.client.*"];

/// Words besides those of Java that the published listings rename. Most of them could be names.
#[rustfmt::skip]
const WORDS: [&str; 36] = [
    "annotation", "as", "by", "companion", "constructor", "crossinline", "data", "dynamic", "external", "fun", "get",
    "in", "infix", "inline", "inner", "internal", "is", "lateinit", "noinline", "object", "open", "operator", "out",
    "reified", "sealed", "set", "tailrec", "trait", "type", "typealias", "typeof", "val", "var", "vararg", "when",
    "where",
];

static DIALECT: Dialect = Dialect {
    words: &WORDS,
    scalar: scalar_name,
    nullable_mark: "?",
    accessor: accessor_name,
    can_stand: |character| is_letter(character) || character.is_ascii_digit() || character == '_',
    accessor_follows_field: true,
};

/// Names that the lines of a listing need, so that no class may have them.
#[rustfmt::skip]
const CLASS_NAMES: [&str; 25] = [
    "String", "Boolean", "Byte", "Short", "Int", "Long", "BigInteger", "Float", "Double", "BigDecimal", "UUID", "Date",
    "TimeSpan", "ArrayList", "HashMap", "Object", "Any", "ByteArray", "Api", "ApiMember", "SerializedName", "TypeToken",
    "IReturn", "IReturnVoid", "ResponseStatus",
];

fn write(listing: &Listing<'_>) -> String {
    let mut taken = CLASS_NAMES.to_vec();
    if listing.form == super::listing::Form::File {
        taken.push("Route");
    }
    let vocabulary = Vocabulary::new(listing, &DIALECT, &taken);
    let types = listing.ordered();
    let mut writer = Writer { vocabulary, lines: Lines::new(listing, &Style::NESTED_SLASHES) };
    let package = listing.options.text("Package");
    if !package.is_empty() {
        let parts: Vec<String> = package.split('.').map(safe_part).collect();
        writer.lines.lines([&format!("package {}", parts.join(".")), ""]);
    }
    let needs_reader = writer.vocabulary.needs_reader_imports(&types);
    for import in IMPORTS.iter().chain(READER_IMPORTS.iter().filter(|_| needs_reader)) {
        writer.lines.line(format!("import {import}"));
    }
    writer.lines.blank();
    for of in types {
        writer.write_type(of);
    }
    writer.lines.finish()
}

/// One part of a package's name, between marks if the part is a word of the language.
fn safe_part(part: &str) -> String {
    if is_java_word(part) || WORDS.contains(&part) { format!("`{part}`") } else { part.to_owned() }
}

fn scalar_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String | Scalar::Char | Scalar::Uri => "String",
        Scalar::Bool => "Boolean",
        Scalar::Byte | Scalar::Short => "Short",
        Scalar::Int | Scalar::UShort => "Int",
        Scalar::Long | Scalar::UInt => "Long",
        Scalar::ULong => "BigInteger",
        Scalar::Float => "Float",
        Scalar::Double => "Double",
        Scalar::Decimal => "BigDecimal",
        Scalar::DateTime | Scalar::Date | Scalar::DateTimeOffset => "Date",
        Scalar::TimeSpan => "TimeSpan",
        Scalar::Guid => "UUID",
        Scalar::Bytes => "ByteArray",
        Scalar::Object => "Object",
    }
}

/// The name that the setter of a property has in Java, without `set`.
fn accessor_name(field: &str) -> String {
    let question = field.strip_prefix("is").filter(|rest| !rest.starts_with(|first: char| first.is_ascii_lowercase()));
    raise_first(question.filter(|rest| !rest.is_empty()).unwrap_or(field))
}

/// A text in double quotes.
static LITERAL: Literal =
    Literal { quote: '"', marked: "$", named: &[], is_numbered: char::is_control, number: four_digits };

/// Escapes each `$` that would begin the name of a variable in a text between double quotes.
fn without_templates(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let begins_name = |next: &char| next.is_alphabetic() || ['_', '{', '`'].contains(next);
        if character == '$' && characters.peek().is_some_and(begins_name) {
            result.push('\\');
        }
        result.push(character);
    }
    result
}

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
            // Kotlin allows an annotation once.
            let mark = if index == 0 { "" } else { "// " };
            let (path, verbs) = (without_templates(&quoted(&route.path)), quoted(&verbs.join(",")));
            self.lines.line(format!("{mark}@Route(Path={path}, Verbs={verbs})"));
        }
        if let Shape::Choice(alternatives) = &of.shape {
            let name = self.vocabulary.class_name(&of.name);
            let note = format!("{name} is no class of its own: {}", self.vocabulary.choice_text(alternatives));
            self.lines.notes([note]);
            return;
        }
        if let Some(description) = &of.description {
            self.lines.line(format!("@Api(Description={})", without_templates(&quoted(description))));
        }
        match &of.shape {
            Shape::Enumeration(enumeration) => self.write_enumeration(of, enumeration),
            Shape::Class(members) => self.write_class(of, members),
            Shape::Choice(_) => {}
        }
    }

    fn write_enumeration(&mut self, of: &Type, enumeration: &Enumeration) {
        let class = self.vocabulary.class_name(&of.name);
        let names = self.vocabulary.value_names(enumeration);
        let numbers: Vec<i64> = names.iter().filter_map(|value| value.number).collect();
        let number_type = if numbers.iter().any(|number| i32::try_from(*number).is_err()) { "Long" } else { "Int" };
        let constructor = if numbers.is_empty() { String::new() } else { format!("(val value:{number_type})") };
        self.lines.line(format!("enum class {class}{constructor}"));
        self.lines.open("{");
        for value in &names {
            let serialized =
                value.serialized.as_ref().map(|name| format!("@SerializedName({}) ", LITERAL.quoted(name)));
            let number = value.number.map(|number| format!("({number})")).unwrap_or_default();
            self.lines.line(format!("{}{}{number},", serialized.unwrap_or_default(), value.name));
        }
        self.lines.close("}");
    }

    fn write_class(&mut self, of: &Type, members: &[Member]) {
        let class = self.vocabulary.class_name(&of.name);
        let mut bases: Vec<String> =
            self.vocabulary.base_name(of).map(|base| format!("{base}()")).into_iter().collect();
        bases.extend(self.vocabulary.interfaces(of));
        let bases = if bases.is_empty() { String::new() } else { format!(" : {}", bases.join(", ")) };
        self.lines.line(format!("open class {class}{bases}"));
        self.lines.open("{");
        let names = self.vocabulary.member_names(of).to_vec();
        let mut was_annotated = false;
        for (member, name) in members.iter().zip(&names) {
            if was_annotated {
                self.lines.blank();
            }
            was_annotated = self.write_member(member, name);
        }
        if self.vocabulary.adds_response_status(of) {
            if was_annotated {
                self.lines.blank();
            }
            self.lines.line("var responseStatus:ResponseStatus? = null");
        }
        if let Some(response) = self.vocabulary.response_name(of) {
            let expression = if response.contains('<') {
                format!("object : TypeToken<{response}>(){{}}.type")
            } else {
                format!("{response}::class.java")
            };
            self.lines.line(format!("companion object {{ private val responseType = {expression} }}"));
            self.lines.line(format!("override fun getResponseType(): Any? = {class}.responseType"));
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
            self.lines.line(format!("@{}", without_templates(attribute)));
        }
        let serialized = self.vocabulary.serialized_name(member, name);
        let serialized =
            serialized.map(|name| format!("@SerializedName({}) ", LITERAL.quoted(name))).unwrap_or_default();
        let type_name = self.vocabulary.type_name(&member.type_ref);
        let is_collection = matches!(&member.type_ref, TypeRef::List(_) | TypeRef::Dictionary(..));
        let (mark, value) = if is_collection && self.vocabulary.listing.options.is_on("InitializeCollections") {
            ("", format!("{type_name}()"))
        } else {
            ("?", "null".to_owned())
        };
        self.lines.line(format!("{serialized}var {}:{type_name}{mark} = {value}", name.field));
        attribute.is_some() || choice.is_some() || !member.notes.is_empty()
    }
}
