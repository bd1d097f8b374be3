//! Names: the conversion of a document's name into a name in .NET, in JSON and in a programming language.
//!
//! Pure functions on texts. The file of a language knows the reserved names of that language.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The largest length of a name, in bytes. C# allows 512 letters, and the name of a Java class is the name of a file of
/// at most 255 bytes.
const LONGEST: usize = 200;

/// `name` with a capital at the front: `accountId` becomes `AccountId`.
pub(crate) fn raise_first(name: &str) -> String {
    let mut characters = name.chars();
    match characters.next() {
        Some(first) => std::iter::once(raised(first)).chain(characters).collect(),
        None => String::new(),
    }
}

/// The capital of a letter. A letter whose capital has several characters stays unchanged.
fn raised(letter: char) -> char {
    let mut capital = letter.to_uppercase();
    match (capital.next(), capital.next()) {
        (Some(capital), None) => capital,
        _ => letter,
    }
}

/// The camelCase form of .NET services of this family. The capitals at the front become small, except for the last one
/// before a small letter: `AIMinutes` becomes `aiMinutes`, and `ID` becomes `id`.
pub(crate) fn camel_case(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    let mut in_leading_run = true;
    let mut result = String::with_capacity(name.len());
    for (position, character) in characters.iter().enumerate() {
        let next_is_capital = characters.get(position + 1).is_none_or(|next| next.is_uppercase());
        in_leading_run &= character.is_uppercase() && (position == 0 || next_is_capital);
        if in_leading_run { result.extend(character.to_lowercase()) } else { result.push(*character) }
    }
    result
}

/// The snake_case form: [`camel_case`] first, then an underscore and the small letter for every capital.
pub(crate) fn snake_case(name: &str) -> String {
    let mut result = String::with_capacity(name.len() + 4);
    for character in camel_case(name).chars() {
        if character.is_uppercase() {
            result.push('_');
            result.extend(character.to_lowercase());
        } else {
            result.push(character);
        }
    }
    result
}

/// Whether `name` can be an identifier in most languages: a letter or underscore, then letters, marks of letters,
/// digits and underscores, in the form NFKC, to which some languages convert every name. The file of a language with
/// fewer letters checks again.
pub(crate) fn is_identifier(name: &str) -> bool {
    name.chars().next().is_some_and(can_begin)
        && name.chars().all(can_stand)
        && (name.is_ascii() || unicode_normalization::is_nfkc(name))
}

/// Whether `name` is an identifier of ASCII letters, digits and underscores alone.
pub(crate) fn is_ascii_identifier(name: &str) -> bool {
    name.is_ascii() && is_identifier(name)
}

fn can_begin(character: char) -> bool {
    character == '_' || (is_letter(character) && unicode_ident::is_xid_start(character))
}

/// Some languages, such as C# and Java, refuse characters beyond the basic plane.
fn can_stand(character: char) -> bool {
    let is_known = is_letter(character) || is_combining_mark(character) || character.is_ascii_digit();
    character == '_' || (is_known && character <= '\u{ffff}' && unicode_ident::is_xid_continue(character))
}

/// Whether `character` is a letter. Some languages refuse marks and numbers in a name.
pub(crate) fn is_letter(character: char) -> bool {
    character.is_alphabetic() && !character.is_numeric() && !is_combining_mark(character) && character <= '\u{ffff}'
}

/// Makes an identifier from `name`. An identifier of an allowed length stays unchanged. In any other name the parts
/// between other characters are joined, each with a capital (`billing.v1-customer` becomes `BillingV1Customer`), and a
/// digit at the front gets an underscore. `None` if no character remains.
pub(crate) fn identifier(name: &str) -> Option<String> {
    if is_identifier(name) {
        return Some(shortened(name.to_owned()));
    }
    // Without a character between them two characters can combine, so the form is normalized again at the end.
    let normal: String = name.nfkc().collect();
    joined(&normal, can_stand).map(|name| shortened(name.nfkc().collect()))
}

/// `name`, cut to the allowed length.
fn shortened(name: String) -> String {
    name.char_indices().take_while(|(at, letter)| at + letter.len_utf8() <= LONGEST).map(|(_, letter)| letter).collect()
}

/// Makes an identifier of ASCII characters alone, as [`identifier`] does.
pub(crate) fn ascii_identifier(name: &str) -> Option<String> {
    if is_ascii_identifier(name) {
        return Some(name.to_owned());
    }
    let normal: String = name.nfkc().collect();
    joined(&normal, |character| character.is_ascii_alphanumeric() || character == '_')
}

/// The parts of `name` between other characters, joined with a capital each.
fn joined(name: &str, can_stand: impl Fn(char) -> bool) -> Option<String> {
    let parts = name.split(|character: char| !can_stand(character)).map(raise_first);
    let joined: String = parts.collect();
    // A mark follows a letter.
    let joined = joined.trim_start_matches(|first| !(can_begin(first) || first.is_ascii_digit()));
    match joined.chars().next() {
        Some(first) if first.is_ascii_digit() => Some(format!("_{joined}")),
        _ => Some(joined.to_owned()).filter(|joined| !joined.is_empty()),
    }
}

/// `name`, with a zero at the end if the name has underscores alone. Several languages give such a name a meaning of
/// their own.
pub(crate) fn not_blank(mut name: String) -> String {
    if name.chars().all(|character| character == '_') {
        name.push('0');
    }
    name
}

