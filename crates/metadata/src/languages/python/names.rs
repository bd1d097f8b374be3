//! Names in Python: which ones are taken, and what a member, a value or a text is called.

use std::collections::HashSet;

use super::{is_time, mentions};
use crate::model::Member;
use crate::names::{identifier, snake_case};

/// The classes and markers that the client package brings along.
pub(super) const PACKAGE_TYPES: [&str; 64] = [
    "AssignRoles",
    "AssignRolesResponse",
    "AuditBase",
    "Authenticate",
    "AuthenticateResponse",
    "CancelRequest",
    "CancelRequestResponse",
    "ConvertSessionToToken",
    "ConvertSessionToTokenResponse",
    "EmptyResponse",
    "GetAccessToken",
    "GetAccessTokenResponse",
    "GetApiKeys",
    "GetApiKeysResponse",
    "GetNavItems",
    "GetNavItemsResponse",
    "ICreateDb",
    "ICrud",
    "IDelete",
    "IDeleteDb",
    "IGet",
    "IHasBearerToken",
    "IHasSessionId",
    "IHasVersion",
    "IMeta",
    "IOptions",
    "IPatch",
    "IPatchDb",
    "IPost",
    "IPut",
    "IReturn",
    "IReturnVoid",
    "ISaveDb",
    "IUpdateDb",
    "IdResponse",
    "KeyValuePair",
    "NavItem",
    "QueryBase",
    "QueryData",
    "QueryData2",
    "QueryDb",
    "QueryDb1",
    "QueryDb2",
    "QueryResponse",
    "RegenerateApiKeys",
    "RegenerateApiKeysResponse",
    "ResponseError",
    "ResponseStatus",
    "StringResponse",
    "StringsResponse",
    "UnAssignRoles",
    "UnAssignRolesResponse",
    "UpdateEventSubscriber",
    "UpdateEventSubscriberResponse",
    "UserApiKey",
    "BackgroundJob",
    "BackgroundJobBase",
    "BackgroundJobOptions",
    "BackgroundJobState",
    "CompletedJob",
    "FailedJob",
    "JobSummary",
    "ScheduledTask",
    "WorkerStats",
];

/// Words that cannot be names.
const KEYWORDS: [&str; 35] = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "False", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "None", "nonlocal", "not", "or",
    "pass", "raise", "return", "True", "try", "while", "with", "yield",
];

/// Names that the lines of a listing need and that no class may take from them.
const CLASS_NAMES: [&str; 26] = [
    "Raw",
    "IReturn",
    "IReturnVoid",
    "IGet",
    "IPost",
    "IPut",
    "IPatch",
    "IDelete",
    "IOptions",
    "IMeta",
    "IHasVersion",
    "IHasSessionId",
    "IHasBearerToken",
    "dataclass_json",
    "Optional",
    "Union",
    "Enum",
    "IntEnum",
    "TypeVar",
    "LetterCase",
    "Undefined",
    "Object",
    "datetime",
    "field",
    "config",
    "dataclass",
];

/// What every class is given so that it can travel, and what stands for an object of it; no member may take these names.
const METHOD_NAMES: [&str; 7] =
    ["self", "to_json", "from_json", "to_dict", "from_dict", "schema", "dataclass_json_config"];

/// Names that a class needs for the types of its members.
const TYPE_NAMES: [&str; 8] = ["str", "bool", "int", "float", "bytes", "Decimal", "List", "Dict"];

fn member_name(dotnet_name: &str) -> String {
    let name = snake_case(dotnet_name);
    let is_taken = [KEYWORDS.as_slice(), &TYPE_NAMES, &METHOD_NAMES].iter().any(|names| names.contains(&name.as_str()));
    if is_taken { format!("{name}_") } else { name }
}

/// The name of a value: capitals, words joined by underscores.
pub(super) fn constant_name(name: &str) -> String {
    let name = identifier(name).unwrap_or_else(|| "_".to_owned());
    if name.contains('_') {
        return name.to_ascii_uppercase();
    }
    // A word that a member could not have for a name gets an underscore here as well, in capitals though it is free.
    let words = snake_case(&name);
    let is_word = !["async", "await"].contains(&words.as_str())
        && (KEYWORDS.contains(&words.as_str()) || TYPE_NAMES.contains(&words.as_str()));
    let mark = if is_word { "_" } else { "" };
    format!("{}{mark}", words.to_ascii_uppercase())
}

/// The names of a class's members, none twice. A name that another member needs for its own line gets an underscore.
pub(super) fn member_names(members: &[Member], is_type: impl Fn(&str) -> bool) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut names: Vec<String> = members
        .iter()
        .map(|member| {
            let mut name = member_name(&member.dotnet_name);
            while is_type(&name) || !taken.insert(name.clone()) {
                name.push('_');
            }
            name
        })
        .collect();
    let has_times = members.iter().any(|member| mentions(&member.type_ref, &is_time));
    let needs_field = members.iter().zip(&names).any(|(member, name)| !travels_as(name, &member.json_name));
    for name in &mut names {
        if (has_times && name == "datetime") || (needs_field && (name == "field" || name == "config")) {
            name.push('_');
        }
    }
    names
}

/// Whether a member called `name` travels as `json_name` of its own accord: the client package makes camelCase of a name,
/// and the services that it talks to read names in any case.
pub(super) fn travels_as(name: &str, json_name: &str) -> bool {
    let mut camel = String::new();
    let mut characters = name.strip_prefix('_').unwrap_or(name).chars().peekable();
    while let Some(character) = characters.next() {
        if character != '_' || !characters.peek().is_some_and(char::is_ascii_lowercase) {
            camel.push(character);
        }
    }
    camel.eq_ignore_ascii_case(json_name)
}

/// A text in the single quotes of Python.
pub(super) fn literal(text: &str) -> String {
    let mut literal = String::from("'");
    for character in text.chars() {
        match character {
            '\'' | '\\' => literal.extend(['\\', character]),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            character if character.is_control() => literal.push_str(&format!("\\x{:02x}", u32::from(character))),
            character => literal.push(character),
        }
    }
    literal.push('\'');
    literal
}

/// Whether a listing needs the name of a class for itself.
pub(super) fn is_taken(name: &str) -> bool {
    [KEYWORDS.as_slice(), &CLASS_NAMES, &TYPE_NAMES].iter().any(|names| names.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_named_in_capitals_by_their_words() {
        for (name, constant) in [
            ("ExtraLarge", "EXTRA_LARGE"),
            ("OTHER", "OTHER"),
            ("MP3", "M_P3"),
            ("uni_pc", "UNI_PC"),
            ("NEW_ITEM", "NEW_ITEM"),
            ("IDOnly", "ID_ONLY"),
            ("None", "NONE"),
            ("From", "FROM_"),
            ("newest-first", "NEWEST_FIRST"),
            ("", "_"),
        ] {
            assert_eq!(constant_name(name), constant);
        }
    }
}
