//! The contents of schemas: the members of a class, the values of an enumeration, the types of a choice.

use std::collections::HashSet;

use serde_json::Value;

use super::error::DocumentError;
use super::facts::Kind;
use super::kinds::choice_parts;
use super::members::{flag, items, member, object, text, texts};
use super::pointer::Pointer;
use super::reader::{DEEPEST, Reader};
use super::references::{follow, reference};
use super::schemas::inexpressible;
use crate::model::{Enumeration, EnumerationValue, Member, Place, Shape, TypeRef};
use crate::names;
use crate::scalar::Scalar;

/// The contents of a named type.
#[derive(Debug)]
pub(super) struct Contents {
    pub(super) base: Option<TypeRef>,
    pub(super) shape: Shape,
    pub(super) notes: Vec<String>,
}

/// The parts of a class so far.
#[derive(Debug, Default)]
struct Class {
    base: Option<TypeRef>,
    members: Vec<Member>,
    required: Vec<String>,
    notes: Vec<String>,
    /// The names of the members in JSON and in .NET.
    json_names: HashSet<String>,
    dotnet_names: HashSet<String>,
    /// The classes whose members the class has already, so that each class is collected once on any number of paths.
    lent: HashSet<Pointer>,
    /// The place of the class.
    at: Pointer,
}

impl Class {
    /// Adds a member. A member with a known name in JSON is ignored. A member with a known name in .NET gets another
    /// name there.
    fn add(&mut self, mut member: Member) {
        if !self.json_names.insert(member.json_name.clone()) {
            return;
        }
        member.dotnet_name = free_member_name(&member.dotnet_name, |name| self.dotnet_names.contains(name));
        self.dotnet_names.insert(member.dotnet_name.clone());
        self.members.push(member);
    }

    /// Adds a member of one alternative as an optional member. A member that other alternatives have with another type
    /// gets a choice of both types.
    fn add_alternative(&mut self, member: Member) {
        match self.members.iter_mut().find(|known| known.json_name == member.json_name) {
            Some(known) => known.type_ref = either(&known.type_ref, &member.type_ref),
            None => self.add(Member { is_required: false, ..member }),
        }
    }

    fn into_contents(mut self) -> Contents {
        let (own, inherited): (Vec<String>, Vec<String>) =
            self.required.into_iter().partition(|name| self.json_names.contains(name));
        let own: HashSet<String> = own.into_iter().collect();
        for member in &mut self.members {
            member.is_required |= own.contains(&member.json_name);
        }
        self.notes.extend(inherited.into_iter().map(|name| format!("`{name}`, which it inherits, is required")));
        Contents { base: self.base, shape: Shape::Class(self.members), notes: self.notes }
    }
}

impl<'a> Reader<'a> {
    /// The contents of the type `name` at `at`.
    pub(super) fn contents(&mut self, name: &str, schema: &'a Value, at: &Pointer) -> Result<Contents, DocumentError> {
        let of_base = |base| Contents { base: Some(base), shape: Shape::Class(Vec::new()), notes: Vec::new() };
        let mut contents = match self.kind_of(schema, at, 0)? {
            Kind::Enumeration => {
                Contents { base: None, shape: Shape::Enumeration(enumeration(schema, at)?), notes: Vec::new() }
            }
            Kind::Choice => {
                let alternatives = match self.alternatives(schema, at, name, 0)? {
                    TypeRef::OneOf(alternatives) => alternatives,
                    single => vec![single],
                };
                Contents { base: None, shape: Shape::Choice(alternatives), notes: Vec::new() }
            }
            Kind::List => of_base(self.list(schema, at, name, 0)?),
            Kind::Dictionary => of_base(self.dictionary(schema, at, name, 0)?),
            Kind::Class | Kind::Plain => {
                let mut class = Class { at: at.clone(), ..Class::default() };
                self.collect(&mut class, name, schema, at, 0)?;
                class.into_contents()
            }
        };
        contents.notes.extend(inexpressible(schema));
        Ok(contents)
    }

