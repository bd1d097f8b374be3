//! The writer of every listing: lines, indentation, comments and documentation.
//!
//! A [`Style`] describes the comments of a language. The contents of the lines come from the file of the language.

use super::listing::Listing;
use super::text::one_line;

/// The layout of a language's lines and comments.
#[derive(Debug)]
pub(super) struct Style {
    /// One step of indentation.
    pub(super) indent: &'static str,
    /// The mark before a comment of one line.
    pub(super) comment: &'static str,
    /// Parts of a text that a comment of one line cannot hold, each with its replacement.
    pub(super) comment_escapes: Escapes,
    pub(super) doc: Doc,
    /// Parts of a text that documentation cannot hold, each with its replacement.
    pub(super) doc_escapes: Escapes,
}

/// Parts of a text and their replacements, applied in order.
pub(super) type Escapes = &'static [(&'static str, &'static str)];

/// The form of a documentation comment around one line of text.
#[derive(Debug)]
pub(super) enum Doc {
    /// Three lines: the opening, the text behind a prefix, the closing.
    Block { opening: &'static str, prefix: &'static str, closing: &'static str },
    /// One line with the text in the middle.
    Line { opening: &'static str, closing: &'static str },
    /// The text after the mark of a comment. A line with the mark alone separates the text from each note below.
    Paragraphs,
}

impl Style {
    /// Comments after two slashes, and documentation between `/**` and `*/`. A text must not end the comment.
    pub(super) const SLASHES: Self = Self {
        indent: "    ",
        comment: "//",
        comment_escapes: &[],
        doc: Doc::Block { opening: "/**", prefix: "* ", closing: "*/" },
        doc_escapes: &[("*/", "* /")],
    };

    /// The style of a language with nested comments, in which a text must not open a comment either.
    pub(super) const NESTED_SLASHES: Self = Self { doc_escapes: &[("*/", "* /"), ("/*", "/ *")], ..Self::SLASHES };

    /// Comments after two slashes, and the XML documentation of .NET.
    pub(super) const DOTNET: Self = Self {
        doc: Doc::Block { opening: "///<summary>", prefix: "///", closing: "///</summary>" },
        doc_escapes: &[],
        ..Self::SLASHES
    };
}

/// The lines of a listing so far.
#[derive(Debug)]
pub(super) struct Lines {
    text: String,
    style: &'static Style,
    depth: usize,
    /// Whether descriptions become documentation.
    has_docs: bool,
}

impl Lines {
    /// A text that begins with the header of `listing`.
    pub(super) fn new(listing: &Listing<'_>, style: &'static Style) -> Self {
        Self { text: listing.header.clone(), ..Self::without_header(listing, style) }
    }

    /// An empty text.
    pub(super) fn without_header(listing: &Listing<'_>, style: &'static Style) -> Self {
        let has_docs = listing.options.is_on("AddDescriptionAsComments");
        Self { text: String::new(), style, depth: 0, has_docs }
    }

    /// The whole text.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Adds a line. An empty line has no indentation.
    pub(super) fn line(&mut self, line: impl AsRef<str>) {
        let line = line.as_ref();
        if !line.is_empty() {
            self.indent();
            self.text.push_str(line);
        }
        self.text.push('\n');
    }

    pub(super) fn lines<L: AsRef<str>>(&mut self, lines: impl IntoIterator<Item = L>) {
        lines.into_iter().for_each(|line| self.line(line));
    }

    pub(super) fn blank(&mut self) {
        self.line("");
    }

    /// Adds a line with nothing but indentation, which some published forms have.
    pub(super) fn indented_blank(&mut self) {
        self.indent();
        self.text.push('\n');
    }

    /// Adds a line. A line longer than `width` breaks after `break_after`.
    pub(super) fn line_within(&mut self, width: usize, line: &str, break_after: &str) {
        let is_long = self.style.indent.len() * self.depth + line.chars().count() > width;
        match line.split_once(break_after).filter(|_| is_long) {
            Some((start, rest)) => {
                self.open(format!("{start}{}", break_after.trim_end()));
                self.line(rest);
                self.shallower();
            }
            None => self.line(line),
        }
    }

