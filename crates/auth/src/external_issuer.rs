//! Somebody else's identity provider: whose tokens are taken beside our own, and what their claims come to. It fetches
//! nothing and reads no file; its keys are in `key_set.rs`, and the order in which a token is verified is in `verifier.rs`.
//!
//! A provider knows who its people are, and nothing of what they may do here. So its claims count only where a mapping
//! names them, and whatever the mapping gives is cut down to a ceiling.

use std::collections::{BTreeMap, BTreeSet};
use std::{fmt, mem};

use billables_domain::{AccountId, AccountScope, CustomerKey, Subject, Timestamp};
use serde_json::{Map, Value};

use crate::identity::Identity;
use crate::key::Algorithm;
use crate::payload::PayloadReader;
use crate::permission::Role;
use crate::token_error::TokenError;

/// The longest name of an issuer, in characters.
const NAME_LENGTH_MAX: usize = 32;

/// Names that would say of a caller what it is not: they are, or may become, other ways to come in.
const NAMES_TAKEN: [&str; 2] = ["api-key", "cli"];

/// What is wrong with the description of an issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExternalIssuerError {
    /// A name that could be mistaken for something else.
    #[error("a name has 1 to {NAME_LENGTH_MAX} of the characters a-z 0-9 - and is neither api-key nor cli")]
    Name,
    /// A path of claims with an empty part.
    #[error(
        "a claim is a name such as groups, or names with dots between them such as realm_access.roles; a dot that is part of a name is written \\. and a backslash \\\\"
    )]
    ClaimPath,
    /// No audience, or an empty one.
    #[error("an audience is a text that is not empty, and there is at least one")]
    Audience,
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
    /// [`ExternalIssuerError::Name`] for a text that is none.
    pub fn parse(text: &str) -> Result<Self, ExternalIssuerError> {
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let is_name = (1..=NAME_LENGTH_MAX).contains(&text.len()) && text.bytes().all(is_plain);
        if is_name && !NAMES_TAKEN.contains(&text) { Ok(Self(text.into())) } else { Err(ExternalIssuerError::Name) }
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
    /// Parses a name, or names with dots between them, each a member of the one before. `\.` is a dot that is part of a name,
    /// and `\\` a backslash. A URL without a backslash is one name, dots and all: some providers call their own claims that.
    ///
    /// # Errors
    ///
    /// [`ExternalIssuerError::ClaimPath`] for a text with an empty part, or with a backslash before anything else.
    ///
    /// # Examples
    ///
    /// ```
    /// # use billables_auth::ClaimPath;
    /// assert!(ClaimPath::parse("realm_access.roles").is_ok());
    /// assert!(ClaimPath::parse(r"resource_access.billing\.example\.com.roles").is_ok());
    /// assert!(ClaimPath::parse("realm_access..roles").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, ExternalIssuerError> {
        if text.contains("://") && !text.contains('\\') {
            return Ok(Self(vec![text.to_owned()]));
        }
        let (mut parts, mut part) = (Vec::new(), String::new());
        let mut characters = text.chars();
        while let Some(character) = characters.next() {
            let literal = match character {
                '.' => {
                    parts.push(mem::take(&mut part));
                    continue;
                }
                '\\' => characters.next().filter(|escaped| matches!(escaped, '.' | '\\')),
                other => Some(other),
            };
            part.push(literal.ok_or(ExternalIssuerError::ClaimPath)?);
        }
        parts.push(part);
        if parts.iter().any(String::is_empty) {
            return Err(ExternalIssuerError::ClaimPath);
        }
        Ok(Self(parts))
    }

    /// Whether the claim is one in which OAuth lists scopes: as one text with spaces between them (RFC 8693 section 4.2), or
    /// as an array.
    fn is_scope(&self) -> bool {
        self.0.last().is_some_and(|name| matches!(name.as_str(), "scope" | "scp"))
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

/// The texts of a claim: none where it is missing, one where it is a text, or each word of it where it lists scopes. The error
/// bears the name of our own claim, since an error never holds anything of a token.
fn texts<'c>(
    path: Option<&ClaimPath>,
    claims: &'c Map<String, Value>,
    name: &'static str,
) -> Result<Vec<&'c str>, TokenError> {
    let Some(path) = path else { return Ok(Vec::new()) };
    match path.find(claims) {
        None => Ok(Vec::new()),
        Some(Value::String(text)) if path.is_scope() => Ok(text.split(' ').filter(|word| !word.is_empty()).collect()),
        Some(Value::String(text)) => Ok(vec![text]),
        Some(Value::Array(items)) => items.iter().map(|item| item.as_str().ok_or(TokenError::BadClaim(name))).collect(),
        Some(_) => Err(TokenError::BadClaim(name)),
    }
}

