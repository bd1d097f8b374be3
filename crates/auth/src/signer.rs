//! The signer of access tokens for signed-in users.

use std::sync::{Arc, PoisonError, RwLock};

use billables_domain::Timestamp;

use crate::identity::Identity;
use crate::issue::{Claims, issue};
use crate::key::{KeyError, SigningKey};

/// Makes access tokens with the current signing key. Clones are cheap and share the key.
#[derive(Clone, Debug)]
pub struct Signer {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    key: RwLock<Arc<SigningKey>>,
    issuer: String,
    audience: String,
}

impl Signer {
    /// A signer with this key, issuer and audience.
    pub fn new(key: SigningKey, issuer: impl Into<String>, audience: impl Into<String>) -> Self {
        let key = RwLock::new(Arc::new(key));
        Self { shared: Arc::new(Shared { key, issuer: issuer.into(), audience: audience.into() }) }
    }

    /// Replaces the key, for all clones.
    pub fn replace_key(&self, key: SigningKey) {
        *self.shared.key.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(key);
    }

    /// The id of the current key.
    pub fn kid(&self) -> String {
        self.key().kid().to_owned()
    }

    /// A token for this identity, with the identity's end.
    ///
    /// # Errors
    ///
    /// Those of [`issue`].
    pub fn issue(&self, identity: &Identity, now: Timestamp) -> Result<String, KeyError> {
        let claims = Claims {
            issuer: self.shared.issuer.clone(),
            audience: self.shared.audience.clone(),
            subject: identity.subject.clone(),
            roles: identity.roles.clone(),
            accounts: identity.accounts.clone(),
            customers: identity.customers.clone(),
            token_id: identity.token_id.clone(),
            issued: now,
            expires: identity.expires,
        };
        issue(&self.key(), &claims)
    }

    fn key(&self) -> Arc<SigningKey> {
        self.shared.key.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
