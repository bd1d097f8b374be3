//! The header of a file for typed clients: a comment with the origin and the options of the file, from which the
//! family's tools fetch the file again.
//!
//! The tools search for `Options:` and for a line that begins with `BaseUrl: `. They send every later line `Name:
//! value` back as a query parameter, unless the line begins with the mark of a comment.

use super::options::Options;
use super::text::one_line;

/// The form of the header in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Header {
    /// Between an opening and a closing line. The mark precedes an option with its default.
    Block { opening: &'static str, closing: &'static str, mark: &'static str },
    /// A prefix on every line. The mark follows the prefix for an option with its default.
    Lines { prefix: &'static str, mark: &'static str },
}

/// The header of most languages.
pub(crate) const SLASHES: Header = Header::Block { opening: "/*", closing: "*/", mark: "//" };

/// The facts in a header besides the options.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts<'f> {
    /// The date of the file, as `2026-11-23 06:00:00`, if the header has a date.
    pub(crate) date: Option<&'f str>,
    /// The version of the service.
    pub(crate) version: &'f str,
    /// The address for a later fetch.
    pub(crate) base_url: &'f str,
}

/// The header with a blank line below.
pub(crate) fn write_header(header: Header, facts: Facts<'_>, options: &Options) -> String {
    let (prefix, mark) = match header {
        Header::Block { mark, .. } => ("", mark),
        Header::Lines { prefix, mark } => (prefix, mark),
    };
    let mut lines = Vec::new();
    lines.extend(facts.date.map(|date| format!("Date: {}", harmless(date))));
    lines.push(format!("Version: {}", harmless(facts.version)));
    lines.push(format!("Tip: To set an option, take the \"{mark}\" before it away and update this file"));
    lines.push(format!("BaseUrl: {}", harmless(facts.base_url)));
    // In a header of lines, a line with nothing but the prefix would end the header.
    lines.extend(matches!(header, Header::Block { .. }).then(String::new));
    lines.extend(options.settings().iter().map(|setting| {
        let mark = if setting.is_set { "" } else { mark };
        format!("{mark}{}: {}", setting.name, setting.value)
    }));
    let mut text = match header {
        Header::Block { opening, .. } => format!("{opening} Options:\n"),
        Header::Lines { prefix, .. } => format!("{prefix} Options:\n"),
    };
    for line in lines {
        text.push_str(prefix);
        text.push_str(&line);
        text.push('\n');
    }
    if let Header::Block { closing, .. } = header {
        text.push_str(closing);
        text.push('\n');
    }
    text.push('\n');
    text
}

/// A text that cannot end a comment of any language: on one line, without quotes, and without a star beside a slash or
/// a bracket.
fn harmless(text: &str) -> String {
    let text = one_line(text).replace('"', "'");
    text.replace("*/", "* /").replace("*)", "* )").replace("/*", "/ *").replace("(*", "( *")
}
