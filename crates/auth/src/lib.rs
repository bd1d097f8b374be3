//! Authentication and authorization: roles and permissions, keys, tokens, and the credentials of a sign-in (passwords, refresh
//! tokens, API keys).
//!
//! A token is a JSON Web Token (RFC 7519). [`Verifier`] turns a token into an [`Identity`]; [`issue`] makes a token with a
//! [`SigningKey`]; [`KeyFolder`] keeps the keys on disk. An [`ExternalIssuer`] is an identity provider outside the service, with
//! a [`KeySet`]. Nothing here knows HTTP or a database, reads a clock or makes a random byte: the caller passes times,
//! randomness and key sets. The only files are those of the key
//! folder and the file of Twilio's tokens.
//!
//! # Use
//!
//! ```
//! use billables_auth::{Claims, Permission, Role, SigningKey, Verifier, VerifierOptions, issue};
//! use billables_domain::{AccountScope, Subject, Timestamp};
//!
//! let key = SigningKey::ed25519(&[7; 32])?;
//! let now = Timestamp::from_microseconds(1_800_000_000_000_000);
//! let token = issue(&key, &Claims {
//!     issuer: "billables".to_owned(),
//!     audience: "billables".to_owned(),
//!     subject: Subject::parse("switchboard").unwrap(),
//!     roles: [Role::Reporter].into(),
//!     accounts: AccountScope::All,
//!     customers: Default::default(),
//!     token_id: "1".to_owned(),
//!     issued: now,
//!     expires: now.plus_seconds(3600),
//! })?;
//!
//! let options = VerifierOptions::new("billables", "billables", vec![key.verification_key()]);
//! let identity = Verifier::new(options).verify(&token, now).unwrap();
//! assert!(identity.may(Permission::ReportBillables));
//! assert!(!identity.may(Permission::VoidBillables));
//! # Ok::<(), billables_auth::KeyError>(())
//! ```

mod common_passwords;
mod external_issuer;
mod identity;
mod issue;
mod key;
mod key_file;
mod key_folder;
mod key_set;
mod password_cache;
mod passwords;
mod payload;
mod permission;
mod private_files;
mod rate_limit;
mod revocations;
mod secrets;
mod signer;
mod strict_json;
mod token_cache;
mod token_error;
mod twilio_signature;
mod twilio_tokens;
mod verifier;

pub use common_passwords::check_new_password;
pub use external_issuer::{Audiences, ClaimMapping, ClaimPath, ExternalIssuer, ExternalIssuerError, IssuerName};
pub use identity::Identity;
pub use issue::{Claims, issue};
pub use key::{Algorithm, KeyError, SigningKey, VerificationKey};
pub use key_folder::{KeyFolder, KeyInfo};
pub use key_set::{KEY_SET_LENGTH_MAX, KeySet, KeySetError};
pub use password_cache::{PasswordCache, PasswordCacheKey};
pub use passwords::{
    PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, PasswordCost, PasswordError, PasswordVerdict, Passwords,
    USER_NAME_LENGTH_MAX, parse_user_name,
};
pub use payload::is_token_id;
pub use permission::{Permission, Role};
pub use private_files::{give_to_owner_of_folder, open_unlinked, refuse_link};
pub use rate_limit::RateLimit;
pub use revocations::Revocations;
pub use secrets::{SECRET_LENGTH, Secret, SecretForm, secret_hash};
pub use signer::Signer;
pub use token_error::{TOKEN_LENGTH_MAX, TokenError};
pub use twilio_signature::SignedForm;
pub use twilio_tokens::{TwilioAccount, TwilioTokens, TwilioTokensError};
pub use verifier::{Verifier, VerifierOptions};