    /// Adds the contents of `schema` to `class`, whose name is `owner`.
    fn collect(
        &mut self,
        class: &mut Class,
        owner: &str,
        schema: &'a Value,
        at: &Pointer,
        depth: usize,
    ) -> Result<(), DocumentError> {
        if depth > DEEPEST {
            return Err(DocumentError::TooDeep { pointer: at.clone(), limit: DEEPEST });
        }
        // The schemas `true` and `false` have no contents.
        if schema.is_boolean() || schema.is_null() {
            return Ok(());
        }
        object(schema, at)?;
        let place = at.child("allOf");
        for (index, part) in items(schema, "allOf", at)?.iter().enumerate() {
            self.collect_part(class, owner, part, &place.child(index), depth)?;
        }
        let properties_at = at.child("properties");
        if let Some(properties) = member(schema, "properties") {
            for (name, property) in object(properties, &properties_at)? {
                let member = self.member(owner, name, property, &properties_at.child(name))?;
                class.add(member);
            }
        }
        class.required.extend(texts(schema, "required", at)?.unwrap_or_default());
        if schema.get("additionalProperties").is_some_and(Value::is_object) {
            class.notes.push("it may hold further members under any name".to_owned());
        }
        self.collect_alternatives(class, owner, schema, at, depth)
    }

    /// Adds the members of the alternatives of a choice, so that an object with the members of one alternative can be
    /// sent and read.
    fn collect_alternatives(
        &mut self,
        class: &mut Class,
        owner: &str,
        schema: &'a Value,
        at: &Pointer,
        depth: usize,
    ) -> Result<(), DocumentError> {
        let choices = choice_parts(schema, at)?;
        if choices.is_empty() {
            return Ok(());
        }
        let names: Vec<_> = choices.iter().map(|(_, choice_at)| choice_at.to_string()).collect();
        class.notes.push(format!("it also has the members of one of {}", names.join(", ")));
        for (part, part_at) in choices {
            let (target, target_at) = follow(&self.source, part, &part_at)?;
            let is_class = self.named_kind_of(target, &target_at, depth)? == Kind::Class;
            // A subtype is a class of its own that extends this class.
            let is_subtype = || self.bases_of(target, &target_at).is_ok_and(|bases| bases.contains(&class.at));
            if !is_class || is_subtype() || !class.lent.insert(target_at.clone()) {
                continue;
            }
            // A base would belong to one alternative alone, so the class copies the members of that base too.
            let mut alternative = Class {
                base: Some(TypeRef::Scalar(Scalar::Object)),
                at: class.at.clone(),
                lent: std::mem::take(&mut class.lent),
                ..Class::default()
            };
            let collected = self.collect(&mut alternative, owner, target, &target_at, depth + 1);
            class.lent = alternative.lent;
            collected?;
            alternative.members.into_iter().for_each(|member| class.add_alternative(member));
        }
        Ok(())
    }

    /// The places of the schemas that `schema` extends by a reference in its `allOf`.
    pub(super) fn bases_of(&self, schema: &'a Value, at: &Pointer) -> Result<Vec<Pointer>, DocumentError> {
        let place = at.child("allOf");
        let mut bases = Vec::new();
        for (index, part) in items(schema, "allOf", at)?.iter().enumerate() {
            let part_at = place.child(index);
            if reference(part, &part_at)?.is_some() {
                bases.push(follow(&self.source, part, &part_at)?.1);
            }
        }
        Ok(bases)
    }

    /// Adds one part of an `allOf`. The first class with a name is the base. The class copies the members of any other
    /// part.
    fn collect_part(
        &mut self,
        class: &mut Class,
        owner: &str,
        part: &'a Value,
        at: &Pointer,
        depth: usize,
    ) -> Result<(), DocumentError> {
        if reference(part, at)?.is_none() {
            class.notes.extend(inexpressible(part));
            return self.collect(class, owner, part, at, depth + 1);
        }
        let (target, target_at) = follow(&self.source, part, at)?;
        match self.named_kind_of(target, &target_at, depth)? {
            Kind::Class | Kind::List | Kind::Dictionary if class.base.is_none() => {
                class.lent.insert(target_at.clone());
                class.base = Some(self.register(&target_at.last(), target, &target_at)?);
            }
            Kind::Class => {
                if class.lent.insert(target_at.clone()) {
                    self.collect(class, owner, target, &target_at, depth + 1)?;
                }
            }
            _ => class.notes.push(format!("it is also {target_at}, which a class cannot express")),
        }
        Ok(())
    }

