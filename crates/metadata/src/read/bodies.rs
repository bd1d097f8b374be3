//! Bodies of requests: the part of the request class that comes from the type of the body.
//!
//! `operations` chooses the body of an operation.

use std::collections::HashSet;

use super::classes::{either, free_member_name};
use super::facts::Use;
use super::pointer::Pointer;
use super::reader::{Reader, data_contract_namespace};
use crate::model::{Member, Shape, Type, TypeRef};
use crate::scalar::Scalar;

/// The part of a request class that comes from the body.
#[derive(Default)]
pub(super) struct BodyPart {
    pub(super) base: Option<TypeRef>,
    pub(super) members: Vec<Member>,
    pub(super) notes: Vec<String>,
    /// The namespaces of the body's class in .NET and XML, if they differ from those of the document.
    pub(super) namespaces: Option<(String, String)>,
    /// The place of the body's schema.
    pub(super) place: Option<Pointer>,
}

impl Reader<'_> {
    /// Copies the members of the body's class. A list or dictionary becomes the base of the request class. A choice
    /// gives the members of all its classes as optional members, so that the request can carry each of the classes.
    pub(super) fn body_members(&mut self, found: Use) -> BodyPart {
        let mut part = BodyPart { notes: found.notes, ..BodyPart::default() };
        match found.type_ref {
            TypeRef::Named(name) => match self.type_mut(&name).cloned() {
                Some(Type { shape: Shape::Class(members), base, notes, namespace, xml_namespace, .. }) => {
                    part.members = members;
                    part.base = base;
                    let new = notes.into_iter().filter(|note| !part.notes.contains(note)).collect::<Vec<_>>();
                    part.notes.extend(new);
                    let is_stated = xml_namespace != data_contract_namespace(&self.default_namespace);
                    part.namespaces = is_stated.then_some((namespace, xml_namespace));
                }
                Some(Type { shape: Shape::Choice(alternatives), .. }) => self.add_choice(&mut part, &alternatives),
                _ => part.notes.push(format!("the body is a {name}")),
            },
            base @ (TypeRef::List(_) | TypeRef::Dictionary(..)) => part.base = Some(base),
            TypeRef::OneOf(alternatives) => self.add_choice(&mut part, &alternatives),
            single @ (TypeRef::Scalar(_) | TypeRef::Nullable(_)) => {
                part.notes.push(format!("the body is no object but a value: {}", described(&single)));
            }
        }
        part
    }

    fn add_choice(&self, part: &mut BodyPart, alternatives: &[TypeRef]) {
        let names: Vec<String> = alternatives.iter().map(described).collect();
        part.notes.push(format!("the body is one of {}", names.join(", ")));
        let mut seen = HashSet::new();
        let mut waiting: Vec<&TypeRef> = alternatives.iter().rev().collect();
        while let Some(alternative) = waiting.pop() {
            let of = match alternative {
                TypeRef::Nullable(item) => {
                    waiting.push(item);
                    continue;
                }
                TypeRef::Named(name) if seen.insert(name) => self.find(name),
                _ => None,
            };
            match of.map(|of| &of.shape) {
                Some(Shape::Choice(inner)) => waiting.extend(inner.iter().rev()),
                Some(Shape::Class(_)) => of.into_iter().for_each(|of| self.add_alternative(part, of)),
                _ => {}
            }
        }
    }

    /// Adds the members of `of` and of its bases.
    fn add_alternative(&self, part: &mut BodyPart, of: &Type) {
        let mut line = vec![of];
        while let Some(Type { base: Some(TypeRef::Named(base)), .. }) = line.last() {
            let base = self.find(base).filter(|base| line.iter().all(|known| known.name != base.name));
            let Some(base) = base else { break };
            line.push(base);
        }
        for member in line.into_iter().rev().flat_map(Type::members) {
            let mut member = Member { is_required: false, ..member.clone() };
            match part.members.iter_mut().find(|known| known.json_name == member.json_name) {
                Some(known) => known.type_ref = self.either(&known.type_ref, &member.type_ref),
                None => {
                    let is_taken = |name: &str| part.members.iter().any(|known| known.dotnet_name == name);
                    member.dotnet_name = free_member_name(&member.dotnet_name, is_taken);
                    part.members.push(member);
                }
            }
        }
    }

    /// A type that holds a value of either type. The common type of texts is a text.
    fn either(&self, one: &TypeRef, other: &TypeRef) -> TypeRef {
        let is_text = |reference: &TypeRef| match reference {
            TypeRef::Scalar(Scalar::String) => true,
            TypeRef::Named(name) => {
                self.find(name).is_some_and(|of| matches!(&of.shape, Shape::Enumeration(values) if !values.is_numeric))
            }
            _ => false,
        };
        if one != other && is_text(one) && is_text(other) {
            TypeRef::Scalar(Scalar::String)
        } else {
            either(one, other)
        }
    }

    fn find(&self, name: &str) -> Option<&Type> {
        self.positions.get(name).and_then(|&position| self.types.get(position))
    }
}

/// The type as a note names it.
fn described(type_ref: &TypeRef) -> String {
    match type_ref {
        TypeRef::Scalar(scalar) => scalar.csharp_name().to_owned(),
        TypeRef::List(item) => format!("List<{}>", described(item)),
        TypeRef::Dictionary(key, value) => format!("Dictionary<{}, {}>", described(key), described(value)),
        TypeRef::Named(name) => name.clone(),
        TypeRef::Nullable(item) => described(item),
        TypeRef::OneOf(alternatives) => alternatives.iter().map(described).collect::<Vec<_>>().join(" or "),
    }
}
