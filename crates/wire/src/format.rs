//! The table of formats. A format is one module with a [`Codec`]; this file only lists them.

use crate::read_error::ReadError;
use crate::schema::Schema;
use crate::value::Value;
use crate::{json, xml};

/// A format that bodies are read from and answers are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// JSON.
    Json,
    /// XML as .NET's DataContractSerializer writes it.
    Xml,
}

/// What a format's module has to offer.
pub(crate) struct Codec {
    /// The name in paths, suffixes and `?format=`, in lower case.
    pub(crate) name: &'static str,
    /// The media types that it is sent under, the proper one first.
    pub(crate) media_types: &'static [&'static str],
    /// The Content-Type of answers.
    pub(crate) content_type: &'static str,
    /// Whether an `Accept` that names it beats a `*/*` beside it.
    pub(crate) is_preferred: bool,
    pub(crate) read: fn(&[u8], &str, &Schema) -> Result<Value, ReadError>,
    pub(crate) write: fn(&Value, &Schema) -> Vec<u8>,
}

/// Why a Content-Type cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MediaTypeError {
    /// No format has this media type.
    #[error("A body of this content type cannot be read. Send {}.", known_media_types())]
    Unknown,
    /// The charset is neither utf-8 nor us-ascii.
    #[error("The content type names a charset that cannot be read. Send the body in UTF-8.")]
    Charset,
}

impl Format {
    /// Every format, in the order in which an `Accept` header is searched for them.
    pub const ALL: &'static [Self] = &[Self::Json, Self::Xml];

    /// What is answered in when nothing else was asked for.
    pub const DEFAULT: Self = Self::Json;

    pub(crate) fn codec(self) -> &'static Codec {
        match self {
            Self::Json => &json::CODEC,
            Self::Xml => &xml::CODEC,
        }
    }

    /// The name in paths, suffixes and `?format=`: `json`.
    pub fn name(self) -> &'static str {
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

    /// The format of this name, in upper or lower case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name().eq_ignore_ascii_case(name))
    }

    /// The format of a Content-Type header. Parameters other than `charset` say nothing.
    ///
    /// # Errors
    ///
    /// [`MediaTypeError`] if no format has the media type, or the charset is neither utf-8 nor us-ascii.
    pub fn from_media_type(content_type: &str) -> Result<Self, MediaTypeError> {
        let (media_type, parameters) = content_type.split_once(';').unwrap_or((content_type, ""));
        let format = Self::with_media_type(media_type).ok_or(MediaTypeError::Unknown)?;
        let is_readable = |charset: &str| ["utf-8", "us-ascii"].iter().any(|known| charset.eq_ignore_ascii_case(known));
        let charsets = Parameters(parameters).filter(|(name, _)| name.eq_ignore_ascii_case("charset"));
        for (_, charset) in charsets {
            if !is_readable(charset) {
                return Err(MediaTypeError::Charset);
            }
        }
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
    /// `message_name` is the name of the type, which XML has as its root element.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the body is not a message of this format.
    pub fn read(self, body: &[u8], message_name: &str, schema: &Schema) -> Result<Value, ReadError> {
        (self.codec().read)(body, message_name, schema)
    }

    /// Writes a value.
    pub fn write(self, value: &Value, schema: &Schema) -> Vec<u8> {
        (self.codec().write)(value, schema)
    }
}

fn known_media_types() -> String {
    let names: Vec<_> = Format::ALL.iter().map(|format| format.media_type()).collect();
    names.join(" or ")
}

/// The parameters of a media type: `; name=value` and `; name="value"` (RFC 9110, section 5.6.6). What cannot be
/// understood is skipped.
struct Parameters<'t>(&'t str);

impl<'t> Iterator for Parameters<'t> {
    type Item = (&'t str, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.0.is_empty() {
            let name_end = self.0.find(['=', ';']).unwrap_or(self.0.len());
            let (name, rest) = self.0.split_at(name_end);
            let Some(value_start) = rest.strip_prefix('=') else {
                self.0 = rest.strip_prefix(';').unwrap_or("");
                continue;
            };
            // A quoted value may hold a semicolon. Escapes in it are left as they are: no charset has one.
            let (value, rest) = match value_start.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => value_start.split_at(value_start.find(';').unwrap_or(value_start.len())),
            };
            self.0 = rest.split_once(';').map_or("", |(_, rest)| rest);
            return Some((name.trim_matches([' ', '\t']), value.trim_matches([' ', '\t'])));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_found_by_name_in_either_case() {
        assert_eq!(Format::from_name("XML"), Some(Format::Xml));
        assert_eq!(Format::from_name("html"), None);
        assert_eq!(Format::from_name(""), None);
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
    }
}
