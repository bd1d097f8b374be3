//! TypeScript: classes for the client package on npm, in the form of the published listings.
//!
//! The form: a blank line before each class; the description as a comment of three lines, then as a comment with the
//! .NET attribute; optional members; a constructor with any of the members. A page uses the marker interfaces without a
//! definition. A file defines the types that it uses, so that it compiles alone, and its request classes state how they
//! are sent. If the options make only some members optional, the other members have the mark `!`, because the compiler
//! does not see the assignments of the constructor.

use super::definition::Definition;
use super::ecmascript::{
    CLIENT_METHODS, LITERAL, PACKAGE, PACKAGE_TYPES, Response, Spelling, Types, declared_name, library_types,
    response_of, scalar_name, value_names,
};
use super::header::SLASHES;
use super::lines::{Lines, Style};
use super::listing::{Form, Listing, Returned};
use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::text::{member_attribute, one_line, type_attributes};
use crate::model::{Enumeration, Member, Shape, Type, TypeRef};
use crate::reach::dependencies_first;
use crate::scalar::Scalar;

pub(super) static TYPESCRIPT: Definition = Definition {
    name: "typescript",
    aliases: &["ts"],
    title: "TypeScript",
    extension: "ts",
    header: SLASHES,
    options: OPTIONS,
    write,
};

static OPTIONS: &[OptionDefinition] = &[
    OptionDefinition::name("GlobalNamespace", ""),
    OptionDefinition::switch("MakePropertiesOptional", true),
    OptionDefinition::switch("AddServiceStackTypes", true),
    OptionDefinition::switch("AddDescriptionAsComments", true),
    INCLUDE_TYPES,
    EXCLUDE_TYPES,
];

const SPELLING: Spelling = Spelling { dictionary: "{ [index: ", dictionary_inside: "{ [index:" };

fn write(listing: &Listing<'_>) -> String {
    let mut types = listing.types.clone();
    let mut imported: Vec<&str> = Vec::new();
    if listing.form == Form::File {
        let (own, of_package) = library_types(listing);
        types.extend(own);
        imported.extend(of_package);
    }
    let types = dependencies_first(&types, |of| listing.answer_names(of));
    let mut writer = Writer {
        listing,
        names: Types { document: listing.document, spelling: SPELLING },
        lines: Lines::without_header(listing, &Style::SLASHES),
        has_dictionary: false,
    };
    let namespace = listing.options.text("GlobalNamespace");
    if !namespace.is_empty() {
        writer.lines.deeper();
    }
    if listing.form == Form::File {
        writer.write_interfaces(&types, &mut imported);
    }
    for one in types {
        writer.write_type(one);
    }
    imported.sort_unstable();
    let mut text = listing.header.clone();
    if !imported.is_empty() {
        text.push_str(&format!("import {{ {} }} from \"{PACKAGE}\";\n\n", imported.join(", ")));
    }
    let body = writer.lines.finish();
    let body = body.trim_start_matches('\n');
    if namespace.is_empty() {
        return text + body;
    }
    text + &format!("export namespace {namespace}\n{{\n{body}}}\n")
}

struct Writer<'l, 'a> {
    listing: &'l Listing<'a>,
    names: Types<'a>,
    lines: Lines,
    /// Whether the listing has the base class of dictionaries already.
    has_dictionary: bool,
}

impl Writer<'_, '_> {
    /// Writes the interfaces of the request classes, in the order of their first use.
    fn write_interfaces(&mut self, types: &[&Type], imported: &mut Vec<&str>) {
        let has_own = self.listing.options.is_on("AddServiceStackTypes");
        let mut known: Vec<String> = Vec::new();
        for of in types {
            let returned = self.listing.returned(of).map(|returned| match returned {
                Returned::Nothing => "IReturnVoid",
                Returned::Value(_) => "IReturn<T>",
            });
            let returned = returned.into_iter().map(str::to_owned);
            let markers = self.listing.markers(of).into_iter().map(parameters_of);
            for interface in returned.chain(markers).collect::<Vec<_>>() {
                if known.contains(&interface) {
                    continue;
                }
                match PACKAGE_TYPES.iter().find(|name| interface.split('<').next() == Some(name)) {
                    Some(name) if !has_own => imported.push(name),
                    _ => self.write_interface(&interface),
                }
                known.push(interface);
            }
        }
    }

