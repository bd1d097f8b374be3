//! `user`: the users, who sign in with a password.

use std::io::{BufRead as _, IsTerminal as _, Read as _};

use anyhow::{Context as _, bail};
use billables_auth::{PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, Passwords, check_new_password, parse_user_name};
use billables_domain::{AccountScope, Subject};
use billables_persistence::{Revoked, Store, User, UserChange};
use clap::{Args, Subcommand};

use super::grants::GrantArgs;
use crate::config::Settings;
use crate::output::print_message;
use crate::usage_error::UsageError;
use crate::{audit_context, clock, output, store};

/// The number of bytes that the command reads for a password at most.
const INPUT_BYTES_MAX: u64 = 4 * PASSWORD_LENGTH_MAX as u64 + 2;

#[derive(Subcommand, Debug)]
pub(crate) enum UserCommand {
    Add(UserAddArgs),
    /// List the users
    #[command(after_help = "Example:
  billables user list")]
    List,
    /// Disable a user: sessions end at once, and services refuse the user's tokens within 5 seconds
    #[command(after_help = "Example:
  billables user disable alice")]
    Disable {
        /// Name of the user
        name: String,
    },
    /// Let a disabled user sign in again
    #[command(after_help = "Example:
  billables user enable alice")]
    Enable {
        /// Name of the user
        name: String,
    },
    /// Change the password of a user; sessions and tokens of the old password end
    #[command(after_help = "Examples:
  billables user passwd alice
  billables user passwd alice --generate")]
    Passwd {
        /// Name of the user
        name: String,
        /// Generate a password and print it
        #[arg(long)]
        generate: bool,
    },
}

/// Add a user; the command asks for the password, or reads it from standard input
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables user add alice --role Manager --account demo
  billables user add ops@example.com --role SystemAdministrator --account '*' --display-name 'Operations'
  billables user add acme-portal --role Customer --account demo --customer demo/acme --generate > password
  echo 'correct horse battery staple' | billables user add bob --role Reporter --account demo")]
pub(crate) struct UserAddArgs {
    /// Name of the user, which appears as createdBy: 1 to 64 of a-z 0-9 . _ @ + -, in upper or lower case
    name: String,
    #[command(flatten)]
    grants: GrantArgs,
    /// Name of the user for display
    #[arg(long, value_name = "NAME")]
    display_name: Option<String>,
    /// Email address of the user
    #[arg(long)]
    email: Option<String>,
    /// Generate a password and print it
    #[arg(long)]
    generate: bool,
}

pub(crate) fn run(settings: &Settings, command: UserCommand) -> anyhow::Result<()> {
    match command {
        UserCommand::Add(request) => add(settings, request),
        UserCommand::List => list(settings),
        UserCommand::Disable { name } => {
            let name = parse_name(&name)?;
            let store = store::open_existing(settings)?;
            let change = store.user_disable(&name, &audit_context::by_operator()?)?;
            revoke_again(&store, &name, change)?;
            report_change(
                change,
                &name,
                "is disabled; services refuse the user's tokens within 5 seconds",
                "was disabled before",
            )
        }
        UserCommand::Enable { name } => {
            let name = parse_name(&name)?;
            let change = store::open_existing(settings)?.user_enable(&name, &audit_context::by_operator()?)?;
            report_change(change, &name, "may sign in again", "was not disabled")
        }
        UserCommand::Passwd { name, generate } => {
            let name = parse_name(&name)?;
            let store = store::open_existing(settings)?;
            if store.user_find(&name)?.is_none() {
                return report_change(UserChange::Refused, &name, "", "");
            }
            let password = NewPassword::ask(settings, generate)?;
            let change = store.user_set_password(&name, &password.hash, &audit_context::by_operator()?)?;
            revoke_again(&store, &name, change)?;
            report_change(
                change,
                &name,
                "has the new password; sessions and tokens of the old password have ended",
                "",
            )?;
            password.show()
        }
    }
}

/// Revokes the tokens of a user once more. The change waited for requests in progress, which may have got a token that
/// is younger than the time of the change.
fn revoke_again(store: &Store, name: &Subject, change: UserChange) -> anyhow::Result<()> {
    if change == UserChange::Done {
        store.revocation_insert(&Revoked::Subject(name.clone()), &audit_context::by_operator()?)?;
    }
    Ok(())
}

