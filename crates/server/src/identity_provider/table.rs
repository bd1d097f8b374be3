//! The tables `[[identity-provider]]` of the configuration file: parsing, checking, printing. They have neither options
//! nor variables.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use billables_auth::{
    Algorithm, Audiences, ClaimMapping, ClaimPath, ExternalIssuer, ExternalIssuerError, IssuerName, Role,
};
use billables_domain::{AccountId, AccountScope};

use super::provider::Provider;
use super::schedule::PAUSE;
use super::source::Source;

/// The default of `refresh-seconds`.
const REFRESH_SECONDS: u64 = 300;

/// The default of `stale-seconds`: a day.
const STALE_SECONDS: u64 = 86_400;

/// The maximum of `stale-seconds`: a month.
const STALE_SECONDS_MAX: u64 = 31 * 86_400;

/// The default of `audience-claim`.
const AUDIENCE_CLAIM: &str = "aud";

/// One name, or a list of names.
#[derive(Clone, Debug, serde::Deserialize, serde::Serialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Several(Vec<String>),
}

/// A table of the file. `parse` checks the required keys, so that each missing key has a message of its own.
#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct ProviderTable {
    name: Option<String>,
    issuer: Option<String>,
    jwks: Option<String>,
    audience: Option<Names>,
    audience_claim: Option<String>,
    algorithms: Option<Vec<String>>,
    roles_claim: Option<String>,
    role_map: Option<BTreeMap<String, String>>,
    roles_max: Option<Vec<String>>,
    accounts_claim: Option<String>,
    accounts: Option<Vec<String>>,
    accounts_max: Option<Vec<String>>,
    customers_claim: Option<String>,
    refresh_seconds: Option<u64>,
    stale_seconds: Option<u64>,
}

impl ProviderTable {
    /// The keys of a table.
    pub(crate) const KEYS: [&str; 15] = [
        "name",
        "issuer",
        "jwks",
        "audience",
        "audience-claim",
        "algorithms",
        "roles-claim",
        "role-map",
        "roles-max",
        "accounts-claim",
        "accounts",
        "accounts-max",
        "customers-claim",
        "refresh-seconds",
        "stale-seconds",
    ];

    /// The table with defaults for absent keys.
    fn completed(&self, audience: &str) -> Self {
        let mut table = self.clone();
        table.audience.get_or_insert_with(|| Names::One(audience.to_owned()));
        let algorithms = || ExternalIssuer::ALGORITHMS.map(|algorithm| algorithm.as_str().to_owned()).to_vec();
        table.algorithms.get_or_insert_with(algorithms);
        table.refresh_seconds.get_or_insert(REFRESH_SECONDS);
        table.stale_seconds.get_or_insert(STALE_SECONDS);
        table
    }

    /// Parses the table. The error says what to change.
    fn parse(&self, audience: &str) -> Result<Provider, String> {
        let table = self.completed(audience);
        let name = required(&table.name, "name", "a name such as keycloak; createdBy begins with it")?;
        let name = IssuerName::parse(name).map_err(|error| format!("name is {name:?}, and {error}."))?;
        let issuer = required(&table.issuer, "issuer", "the exact iss of the provider's tokens")?;
        let jwks = required(&table.jwks, "jwks", "the URL or the file of the provider's JSON Web Key Set")?;
        let source = Source::parse(jwks).ok_or(
            "jwks cannot be fetched safely. Give https:// without a password, http:// of this machine alone, or the path of a file.",
        )?;
        let algorithms = names(&table.algorithms, "algorithms", Algorithm::from_name, ExternalIssuerError::Algorithms)?;
        let [refresh, stale] = table.times()?;
        let issuer = ExternalIssuer::new(name, issuer, table.audiences()?, algorithms, table.mapping()?);
        let issuer = issuer.map_err(|error| format!("algorithms: {error}."))?;
        Ok(Provider { issuer, source, refresh, stale })
    }

    fn audiences(&self) -> Result<Audiences, String> {
        let claim = path(&self.audience_claim, "audience-claim")?;
        let claim = claim.filter(|_| self.audience_claim.as_deref() != Some(AUDIENCE_CLAIM));
        let names = match &self.audience {
            Some(Names::One(name)) => [name.clone()].into(),
            Some(Names::Several(names)) => names.iter().cloned().collect(),
            None => BTreeSet::new(),
        };
        Audiences::new(names, claim).map_err(|error| format!("audience: {error}."))
    }

