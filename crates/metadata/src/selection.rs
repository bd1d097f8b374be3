//! The types of a file for typed clients: the lists `IncludeTypes` and `ExcludeTypes`.
//!
//! The notation is that of the family's tools: `Name` is one type, `Name.*` a type and all types that it refers to,
//! `*.Name` every request that refers to a type, `Namespace/*` a namespace, and `{tag1,tag2}` the operations of these
//! groups with all types that they refer to. A bare name of a group, which is no type, stands for the group, because
//! the tools send a group in that form. `ExcludeTypes` also knows `services` (the request classes) and `types` (all
//! others). Names are in any case.

use std::collections::HashSet;

use crate::model::{Document, Type};
use crate::reach::{names_reached, types_of_operation};

/// The reason for which a list of types is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the list of types names `{entry}`, and the document has no type, namespace or group of that name")]
#[non_exhaustive]
pub struct SelectionError {
    /// The refused entry.
    pub entry: String,
}

/// The types that both lists leave, in the order of the document. An empty `include` includes all types.
pub(crate) fn selected_types<'a>(
    document: &'a Document,
    include: &str,
    exclude: &str,
) -> Result<Vec<&'a Type>, SelectionError> {
    let included = names_of(document, include, false)?;
    let excluded = names_of(document, exclude, true)?;
    let is_wanted = |name: &str| include.trim().is_empty() || included.contains(name);
    let types = document.types().iter().filter(|one| !one.belongs_to_client_library());
    Ok(types.filter(|one| is_wanted(&one.name) && !excluded.contains(one.name.as_str())).collect())
}

/// The names of the types in a list.
fn names_of<'a>(document: &'a Document, list: &str, is_exclusion: bool) -> Result<HashSet<&'a str>, SelectionError> {
    let mut names = HashSet::new();
    for entry in entries(list) {
        let found = match entry {
            "services" if is_exclusion => service_names(document, true),
            "types" if is_exclusion => service_names(document, false),
            entry => names_of_entry(document, entry),
        };
        if found.is_empty() {
            return Err(SelectionError { entry: entry.to_owned() });
        }
        names.extend(found);
    }
    Ok(names)
}

/// The entries of a list. Commas separate entries, except between braces.
fn entries(list: &str) -> impl Iterator<Item = &str> {
    let mut in_braces = false;
    let parts = list.split(move |character| {
        in_braces = (in_braces || character == '{') && character != '}';
        character == ',' && !in_braces
    });
    parts.map(str::trim).filter(|entry| !entry.is_empty())
}

fn names_of_entry<'a>(document: &'a Document, entry: &str) -> Vec<&'a str> {
    if let Some(tags) = entry.strip_prefix('{') {
        let tags = tags.trim_end_matches(".*").trim_end_matches('}');
        return names_of_groups(document, tags.split(',').map(str::trim));
    }
    if let Some(name) = entry.strip_prefix("*.") {
        let target = find(document, name).map(|one| one.name.as_str());
        let refers = |request: &&str| target.is_some_and(|target| reached(document, request).contains(target));
        return service_names(document, true).into_iter().filter(refers).collect();
    }
    if let Some(namespace) = entry.strip_suffix('*').map(str::trim_end).and_then(|entry| entry.strip_suffix('/')) {
        let is_in = |one: &&Type| one.namespace.eq_ignore_ascii_case(namespace.trim_end());
        return document.types().iter().filter(is_in).map(|one| one.name.as_str()).collect();
    }
    let (name, with_references) = entry.strip_suffix(".*").map_or((entry, false), |name| (name, true));
    match find(document, name) {
        Some(one) if with_references => reached(document, &one.name).into_iter().collect(),
        Some(one) => vec![&one.name],
        None => names_of_groups(document, std::iter::once(name)),
    }
}

/// The request classes, or all others.
fn service_names(document: &Document, is_service: bool) -> Vec<&str> {
    let names = document.types().iter().map(|one| one.name.as_str());
    names.filter(|name| is_request(document, name) == is_service).collect()
}

fn is_request(document: &Document, name: &str) -> bool {
    document.find_operation(name).is_some_and(|operation| operation.name == name)
}

/// The operations of some groups, with all types that they refer to.
fn names_of_groups<'a, 't>(document: &'a Document, tags: impl Iterator<Item = &'t str>) -> Vec<&'a str> {
    let tags: Vec<&str> = tags.collect();
    let has_tag = |known: &String| tags.iter().any(|tag| known.eq_ignore_ascii_case(tag));
    let operations = document.operations().iter().filter(|operation| operation.tags.iter().any(has_tag));
    operations.flat_map(|operation| reached(document, &operation.name)).collect()
}

/// A type and all types that it refers to; for a request class also the types of the answer.
fn reached<'a>(document: &'a Document, name: &str) -> HashSet<&'a str> {
    match document.find_operation(name).filter(|operation| operation.name == name) {
        Some(operation) => {
            let response = types_of_operation(document, operation);
            response.into_iter().map(|one| one.name.as_str()).collect()
        }
        None => names_reached(document, name),
    }
}

/// The type called `name`, or else a type whose name differs in case.
fn find<'a>(document: &'a Document, name: &str) -> Option<&'a Type> {
    let in_other_case = || document.types().iter().find(|one| one.name.eq_ignore_ascii_case(name));
    document.find_type(name).or_else(in_other_case)
}