    /// Adds a line and indents the lines below by one step.
    pub(super) fn open(&mut self, line: impl AsRef<str>) {
        self.line(line);
        self.deeper();
    }

    /// Adds a line that closes a line of [`Lines::open`].
    pub(super) fn close(&mut self, line: impl AsRef<str>) {
        self.shallower();
        self.line(line);
    }

    pub(super) fn deeper(&mut self) {
        self.depth += 1;
    }

    pub(super) fn shallower(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// Adds a comment of one line. The text has no line breaks.
    pub(super) fn comment(&mut self, text: impl AsRef<str>) {
        let text = escaped(text.as_ref(), self.style.comment_escapes);
        self.line(format!("{} {text}", self.style.comment));
    }

    /// Adds a comment for each of `notes`.
    pub(super) fn notes<N: AsRef<str>>(&mut self, notes: impl IntoIterator<Item = N>) {
        for note in notes {
            self.comment(format!("Note: {}", one_line(note.as_ref())));
        }
    }

    /// Adds a description as documentation, unless the options leave it out.
    pub(super) fn doc(&mut self, description: Option<&str>) {
        let Some(description) = description.filter(|_| self.has_docs) else { return };
        let text = self.doc_text(description);
        match self.style.doc {
            Doc::Block { opening, prefix, closing } => {
                self.lines([opening, &format!("{prefix}{text}"), closing]);
            }
            Doc::Line { opening, closing } => self.line(format!("{opening}{text}{closing}")),
            Doc::Paragraphs => self.paragraphs(&[text]),
        }
    }

    /// Whether descriptions become documentation.
    pub(super) fn has_docs(&self) -> bool {
        self.has_docs
    }

    /// `text` on one line, without the parts that documentation cannot hold.
    pub(super) fn doc_text(&self, text: &str) -> String {
        escaped(&one_line(text), self.style.doc_escapes)
    }

    /// Adds documentation of several paragraphs. A line with the mark alone separates them.
    pub(super) fn paragraphs(&mut self, paragraphs: &[String]) {
        let mark = self.style.comment;
        for (index, paragraph) in paragraphs.iter().enumerate() {
            if index > 0 {
                self.line(mark);
            }
            self.line(format!("{mark} {paragraph}"));
        }
    }

    fn indent(&mut self) {
        self.text.extend(std::iter::repeat_n(self.style.indent, self.depth));
    }
}

fn escaped(text: &str, escapes: Escapes) -> String {
    escapes.iter().fold(text.to_owned(), |text, (part, replacement)| text.replace(part, replacement))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(style: &'static Style) -> Lines {
        Lines { text: String::new(), style, depth: 0, has_docs: true }
    }

    #[test]
    fn lines_are_indented_unless_they_are_empty() {
        let mut lines = lines(&Style::SLASHES);
        lines.open("{");
        lines.lines(["a", "", "b"]);
        lines.indented_blank();
        lines.line_within(12, "let long = value;", "= ");
        lines.close("}");
        assert_eq!(lines.finish(), "{\n    a\n\n    b\n    \n    let long =\n        value;\n}\n");
    }

    #[test]
    fn a_text_neither_ends_its_comment_nor_leaves_its_line() {
        let mut nested = lines(&Style::NESTED_SLASHES);
        nested.doc(Some("a */ b\n/* c"));
        nested.notes(["d\ne"]);
        assert_eq!(nested.finish(), "/**\n* a * / b / * c\n*/\n// Note: d e\n");
        let mut without = Lines { has_docs: false, ..lines(&Style::DOTNET) };
        without.doc(Some("a"));
        assert_eq!(without.finish(), "");
    }

    #[test]
    fn a_bare_mark_separates_paragraphs() {
        let mut lines = lines(&Style::SLASHES);
        lines.deeper();
        lines.paragraphs(&["a".to_owned(), "b".to_owned()]);
        assert_eq!(lines.finish(), "    // a\n    //\n    // b\n");
    }
}
