//! The commands that do one thing and end.

pub(crate) mod api_keys;
pub(crate) mod audit;
pub(crate) mod backup;
pub(crate) mod copy;
pub(crate) mod export;
pub(crate) mod grants;
pub(crate) mod import;
mod progress;
pub(crate) mod restore;
pub(crate) mod users;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::time::Duration;

use anyhow::{Context as _, bail};
use billables_auth::{Algorithm, Claims, KeyFolder, Role, is_token_id, issue, parse_user_name};
use billables_domain::{AccountScope, BillableId, CustomerKey, Subject, Timestamp};
use billables_persistence::{AuditContext, Revoked, Store, StoreOptions};

use crate::cli::{TokenIssue, TokenRevoke, parse_ttl};
use crate::config::{Settings, UsageError};
use crate::data_folder::DataFolder;
use crate::{clock, logs, output, watch};

/// `token issue`: needs the signing key alone, and asks no database whether the accounts exist.
pub(crate) fn token_issue(settings: &Settings, request: TokenIssue) -> anyhow::Result<()> {
    let subject = Subject::parse(&request.sub).map_err(|error| UsageError(format!("--sub {error}")))?;
    if let Some(provider) = settings.identity_providers()?.iter().find(|item| item.issuer.name().owns(&subject)) {
        let name = provider.issuer.name();
        bail!(UsageError(format!(
            "--sub begins with {name}: which is for callers of that identity provider. Drop it."
        )));
    }
    let (roles, accounts, customers) = request.grants.parse()?;
    let token = make_token(settings, subject, roles, accounts, customers, request.ttl)?;
    output::print(&format!("{token}\n"))
}

/// A token signed by the data folder's signing key.
pub(crate) fn make_token(
    settings: &Settings,
    subject: Subject,
    roles: BTreeSet<Role>,
    accounts: AccountScope,
    customers: BTreeSet<CustomerKey>,
    ttl_seconds: i64,
) -> anyhow::Result<String> {
    let key = KeyFolder::open(DataFolder::new(settings).keys())?.signing_key()?;
    let issued = clock::now();
    let claims = Claims {
        issuer: settings.token_issuer.value.clone(),
        audience: settings.token_audience.value.clone(),
        subject,
        roles,
        accounts,
        customers,
        token_id: BillableId::new(issued, clock::random_bytes()).to_string(),
        issued,
        expires: issued.plus_seconds(ttl_seconds),
    };
    Ok(issue(&key, &claims)?)
}

/// `token revoke`.
pub(crate) fn token_revoke(settings: &Settings, request: TokenRevoke) -> anyhow::Result<()> {
    let revoked = match (request.jti, request.sub) {
        (Some(id), _) if is_token_id(&id) => Revoked::Token(id),
        (Some(_), _) => bail!(UsageError("--jti is no id of a token: it has 1 to 128 characters.".to_owned())),
        (None, Some(subject)) => {
            Revoked::Subject(Subject::parse(&subject).map_err(|error| UsageError(format!("--sub {error}")))?)
        }
        (None, None) => bail!(UsageError("name a token by --jti, or whose tokens by --sub.".to_owned())),
    };
    logs::start(settings)?;
    let store = open_existing_store(settings)?;
    if let Revoked::Subject(subject) = &revoked
        && let Ok(user) = parse_user_name(subject.as_str())
        && user != *subject
        && store.user_find(&user)?.is_some()
    {
        tell(&format!("note: the user {user} is another subject; names of users are in lower case"));
    }
    store.revocation_insert(&revoked, &act()?)?;
    tell("revoked: every service on this database refuses it within 5 seconds");
    Ok(())
}

/// `key new`.
pub(crate) fn key_new(settings: &Settings, algorithm: &str) -> anyhow::Result<()> {
    let algorithm = parse_algorithm(algorithm)?;
    let folder = DataFolder::new(settings);
    let _lock = folder.lock()?;
    let key = KeyFolder::open(folder.keys())?.create(algorithm, clock::now(), &clock::random)?;
    let note = if key.signs { ", which signs" } else { "" };
    tell(&format!("made the {} key {}{note}, in {}", key.algorithm.as_str(), key.kid, folder.keys().display()));
    output::print(&format!("{}\n", key.kid))
}

fn parse_algorithm(name: &str) -> Result<Algorithm, UsageError> {
    let names = || Algorithm::ALL.map(Algorithm::as_str).join(", ");
    Algorithm::from_name(name)
        .ok_or_else(|| UsageError(format!("--alg {name:?} is no algorithm. The algorithms are {}.", names())))
}

