//! `api-key`: the keys that programs send instead of signing in.

use anyhow::bail;
use billables_auth::{Secret, SecretForm};
use billables_persistence::{ApiKey, UserChange};
use clap::{Args, Subcommand};

use super::grants::GrantArgs;
use crate::config::Settings;
use crate::output::print_message;
use crate::time_arguments::parse_duration;
use crate::usage_error::UsageError;
use crate::{audit_context, clock, output, store};

/// The maximum length of a key's name.
const NAME_LENGTH_MAX: usize = 64;

#[derive(Subcommand, Debug)]
pub(crate) enum ApiKeyCommand {
    Add(ApiKeyAddArgs),
    /// List the keys with their state, their expiry, their last use and their grants
    #[command(after_help = "Example:
  billables api-key list")]
    List,
    /// Refuse a key from now on and for good
    #[command(after_help = "Example:
  billables api-key revoke switchboard")]
    Revoke {
        /// Name of the key
        name: String,
    },
}

/// Make a key and print it, this once
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables api-key add switchboard --role Reporter --account demo
  billables api-key add nightly-export --role Manager --account '*' --ttl 90d > key

Programs send the key as they would send a token: Authorization: Bearer bk_… In createdBy the key appears as api-key:NAME.")]
pub(crate) struct ApiKeyAddArgs {
    /// Name of the key: 1 to 64 of A-Z a-z 0-9 . _ -
    name: String,
    #[command(flatten)]
    grants: GrantArgs,
    /// Lifetime of the key: a number and s, m, h or d [default: until the key is revoked]
    #[arg(long, value_parser = parse_duration)]
    ttl: Option<i64>,
}

pub(crate) fn run(settings: &Settings, command: ApiKeyCommand) -> anyhow::Result<()> {
    match command {
        ApiKeyCommand::Add(request) => add(settings, request),
        ApiKeyCommand::List => list(settings),
        ApiKeyCommand::Revoke { name } => {
            match store::open_existing(settings)?.api_key_revoke(&name, &audit_context::by_operator()?)? {
                UserChange::Done => print_message(&format!("revoked the API key {name}")),
                UserChange::Unchanged => {
                    print_message(&format!("the API key {name} was revoked before; nothing is changed"));
                }
                UserChange::Refused => bail!("there is no API key {name:?}. List them: billables api-key list"),
            }
            Ok(())
        }
    }
}

fn add(settings: &Settings, request: ApiKeyAddArgs) -> anyhow::Result<()> {
    let name = request.name;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    if name.is_empty() || name.len() > NAME_LENGTH_MAX || !name.bytes().all(is_plain) {
        bail!(UsageError(format!("{name:?}: an API key's name has 1 to {NAME_LENGTH_MAX} of A-Z a-z 0-9 . _ -")));
    }
    let grants = request.grants.to_store()?;
    let act = audit_context::by_operator()?;
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
    if store::open_existing(settings)?.api_key_insert(&key, &act)? != UserChange::Done {
        bail!("an API key {name} exists already, or existed once. Give another name.");
    }
    print_message(&format!("made the API key {name}; it is shown this once"));
    output::print(&format!("{}\n", secret.as_str()))
}

fn list(settings: &Settings) -> anyhow::Result<()> {
    let mut text = String::new();
    let now = clock::now();
    for key in store::open_for_reading(settings)?.api_key_list()? {
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
        print_message("there is no API key. Make one: billables api-key add");
    }
    output::print(&text)
}
