//! Facts of calls as the records of a file.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use billables_billing::{CallOutcome, CallReport, Merge, TimeFormat, Zone, read_time};
use billables_contract::{CallVerdict, ErrorCode, ParseContext, ReportCall, Request as _};
use billables_domain::{AccountScope, CallSidMode, Faults, Subject, TimeId, Timestamp};
use billables_persistence::{CallSubmission, Found, Intake, Store, StoreError, SubmitError};
use billables_wire::{Record, write_json_string};
use serde::Deserialize;

use super::columns::Columns;
use super::input::bind;
use super::kind::{Kind, Unread};
use super::layout::Layout;
use super::local::settle;
use super::presets::Preset;
use super::verdict::{Settled, Verdict};
use crate::clock;
use crate::usage_error::UsageError;

/// The members of a record that the import uses.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Members {
    account_id: Option<String>,
    call_sid: Option<String>,
    parent_call_sid: Option<String>,
    direction: Option<String>,
    from: Option<String>,
    to: Option<String>,
    start_time: Option<String>,
    end_time: Option<String>,
    duration: Option<String>,
    status: Option<String>,
    price: Option<String>,
    price_unit: Option<String>,
    is_recorded: Option<String>,
    replaces: Option<String>,
    /// The time of the answer, which some programs have in place of a status.
    answer_time: Option<String>,
}

/// Facts of calls, and how to read them.
#[derive(Clone, Debug)]
pub(super) struct Calls {
    pub(super) preset: Option<Preset>,
    /// The zone of times without an offset from UTC; `None` if the command does not know one.
    pub(super) zone: Option<Zone>,
    pub(super) time_format: Option<TimeFormat>,
    /// Whether the zone is that of the account, because the command line names none.
    pub(super) is_zone_assumed: bool,
    /// Whether a time without an offset was read.
    pub(super) has_local_times: Arc<AtomicBool>,
}

/// The values that parsing takes from the command.
struct Context {
    mode: CallSidMode,
}

impl ParseContext for Context {
    fn call_sid_mode(&self) -> CallSidMode {
        self.mode
    }

    fn now(&self) -> Timestamp {
        clock::now()
    }

    fn fresh_id(&self) -> TimeId {
        TimeId::new(clock::now(), clock::random_bytes())
    }
}

impl Kind for Calls {
    type Unparsed = ReportCall;
    type Submission = CallSubmission;

    const MEMBERS: &'static [&'static str] = &ReportCall::MEMBERS;
    const WANTED: &'static [&'static str] = &["callSid", "direction", "startTime", "duration", "status"];
    const HINT: &'static str = "--preset twilio, asterisk or freeswitch names the program that wrote the file. ";
    const NAME: &'static str = "a call";
    const PATH: &'static str = "/calls/batch";
    const REPEAT: &'static str = "facts that are known already change nothing";
    const DRY_RUN: &'static str =
        "It compared each record with the newest facts of its call, and did not compare the records with each other.";

    fn describe(&self) -> String {
        let Self { preset, zone, time_format, .. } = self;
        let zone = zone.as_ref().map_or("", Zone::name);
        format!("calls {preset:?} {zone} {time_format:?} ")
    }

    fn can_be_complete(is_there: impl Fn(&str) -> bool) -> bool {
        ReportCall::can_be_complete(is_there)
    }

    fn layout(&self) -> Option<&'static Layout> {
        self.preset.map(Preset::layout)
    }

    fn note(&self, first: &[&ReportCall]) -> Option<String> {
        let is_missing = |slot: fn(&ReportCall) -> &Option<String>| {
            first.iter().all(|call| slot(call).as_ref().is_none_or(String::is_empty))
        };
        let mut notes = Vec::new();
        if !first.is_empty() && is_missing(|call| &call.direction) {
            notes.push(
                "note: the records have no direction, and a call without one stays pending. --set direction=outbound, or \
                 inbound, gives all records one; --map direction=COLUMN names its column."
                    .to_owned(),
            );
        }
        if let Some(zone) =
            self.zone.as_ref().filter(|_| self.is_zone_assumed && self.has_local_times.load(Ordering::Relaxed))
        {
            notes.push(format!(
                "note: the times have no offset from UTC. They are read in the account's time zone, {zone}; --timezone names another."
            ));
        }
        (!notes.is_empty()).then(|| notes.join("\n"))
    }

    fn read(&self, record: &Record<'_>, columns: &Columns) -> Result<ReportCall, Unread> {
        let members: Members = bind(record, columns)?;
        self.to_call(members).map_err(Unread::Refused)
    }

    fn slot<'u>(call: &'u mut ReportCall, member: &str) -> Option<&'u mut Option<String>> {
        Some(match member {
            "accountId" => &mut call.account_id,
            "parentCallSid" => &mut call.parent_call_sid,
            "direction" => &mut call.direction,
            "from" => &mut call.from,
            "to" => &mut call.to,
            "startTime" => &mut call.start_time,
            "endTime" => &mut call.end_time,
            "duration" => &mut call.duration,
            "status" => &mut call.status,
            "price" => &mut call.price,
            "priceUnit" => &mut call.price_unit,
            "isRecorded" => &mut call.is_recorded,
            "replaces" => &mut call.replaces,
            _ => return None,
        })
    }

    fn call_sid(call: &ReportCall) -> Option<&str> {
        call.call_sid.as_deref()
    }

    fn parse(&self, call: ReportCall, mode: CallSidMode, created_by: &Subject) -> Result<CallSubmission, Faults> {
        let report = call.parse(&Context { mode })?;
        Ok(CallSubmission { report, accounts: AccountScope::All, created_by: created_by.clone() })
    }

    async fn submit(intake: &Intake, submissions: Vec<CallSubmission>) -> Result<Vec<Settled>, SubmitError> {
        let results = intake.submit_call_chunk(submissions).await?;
        Ok(results.into_iter().map(|result| settle(result, settled)).collect())
    }

    fn dry_run(&self, store: &Store, submissions: &[CallSubmission]) -> Result<Vec<Settled>, StoreError> {
        submissions.iter().map(|submission| compare(store, &submission.report)).collect()
    }

    fn json_line(call: &ReportCall) -> String {
        let mut call = call.clone();
        let mut line = String::new();
        let call_sid = call.call_sid.take();
        let mut push = |name: &str, value: &str| {
            line.push(if line.is_empty() { '{' } else { ',' });
            write_json_string(&mut line, name);
            line.push(':');
            write_json_string(&mut line, value);
        };
        for name in ReportCall::MEMBERS {
            let value =
                if name == "callSid" { call_sid.clone() } else { Self::slot(&mut call, name).and_then(Option::take) };
            if let Some(value) = value {
                push(name, &value);
            }
        }
        if line.is_empty() {
            line.push('{');
        }
        line.push_str("}\n");
        line
    }
}

