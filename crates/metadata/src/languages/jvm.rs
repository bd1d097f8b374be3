//! The common part of Java and Kotlin: the names of classes, members and types.
//!
//! Both languages use one client package, whose reader compares the names in JSON with the names of fields letter by
//! letter. This file has no syntax of a language.

use std::collections::{HashMap, HashSet};

use super::listing::{Form, Listing, Returned};
use super::properties::walk;
use crate::model::{Enumeration, Member, Shape, Type, TypeRef};
use crate::names::{camel_case, is_identifier, not_blank, raise_first};
use crate::scalar::Scalar;

/// The imports for a listing that states the name of a member in JSON.
pub(super) const READER_IMPORTS: [&str; 2] = ["com.google.gson.annotations.*", "com.google.gson.reflect.*"];

/// Words that neither language allows as the name of a member. Both languages rename the words of Java.
#[rustfmt::skip]
const JAVA_WORDS: [&str; 53] = [
    "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const", "continue", "default",
    "do", "double", "else", "enum", "extends", "false", "final", "finally", "float", "for", "goto", "if", "implements",
    "import", "instanceof", "int", "interface", "long", "native", "new", "null", "package", "private", "protected",
    "public", "return", "short", "static", "strictfp", "super", "switch", "synchronized", "this", "throw", "throws",
    "transient", "true", "try", "void", "volatile", "while",
];

/// The differences between the languages.
pub(super) struct Dialect {
    /// Words besides those of Java that a name may not be.
    pub(super) words: &'static [&'static str],
    /// The name of a scalar.
    pub(super) scalar: fn(Scalar) -> &'static str,
    /// The mark after the type of an item that may be null.
    pub(super) nullable_mark: &'static str,
    /// The name of the getter of a field, without `get`.
    pub(super) accessor: fn(&str) -> String,
    /// Whether a name may contain the character, which is a character of an identifier.
    pub(super) can_stand: fn(char) -> bool,
    /// Whether the name of the getter follows from the name of the field, so that a clash of getters needs another
    /// field name.
    pub(super) accessor_follows_field: bool,
}

/// Whether the name is a word of Java.
pub(super) fn is_java_word(name: &str) -> bool {
    JAVA_WORDS.contains(&name)
}

impl Dialect {
    fn is_word(&self, name: &str) -> bool {
        is_java_word(name) || self.words.contains(&name)
    }

    /// `name` without the characters that the language refuses, with at least one character.
    fn spelled(&self, name: &str) -> String {
        let mut spelled = not_blank(name.chars().filter(|character| (self.can_stand)(*character)).collect());
        if spelled.starts_with(|first: char| first.is_ascii_digit()) {
            spelled.insert(0, '_');
        }
        spelled
    }
}

/// The names of a member.
#[derive(Debug, Clone)]
pub(super) struct MemberName {
    /// The name of the field.
    pub(super) field: String,
    /// The name of the getter and the setter, without `get` and `set`.
    pub(super) accessor: String,
    /// Whether a base class has the member already, so that the class leaves the member out.
    pub(super) is_inherited: bool,
}

/// The names of one listing.
pub(super) struct Vocabulary<'l, 'a> {
    pub(super) listing: &'l Listing<'a>,
    dialect: &'static Dialect,
    class_names: HashMap<&'a str, String>,
    member_names: HashMap<&'a str, Vec<MemberName>>,
    scalars_as_text: Vec<Scalar>,
    types_as_text: HashSet<&'l str>,
}