    fn write_interface(&mut self, interface: &str) {
        self.lines.blank();
        self.lines.line(format!("export interface {interface}"));
        self.lines.open("{");
        match interface {
            "IReturn<T>" => self.lines.line("createResponse(): T;"),
            "IReturnVoid" => self.lines.line("createResponse(): void;"),
            _ => {}
        }
        self.lines.close("}");
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
                let choice = self.names.choice(alternatives);
                self.lines.line(format!("export type {} = {choice};", self.names.class_name(&of.name)));
            }
            Shape::Class(members) => self.write_class(of, members),
        }
    }

    fn write_enumeration(&mut self, of: &Type, enumeration: &Enumeration) {
        self.lines.line(format!("export enum {}", self.names.class_name(&of.name)));
        self.lines.open("{");
        for (value, name) in enumeration.values.iter().zip(value_names(enumeration)) {
            let content = match value.number.filter(|_| enumeration.is_numeric) {
                Some(number) => number.to_string(),
                None => LITERAL.quoted(&value.name),
            };
            self.lines.line(format!("{name} = {content},"));
        }
        self.lines.close("}");
    }

    fn write_class(&mut self, of: &Type, members: &[Member]) {
        let base = of.base.as_ref().map(|base| self.base(of, base));
        let extends = base.as_ref().map(|base| format!(" extends {base}")).unwrap_or_default();
        let interfaces = self.interfaces(of);
        let implements =
            if interfaces.is_empty() { String::new() } else { format!(" implements {}", interfaces.join(", ")) };
        let name = self.names.class_name(&of.name);
        self.lines.line(format!("export class {name}{extends}{implements}"));
        self.lines.open("{");
        let bases = self.listing.base_classes(of);
        let mut was_annotated = false;
        for member in members {
            if was_annotated {
                self.lines.blank();
            }
            let inherited = self.inherited(&bases, member);
            was_annotated = match inherited.filter(|known| !self.can_replace(member, known)) {
                None => self.write_member(of, member, inherited),
                // The compiler refuses a member whose type is wider than the type in the base.
                Some(known) => {
                    let (own, known) = (self.names.type_name(&member.type_ref), self.names.type_name(&known.type_ref));
                    let name = one_line(&member.json_name);
                    self.lines.comment(format!("Note: {name} stands in the base class as {known}; here it is {own}"));
                    true
                }
            };
        }
        self.lines.blank();
        let of_base = match &of.base {
            None => "",
            Some(TypeRef::List(_) | TypeRef::Dictionary(..)) => "super(); ",
            Some(_) => "super(init); ",
        };
        let body = format!("{of_base}(Object as any).assign(this, init);");
        self.lines.line(format!("public constructor(init?: Partial<{name}>) {{ {body} }}"));
        self.write_methods(of);
        self.lines.close("}");
    }

    /// The base class. The base class of dictionaries is written at its first use.
    fn base(&mut self, of: &Type, base: &TypeRef) -> String {
        match base {
            TypeRef::List(item) => format!("Array<{}>", self.names.inside(item)),
            TypeRef::Dictionary(_, value) => {
                if !self.has_dictionary {
                    self.has_dictionary = true;
                    self.lines.line("export class Dictionary<T> { [Key: string]: T; }");
                    self.lines.blank();
                }
                // The compiler takes the methods of a request class for values of the dictionary.
                let is_request = self.listing.returned(of).is_some();
                // The compiler takes the members of a class that extends the dictionary for values too.
                let is_heir = |heir: &&&Type| self.listing.base_classes(heir).iter().any(|base| base.name == of.name);
                let with_members = |one: &&&Type| !one.members().is_empty() || self.listing.returned(one).is_some();
                let has_members = self.listing.types.iter().filter(with_members).any(|heir| is_heir(&heir));
                let value = if is_request || has_members || !of.members().is_empty() {
                    "any".to_owned()
                } else {
                    self.names.inside(value)
                };
                format!("Dictionary<{value}>")
            }
            base => self.names.type_name(base),
        }
    }

    /// The return marker, then the other markers.
    fn interfaces(&self, of: &Type) -> Vec<String> {
        let returned = self.listing.returned(of).map(|returned| match returned {
            Returned::Nothing => "IReturnVoid".to_owned(),
            Returned::Value(value) => format!("IReturn<{}>", self.names.returned(value)),
        });
        let markers = self.listing.markers(of).into_iter().map(str::to_owned);
        returned.into_iter().chain(markers).collect()
    }

    /// The member of the same name in the last of `bases` that writes it. The nearest base is first in `bases`.
    fn inherited<'b>(&self, bases: &[&'b Type], member: &Member) -> Option<&'b Member> {
        let mut inherited: Option<&'b Member> = None;
        for base in bases.iter().rev() {
            for known in base.members().iter().filter(|known| known.json_name == member.json_name) {
                if inherited.is_none_or(|inherited| self.can_replace(known, inherited)) {
                    inherited = Some(known);
                }
            }
        }
        inherited
    }

    /// Whether `member` can replace `inherited`: whether each of its values is a value of that type.
    fn can_replace(&self, member: &Member, inherited: &Member) -> bool {
        let may_be_missing = |member: &Member| self.is_optional(member);
        (!may_be_missing(member) || may_be_missing(inherited)) && self.narrows(&member.type_ref, &inherited.type_ref)
    }

    fn narrows(&self, own: &TypeRef, inherited: &TypeRef) -> bool {
        let named = |reference: &TypeRef| match reference {
            TypeRef::Named(name) => self.listing.document.find_type(name),
            _ => None,
        };
        if self.names.type_name(own) == self.names.type_name(inherited) {
            return true;
        }
        if let Some(Type { shape: Shape::Choice(alternatives), .. }) = named(inherited) {
            return alternatives.iter().any(|alternative| self.narrows(own, alternative));
        }
        match (own, inherited) {
            (_, TypeRef::Scalar(Scalar::Object)) => true,
            (TypeRef::Nullable(own), inherited) => self.narrows(own, inherited),
            (own, TypeRef::Nullable(inherited)) => self.narrows(own, inherited),
            (TypeRef::OneOf(own), inherited) => own.iter().all(|own| self.narrows(own, inherited)),
            (own, TypeRef::OneOf(inherited)) => inherited.iter().any(|inherited| self.narrows(own, inherited)),
            (TypeRef::List(own), TypeRef::List(inherited)) => self.narrows(own, inherited),
            (TypeRef::Named(_), TypeRef::Scalar(scalar)) => match named(own).map(|own| &own.shape) {
                Some(Shape::Enumeration(one)) => {
                    scalar_name(*scalar) == if one.is_numeric { "number" } else { "string" }
                }
                _ => false,
            },
            (own, TypeRef::Named(inherited)) => {
                let bases = named(own).map(|own| self.listing.base_classes(own)).unwrap_or_default();
                bases.iter().any(|base| base.name == *inherited)
            }
            _ => false,
        }
    }

    fn is_optional(&self, member: &Member) -> bool {
        self.listing.options.is_on("MakePropertiesOptional") || member.is_nullable
    }

    /// Writes a member and returns whether a comment precedes the member. A member of a base is declared again and not
    /// hidden.
    fn write_member(&mut self, of: &Type, member: &Member, inherited: Option<&Member>) -> bool {
        if self.listing.returned(of).is_some() && CLIENT_METHODS.contains(&member.json_name.as_str()) {
            let note = format!("// Note: the member {} is left out: the client needs the name", member.json_name);
            self.lines.line(note);
            return true;
        }
        self.lines.doc(member.description.as_deref());
        self.lines.notes(&member.notes);
        let attribute = member_attribute(member);
        if let Some(attribute) = &attribute {
            self.lines.comment(format!("@{attribute}"));
        }
        let is_optional = self.is_optional(member);
        let is_inherited = inherited.is_some();
        let declare = if is_inherited { "declare " } else { "" };
        let mark = match (is_optional, is_inherited) {
            (true, _) => "?",
            (false, true) => "",
            (false, false) => "!",
        };
        let type_name = self.names.type_name(&member.type_ref);
        self.lines.line(format!("public {declare}{}{mark}: {type_name};", declared_name(member)));
        attribute.is_some() || !member.notes.is_empty()
    }

    /// Writes the methods by which the client package sends a request.
    fn write_methods(&mut self, of: &Type) {
        let Some(response) = response_of(self.names, self.listing, of) else { return };
        self.lines.line(format!("public getTypeName() {{ return '{}'; }}", of.name));
        if let Some(verb) = self.listing.verb(of) {
            self.lines.line(format!("public getMethod() {{ return '{}'; }}", verb.name()));
        }
        // A request can return a type that its base does not return.
        let extends_request = self.listing.base_classes(of).iter().any(|base| self.listing.returned(base).is_some());
        let of_any = if extends_request { ": any" } else { "" };
        let body = match response {
            None => String::new(),
            Some(Response::Literal(literal)) => format!(" return {literal}; "),
            Some(Response::List(item)) => format!(" return new Array<{item}>(); "),
            Some(Response::Dictionary) => " return {}; ".to_owned(),
            Some(Response::New(class)) => format!(" return new {class}(); "),
            Some(Response::Unknown) => " return null as any; ".to_owned(),
        };
        self.lines.line(format!("public createResponse(){of_any} {{{body}}}"));
    }
}

/// The definition of a marker interface: the name with a type parameter for each argument.
fn parameters_of(marker: &str) -> String {
    let Some((name, arguments)) = marker.split_once('<') else { return marker.to_owned() };
    let parameters: Vec<String> = (1..=arguments.split(',').count()).map(|number| format!("T{number}")).collect();
    format!("{name}<{}>", parameters.join(", "))
}
