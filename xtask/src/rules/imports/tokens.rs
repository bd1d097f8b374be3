//! The tokens of a Rust file that the rules need: without comments, strings and code for tests.

/// A word or one character of punctuation, with the line. Comments, strings and lifetimes are no tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) line: usize,
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while let Some(first) = rest.chars().next() {
        let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (length, is_token) = match literal_or_comment(rest) {
            Some(length) => (length, false),
            None if word > 0 => (word, true),
            None => (first.len_utf8(), !first.is_whitespace()),
        };
        let (taken, behind) = rest.split_at(length);
        if is_token {
            tokens.push(Token { text: taken, line });
        }
        line += taken.matches('\n').count();
        rest = behind;
    }
    tokens
}

/// The length of the comment, string, character or lifetime at the beginning of a text.
fn literal_or_comment(text: &str) -> Option<usize> {
    let to_end = |found: Option<usize>| Some(found.unwrap_or(text.len()));
    if text.starts_with("//") {
        return to_end(text.find('\n'));
    }
    if text.starts_with("/*") {
        return Some(block_comment(text));
    }
    if let Some(character) = text.strip_prefix('\'') {
        let length = character.chars().next().map_or(0, char::len_utf8);
        if character.starts_with('\\') {
            return to_end(character.get(2..).and_then(|behind| behind.find('\'')).map(|end| end + 4));
        }
        let is_character = character[length..].starts_with('\'');
        let lifetime = || character.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(character.len()) + 1;
        return Some(if is_character { length + 2 } else { lifetime() });
    }
    let prefix = ["br", "cr", "r", "b", "c", ""].into_iter().find(|prefix| {
        let behind = text.strip_prefix(prefix).map(|behind| behind.trim_start_matches('#'));
        behind.is_some_and(|behind| behind.starts_with('"'))
    })?;
    let opening = &text[prefix.len()..];
    let hashes = opening.find('"')?;
    let start = prefix.len() + hashes + 1;
    if prefix.ends_with('r') {
        let closing = format!("\"{}", "#".repeat(hashes));
        return to_end(text[start..].find(&closing).map(|end| start + end + closing.len()));
    }
    // Without an r before them, hashes are punctuation.
    (hashes == 0).then(|| {
        let mut is_escaped = false;
        let end = text[start..].find(|c: char| {
            let is_end = c == '"' && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            is_end
        });
        end.map_or(text.len(), |end| start + end + 1)
    })
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut position) = (0, 0);
    while position < text.len() {
        let rest = &text[position..];
        let step = match () {
            () if rest.starts_with("/*") => {
                depth += 1;
                2
            }
            () if rest.starts_with("*/") => {
                depth -= 1;
                2
            }
            () => rest.chars().next().map_or(1, char::len_utf8),
        };
        position += step;
        if depth == 0 {
            return position;
        }
    }
    text.len()
}

/// The tokens without the items behind `#[cfg(test)]`, and the names of the file modules among those items.
pub(super) fn without_tests<'a>(tokens: &[Token<'a>]) -> (Vec<Token<'a>>, Vec<&'a str>) {
    let (mut kept, mut test_modules) = (Vec::new(), Vec::new());
    let mut place = 0;
    while place < tokens.len() {
        let rest = &tokens[place..];
        if !starts_with(rest, &["#", "[", "cfg", "(", "test", ")", "]"])
            && !starts_with(rest, &["#", "[", "cfg", "(", "all", "(", "test"])
        {
            kept.push(tokens[place]);
            place += 1;
            continue;
        }
        let mut item = rest;
        while starts_with(item, &["#", "["]) {
            item = &item[1 + group(&item[1..])..];
        }
        let length = item_length(item);
        if let Some(at) = item[..length].iter().position(|token| token.text == "mod")
            && item.get(at + 2).is_some_and(|token| token.text == ";")
        {
            test_modules.push(item[at + 1].text);
        }
        place = tokens.len() - item.len() + length;
    }
    (kept, test_modules)
}

/// Whether tokens begin with these texts.
pub(super) fn starts_with(tokens: &[Token<'_>], texts: &[&str]) -> bool {
    tokens.len() >= texts.len() && tokens.iter().zip(texts).all(|(token, text)| token.text == *text)
}

/// The number of tokens of an item, up to the semicolon or the closing brace.
fn item_length(tokens: &[Token<'_>]) -> usize {
    let mut place = 0;
    while let Some(token) = tokens.get(place) {
        match token.text {
            ";" => return place + 1,
            "{" => return place + group(&tokens[place..]),
            "(" | "[" => place += group(&tokens[place..]),
            _ => place += 1,
        }
    }
    tokens.len()
}

/// The number of tokens of a bracketed group that the first token opens.
fn group(tokens: &[Token<'_>]) -> usize {
    let mut depth = 0_usize;
    for (place, token) in tokens.iter().enumerate() {
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return place + 1;
        }
    }
    tokens.len()
}