impl<'l, 'a> Vocabulary<'l, 'a> {
    /// The names of `listing`. No class gets a name of `taken`.
    pub(super) fn new(listing: &'l Listing<'a>, dialect: &'static Dialect, taken: &[&'l str]) -> Self {
        let as_text: HashSet<&str> = listing
            .options
            .text("TreatTypesAsStrings")
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .collect();
        let markers = listing.types.iter().flat_map(|of| listing.markers(of));
        let markers = markers.map(|marker| marker.split('<').next().unwrap_or_default());
        Self {
            listing,
            dialect,
            class_names: class_names(listing, dialect, &taken.iter().copied().chain(markers).collect()),
            member_names: member_names(listing, dialect),
            scalars_as_text: as_text.iter().filter_map(|name| Scalar::from_dotnet_name(name)).collect(),
            types_as_text: as_text,
        }
    }

    /// The name of the class for the type called `name`.
    pub(super) fn class_name(&self, name: &str) -> String {
        self.class_names.get(name).map_or(name, String::as_str).to_owned()
    }

    /// The names of the members of `of`, in order.
    pub(super) fn member_names(&self, of: &Type) -> &[MemberName] {
        self.member_names.get(of.name.as_str()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The spelling of a type.
    pub(super) fn type_name(&self, reference: &TypeRef) -> String {
        match reference {
            TypeRef::Scalar(scalar) if self.scalars_as_text.contains(scalar) => "String".to_owned(),
            TypeRef::Scalar(scalar) => (self.dialect.scalar)(*scalar).to_owned(),
            TypeRef::Named(name) if self.types_as_text.contains(name.as_str()) => "String".to_owned(),
            TypeRef::Named(name) if self.listing.document.alternatives_of(name).is_some() => "Object".to_owned(),
            TypeRef::Named(name) => self.class_name(name),
            TypeRef::Nullable(item) => format!("{}{}", self.type_name(item), self.dialect.nullable_mark),
            TypeRef::List(item) => format!("ArrayList<{}>", self.type_name(item)),
            TypeRef::Dictionary(key, value) => format!("HashMap<{},{}>", self.type_name(key), self.type_name(value)),
            TypeRef::OneOf(_) => "Object".to_owned(),
        }
    }

    /// A comment with the alternatives of a choice in `reference`. Neither language has a type for a choice.
    pub(super) fn choice_note(&self, reference: &TypeRef) -> Option<String> {
        self.listing.document.choice_in(reference).map(|alternatives| self.choice_text(alternatives))
    }

    /// The alternatives of a choice for a comment: `Object holds one of Address, Tag`.
    pub(super) fn choice_text(&self, alternatives: &[TypeRef]) -> String {
        let names: Vec<String> = alternatives.iter().map(|alternative| self.type_name(alternative)).collect();
        format!("Object holds one of {}", names.join(", "))
    }

    /// The base class. A comment names a base that neither language can extend.
    pub(super) fn base_name(&self, of: &Type) -> Option<String> {
        of.base.as_ref().map(|base| self.type_name(base)).filter(|name| name != "Object" && name != "String")
    }

    /// The answer in the return marker of `of`. A class whose base names another answer has no return marker, because
    /// both languages refuse one interface with two type arguments.
    fn returned(&self, of: &Type) -> Option<Returned<'a>> {
        let returned = self.listing.returned(of)?;
        let mut base = self.listing.document.base_of(of);
        while let Some(class) = base {
            let inherited = self.listing.returned(class);
            if matches!(inherited, Some(Returned::Value(_))) && inherited != Some(returned) {
                return None;
            }
            base = self.listing.document.base_of(class);
        }
        Some(returned)
    }

    /// The return marker, `IReturn<T>` or `IReturnVoid`, then the other markers.
    pub(super) fn interfaces(&self, of: &Type) -> Vec<String> {
        let returned = self.returned(of).map(|returned| match returned {
            Returned::Nothing => "IReturnVoid".to_owned(),
            Returned::Value(value) => format!("IReturn<{}>", self.type_name(value)),
        });
        returned.into_iter().chain(self.listing.markers(of).into_iter().map(str::to_owned)).collect()
    }

    /// The type of the answer to a request class.
    pub(super) fn response_name(&self, of: &Type) -> Option<String> {
        match self.returned(of) {
            Some(Returned::Value(value)) => Some(self.type_name(value)),
            Some(Returned::Nothing) | None => None,
        }
    }

    /// The name in JSON, if the field has another name.
    pub(super) fn serialized_name<'m>(&self, member: &'m Member, name: &MemberName) -> Option<&'m str> {
        (member.json_name != name.field).then_some(member.json_name.as_str())
    }

    /// The notes about `of`: those of the document, then the base and the answer that the class cannot express.
    pub(super) fn notes(&self, of: &Type) -> Vec<String> {
        let mut notes = of.notes.clone();
        if let Some(base) = of.base.as_ref().filter(|_| self.base_name(of).is_none()) {
            let what = self.choice_note(base).unwrap_or_else(|| self.type_name(base));
            notes.push(format!("the base class is left out: {what}"));
        }
        if let Some(Returned::Value(value)) = self.listing.returned(of).filter(|_| self.returned(of).is_none()) {
            let value = self.type_name(value);
            notes.push(format!("answered with {value}, although the base class says otherwise"));
        }
        notes
    }

    /// The names of an enumeration's values, each with the value in JSON if the listing states that.
    ///
    /// A page has the published form, which states the value in JSON only for a name that the language cannot spell.
    pub(super) fn value_names(&self, enumeration: &Enumeration) -> Vec<ValueName> {
        let mut taken = HashSet::new();
        let is_file = self.listing.form == Form::File;
        let mut names = Vec::new();
        for value in &enumeration.values {
            let mut name = constant_name(&self.dialect.spelled(&value.identifier));
            while !taken.insert(name.clone()) {
                name.push('_');
            }
            let number = value.number.filter(|_| enumeration.is_numeric);
            let serialized = match number {
                Some(number) => Some(number.to_string()).filter(|_| is_file),
                None => Some(value.name.clone())
                    .filter(|wire| *wire != name && (is_file || !is_identifier(wire) || name.ends_with('_'))),
            };
            names.push(ValueName { name, number, serialized });
        }
        names
    }

    /// Whether the listing states a name in JSON, or a type that has type arguments at run time.
    pub(super) fn needs_reader_imports(&self, types: &[&Type]) -> bool {
        types.iter().any(|of| {
            let renames = of.members().iter().zip(self.member_names(of));
            let mut renames = renames.filter(|(_, name)| !name.is_inherited);
            let declares_generic = || {
                let operation = self.listing.operation_of(of);
                operation.is_some_and(|one| one.markers.iter().any(|marker| is_generic_return(marker)))
            };
            renames.any(|(member, name)| self.serialized_name(member, name).is_some())
                || matches!(&of.shape, Shape::Enumeration(one) if self.value_names(one).iter().any(|value| value.serialized.is_some()))
                || self.response_name(of).is_some_and(|name| name.contains('<'))
                || declares_generic()
        })
    }

    /// Whether the options add the member `responseStatus` to `of`, which is the type of an answer.
    pub(super) fn adds_response_status(&self, of: &Type) -> bool {
        let has_one = || self.member_names(of).iter().any(|name| name.field == "responseStatus");
        let is_response = || {
            let is_answer = |response: &TypeRef| matches!(response, TypeRef::Named(name) if *name == of.name);
            self.listing.document.operations().iter().any(|one| one.response.as_ref().is_some_and(is_answer))
        };
        self.listing.options.is_on("AddResponseStatus") && !has_one() && is_response()
    }
}

