//! The formats of the pages: what each is called, and how it writes a sample message.
//!
//! A format is one file of this folder and one line of [`FORMATS`]. A format never looks at a document; it gets a sample.

mod json;
mod jsv;
mod lines;
mod xml;

use crate::sample::Sample;

/// Every format, in the order of the index.
static FORMATS: &[&Definition] = &[&json::JSON, &xml::XML, &jsv::JSV, &lines::CSV, &lines::JSONL];

/// What a format is.
#[derive(Debug)]
pub(crate) struct Definition {
    /// The name in paths: `/json/metadata`.
    pub(crate) name: &'static str,
    /// The name in the index and in tabs.
    pub(crate) title: &'static str,
    /// The suffix, and the value of `?format=`, that a page tells of.
    pub(crate) suffix: &'static str,
    /// The media type of the sample messages.
    pub(crate) media_type: &'static str,
    /// Whether a page tells of JSONP.
    pub(crate) has_callback: bool,
    /// Writes a sample down, without a line break behind it.
    pub(crate) write: fn(&Sample<'_>) -> String,
}

/// A format that pages are made for.
#[derive(Debug, Clone, Copy)]
pub struct PageFormat(&'static Definition);

impl PageFormat {
    /// Every format, in the order of the index.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        FORMATS.iter().map(|definition| Self(definition))
    }

    /// The format called `name`, in whatever case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|format| format.name().eq_ignore_ascii_case(name))
    }

    /// The name in paths.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The name for people.
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
