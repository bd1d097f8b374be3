//! The issuing of tokens.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use billables_domain::{AccountScope, CustomerKey, Subject, Timestamp};
use serde_json::{Value, json};

use crate::key::{KeyError, SigningKey};
use crate::permission::Role;

/// The claims of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    /// `iss`: the issuer.
    pub issuer: String,
    /// `aud`: the audience.
    pub audience: String,
    /// `sub`: the caller that the token identifies.
    pub subject: Subject,
    /// `roles`: the roles of the caller.
    pub roles: BTreeSet<Role>,
    /// `accounts`: ids, or `["*"]` for every account.
    pub accounts: AccountScope,
    /// `customers`: `account/customer` pairs for the role Customer. Omitted if there are none.
    pub customers: BTreeSet<CustomerKey>,
    /// `jti`: the unique id of the token, 1 to 128 characters.
    pub token_id: String,
    /// `iat`: the time of issue, in whole seconds, rounded down.
    pub issued: Timestamp,
    /// `exp`: the end, in whole seconds, rounded down.
    pub expires: Timestamp,
}

impl Claims {
    fn payload(&self) -> Value {
        let accounts: Vec<&str> = match &self.accounts {
            AccountScope::All => vec!["*"],
            AccountScope::Only(ids) => ids.iter().map(|id| id.as_str()).collect(),
        };
        let roles: Vec<&str> = self.roles.iter().map(|role| role.as_str()).collect();
        let mut payload = json!({
            "iss": self.issuer,
            "aud": self.audience,
            "sub": self.subject.as_str(),
            "exp": self.expires.as_seconds(),
            "iat": self.issued.as_seconds(),
            "jti": self.token_id,
            "roles": roles,
            "accounts": accounts,
        });
        if !self.customers.is_empty() {
            payload["customers"] = self.customers.iter().map(ToString::to_string).collect();
        }
        payload
    }
}

/// Makes a token: a signed JSON Web Token in the compact form of RFC 7515.
///
/// # Errors
///
/// [`KeyError::Cryptography`] if the key cannot sign, which never happens with a key of this crate.
pub fn issue(key: &SigningKey, claims: &Claims) -> Result<String, KeyError> {
    let header = json!({ "alg": key.algorithm().as_str(), "kid": key.kid(), "typ": "JWT" });
    let encode = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    let message = format!("{}.{}", encode(&header), encode(&claims.payload()));
    let signature = key.sign(message.as_bytes())?;
    Ok(format!("{message}.{signature}"))
}
