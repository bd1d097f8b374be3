//! What a format has to be told about the types: XML namespaces, and the names that .NET gives to members.
//!
//! No DTO is known here; the caller says which type is in which namespace.

use std::borrow::Cow;

/// The namespaces of the types that travel as XML: one for nearly all, and others for some.
#[derive(Clone, Debug)]
pub struct Schema {
    default_namespace: String,
    /// Type name and namespace of the types that are elsewhere.
    exceptions: Vec<(String, String)>,
}

impl Schema {
    /// All types are in this namespace.
    pub fn new(default_namespace: impl Into<String>) -> Self {
        Self { default_namespace: default_namespace.into(), exceptions: Vec::new() }
    }

    /// One type is in a namespace of its own. The name is the serde name of the type.
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

/// The name that .NET has for a member: with its first letter raised. `accountId` is `AccountId`.
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
        assert!(schema.has_namespace("urn:theirs") && !schema.has_namespace("urn:foreign"));
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
