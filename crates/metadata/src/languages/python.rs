//! Python: dataclasses for the client package `servicestack`, in the form of the published listings.
//!
//! The form: a fixed block of imports; two blank lines before each class; the description as a comment with the .NET
//! attribute and again as a docstring; optional members. A listing can be imported. A class that refers to a class
//! below, which happens in a circle only, has that name in quotes.
//!
//! A file differs if the client package cannot read the published form. A type that refers to a type below is in quotes
//! as a whole, which is the only form that the package resolves. A class that is nothing but a list or a dictionary is
//! an alias. A value of an unknown type is `Raw`, which the package leaves unchanged. A choice is `Raw` as well: the
//! package would read the first alternative and lose the whole answer if the value has another type.

mod names;

use std::collections::{HashMap, HashSet};

use self::names::{LITERAL, MemberName, PACKAGE_TYPES, constant_names, is_taken, member_names};
use super::definition::Definition;
use super::header::Header;
use super::lines::{Doc, Lines, Style};
use super::listing::{Form, Listing, Returned};
use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::text::{member_attribute, type_attributes};
use crate::model::{Document, Enumeration, Member, Shape, Type, TypeRef};
use crate::reach::dependencies_first;
use crate::scalar::Scalar;

pub(super) static PYTHON: Definition = Definition {
    name: "python",
    aliases: &[],
    title: "Python",
    extension: "py",
    header: Header::Block { opening: "\"\"\"", closing: "\"\"\"", mark: "#" },
    options: OPTIONS,
    write,
};

static OPTIONS: &[OptionDefinition] =
    &[OptionDefinition::switch("AddDescriptionAsComments", true), INCLUDE_TYPES, EXCLUDE_TYPES];

const IMPORTS: [&str; 8] = [
    "import datetime",
    "import decimal",
    "from marshmallow.fields import *",
    "from servicestack import *",
    "from typing import *",
    "from dataclasses import dataclass, field",
    "from dataclasses_json import dataclass_json, LetterCase, Undefined, config",
    "from enum import Enum, IntEnum",
];

/// The decorators by which the members of a class travel in camelCase and unknown members are skipped.
const DECORATORS: [&str; 2] =
    ["@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)", "@dataclass"];

/// The type of a value of an unknown type on a page.
const ANYTHING: &str = "Object";

/// The type of such a value in a file, which the client package leaves unchanged.
const RAW: &str = "Raw";

static STYLE: Style = Style {
    comment: "#",
    doc: Doc::Block { opening: "\"\"\"", prefix: "", closing: "\"\"\"" },
    doc_escapes: &[("\\", "\\\\"), ("\"\"\"", "\\\"\\\"\\\"")],
    ..Style::SLASHES
};

fn write(listing: &Listing<'_>) -> String {
    let mut types = listing.types.clone();
    if listing.form == Form::File {
        let of_library = listing.library_types();
        types.extend(of_library.into_iter().filter(|of| !PACKAGE_TYPES.contains(&of.name.as_str())));
    }
    let types = dependencies_first(&types, |of| listing.answer_names(of));
    let names = member_names(listing, &types, |name| listing.document.find_type(name).is_some());
    let mut lines = Lines::new(listing, &STYLE);
    lines.lines(IMPORTS);
    let mut writer = Writer { listing, names, lines, defined: HashSet::new() };
    let is_page = listing.form == Form::Page;
    if is_page
        && types.iter().flat_map(|one| one.references()).any(|one| one.has_scalar(&|scalar| scalar == Scalar::Object))
    {
        writer.lines.blank();
        writer.lines.line(format!("{ANYTHING} = TypeVar('{ANYTHING}')"));
    }
    for one in types {
        writer.write_type(one);
        writer.defined.insert(one.name.clone());
    }
    writer.lines.finish()
}

struct Writer<'l, 'a> {
    listing: &'l Listing<'a>,
    /// The names of the members of each class.
    names: HashMap<&'a str, Vec<MemberName>>,
    lines: Lines,
    /// The names that the text defines so far.
    defined: HashSet<String>,
}

impl Writer<'_, '_> {
    fn document(&self) -> &Document {
        self.listing.document
    }

