//! What YAML allows and the parser does not take, spelled so that it does: a tab behind the colon of a key, and a character
//! that two escapes of a surrogate pair make, as JSON writes it.
//!
//! Only a text that was refused is spelled anew; lines stay where they are.

/// `text` in another spelling, if it has such a thing.
pub(super) fn respelled(text: &str) -> Option<String> {
    let lines: Vec<String> = text.split('\n').map(|line| with_pairs(&without_tabs(line))).collect();
    Some(lines.join("\n")).filter(|respelled| respelled != text)
}

/// `line` with blanks in place of tabs behind each colon that stands outside quotes.
fn without_tabs(line: &str) -> String {
    let mut result = String::with_capacity(line.len());
    let mut quote = None;
    let mut is_behind_colon = false;
    for character in line.chars() {
        is_behind_colon &= character == '\t';
        result.push(if is_behind_colon { ' ' } else { character });
        match quote {
            Some(open) if open == character => quote = None,
            None if character == '"' || character == '\'' => quote = Some(character),
            _ => {}
        }
        is_behind_colon |= character == ':' && quote.is_none();
    }
    result
}

/// `line` with one escape in place of the two of a surrogate pair.
fn with_pairs(line: &str) -> String {
    let mut result = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find("\\u") {
        let (before, escape) = rest.split_at(start);
        result.push_str(before);
        // A backslash that is escaped itself begins nothing.
        let is_escaped = result.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
        let pair = unit(escape).zip(escape.get(6..).and_then(unit)).filter(|_| !is_escaped);
        let character = pair.and_then(|(high, low)| char::decode_utf16([high, low]).next()?.ok());
        match character.filter(|character| *character > '\u{ffff}') {
            Some(character) => {
                result.push_str(&format!("\\U{:08X}", u32::from(character)));
                rest = escape.get(12..).unwrap_or_default();
            }
            None => {
                result.push_str("\\u");
                rest = escape.get(2..).unwrap_or_default();
            }
        }
    }
    result + rest
}

/// The UTF-16 unit that `text` begins with, as `\uD83D`.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}
