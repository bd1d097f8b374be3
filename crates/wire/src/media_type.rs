//! Content-Type headers: the bare type, the parameters, and why one cannot be read. Which format has which type is
//! not known here.

use crate::format::Format;

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
    /// A multipart body without the boundary that parts it, or with one that RFC 2046 does not allow.
    #[error(
        "The content type multipart/form-data names no boundary of 1 to 70 characters. Send the one that parts the body."
    )]
    Boundary,
}

fn known_media_types() -> String {
    let names: Vec<_> = Format::ALL.iter().map(|format| format.media_type()).collect();
    format!("{}, or a form", names.join(", "))
}

/// The media type of a header and its parameters, as `; name=value` and `; name="value"`.
pub(crate) fn split(content_type: &str) -> (&str, Parameters<'_>) {
    let (media_type, parameters) = content_type.split_once(';').unwrap_or((content_type, ""));
    (media_type.trim_matches([' ', '\t']), Parameters(parameters))
}

/// Refuses every charset that is neither UTF-8 nor a part of it.
pub(crate) fn check_charset(parameters: Parameters<'_>) -> Result<(), MediaTypeError> {
    let is_readable = |charset: &str| ["utf-8", "us-ascii"].iter().any(|known| charset.eq_ignore_ascii_case(known));
    let mut charsets = parameters.filter(|(name, _)| name.eq_ignore_ascii_case("charset"));
    if charsets.all(|(_, charset)| is_readable(charset)) { Ok(()) } else { Err(MediaTypeError::Charset) }
}

/// The parameters of a header field (RFC 9110, section 5.6.6). What cannot be understood is skipped.
#[derive(Clone, Copy)]
pub(crate) struct Parameters<'t>(pub(crate) &'t str);

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
            // A quoted value may hold a semicolon. Escapes in it are left as they are, for whoever expects one.
            let (value, rest) = match value_start.strip_prefix('"') {
                Some(quoted) => split_quoted(quoted),
                None => {
                    let (value, rest) = value_start.split_at(value_start.find(';').unwrap_or(value_start.len()));
                    (value.trim_matches([' ', '\t']), rest)
                }
            };
            self.0 = rest.split_once(';').map_or("", |(_, rest)| rest);
            return Some((name.trim_matches([' ', '\t']), value));
        }
        None
    }
}

/// What stands before a closing quote, and what behind it. A backslash takes the next character's meaning away.
fn split_quoted(quoted: &str) -> (&str, &str) {
    let mut is_escaped = false;
    for (index, character) in quoted.char_indices() {
        match character {
            '"' if !is_escaped => return (&quoted[..index], &quoted[index + 1..]),
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    (quoted, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_told_apart_whatever_is_quoted() {
        let (media_type, parameters) = split(" a/b ; x=1 ; y=\"2;\\\"3\" junk; ;z;w=\"open");
        assert_eq!(media_type, "a/b");
        assert_eq!(parameters.collect::<Vec<_>>(), [("x", "1"), ("y", "2;\\\"3"), ("w", "open")]);
    }
}
