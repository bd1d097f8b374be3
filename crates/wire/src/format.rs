//! The table of formats. A format is one module with a [`Codec`]; this file only lists them.

use crate::media_type::{self, MediaTypeError};
use crate::read_error::{ReadError, ReadListError};
use crate::schema::Schema;
use crate::value::Value;
use crate::{csv, json, jsonl, jsv, xml};

/// A format that bodies are read from and answers are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// JSON.
    Json,
    /// XML as .NET's DataContractSerializer writes it.
    Xml,
    /// JSV, ServiceStack's cross of JSON and CSV.
    Jsv,
    /// Comma-separated values with a header row.
    Csv,
    /// One JSON object in each line.
    Jsonl,
}

/// Reads a list from a body, by the name of the items' type. The last argument is how many items it may have.
type ReadList = fn(&[u8], &str, &Schema, usize) -> Result<Vec<Value>, ReadListError>;

/// What a format's module has to offer.
pub(crate) struct Codec {
    /// The name in paths, suffixes and `?format=`, in lower case; also the extension of a file.
    pub(crate) name: &'static str,
    /// The media types that it is sent under, the proper one first.
    pub(crate) media_types: &'static [&'static str],
    /// The Content-Type of answers.
    pub(crate) content_type: &'static str,
    /// Whether an `Accept` that names it beats a `*/*` beside it.
    pub(crate) is_preferred: bool,
    /// Whether browsers are to save an answer rather than show it.
    pub(crate) is_attachment: bool,
    pub(crate) read: fn(&[u8], &str, &Schema) -> Result<Value, ReadError>,
    pub(crate) write: fn(&Value, &Schema) -> Vec<u8>,
    pub(crate) read_list: ReadList,
    /// The second argument is the name of the items' type.
    pub(crate) write_list: fn(&[Value], &str, &Schema) -> Vec<u8>,
}

impl Format {
    /// Every format, in the order in which an `Accept` header is searched for them.
    pub const ALL: &'static [Self] = &[Self::Json, Self::Xml, Self::Jsv, Self::Csv, Self::Jsonl];

    /// What is answered in when nothing else was asked for.
    pub const DEFAULT: Self = Self::Json;

