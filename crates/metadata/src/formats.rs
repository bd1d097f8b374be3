//! The formats of the pages: their names and the writers of their sample messages.
//!
//! A format is one file of this folder and one line of [`FORMATS`]. A format gets a sample and never a document.

mod definition;
mod json;
mod jsv;
mod lines;
mod xml;

use definition::Definition;

/// Every format, in the order of the index.
static FORMATS: &[&Definition] = &[&json::JSON, &xml::XML, &jsv::JSV, &lines::CSV, &lines::JSONL];

/// A format with pages of its own.
#[derive(Debug, Clone, Copy)]
pub struct PageFormat(&'static Definition);

impl PageFormat {
    /// Every format, in the order of the index.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        FORMATS.iter().map(|definition| Self(definition))
    }

    /// The format called `name`, in any case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|format| format.name().eq_ignore_ascii_case(name))
    }

    /// The name in paths.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The title on a page.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.0.title
    }

    pub(crate) fn definition(self) -> &'static Definition {
        self.0
    }
}

impl PartialEq for PageFormat {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for PageFormat {}