impl Calls {
    /// Checks a value of --set.
    pub(super) fn check_value(member: &str, text: &str) -> Result<(), UsageError> {
        let mut probe = ReportCall {
            account_id: Some("a".to_owned()),
            call_sid: Some("c".to_owned()),
            status: Some("completed".to_owned()),
            ..ReportCall::default()
        };
        let Some(slot) = Self::slot(&mut probe, member) else { return Ok(()) };
        *slot = Some(text.to_owned());
        let parsed = probe.parse(&Context { mode: CallSidMode::Any });
        parsed.map(drop).map_err(|faults| UsageError(format!("--set {member}={text}: {}", faults.first().message)))
    }

    /// The facts of a record, in the words of the API.
    fn to_call(&self, members: Members) -> Result<ReportCall, Settled> {
        let Members { mut direction, mut status, start_time, end_time, duration, answer_time, .. } = members;
        if let Some(preset) = self.preset {
            direction = direction.map(|word| preset.direction(&word).to_owned());
            let text = |text: &Option<String>| text.clone();
            status = status
                .map(|word| preset.status(&word, text(&duration).as_deref(), text(&answer_time).as_deref()).to_owned());
        }
        let read = |member: &str, text: Option<String>| match text {
            Some(text) if !text.is_empty() => self.read_time(member, &text).map(|time| Some(time.to_string())),
            other => Ok(other),
        };
        let (start_time, end_time) = (read("StartTime", start_time)?, read("EndTime", end_time)?);
        Ok(ReportCall {
            account_id: members.account_id,
            call_sid: members.call_sid,
            parent_call_sid: members.parent_call_sid,
            direction,
            from: members.from,
            to: members.to,
            start_time,
            end_time,
            duration,
            status,
            price: members.price,
            price_unit: members.price_unit,
            is_recorded: members.is_recorded,
            replaces: members.replaces,
        })
    }

    fn read_time(&self, member: &str, text: &str) -> Result<Timestamp, Settled> {
        let read = |zone| match &self.time_format {
            Some(format) => format.read(text, zone),
            None => read_time(text, zone),
        };
        let local = |zone| read(Some(zone)).inspect(|_| self.has_local_times.store(true, Ordering::Relaxed));
        let time = read(None).or_else(|error| self.zone.as_ref().map_or(Err(error), local));
        time.map_err(|error| {
            let form = self.time_format.as_ref().map(|format| format!(" ({format})")).unwrap_or_default();
            let reason = format!("{member} {text:?} {}{form}", error.rule());
            Settled::new(Verdict::Invalid, "InvalidValue", reason)
        })
    }
}

/// The verdict on facts beside the newest ones of their call.
fn compare(store: &Store, report: &CallReport) -> Result<Settled, StoreError> {
    let found = store.call_find(&AccountScope::All, Some(&report.account_id), &report.call_sid)?;
    let newest = match &found {
        Found::One(call) => Some(call),
        Found::None | Found::Several => None,
    };
    let version = newest.map_or(0, |call| call.version);
    if report.replaces.is_some_and(|replaced| replaced != version) {
        return Ok(settled(CallOutcome::Superseded { newest: version }));
    }
    Ok(Settled::good(match newest.map(|call| call.facts.merge(&[], &report.facts)) {
        None => Verdict::Created,
        Some(Merge::Changed(_)) => Verdict::Changed,
        Some(Merge::Unchanged) => Verdict::Unchanged,
    }))
}

/// The verdict of an outcome.
fn settled(outcome: CallOutcome) -> Settled {
    let verdict = Verdict::from_name(CallVerdict::from(&outcome).as_str()).unwrap_or(Verdict::Failed);
    match outcome {
        CallOutcome::Created(_) | CallOutcome::Changed(_) | CallOutcome::Unchanged(_) => Settled::good(verdict),
        CallOutcome::Superseded { newest } => {
            let reason = format!("The newest version of the call is {newest}, and Replaces names another.");
            Settled::new(verdict, "CallSuperseded", reason)
        }
        CallOutcome::AccountNotFound => {
            Settled::new(verdict, ErrorCode::NotFound.as_str(), "The account is not known. Check AccountId.")
        }
        CallOutcome::Invalid(faults) => Settled::of_faults(&faults),
    }
}
