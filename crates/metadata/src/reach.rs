//! The types of a listing or page, and their order.
//!
//! This module sees names only and writes no type.

use std::collections::{HashMap, HashSet};

use crate::model::{Document, Operation, Type, TypeRef};

/// The types of an operation's page: the request class, its base and the types of its members, depth first; then the
/// answer in the same way, unless the page has none. Types of the client library are left out.
pub(crate) fn types_of_page<'a>(document: &'a Document, operation: &'a Operation) -> Vec<&'a Type> {
    types_with(document, operation, operation.response.as_ref().filter(|_| operation.page_shows_response))
}

/// The types of an operation as in [`types_of_page`], always with the answer.
pub(crate) fn types_of_operation<'a>(document: &'a Document, operation: &'a Operation) -> Vec<&'a Type> {
    types_with(document, operation, operation.response.as_ref())
}

fn types_with<'a>(document: &'a Document, operation: &'a Operation, response: Option<&'a TypeRef>) -> Vec<&'a Type> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    add_named(document, &operation.name, &mut found, &mut seen);
    if let Some(response) = response {
        response.visit_names(&mut |name| add_named(document, name, &mut found, &mut seen));
    }
    found
}

/// The names of a type and of all types that it refers to.
pub(crate) fn names_reached<'a>(document: &'a Document, name: &str) -> HashSet<&'a str> {
    let mut found = Vec::new();
    if let Some(one) = document.find_type(name) {
        add_named(document, &one.name, &mut found, &mut HashSet::new());
    }
    found.into_iter().map(|one| one.name.as_str()).collect()
}

/// Adds the type called `name` and the types that it uses, each before the types that it uses in turn. The path is a
/// list, because a chain of classes can be longer than a call stack.
fn add_named<'a>(document: &'a Document, name: &'a str, found: &mut Vec<&'a Type>, seen: &mut HashSet<&'a str>) {
    let mut waiting = vec![name];
    while let Some(name) = waiting.pop() {
        let Some(next) = document.find_type(name) else { continue };
        if !seen.insert(name) || next.belongs_to_client_library() {
            continue;
        }
        found.push(next);
        let mentioned = names_in(next.references());
        // A value of a subtype can stand in place of the base.
        waiting.extend(next.subtypes.iter().map(String::as_str).rev());
        waiting.extend(mentioned.into_iter().rev());
    }
}

/// `types` in an order in which each type follows the types that it uses, as far as circles allow, and always follows
/// its base. `returned` gives the names in the answer to a request class.
///
/// This is the order of published listings: bases move forward first; then each type follows the types that it uses,
/// depth first. In a circle the type at which the walk enters comes first.
pub(crate) fn dependencies_first<'a>(types: &[&'a Type], returned: impl Fn(&Type) -> Vec<&'a str>) -> Vec<&'a Type> {
    let by_name: HashMap<&str, &'a Type> = types.iter().map(|one| (one.name.as_str(), *one)).collect();
    let step = |at: &'a Type| {
        let mut mentioned = returned(at);
        mentioned.extend(names_in(at.references()));
        mentioned.reverse();
        Step { at, mentioned }
    };
    let mut ordered: Vec<&'a Type> = Vec::with_capacity(types.len());
    let mut placed = HashSet::new();
    let mut considered = HashSet::new();
    for first in bases_first(types, &by_name) {
        let mut path = vec![step(first)];
        while let Some(last) = path.last_mut() {
            if let Some(name) = last.mentioned.pop() {
                let next = by_name.get(name).filter(|next| considered.insert(next.name.as_str()));
                path.extend(next.map(|next| step(next)));
            } else {
                if placed.insert(last.at.name.as_str()) {
                    ordered.push(last.at);
                }
                path.pop();
            }
        }
        considered.insert(first.name.as_str());
    }
    bases_first(&ordered, &by_name)
}

/// `types` with the request classes first, then the types of their answers, then all other types.
pub(crate) fn requests_first<'a>(document: &Document, types: &[&'a Type]) -> Vec<&'a Type> {
    let mut ranks: HashMap<&str, usize> = HashMap::new();
    for operation in document.operations() {
        if let Some(TypeRef::Named(name)) = &operation.response {
            ranks.entry(name).or_insert(1);
        }
        ranks.insert(&operation.name, 0);
    }
    let mut ordered = types.to_vec();
    ordered.sort_by_key(|one| ranks.get(one.name.as_str()).copied().unwrap_or(2));
    ordered
}

/// A type on the path, and the names to visit, with the next name last.
struct Step<'a> {
    at: &'a Type,
    mentioned: Vec<&'a str>,
}

/// `types` in the same order, except that each base precedes its class.
fn bases_first<'a>(types: &[&'a Type], by_name: &HashMap<&str, &'a Type>) -> Vec<&'a Type> {
    let mut ordered = Vec::with_capacity(types.len());
    let mut placed = HashSet::new();
    for first in types {
        let mut chain = Vec::new();
        let mut next = Some(*first);
        while let Some(class) = next.filter(|class| placed.insert(class.name.as_str())) {
            chain.push(class);
            next = match &class.base {
                Some(TypeRef::Named(base)) => by_name.get(base.as_str()).copied(),
                _ => None,
            };
        }
        ordered.extend(chain.into_iter().rev());
    }
    ordered
}

/// The type names in `references`, in order and without duplicates.
fn names_in<'a>(references: impl Iterator<Item = &'a TypeRef>) -> Vec<&'a str> {
    let mut names = Vec::new();
    let mut seen = HashSet::new();
    for reference in references {
        reference.visit_names(&mut |name| {
            if seen.insert(name) {
                names.push(name);
            }
        });
    }
    names
}
