//! The common part of C#, VB.NET and F#: the names of types and members, and the names on the wire.
//!
//! All three languages use one client library, which converts the name of a property to camelCase. A member with
//! another name on the wire needs an attribute. This file has no syntax of a language.

use std::collections::{HashMap, HashSet};

use super::listing::{Form, Listing, Returned};
use super::properties::{PropertyName, property_names};
use super::text::{Literal, ends_line, four_digits};
use crate::model::{Enumeration, Member, Shape, Type, TypeRef};
use crate::names::{camel_case, identifier, not_blank, raise_first};
use crate::scalar::Scalar;

/// The namespaces that every listing imports, in the order of the published listings.
pub(super) const NAMESPACES: [&str; 6] = [
    "System",
    "System.Collections",
    "System.Collections.Generic",
    "System.Runtime.Serialization",
    "ServiceStack",
    "ServiceStack.DataAnnotations",
];

/// The types of .NET and of the client library that a listing uses. A class of the document with such a name would hide
/// the type.
#[rustfmt::skip]
const NEEDED_TYPES: [&str; 31] = [
    "AllowNullLiteral", "AllowNullLiteralAttribute", "Api", "ApiAttribute", "ApiMember", "ApiMemberAttribute",
    "Boolean", "Byte", "Char", "DataContract", "DataContractAttribute", "DataMember", "DataMemberAttribute", "DateTime",
    "DateTimeOffset", "Decimal", "Double", "EnumMember", "EnumMemberAttribute", "Guid", "Int16", "Int32", "Int64",
    "Nullable", "Object", "Route", "RouteAttribute", "Single", "String", "TimeSpan", "Uri",
];

/// A text in the double quotes of C# and F#.
pub(super) static LITERAL: Literal =
    Literal { quote: '"', marked: "", named: &[], is_numbered: ends_line, number: four_digits };

/// The differences between the languages.
pub(super) struct Dialect {
    /// The name of a scalar.
    pub(super) scalar: fn(Scalar) -> &'static str,
    pub(super) list: fn(&str) -> String,
    pub(super) dictionary: fn(&str, &str) -> String,
    /// The spelling of a value type that may be null.
    pub(super) nullable: fn(&str) -> String,
    /// The spelling of a generic interface, from the name and the argument.
    pub(super) generic: fn(&str, &str) -> String,
    /// The spelling of a name, with a mark if the name is a word of the language.
    pub(super) escaped: fn(&str) -> String,
    /// Whether the language ignores case in names.
    pub(super) ignores_case: bool,
}

/// The names of one listing.
pub(super) struct Vocabulary<'l, 'a> {
    pub(super) listing: &'l Listing<'a>,
    pub(super) dialect: &'static Dialect,
    class_names: HashMap<&'a str, String>,
    members: HashMap<&'a str, Vec<PropertyName>>,
}

impl<'l, 'a> Vocabulary<'l, 'a> {
    pub(super) fn new(listing: &'l Listing<'a>, dialect: &'static Dialect) -> Self {
        let key = |name: &str| if dialect.ignores_case { name.to_lowercase() } else { name.to_owned() };
        let class_names = class_names(listing, key);
        let wish = |of: &Type, member: &Member| {
            let mut name = not_blank(identifier(&member.dotnet_name).unwrap_or_else(|| "Value".to_owned()));
            // .NET refuses a member with the name of its class.
            if class_names.get(of.name.as_str()).is_some_and(|class| key(class) == key(&name)) {
                name.push('_');
            }
            name
        };
        let members = property_names(listing, &listing.types, wish, key);
        Self { listing, dialect, class_names, members }
    }

    pub(super) fn is_on(&self, option: &str) -> bool {
        self.listing.options.is_on(option)
    }

