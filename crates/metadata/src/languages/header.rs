//! The header of a file for typed clients: the comment that says where the file comes from and with which options, so
//! that the family's tools can fetch it again.
//!
//! The tools look for `Options:`, take `BaseUrl: ` where a line begins with it, and send every later line `Name: value`
//! back as a query parameter unless it begins with a comment's mark.

use super::Options;
use super::text::one_line;

/// How a language writes the header down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Header {
    /// Between an opening and a closing line; an option that nobody set has the mark before it.
    Block { opening: &'static str, closing: &'static str, mark: &'static str },
    /// Every line begins with the prefix; an option that nobody set has the mark behind that.
    Lines { prefix: &'static str, mark: &'static str },
}

/// The header that most languages have.
pub(crate) const SLASHES: Header = Header::Block { opening: "/*", closing: "*/", mark: "//" };

/// What a header tells besides the options.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts<'f> {
    /// When the file was made, as `2026-11-23 06:00:00`, if that is to be told.
    pub(crate) date: Option<&'f str>,
    /// The version of the service.
    pub(crate) version: &'f str,
    /// Where the file is fetched again.
    pub(crate) base_url: &'f str,
}

/// The header with a blank line behind it.
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
    // A line of nothing but the prefix would end a header that is made of lines.
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

/// Text that cannot end a comment of any language: on one line, without quotes, and without a star beside a slash or a
/// bracket.
fn harmless(text: &str) -> String {
    let text = one_line(text).replace('"', "'");
    text.replace("*/", "* /").replace("*)", "* )").replace("/*", "/ *").replace("(*", "( *")
}