    fn mapping(&self) -> Result<ClaimMapping, String> {
        let roles = Role::ALL.map(Role::as_str).join(", ");
        let unknown = format!("the roles are {roles}");
        let mut role_map = BTreeMap::new();
        for (value, role) in self.role_map.iter().flatten() {
            let role = Role::from_name(role).ok_or_else(|| format!("role-map has the role {role:?}; {unknown}."))?;
            role_map.insert(value.clone(), role);
        }
        if self.roles_claim.is_some() == role_map.is_empty() {
            return Err("roles-claim and role-map go together: one names the claim, the other its values.".to_owned());
        }
        let ceiling = "the upper limit for the provider's tokens, whatever they claim";
        required(&self.roles_max, "roles-max", ceiling)?;
        required(&self.accounts_max, "accounts-max", ceiling)?;
        Ok(ClaimMapping {
            roles_claim: path(&self.roles_claim, "roles-claim")?,
            role_map,
            accounts_claim: path(&self.accounts_claim, "accounts-claim")?,
            accounts: accounts(&self.accounts, "accounts")?,
            customers_claim: path(&self.customers_claim, "customers-claim")?,
            roles_max: names(&self.roles_max, "roles-max", Role::from_name, unknown)?,
            accounts_max: accounts(&self.accounts_max, "accounts-max")?,
        })
    }

    fn times(&self) -> Result<[Duration; 2], String> {
        let (refresh, stale) = (self.refresh_seconds.unwrap_or_default(), self.stale_seconds.unwrap_or_default());
        let refresh_min = PAUSE.as_secs();
        if !(refresh_min..=STALE_SECONDS).contains(&refresh) {
            return Err(format!("refresh-seconds is {refresh}. Give a number from {refresh_min} to {STALE_SECONDS}."));
        }
        if !(refresh..=STALE_SECONDS_MAX).contains(&stale) {
            return Err(format!(
                "stale-seconds is {stale}. Give a number from refresh-seconds, {refresh}, to {STALE_SECONDS_MAX}."
            ));
        }
        Ok([refresh, stale].map(Duration::from_secs))
    }
}

fn path(path: &Option<String>, key: &str) -> Result<Option<ClaimPath>, String> {
    let parse = |path: &String| ClaimPath::parse(path).map_err(|error| format!("{key} is {path:?}: {error}."));
    path.as_ref().map(parse).transpose()
}

fn required<'v, T>(value: &'v Option<T>, key: &str, what: &str) -> Result<&'v T, String> {
    value.as_ref().ok_or_else(|| format!("{key} is missing. Give {what}."))
}

fn names<T: Ord>(
    values: &Option<Vec<String>>,
    key: &str,
    parse: impl Fn(&str) -> Option<T>,
    problem: impl std::fmt::Display,
) -> Result<BTreeSet<T>, String> {
    let parse = |name: &String| parse(name).ok_or_else(|| format!("{key} has {name:?}; {problem}."));
    values.iter().flatten().map(parse).collect()
}

fn accounts(ids: &Option<Vec<String>>, key: &str) -> Result<AccountScope, String> {
    let ids: Vec<_> = ids.iter().flatten().collect();
    if ids == ["*"] {
        return Ok(AccountScope::All);
    }
    let problem = "\"*\" stands alone, for every account";
    let parse = |id: &&String| {
        AccountId::parse(id).map_err(|error| format!("{key} has {id:?}, which {} {problem}.", error.rule()))
    };
    Ok(AccountScope::Only(ids.iter().map(parse).collect::<Result<_, _>>()?))
}

/// Parses all tables. No two providers share a name, or an audience of one `iss`, and none has the service's own `iss`.
pub(crate) fn parse_all(tables: &[ProviderTable], own_issuer: &str, audience: &str) -> Result<Vec<Provider>, String> {
    let mut providers: Vec<Provider> = Vec::new();
    for (index, table) in tables.iter().enumerate() {
        let label = table.name.as_ref().map_or_else(|| format!("number {}", index + 1), |name| format!("{name:?}"));
        let wrong = |problem: String| format!("identity-provider {label}: {problem}");
        let provider = table.parse(audience).map_err(wrong)?;
        if provider.issuer.issuer() == own_issuer {
            return Err(wrong(format!(
                "issuer is {own_issuer:?}, which is this service's own token-issuer. Change one."
            )));
        }
        if providers.iter().any(|other| other.issuer.name() == provider.issuer.name()) {
            return Err(wrong("another one has this name. Change one.".to_owned()));
        }
        let overlaps = |other: &&Provider| {
            other.issuer.issuer() == provider.issuer.issuer()
                && other.issuer.audiences().overlap(provider.issuer.audiences())
        };
        if let Some(other) = providers.iter().find(overlaps) {
            let name = other.issuer.name();
            return Err(wrong(format!(
                "another one has this issuer and an audience of this one, {name}. Give each an audience of its own, or remove one of the two."
            )));
        }
        providers.push(provider);
    }
    Ok(providers)
}

/// The tables as TOML, each value with its source.
pub(crate) fn print(tables: &[ProviderTable], audience: &str) -> String {
    let mut text = String::new();
    for table in tables {
        let members = |table: &ProviderTable| toml::Table::try_from(table).unwrap_or_default();
        let (given, complete) = (members(table), members(&table.completed(audience)));
        text.push_str("\n[[identity-provider]] # file\n");
        for key in ProviderTable::KEYS {
            if let Some(value) = complete.get(key) {
                let source = if given.contains_key(key) { "file" } else { "default" };
                text.push_str(&format!("{key} = {value} # {source}\n"));
            }
        }
    }
    text
}
