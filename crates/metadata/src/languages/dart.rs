//! Dart: classes for the `servicestack` package, in the form of its published listings.
//!
//! The form: members that may be null; each class reads and writes its own map, and a table at the end says how the
//! package makes each type. What the package knows of its own accord is not in the table.

use std::collections::HashSet;

use super::header;
use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::text::{in_block_comment, member_attribute, one_line, type_attributes};
use super::{Definition, Listing, Returned};
use crate::model::{Enumeration, Member, Shape, Type, TypeRef};
use crate::names::{camel_case, identifier, raise_first};
use crate::reach::dependencies_first;
use crate::scalar::Scalar;

pub(super) static DART: Definition = Definition {
    name: "dart",
    aliases: &[],
    title: "Dart",
    extension: "dart",
    header: header::SLASHES,
    options: OPTIONS,
    write,
};

static OPTIONS: &[OptionDefinition] = &[
    OptionDefinition::name("GlobalNamespace", ""),
    OptionDefinition::switch("AddDescriptionAsComments", true),
    INCLUDE_TYPES,
    EXCLUDE_TYPES,
];

/// Words that cannot be names.
#[rustfmt::skip]
const KEYWORDS: [&str; 36] = [
    "assert", "await", "break", "case", "catch", "class", "const", "continue", "default", "do", "else", "enum", "extends",
    "false", "final", "finally", "for", "if", "in", "is", "new", "null", "rethrow", "return", "super", "switch", "this",
    "throw", "true", "try", "var", "void", "while", "with", "yield", "dynamic",
];

/// Names of every class of a listing, which no member may have.
const OWN_NAMES: [&str; 9] = [
    "context",
    "fromMap",
    "toJson",
    "getTypeName",
    "createResponse",
    "getResponseTypeName",
    "hashCode",
    "runtimeType",
    "noSuchMethod",
];

/// Names that the lines of a listing need and that no class may take from them.
const CLASS_NAMES: [&str; 15] = [
    "String",
    "Map",
    "List",
    "DateTime",
    "Duration",
    "Uint8List",
    "ListBase",
    "MapBase",
    "TypeContext",
    "TypeInfo",
    "TypeOf",
    "JsonConverters",
    "IConvertible",
    "IReturn",
    "IReturnVoid",
];

/// Types that the package knows of its own accord.
const KNOWN_TYPES: [&str; 11] = [
    "dynamic",
    "String",
    "int",
    "bool",
    "double",
    "Map<String,String?>",
    "List<String>",
    "List<int>",
    "List<double>",
    "DateTime",
    "Duration",
];

const INDENT: &str = "    ";
const BODY_INDENT: &str = "        ";

fn write(listing: &Listing<'_>) -> String {
    let types = dependencies_first(&listing.types, |of| listing.returned_names(of));
    let mut writer = Writer { listing, text: listing.header.clone(), table: String::new(), known: HashSet::new() };
    writer.known.extend(KNOWN_TYPES.map(str::to_owned));
    let library = listing.options.text("GlobalNamespace");
    if !library.is_empty() {
        writer.line("", &format!("\nlibrary {};", library.replace('.', "_")));
    }
    let is_list = |reference: &TypeRef| matches!(reference, TypeRef::List(_) | TypeRef::Dictionary(..));
    if types.iter().any(|of| of.base.as_ref().is_some_and(is_list)) {
        writer.line("", "import 'dart:collection';");
    }
    if types.iter().flat_map(|of| of.references()).any(has_bytes) {
        writer.line("", "import 'dart:typed_data';");
    }
    writer.line("", "import 'package:servicestack/servicestack.dart';");
    for of in types {
        writer.write_type(of);
    }
    // The host alone, without a port.
    let host = listing.host.split(':').next().unwrap_or_default();
    let name = if library.is_empty() { host } else { library };
    let name: String =
        name.chars().filter(|character| character.is_alphanumeric() || "._-".contains(*character)).collect();
    writer.line("", &format!("\nTypeContext _ctx = TypeContext(library: '{name}', types: <String, TypeInfo> {{"));
    let table = std::mem::take(&mut writer.table);
    writer.text.push_str(&table);
    writer.line("", "});");
    writer.text
}

