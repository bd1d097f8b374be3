//! The syntax of Content-Type headers: the media type and the parameters. This file knows no format.

/// Splits a header into the media type and the parameters, `; name=value` or `; name="value"`.
pub(crate) fn split(content_type: &str) -> (&str, Parameters<'_>) {
    let (media_type, parameters) = content_type.split_once(';').unwrap_or((content_type, ""));
    (media_type.trim_matches([' ', '\t']), Parameters(parameters))
}

/// Whether the charset, if the parameters name one, is UTF-8 or its subset US-ASCII.
pub(crate) fn is_utf8(mut parameters: Parameters<'_>) -> bool {
    let is_readable = |charset: &str| ["utf-8", "us-ascii"].iter().any(|known| charset.eq_ignore_ascii_case(known));
    parameters.all(|(name, value)| !name.eq_ignore_ascii_case("charset") || is_readable(value))
}

/// The parameters of a header field (RFC 9110, section 5.6.6). The iterator skips malformed parameters.
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
            // A quoted value may hold a semicolon. Escapes stay, for the caller to decode.
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

/// Splits at the closing quote. A backslash escapes the next character.
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
    fn quoted_separators_split_no_parameter() {
        let (media_type, parameters) = split(" a/b ; x=1 ; y=\"2;\\\"3\" junk; ;z;w=\"open");
        assert_eq!(media_type, "a/b");
        assert_eq!(parameters.collect::<Vec<_>>(), [("x", "1"), ("y", "2;\\\"3"), ("w", "open")]);
    }
}
