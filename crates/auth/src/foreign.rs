//! Somebody else's identity provider: whose tokens are taken beside our own, and what their claims come to. It fetches
//! nothing and reads no file; its keys are in `key_set.rs`, and the order in which a token is verified is in `verifier.rs`.
//!
//! A provider knows who its people are, and nothing of what they may do here. So its claims count only where a mapping
//! names them, and whatever the mapping gives is cut down to a ceiling.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use billables_domain::{AccountId, AccountScope, CustomerKey, Subject, Timestamp};
use serde_json::{Map, Value};

use crate::identity::Identity;
use crate::key::Algorithm;
use crate::permission::Role;
use crate::verifier::TokenError;

/// The longest name of an issuer, in characters.
const NAME_LENGTH_MAX: usize = 32;

/// Names that would say of a caller what it is not: they are, or may become, other ways to come in.
const NAMES_TAKEN: [&str; 2] = ["api-key", "cli"];

/// What is wrong with the description of an issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ForeignIssuerError {
    /// A name that could be mistaken for something else.
    #[error("a name has 1 to {NAME_LENGTH_MAX} of the characters a-z 0-9 - and is neither api-key nor cli")]
    Name,
    /// A path of claims with an empty part.
    #[error("a claim is a name such as groups, or names with dots between them such as realm_access.roles")]
    ClaimPath,
    /// HS256, or no algorithm at all.
    #[error("the algorithms are some of EdDSA, ES256, RS256 and PS256: a key of HS256 could sign as well as verify")]
    Algorithms,
}

/// The name that the configuration gives an issuer. Its callers are `NAME:sub`, so it never holds a colon.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IssuerName(Box<str>);

impl IssuerName {
    /// Parses a name.
    ///
    /// # Errors
    ///
    /// [`ForeignIssuerError::Name`] for a text that is none.
    pub fn parse(text: &str) -> Result<Self, ForeignIssuerError> {
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let is_name = (1..=NAME_LENGTH_MAX).contains(&text.len()) && text.bytes().all(is_plain);
        if is_name && !NAMES_TAKEN.contains(&text) { Ok(Self(text.into())) } else { Err(ForeignIssuerError::Name) }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a subject is one of this issuer's: a token of our own for it is refused.
    pub fn owns(&self, subject: &Subject) -> bool {
        subject.as_str().strip_prefix(&*self.0).is_some_and(|rest| rest.starts_with(':'))
    }
}

impl fmt::Display for IssuerName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Where a claim stands in a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimPath(Vec<String>);

impl ClaimPath {
    /// Parses a name, or names with dots between them, each a member of the one before. A URL is one name, dots and all:
    /// some providers call their own claims that.
    ///
    /// # Errors
    ///
    /// [`ForeignIssuerError::ClaimPath`] for a text with an empty part.
    pub fn parse(text: &str) -> Result<Self, ForeignIssuerError> {
        let parts: Vec<_> = if text.contains("://") { vec![text] } else { text.split('.').collect() };
        if parts.iter().any(|part| part.is_empty()) {
            return Err(ForeignIssuerError::ClaimPath);
        }
        Ok(Self(parts.into_iter().map(str::to_owned).collect()))
    }

    fn find<'c>(&self, claims: &'c Map<String, Value>) -> Option<&'c Value> {
        let (first, rest) = self.0.split_first()?;
        rest.iter().try_fold(claims.get(first)?, |value, name| value.get(name))
    }
}

/// What the claims of an issuer come to. What is not named here counts for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimMapping {
    /// The claim whose values are looked up in `role_map`.
    pub roles_claim: Option<ClaimPath>,
    /// Roles by the values of that claim.
    pub role_map: BTreeMap<String, Role>,
    /// The claim that holds ids of accounts. `*` in it is not every account, and nothing at all.
    pub accounts_claim: Option<ClaimPath>,
    /// Accounts of everybody whom the issuer names.
    pub accounts: AccountScope,
    /// The claim that holds `account/customer` pairs.
    pub customers_claim: Option<ClaimPath>,
    /// The ceiling of roles: no token has others.
    pub roles_max: BTreeSet<Role>,
    /// The ceiling of accounts: no token has others.
    pub accounts_max: AccountScope,
}

impl ClaimMapping {
    fn roles(&self, claims: &Map<String, Value>) -> Result<BTreeSet<Role>, TokenError> {
        let values = texts(self.roles_claim.as_ref(), claims, "roles")?;
        let mapped = values.into_iter().filter_map(|value| self.role_map.get(value).copied());
        Ok(mapped.filter(|role| self.roles_max.contains(role)).collect())
    }

