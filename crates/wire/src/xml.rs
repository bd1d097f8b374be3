//! XML of .NET's DataContractSerializer. The reader accepts a safe superset of it.
//!
//! Sources of the form: the published metadata pages for the root element and its namespaces; the data contract
//! documentation of .NET for lists, dictionaries and null. A [`Value`](crate::Value) does not hold the type of a scalar, so
//! two forms differ from .NET: a list of enum variants is a list of texts, and each whole number in a list is a `long`.

mod characters;
mod namespaces;
mod read;
mod write;

use crate::codec::Codec;

pub(crate) use write::ItemElement;

/// XML's row in the table of formats.
pub(crate) const CODEC: Codec = Codec {
    name: "xml",
    media_types: &["application/xml", "text/xml"],
    content_type: "application/xml",
    is_preferred: true,
    is_attachment: false,
    read: read::read,
    write: write::write,
    read_list: read::read_list,
};