/// `key rotate`: the new key is published first and signs later, so that no service meets a token of a key that it does
/// not know. Cut short while it waits, it leaves a key that verifies and does not sign.
pub(crate) fn key_rotate(settings: &Settings, algorithm: Option<&str>, wait_seconds: i64) -> anyhow::Result<()> {
    let wait = Duration::from_secs(u64::try_from(wait_seconds).unwrap_or_default());
    // A service may have looked just before the key was there.
    if wait < 2 * watch::PERIOD {
        bail!(UsageError("--wait is shorter than services take to see a new key. Give at least 2s.".to_owned()));
    }
    let folder = DataFolder::new(settings);
    let keys = KeyFolder::open(folder.keys())?;
    let before = keys.signing_key()?;
    let algorithm = algorithm.map_or(Ok(before.algorithm()), parse_algorithm)?;
    let key = keys.create(algorithm, clock::now(), &clock::random)?;
    tell(&format!(
        "made the {} key {}, in {}; waiting {wait_seconds} s until every service knows it",
        key.algorithm.as_str(),
        key.kid,
        folder.keys().display()
    ));
    std::thread::sleep(wait);
    keys.sign_with(&key.kid, &clock::random)?;
    tell(&format!("it signs now. {} still verifies; delete its file once its tokens have expired", before.kid()));
    output::print(&format!("{}\n", key.kid))
}

/// `key list`.
pub(crate) fn key_list(settings: &Settings) -> anyhow::Result<()> {
    let mut text = String::new();
    for key in KeyFolder::open(DataFolder::new(settings).keys())?.list()? {
        let mark = if key.signs { "signs" } else { "verifies" };
        text.push_str(&format!("{}  {:<5}  {}  {mark}\n", key.kid, key.algorithm.as_str(), key.created));
    }
    if text.is_empty() {
        tell("there is no key. Make one: billables key new");
    }
    output::print(&text)
}

/// `migrate`.
pub(crate) fn migrate(settings: &Settings) -> anyhow::Result<()> {
    logs::start(settings)?;
    let folder = DataFolder::new(settings);
    if settings.has_embedded_database() {
        folder.create()?;
    }
    let report = open_store(settings)?.migrate()?;
    for name in &report.applied {
        tell(&format!("applied {name}"));
    }
    if report.applied.is_empty() {
        tell("the schema is up to date");
    }
    Ok(())
}

/// `check`.
pub(crate) fn check(settings: &Settings, with_digest: bool) -> anyhow::Result<()> {
    logs::start(settings)?;
    let store = open_existing_store(settings)?;
    let report = store.check()?;
    let mut text = format!("{} billables, {} events, {} problems\n", report.billables, report.events, report.problems);
    for finding in &report.findings {
        text.push_str(&format!("{finding}\n"));
    }
    if with_digest {
        text.push_str(&copy::digest_text(&store.digest()?));
    }
    output::print(&text)?;
    if !report.is_sound() {
        bail!("the store is not sound");
    }
    Ok(())
}

/// Opens the store that the settings name, where there is one of this binary's schema.
fn open_existing_store(settings: &Settings) -> anyhow::Result<Store> {
    if settings.has_embedded_database() && !DataFolder::new(settings).has_embedded_database() {
        bail!(
            "there is no database in the data folder {}. Make one: billables migrate",
            settings.data_dir.value.display()
        );
    }
    let store = open_store(settings)?;
    store.schema_check()?;
    Ok(store)
}

/// Opens the store that the settings name.
pub(crate) fn open_store(settings: &Settings) -> anyhow::Result<Store> {
    let options = StoreOptions {
        pool_size: settings.pool_size.value,
        acquire_timeout: Duration::from_secs(settings.pool_timeout_seconds.value),
        ..StoreOptions::default()
    };
    let url = settings.database_url()?;
    if settings.has_embedded_database() {
        DataFolder::new(settings).make_embedded_database()?;
    }
    Store::open(&url, options).with_context(|| format!("the database {url} cannot be used"))
}

/// What is done by hand, for the audit trail: by whoever the operating system says it is.
fn act() -> anyhow::Result<AuditContext> {
    let id = nix::unistd::getuid();
    let user = nix::unistd::User::from_uid(id).ok().flatten();
    let name = user.map_or_else(|| id.to_string(), |user| user.name);
    let by = Subject::parse(&format!("cli:{name}"))?;
    Ok(AuditContext { by, address: None, at: clock::now(), random: clock::random_bytes() })
}

/// A point in time as the command line names it: RFC 3339, or how long ago.
fn parse_time(text: &str) -> Result<Timestamp, String> {
    if let Ok(time) = Timestamp::parse(text) {
        return Ok(time);
    }
    let seconds = parse_ttl(text).map_err(|_| {
        format!("{text:?} is no time. Give a date and time such as 2026-11-23T06:00:00Z, or how long ago, such as 24h.")
    })?;
    Ok(clock::now().plus_seconds(-seconds))
}

/// Tells a person at the terminal; standard output stays for what was asked for.
/// A reader that has gone away is no reason to fail.
pub(crate) fn tell(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
