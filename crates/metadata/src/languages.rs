//! The languages that listings are written in.
//!
//! A language is one file of this folder and one line of [`LANGUAGES`]. A language sees types and never a page.

mod csharp;
mod dart;
mod dotnet;
mod ecmascript;
mod fsharp;
mod go;
mod header;
mod java;
mod jvm;
mod kotlin;
mod lines;
mod mjs;
mod options;
mod php;
mod properties;
mod python;
mod rust;
mod standalone;
mod swift;
mod text;
mod typescript;
mod vbnet;

use std::collections::HashSet;

use crate::model::{Document, Operation, Route, Type, TypeRef, Verb};

pub(crate) use header::{Facts as HeaderFacts, Header, write_header};
pub(crate) use options::Options;
pub use options::{OptionError, OptionKind};

use options::OptionDefinition;

/// Every language, in the order of the tabs.
#[rustfmt::skip]
static LANGUAGES: &[&Definition] = &[
    &csharp::CSHARP,
    &mjs::MJS,
    &typescript::TYPESCRIPT,
    &dart::DART,
    &java::JAVA,
    &kotlin::KOTLIN,
    &python::PYTHON,
    &php::PHP,
    &swift::SWIFT,
    &vbnet::VBNET,
    &fsharp::FSHARP,
    &go::GO,
    &rust::RUST,
];

/// What a language is.
#[derive(Debug)]
pub(crate) struct Definition {
    /// The name in addresses: `lang=python`.
    pub(crate) name: &'static str,
    /// Other names that it answers to.
    pub(crate) aliases: &'static [&'static str],
    /// The name for people.
    pub(crate) title: &'static str,
    /// The ending of its files, without the dot.
    pub(crate) extension: &'static str,
    /// How a file says with which options it was made.
    pub(crate) header: Header,
    /// The options of its files, in the order of the header. Each of them does what it says.
    pub(crate) options: &'static [OptionDefinition],
    /// Writes a listing down; the text ends with a line break.
    pub(crate) write: fn(&Listing<'_>) -> String,
}

/// For what a listing is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// To be read on a page: the published form, without routes and return markers.
    Page,
    /// To be sent: a file for a typed client, with routes, return markers and a header.
    File,
}

/// What a listing is made of.
#[derive(Debug)]
pub(crate) struct Listing<'a> {
    pub(crate) document: &'a Document,
    /// The types, request class first, each before what it mentions.
    pub(crate) types: Vec<&'a Type>,
    pub(crate) form: Form,
    /// The options, each with a value.
    pub(crate) options: Options,
    /// The comment that a file carries its options in, with a blank line behind it; empty on a page.
    pub(crate) header: String,
    /// The host of the service's public address.
    pub(crate) host: &'a str,
}

/// What a request says that it is answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Returned<'a> {
    /// Nothing: `IReturnVoid`.
    Nothing,
    /// A value of this type: `IReturn<T>`.
    Value(&'a TypeRef),
}

impl<'a> Listing<'a> {
    /// The operation whose request class `of` is.
    pub(crate) fn operation_of(&self, of: &Type) -> Option<&'a Operation> {
        self.document.find_operation(&of.name).filter(|operation| operation.name == of.name)
    }

    /// What the request class `of` says that it is answered with. Nothing is said on a page, nor of other classes.
    pub(crate) fn returned(&self, of: &Type) -> Option<Returned<'a>> {
        let operation = self.operation_of(of).filter(|_| self.form == Form::File)?;
        Some(operation.response.as_ref().map_or(Returned::Nothing, Returned::Value))
    }

    /// The names of the types that the request class `of` says it is answered with.
    pub(crate) fn returned_names(&self, of: &Type) -> Vec<&'a str> {
        // The markers of a document name the answer even on a page, which leaves them out.
        let is_said = self.form == Form::File
            || self.operation_of(of).is_some_and(|one| one.markers.iter().any(|marker| is_return_marker(marker)));
        if is_said { self.answer_names(of) } else { Vec::new() }
    }

    /// The names of the types that the request class `of` is answered with, whether a marker says so or not: where
    /// dependencies stand first, published listings have them before the request.
    pub(crate) fn answer_names(&self, of: &Type) -> Vec<&'a str> {
        let mut names = Vec::new();
        if let Some(response) = self.operation_of(of).and_then(|operation| operation.response.as_ref()) {
            response.visit_names(&mut |name| names.push(name));
        }
        names
    }

    /// The markers of the request class `of`, without those that say what it returns.
    pub(crate) fn markers(&self, of: &Type) -> Vec<&'a str> {
        let markers = self.operation_of(of).map(|operation| operation.markers.as_slice()).unwrap_or_default();
        markers.iter().map(String::as_str).filter(|marker| !is_return_marker(marker)).collect()
    }

    /// The method that the request class `of` is sent with: the one that its markers name, else its first.
    pub(crate) fn verb(&self, of: &Type) -> Option<Verb> {
        let verbs = || self.routes(of).iter().flat_map(|route| route.verbs.iter().copied());
        let markers = self.markers(of);
        let is_marked = |verb: &Verb| verb.marker().is_some_and(|marker| markers.contains(&marker));
        verbs().find(is_marked).or_else(|| verbs().next())
    }

    /// The types of the client library that the listing mentions, however far down. No package brings them along where a
    /// file is all that a client has.
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

    /// The document's own types that the listing may mention. A page has all that it mentions; a file may leave some out.
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

    /// Where the request class `of` is sent to. A page has a table for them, and its listing says nothing.
    pub(crate) fn routes(&self, of: &Type) -> &'a [Route] {
        let operation = self.operation_of(of).filter(|_| self.form == Form::File);
        operation.map(|operation| operation.routes.as_slice()).unwrap_or_default()
    }
}

/// Return markers are for listings that can be sent, which make their own.
fn is_return_marker(marker: &str) -> bool {
    marker == "IReturnVoid" || marker.starts_with("IReturn<")
}

/// A language that listings are written in.
#[derive(Debug, Clone, Copy)]
pub struct Language(&'static Definition);

impl Language {
    /// Every language, in the order of the tabs.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        LANGUAGES.iter().map(|definition| Self(definition))
    }

    /// The language called `name`, in whatever case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let is_called = |known: &str| known.eq_ignore_ascii_case(name);
        Self::all()
            .find(|language| is_called(language.name()) || language.0.aliases.iter().any(|alias| is_called(alias)))
    }

    /// The name in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The name for people.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.0.title
    }

    /// The ending of its files, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.0.extension
    }

    /// The options of its files, with what each takes, in the order of the header.
    pub fn options(self) -> impl ExactSizeIterator<Item = (&'static str, OptionKind)> {
        self.0.options.iter().map(|option| (option.name, option.kind()))
    }

    pub(crate) fn definition(self) -> &'static Definition {
        self.0
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Language {}
