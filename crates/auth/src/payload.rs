//! The payload of a token, and the parsing of each claim. The verifier decides whether the token is valid.

use std::collections::BTreeSet;

use billables_domain::{AccountId, AccountScope, CustomerKey, Timestamp};
use serde_json::{Map, Value};

use crate::token_error::TokenError;

/// The most characters of a `jti`.
const TOKEN_ID_LENGTH_MAX: usize = 128;

/// Whether a text is a valid token id (`jti`): 1 to 128 characters without control characters.
pub fn is_token_id(text: &str) -> bool {
    !text.is_empty() && text.chars().nth(TOKEN_ID_LENGTH_MAX).is_none() && !text.contains(char::is_control)
}

/// The claims of a payload. The error of each method names the claim.
pub(crate) struct PayloadReader(pub(crate) Map<String, Value>);

impl PayloadReader {
    pub(crate) fn text(&self, name: &'static str) -> Result<&str, TokenError> {
        self.0.get(name).and_then(Value::as_str).ok_or(TokenError::BadClaim(name))
    }

    pub(crate) fn texts(&self, name: &'static str) -> Result<Vec<&str>, TokenError> {
        let items = self.0.get(name).and_then(Value::as_array).ok_or(TokenError::BadClaim(name))?;
        items.iter().map(|item| item.as_str().ok_or(TokenError::BadClaim(name))).collect()
    }

    /// A NumericDate: seconds with or without a fraction. A time out of range becomes the nearest time in range.
    pub(crate) fn time(&self, name: &'static str) -> Result<Option<Timestamp>, TokenError> {
        let Some(value) = self.0.get(name) else { return Ok(None) };
        let microseconds = match (value.as_i64(), value.as_f64()) {
            (Some(seconds), _) => seconds.saturating_mul(1_000_000),
            // A conversion from a float saturates.
            (None, Some(seconds)) => (seconds * 1_000_000.0) as i64,
            (None, None) => return Err(TokenError::BadClaim(name)),
        };
        Ok(Some(Timestamp::from_microseconds(microseconds)))
    }

    pub(crate) fn audiences(&self) -> Result<Vec<&str>, TokenError> {
        match self.0.get("aud") {
            Some(Value::String(one)) => Ok(vec![one]),
            _ => self.texts("aud"),
        }
    }

    pub(crate) fn token_id(&self) -> Result<&str, TokenError> {
        let id = self.text("jti")?;
        if is_token_id(id) { Ok(id) } else { Err(TokenError::BadClaim("jti")) }
    }

    pub(crate) fn accounts(&self) -> Result<AccountScope, TokenError> {
        let names = self.texts("accounts")?;
        if names == ["*"] {
            return Ok(AccountScope::All);
        }
        // "*" is no id, so it is refused among other ids, and twice.
        let ids: Result<BTreeSet<_>, _> = names.into_iter().map(AccountId::parse).collect();
        ids.map(AccountScope::Only).map_err(|_| TokenError::BadClaim("accounts"))
    }

    pub(crate) fn customers(&self) -> Result<BTreeSet<CustomerKey>, TokenError> {
        if !self.0.contains_key("customers") {
            return Ok(BTreeSet::new());
        }
        let keys: Result<BTreeSet<_>, _> = self.texts("customers")?.into_iter().map(CustomerKey::parse).collect();
        keys.map_err(|_| TokenError::BadClaim("customers"))
    }
}
