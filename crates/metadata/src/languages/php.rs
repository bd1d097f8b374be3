//! PHP: classes for the client package on Packagist, in the form of the published listings.
//!
//! The form: the imports of the package; promoted constructor parameters; a method that reads a class from parsed JSON
//! and one that returns the values for JSON. A page repeats the published form even if the package cannot use it. A
//! file differs: types have the names that the package knows, numbers in a list are not written as texts, an
//! enumeration is read by its value, a class without members can be read, and a class whose base has no members can be
//! written. PHP cannot extend a dictionary, so in both forms such a class extends `ArrayObject`.

mod class;
mod types;

use std::collections::{HashMap, HashSet};

use super::definition::Definition;
use super::header::SLASHES;
use super::lines::{Doc, Lines, Style};
use super::listing::{Form, Listing};
use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::text::{one_line, type_attributes};
use crate::model::{Enumeration, EnumerationValue, Shape, Type};
use crate::reach::dependencies_first;

pub(super) static PHP: Definition =
    Definition { name: "php", aliases: &[], title: "PHP", extension: "php", header: SLASHES, options: OPTIONS, write };

static OPTIONS: &[OptionDefinition] = &[
    OptionDefinition::name("GlobalNamespace", "dtos"),
    OptionDefinition::switch("MakePropertiesOptional", false),
    OptionDefinition::switch("AddDescriptionAsComments", true),
    INCLUDE_TYPES,
    EXCLUDE_TYPES,
];

/// The types of the client package, which every listing imports.
const PACKAGE_IMPORTS: [&str; 4] = [
    "IReturn,IReturnVoid,IGet,IPost,IPut,IDelete,IPatch,IMeta,IHasSessionId,IHasBearerToken,IHasVersion",
    "ICrud,ICreateDb,IUpdateDb,IPatchDb,IDeleteDb,ISaveDb,AuditBase,QueryDb,QueryDb2,QueryData,QueryData2,QueryResponse",
    "ResponseStatus,ResponseError,EmptyResponse,IdResponse,ArrayList,KeyValuePair2,StringResponse,StringsResponse,\
     Tuple2,Tuple3,ByteArray",
    "JsonConverters,Returns,TypeContext",
];

/// The types of PHP, which every listing imports.
const IMPORTS: [&str; 4] = ["DateTime", "Exception", "DateInterval", "JsonSerializable"];

/// Names that no class may have, in small letters. PHP ignores case in the names of classes.
#[rustfmt::skip]
const KEYWORDS: [&str; 88] = [
    "abstract", "and", "array", "as", "bool", "break", "callable", "case", "catch", "class", "clone", "const",
    "continue", "declare", "default", "die", "do", "echo", "else", "elseif", "empty", "enddeclare", "endfor",
    "endforeach", "endif", "endswitch", "endwhile", "enum", "eval", "exit", "extends", "false", "final", "finally",
    "float", "fn", "for", "foreach", "function", "global", "goto", "if", "implements", "include", "include_once",
    "instanceof", "insteadof", "int", "interface", "isset", "iterable", "list", "match", "mixed", "namespace", "never",
    "new", "null", "numeric", "object", "or", "parent", "print", "private", "protected", "public", "readonly",
    "require", "require_once", "resource", "return", "self", "static", "string", "switch", "throw", "trait", "true",
    "try", "unset", "use", "var", "void", "while", "xor", "yield", "__halt_compiler", "__class__",
];

static STYLE: Style = Style {
    // `?>` ends PHP, even in a comment of one line.
    comment_escapes: &[("?>", "? >")],
    doc: Doc::Line { opening: "/** @description ", closing: " */" },
    ..Style::SLASHES
};

fn write(listing: &Listing<'_>) -> String {
    let namespace = match listing.options.text("GlobalNamespace") {
        "" => String::new(),
        name => format!(" namespace {};", name.replace('.', "\\")),
    };
    let mut writer =
        Writer { listing, class_names: class_names(listing), lines: Lines::without_header(listing, &STYLE) };
    writer.lines.line(format!("<?php{namespace}"));
    writer.lines.lines(listing.header.lines());
    writer.lines.blank();
    for import in IMPORTS {
        writer.lines.line(format!("use {import};"));
    }
    for import in PACKAGE_IMPORTS {
        writer.lines.line(format!("use ServiceStack\\{{{import}}};"));
    }
    writer.lines.blank();
    for one in dependencies_first(&listing.types, |of| listing.answer_names(of)) {
        writer.write_type(one);
    }
    writer.lines.finish()
}

/// The names of the listing's classes, without names that PHP or the listing needs. PHP ignores case in the names of
/// classes.
fn class_names<'a>(listing: &Listing<'a>) -> HashMap<&'a str, String> {
    let package = PACKAGE_IMPORTS.iter().flat_map(|names| names.split(','));
    let mut taken: HashSet<String> = package.chain(IMPORTS).map(str::to_ascii_lowercase).collect();
    taken.extend(KEYWORDS.map(str::to_owned));
    let mut names = HashMap::new();
    for of in &listing.types {
        let mut name = of.name.clone();
        while !taken.insert(name.to_ascii_lowercase()) {
            name.push('_');
        }
        names.insert(of.name.as_str(), name);
    }
    names
}

struct Writer<'l, 'a> {
    listing: &'l Listing<'a>,
    class_names: HashMap<&'a str, String>,
    lines: Lines,
}

impl Writer<'_, '_> {
    fn is_file(&self) -> bool {
        self.listing.form == Form::File
    }

    fn class_name(&self, name: &str) -> String {
        self.class_names.get(name).cloned().unwrap_or_else(|| name.to_owned())
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
                let choice = self.choice(alternatives);
                self.lines.comment(format!("Note: {} is one of {choice}, which no class can express", of.name));
            }
            Shape::Class(members) => self.write_class(of, members),
        }
    }

    fn write_enumeration(&mut self, of: &Type, enumeration: &Enumeration) {
        let backing = if enumeration.is_numeric { "int" } else { "string" };
        self.lines.line(format!("enum {} : {backing}", self.class_name(&of.name)));
        self.lines.open("{");
        let mut names = HashSet::new();
        let mut contents = HashSet::new();
        for value in &enumeration.values {
            let content = match value.number.filter(|_| enumeration.is_numeric) {
                Some(number) => number.to_string(),
                None => literal(&value.name),
            };
            if !contents.insert(content.clone()) {
                self.lines.comment(format!("Note: {} has the same value again: {content}", one_line(&value.name)));
                continue;
            }
            let mut name = case_name(value);
            while !names.insert(name.clone()) {
                name.push('_');
            }
            self.lines.line(format!("case {name} = {content};"));
        }
        self.lines.close("}");
    }
}

fn case_name(value: &EnumerationValue) -> String {
    let name = value.identifier.clone();
    // `class` is the one word that a constant may not have as a name.
    if name.eq_ignore_ascii_case("class") { format!("{name}_") } else { name }
}

/// A text in single quotes.
fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}
