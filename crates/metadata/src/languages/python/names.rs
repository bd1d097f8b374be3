//! Names in Python of classes, members, values and texts, and the names that a listing needs.

use std::collections::{HashMap, HashSet};

use crate::languages::listing::Listing;
use crate::languages::properties::property_names;
use crate::languages::text::Literal;
use crate::model::{EnumerationValue, Member, Type};
use crate::names::{is_identifier, snake_case};
use crate::scalar::Scalar;

/// The classes and markers of the client package.
#[rustfmt::skip]
pub(super) const PACKAGE_TYPES: [&str; 64] = [
    "AssignRoles", "AssignRolesResponse", "AuditBase", "Authenticate", "AuthenticateResponse", "CancelRequest",
    "CancelRequestResponse", "ConvertSessionToToken", "ConvertSessionToTokenResponse", "EmptyResponse",
    "GetAccessToken", "GetAccessTokenResponse", "GetApiKeys", "GetApiKeysResponse", "GetNavItems",
    "GetNavItemsResponse", "ICreateDb", "ICrud", "IDelete", "IDeleteDb", "IGet", "IHasBearerToken", "IHasSessionId",
    "IHasVersion", "IMeta", "IOptions", "IPatch", "IPatchDb", "IPost", "IPut", "IReturn", "IReturnVoid", "ISaveDb",
    "IUpdateDb", "IdResponse", "KeyValuePair", "NavItem", "QueryBase", "QueryData", "QueryData2", "QueryDb", "QueryDb1",
    "QueryDb2", "QueryResponse", "RegenerateApiKeys", "RegenerateApiKeysResponse", "ResponseError", "ResponseStatus",
    "StringResponse", "StringsResponse", "UnAssignRoles", "UnAssignRolesResponse", "UpdateEventSubscriber",
    "UpdateEventSubscriberResponse", "UserApiKey", "BackgroundJob", "BackgroundJobBase", "BackgroundJobOptions",
    "BackgroundJobState", "CompletedJob", "FailedJob", "JobSummary", "ScheduledTask", "WorkerStats",
];

/// Words that no name may be.
const KEYWORDS: [&str; 35] = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "False", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "None", "nonlocal", "not", "or",
    "pass", "raise", "return", "True", "try", "while", "with", "yield",
];

/// Names that the lines of a listing need, so that no class may have them.
#[rustfmt::skip]
const CLASS_NAMES: [&str; 26] = [
    "Raw", "IReturn", "IReturnVoid", "IGet", "IPost", "IPut", "IPatch", "IDelete", "IOptions", "IMeta", "IHasVersion",
    "IHasSessionId", "IHasBearerToken", "dataclass_json", "Optional", "Union", "Enum", "IntEnum", "TypeVar",
    "LetterCase", "Undefined", "Object", "datetime", "field", "config", "dataclass",
];

/// The names of the methods of every class and of the object in them, so that no member may have them.
const METHOD_NAMES: [&str; 7] =
    ["self", "to_json", "from_json", "to_dict", "from_dict", "schema", "dataclass_json_config"];

/// Names that a class needs for the types of its members.
const TYPE_NAMES: [&str; 8] = ["str", "bool", "int", "float", "bytes", "Decimal", "List", "Dict"];

/// Whether no member may have this name.
fn is_member_word(name: &str) -> bool {
    let is_conditional = ["datetime", "field", "config"].contains(&name);
    !is_conditional
        && [KEYWORDS.as_slice(), &CLASS_NAMES, &TYPE_NAMES, &METHOD_NAMES].iter().any(|names| names.contains(&name))
}

/// The names of an enumeration's values, without duplicates: words in capitals, joined by underscores. No name begins
/// with two underscores or begins and ends with one, because Python reserves such names.
pub(super) fn constant_names(values: &[EnumerationValue]) -> Vec<String> {
    let alike = |value: &EnumerationValue| value.name.replace('_', "").to_uppercase();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for value in values {
        *counts.entry(alike(value)).or_default() += 1;
    }
    let mut taken = HashSet::new();
    let name_of = |value: &EnumerationValue| {
        // The client package looks for a value among the names first and ignores case otherwise.
        let is_alike = counts.get(&alike(value)).is_some_and(|count| *count > 1);
        let own = Some(&value.name).filter(|name| is_alike && is_identifier(name) && is_constant(name));
        let wanted = own.cloned().unwrap_or_else(|| constant_name(&value.identifier));
        let mut name = wanted.clone();
        let mut number = 1_usize;
        while !taken.insert(name.clone()) {
            number += 1;
            name = if wanted.starts_with('_') { format!("{wanted}_{number}") } else { format!("{name}_") };
        }
        name
    };
    values.iter().map(name_of).collect()
}

