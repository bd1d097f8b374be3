//! The validation of new passwords against those that attackers try first: common words, repetitions, walks over a keyboard.
//! Stored passwords are not validated.

use crate::passwords::{PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, PasswordError};

/// The list of common words.
const WORDS: &str = include_str!("common_passwords.txt");

/// The sequences of neighbouring characters: digits, letters, and the rows and columns of keyboards (English, German, French).
const ROWS: [&str; 12] = [
    "01234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "qwertzuiopü+",
    "asdfghjklöä",
    "yxcvbnm,.-",
    "azertyuiop",
    "qsdfghjklm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
    "1q2w3e4r5t6y7u8i9o0p",
];

/// The fewest characters of a password that neither equal nor neighbour the character before.
const LEAPS_MIN: usize = 5;

/// The digits and signs that commonly replace letters.
const DISGUISES: [(char, char); 9] =
    [('0', 'o'), ('1', 'i'), ('3', 'e'), ('4', 'a'), ('5', 's'), ('7', 't'), ('@', 'a'), ('$', 's'), ('!', 'i')];

/// Validates a new password.
///
/// # Errors
///
/// [`PasswordError::Length`], or [`PasswordError::Common`] for a password that attackers try first.
///
/// # Examples
///
/// ```
/// # use billables_auth::{PasswordError, check_new_password};
/// assert_eq!(check_new_password("aaaaaaaaaaaa"), Err(PasswordError::Common));
/// assert_eq!(check_new_password("correct horse battery staple"), Ok(()));
/// ```
pub fn check_new_password(text: &str) -> Result<(), PasswordError> {
    if !(PASSWORD_LENGTH_MIN..=PASSWORD_LENGTH_MAX).contains(&text.chars().count()) {
        return Err(PasswordError::Length);
    }
    let characters: Vec<_> = text.to_lowercase().chars().collect();
    if repeats(&characters) || leaps(&characters) < LEAPS_MIN || is_words(&characters) {
        return Err(PasswordError::Common);
    }
    Ok(())
}

/// Whether a text repeats a shorter text that would be too short for a password. The last repetition may be incomplete.
fn repeats(text: &[char]) -> bool {
    let times_over = |length: usize| text.iter().skip(length).eq(&text[..text.len() - length]);
    (1..PASSWORD_LENGTH_MIN.min(text.len() / 2 + 1)).any(times_over)
}

/// The number of characters that neither equal nor neighbour the character before.
fn leaps(text: &[char]) -> usize {
    let is_leap = |pair: &[char]| pair[0] != pair[1] && !are_neighbours(pair[0], pair[1]);
    1 + text.windows(2).filter(|pair| is_leap(pair)).count()
}

fn are_neighbours(one: char, other: char) -> bool {
    let is_pair = |pair: (char, char)| pair == (one, other) || pair == (other, one);
    ROWS.iter().any(|row| row.chars().zip(row.chars().skip(1)).any(is_pair))
}

/// Whether a text consists of common words, with digits and punctuation around and between them.
fn is_words(text: &[char]) -> bool {
    let disguise =
        |character: &char| DISGUISES.iter().find(|(sign, _)| sign == character).map_or(*character, |pair| pair.1);
    let undisguised: Vec<_> = text.iter().map(disguise).collect();
    are_words(text) || are_words(&undisguised) || are_words(&undisguise_inside(text, &undisguised))
}

/// The text with letters for the signs before its last letter, and with the original signs after it, as in `p@ssw0rd2024!`.
fn undisguise_inside(text: &[char], undisguised: &[char]) -> Vec<char> {
    let tail = text.iter().rev().take_while(|character| !character.is_alphabetic()).count();
    let body = text.len() - tail;
    [&undisguised[..body], &text[body..]].concat()
}

fn words() -> impl Iterator<Item = &'static str> {
    WORDS.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn are_words(text: &[char]) -> bool {
    let words: Vec<Vec<char>> = words().map(|word| word.chars().collect()).collect();
    // The places that whole words reach from the beginning.
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    for place in 0..text.len() {
        if !reached[place] {
            continue;
        }
        if !text[place].is_alphabetic() {
            reached[place + 1] = true;
        }
        for word in words.iter().filter(|word| text[place..].starts_with(word)) {
            reached[place + word.len()] = true;
        }
    }
    reached[text.len()] && text.iter().any(|character| character.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetitions_walks_and_common_words_are_refused() {
        for bad in [
            "aaaaaaaaaaaa",
            "            ",
            "ababababababa",
            "abc123abc123",
            "passwordpassword",
            "hunter2hunter2",
            "123456789012",
            "098765432109",
            "12345678901234567890",
            "111111222222",
            "abcdefghijkl",
            "zyxwvutsrqponm",
            "qwertyuiopas",
            "QWERTYUIOP12",
            "qwertzuiopas",
            "azertyuiop123",
            "asdfghjkl123",
            "1qaz2wsx3edc",
            "!qaz2wsx3edc",
            "1q2w3e4r5t6y",
            "zxcvbnm123456",
            "password1234",
            "Password123!",
            "p@ssw0rd2024!",
            "P4ssw0rd!!!!",
            "Welcome2026!",
            "welcome12345",
            "letmeinplease",
            "iloveyou1234",
            "administrator",
            "admin@123456",
            "changeme1234",
            "changemeplease",
            "trustno1trustno1",
            "MyPassword2026",
            "football12345",
            "summer-2026-summer",
        ] {
            assert_eq!(check_new_password(bad), Err(PasswordError::Common), "{bad:?}");
        }
    }

    #[test]
    fn other_passwords_are_taken() {
        for good in [
            "correct horse battery staple",
            "another good password",
            "k3f9-xq2m-7vwt",
            "tr0ub4dor&3x",
            "abcdeffedcbaxw7!pQ",
            "the dragon ate 12 lamps",
            "Ünï-cödé-pâßwörd",
            "2026-11-27 09:41 lamp",
            &"correct horse battery ".repeat(2),
        ] {
            assert_eq!(check_new_password(good), Ok(()), "{good:?}");
        }
    }

    #[test]
    fn a_random_password_is_never_refused() {
        // 10,000 of 16 hexadecimal digits, of a fixed sequence.
        let mut state = 1_u64;
        for _ in 0..10_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let text = format!("{:016x}", state ^ (state >> 29));
            assert_eq!(check_new_password(&text), Ok(()), "{text}");
        }
    }

    #[test]
    fn the_words_are_in_lower_case_and_stand_once() {
        let words: Vec<_> = words().collect();
        assert!(words.iter().all(|word| word.to_lowercase() == *word && !word.contains(' ')));
        let once: std::collections::BTreeSet<_> = words.iter().collect();
        assert_eq!(once.len(), words.len());
    }
}
