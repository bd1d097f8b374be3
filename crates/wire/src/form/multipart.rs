//! The reader of `multipart/form-data`: each part with a name and without a file name is a member.
//!
//! A part with a file name is a file. The reader ignores files, as binding ignores unknown members. It also ignores
//! `Content-Transfer-Encoding` (RFC 7578, section 4.7) and the text before the first and after the last boundary.

use crate::limits::MAX_FORM_MEMBERS;
use crate::media_type::{self, Parameters};
use crate::read_error::ReadError;
use crate::value::{Object, Origin, Value};

/// The most bytes of the header fields of a part.
const MAX_PART_HEADER_BYTES: usize = 4 * 1024;

/// The most bytes of a boundary by RFC 2046.
const MAX_BOUNDARY_BYTES: usize = 70;

/// Whether a text is a valid boundary (RFC 2046, section 5.1.1).
pub(crate) fn is_boundary(text: &str) -> bool {
    (1..=MAX_BOUNDARY_BYTES).contains(&text.len())
        && !text.ends_with(' ')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"'()+_,-./:=? ".contains(&byte))
}

pub(crate) fn read(body: &[u8], boundary: &str) -> Result<Value, ReadError> {
    let mut members = Vec::new();
    let mut parts = Parts::open(body, boundary)?;
    let mut number = 0;
    while let Some(part) = parts.next_part()? {
        number += 1;
        if number > MAX_FORM_MEMBERS {
            return Err(ReadError::TooManyMembers);
        }
        let fault = |problem: &str| ReadError::FormMember { number, problem: problem.into() };
        if let Some((name, value)) = member(part).map_err(fault)? {
            members.push((name.into(), Value::Text(value)));
        }
    }
    Ok(Value::Object(Object::of_origin(Origin::Parts, members)))
}

/// The parts of a body, read one at a time.
struct Parts<'b> {
    /// The unread bytes, which begin after a boundary.
    rest: &'b [u8],
    /// The end of a part: a line break and the boundary.
    delimiter: Vec<u8>,
}

impl<'b> Parts<'b> {
    fn open(body: &'b [u8], boundary: &str) -> Result<Self, ReadError> {
        let delimiter = format!("\r\n--{boundary}").into_bytes();
        let opening = delimiter.get(2..).unwrap_or_default();
        let rest = match body.strip_prefix(opening) {
            Some(rest) => rest,
            None => split_at_first(body, &delimiter).map(|(_, rest)| rest).ok_or_else(|| {
                frame("the body does not have the boundary of the content type; send it before each part")
            })?,
        };
        Ok(Self { rest, delimiter })
    }

    /// The next part with its header fields; `None` after the last boundary.
    fn next_part(&mut self) -> Result<Option<&'b [u8]>, ReadError> {
        if self.rest.starts_with(b"--") {
            return Ok(None);
        }
        // RFC 2046 allows blanks after a boundary.
        let blanks = self.rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let part = self.rest.get(blanks..).and_then(|rest| rest.strip_prefix(b"\r\n"));
        let part = part.ok_or_else(|| frame("a boundary is not followed by a line break (CR LF)"))?;
        // A boundary right after a boundary has no part between them.
        let part = part
            .strip_prefix(self.delimiter.get(2..).unwrap_or_default())
            .map_or(Ok(part), |_| Err(frame("a part between two boundaries is empty")))?;
        let (part, rest) = split_at_first(part, &self.delimiter)
            .ok_or_else(|| frame("the body has no last boundary, which is followed by '--'"))?;
        self.rest = rest;
        Ok(Some(part))
    }
}

/// The name and the text of a part; `None` for a file.
fn member(part: &[u8]) -> Result<Option<(String, String)>, &'static str> {
    let (fields, content) = match part.strip_prefix(b"\r\n") {
        Some(content) => (&[][..], content),
        None => split_at_first(part, b"\r\n\r\n")
            .ok_or("no empty line (CR LF) separates its header fields from its text")?,
    };
    if fields.len() > MAX_PART_HEADER_BYTES {
        return Err("the header fields are longer than 4 KiB");
    }
    let fields = std::str::from_utf8(fields).map_err(|_| "the header fields are not UTF-8")?;
    let field = |wanted: &str| {
        let pairs = fields.split("\r\n").filter_map(|line| line.split_once(':'));
        let mut values = pairs.filter(|(name, _)| name.trim_ascii().eq_ignore_ascii_case(wanted));
        values.next().map(|(_, value)| value)
    };
    let disposition = field("Content-Disposition").ok_or("the field Content-Disposition is missing")?;
    let (kind, parameters) = media_type::split(disposition);
    if !kind.eq_ignore_ascii_case("form-data") {
        return Err("the field Content-Disposition is not 'form-data'");
    }
    if parameter(parameters, "filename").or_else(|| parameter(parameters, "filename*")).is_some() {
        return Ok(None);
    }
    let name = parameter(parameters, "name").ok_or("the field Content-Disposition gives no name")?;
    if let Some(content_type) = field("Content-Type") {
        let (_, parameters) = media_type::split(content_type);
        if !media_type::is_utf8(parameters) {
            return Err("the charset is not UTF-8");
        }
    }
    let text = std::str::from_utf8(content).map_err(|_| "the text is not UTF-8")?;
    Ok(Some((unescape(name), text.to_owned())))
}

fn parameter<'t>(mut parameters: Parameters<'t>, wanted: &str) -> Option<&'t str> {
    parameters.find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
}

