//! The languages that listings are written in.
//!
//! A language is one file of this folder and one line of [`LANGUAGES`]. A language sees types and never a page.

mod python;

use crate::model::{Document, Operation, Type};

/// Every language, in the order of the tabs.
static LANGUAGES: &[&Definition] = &[&python::PYTHON];

/// What a language is.
#[derive(Debug)]
pub(crate) struct Definition {
    /// The name in addresses: `lang=python`.
    pub(crate) name: &'static str,
    /// The name for people.
    pub(crate) title: &'static str,
    /// The ending of its files, without the dot.
    pub(crate) extension: &'static str,
    /// Writes a listing down; the text ends with a line break.
    pub(crate) write: fn(&Listing<'_>) -> String,
}

/// What a listing is made of.
#[derive(Debug)]
pub(crate) struct Listing<'a> {
    pub(crate) document: &'a Document,
    /// The types, request class first, each before what it mentions.
    pub(crate) types: Vec<&'a Type>,
}

impl<'a> Listing<'a> {
    /// The operation whose request class `of` is.
    pub(crate) fn operation_of(&self, of: &Type) -> Option<&'a Operation> {
        self.document.operations().iter().find(|operation| operation.name == of.name)
    }
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
        Self::all().find(|language| language.name().eq_ignore_ascii_case(name))
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
