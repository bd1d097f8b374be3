//! The text of the configuration file. No error quotes the text, because a line may contain a password.

use super::declaration::File;
use crate::identity_provider::ProviderTable;

/// Parses the text of a configuration file. The error names the line or the key.
pub(super) fn parse(text: &str) -> Result<File, String> {
    let table: toml::Table = toml::from_str(text).map_err(|error| {
        format!("{}: {}.", place(text, &error), error.message().lines().collect::<Vec<_>>().join(", "))
    })?;
    let names: Vec<_> = File::FIELDS.iter().map(|field| field.replace('_', "-")).collect();
    refuse_unknown_keys(&table, &names, "")?;
    for provider in table.get("identity-provider").and_then(toml::Value::as_array).into_iter().flatten() {
        let names = ProviderTable::KEYS.map(str::to_owned);
        refuse_unknown_keys(provider.as_table().unwrap_or(&toml::Table::new()), &names, " in identity-provider")?;
    }
    // The message of the library for a value of the wrong type quotes the value.
    toml::from_str(text).map_err(|error| {
        let place = place(text, &error);
        format!("{place}: the value has the wrong type for its key. `billables config` prints all keys with values.")
    })
}

/// The line of an error.
fn place(text: &str, error: &toml::de::Error) -> String {
    let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
    format!("line {line}")
}

/// Refuses a key that is not among the names, and suggests the nearest name.
fn refuse_unknown_keys(table: &toml::Table, names: &[String], place: &str) -> Result<(), String> {
    let Some(key) = table.keys().find(|key| !names.contains(key)) else { return Ok(()) };
    let nearest = billables_wire::nearest(key, names.iter().map(String::as_str));
    let hint = nearest.map(|nearest| format!(" Did you mean {nearest:?}?")).unwrap_or_default();
    Err(format!("unknown key {key:?}{place}.{hint} `billables config` prints all keys."))
}
