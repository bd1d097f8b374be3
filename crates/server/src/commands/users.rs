//! `user`: people who sign in with a password.

use std::io::{BufRead as _, IsTerminal as _, Read as _};

use anyhow::{Context as _, bail};
use billables_auth::{PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, Passwords, check_new_password, parse_user_name};
use billables_domain::{AccountScope, Subject};
use billables_persistence::{Revoked, Store, User, UserChange};
use clap::{Args, Subcommand};

use super::grants::GrantArgs;
use super::{act, open_existing_store, tell};
use crate::config::{Settings, UsageError};
use crate::{clock, logs, output};

/// The most bytes that are read for a password.
const INPUT_BYTES_MAX: u64 = 4 * PASSWORD_LENGTH_MAX as u64 + 2;

#[derive(Subcommand, Debug)]
pub(crate) enum UserCommand {
    /// Add a user; the password is asked for, or read from standard input
    #[command(after_help = "Examples:
  billables user add alice --role Manager --account demo
  billables user add ops@example.com --role SystemAdministrator --account '*' --display-name 'Operations'
  billables user add acme-portal --role Customer --account demo --customer demo/acme --generate > password
  echo 'correct horse battery staple' | billables user add bob --role Reporter --account demo")]
    Add(UserAdd),
    /// List the users
    #[command(after_help = "Example:
  billables user list")]
    List,
    /// Let a user in no more: its sessions end, and its tokens are refused within 5 seconds
    #[command(after_help = "Example:
  billables user disable alice")]
    Disable {
        /// The user's name
        name: String,
    },
    /// Let a disabled user in again
    #[command(after_help = "Example:
  billables user enable alice")]
    Enable {
        /// The user's name
        name: String,
    },
    /// Give a user another password; what it had with the one before ends
    #[command(after_help = "Examples:
  billables user passwd alice
  billables user passwd alice --generate")]
    Passwd {
        /// The user's name
        name: String,
        /// Make a password and print it
        #[arg(long)]
        generate: bool,
    },
}

#[derive(Args, Debug)]
pub(crate) struct UserAdd {
    /// The user's name: 1 to 64 of a-z 0-9 . _ @ + -, in upper or lower case; it appears as createdBy
    name: String,
    #[command(flatten)]
    grants: GrantArgs,
    /// What people call the user
    #[arg(long, value_name = "NAME")]
    display_name: Option<String>,
    /// Where to write to the user
    #[arg(long)]
    email: Option<String>,
    /// Make a password and print it
    #[arg(long)]
    generate: bool,
}

pub(crate) fn run(settings: &Settings, command: UserCommand) -> anyhow::Result<()> {
    match command {
        UserCommand::Add(request) => add(settings, request),
        UserCommand::List => list(settings),
        UserCommand::Disable { name } => {
            let name = parse_name(&name)?;
            logs::start(settings)?;
            let store = open_existing_store(settings)?;
            let change = store.user_disable(&name, &act()?)?;
            revoke_again(&store, &name, change)?;
            told(change, &name, "is disabled; tokens that it has are refused within 5 seconds", "was disabled before")
        }
        UserCommand::Enable { name } => {
            let name = parse_name(&name)?;
            logs::start(settings)?;
            let change = open_existing_store(settings)?.user_enable(&name, &act()?)?;
            told(change, &name, "may sign in again", "was not disabled")
        }
        UserCommand::Passwd { name, generate } => {
            let name = parse_name(&name)?;
            logs::start(settings)?;
            let store = open_existing_store(settings)?;
            if store.user_find(&name)?.is_none() {
                return told(UserChange::Refused, &name, "", "");
            }
            let password = NewPassword::ask(settings, generate)?;
            let change = store.user_set_password(&name, &password.hash, &act()?)?;
            revoke_again(&store, &name, change)?;
            told(change, &name, "has the new password; what it had with the one before has ended", "")?;
            password.show()
        }
    }
}

/// Revokes once more what a user was issued until now. The change has waited for requests that were under way, and those
/// may have been given a token that is younger than the moment of the change.
fn revoke_again(store: &Store, name: &Subject, change: UserChange) -> anyhow::Result<()> {
    if change == UserChange::Done {
        store.revocation_insert(&Revoked::Subject(name.clone()), &act()?)?;
    }
    Ok(())
}

