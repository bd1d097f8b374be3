//! Texts in the listings of several languages: comments, literals and the .NET attributes.

use crate::model::{Member, Route};

/// `text` without line breaks, because a comment and an attribute have one line.
pub(super) fn one_line(text: &str) -> String {
    // Some languages end a line at a lone carriage return, at other control characters or at separators.
    let breaks = |character| (ends_line(character) && character != '\t') || is_invisible(character);
    text.split(breaks).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a program must not contain the character itself: a byte order mark, which Go refuses, or a character that
/// changes the direction of text, which Rust refuses because the program would read otherwise than it runs.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text in the double quotes of C#, for attributes and comments with attributes.
pub(super) fn quoted(text: &str) -> String {
    let text = one_line(text).replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{text}\"")
}

/// The attribute `ApiMember` of a member, without brackets; `None` for an optional member without a description.
pub(super) fn member_attribute(member: &Member) -> Option<String> {
    let mut arguments = Vec::new();
    if let Some(description) = &member.description {
        arguments.push(format!("Description={}", quoted(description)));
    }
    if member.is_required {
        arguments.push("IsRequired=true".to_owned());
    }
    (!arguments.is_empty()).then(|| format!("ApiMember({})", arguments.join(", ")))
}

/// The attributes of a type, without brackets: the routes, then the description.
pub(super) fn type_attributes(routes: &[Route], description: Option<&str>) -> Vec<String> {
    let route = |route: &Route| {
        let verbs: Vec<&str> = route.verbs.iter().map(|verb| verb.name()).collect();
        format!("Route({}, {})", quoted(&route.path), quoted(&verbs.join(",")))
    };
    let description = description.map(|description| format!("Api(Description={})", quoted(description)));
    routes.iter().map(route).chain(description).collect()
}

/// The form of a text between quotes in a language, character by character.
#[derive(Debug)]
pub(super) struct Literal {
    pub(super) quote: char,
    /// Characters that get a backslash, besides the quote and the backslash.
    pub(super) marked: &'static str,
    /// Characters with an escape of their own.
    pub(super) named: &'static [(char, &'static str)],
    /// Whether a character is written as a number.
    pub(super) is_numbered: fn(char) -> bool,
    /// The escape that writes a character as a number.
    pub(super) number: fn(u32) -> String,
}

impl Literal {
    /// `text` between quotes.
    pub(super) fn quoted(&self, text: &str) -> String {
        let mut literal = String::from(self.quote);
        for character in text.chars() {
            let named = self.named.iter().find(|(known, _)| *known == character);
            if character == self.quote || character == '\\' || self.marked.contains(character) {
                literal.extend(['\\', character]);
            } else if let Some((_, escape)) = named {
                literal.push_str(escape);
            } else if (self.is_numbered)(character) {
                literal.push_str(&(self.number)(u32::from(character)));
            } else {
                literal.push(character);
            }
        }
        literal.push(self.quote);
        literal
    }
}

/// Whether the character is a control character or a separator of lines or paragraphs.
pub(super) fn ends_line(character: char) -> bool {
    character.is_control() || ['\u{2028}', '\u{2029}'].contains(&character)
}

/// The escape of a character with four hexadecimal digits.
pub(super) fn four_digits(number: u32) -> String {
    format!("\\u{number:04x}")
}

/// The escape of a character with hexadecimal digits between braces.
pub(super) fn in_braces(number: u32) -> String {
    format!("\\u{{{number:x}}}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_line_and_nothing_invisible() {
        assert_eq!(one_line(" a\r\n\tb \u{2028}c\u{202e}d\u{7} "), "a b c d");
        assert_eq!(quoted("a \"b\"\nc\\"), r#""a \"b\" c\\""#);
    }

    #[test]
    fn a_literal_escapes_its_quote_and_invisible_characters() {
        let literal =
            Literal { quote: '\'', marked: "$", named: &[('\n', "\\n")], is_numbered: ends_line, number: in_braces };
        assert_eq!(literal.quoted("it's \"$a\"\\\n\u{7}\u{2029}é"), r#"'it\'s "\$a"\\\n\u{7}\u{2029}é'"#);
        let four = Literal { number: four_digits, ..literal };
        assert_eq!(four.quoted("\u{7}"), r"'\u0007'");
    }
}