fn has_bytes(reference: &TypeRef) -> bool {
    match reference {
        TypeRef::Scalar(scalar) => *scalar == Scalar::Bytes,
        TypeRef::Named(_) | TypeRef::OneOf(_) => false,
        TypeRef::List(item) | TypeRef::Nullable(item) => has_bytes(item),
        TypeRef::Dictionary(key, value) => has_bytes(key) || has_bytes(value),
    }
}

fn scalar_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String | Scalar::Char | Scalar::Guid | Scalar::Uri => "String",
        Scalar::Bool => "bool",
        Scalar::Byte | Scalar::Short | Scalar::Int | Scalar::Long | Scalar::UShort | Scalar::UInt | Scalar::ULong => {
            "int"
        }
        Scalar::Float | Scalar::Double | Scalar::Decimal => "double",
        Scalar::DateTime | Scalar::DateTimeOffset => "DateTime",
        Scalar::TimeSpan => "Duration",
        Scalar::Bytes => "Uint8List",
        Scalar::Object => "dynamic",
    }
}

fn class_name(name: &str) -> String {
    let is_taken = KEYWORDS.contains(&name) || CLASS_NAMES.contains(&name) || name == "_ctx";
    if is_taken { format!("{name}_") } else { name.to_owned() }
}

/// The names of a class's members, none twice.
fn member_names(members: &[Member]) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut names = Vec::new();
    for member in members {
        let mut name = camel_case(&identifier(&member.dotnet_name).unwrap_or_else(|| "value".to_owned()));
        // A name that begins with an underscore is private to its file.
        name = name.trim_start_matches('_').to_owned();
        if name.is_empty() || name.starts_with(|first: char| first.is_ascii_digit()) {
            name.insert(0, 'n');
        }
        while KEYWORDS.contains(&name.as_str()) || OWN_NAMES.contains(&name.as_str()) || !taken.insert(name.clone()) {
            name.push('_');
        }
        names.push(name);
    }
    names
}

/// A text in single quotes, letter by letter; a dollar sign would begin an expression.
fn literal(text: &str) -> String {
    let mut literal = String::from("'");
    for character in text.chars() {
        match character {
            '\'' | '\\' | '$' => literal.extend(['\\', character]),
            character if character.is_control() => literal.push_str(&format!("\\u{{{:x}}}", u32::from(character))),
            character => literal.push(character),
        }
    }
    literal.push('\'');
    literal
}

struct Writer<'l, 'a> {
    listing: &'l Listing<'a>,
    text: String,
    /// The lines of the table at the end.
    table: String,
    /// The types that need no line any more.
    known: HashSet<String>,
}