    fn write_type(&mut self, of: &Type) {
        self.lines.lines(["", ""]);
        self.lines.notes(&of.notes);
        for attribute in type_attributes(self.listing.routes(of), of.description.as_deref()) {
            self.lines.comment(format!("@{attribute}"));
        }
        match &of.shape {
            Shape::Enumeration(enumeration) => self.write_enumeration(of, enumeration),
            Shape::Choice(alternatives) => {
                let expression = self.choice(alternatives);
                self.lines.line(format!("{} = {expression}", self.class_name(&of.name)));
            }
            Shape::Class(_) if self.is_collection(of) => {
                let expression = of.base.as_ref().map(|base| self.type_name(base)).unwrap_or_default();
                self.lines.line(format!("{} = {expression}", self.class_name(&of.name)));
            }
            Shape::Class(members) => self.write_class(of, members),
        }
    }

    /// Whether `of` is nothing but a list or a dictionary. A request has to be a class.
    fn is_collection(&self, of: &Type) -> bool {
        let is_one = matches!(of.base, Some(TypeRef::List(_) | TypeRef::Dictionary(..))) && of.members().is_empty();
        is_one && self.listing.form == Form::File && self.listing.returned(of).is_none()
    }

    fn write_enumeration(&mut self, of: &Type, enumeration: &Enumeration) {
        let base = if enumeration.is_numeric { "IntEnum" } else { "str, Enum" };
        self.lines.open(format!("class {}({base}):", self.class_name(&of.name)));
        if of.description.is_some() {
            self.lines.doc(of.description.as_deref());
            self.lines.blank();
        }
        for (value, name) in enumeration.values.iter().zip(constant_names(&enumeration.values)) {
            let literal = match value.number.filter(|_| enumeration.is_numeric) {
                Some(number) => number.to_string(),
                None => LITERAL.quoted(&value.name),
            };
            self.lines.line(format!("{name} = {literal}"));
        }
        self.lines.shallower();
    }

    fn write_class(&mut self, of: &Type, members: &[Member]) {
        for marker in self.listing.markers(of) {
            if !self.is_known(marker) {
                self.lines.comment(format!("Note: {marker} is left out: the client package does not have it"));
            }
        }
        self.lines.lines(DECORATORS);
        let bases = self.bases(of);
        let bases = if bases.is_empty() { String::new() } else { format!("({})", bases.join(", ")) };
        self.lines.open(format!("class {}{bases}:", self.class_name(&of.name)));
        if of.description.is_some() {
            self.lines.doc(of.description.as_deref());
            self.lines.blank();
        }
        let mut was_annotated = false;
        let names = self.names.get(of.name.as_str()).cloned().unwrap_or_default();
        for (index, (member, name)) in members.iter().zip(&names).enumerate() {
            if was_annotated {
                self.lines.blank();
            }
            was_annotated = self.write_member(member, name);
            if member.description.is_some() && index + 1 < members.len() {
                self.lines.blank();
            }
        }
        if members.is_empty() {
            self.lines.line("pass");
        }
        self.lines.shallower();
    }

    /// The base class, then the return marker, then the other markers.
    fn bases(&self, of: &Type) -> Vec<String> {
        let mut bases: Vec<String> = of.base.iter().map(|base| self.base_name(base)).collect();
        bases.extend(self.listing.returned(of).map(|returned| match returned {
            Returned::Nothing => "IReturnVoid".to_owned(),
            Returned::Value(value) => format!("IReturn[{}]", self.type_name(value)),
        }));
        let markers = self.listing.markers(of).into_iter().filter(|marker| self.is_known(marker));
        bases.extend(markers.map(|marker| marker.replace('<', "[").replace('>', "]")));
        bases
    }

    /// The base of a class. The published form has no space in a dictionary here.
    fn base_name(&self, base: &TypeRef) -> String {
        match base {
            TypeRef::Dictionary(key, value) => format!("Dict[{},{}]", self.type_name(key), self.type_name(value)),
            base => self.type_name(base),
        }
    }

    /// Whether a class can have this marker. A page shows every marker.
    fn is_known(&self, marker: &str) -> bool {
        let name = marker.split('<').next().unwrap_or(marker);
        self.listing.form == Form::Page || PACKAGE_TYPES.contains(&name)
    }

