//! `session`: the sessions of an account.

use billables_domain::{AccountId, CallSid, CustomerId, Session, SessionId};
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Subcommand};

use super::directory::{parse_argument, report_insert};
use crate::config::{Flags, Settings};
use crate::{audit_context, store};

#[derive(Subcommand, Debug)]
pub(crate) enum SessionCommand {
    Add(SessionAddArgs),
}

/// Add a session, which settles account and customer of its calls; repeating the command changes nothing
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  billables session add night-shift --account acme-voice --customer globex
  billables session add s-7 --account acme-voice --customer globex --call-sid CA0123456789abcdef0123456789abcdef")]
pub(crate) struct SessionAddArgs {
    /// Id of the session, unique in the account: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    id: String,
    /// Account of the session
    #[arg(long)]
    account: String,
    /// Customer that the calls of the session are billed to
    #[arg(long)]
    customer: String,
    /// Call of the session; a report that names the session may then leave out the call
    // The name is that of the setting, so that clap takes this option in place of the setting's.
    #[arg(long, value_name = "CALL_SID")]
    call_sid: Option<String>,
}

/// The id of the option `--call-sid`, which is the setting of that name in every other command.
const CALL_SID: &str = "call_sid";

impl SessionCommand {
    /// Takes the call of `--call-sid` out of the settings, which clap has put there too. The option of this command never is the
    /// setting, and the variable of the setting never is a call.
    pub(crate) fn take_call_sid(&mut self, matches: &ArgMatches, flags: &mut Flags) {
        let Self::Add(request) = self;
        let is_given = matches.value_source(CALL_SID) == Some(ValueSource::CommandLine);
        request.call_sid = if is_given { flags.call_sid.take() } else { None };
    }
}

pub(crate) fn run(settings: &Settings, command: &SessionCommand) -> anyhow::Result<()> {
    match command {
        SessionCommand::Add(request) => add(settings, request),
    }
}

fn add(settings: &Settings, request: &SessionAddArgs) -> anyhow::Result<()> {
    let account_id = parse_argument("--account", &request.account, AccountId::parse)?;
    let id = parse_argument("ID", &request.id, SessionId::parse)?;
    let customer_id = parse_argument("--customer", &request.customer, CustomerId::parse)?;
    let store = store::open_existing(settings)?;
    let call_sid = match &request.call_sid {
        Some(text) => {
            let mode = store.settle_call_sid_mode(settings.call_sid_mode()?)?;
            Some(parse_argument("--call-sid", text, |text| CallSid::parse(text, mode))?)
        }
        None => None,
    };
    let act = audit_context::by_operator()?;
    let session = Session {
        account_id: account_id.clone(),
        id: id.clone(),
        customer_id: customer_id.clone(),
        call_sid,
        date_created: act.at,
    };
    let object = format!("the session {id} of the account {account_id}");
    let hint = "An id is never given to another session.";
    report_insert(store.session_insert(&session, &act), &object, (&account_id, Some(&customer_id)), hint)?;
    Ok(())
}
