//! The names of the operations, chosen before anything else is read. An operation and its request class share the name,
//! so no other type may have that name.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::error::DocumentError;
use super::members::{member, object, text};
use super::pointer::Pointer;
use super::reader::Reader;
use super::references::follow;
use crate::model::Verb;
use crate::names;

/// The names of all operations.
#[derive(Debug, Default)]
pub(super) struct OperationNames {
    /// The names by the places of the operations.
    by_place: HashMap<Pointer, OperationName>,
    /// The places of the schemas of the bodies of each request class. Such a schema may become the class itself.
    bodies: HashMap<String, HashSet<Pointer>>,
}

/// The name of an operation, and the operationId in the document.
#[derive(Debug, Clone)]
pub(super) struct OperationName {
    pub(super) name: String,
    pub(super) stated: Option<String>,
}

/// An operation that is not read yet.
pub(super) struct Found<'a> {
    pub(super) path: &'a str,
    pub(super) verb: Verb,
    /// The common part of all operations of the path, and its place.
    pub(super) item: (&'a Value, Pointer),
    pub(super) operation: &'a Value,
    pub(super) at: Pointer,
}

impl OperationNames {
    pub(super) fn at(&self, at: &Pointer) -> Option<&OperationName> {
        self.by_place.get(at)
    }

    /// Whether the name belongs to a request class without the schema at `at` as a body.
    pub(super) fn keeps(&self, name: &str, at: &Pointer) -> bool {
        self.bodies.get(name).is_some_and(|places| !places.contains(at))
    }

    /// Whether an operation has the name `name`.
    pub(super) fn has(&self, name: &str) -> bool {
        self.bodies.contains_key(name)
    }
}

impl<'a> Reader<'a> {
    /// Every operation of the document, in order.
    pub(super) fn find_operations(&self) -> Result<Vec<Found<'a>>, DocumentError> {
        let mut found = Vec::new();
        let paths_at = Pointer::root().child("paths");
        let Some(paths) = member(self.root, "paths") else { return Ok(found) };
        for (path, item) in object(paths, &paths_at)? {
            if path.starts_with("x-") {
                continue;
            }
            let (item, item_at) = follow(&self.source, item, &paths_at.child(path))?;
            for (word, operation) in object(item, &item_at)? {
                let Some(verb) = Verb::ALL.into_iter().find(|verb| verb.name().to_ascii_lowercase() == *word) else {
                    continue;
                };
                let at = item_at.child(word);
                found.push(Found { path, verb, item: (item, item_at.clone()), operation, at });
            }
        }
        Ok(found)
    }

    /// Gives each operation its name: the operationId, or else a name from the method and the path.
    pub(super) fn name_operations(&mut self, found: &[Found<'a>]) -> Result<(), DocumentError> {
        let mut taken: HashMap<String, String> = HashMap::new();
        let mut names = OperationNames::default();
        for Found { operation, at, .. } in found {
            object(operation, at)?;
            let Some(stated) = text(operation, "operationId", at)? else { continue };
            let Some(wanted) = names::identifier(&stated) else { continue };
            // Operations with the same operationId are one operation. The names of other operations must differ in more
            // than case.
            let is_free = |name: &str| taken.get(&name.to_ascii_lowercase()).is_none_or(|known| *known == stated);
            let mut numbered = (2_usize..).map(|number| format!("{wanted}{number}"));
            let name =
                if is_free(&wanted) { wanted.clone() } else { numbered.find(|name| is_free(name)).unwrap_or_default() };
            taken.insert(name.to_ascii_lowercase(), stated.clone());
            names.by_place.insert(at.clone(), OperationName { name, stated: Some(stated) });
        }
        for Found { operation, verb, path, at, .. } in found {
            if names.by_place.contains_key(at) {
                continue;
            }
            let wanted = made_name(*verb, path);
            let numbered = (2..).map(|number| format!("{wanted}{number}"));
            let free = std::iter::once(wanted.clone())
                .chain(numbered)
                .find(|name| !self.reserved.contains_key(name) && !taken.contains_key(&name.to_ascii_lowercase()));
            let name = free.unwrap_or(wanted);
            taken.insert(name.to_ascii_lowercase(), String::new());
            // An operationId without a character of an identifier is kept for links to the operation.
            let stated = text(operation, "operationId", at)?;
            names.by_place.insert(at.clone(), OperationName { name, stated });
        }
        for Found { operation, at, .. } in found {
            let Some(OperationName { name, .. }) = names.by_place.get(at) else { continue };
            let places = names.bodies.entry(name.clone()).or_default();
            // An error in the body is reported when the body is read.
            let body = self.request_content(operation, at).ok().flatten();
            let body = body.and_then(|body| follow(&self.source, body.schema, &body.at).ok().map(|(_, at)| at));
            places.extend(body);
        }
        self.operation_names = names;
        Ok(())
    }
}

/// The name from a method and a path: `GET /pets/{petId}` becomes `GetPetsPetId`.
fn made_name(verb: Verb, path: &str) -> String {
    let words = format!("{} {path}", verb.name().to_ascii_lowercase());
    names::identifier(&words).unwrap_or_else(|| names::raise_first(&verb.name().to_ascii_lowercase()))
}