fn add(settings: &Settings, request: UserAdd) -> anyhow::Result<()> {
    let name = parse_name(&request.name)?;
    let grants = request.grants.to_store()?;
    for (flag, text) in [("--display-name", &request.display_name), ("--email", &request.email)] {
        if let Some(text) = text {
            billables_domain::Name::parse(text).map_err(|error| UsageError(format!("{flag} {error}")))?;
        }
    }
    logs::start(settings)?;
    let store = open_existing_store(settings)?;
    if store.user_find(&name)?.is_some() {
        bail!("there is a user {name} already; names are never given to somebody else");
    }
    if let AccountScope::Only(ids) = &grants.accounts {
        for id in ids {
            if store.account_find(id)?.is_none() {
                tell(&format!("note: there is no account {id} yet"));
            }
        }
    }
    let password = NewPassword::ask(settings, request.generate)?;
    let act = act()?;
    let user = User {
        name: name.clone(),
        display_name: request.display_name,
        email: request.email,
        password_hash: password.hash.clone(),
        grants,
        date_created: act.at,
        date_disabled: None,
    };
    if store.user_insert(&user, &act)? != UserChange::Done {
        bail!("there is a user {name} already");
    }
    tell(&format!("added the user {name}"));
    password.show()
}

fn list(settings: &Settings) -> anyhow::Result<()> {
    logs::start(settings)?;
    let mut text = String::new();
    for user in open_existing_store(settings)?.user_list()? {
        let state = if user.date_disabled.is_some() { "disabled" } else { "enabled" };
        text.push_str(&format!("{}  {state}  {}  {}\n", user.name, user.date_created, user.grants));
    }
    if text.is_empty() {
        tell("there is no user. Add one: billables user add");
    }
    output::print(&text)
}

fn told(change: UserChange, name: &Subject, done: &str, unchanged: &str) -> anyhow::Result<()> {
    match change {
        UserChange::Done => tell(&format!("the user {name} {done}")),
        UserChange::Unchanged => tell(&format!("the user {name} {unchanged}; nothing is changed")),
        UserChange::Refused => bail!("there is no user {name}. List them: billables user list"),
    }
    Ok(())
}

fn parse_name(name: &str) -> Result<Subject, UsageError> {
    parse_user_name(name).map_err(|error| UsageError(format!("{name:?}: {error}")))
}

/// A password on its way into the store.
struct NewPassword {
    hash: String,
    /// To be shown once, where it was made here.
    generated: Option<String>,
}

impl NewPassword {
    fn ask(settings: &Settings, generate: bool) -> anyhow::Result<Self> {
        let text = if generate { generate_password() } else { read_password()? };
        let length = text.chars().count();
        if !(PASSWORD_LENGTH_MIN..=PASSWORD_LENGTH_MAX).contains(&length) {
            bail!("the password has {length} characters. Give one of {PASSWORD_LENGTH_MIN} to {PASSWORD_LENGTH_MAX}.");
        }
        check_new_password(&text).map_err(|error| anyhow::anyhow!("{error}"))?;
        let hash = Passwords::new(settings.password_cost())?.hash(&text, clock::random_bytes())?;
        Ok(Self { hash, generated: generate.then_some(text) })
    }

    fn show(self) -> anyhow::Result<()> {
        self.generated.map_or(Ok(()), |text| output::print(&format!("{text}\n")))
    }
}

/// 24 characters of 5 bits each, in groups that can be read out: 120 bits.
fn generate_password() -> String {
    // Without those that look alike.
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let letters = clock::random_bytes::<24>().map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    letters.chunks(6).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Asks a person twice, unseen; takes the first line from a program.
fn read_password() -> anyhow::Result<String> {
    let input = std::io::stdin();
    if input.is_terminal() {
        let text = rpassword::prompt_password("Password: ").context("the password cannot be read")?;
        let again = rpassword::prompt_password("Once more: ").context("the password cannot be read")?;
        if text != again {
            bail!("the two are not the same. Try again.");
        }
        return Ok(text);
    }
    let mut line = String::new();
    input.lock().take(INPUT_BYTES_MAX).read_line(&mut line).context("the password cannot be read")?;
    let text = line.strip_suffix('\n').unwrap_or(&line);
    Ok(text.strip_suffix('\r').unwrap_or(text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_password_is_long_enough_and_never_the_same() {
        let (first, second) = (generate_password(), generate_password());
        assert_eq!(first.len(), 27);
        assert_ne!(first, second);
    }
}