    /// The namespace of a type in the listing.
    pub(super) fn namespace(&self, of: &'l Type) -> &'l str {
        let forced = self.listing.options.text("GlobalNamespace");
        match (forced, of.namespace.as_str()) {
            ("", "") => "dtos",
            ("", namespace) => namespace,
            (forced, _) => forced,
        }
    }

    /// The name of the class for the type called `name`.
    pub(super) fn class_name(&self, name: &str) -> String {
        (self.dialect.escaped)(self.class_names.get(name).map_or(name, String::as_str))
    }

    /// The spelling of `namespace`, in which a part may be a word of the language.
    pub(super) fn path(&self, namespace: &str) -> String {
        namespace.split('.').map(self.dialect.escaped).collect::<Vec<_>>().join(".")
    }

    /// The spelling of a type.
    pub(super) fn type_name(&self, reference: &TypeRef) -> String {
        match reference {
            TypeRef::Scalar(scalar) => (self.dialect.scalar)(*scalar).to_owned(),
            TypeRef::Named(name) if self.listing.document.alternatives_of(name).is_none() => self.class_name(name),
            TypeRef::Named(_) | TypeRef::OneOf(_) => (self.dialect.scalar)(Scalar::Object).to_owned(),
            TypeRef::Nullable(item) => self.nullable_name(item),
            TypeRef::List(item) => (self.dialect.list)(&self.type_name(item)),
            TypeRef::Dictionary(key, value) => (self.dialect.dictionary)(&self.type_name(key), &self.type_name(value)),
        }
    }

    fn nullable_name(&self, reference: &TypeRef) -> String {
        let name = self.type_name(reference);
        if self.is_value_type(reference) { (self.dialect.nullable)(&name) } else { name }
    }

    pub(super) fn is_value_type(&self, reference: &TypeRef) -> bool {
        reference.is_value_type(self.listing.document)
    }

    /// The spelling of a member's type.
    pub(super) fn member_type(&self, member: &Member) -> String {
        if member.is_nullable { self.nullable_name(&member.type_ref) } else { self.type_name(&member.type_ref) }
    }

    /// The base class. A class cannot extend a choice.
    pub(super) fn base_name(&self, of: &Type) -> Option<String> {
        let is_choice = |base: &&TypeRef| match base {
            TypeRef::Named(name) => self.listing.document.alternatives_of(name).is_some(),
            TypeRef::OneOf(_) | TypeRef::Scalar(_) | TypeRef::Nullable(_) => true,
            TypeRef::List(_) | TypeRef::Dictionary(..) => false,
        };
        of.base.as_ref().filter(|base| !is_choice(base)).map(|base| self.type_name(base))
    }

    /// The return marker, then the other markers.
    pub(super) fn interfaces(&self, of: &Type) -> Vec<String> {
        let returned = self.listing.returned(of).filter(|_| self.is_on("AddReturnMarker"));
        let returned = returned.map(|returned| match returned {
            Returned::Nothing => "IReturnVoid".to_owned(),
            Returned::Value(value) => (self.dialect.generic)("IReturn", &self.type_name(value)),
        });
        let marker = |marker: &str| match marker.split_once('<') {
            Some((name, argument)) => (self.dialect.generic)(name, argument.trim_end_matches('>')),
            None => marker.to_owned(),
        };
        returned.into_iter().chain(self.listing.markers(of).into_iter().map(marker)).collect()
    }

    /// The names of the members of `of`, in order, without duplicates and without the name of the class.
    pub(super) fn member_names(&self, of: &Type) -> Vec<String> {
        let names = self.members.get(of.name.as_str()).map(Vec::as_slice).unwrap_or_default();
        names.iter().map(|property| property.name.clone()).collect()
    }

    /// The members of `of` that the listing writes, each with its name, and a note for each other member. A file leaves
    /// out a member that a base has already, because the client library would read and write both.
    pub(super) fn written_members(&self, of: &'l Type) -> (Vec<(&'l Member, String)>, Vec<String>) {
        let names = self.members.get(of.name.as_str()).map(Vec::as_slice).unwrap_or_default();
        let is_file = self.listing.form == Form::File;
        let (written, inherited): (Vec<_>, Vec<_>) =
            of.members().iter().zip(names).partition(|(_, property)| !(is_file && property.is_inherited));
        let note = |(member, property): &(&Member, &PropertyName)| {
            format!("{} stands in the base class; here it is {}", property.name, self.member_type(member))
        };
        let notes = inherited.iter().map(note).collect();
        let written = written.into_iter().map(|(member, property)| (member, (self.dialect.escaped)(&property.name)));
        (written.collect(), notes)
    }