/// The name of an enumeration's value as an identifier. A sign or comparison becomes a word, so that `+1` and `-1`, or
/// `<` and `<=`, stay two names. `None` if no character remains.
pub(crate) fn value_identifier(value: &str) -> Option<String> {
    let has_letters = value.chars().any(|character| can_stand(character) && character != '_');
    let spoken = |text: &str| {
        text.chars().map(|symbol| word_of(symbol).map_or(String::new(), |word| format!(" {word} "))).collect::<String>()
    };
    if !has_letters {
        return identifier(&spoken(value)).or_else(|| identifier(value));
    }
    let signed = value.strip_prefix(['+', '-']).filter(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
    match signed {
        Some(rest) => identifier(&format!("{} {rest}", spoken(&value[..1]))),
        None => identifier(value),
    }
}

/// The word for a symbol.
fn word_of(symbol: char) -> Option<&'static str> {
    Some(match symbol {
        '+' => "Plus",
        '-' => "Minus",
        '*' => "Star",
        '/' => "Slash",
        '<' => "Less",
        '>' => "Greater",
        '=' => "Equal",
        '!' => "Not",
        '~' => "Tilde",
        '%' => "Percent",
        '&' => "And",
        '|' => "Or",
        '^' => "Caret",
        '.' => "Dot",
        ',' => "Comma",
        '?' => "Question",
        '#' => "Hash",
        '@' => "At",
        '$' => "Dollar",
        ':' => "Colon",
        ';' => "Semicolon",
        _ => return None,
    })
}

/// The words of a name. A word begins at a capital and after an underscore. A run of capitals is one word, except for
/// its last letter before a small letter: `CallSIDList` is `Call`, `SID`, `List`.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for part in name.split('_').filter(|part| !part.is_empty()) {
        let characters: Vec<char> = part.chars().collect();
        for (position, character) in characters.iter().enumerate() {
            let before = position.checked_sub(1).and_then(|before| characters.get(before));
            let next_is_small = characters.get(position + 1).is_some_and(|next| next.is_lowercase());
            let begins =
                character.is_uppercase() && before.is_some_and(|before| !before.is_uppercase() || next_is_small);
            match words.last_mut().filter(|_| before.is_some() && !begins) {
                Some(word) => word.push(*character),
                None => words.push(character.to_string()),
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_leading_run_of_capitals_is_lowered_except_the_start_of_the_next_word() {
        for (name, camel) in
            [("AccountId", "accountId"), ("AIMinutes", "aiMinutes"), ("ID", "id"), ("accountId", "accountId"), ("", "")]
        {
            assert_eq!(camel_case(name), camel);
        }
    }

    #[test]
    fn snake_case_splits_at_capitals() {
        for (name, snake) in [
            ("AccountId", "account_id"),
            ("AIMinutes", "ai_minutes"),
            ("Address2", "address2"),
            ("CallSID", "call_s_i_d"),
            ("oauth_token", "oauth_token"),
        ] {
            assert_eq!(snake_case(name), snake);
        }
    }

    #[test]
    fn a_name_falls_into_words_at_capitals_and_underscores() {
        for (name, split) in [
            ("CallSIDList", vec!["Call", "SID", "List"]),
            ("accountId", vec!["account", "Id"]),
            ("first_stop", vec!["first", "stop"]),
            ("Address2Line", vec!["Address2", "Line"]),
            ("AIMinutes", vec!["AI", "Minutes"]),
            ("__", vec![]),
        ] {
            assert_eq!(words(name), split, "{name}");
        }
    }

    #[test]
    fn foreign_characters_separate_words() {
        assert_eq!(identifier("billing.v1-customer").as_deref(), Some("BillingV1Customer"));
        assert_eq!(identifier("list-accounts").as_deref(), Some("ListAccounts"));
        assert_eq!(identifier("3d").as_deref(), Some("_3d"));
        assert_eq!(identifier("already_fine").as_deref(), Some("already_fine"));
        assert_eq!(identifier("-"), None);
        assert_eq!(identifier("\u{1f600}"), None);
        assert_eq!(identifier(""), None);
    }

    #[test]
    fn letters_of_any_script_are_kept_in_the_form_that_languages_compare() {
        for (name, made) in [
            ("名前", "名前"),
            ("имя", "имя"),
            ("naïve-café", "NaïveCafé"),
            ("cafe\u{301}", "Café"),
            ("ｎａｍｅ", "Name"),
            ("नाम", "नाम"),
            ("\u{301}a", "a"),
            ("x²", "X2"),
            ("名-1", "名1"),
            (&"x".repeat(300), &"x".repeat(200)),
        ] {
            assert_eq!(identifier(name).as_deref(), Some(made), "{name}");
        }
        assert_eq!(ascii_identifier("naïve").as_deref(), Some("NaVe"));
        assert_eq!(ascii_identifier("名前"), None);
    }

    #[test]
    fn signs_and_comparisons_are_put_in_words() {
        for (value, made) in [
            ("+1", "Plus1"),
            ("-1", "Minus1"),
            ("<=", "LessEqual"),
            ("*", "Star"),
            ("newest-first", "NewestFirst"),
            ("-name", "Name"),
            ("1.0", "_10"),
        ] {
            assert_eq!(value_identifier(value).as_deref(), Some(made), "{value}");
        }
        assert_eq!(value_identifier("\u{1f600}"), None);
        assert_eq!(value_identifier(""), None);
    }

    proptest! {
        #[test]
        fn identifier_returns_an_identifier(name in "\\PC{0,40}") {
            if let Some(made) = identifier(&name) {
                prop_assert!(is_identifier(&made), "{made}");
                prop_assert_eq!(identifier(&made), Some(made.clone()));
            }
            if let Some(made) = ascii_identifier(&name) {
                prop_assert!(is_ascii_identifier(&made), "{made}");
            }
        }
    }
}
