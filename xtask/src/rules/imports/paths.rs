//! The paths of a Rust file, in `use` and elsewhere.

use super::tokens::{Token, starts_with};

/// A path with at least two names, or a path in a `use`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct UsedPath<'a> {
    /// The names. [`EXTERNAL`] is the first name of a path that begins with `::`.
    pub(super) names: Vec<&'a str>,
    pub(super) line: usize,
    /// The inline modules around the path.
    pub(super) inside: Vec<&'a str>,
    /// The name that a `use` gives to the path.
    pub(super) alias: Option<&'a str>,
}

/// The first name of a path to another crate.
const EXTERNAL: &str = "::";

/// The paths of a file, in order.
pub(super) fn paths<'a>(tokens: &[Token<'a>]) -> Vec<UsedPath<'a>> {
    let mut found = Vec::new();
    // The inline modules around the present place, each with the depth of the outer braces.
    let mut inside: Vec<(&str, usize)> = Vec::new();
    let mut depth = 0_usize;
    let mut place = 0;
    while let Some(token) = tokens.get(place) {
        let rest = &tokens[place..];
        let mut add = |names: Vec<&'a str>, alias, line| {
            found.push(UsedPath { names, line, inside: inside.iter().map(|(name, _)| *name).collect(), alias });
        };
        match token.text {
            "use" => {
                place += 1;
                use_tree(tokens, &mut place, &[], &mut add);
                continue;
            }
            // The path in `pub(in crate::…)` is a visibility and no use.
            "in" if place > 0 && tokens[place - 1].text == "(" => place += 1,
            name if is_name(name) && starts_with(&rest[1..], &[":", ":"]) => {
                let mut names = vec![name];
                if starts_with(&tokens[place.saturating_sub(2)..place], &[":", ":"]) {
                    names.insert(0, EXTERNAL);
                }
                while starts_with(&tokens[place + 1..], &[":", ":"])
                    && tokens.get(place + 3).is_some_and(|token| is_name(token.text))
                {
                    names.push(tokens[place + 3].text);
                    place += 3;
                }
                add(names, None, token.line);
            }
            "mod" if rest.get(2).is_some_and(|token| token.text == "{") => inside.push((rest[1].text, depth)),
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                inside.pop_if(|(_, around)| *around == depth);
            }
            _ => {}
        }
        place += 1;
    }
    found
}

/// Reads one tree of a `use`, and sets the place to the token after it.
fn use_tree<'a>(
    tokens: &[Token<'a>],
    place: &mut usize,
    prefix: &[&'a str],
    add: &mut impl FnMut(Vec<&'a str>, Option<&'a str>, usize),
) {
    let mut names = prefix.to_vec();
    let (mut alias, mut is_glob) = (None, false);
    while let Some(token) = tokens.get(*place) {
        match token.text {
            ":" if names.is_empty() => names.push(EXTERNAL),
            ":" => {}
            "{" => {
                *place += 1;
                while tokens.get(*place).is_some_and(|token| token.text != "}") {
                    use_tree(tokens, place, &names, add);
                    *place += usize::from(tokens.get(*place).is_some_and(|token| token.text == ","));
                }
                *place += 1;
                return;
            }
            "as" => {
                *place += 1;
                alias = tokens.get(*place).map(|token| token.text);
            }
            "*" => is_glob = true,
            // In `one::{self}` the word names the module `one`.
            "self" if !names.is_empty() => {}
            name if is_name(name) => names.push(name),
            _ => break,
        }
        *place += 1;
    }
    if let Some(last) = tokens.get(place.saturating_sub(1))
        && let Some(name) = names.last()
    {
        let alias = alias.or((!is_glob).then_some(*name));
        add(names, alias, last.line);
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}
