//! The languages of the listings.
//!
//! A language is one file of this folder and one line of [`LANGUAGES`]. A language sees types and never a page.

mod csharp;
mod dart;
mod definition;
mod dotnet;
mod ecmascript;
mod fsharp;
mod go;
mod header;
mod java;
mod jvm;
mod kotlin;
mod lines;
mod listing;
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

pub(crate) use header::{Facts as HeaderFacts, write_header};
pub(crate) use listing::{Form, Listing};
pub(crate) use options::Options;
pub use options::{OptionError, OptionKind};

use definition::Definition;

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

/// A language of the listings.
#[derive(Debug, Clone, Copy)]
pub struct Language(&'static Definition);

impl Language {
    /// Every language, in the order of the tabs.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        LANGUAGES.iter().map(|definition| Self(definition))
    }

    /// The language called `name`, in any case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let is_called = |known: &str| known.eq_ignore_ascii_case(name);
        Self::all()
            .find(|language| is_called(language.name()) || language.0.aliases.iter().any(|alias| is_called(alias)))
    }

    /// The name in an address.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The title on a page.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.0.title
    }

    /// The extension of a file, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.0.extension
    }

    /// The names and kinds of a file's options, in the order of the header.
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
