//! Names: how a name of the document becomes a name in .NET, in JSON and in a programming language.
//!
//! Pure functions on text. Which names are reserved in a language is that language's business, not this module's.

/// Raises the first letter: `accountId` becomes `AccountId`.
pub(crate) fn raise_first(name: &str) -> String {
    let mut characters = name.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// The camelCase form that .NET services of this family put on the wire: the leading run of capitals is lowered, except
/// its last letter when a small letter follows, so `AIMinutes` becomes `aiMinutes` and `ID` becomes `id`.
pub(crate) fn camel_case(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    let mut in_leading_run = true;
    let mut result = String::with_capacity(name.len());
    for (position, character) in characters.iter().enumerate() {
        let next_is_capital = characters.get(position + 1).is_none_or(char::is_ascii_uppercase);
        in_leading_run &= character.is_ascii_uppercase() && (position == 0 || next_is_capital);
        result.push(if in_leading_run { character.to_ascii_lowercase() } else { *character });
    }
    result
}

/// The snake_case form: [`camel_case`] first, then every remaining capital becomes an underscore and its small letter.
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

/// Whether `name` can be an identifier in every language that we write: a letter or underscore, then letters, digits
/// and underscores, ASCII only.
pub(crate) fn is_identifier(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with(|first: char| first.is_ascii_digit())
        && name.chars().all(|character| character.is_ascii_alphanumeric() || character == '_')
}

/// Makes an identifier of `name`. One that is an identifier already is left alone; otherwise each part between foreign
/// characters is raised and joined (`billing.v1-customer` becomes `BillingV1Customer`), and a leading digit gets an
/// underscore. `None` when nothing usable remains.
pub(crate) fn identifier(name: &str) -> Option<String> {
    if is_identifier(name) {
        return Some(name.to_owned());
    }
    let joined: String = name
        .split(|character: char| !(character.is_ascii_alphanumeric() || character == '_'))
        .map(raise_first)
        .collect();
    match joined.chars().next() {
        None => None,
        Some(first) if first.is_ascii_digit() => Some(format!("_{joined}")),
        Some(_) => Some(joined),
    }
}

/// The words of a name: they begin at capitals and behind underscores, and a run of capitals is one word, except its last
/// letter when a small letter follows: `CallSIDList` is `Call`, `SID`, `List`.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for part in name.split('_').filter(|part| !part.is_empty()) {
        let characters: Vec<char> = part.chars().collect();
        for (position, character) in characters.iter().enumerate() {
            let before = position.checked_sub(1).and_then(|before| characters.get(before));
            let next_is_small = characters.get(position + 1).is_some_and(char::is_ascii_lowercase);
            let begins = character.is_ascii_uppercase()
                && before.is_some_and(|before| !before.is_ascii_uppercase() || next_is_small);
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
        assert_eq!(identifier(""), None);
    }

    proptest! {
        #[test]
        fn what_identifier_returns_is_an_identifier(name in "\\PC{0,40}") {
            if let Some(made) = identifier(&name) {
                prop_assert!(is_identifier(&made), "{made}");
                prop_assert_eq!(identifier(&made), Some(made.clone()));
            }
        }
    }
}
