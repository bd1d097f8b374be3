//! The facts about types that formats need: XML namespaces, and the names of members in .NET.
//!
//! This file knows no type; the caller names each type with its namespace.

use std::borrow::Cow;

/// The XML namespaces of the types: one by default, and exceptions.
#[derive(Clone, Debug)]
pub struct Schema {
    default_namespace: String,
    /// Type name and namespace of each exception.
    exceptions: Vec<(String, String)>,
}

impl Schema {
    /// A schema with one namespace for all types.
    pub fn new(default_namespace: impl Into<String>) -> Self {
        Self { default_namespace: default_namespace.into(), exceptions: Vec::new() }
    }

    /// Gives one type another namespace. The name is the serde name of the type.
    #[must_use]
    pub fn with_type(mut self, type_name: impl Into<String>, namespace: impl Into<String>) -> Self {
        self.exceptions.push((type_name.into(), namespace.into()));
        self
    }

    /// The namespace of a type.
    pub fn namespace_of(&self, type_name: &str) -> &str {
        self.exceptions
            .iter()
            .find(|(name, _)| name == type_name)
            .map_or(&self.default_namespace, |(_, namespace)| namespace)
    }

    /// Whether any type is in this namespace.
    pub(crate) fn has_namespace(&self, namespace: &str) -> bool {
        self.default_namespace == namespace || self.exceptions.iter().any(|(_, other)| other == namespace)
    }
}

/// The name of a member in .NET, which begins with a capital letter: `AccountId` for `accountId`.
pub fn dotnet_name(name: &str) -> Cow<'_, str> {
    match name.as_bytes().first() {
        Some(first) if first.is_ascii_lowercase() => {
            let mut raised = name.to_owned();
            raised[..1].make_ascii_uppercase();
            Cow::Owned(raised)
        }
        _ => Cow::Borrowed(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_in_its_own_namespace_or_in_the_default_one() {
        let schema = Schema::new("urn:ours").with_type("ErrorResponse", "urn:theirs");
        assert_eq!(schema.namespace_of("NewBillable"), "urn:ours");
        assert_eq!(schema.namespace_of("ErrorResponse"), "urn:theirs");
        assert!(schema.has_namespace("urn:theirs") && !schema.has_namespace("urn:other"));
    }

    #[test]
    fn the_first_letter_is_raised_and_nothing_else() {
        for (name, expected) in
            [("callSid", "CallSid"), ("CallSid", "CallSid"), ("", ""), ("élan", "élan"), ("_a", "_a")]
        {
            assert_eq!(dotnet_name(name), expected);
        }
    }
}