/// The audiences of an issuer's tokens, and the claim that names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audiences {
    names: BTreeSet<String>,
    /// None for `aud`.
    claim: Option<ClaimPath>,
}

impl Audiences {
    /// Tokens that name one of these in `aud`, or in another claim where the issuer writes no `aud`.
    ///
    /// # Errors
    ///
    /// [`ExternalIssuerError::Audience`] for none, and for an empty one.
    pub fn new(names: BTreeSet<String>, claim: Option<ClaimPath>) -> Result<Self, ExternalIssuerError> {
        if names.is_empty() || names.contains("") {
            return Err(ExternalIssuerError::Audience);
        }
        Ok(Self { names, claim })
    }

    /// Whether a token could be for both.
    pub fn overlap(&self, other: &Self) -> bool {
        self.claim == other.claim && !self.names.is_disjoint(&other.names)
    }

    /// Whether a token is for one of these. An `aud` counts also where another claim was asked for: a token that says there
    /// that it is for others alone is for others.
    fn hold(&self, claims: &PayloadReader) -> Result<bool, TokenError> {
        let are_ours = |names: &[&str]| names.iter().any(|name| self.names.contains(*name));
        let Some(claim) = &self.claim else { return Ok(are_ours(&claims.audiences()?)) };
        let is_for_others = claims.0.contains_key("aud") && !are_ours(&claims.audiences()?);
        Ok(!is_for_others && are_ours(&texts(Some(claim), &claims.0, "aud")?))
    }
}

impl From<&str> for Audiences {
    /// One in `aud`.
    fn from(name: &str) -> Self {
        Self { names: [name.to_owned()].into(), claim: None }
    }
}

/// An issuer other than ourselves, or those of its tokens that are for some audiences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalIssuer {
    name: IssuerName,
    issuer: String,
    audiences: Audiences,
    algorithms: BTreeSet<Algorithm>,
    mapping: ClaimMapping,
}

impl ExternalIssuer {
    /// The algorithms that an issuer other than ourselves may have: those whose verifying key cannot sign.
    pub const ALGORITHMS: [Algorithm; 4] = [Algorithm::EdDsa, Algorithm::Es256, Algorithm::Rs256, Algorithm::Ps256];

    /// An issuer whose tokens say `issuer` in `iss` and one of the audiences, with keys of these algorithms.
    ///
    /// # Errors
    ///
    /// [`ExternalIssuerError::Algorithms`] for none, and for one that is not in [`ExternalIssuer::ALGORITHMS`].
    pub fn new(
        name: IssuerName,
        issuer: impl Into<String>,
        audiences: impl Into<Audiences>,
        algorithms: BTreeSet<Algorithm>,
        mapping: ClaimMapping,
    ) -> Result<Self, ExternalIssuerError> {
        if algorithms.is_empty() || !algorithms.iter().all(|algorithm| Self::ALGORITHMS.contains(algorithm)) {
            return Err(ExternalIssuerError::Algorithms);
        }
        Ok(Self { name, issuer: issuer.into(), audiences: audiences.into(), algorithms, mapping })
    }

    /// Its configured name.
    pub fn name(&self) -> &IssuerName {
        &self.name
    }

    /// The `iss` of its tokens.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The audiences of its tokens, each alone or among others.
    pub fn audiences(&self) -> &Audiences {
        &self.audiences
    }

    /// Whether a token is for one of its audiences.
    pub(crate) fn is_for_us(&self, claims: &PayloadReader) -> Result<bool, TokenError> {
        self.audiences.hold(claims)
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
