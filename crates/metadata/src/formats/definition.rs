//! The definition of a format. Each format has one, and the list of the formats names all of them.

use crate::sample::Sample;

/// The names and the writer of a format.
#[derive(Debug)]
pub(crate) struct Definition {
    /// The name in paths: `/json/metadata`.
    pub(crate) name: &'static str,
    /// The name in the index and in tabs.
    pub(crate) title: &'static str,
    /// The suffix of a path and the value of `?format=`, as a page shows them.
    pub(crate) suffix: &'static str,
    /// The media type of the sample messages.
    pub(crate) media_type: &'static str,
    /// Whether a page shows the use of JSONP.
    pub(crate) has_callback: bool,
    /// Writes a sample without a line break at the end.
    pub(crate) write: fn(&Sample<'_>) -> String,
}