impl Writer<'_, '_> {
    fn line(&mut self, indent: &str, line: &str) {
        self.text.push_str(indent);
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn doc(&mut self, indent: &str, description: Option<&String>) {
        if let Some(description) = description.filter(|_| self.listing.options.is_on("AddDescriptionAsComments")) {
            for line in ["/**", &format!("* {}", in_block_comment(description)), "*/"] {
                self.line(indent, line);
            }
        }
    }

    fn alternatives_of(&self, name: &str) -> Option<&[TypeRef]> {
        match self.listing.document.find_type(name).map(|found| &found.shape) {
            Some(Shape::Choice(alternatives)) => Some(alternatives),
            _ => None,
        }
    }

    fn type_name(&self, reference: &TypeRef) -> String {
        match reference {
            TypeRef::Scalar(scalar) => scalar_name(*scalar).to_owned(),
            TypeRef::Named(name) if self.alternatives_of(name).is_some() => "dynamic".to_owned(),
            TypeRef::Named(name) => class_name(name),
            TypeRef::Nullable(item) => match self.type_name(item).as_str() {
                "dynamic" => "dynamic".to_owned(),
                name => format!("{name}?"),
            },
            TypeRef::List(item) => format!("List<{}>", self.type_name(item)),
            TypeRef::Dictionary(key, value) => {
                let value = self.type_name(value);
                let mark = if value == "dynamic" || value.ends_with('?') { "" } else { "?" };
                format!("Map<{},{value}{mark}>", self.type_name(key))
            }
            TypeRef::OneOf(_) => "dynamic".to_owned(),
        }
    }

    fn choice_note(&self, reference: &TypeRef) -> Option<String> {
        match reference {
            TypeRef::Scalar(_) => None,
            TypeRef::Named(name) => self.alternatives_of(name).map(|alternatives| self.choice_text(alternatives)),
            TypeRef::Nullable(item) | TypeRef::List(item) => self.choice_note(item),
            TypeRef::Dictionary(_, value) => self.choice_note(value),
            TypeRef::OneOf(alternatives) => Some(self.choice_text(alternatives)),
        }
    }

    fn choice_text(&self, alternatives: &[TypeRef]) -> String {
        let names: Vec<String> = alternatives.iter().map(|alternative| self.type_name(alternative)).collect();
        format!("it holds one of {}", names.join(", "))
    }

    /// Adds a type to the table, unless it is there or the package knows it.
    fn register(&mut self, name: &str, made: &str) {
        let name = name.trim_end_matches('?');
        if self.known.insert(name.to_owned()) {
            self.table.push_str(&format!("    '{name}': TypeInfo({made}),\n"));
        }
    }

    fn register_class(&mut self, name: &str) {
        self.register(name, &format!("TypeOf.Class, create:() => {name}()"));
    }

    /// Adds what a member's type needs: the list or map itself, then what it is made of.
    fn register_reference(&mut self, reference: &TypeRef) {
        let name = self.type_name(reference);
        match reference {
            TypeRef::Nullable(item) => self.register_reference(item),
            TypeRef::List(item) => {
                self.register(&name, &format!("TypeOf.Class, create:() => <{}>[]", self.type_name(item)));
                self.register_reference(item);
            }
            TypeRef::Dictionary(_, value) => {
                self.register_class(&name);
                self.register_reference(value);
            }
            TypeRef::Scalar(Scalar::Bytes) => self.register(&name, "TypeOf.Class, create:() => Uint8List(0)"),
            TypeRef::Named(named) => match self.listing.document.find_type(named) {
                Some(Type { shape: Shape::Enumeration(_), .. }) => {
                    self.register(&name, &format!("TypeOf.Enum, enumValues:{name}.values"));
                }
                Some(of) if !of.belongs_to_client_library() && name != "dynamic" => self.register_class(&name),
                _ => {}
            },
            TypeRef::Scalar(_) | TypeRef::OneOf(_) => {}
        }
    }

    fn write_type(&mut self, of: &Type) {
        self.text.push('\n');
        for note in &of.notes {
            self.line("", &format!("// Note: {}", one_line(note)));
        }
        match &of.shape {
            Shape::Choice(alternatives) => {
                let text = self.choice_text(alternatives);
                self.line("", &format!("// Note: {} is no class of its own: {text}", of.name));
            }
            Shape::Enumeration(enumeration) => {
                self.write_head(of);
                self.write_enumeration(of, enumeration);
            }
            Shape::Class(members) => {
                self.write_head(of);
                self.write_class(of, members);
            }
        }
    }

    fn write_head(&mut self, of: &Type) {
        self.doc("", of.description.as_ref());
        for attribute in type_attributes(self.listing.routes(of), of.description.as_deref()) {
            self.line("", &format!("// @{attribute}"));
        }
    }

    fn write_enumeration(&mut self, of: &Type, enumeration: &Enumeration) {
        let name = class_name(&of.name);
        self.line("", &format!("enum {name}"));
        self.line("", "{");
        let mut taken = HashSet::from(["values".to_owned(), "index".to_owned()]);
        for value in &enumeration.values {
            let mut constant = raise_first(&identifier(&value.name).unwrap_or_else(|| "Value".to_owned()));
            while KEYWORDS.contains(&constant.as_str()) || !taken.insert(constant.clone()) {
                constant.push('_');
            }
            // The package writes and reads a value by its name.
            let number = value.number.filter(|_| enumeration.is_numeric).map(|number| format!(" // {number}"));
            let wire = (constant != value.name && number.is_none()).then(|| format!(" // {}", one_line(&value.name)));
            self.line(INDENT, &format!("{constant},{}", number.or(wire).unwrap_or_default()));
        }
        self.line("", "}");
        self.register(&name, &format!("TypeOf.Enum, enumValues:{name}.values"));
    }

    fn write_class(&mut self, of: &Type, members: &[Member]) {
        let class = class_name(&of.name);
        let list = match &of.base {
            Some(TypeRef::List(item)) => Some(self.type_name(item)),
            _ => None,
        };
        let base = self.base(of);
        let has_class_base = base.is_some() && list.is_none();
        if of.base.is_some() && base.is_none() {
            let note = of.base.as_ref().map(|base| self.type_name(base)).unwrap_or_default();
            self.line("", &format!("// Note: the base is left out: {note}"));
        }
        let extends = base.map(|base| format!(" extends {base}")).unwrap_or_default();
        let mut interfaces: Vec<String> = Vec::new();
        interfaces.extend(self.listing.returned(of).map(|returned| match returned {
            Returned::Nothing => "IReturnVoid".to_owned(),
            Returned::Value(value) => format!("IReturn<{}>", self.type_name(value)),
        }));
        interfaces.extend(self.listing.markers(of).into_iter().map(str::to_owned));
        interfaces.push("IConvertible".to_owned());
        self.line("", &format!("class {class}{extends} implements {}", interfaces.join(", ")));
        self.line("", "{");
        self.register_class(&class);
        let names = member_names(members);
        self.write_members(members, &names);
        if let Some(item) = list {
            self.write_list(&item);
        }
        self.write_constructors(&class, &names, has_class_base);
        self.write_maps(members, &names, has_class_base);
        self.write_answer(of);
        self.line(INDENT, &format!("getTypeName() => \"{class}\";"));
        self.line(INDENT, "TypeContext? context = _ctx;");
        self.line("", "}");
    }

    /// The base class. A map cannot be one, and neither can a choice.
    fn base(&self, of: &Type) -> Option<String> {
        match of.base.as_ref()? {
            TypeRef::List(item) => Some(format!("ListBase<{}>", self.type_name(item))),
            TypeRef::Named(name) if self.alternatives_of(name).is_none() => Some(class_name(name)),
            _ => None,
        }
    }

    fn write_members(&mut self, members: &[Member], names: &[String]) {
        let mut was_annotated = false;
        for (member, name) in members.iter().zip(names) {
            if was_annotated {
                self.text.push('\n');
            }
            let choice = self.choice_note(&member.type_ref);
            for note in member.notes.iter().chain(&choice) {
                self.line(INDENT, &format!("// Note: {}", one_line(note)));
            }
            self.doc(INDENT, member.description.as_ref());
            let attribute = member_attribute(member);
            if let Some(attribute) = &attribute {
                self.line(INDENT, &format!("// @{attribute}"));
            }
            let type_name = self.type_name(&member.type_ref);
            let mark = if type_name == "dynamic" || type_name.ends_with('?') { "" } else { "?" };
            self.line(INDENT, &format!("{type_name}{mark} {name};"));
            was_annotated = attribute.is_some() || choice.is_some() || !member.notes.is_empty();
        }
        if !members.is_empty() {
            self.text.push('\n');
        }
    }

    /// What makes a class a list of its own.
    fn write_list(&mut self, item: &str) {
        for line in [
            format!("final List<{item}> l = [];"),
            "set length(int newLength) { l.length = newLength; }".to_owned(),
            "int get length => l.length;".to_owned(),
            format!("{item} operator [](int index) => l[index];"),
            format!("void operator []=(int index, {item} value) {{ l[index] = value; }}"),
        ] {
            self.line(INDENT, &line);
        }
    }

    fn write_constructors(&mut self, class: &str, names: &[String], has_class_base: bool) {
        if names.is_empty() {
            let call = if has_class_base { "super.fromJson(json)" } else { "super()" };
            self.line(INDENT, &format!("{class}();"));
            self.line(INDENT, &format!("{class}.fromJson(Map<String, dynamic> json) : {call};"));
        } else {
            let parameters: Vec<String> = names.iter().map(|name| format!("this.{name}")).collect();
            self.line(INDENT, &format!("{class}({{{}}});", parameters.join(",")));
            self.line(INDENT, &format!("{class}.fromJson(Map<String, dynamic> json) {{ fromMap(json); }}"));
            self.text.push('\n');
        }
    }

    /// Reading from a map and writing to one.
    fn write_maps(&mut self, members: &[Member], names: &[String], has_class_base: bool) {
        self.line(INDENT, "fromMap(Map<String, dynamic> json) {");
        if has_class_base {
            self.line(BODY_INDENT, "super.fromMap(json);");
        }
        for (member, name) in members.iter().zip(names) {
            let type_name = self.type_name(&member.type_ref);
            let type_name = type_name.trim_end_matches('?');
            let key = literal(&member.json_name);
            let value = match reading(type_name) {
                Reading::Plain => format!("json[{key}]"),
                Reading::Converter(converter) => format!("JsonConverters.{converter}(json[{key}])"),
                Reading::ByName => {
                    self.register_reference(&member.type_ref);
                    format!("JsonConverters.fromJson(json[{key}],'{type_name}',context!)")
                }
            };
            self.line(BODY_INDENT, &format!("{name} = {value};"));
        }
        self.line(BODY_INDENT, "return this;");
        self.line(INDENT, "}");
        self.text.push('\n');
        if members.is_empty() {
            let call = if has_class_base { "super.toJson()" } else { "{}" };
            self.line(INDENT, &format!("Map<String, dynamic> toJson() => {call};"));
            return;
        }
        let (opening, closing) = if has_class_base { ("super.toJson()..addAll({", "});") } else { ("{", "};") };
        self.line(INDENT, &format!("Map<String, dynamic> toJson() => {opening}"));
        for (position, (member, name)) in members.iter().zip(names).enumerate() {
            let type_name = self.type_name(&member.type_ref);
            let type_name = type_name.trim_end_matches('?');
            let value = match reading(type_name) {
                Reading::ByName => format!("JsonConverters.toJson({name},'{type_name}',context!)"),
                Reading::Plain | Reading::Converter(_) => name.clone(),
            };
            let comma = if position + 1 == members.len() { "" } else { "," };
            self.line(BODY_INDENT, &format!("{}: {value}{comma}", literal(&member.json_name)));
        }
        self.line(INDENT, closing);
        self.text.push('\n');
    }

    /// How a request makes room for its answer.
    fn write_answer(&mut self, of: &Type) {
        match self.listing.returned(of) {
            Some(Returned::Value(value)) => {
                let name = self.type_name(value);
                let made = match value {
                    TypeRef::List(item) => format!("<{}>[]", self.type_name(item)),
                    TypeRef::Scalar(_) | TypeRef::OneOf(_) => "null".to_owned(),
                    _ if name == "dynamic" => "null".to_owned(),
                    _ => format!("{name}()"),
                };
                self.register_reference(value);
                self.line(INDENT, &format!("createResponse() => {made};"));
                self.line(INDENT, &format!("getResponseTypeName() => \"{name}\";"));
            }
            Some(Returned::Nothing) => self.line(INDENT, "createResponse() {}"),
            None => {}
        }
    }
}

/// How a value is read from JSON.
enum Reading {
    /// As it is.
    Plain,
    /// By a function of the package.
    Converter(&'static str),
    /// By the name of its type.
    ByName,
}

fn reading(type_name: &str) -> Reading {
    match type_name {
        "String" | "int" | "bool" => Reading::Plain,
        "double" => Reading::Converter("toDouble"),
        "Map<String,String?>" => Reading::Converter("toStringMap"),
        _ => Reading::ByName,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_a_dollar_sign_is_no_expression() {
        assert_eq!(literal("a${x}'\\\n"), r"'a\${x}\'\\\u{a}'");
    }
}