    /// Writes a member and returns whether a comment precedes the member.
    fn write_member(&mut self, member: &Member, name: &MemberName) -> bool {
        self.lines.notes(&member.notes);
        let choice = self.choice_note(&member.type_ref).filter(|_| self.listing.form == Form::File);
        if let Some(choice) = &choice {
            self.lines.comment(format!("Note: {choice}"));
        }
        let is_lost = self.listing.form == Form::File && !name.is_found;
        if is_lost {
            let note = format!(
                "only from_json of the class reads {}, not the client package",
                LITERAL.quoted(&member.json_name)
            );
            self.lines.comment(format!("Note: {note}"));
        }
        let attribute = member_attribute(member);
        if let Some(attribute) = &attribute {
            self.lines.comment(format!("@{attribute}"));
        }
        let default = match &name.field_name {
            None => "None".to_owned(),
            Some(wire) => format!("field(metadata=config(field_name={}), default=None)", LITERAL.quoted(wire)),
        };
        let mut type_name = format!("Optional[{}]", self.type_name(&member.type_ref));
        if self.listing.form == Form::File && type_name.contains('"') {
            type_name = format!("\"{}\"", type_name.replace('"', ""));
        }
        self.lines.line(format!("{}: {type_name} = {default}", name.name));
        self.lines.doc(member.description.as_deref());
        attribute.is_some() || is_lost || choice.is_some() || !member.notes.is_empty()
    }

    fn type_name(&self, reference: &TypeRef) -> String {
        match reference {
            TypeRef::Scalar(Scalar::Object) if self.listing.form == Form::File => RAW.to_owned(),
            TypeRef::Scalar(scalar) => scalar_name(*scalar).to_owned(),
            reference if self.listing.form == Form::File && self.alternatives_of(reference).is_some() => RAW.to_owned(),
            TypeRef::Named(name) if self.is_ahead(name) => format!("\"{}\"", self.class_name(name)),
            TypeRef::Named(name) => self.class_name(name),
            // The client package reads null in every list, so an item has no mark for null.
            TypeRef::Nullable(item) => self.type_name(item),
            TypeRef::List(item) => format!("List[{}]", self.type_name(item)),
            TypeRef::Dictionary(key, value) => format!("Dict[{}, {}]", self.key_name(key), self.type_name(value)),
            TypeRef::OneOf(alternatives) => self.choice(alternatives),
        }
    }

    fn choice(&self, alternatives: &[TypeRef]) -> String {
        let names: Vec<String> = alternatives.iter().map(|alternative| self.type_name(alternative)).collect();
        format!("Union[{}]", names.join(", "))
    }

    /// The alternatives of `reference`, if that is a choice itself.
    fn alternatives_of<'r>(&'r self, reference: &'r TypeRef) -> Option<&'r [TypeRef]> {
        match reference {
            TypeRef::OneOf(alternatives) => Some(alternatives),
            TypeRef::Named(name) => self.document().alternatives_of(name),
            _ => None,
        }
    }

    /// A comment with the alternatives of a choice in `reference`, which the type in the listing does not name.
    fn choice_note(&self, reference: &TypeRef) -> Option<String> {
        self.document().choice_in(reference).map(|alternatives| {
            let names: Vec<String> = alternatives.iter().map(|one| self.type_name(one).replace('"', "")).collect();
            format!("one of {}", names.join(", "))
        })
    }

    /// The type of a key. A key of any other type arrives as text.
    fn key_name(&self, key: &TypeRef) -> String {
        let name = self.type_name(key);
        if ["str", "bool", "int"].contains(&name.as_str()) { name } else { "str".to_owned() }
    }

    /// The name of a class. A name that the listing needs gets underscores until the name is unique.
    fn class_name(&self, name: &str) -> String {
        let mut spelled = name.to_owned();
        if is_taken(name) {
            spelled.push('_');
            while self.document().find_type(&spelled).is_some() {
                spelled.push('_');
            }
        }
        spelled
    }

    /// Whether the text so far does not define this type of the listing.
    fn is_ahead(&self, name: &str) -> bool {
        let comes_with_library = |of: &Type| {
            let is_in_package = self.listing.form == Form::Page || PACKAGE_TYPES.contains(&of.name.as_str());
            of.belongs_to_client_library() && is_in_package
        };
        !self.document().find_type(name).is_none_or(comes_with_library) && !self.defined.contains(name)
    }
}

fn scalar_name(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String | Scalar::Char | Scalar::Guid | Scalar::Uri => "str",
        Scalar::Bool => "bool",
        Scalar::Byte | Scalar::Short | Scalar::Int | Scalar::Long | Scalar::UShort | Scalar::UInt | Scalar::ULong => {
            "int"
        }
        Scalar::Float | Scalar::Double => "float",
        Scalar::Decimal => "Decimal",
        Scalar::DateTime | Scalar::Date | Scalar::DateTimeOffset => "datetime.datetime",
        Scalar::TimeSpan => "datetime.timedelta",
        Scalar::Bytes => "bytes",
        Scalar::Object => ANYTHING,
    }
}
