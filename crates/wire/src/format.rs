//! The table of formats. Each format is a module with a [`Codec`]; this file lists the modules.

use crate::codec::Codec;
use crate::media_type;
use crate::read_error::{ReadError, ReadListError};
use crate::schema::Schema;
use crate::value::Value;
use crate::{csv, json, jsonl, jsv, xml};

/// A format of request bodies and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// JSON.
    Json,
    /// XML as .NET's DataContractSerializer writes it.
    Xml,
    /// JSV, ServiceStack's combination of JSON and CSV.
    Jsv,
    /// Comma-separated values with a header row.
    Csv,
    /// One JSON object in each line.
    Jsonl,
}

/// The reason why a Content-Type is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MediaTypeError {
    /// No format has the media type.
    #[error("A body of this content type cannot be read. Send {}.", known_media_types())]
    Unknown,
    /// The charset is neither utf-8 nor us-ascii.
    #[error("The content type names a charset that cannot be read. Send the body in UTF-8.")]
    Charset,
    /// A multipart form without a boundary, or with a boundary that RFC 2046 does not allow.
    #[error(
        "The content type multipart/form-data names no boundary of 1 to 70 characters. Send the boundary that separates the parts."
    )]
    Boundary,
}

fn known_media_types() -> String {
    let names: Vec<_> = Format::ALL.iter().map(|format| format.media_type()).collect();
    format!("{}, or a form", names.join(", "))
}

impl Format {
    /// Every format, in the order in which the service searches an `Accept` header.
    pub const ALL: &'static [Self] = &[Self::Json, Self::Xml, Self::Jsv, Self::Csv, Self::Jsonl];

    /// The format of an answer if the request asks for none.
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

    /// Whether an answer has `Content-Disposition: attachment`, so that a browser saves it.
    pub fn is_attachment(self) -> bool {
        self.codec().is_attachment
    }

    /// The format with this name, in upper or lower case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name().eq_ignore_ascii_case(name))
    }

    /// The format of a Content-Type header. Parameters other than `charset` are ignored.
    ///
    /// Forms are no formats of answers; [`BodyFormat`](crate::BodyFormat) covers them.
    ///
    /// # Errors
    ///
    /// [`MediaTypeError`] if no format has the media type, or the charset is neither utf-8 nor us-ascii.
    pub fn from_media_type(content_type: &str) -> Result<Self, MediaTypeError> {
        let (media_type, parameters) = media_type::split(content_type);
        let format = Self::with_media_type(media_type).ok_or(MediaTypeError::Unknown)?;
        if media_type::is_utf8(parameters) { Ok(format) } else { Err(MediaTypeError::Charset) }
    }

    /// The format with this media type (without parameters), by its preferred name or an alias.
    pub(crate) fn with_media_type(media_type: &str) -> Option<Self> {
        let wanted = media_type.trim_matches([' ', '\t']);
        Self::ALL
            .iter()
            .copied()
            .find(|format| format.codec().media_types.iter().any(|known| known.eq_ignore_ascii_case(wanted)))
    }

    /// Reads one message. An empty body is a message without members.
    ///
    /// `message_name` is the name of the type, which is the root element in XML. The first of several rows (CSV) or lines
    /// (JSONL) is the message; the other rows and lines must be well-formed too.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the body is not a message of this format.
    pub fn read(self, body: &[u8], message_name: &str, schema: &Schema) -> Result<Value, ReadError> {
        (self.codec().read)(body, message_name, schema)
    }

    /// Writes an answer.
    ///
    /// CSV and JSONL hold rows only. The rows of an object are its first list; without a list, its first object; without
    /// either, the object itself. The writer skips the member `responseStatus` unless there is no other, as in an error.
    /// [`Format::write_list`] skips nothing.
    pub fn write(self, value: &Value, schema: &Schema) -> Vec<u8> {
        (self.codec().write)(value, schema)
    }

    /// Reads a list of messages: an array of JSON or JSV, an element `ArrayOf…` of XML, the rows of CSV, or the lines of
    /// JSONL. The reader stops at the first item after `max_items`.
    ///
    /// # Errors
    ///
    /// [`ReadListError`] if the body is not a list of messages in this format, or has too many items.
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
    fn an_unknown_type_and_another_charset_are_distinguished() {
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
