//! `token`: tokens for callers, and their revocation.

use anyhow::bail;
use billables_auth::{is_token_id, parse_user_name};
use billables_domain::Subject;
use billables_persistence::Revoked;
use clap::{Args, Subcommand};

use super::grants::GrantArgs;
use crate::config::Settings;
use crate::output::print_message;
use crate::time_arguments::parse_duration;
use crate::usage_error::UsageError;
use crate::{audit_context, output, store, token};

#[derive(Subcommand, Debug)]
pub(crate) enum TokenCommand {
    Issue(IssueArgs),
    Revoke(RevokeArgs),
}

/// Print a token that the signing key of the data folder signs
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables token issue --sub platform --role Reporter --account demo
  billables token issue --sub ops --role SystemAdministrator --account '*' --ttl 15m
  billables token issue --sub acme-portal --role Customer --account demo --customer demo/acme --ttl 1d")]
pub(crate) struct IssueArgs {
    /// Subject of the token, which appears as createdBy
    #[arg(long)]
    sub: String,
    #[command(flatten)]
    grants: GrantArgs,
    /// Lifetime of the token: a number and s, m, h or d
    #[arg(long, default_value = "1h", value_parser = parse_duration)]
    ttl: i64,
}

/// Refuse a token, or every token of a subject, before it expires
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables token revoke --sub platform
  billables token revoke --jti 019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10 --database postgres://billables@db/billables

Every service on the database refuses the token within 5 seconds, for good. Tokens that the subject gets later are valid.
The database has to be migrated already.")]
#[group(required = true, multiple = false)]
pub(crate) struct RevokeArgs {
    /// Id of one token (claim jti)
    #[arg(long)]
    jti: Option<String>,
    /// Subject (claim sub) whose tokens issued until now are refused; the sessions and refresh tokens of a user end too
    #[arg(long)]
    sub: Option<String>,
}

pub(crate) fn run(settings: &Settings, command: TokenCommand) -> anyhow::Result<()> {
    match command {
        TokenCommand::Issue(request) => issue(settings, &request),
        TokenCommand::Revoke(request) => revoke(settings, request),
    }
}

/// Issues a token. The command needs the signing key alone, and does not compare the accounts with the database.
fn issue(settings: &Settings, request: &IssueArgs) -> anyhow::Result<()> {
    let subject = Subject::parse(&request.sub).map_err(|error| UsageError(format!("--sub {}", error.rule())))?;
    if let Some(provider) = settings.identity_providers()?.iter().find(|item| item.issuer.name().owns(&subject)) {
        let name = provider.issuer.name();
        bail!(UsageError(format!(
            "--sub begins with {name}: and such subjects belong to callers of that identity provider. Drop the prefix."
        )));
    }
    let (roles, accounts, customers) = request.grants.parse()?;
    let token = token::make(settings, subject, roles, accounts, customers, request.ttl)?;
    output::print(&format!("{token}\n"))
}

fn revoke(settings: &Settings, request: RevokeArgs) -> anyhow::Result<()> {
    let revoked = match (request.jti, request.sub) {
        (Some(id), _) if is_token_id(&id) => Revoked::Token(id),
        (Some(_), _) => bail!(UsageError("--jti is no id of a token: an id has 1 to 128 characters.".to_owned())),
        (None, Some(subject)) => {
            Revoked::Subject(Subject::parse(&subject).map_err(|error| UsageError(format!("--sub {}", error.rule())))?)
        }
        (None, None) => bail!(UsageError("name a token with --jti, or a subject with --sub.".to_owned())),
    };
    let store = store::open_existing(settings)?;
    if let Revoked::Subject(subject) = &revoked
        && let Ok(user) = parse_user_name(subject.as_str())
        && user != *subject
        && store.user_find(&user)?.is_some()
    {
        print_message(&format!("note: the user {user} is another subject; names of users are in lower case"));
    }
    store.revocation_insert(&revoked, &audit_context::by_operator()?)?;
    print_message("revoked: every service on this database refuses it within 5 seconds");
    Ok(())
}
