//! The choice of the reader of a request body: a format or a form. A form is no [`Format`], because no answer is a form.

use crate::form::{multipart, urlencoded};
use crate::format::{Format, MediaTypeError};
use crate::media_type;
use crate::read_error::{ReadError, ReadListError};
use crate::schema::Schema;
use crate::value::Value;

/// The format of a request body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyFormat {
    /// A message in a format that answers use too.
    Message(Format),
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data`.
    Multipart {
        /// The boundary between two parts, from the Content-Type.
        boundary: String,
    },
}

impl From<Format> for BodyFormat {
    fn from(format: Format) -> Self {
        Self::Message(format)
    }
}

impl BodyFormat {
    /// The format that a Content-Type header names.
    ///
    /// # Errors
    ///
    /// [`MediaTypeError`] if there is no reader for the Content-Type.
    ///
    /// ```
    /// use billables_wire::{BodyFormat, Format};
    ///
    /// assert_eq!(BodyFormat::from_content_type("text/xml; charset=utf-8"), Ok(BodyFormat::Message(Format::Xml)));
    /// let form = BodyFormat::from_content_type("multipart/form-data; boundary=xyz")?;
    /// assert_eq!(form, BodyFormat::Multipart { boundary: "xyz".into() });
    /// # Ok::<(), billables_wire::MediaTypeError>(())
    /// ```
    pub fn from_content_type(content_type: &str) -> Result<Self, MediaTypeError> {
        match Self::form(content_type)? {
            Some(form) => Ok(form),
            None => Format::from_media_type(content_type).map(Self::Message),
        }
    }

    /// The format of a body at an alias route whose path names a format: a form if the Content-Type names one, otherwise
    /// the format of the path, for any Content-Type.
    ///
    /// # Errors
    ///
    /// [`MediaTypeError`] if the Content-Type names a charset that cannot be read, or a form without its boundary.
    ///
    /// ```
    /// use billables_wire::{BodyFormat, Format};
    ///
    /// // Clients in browsers send JSON with this type to avoid a preflight request.
    /// let body = BodyFormat::for_alias_route(Format::Json, Some("text/plain;charset=UTF-8"))?;
    /// assert_eq!(body, BodyFormat::Message(Format::Json));
    /// # Ok::<(), billables_wire::MediaTypeError>(())
    /// ```
    pub fn for_alias_route(format: Format, content_type: Option<&str>) -> Result<Self, MediaTypeError> {
        let Some(content_type) = content_type else { return Ok(Self::Message(format)) };
        match Self::form(content_type)? {
            Some(form) => Ok(form),
            None => {
                let (_, parameters) = media_type::split(content_type);
                if media_type::is_utf8(parameters) { Ok(Self::Message(format)) } else { Err(MediaTypeError::Charset) }
            }
        }
    }

    fn form(content_type: &str) -> Result<Option<Self>, MediaTypeError> {
        let (media_type, mut parameters) = media_type::split(content_type);
        let is_multipart = media_type.eq_ignore_ascii_case("multipart/form-data");
        if !is_multipart && !media_type.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            return Ok(None);
        }
        if !media_type::is_utf8(parameters) {
            return Err(MediaTypeError::Charset);
        }
        if !is_multipart {
            return Ok(Some(Self::Form));
        }
        let boundary = parameters.find(|(name, _)| name.eq_ignore_ascii_case("boundary")).map(|(_, value)| value);
        match boundary.filter(|boundary| multipart::is_boundary(boundary)) {
            Some(boundary) => Ok(Some(Self::Multipart { boundary: boundary.to_owned() })),
            None => Err(MediaTypeError::Boundary),
        }
    }

    /// Reads one message, as [`Format::read`] does. An empty body is a message without members.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if the body is not what the Content-Type says.
    pub fn read(&self, body: &[u8], message_name: &str, schema: &Schema) -> Result<Value, ReadError> {
        match self {
            Self::Message(format) => format.read(body, message_name, schema),
            Self::Form => urlencoded::read(body),
            Self::Multipart { .. } if body.is_empty() => urlencoded::read(body),
            Self::Multipart { boundary } => multipart::read(body, boundary),
        }
    }

    /// Reads a list of messages, as [`Format::read_list`] does. A form is no list.
    ///
    /// # Errors
    ///
    /// [`ReadListError`] if the body is not a list of messages, or has too many items.
    pub fn read_list(
        &self,
        body: &[u8],
        message_name: &str,
        schema: &Schema,
        max_items: usize,
    ) -> Result<Vec<Value>, ReadListError> {
        match self {
            Self::Message(format) => format.read_list(body, message_name, schema, max_items),
            Self::Form | Self::Multipart { .. } => Err(ReadListError::NotAList { found: "a form" }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn multipart(boundary: &str) -> BodyFormat {
        BodyFormat::Multipart { boundary: boundary.into() }
    }

    #[test]
    fn forms_are_recognized_by_their_content_type() {
        for (content_type, expected) in [
            ("application/x-www-form-urlencoded", Ok(BodyFormat::Form)),
            ("Application/X-WWW-Form-Urlencoded; charset=UTF-8", Ok(BodyFormat::Form)),
            ("application/x-www-form-urlencoded; charset=latin1", Err(MediaTypeError::Charset)),
            ("multipart/form-data; boundary=\"a b\"", Ok(multipart("a b"))),
            ("multipart/form-data; Boundary=----x", Ok(multipart("----x"))),
            ("multipart/form-data", Err(MediaTypeError::Boundary)),
            ("multipart/form-data; boundary=", Err(MediaTypeError::Boundary)),
            ("multipart/mixed; boundary=x", Err(MediaTypeError::Unknown)),
            ("text/jsv", Ok(BodyFormat::Message(Format::Jsv))),
            ("text/plain", Err(MediaTypeError::Unknown)),
        ] {
            assert_eq!(BodyFormat::from_content_type(content_type), expected, "{content_type}");
        }
    }

    #[test]
    fn an_alias_route_reads_the_format_of_its_path_unless_a_form_comes() {
        for (content_type, expected) in [
            (None, Ok(BodyFormat::Message(Format::Csv))),
            (Some(""), Ok(BodyFormat::Message(Format::Csv))),
            (Some("application/json"), Ok(BodyFormat::Message(Format::Csv))),
            (Some("text/plain; charset=utf-16"), Err(MediaTypeError::Charset)),
            (Some("application/x-www-form-urlencoded"), Ok(BodyFormat::Form)),
            (Some("multipart/form-data"), Err(MediaTypeError::Boundary)),
        ] {
            assert_eq!(BodyFormat::for_alias_route(Format::Csv, content_type), expected, "{content_type:?}");
        }
    }

    #[test]
    fn an_empty_form_has_no_members_and_no_form_is_a_list() {
        let schema = Schema::new("urn:any");
        for form in [BodyFormat::Form, multipart("x")] {
            let Ok(Value::Object(object)) = form.read(b"", "Message", &schema) else { panic!("not an object") };
            assert!(object.members().is_empty());
            let list = form.read_list(b"a=1", "Message", &schema, 9);
            assert_eq!(list, Err(ReadListError::NotAList { found: "a form" }));
        }
    }
}
