//! JSON on one line: names in camelCase, members in declared order, null members left out.

use super::definition::Definition;
use crate::sample::Sample;

pub(super) static JSON: Definition = Definition {
    name: "json",
    title: "JSON",
    suffix: "json",
    media_type: "application/json",
    has_callback: true,
    write,
};

pub(super) fn write(sample: &Sample<'_>) -> String {
    let mut text = String::new();
    append(&mut text, sample);
    text
}

fn append(text: &mut String, sample: &Sample<'_>) {
    match sample {
        Sample::Null => text.push_str("null"),
        Sample::Scalar(scalar) => text.push_str(scalar.json_sample()),
        Sample::Enumeration { value, is_numeric: true, .. } => text.push_str(&value.number.unwrap_or(0).to_string()),
        Sample::Enumeration { value, .. } => append_text(text, &value.name),
        Sample::Object { members, .. } => {
            let present = members.iter().filter(|member| !matches!(member.value, Sample::Null));
            append_separated(text, ['{', '}'], present, |text, member| {
                append_text(text, &member.member.json_name);
                text.push(':');
                append(text, &member.value);
            });
        }
        Sample::List { items, .. } => append_separated(text, ['[', ']'], items.iter(), append),
        Sample::Dictionary { entries, .. } => {
            append_separated(text, ['{', '}'], entries.iter(), |text, (key, value)| {
                let mut name = String::new();
                append(&mut name, key);
                // JSON has texts as keys alone.
                if name.starts_with('"') {
                    text.push_str(&name)
                } else {
                    append_text(text, &name)
                }
                text.push(':');
                append(text, value);
            });
        }
    }
}

fn append_separated<T>(
    text: &mut String,
    [open, close]: [char; 2],
    items: impl Iterator<Item = T>,
    mut append_item: impl FnMut(&mut String, T),
) {
    text.push(open);
    for (index, item) in items.enumerate() {
        if index > 0 {
            text.push(',');
        }
        append_item(text, item);
    }
    text.push(close);
}

fn append_text(text: &mut String, value: &str) {
    text.push_str(&serde_json::Value::from(value).to_string());
}
