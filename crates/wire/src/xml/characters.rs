//! The characters of XML 1.0, and those of its names.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether XML 1.0 allows a character (fifth edition, section 2.2).
pub(super) fn is_xml_char(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => true,
        '\0'..=' ' => character == ' ',
        '\u{fffe}' | '\u{ffff}' => false,
        _ => true,
    }
}

fn is_name_start(character: char) -> bool {
    character.is_ascii_alphabetic() || character == '_' || is_wide_name_char(character)
}

fn is_name_char(character: char) -> bool {
    is_name_start(character)
        || character.is_ascii_digit()
        || matches!(character, '-' | '.' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}' | '\u{2040}')
}

/// Whether a character beyond ASCII may begin a name (section 2.3).
fn is_wide_name_char(character: char) -> bool {
    matches!(character,
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}'
        | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}'
        | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

/// Whether a text is a name with at most one prefix.
pub(super) fn is_qualified_name(name: &str) -> bool {
    let is_part = |part: &str| part.chars().next().is_some_and(is_name_start) && part.chars().all(is_name_char);
    match name.split_once(':') {
        Some((prefix, local)) => is_part(prefix) && is_part(local),
        None => is_part(name),
    }
}

/// A valid name of XML: other characters become `_x0020_` and so on, as in .NET's `XmlConvert.EncodeLocalName`.
pub(super) fn encode_name(name: &str) -> Cow<'_, str> {
    if is_qualified_name(name) && !name.contains(':') {
        return Cow::Borrowed(name);
    }
    let mut encoded = String::new();
    for (index, character) in name.chars().enumerate() {
        if if index == 0 { is_name_start(character) } else { is_name_char(character) } {
            encoded.push(character);
        } else {
            // A write to a `String` never fails.
            let _ = write!(encoded, "_x{:04X}_", u32::from(character));
        }
    }
    Cow::Owned(if encoded.is_empty() { "_".into() } else { encoded })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_other_texts_are_distinguished() {
        for name in ["a", "CallSid", "b:CallSid", "_x", "a-1.2", "é"] {
            assert!(is_qualified_name(name), "{name}");
        }
        for name in ["", "1a", "-a", ":a", "a:", "a:b:c", "a b", "a&b", "a/", "a:1"] {
            assert!(!is_qualified_name(name), "{name}");
        }
    }

    #[test]
    fn a_name_is_encoded_where_it_must_be() {
        for (name, encoded) in
            [("CallSid", "CallSid"), ("a b", "a_x0020_b"), ("1a", "_x0031_a"), ("a:b", "a_x003A_b"), ("", "_")]
        {
            assert_eq!(encode_name(name), encoded);
        }
    }
}
