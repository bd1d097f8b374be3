//! The common part of the languages without a client package: the types of a listing and the types that contain
//! themselves.
//!
//! No package has the types of the service family, so a listing has them too. This file has no syntax of a language.

use std::collections::{HashMap, HashSet};

use super::listing::Listing;
use crate::model::{Document, Shape, Type, TypeRef};

/// The types of `listing`, then the types of the service family that they use, at any depth.
pub(super) fn with_library_types<'a>(listing: &Listing<'a>) -> Vec<&'a Type> {
    let mut types = listing.ordered();
    types.extend(listing.library_types());
    types
}

/// The list or dictionary of a class that is nothing else.
pub(super) fn collection_of<'a>(document: &'a Document, of: &'a Type) -> Option<&'a TypeRef> {
    let mut seen = HashSet::new();
    let mut next = Some(of);
    while let Some(of) = next.filter(|of| of.members().is_empty() && seen.insert(of.name.as_str())) {
        match (&of.shape, &of.base) {
            (Shape::Class(_), Some(collection @ (TypeRef::List(_) | TypeRef::Dictionary(..)))) => {
                return Some(collection);
            }
            (Shape::Class(_), Some(TypeRef::Named(base))) => next = document.find_type(base),
            _ => return None,
        }
    }
    None
}

/// A number for each of `types` and the types inside them. Types that contain each other share a number, unless a list
/// or a dictionary is between them: a value of such a type would have no end.
pub(super) fn holding_circles<'a>(document: &'a Document, types: &[&'a Type]) -> HashMap<&'a str, usize> {
    let mut search = Search { document, marks: HashMap::new(), circles: HashMap::new(), open: Vec::new() };
    for of in types {
        search.visit(of);
    }
    search.circles
}

/// Tarjan's search for strongly connected components. The path is a list, because a chain of types can be longer than a
/// call stack.
struct Search<'a> {
    document: &'a Document,
    /// For each type the position of its visit and of the earliest type that the search reaches from it.
    marks: HashMap<&'a str, (usize, usize)>,
    circles: HashMap<&'a str, usize>,
    open: Vec<&'a str>,
}

impl<'a> Search<'a> {
    fn visit(&mut self, root: &'a Type) {
        if self.marks.contains_key(root.name.as_str()) {
            return;
        }
        let mut path = vec![self.enter(root)];
        while let Some((name, held)) = path.last_mut() {
            let name = *name;
            match held.pop() {
                Some(next) => match self.marks.get(next).copied() {
                    None => path.extend(self.document.find_type(next).map(|next| self.enter(next))),
                    Some((met, _)) if !self.circles.contains_key(next) => self.lower(name, met),
                    Some(_) => {}
                },
                None => {
                    path.pop();
                    self.leave(name);
                    let low = self.marks.get(name).map_or(usize::MAX, |(_, low)| *low);
                    if let Some((above, _)) = path.last() {
                        let above = *above;
                        self.lower(above, low);
                    }
                }
            }
        }
    }

    fn enter(&mut self, of: &'a Type) -> (&'a str, Vec<&'a str>) {
        let met = self.marks.len();
        self.marks.insert(&of.name, (met, met));
        self.open.push(&of.name);
        let mut held = Vec::new();
        of.references().for_each(|reference| add_held(reference, &mut held));
        held.retain(|name| self.document.find_type(name).is_some());
        (&of.name, held)
    }

    fn lower(&mut self, name: &str, low: usize) {
        if let Some(mark) = self.marks.get_mut(name) {
            mark.1 = mark.1.min(low);
        }
    }

    fn leave(&mut self, name: &'a str) {
        let Some((met, low)) = self.marks.get(name).copied() else { return };
        if met == low {
            while let Some(member) = self.open.pop() {
                self.circles.insert(member, met);
                if member == name {
                    return;
                }
            }
        }
    }
}

/// The types that a value contains without a list or a dictionary between them.
fn add_held<'a>(reference: &'a TypeRef, held: &mut Vec<&'a str>) {
    match reference {
        TypeRef::Named(name) => held.push(name),
        TypeRef::Nullable(item) => add_held(item, held),
        TypeRef::OneOf(alternatives) => alternatives.iter().for_each(|one| add_held(one, held)),
        TypeRef::Scalar(_) | TypeRef::List(_) | TypeRef::Dictionary(..) => {}
    }
}
