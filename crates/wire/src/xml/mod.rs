//! XML as .NET's DataContractSerializer writes it, and a safe superset of what it reads.
//!
//! Sources of the form: the published pages of the operation for the root and its namespaces; the data contract
//! documentation of .NET for lists, dictionaries and null. Two things have no place in a [`Value`](crate::Value), and so
//! are not as .NET has them: a list of bare enum variants is a list of texts, and every whole number in a list is a
//! `long`.

mod characters;
mod read;
mod write;

use crate::format::Codec;

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
    write_list: write::write_list,
};

/// Where `nil` is.
const INSTANCE_NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Where the items of lists of scalars, and the entries of dictionaries, are.
const ARRAYS_NAMESPACE: &str = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
