//! JSV in the layout of the published pages: a tab for each level, `name: value`, and a nested object or list on a line
//! below the name. Names are in camelCase, null members are left out. No client parses this layout: JSV has no white
//! space in a message.

use super::definition::Definition;
use crate::sample::Sample;
use crate::scalar::Scalar;

pub(super) static JSV: Definition =
    Definition { name: "jsv", title: "JSV", suffix: "jsv", media_type: "text/jsv", has_callback: false, write };

fn write(sample: &Sample<'_>) -> String {
    let mut text = String::new();
    append(&mut text, sample, 0);
    text
}

fn append(text: &mut String, sample: &Sample<'_>, depth: usize) {
    match sample {
        Sample::Null => text.push_str("null"),
        Sample::Scalar(scalar) => text.push_str(value_of(*scalar)),
        Sample::Enumeration { value, is_numeric: true, .. } => text.push_str(&value.number.unwrap_or(0).to_string()),
        Sample::Enumeration { value, .. } => text.push_str(&quoted(&value.name)),
        Sample::Object { members, .. } => {
            let present = members.iter().filter(|member| !matches!(member.value, Sample::Null));
            append_block(text, ['{', '}'], depth, present, |text, member, depth| {
                append_pair(text, &quoted(&member.member.json_name), &member.value, depth);
            });
        }
        Sample::List { items, .. } => append_block(text, ['[', ']'], depth, items.iter(), append),
        Sample::Dictionary { entries, .. } => {
            append_block(text, ['{', '}'], depth, entries.iter(), |text, (key, value), depth| {
                let mut name = String::new();
                append(&mut name, key, depth);
                append_pair(text, &name, value, depth);
            });
        }
    }
}

/// Writes a block with each item on a line. A block without items has an empty line inside, unless the block follows a
/// name.
fn append_block<T>(
    text: &mut String,
    [open, close]: [char; 2],
    depth: usize,
    items: impl Iterator<Item = T>,
    mut append_item: impl FnMut(&mut String, T, usize),
) {
    text.push(open);
    break_line(text, depth + 1);
    for (index, item) in items.enumerate() {
        if index > 0 {
            text.push(',');
            break_line(text, depth + 1);
        }
        append_item(text, item, depth + 1);
    }
    break_line(text, depth);
    text.push(close);
}

fn append_pair(text: &mut String, name: &str, value: &Sample<'_>, depth: usize) {
    text.push_str(name);
    text.push_str(": ");
    match brackets(value) {
        Some(brackets) if is_empty(value) => text.push_str(brackets),
        Some(_) => {
            break_line(text, depth);
            append(text, value, depth);
        }
        None => append(text, value, depth),
    }
}

fn brackets(sample: &Sample<'_>) -> Option<&'static str> {
    match sample {
        Sample::Object { .. } | Sample::Dictionary { .. } => Some("{}"),
        Sample::List { .. } => Some("[]"),
        Sample::Null | Sample::Scalar(_) | Sample::Enumeration { .. } => None,
    }
}

fn is_empty(sample: &Sample<'_>) -> bool {
    match sample {
        Sample::Object { members, .. } => members.iter().all(|member| matches!(member.value, Sample::Null)),
        Sample::Dictionary { entries, .. } => entries.is_empty(),
        Sample::List { items, .. } => items.is_empty(),
        Sample::Null | Sample::Scalar(_) | Sample::Enumeration { .. } => false,
    }
}

fn break_line(text: &mut String, depth: usize) {
    text.push('\n');
    text.extend(std::iter::repeat_n('\t', depth));
}

/// The default value of a scalar: the JSON sample without quotes, except for the scalars that JSV writes in a form of
/// its own.
fn value_of(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Bool => "False",
        Scalar::DateTime | Scalar::Date => "0001-01-01",
        Scalar::DateTimeOffset => "0001-01-01T00:00:00.0000000+00:00",
        // The character zero is invisible, and a page cannot hold that character.
        Scalar::Char => "",
        other => other.json_sample().trim_matches('"'),
    }
}

/// A text with a mark of the grammar is in quotes, with each inner quote doubled.
fn quoted(text: &str) -> String {
    if text.is_empty() || text.contains(['"', ':', ',', '{', '}', '[', ']', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
