//! Schemas from the inside: the members of a class, the values of an enumeration, the types of a choice.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::kinds::{Kind, choice_parts};
use super::pointer::{follow, items, object, reference, text, texts, unexpected};
use super::schemas::inexpressible;
use super::{DEEPEST, DocumentError, Pointer, Reader};
use crate::model::{Enumeration, EnumerationValue, Member, Place, Shape, TypeRef};
use crate::names;

/// What a type with a name of its own is made of.
#[derive(Debug)]
pub(super) struct Contents {
    pub(super) base: Option<TypeRef>,
    pub(super) shape: Shape,
    pub(super) notes: Vec<String>,
}

/// The parts of a class, while they are collected.
#[derive(Debug, Default)]
struct Class {
    base: Option<TypeRef>,
    members: Vec<Member>,
    required: Vec<String>,
    notes: Vec<String>,
    /// The names that the members have in JSON, by what they are without regard to case, and in .NET.
    json_names: HashMap<String, String>,
    dotnet_names: HashSet<String>,
    /// Classes whose members are in already, so that a class reached on many ways costs no more than on one.
    lent: HashSet<Pointer>,
}

impl Class {
    /// Adds a member. One that is there already counts once. One that only looks like another in .NET is told apart; one
    /// that differs from another in case only cannot be, because names are compared without regard to case.
    fn add(&mut self, mut member: Member) {
        match self.json_names.entry(member.json_name.to_ascii_lowercase()) {
            Entry::Occupied(known) => {
                if *known.get() != member.json_name {
                    let note = format!("`{}` is left out: it is `{}` in another case", member.json_name, known.get());
                    self.notes.push(note);
                }
                return;
            }
            Entry::Vacant(place) => place.insert(member.json_name.clone()),
        };
        while !self.dotnet_names.insert(member.dotnet_name.clone()) {
            member.dotnet_name.push('_');
        }
        self.members.push(member);
    }

    fn into_contents(mut self) -> Contents {
        let (own, inherited): (Vec<String>, Vec<String>) =
            self.required.into_iter().partition(|name| self.json_names.get(&name.to_ascii_lowercase()) == Some(name));
        let own: HashSet<String> = own.into_iter().collect();
        for member in &mut self.members {
            member.is_required |= own.contains(&member.json_name);
        }
        self.notes.extend(inherited.into_iter().map(|name| format!("`{name}`, which it inherits, is required")));
        Contents { base: self.base, shape: Shape::Class(self.members), notes: self.notes }
    }
}

impl<'a> Reader<'a> {
    /// What the type `name`, found at `at`, is made of.
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
                let mut class = Class::default();
                self.collect(&mut class, name, schema, at, 0)?;
                class.into_contents()
            }
        };
        contents.notes.extend(inexpressible(schema));
        Ok(contents)
    }

    /// Adds what `schema` says to `class`, which is called `owner`.
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
        object(schema, at)?;
        let place = at.child("allOf");
        for (index, part) in items(schema, "allOf", at)?.iter().enumerate() {
            self.collect_part(class, owner, part, &place.child(index), depth)?;
        }
        let properties_at = at.child("properties");
        if let Some(properties) = super::pointer::member(schema, "properties") {
            for (name, property) in object(properties, &properties_at)? {
                let member = self.member(owner, name, property, &properties_at.child(name))?;
                class.add(member);
            }
        }
        class.required.extend(texts(schema, "required", at)?.unwrap_or_default());
        if schema.get("additionalProperties").is_some_and(Value::is_object) {
            class.notes.push("it may hold further members under any name".to_owned());
        }
        let choices = choice_parts(schema, at)?;
        if !choices.is_empty() {
            let alternatives: Vec<_> = choices.iter().map(|(_, choice_at)| choice_at.to_string()).collect();
            class.notes.push(format!("it also has the members of one of {}", alternatives.join(", ")));
        }
        Ok(())
    }

    /// Adds one part of an `allOf`: the first class that has a name of its own is the base, another one lends its
    /// members.
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
        let (target, target_at) = follow(self.root, part, at)?;
        match self.named_kind_of(target, &target_at, depth)? {
            Kind::Class | Kind::List | Kind::Dictionary if class.base.is_none() => {
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

    /// The member that the property `name` of the class `owner` makes.
    fn member(&mut self, owner: &str, name: &str, property: &'a Value, at: &Pointer) -> Result<Member, DocumentError> {
        let dotnet_name = dotnet_name(name, property, at)?;
        let found = self.use_of(property, at, &format!("{owner}{dotnet_name}"), 0)?;
        let mut notes = found.notes;
        if super::pointer::flag(property, "deprecated", at)? {
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

/// The .NET name of the member `name`: what `x-dotnet-name` says, otherwise the name with its first letter raised.
pub(super) fn dotnet_name(name: &str, property: &Value, at: &Pointer) -> Result<String, DocumentError> {
    let not_a_name = |name: &str| DocumentError::NotAName { pointer: at.clone(), name: name.to_owned() };
    match text(property, "x-dotnet-name", at)? {
        Some(stated) if names::is_identifier(&stated) => Ok(stated),
        Some(stated) => Err(not_a_name(&stated)),
        None => names::identifier(&names::raise_first(name)).ok_or_else(|| not_a_name(name)),
    }
}

fn enumeration(schema: &Value, at: &Pointer) -> Result<Enumeration, DocumentError> {
    let choices = choice_parts(schema, at)?;
    let mut names = Vec::new();
    for (part, _) in &choices {
        let values =
            part.get("const").into_iter().chain(part.get("enum").and_then(Value::as_array).into_iter().flatten());
        names.extend(values.filter_map(Value::as_str).map(str::to_owned));
    }
    if !choices.is_empty() {
        let values = names.into_iter().map(|name| EnumerationValue { name, number: None }).collect();
        return Ok(Enumeration { values, is_numeric: false });
    }
    let stated = match texts(schema, "x-enum-varnames", at)? {
        None => texts(schema, "x-enumNames", at)?,
        names => names,
    };
    let values: Vec<&Value> = items(schema, "enum", at)?.iter().filter(|value| !value.is_null()).collect();
    if values.iter().all(|value| value.is_string()) {
        let values = values.iter().filter_map(|value| value.as_str());
        let values = values.map(|name| EnumerationValue { name: name.to_owned(), number: None }).collect();
        return Ok(Enumeration { values, is_numeric: false });
    }
    let names = stated.unwrap_or_default();
    if names.len() != values.len() {
        return Err(unexpected(&at.child("x-enum-varnames"), "a name for each value of `enum`"));
    }
    let numbers = values.iter().map(|value| value.as_i64());
    let values = names.into_iter().zip(numbers).map(|(name, number)| EnumerationValue { name, number }).collect();
    Ok(Enumeration { values, is_numeric: true })
}