/// The name of a value of an enumeration.
pub(super) struct ValueName {
    pub(super) name: String,
    pub(super) number: Option<i64>,
    /// The value in JSON, if the listing states it.
    pub(super) serialized: Option<String>,
}

/// Whether the marker returns a type with type arguments at run time, such as `IReturn<List<T>>`.
fn is_generic_return(marker: &str) -> bool {
    marker.strip_prefix("IReturn<").is_some_and(|rest| rest.contains('<') || rest.contains("[]"))
}

/// The PascalCase form. Underscores separate words, and capitals at the beginning are one word.
pub(super) fn pascal_case(name: &str) -> String {
    name.split('_').map(|word| raise_first(&camel_case(word))).collect()
}

fn constant_name(name: &str) -> String {
    let name = pascal_case(name);
    match name.chars().next() {
        None => "Value".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("_{name}"),
        Some(_) => name,
    }
}

/// The names of the members of the listing's classes and of their bases. No two members along a line of classes share a
/// name, because both languages refuse a second field or getter of that name with another type.
fn member_names<'a>(listing: &Listing<'a>, dialect: &Dialect) -> HashMap<&'a str, Vec<MemberName>> {
    let is_file = listing.form == Form::File;
    let mut line = Line { dialect, is_file, fields: HashMap::new(), accessors: HashSet::new() };
    if is_file {
        // The getter of every object, and the getter of a request with a return marker.
        line.accessors.extend(["Class".to_owned(), "ResponseType".to_owned()]);
        line.fields.insert("responseType".to_owned(), None);
    }
    walk(
        listing,
        &listing.types,
        &mut line,
        |line, of| of.members().iter().map(|member| line.add(member)).collect(),
        |line, found: &Vec<MemberName>| line.remove(found),
    )
}

/// The names of the document's classes, without the names of `taken`, the words of the language and duplicates.
fn class_names<'a>(listing: &Listing<'a>, dialect: &Dialect, taken: &HashSet<&str>) -> HashMap<&'a str, String> {
    let mut used: HashSet<String> = HashSet::new();
    let is_free = |name: &str| !dialect.is_word(name) && !taken.contains(name);
    // The classes that can keep their names choose first.
    let (keeping, others): (Vec<&Type>, Vec<&Type>) =
        listing.own_types().partition(|of| is_free(&of.name) && dialect.spelled(&of.name) == of.name);
    let mut names: HashMap<&str, String> = HashMap::new();
    for of in keeping {
        used.insert(of.name.clone());
        names.insert(&of.name, of.name.clone());
    }
    for of in others {
        let mut name = dialect.spelled(&of.name);
        while !is_free(&name) || !used.insert(name.clone()) {
            name.push('_');
        }
        names.insert(&of.name, name);
    }
    names
}

/// The names in a class and all its bases.
struct Line<'d> {
    dialect: &'d Dialect,
    /// A page has the published form, even if getters clash.
    is_file: bool,
    /// The name in JSON of each field.
    fields: HashMap<String, Option<String>>,
    accessors: HashSet<String>,
}

impl Line<'_> {
    fn add(&mut self, member: &Member) -> MemberName {
        let mut field = self.dialect.spelled(&camel_case(&member.dotnet_name));
        if self.dialect.is_word(&field) {
            field = raise_first(&field);
        }
        let follows = self.is_file && self.dialect.accessor_follows_field;
        let mut accessor = (self.dialect.accessor)(&field);
        loop {
            match self.fields.get(&field) {
                Some(known) if known.as_ref() == Some(&member.json_name) => {
                    return MemberName { accessor, field, is_inherited: true };
                }
                None if !(follows && self.accessors.contains(&accessor)) => break,
                _ => {}
            }
            field.push('_');
            accessor = (self.dialect.accessor)(&field);
        }
        while self.accessors.contains(&accessor) {
            accessor.push('_');
        }
        self.fields.insert(field.clone(), Some(member.json_name.clone()));
        self.accessors.insert(accessor.clone());
        MemberName { field, accessor, is_inherited: false }
    }

    fn remove(&mut self, names: &[MemberName]) {
        for name in names.iter().filter(|name| !name.is_inherited) {
            self.fields.remove(&name.field);
            self.accessors.remove(&name.accessor);
        }
    }
}
