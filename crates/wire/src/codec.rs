//! The interface between the table of formats and the module of one format.

use crate::read_error::{ReadError, ReadListError};
use crate::schema::Schema;
use crate::value::Value;

/// A reader of lists. The arguments are the body, the name of the items' type, the schema and the most items.
type ReadList = fn(&[u8], &str, &Schema, usize) -> Result<Vec<Value>, ReadListError>;

/// The row of one format in the table of formats.
pub(crate) struct Codec {
    /// The name in paths, suffixes and `?format=`, in lower case; also the file extension.
    pub(crate) name: &'static str,
    /// The media types of the format, the preferred one first.
    pub(crate) media_types: &'static [&'static str],
    /// The Content-Type of answers.
    pub(crate) content_type: &'static str,
    /// Whether an `Accept` header that names the format beats `*/*` in the same header.
    pub(crate) is_preferred: bool,
    /// Whether a browser saves an answer instead of showing it.
    pub(crate) is_attachment: bool,
    pub(crate) read: fn(&[u8], &str, &Schema) -> Result<Value, ReadError>,
    pub(crate) write: fn(&Value, &Schema) -> Vec<u8>,
    pub(crate) read_list: ReadList,
}