    /// The member of the property `name` of the class `owner`.
    fn member(&mut self, owner: &str, name: &str, property: &'a Value, at: &Pointer) -> Result<Member, DocumentError> {
        let dotnet_name = dotnet_name(name, property, at)?;
        let hint = if dotnet_name.is_empty() { UNNAMED_MEMBER } else { &dotnet_name };
        let found = self.use_of(property, at, &format!("{owner}{hint}"), 0)?;
        let mut notes = found.notes;
        if flag(property, "deprecated", at)? {
            notes.push("deprecated".to_owned());
        }
        Ok(Member {
            json_name: name.to_owned(),
            dotnet_name,
            type_ref: found.type_ref,
            is_nullable: found.is_nullable,
            is_required: false,
            description: text(property, "description", at)?,
            notes,
            place: Place::Body,
        })
    }
}

/// The name, before a number, of a member whose own name has no character of an identifier.
pub(super) const UNNAMED_MEMBER: &str = "Member";

/// The .NET name of the member `name`: the name in `x-dotnet-name`, or else `name` with a capital at the front. A name
/// without a character of an identifier becomes empty, and [`free_member_name`] replaces the empty name.
pub(super) fn dotnet_name(name: &str, property: &Value, at: &Pointer) -> Result<String, DocumentError> {
    match text(property, "x-dotnet-name", at)? {
        Some(stated) if names::is_identifier(&stated) => Ok(stated),
        Some(stated) => Err(DocumentError::NotAName { pointer: at.clone(), name: stated }),
        None => Ok(names::identifier(&names::raise_first(name)).unwrap_or_default()),
    }
}

/// `wanted`, with underscores at the end until the name is not `taken`. A numbered name replaces an empty one.
pub(super) fn free_member_name(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    if wanted.is_empty() {
        let mut numbered = (1_usize..).map(|number| format!("{UNNAMED_MEMBER}{number}"));
        return numbered.find(|name| !taken(name)).unwrap_or_default();
    }
    let mut name = wanted.to_owned();
    while taken(&name) {
        name.push('_');
    }
    name
}

/// A type that holds a value of either type.
pub(super) fn either(one: &TypeRef, other: &TypeRef) -> TypeRef {
    if one == other {
        return one.clone();
    }
    let mut alternatives = Vec::new();
    for reference in [one, other] {
        let parts = match reference {
            TypeRef::OneOf(parts) => parts.as_slice(),
            single => std::slice::from_ref(single),
        };
        for part in parts {
            if !alternatives.contains(part) {
                alternatives.push(part.clone());
            }
        }
    }
    TypeRef::OneOf(alternatives)
}

fn enumeration(schema: &Value, at: &Pointer) -> Result<Enumeration, DocumentError> {
    let choices = choice_parts(schema, at)?;
    let mut names = Vec::new();
    for (part, _) in &choices {
        let values =
            part.get("const").into_iter().chain(part.get("enum").and_then(Value::as_array).into_iter().flatten());
        names.extend(values.filter_map(Value::as_str).map(str::to_owned));
    }
    if !names.is_empty() {
        return Ok(Enumeration { values: distinct(names.into_iter().map(|name| (name, None))), is_numeric: false });
    }
    let values: Vec<&Value> = items(schema, "enum", at)?.iter().filter(|value| !value.is_null()).collect();
    if values.iter().all(|value| value.is_string()) {
        let names = values.iter().filter_map(|value| value.as_str()).map(|name| (name.to_owned(), None));
        return Ok(Enumeration { values: distinct(names), is_numeric: false });
    }
    let stated = ["x-enum-varnames", "x-enumNames"].iter().find_map(|word| schema.get(word).and_then(Value::as_array));
    let stated = stated.map(Vec::as_slice).unwrap_or_default();
    let values = values.iter().enumerate().map(|(index, value)| {
        // A value without a name in the document gets its number as the name.
        let name = stated.get(index).and_then(Value::as_str).map_or_else(|| value.to_string(), str::to_owned);
        (name, value.as_i64())
    });
    Ok(Enumeration { values: distinct(values), is_numeric: true })
}

/// The values of an enumeration, without duplicates.
fn distinct(values: impl Iterator<Item = (String, Option<i64>)>) -> Vec<EnumerationValue> {
    let mut known = HashSet::new();
    let mut unnamed = 0_usize;
    let mut found = Vec::new();
    for (name, number) in values {
        if !known.insert((name.clone(), number)) {
            continue;
        }
        let identifier = names::value_identifier(&name).unwrap_or_else(|| {
            unnamed += 1;
            if name.is_empty() { "Empty".to_owned() } else { format!("Value{unnamed}") }
        });
        found.push(EnumerationValue { name, identifier, number });
    }
    found
}
