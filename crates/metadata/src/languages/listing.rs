//! The contents of a listing, which the writer of a language gets.

use std::collections::HashSet;

use super::options::Options;
use crate::model::{Document, Operation, Route, Type, TypeRef, Verb};
use crate::reach::requests_first;

/// The purpose of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A page: the published form, without routes and return markers.
    Page,
    /// A file for a typed client, with routes, return markers and a header.
    File,
}

/// The contents of a listing.
#[derive(Debug)]
pub(crate) struct Listing<'a> {
    pub(crate) document: &'a Document,
    /// The types, with the request class first and each type before the types that it uses.
    pub(crate) types: Vec<&'a Type>,
    pub(crate) form: Form,
    /// The options with their values.
    pub(crate) options: Options,
    /// The comment with the options of a file and a blank line below; empty on a page.
    pub(crate) header: String,
    /// The host of the service's public address.
    pub(crate) host: &'a str,
}

/// The answer in the return marker of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Returned<'a> {
    /// No answer: `IReturnVoid`.
    Nothing,
    /// A value of this type: `IReturn<T>`.
    Value(&'a TypeRef),
}

impl<'a> Listing<'a> {
    /// The operation whose request class `of` is.
    pub(crate) fn operation_of(&self, of: &Type) -> Option<&'a Operation> {
        self.document.find_operation(&of.name).filter(|operation| operation.name == of.name)
    }

    /// The answer in the return marker of the request class `of`. Neither a page nor another class has a return marker.
    pub(crate) fn returned(&self, of: &Type) -> Option<Returned<'a>> {
        let operation = self.operation_of(of).filter(|_| self.form == Form::File)?;
        Some(operation.response.as_ref().map_or(Returned::Nothing, Returned::Value))
    }

    /// The names of the types in the return marker of the request class `of`.
    pub(crate) fn returned_names(&self, of: &Type) -> Vec<&'a str> {
        // A marker in the document names the answer even for a page, which leaves the marker out.
        let is_said = self.form == Form::File
            || self.operation_of(of).is_some_and(|one| one.markers.iter().any(|marker| is_return_marker(marker)));
        if is_said { self.answer_names(of) } else { Vec::new() }
    }

    /// The names of the types in the answer to the request class `of`. In a listing with dependencies first these types
    /// precede the request, with or without a return marker.
    pub(crate) fn answer_names(&self, of: &Type) -> Vec<&'a str> {
        let mut names = Vec::new();
        if let Some(response) = self.operation_of(of).and_then(|operation| operation.response.as_ref()) {
            response.visit_names(&mut |name| names.push(name));
        }
        names
    }

    /// The markers of the request class `of`, without return markers.
    pub(crate) fn markers(&self, of: &Type) -> Vec<&'a str> {
        let markers = self.operation_of(of).map(|operation| operation.markers.as_slice()).unwrap_or_default();
        markers.iter().map(String::as_str).filter(|marker| !is_return_marker(marker)).collect()
    }

    /// The method of the request class `of`: the method of a marker, or else the first method.
    pub(crate) fn verb(&self, of: &Type) -> Option<Verb> {
        let verbs = || self.routes(of).iter().flat_map(|route| route.verbs.iter().copied());
        let markers = self.markers(of);
        let is_marked = |verb: &Verb| verb.marker().is_some_and(|marker| markers.contains(&marker));
        verbs().find(is_marked).or_else(|| verbs().next())
    }

    /// The types of the client library that the listing uses, at any depth. A client without a package needs these
    /// types in its file.
    pub(crate) fn library_types(&self) -> Vec<&'a Type> {
        let mut found: Vec<&'a Type> = Vec::new();
        let mut known = HashSet::new();
        let mut waiting: Vec<&'a Type> = self.types.iter().rev().copied().collect();
        while let Some(of) = waiting.pop() {
            let mut names = self.returned_names(of);
            of.references().for_each(|reference| reference.visit_names(&mut |name| names.push(name)));
            for name in names {
                let of_library = self.document.find_type(name).filter(|found| found.belongs_to_client_library());
                if let Some(of_library) = of_library.filter(|_| known.insert(name)) {
                    found.push(of_library);
                    waiting.push(of_library);
                }
            }
        }
        found
    }

    /// The types in the order of most listings: on a page in the order of their use; in a file the requests, their answers,
    /// then all other types.
    pub(crate) fn ordered(&self) -> Vec<&'a Type> {
        match self.form {
            Form::Page => self.types.clone(),
            Form::File => requests_first(self.document, &self.types),
        }
    }

    /// The document's own types that the listing may use. A page has all of them, and a file may leave some out.
    pub(crate) fn own_types(&self) -> impl Iterator<Item = &'a Type> + use<'a> {
        let types = match self.form {
            Form::Page => self.types.clone(),
            Form::File => self.document.types().iter().collect(),
        };
        types.into_iter().filter(|of| !of.belongs_to_client_library())
    }

    /// The classes that `of` extends, the nearest first.
    pub(crate) fn base_classes(&self, of: &Type) -> Vec<&'a Type> {
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        let mut next = self.document.base_of(of);
        while let Some(base) = next.filter(|base| seen.insert(base.name.as_str())) {
            found.push(base);
            next = self.document.base_of(base);
        }
        found
    }

    /// The routes of the request class `of`. A page has a table for the routes, and its listing has none.
    pub(crate) fn routes(&self, of: &Type) -> &'a [Route] {
        let operation = self.operation_of(of).filter(|_| self.form == Form::File);
        operation.map(|operation| operation.routes.as_slice()).unwrap_or_default()
    }
}

/// Whether the marker is a return marker. A file writes return markers of its own.
fn is_return_marker(marker: &str) -> bool {
    marker == "IReturnVoid" || marker.starts_with("IReturn<")
}
