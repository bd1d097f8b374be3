//! `api-key`: what machines show instead of signing in.

use anyhow::bail;
use billables_auth::{Secret, SecretForm};
use billables_persistence::{ApiKey, UserChange};
use clap::{Args, Subcommand};

use super::grants::GrantArgs;
use super::{act, open_existing_store, tell};
use crate::cli::parse_ttl;
use crate::config::{Settings, UsageError};
use crate::{clock, logs, output};

/// The most characters of a key's name.
const NAME_LENGTH_MAX: usize = 64;

#[derive(Subcommand, Debug)]
pub(crate) enum ApiKeyCommand {
    /// Make a key and print it, once
    #[command(after_help = "Examples:
  billables api-key add switchboard --role Reporter --account demo
  billables api-key add nightly-export --role Manager --account '*' --ttl 90d > key

Machines send it as they would a token: Authorization: Bearer bk_… It appears as createdBy api-key:NAME.")]
    Add(ApiKeyAdd),
    /// List the keys: what they may do, until when, and when they were used last
    #[command(after_help = "Example:
  billables api-key list")]
    List,
    /// Refuse a key from now on, for good
    #[command(after_help = "Example:
  billables api-key revoke switchboard")]
    Revoke {
        /// The key's name
        name: String,
    },
}

#[derive(Args, Debug)]
pub(crate) struct ApiKeyAdd {
    /// What the key is called: 1 to 64 of A-Z a-z 0-9 . _ -
    name: String,
    #[command(flatten)]
    grants: GrantArgs,
    /// How long the key is good: a number and s, m, h or d [default: until it is revoked]
    #[arg(long, value_parser = parse_ttl)]
    ttl: Option<i64>,
}

pub(crate) fn run(settings: &Settings, command: ApiKeyCommand) -> anyhow::Result<()> {
    match command {
        ApiKeyCommand::Add(request) => add(settings, request),
        ApiKeyCommand::List => list(settings),
        ApiKeyCommand::Revoke { name } => {
            logs::start(settings)?;
            match open_existing_store(settings)?.api_key_revoke(&name, &act()?)? {
                UserChange::Done => tell(&format!("revoked the API key {name}")),
                UserChange::Unchanged => tell(&format!("the API key {name} was revoked before; nothing is changed")),
                UserChange::Refused => bail!("there is no API key {name:?}. List them: billables api-key list"),
            }
            Ok(())
        }
    }
}

fn add(settings: &Settings, request: ApiKeyAdd) -> anyhow::Result<()> {
    let name = request.name;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    if name.is_empty() || name.len() > NAME_LENGTH_MAX || !name.bytes().all(is_plain) {
        bail!(UsageError(format!("{name:?}: an API key's name has 1 to {NAME_LENGTH_MAX} of A-Z a-z 0-9 . _ -")));
    }
    let grants = request.grants.to_store()?;
    logs::start(settings)?;
    let act = act()?;
    let secret = Secret::new(SecretForm::ApiKey, &clock::random_bytes());
    let key = ApiKey {
        name: name.clone(),
        hash: secret.hash(),
        grants,
        date_created: act.at,
        expires: request.ttl.map(|seconds| act.at.plus_seconds(seconds)),
        date_revoked: None,
        date_last_used: None,
    };
    if open_existing_store(settings)?.api_key_insert(&key, &act)? != UserChange::Done {
        bail!("there is an API key {name} already, or was. Give another name.");
    }
    tell(&format!("made the API key {name}; it is shown this once"));
    output::print(&format!("{}\n", secret.as_str()))
}

fn list(settings: &Settings) -> anyhow::Result<()> {
    logs::start(settings)?;
    let mut text = String::new();
    let now = clock::now();
    for key in open_existing_store(settings)?.api_key_list()? {
        let state = match (key.date_revoked, key.expires) {
            (Some(_), _) => "revoked",
            (None, Some(expires)) if expires <= now => "expired",
            _ => "good",
        };
        let until = key.expires.map_or_else(|| "no end".to_owned(), |at| at.to_string());
        let used = key.date_last_used.map_or_else(|| "never".to_owned(), |at| at.to_string());
        text.push_str(&format!("{}  {state}  until {until}  last used {used}  {}\n", key.name, key.grants));
    }
    if text.is_empty() {
        tell("there is no API key. Make one: billables api-key add");
    }
    output::print(&text)
}
