//! `key`: the signing keys in the data folder.

use std::time::Duration;

use anyhow::bail;
use billables_auth::{Algorithm, KeyFolder};
use clap::Subcommand;

use crate::config::Settings;
use crate::data_folder::DataFolder;
use crate::output::print_message;
use crate::time_arguments::parse_duration;
use crate::usage_error::UsageError;
use crate::{clock, output, watch};

#[derive(Subcommand, Debug)]
pub(crate) enum KeyCommand {
    /// Make a key; the first key signs
    #[command(after_help = "Examples:
  billables key new
  billables key new --alg ES256

Prefer EdDSA or ES256 if the verifiers know them. RS256 and PS256 are RSA with 3072 bits, for verifiers that know nothing
else. An HS256 key is a shared secret: each verifier can also sign with it.")]
    New {
        /// Algorithm of the key: EdDSA, ES256, RS256, PS256 or HS256
        #[arg(long, default_value = "EdDSA")]
        alg: String,
    },
    /// List the keys
    #[command(after_help = "Example:
  billables key list --data-dir /var/lib/billables")]
    List,
    /// Make a key, and let it sign once every service knows it
    #[command(after_help = "Examples:
  billables key rotate
  billables key rotate --alg EdDSA --wait 30s

Services read the key folder every second, so the rotation needs no restart and no request fails. Tokens of the previous
key stay valid. Once they have expired, delete the file of that key, {kid}.jwk.json in the folder keys; services refuse its
tokens a second later. If services have copies of the folder, copy the new file to all of them while the command waits.")]
    Rotate {
        /// Algorithm of the key: EdDSA, ES256, RS256, PS256 or HS256 [default: the algorithm of the current signing
        /// key]
        #[arg(long)]
        alg: Option<String>,
        /// Time between the publication of the key and the first signature: a number and s, m or h
        #[arg(long, default_value = "5s", value_parser = parse_duration)]
        wait: i64,
    },
}

pub(crate) fn run(settings: &Settings, command: &KeyCommand) -> anyhow::Result<()> {
    match command {
        KeyCommand::New { alg } => new(settings, alg),
        KeyCommand::List => list(settings),
        KeyCommand::Rotate { alg, wait } => rotate(settings, alg.as_deref(), *wait),
    }
}

fn new(settings: &Settings, algorithm: &str) -> anyhow::Result<()> {
    let algorithm = parse_algorithm(algorithm)?;
    let folder = DataFolder::new(settings);
    let _lock = folder.lock()?;
    let key = KeyFolder::open(folder.keys())?.create(algorithm, clock::now(), &clock::random)?;
    let note = if key.signs { ", which signs" } else { "" };
    print_message(&format!(
        "made the {} key {}{note}, in {}",
        key.algorithm.as_str(),
        key.kid,
        folder.keys().display()
    ));
    output::print(&format!("{}\n", key.kid))
}

fn parse_algorithm(name: &str) -> Result<Algorithm, UsageError> {
    let names = || Algorithm::ALL.map(Algorithm::as_str).join(", ");
    Algorithm::from_name(name)
        .ok_or_else(|| UsageError(format!("--alg {name:?} is no algorithm. The algorithms are {}.", names())))
}

/// Publishes a new key and lets it sign after a pause, so that no service meets a token of an unknown key. If the
/// command is interrupted during the pause, the key verifies and does not sign.
fn rotate(settings: &Settings, algorithm: Option<&str>, wait_seconds: i64) -> anyhow::Result<()> {
    let wait = Duration::from_secs(u64::try_from(wait_seconds).unwrap_or_default());
    // A service may have read the folder just before the new key was there.
    if wait < 2 * watch::PERIOD {
        bail!(UsageError(
            "--wait is shorter than the time in which services see a new key. Give at least 2s.".to_owned()
        ));
    }
    let folder = DataFolder::new(settings);
    let keys = KeyFolder::open(folder.keys())?;
    let before = keys.signing_key()?;
    let algorithm = algorithm.map_or(Ok(before.algorithm()), parse_algorithm)?;
    let key = keys.create(algorithm, clock::now(), &clock::random)?;
    print_message(&format!(
        "made the {} key {}, in {}; waiting {wait_seconds} s until every service knows it",
        key.algorithm.as_str(),
        key.kid,
        folder.keys().display()
    ));
    std::thread::sleep(wait);
    keys.sign_with(&key.kid, &clock::random)?;
    print_message(&format!(
        "the new key signs now. {} still verifies; delete its file once its tokens have expired",
        before.kid()
    ));
    output::print(&format!("{}\n", key.kid))
}

fn list(settings: &Settings) -> anyhow::Result<()> {
    let mut text = String::new();
    for key in KeyFolder::open(DataFolder::new(settings).keys())?.list()? {
        let mark = if key.signs { "signs" } else { "verifies" };
        text.push_str(&format!("{}  {:<5}  {}  {mark}\n", key.kid, key.algorithm.as_str(), key.created));
    }
    if text.is_empty() {
        print_message("there is no key. Make one: billables key new");
    }
    output::print(&text)
}