/// Whether the value of an enumeration may have this name.
fn is_constant(name: &str) -> bool {
    let is_word = KEYWORDS.contains(&name) || TYPE_NAMES.contains(&name) || ["mro", "name", "value"].contains(&name);
    !is_word && !name.starts_with('_')
}

/// The name of a value: words in capitals, joined by underscores.
fn constant_name(identifier: &str) -> String {
    let bare = identifier.trim_start_matches('_');
    if bare.is_empty() {
        return "EMPTY".to_owned();
    }
    let is_marked = bare.len() < identifier.len();
    let name = if is_marked { format!("_{}", bare.trim_end_matches('_')) } else { bare.to_owned() };
    if name.contains('_') {
        return name.to_uppercase();
    }
    // A word that a member may not have as a name gets an underscore here too, although the word in capitals is free.
    let words = snake_case(&name);
    let is_word = !["async", "await"].contains(&words.as_str())
        && (KEYWORDS.contains(&words.as_str()) || TYPE_NAMES.contains(&words.as_str()));
    let mark = if is_word { "_" } else { "" };
    format!("{}{mark}", words.to_uppercase())
}

/// The name of a member.
#[derive(Debug, Clone)]
pub(super) struct MemberName {
    pub(super) name: String,
    /// The name on the wire, if the listing states it.
    pub(super) field_name: Option<String>,
    /// Whether the client package finds the member. The package looks for names that are identifiers in Python.
    pub(super) is_found: bool,
}

/// The names of the members of `types`, without duplicates along a line of classes. A name that the listing needs, or
/// that the line of another member needs, gets an underscore.
pub(super) fn member_names<'a>(
    listing: &Listing<'a>,
    types: &[&'a Type],
    is_type: impl Fn(&str) -> bool,
) -> HashMap<&'a str, Vec<MemberName>> {
    let wire_names = |of: &'a Type| of.members().iter().map(|member| member.json_name.as_str()).collect();
    let wires: HashMap<&str, HashSet<&str>> =
        listing.own_types().map(|of| (of.name.as_str(), wire_names(of))).collect();
    let none = HashSet::new();
    let wish = |of: &Type, member: &Member| {
        let wire = wires.get(of.name.as_str()).unwrap_or(&none);
        let mut name = wished_name(member, wire);
        let has_times = || of.members().iter().any(|member| member.type_ref.has_scalar(&is_time));
        let says_field = |member: &Member| field_name(&wished_name(member, wire), member).is_some();
        let is_needed = |name: &str| match name {
            "datetime" => has_times(),
            "field" | "config" => of.members().iter().any(says_field),
            _ => false,
        };
        while is_member_word(&name) || is_type(&name) || is_needed(&name) {
            name.push('_');
        }
        name
    };
    let named = property_names(listing, types, wish, str::to_owned);
    let mut names = HashMap::new();
    for of in types {
        let own = named.get(of.name.as_str()).map(Vec::as_slice).unwrap_or_default();
        let of_class = own.iter().zip(of.members()).map(|(property, member)| MemberName {
            name: property.name.clone(),
            field_name: field_name(&property.name, member),
            is_found: looked_up(&property.name).contains(&member.json_name),
        });
        names.insert(of.name.as_str(), of_class.collect());
    }
    names
}

/// Whether the module `datetime` has the type of the scalar.
fn is_time(scalar: Scalar) -> bool {
    matches!(scalar, Scalar::DateTime | Scalar::Date | Scalar::DateTimeOffset | Scalar::TimeSpan)
}

/// The name on the wire, if `dataclasses_json` would derive another one from `name`.
fn field_name(name: &str, member: &Member) -> Option<String> {
    (camel_case_of_package(name) != member.json_name).then(|| member.json_name.clone())
}

