//! The definition of a language. Each language has one, and the list of the languages names all of them.

use super::header::Header;
use super::listing::Listing;
use super::options::OptionDefinition;

/// The names, the options and the writer of a language.
#[derive(Debug)]
pub(crate) struct Definition {
    /// The name in an address: `lang=python`.
    pub(crate) name: &'static str,
    /// Further names in an address.
    pub(crate) aliases: &'static [&'static str],
    /// The title on a page.
    pub(crate) title: &'static str,
    /// The extension of a file, without the dot.
    pub(crate) extension: &'static str,
    /// The form of the header in a file.
    pub(crate) header: Header,
    /// The options of a file, in the order of the header.
    pub(crate) options: &'static [OptionDefinition],
    /// Writes a listing, whose text ends with a line break.
    pub(crate) write: fn(&Listing<'_>) -> String,
}