    /// The name on the wire that an attribute must state. A page has the published form, which states none.
    pub(super) fn wire_name<'m>(&self, member: &'m Member, name: &str) -> Option<&'m str> {
        // The client library converts ASCII letters only.
        let differs = !name.is_ascii() || camel_case(name) != member.json_name;
        (self.listing.form == Form::File && differs).then_some(member.json_name.as_str())
    }

    /// Whether attributes state the names of the members of `of` on the wire.
    pub(super) fn has_contract(&self, of: &Type) -> bool {
        let names = self.member_names(of);
        self.is_on("AddDataContractAttributes")
            || of.members().iter().zip(&names).any(|(member, name)| self.wire_name(member, name).is_some())
    }

    /// The values of an enumeration: the name, the number that the listing states, and the name on the wire if that
    /// differs.
    pub(super) fn values<'e>(&self, enumeration: &'e Enumeration) -> Vec<(String, Option<i64>, Option<&'e str>)> {
        let mut taken = HashSet::new();
        let mut values = Vec::new();
        for value in &enumeration.values {
            let mut name = not_blank(raise_first(&value.identifier));
            while !taken.insert(if self.dialect.ignores_case { name.to_lowercase() } else { name.clone() }) {
                name.push('_');
            }
            let number = value.number.filter(|_| enumeration.is_numeric);
            let is_renamed = self.listing.form == Form::File && !enumeration.is_numeric && name != value.name;
            values.push((name, number, is_renamed.then_some(value.name.as_str())));
        }
        values
    }

    /// The notes about `of`: facts of the document that the language cannot express, one line each.
    pub(super) fn notes(&self, of: &Type) -> Vec<String> {
        let mut notes = of.notes.clone();
        if let Shape::Choice(alternatives) = &of.shape {
            notes.push(format!("{} is no class of its own: {}", of.name, self.choice_text(alternatives)));
        }
        if let Some(base) = of.base.as_ref().filter(|_| self.base_name(of).is_none()) {
            let what = self.choice_note(base).unwrap_or_else(|| self.type_name(base));
            notes.push(format!("the base class is left out: {what}"));
        }
        notes
    }

    /// The notes about a member: facts of the document that the language cannot express, one line each.
    pub(super) fn member_notes(&self, member: &Member) -> Vec<String> {
        member.notes.iter().cloned().chain(self.choice_note(&member.type_ref)).collect()
    }

    fn choice_note(&self, reference: &TypeRef) -> Option<String> {
        self.listing.document.choice_in(reference).map(|alternatives| self.choice_text(alternatives))
    }

    fn choice_text(&self, alternatives: &[TypeRef]) -> String {
        let names: Vec<String> = alternatives.iter().map(|alternative| self.type_name(alternative)).collect();
        format!("an object holds one of {}", names.join(", "))
    }
}

/// The names of the document's classes, without duplicates. In a file no class hides a type that the listing needs.
fn class_names<'a>(listing: &Listing<'a>, key: impl Fn(&str) -> String) -> HashMap<&'a str, String> {
    let mut names = HashMap::new();
    let mut taken: HashSet<String> = HashSet::new();
    let mut reserved: HashSet<String> = HashSet::new();
    if listing.form == Form::File {
        let markers = listing.types.iter().flat_map(|of| listing.markers(of));
        let markers = markers.map(|marker| marker.split('<').next().unwrap_or_default());
        let library = listing.document.types().iter().filter(|of| of.belongs_to_client_library());
        let library = library.map(|of| of.name.as_str());
        let needed = NEEDED_TYPES.into_iter().chain(["IReturn", "IReturnVoid"]);
        reserved.extend(needed.chain(markers).chain(library).map(&key));
    }
    let is_free = |of: &Type| !reserved.contains(&key(&of.name)) && not_blank(of.name.clone()) == of.name;
    // The classes that can keep their names choose first.
    let (keeping, others): (Vec<&Type>, Vec<&Type>) =
        listing.own_types().partition(|of| is_free(of) && taken.insert(key(&of.name)));
    names.extend(keeping.into_iter().map(|of| (of.name.as_str(), of.name.clone())));
    for of in others {
        let mut name = not_blank(of.name.clone());
        while reserved.contains(&key(&name)) || !taken.insert(key(&name)) {
            name.push('_');
        }
        names.insert(of.name.as_str(), name);
    }
    names
}

/// Whether a member starts as an empty list or dictionary.
pub(super) fn is_collection(member: &Member) -> bool {
    matches!(member.type_ref, TypeRef::List(_) | TypeRef::Dictionary(..))
}

/// The types by namespace and then by name, in .NET's order.
pub(super) fn by_namespace<'l, 'a>(vocabulary: &Vocabulary<'l, 'a>) -> Vec<&'l Type> {
    let mut types: Vec<&'l Type> = vocabulary.listing.types.iter().map(|of| &**of).collect();
    types.sort_by_key(|of| (vocabulary.namespace(of), of.name.to_lowercase(), of.name.as_str()));
    types
}

/// The namespaces of the types, in the order of their first use.
pub(super) fn own_namespaces<'l>(vocabulary: &Vocabulary<'l, '_>) -> Vec<&'l str> {
    let mut namespaces = Vec::new();
    for of in &vocabulary.listing.types {
        let namespace = vocabulary.namespace(of);
        if !namespaces.contains(&namespace) && !NAMESPACES.contains(&namespace) {
            namespaces.push(namespace);
        }
    }
    namespaces
}