fn add(settings: &Settings, request: UserAddArgs) -> anyhow::Result<()> {
    let name = parse_name(&request.name)?;
    let grants = request.grants.to_store()?;
    for (flag, text) in [("--display-name", &request.display_name), ("--email", &request.email)] {
        if let Some(text) = text {
            billables_domain::Name::parse(text).map_err(|error| UsageError(format!("{flag} {}", error.rule())))?;
        }
    }
    let store = store::open_existing(settings)?;
    if store.user_find(&name)?.is_some() {
        bail!("a user {name} exists already; a name is never given to another user");
    }
    if let AccountScope::Only(ids) = &grants.accounts {
        for id in ids {
            if store.account_find(id)?.is_none() {
                print_message(&format!("note: there is no account {id} yet"));
            }
        }
    }
    let password = NewPassword::ask(settings, request.generate)?;
    let act = audit_context::by_operator()?;
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
        bail!("a user {name} exists already");
    }
    print_message(&format!("added the user {name}"));
    password.show()
}

fn list(settings: &Settings) -> anyhow::Result<()> {
    let mut text = String::new();
    for user in store::open_for_reading(settings)?.user_list()? {
        let state = if user.date_disabled.is_some() { "disabled" } else { "enabled" };
        text.push_str(&format!("{}  {state}  {}  {}\n", user.name, user.date_created, user.grants));
    }
    if text.is_empty() {
        print_message("there is no user. Add one: billables user add");
    }
    output::print(&text)
}

fn report_change(change: UserChange, name: &Subject, done: &str, unchanged: &str) -> anyhow::Result<()> {
    match change {
        UserChange::Done => print_message(&format!("the user {name} {done}")),
        UserChange::Unchanged => print_message(&format!("the user {name} {unchanged}; nothing is changed")),
        UserChange::Refused => bail!("there is no user {name}. List them: billables user list"),
    }
    Ok(())
}

fn parse_name(name: &str) -> Result<Subject, UsageError> {
    parse_user_name(name).map_err(|error| UsageError(format!("{name:?}: {error}")))
}

/// A new password with its hash.
struct NewPassword {
    hash: String,
    /// The text to print, if the command generated the password.
    generated: Option<String>,
}

impl NewPassword {
    fn ask(settings: &Settings, generate: bool) -> anyhow::Result<Self> {
        let text = if generate { generate_password() } else { read_password()? };
        let length = text.chars().count();
        if !(PASSWORD_LENGTH_MIN..=PASSWORD_LENGTH_MAX).contains(&length) {
            bail!(
                "the password has {length} characters. Give a password of {PASSWORD_LENGTH_MIN} to {PASSWORD_LENGTH_MAX} characters."
            );
        }
        check_new_password(&text).map_err(|error| anyhow::anyhow!("{error}"))?;
        let hash = Passwords::new(settings.password_cost())?.hash(&text, clock::random_bytes())?;
        Ok(Self { hash, generated: generate.then_some(text) })
    }

    fn show(self) -> anyhow::Result<()> {
        self.generated.map_or(Ok(()), |text| output::print(&format!("{text}\n")))
    }
}

/// Generates a password of 120 bits: 24 characters of 5 bits each, in groups that a person can read aloud.
fn generate_password() -> String {
    // The letters l and o and the digits 0 and 1 look like others.
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let letters = clock::random_bytes::<24>().map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    letters.chunks(6).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Asks twice at a terminal, without echo; reads the first line of any other standard input.
fn read_password() -> anyhow::Result<String> {
    let input = std::io::stdin();
    if input.is_terminal() {
        let text = rpassword::prompt_password("Password: ").context("the password cannot be read")?;
        let again = rpassword::prompt_password("Repeat the password: ").context("the password cannot be read")?;
        if text != again {
            bail!("the two passwords differ. Run the command again.");
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
    fn a_generated_password_is_long_enough_and_never_the_same() {
        let (first, second) = (generate_password(), generate_password());
        assert_eq!(first.len(), 27);
        assert_ne!(first, second);
    }
}