    pub(crate) fn codec(self) -> &'static Codec {
        match self {
            Self::Json => &json::CODEC,
            Self::Xml => &xml::CODEC,
            Self::Jsv => &jsv::CODEC,
            Self::Csv => &csv::CODEC,
            Self::Jsonl => &jsonl::CODEC,
        }
    }

    /// The name in paths, suffixes and `?format=`: `json`.
    pub fn name(self) -> &'static str {
        self.codec().name
    }

    /// The extension of a file of this format, without a dot: `csv`.
    pub fn file_extension(self) -> &'static str {
        self.codec().name
    }

    /// The media type without parameters: `application/json`.
    pub fn media_type(self) -> &'static str {
        self.codec().media_types.first().copied().unwrap_or_default()
    }

    /// The Content-Type of an answer: `application/json; charset=utf-8`.
    pub fn content_type(self) -> &'static str {
        self.codec().content_type
    }

    /// Whether an answer is to be sent with `Content-Disposition: attachment`, for browsers to save it.
    pub fn is_attachment(self) -> bool {
        self.codec().is_attachment
    }

    /// The format of this name, in upper or lower case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name().eq_ignore_ascii_case(name))
    }

    /// The format of a Content-Type header. Parameters other than `charset` say nothing.
    ///
    /// Forms are no format of answers; [`BodyFormat`](crate::BodyFormat) knows them too.
    ///
    /// # Errors
    ///
    /// [`MediaTypeError`] if no format has the media type, or the charset is neither utf-8 nor us-ascii.
    pub fn from_media_type(content_type: &str) -> Result<Self, MediaTypeError> {
        let (media_type, parameters) = media_type::split(content_type);
        let format = Self::with_media_type(media_type).ok_or(MediaTypeError::Unknown)?;
        media_type::check_charset(parameters)?;
        Ok(format)
    }

    /// The format that has a bare media type, by its proper name or by another.
    pub(crate) fn with_media_type(media_type: &str) -> Option<Self> {
        let wanted = media_type.trim_matches([' ', '\t']);
        Self::ALL
            .iter()
            .copied()
            .find(|format| format.codec().media_types.iter().any(|known| known.eq_ignore_ascii_case(wanted)))
    }

    /// Reads one message. An empty body is a message without members.
    ///
    /// `message_name` is the name of the type, which XML has as its root element. Of several rows (CSV) or lines
    /// (JSONL) the first is the message; the others must be well-formed too.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the body is not a message of this format.
    pub fn read(self, body: &[u8], message_name: &str, schema: &Schema) -> Result<Value, ReadError> {
        (self.codec().read)(body, message_name, schema)
    }

    /// Writes an answer.
    ///
    /// CSV and JSONL hold rows and nothing beside them. Of an object with a list in it they write that list, without the
    /// rest; of one without, its first object, else itself as the only row. The member `responseStatus` is passed over
    /// unless it is all there is, as in an error. [`Format::write_list`] leaves nothing out.
    pub fn write(self, value: &Value, schema: &Schema) -> Vec<u8> {
        (self.codec().write)(value, schema)
    }

    /// Reads a list of messages: an array of JSON or JSV, an element `ArrayOf…` of XML, the rows of CSV, the lines of
    /// JSONL. Reading stops as soon as there are more than `max_items`.
    ///
    /// # Errors
    ///
    /// [`ReadListError`] if the body is not a list of messages in this format, or too long a list.
    ///
    /// ```
    /// use billables_wire::{Format, ReadListError, Schema};
    ///
    /// let schema = Schema::new("http://example.org/greetings");
    /// let body = b"FirstName\r\nAda\r\nGrace\r\n";
    /// assert_eq!(Format::Csv.read_list(body, "Greeting", &schema, 2)?.len(), 2);
    /// let too_long = Format::Csv.read_list(body, "Greeting", &schema, 1);
    /// assert_eq!(too_long, Err(ReadListError::TooManyItems { limit: 1 }));
    /// # Ok::<(), ReadListError>(())
    /// ```
    pub fn read_list(
        self,
        body: &[u8],
        message_name: &str,
        schema: &Schema,
        max_items: usize,
    ) -> Result<Vec<Value>, ReadListError> {
        (self.codec().read_list)(body, message_name, schema, max_items)
    }

    /// Writes a list, every item whole.
    ///
    /// XML names its root after the type of the items, which is why `item_type_name` is wanted: an empty list does not
    /// tell.
    pub fn write_list(self, items: &[Value], item_type_name: &str, schema: &Schema) -> Vec<u8> {
        (self.codec().write_list)(items, item_type_name, schema)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_found_by_name_in_either_case() {
        assert_eq!(Format::from_name("XML"), Some(Format::Xml));
        assert_eq!(Format::from_name("Jsonl"), Some(Format::Jsonl));
        assert_eq!(Format::from_name("html"), None);
        assert_eq!(Format::from_name(""), None);
    }

    #[test]
    fn every_format_is_found_by_its_own_name_and_media_type() {
        for format in Format::ALL {
            assert_eq!(Format::from_name(format.name()), Some(*format));
            assert_eq!(Format::from_media_type(format.media_type()), Ok(*format));
            assert_eq!(Format::from_media_type(format.content_type()), Ok(*format));
        }
    }

    #[test]
    fn a_content_type_is_understood_with_its_aliases_and_parameters() {
        let readable = [
            ("application/json", Format::Json),
            ("text/json", Format::Json),
            (" Application/JSON ; charset=utf-8", Format::Json),
            ("application/xml; charset=\"UTF-8\"", Format::Xml),
            ("text/xml;charset=us-ascii", Format::Xml),
            ("application/json; profile=\"a;charset=latin1\"", Format::Json),
            ("application/json;;boundary", Format::Json),
            ("text/jsv", Format::Jsv),
            ("application/jsv", Format::Jsv),
            ("text/csv; header=present; charset=utf-8", Format::Csv),
            ("text/jsonl", Format::Jsonl),
            ("application/x-ndjson", Format::Jsonl),
        ];
        for (content_type, format) in readable {
            assert_eq!(Format::from_media_type(content_type), Ok(format), "{content_type}");
        }
    }

    #[test]
    fn an_unknown_type_and_another_charset_are_told_apart() {
        for content_type in ["", "text/plain", "application/jsonx", "application/problem+json", "; charset=utf-8"] {
            assert_eq!(Format::from_media_type(content_type), Err(MediaTypeError::Unknown), "{content_type}");
        }
        for content_type in ["text/xml; charset=utf-16", "text/json;a=\"b\";CHARSET=\"latin1\"", "text/json;charset=\""]
        {
            assert_eq!(Format::from_media_type(content_type), Err(MediaTypeError::Charset), "{content_type}");
        }
        assert_eq!(
            MediaTypeError::Unknown.to_string(),
            "A body of this content type cannot be read. Send application/json, application/xml, text/jsv, text/csv, \
             text/jsonl, or a form."
        );
    }
}