/// Decodes a name: browsers write `%22` for a quote, other clients write a backslash before it.
fn unescape(name: &str) -> String {
    name.replace("\\\"", "\"").replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n")
}

/// Splits at the first occurrence of a separator.
fn split_at_first<'b>(bytes: &'b [u8], separator: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let position = bytes.windows(separator.len()).position(|window| window == separator)?;
    Some((bytes.get(..position)?, bytes.get(position + separator.len()..)?))
}

fn frame(problem: &str) -> ReadError {
    ReadError::FormFrame { problem: problem.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(body: &[u8]) -> Result<Vec<(String, String)>, ReadError> {
        match read(body, "xyz")? {
            Value::Object(form) => Ok(form
                .members()
                .iter()
                .map(|(name, value)| (name.to_string(), value.scalar_text().unwrap().to_owned()))
                .collect()),
            other => panic!("not a form: {other:?}"),
        }
    }

    fn part(disposition: &str, content: &str) -> String {
        format!("--xyz\r\nContent-Disposition: {disposition}\r\n\r\n{content}\r\n")
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.into(), value.into())
    }

    #[test]
    fn parts_are_members_and_files_are_passed_over() {
        let body = [
            part("form-data; name=\"accountId\"", "acc-1"),
            "--xyz\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\n"
                .to_owned(),
            "hello\r\n".to_owned(),
            part("form-data; name=callSid", "line\r\n--xy\r\n\r\nend"),
            part("Form-Data; name=\"a\\\"b%22c;d\"\r\nContent-Type: text/plain; charset=UTF-8", ""),
            "--xyz--\r\nbehind".to_owned(),
        ];
        let expected =
            vec![pair("accountId", "acc-1"), pair("callSid", "line\r\n--xy\r\n\r\nend"), pair("a\"b\"c;d", "")];
        assert_eq!(members(body.concat().as_bytes()), Ok(expected.clone()));
        assert_eq!(members(format!("before\r\n{}", body.concat()).as_bytes()), Ok(expected));
        assert_eq!(members(b"--xyz--"), Ok(vec![]));
    }

    #[test]
    fn a_file_may_hold_any_bytes_and_a_member_only_text() {
        let body = |disposition: &str| {
            let head = format!("--xyz\r\nContent-Disposition: {disposition}\r\n\r\n");
            [head.as_bytes(), b"\xFF\0\r\n--xyz--"].concat()
        };
        assert_eq!(members(&body("form-data; name=f; filename*=utf-8''x")), Ok(vec![]));
        let error = members(&body("form-data; name=f")).unwrap_err().to_string();
        assert_eq!(error, "The form cannot be read: in member 1, the text is not UTF-8.");
    }

    #[test]
    fn a_broken_frame_is_refused() {
        for body in [
            "",
            "x",
            "--xy--",
            "--xyz",
            "--xyz-",
            "--xyz\r\n",
            "--xyz\n\n--xyz--",
            "--xyz\r\n--xyz--",
            "--xyzz\r\n\r\n",
            "--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\nx",
            "--xyz\r\n\r\nx\r\n--xyz?",
        ] {
            assert!(
                matches!(members(body.as_bytes()), Err(ReadError::FormFrame { .. } | ReadError::FormMember { .. })),
                "{body:?}"
            );
        }
    }

    #[test]
    fn a_broken_part_is_refused_with_its_number() {
        let fine = part("form-data; name=a", "1");
        for (broken, expected) in [
            ("--xyz\r\n\r\nx\r\n", "the field Content-Disposition is missing"),
            ("--xyz\r\nContent-Disposition: form-data; name=a\r\n", "no empty line (CR LF) separates"),
            ("--xyz\r\nContent-Disposition: attachment; name=a\r\n\r\n\r\n", "is not 'form-data'"),
            ("--xyz\r\nContent-Disposition: form-data\r\n\r\n\r\n", "gives no name"),
            (
                "--xyz\r\nContent-Disposition: form-data; name=a\r\nContent-Type: text/plain; charset=utf-16\r\n\r\n\r\n",
                "the charset is not UTF-8",
            ),
        ] {
            let error = members(format!("{fine}{broken}--xyz--").as_bytes()).unwrap_err().to_string();
            assert!(error.contains("in member 2") && error.contains(expected), "{error}");
        }
        let long = part(&format!("form-data; name={}", "a".repeat(MAX_PART_HEADER_BYTES)), "");
        assert!(members(format!("{long}--xyz--").as_bytes()).unwrap_err().to_string().contains("longer than 4 KiB"));
    }

    #[test]
    fn parts_are_counted_files_too() {
        let fits = part("form-data; name=a; filename=f", "").repeat(MAX_FORM_MEMBERS);
        assert_eq!(members(format!("{fits}--xyz--").as_bytes()), Ok(vec![]));
        let bomb = format!("{fits}{}--xyz--", part("form-data; name=a", ""));
        assert_eq!(members(bomb.as_bytes()), Err(ReadError::TooManyMembers));
    }

    #[test]
    fn boundaries_are_those_of_the_standard() {
        for text in ["a", "----WebKitFormBoundary7MA4YWxkTrZu0gW", "a b", "'()+_,-./:=?"] {
            assert!(is_boundary(text), "{text}");
        }
        for text in ["", "a ", "é", "a\r\nb", &"a".repeat(71)] {
            assert!(!is_boundary(text), "{text}");
        }
    }
}