    fn accounts(&self, claims: &Map<String, Value>) -> Result<AccountScope, TokenError> {
        let values = texts(self.accounts_claim.as_ref(), claims, "accounts")?;
        let fixed = match &self.accounts {
            AccountScope::All => return Ok(self.accounts_max.clone()),
            AccountScope::Only(ids) => ids.iter().cloned(),
        };
        // What is no id, "*" among others, is left out: a claim may hold things that are not meant for us.
        let claimed = values.into_iter().filter_map(|value| AccountId::parse(value).ok());
        let ids = claimed.chain(fixed).filter(|account_id| self.accounts_max.contains(account_id));
        Ok(AccountScope::Only(ids.collect()))
    }

    fn customers(
        &self,
        claims: &Map<String, Value>,
        accounts: &AccountScope,
    ) -> Result<BTreeSet<CustomerKey>, TokenError> {
        let values = texts(self.customers_claim.as_ref(), claims, "customers")?;
        let keys = values.into_iter().filter_map(CustomerKey::parse);
        Ok(keys.filter(|key| accounts.contains(&key.account_id)).collect())
    }
}

/// The texts of a claim: none where it is missing, one where it is a text. The error bears the name of our own claim, since
/// an error never holds anything of a token.
fn texts<'c>(
    path: Option<&ClaimPath>,
    claims: &'c Map<String, Value>,
    name: &'static str,
) -> Result<Vec<&'c str>, TokenError> {
    match path.and_then(|path| path.find(claims)) {
        None => Ok(Vec::new()),
        Some(Value::String(text)) => Ok(vec![text]),
        Some(Value::Array(items)) => items.iter().map(|item| item.as_str().ok_or(TokenError::BadClaim(name))).collect(),
        Some(_) => Err(TokenError::BadClaim(name)),
    }
}

/// An issuer other than ourselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignIssuer {
    name: IssuerName,
    issuer: String,
    audience: String,
    algorithms: BTreeSet<Algorithm>,
    mapping: ClaimMapping,
}

impl ForeignIssuer {
    /// The algorithms that an issuer other than ourselves may have: those whose verifying key cannot sign.
    pub const ALGORITHMS: [Algorithm; 4] = [Algorithm::EdDsa, Algorithm::Es256, Algorithm::Rs256, Algorithm::Ps256];

    /// An issuer whose tokens say `issuer` in `iss` and `audience` in `aud`, with keys of these algorithms.
    ///
    /// # Errors
    ///
    /// [`ForeignIssuerError::Algorithms`] for none, and for one that is not in [`ForeignIssuer::ALGORITHMS`].
    pub fn new(
        name: IssuerName,
        issuer: impl Into<String>,
        audience: impl Into<String>,
        algorithms: BTreeSet<Algorithm>,
        mapping: ClaimMapping,
    ) -> Result<Self, ForeignIssuerError> {
        if algorithms.is_empty() || !algorithms.iter().all(|algorithm| Self::ALGORITHMS.contains(algorithm)) {
            return Err(ForeignIssuerError::Algorithms);
        }
        Ok(Self { name, issuer: issuer.into(), audience: audience.into(), algorithms, mapping })
    }

    /// Its configured name.
    pub fn name(&self) -> &IssuerName {
        &self.name
    }

    /// The `iss` of its tokens.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The `aud` of its tokens, alone or among others.
    pub(crate) fn audience(&self) -> &str {
        &self.audience
    }

    /// What its keys may sign with.
    pub fn algorithms(&self) -> &BTreeSet<Algorithm> {
        &self.algorithms
    }

    /// Who a token speaks for.
    pub(crate) fn identity(
        &self,
        subject: &str,
        claims: &Map<String, Value>,
        expires: Timestamp,
    ) -> Result<Identity, TokenError> {
        // Alone it must be a subject too: "NAME:" and a space is one, and nobody's.
        let subject = Subject::parse(subject)
            .and_then(|subject| Subject::parse(&format!("{}:{}", self.name, subject.as_str())))
            .map_err(|_| TokenError::BadClaim("sub"))?;
        let accounts = self.mapping.accounts(claims)?;
        Ok(Identity {
            subject,
            roles: self.mapping.roles(claims)?,
            customers: self.mapping.customers(claims, &accounts)?,
            accounts,
            token_id: String::new(),
            expires,
        })
    }
}
