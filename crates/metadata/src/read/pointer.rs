//! Places in the document: JSON pointers (RFC 6901), in their URI fragment form without percent-encoding.

use std::fmt;

/// A place in the document, such as `#/components/schemas/Customer`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pointer(String);

impl Default for Pointer {
    fn default() -> Self {
        Self::root()
    }
}

impl Pointer {
    pub(super) fn root() -> Self {
        Self("#".to_owned())
    }

    /// The member or item `token` of this place.
    pub(super) fn child(&self, token: impl fmt::Display) -> Self {
        let token = token.to_string().replace('~', "~0").replace('/', "~1");
        Self(format!("{}/{token}", self.0))
    }

    /// The last token, unescaped: the name of the value at this place.
    pub(super) fn last(&self) -> String {
        let token = self.0.rsplit('/').next().unwrap_or_default();
        unescape(token)
    }

    /// The text form, which begins with `#`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

pub(super) fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}