/// The name of a member if no other name is in the way: in small letters, if the client package finds the member under
/// that name, and else the name on the wire, if that is an identifier.
fn wished_name(member: &Member, wire: &HashSet<&str>) -> String {
    let mut name = snake_case(&member.dotnet_name);
    if name.starts_with("__") {
        // A name that begins with two underscores is private to its class.
        name = format!("_{}", name.trim_start_matches('_'));
    }
    if name.chars().all(|character| character == '_') {
        name = format!("value{name}");
    }
    let finds = |name: &str| looked_up(name).into_iter().find(|key| wire.contains(key.as_str()));
    let can_say = is_identifier(&member.json_name) && !member.json_name.starts_with("__");
    if can_say && finds(&name).as_deref() != Some(member.json_name.as_str()) {
        name.clone_from(&member.json_name);
    }
    name
}

/// The keys under which the client package looks for the member called `name`, in order.
fn looked_up(name: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for name in [name, name.trim_end_matches('_')] {
        let mut characters = name.chars();
        let Some(first) = characters.next() else { continue };
        let mut snake = first.to_lowercase().to_string();
        for character in characters.clone() {
            match character {
                'A'..='Z' => snake.extend(['_', character.to_ascii_lowercase()]),
                _ => snake.push(character),
            }
        }
        let mut camel = first.to_lowercase().to_string();
        let mut rest = characters.peekable();
        while let Some(character) = rest.next() {
            match rest.peek() {
                Some(next) if character == '_' && next.is_ascii_lowercase() => {
                    camel.push(next.to_ascii_uppercase());
                    rest.next();
                }
                _ => camel.push(character),
            }
        }
        keys.extend([name.to_owned(), snake, camel]);
    }
    keys
}

/// The name on the wire that `dataclasses_json` derives from the name of a member.
fn camel_case_of_package(name: &str) -> String {
    let mut characters = name.strip_prefix('_').unwrap_or(name).chars().peekable();
    let mut camel: String = characters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    while let Some(character) = characters.next() {
        match characters.peek() {
            Some(next) if character == '_' && (next.is_ascii_lowercase() || next.is_ascii_digit()) => {
                camel.push(next.to_ascii_uppercase());
                characters.next();
            }
            _ => camel.push(character),
        }
    }
    camel
}

/// A text in the single quotes of Python.
pub(super) static LITERAL: Literal = Literal {
    quote: '\'',
    marked: "",
    named: &[('\n', "\\n"), ('\r', "\\r")],
    is_numbered: char::is_control,
    number: |number| format!("\\x{number:02x}"),
};

/// Whether a listing needs the name, so that no class may have it.
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
            ("NewestFirst", "NEWEST_FIRST"),
            ("_1", "_1"),
            ("_1_", "_1"),
            ("__all__", "_ALL"),
        ] {
            assert_eq!(constant_name(name), constant);
        }
    }

    #[test]
    fn no_constant_is_one_that_python_keeps_for_itself() {
        let value = |name: &str| EnumerationValue {
            name: name.to_owned(),
            identifier: crate::names::value_identifier(name).unwrap_or_else(|| "Value1".to_owned()),
            number: None,
        };
        let names = |values: &[&str]| constant_names(&values.iter().map(|name| value(name)).collect::<Vec<_>>());
        assert_eq!(names(&["+1", "-1", "1", "_1", "_1_"]), ["PLUS1", "MINUS1", "_1", "_1_2", "_1_3"]);
        assert_eq!(names(&["a", "A", "b"]), ["a", "A", "B"]);
        assert_eq!(names(&["__init__", "mro", "Mro"]), ["_INIT", "MRO", "Mro"]);
    }

    #[test]
    fn the_package_makes_the_keys_that_are_expected_of_it() {
        assert_eq!(camel_case_of_package("account_id"), "accountId");
        assert_eq!(camel_case_of_package("address_2"), "address2");
        assert_eq!(camel_case_of_package("AccountID"), "accountID");
        assert_eq!(camel_case_of_package("_links"), "links");
        assert_eq!(camel_case_of_package("from_"), "from_");
        assert_eq!(looked_up("from_"), ["from_", "from_", "from_", "from", "from", "from"]);
        assert_eq!(looked_up("AccountID"), ["AccountID", "account_i_d", "accountID"].repeat(2));
    }
}
