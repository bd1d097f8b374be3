//! The commands that import: the records of a file, for the store or for a service.
//!
//! A thread reads the records. The import settles them a chunk at a time, and writes the rejects and the state after
//! each chunk. An interrupted import therefore continues after the last chunk, and repeats one chunk at most, which
//! changes nothing.

mod arguments;
mod calls;
mod cells;
mod columns;
mod format;
mod input;
mod kind;
mod layout;
mod local;
mod presets;
mod rejects;
mod reports;
mod retry;
mod service;
mod state;
mod target;
mod verdict;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use anyhow::{Context as _, bail};
use billables_billing::{TimeFormat, Zone};
use billables_domain::{AccountId, CallSid, CallSidMode};

use self::arguments::FileArgs;
pub(crate) use self::arguments::{ImportArgs, ImportCallsArgs};
use self::calls::Calls;
use self::columns::{Assignment, Columns};
use self::format::InputFormat;
use self::input::{Chunk, Input, InputError, Item};
use self::kind::Kind;
use self::rejects::Rejects;
use self::reports::Reports;
use self::retry::Stop;
use self::state::{Identity, State};
use self::target::Target;
use self::verdict::{Counts, Settled};
use super::directory::{no_account, parse_argument};
use super::progress::{Progress, counted};
use crate::config::Settings;
use crate::interrupt::Interrupt;
use crate::output::{self, print_message};
use crate::usage_error::UsageError;
use crate::{clock, store};

/// The number of rejected records that a dry run prints with their reasons.
const PRINTED_MAX: u64 = 20;

/// The number of records in a chunk, if the import writes into the store.
const CHUNK_ITEMS: usize = 4_096;

/// The number of records in a chunk, if the import reports to a service.
const CHUNK_ITEMS_OF_SERVICE: usize = 10_000;

/// The time between two looks at the interrupt while no chunk arrives.
const INTERRUPT_PERIOD: Duration = Duration::from_millis(200);

/// Runs `import`.
pub(crate) fn run(settings: &Settings, request: &ImportArgs) -> anyhow::Result<()> {
    let format = format_of(&request.input)?;
    let columns = Columns::new(&Reports, &request.columns, format)?;
    import(settings, &request.input, Reports, format, columns)
}

/// Runs `import-calls`.
pub(crate) fn run_calls(settings: &Settings, request: &ImportCallsArgs) -> anyhow::Result<()> {
    let account_id = parse_argument("--account", &request.account, AccountId::parse)?;
    let named_zone = request.timezone.as_deref();
    let named_zone = named_zone.map(|text| parse_argument("--timezone", text, Zone::parse)).transpose()?;
    let time_format = request.date_format.as_deref();
    let time_format = time_format.map(|text| parse_argument("--date-format", text, TimeFormat::parse)).transpose()?;
    let format = format_of(&request.input)?;
    let mut column_args = request.columns.clone();
    for Assignment { member, text } in &column_args.set {
        if member.eq_ignore_ascii_case("accountId") {
            bail!(UsageError("--account names the account of all calls. Leave --set accountId out.".to_owned()));
        }
        Calls::check_value(member, text)?;
    }
    column_args.set.push(Assignment { member: "accountId".to_owned(), text: account_id.to_string() });
    let account_zone = match &request.input.url {
        // Only the service knows the account.
        Some(_) => None,
        None => {
            let book = store::open_unsettled(settings)?.account_book(&account_id)?;
            Some(book.ok_or_else(|| no_account(&account_id))?.zones().zone_at(clock::now()).clone())
        }
    };
    let kind = Calls {
        preset: request.preset,
        is_zone_assumed: named_zone.is_none(),
        zone: named_zone.or(account_zone),
        time_format,
        has_local_times: Arc::default(),
    };
    let columns = Columns::new(&kind, &column_args, format)?;
    import(settings, &request.input, kind, format, columns)
}

/// The format of a file, by the option or by the extension.
fn format_of(request: &FileArgs) -> Result<InputFormat, UsageError> {
    request.format.or_else(|| InputFormat::from_path(&request.file)).ok_or_else(|| {
        let name = request.file.display();
        UsageError(format!("{name} has none of the extensions csv, jsonl and json. Name the format with --format."))
    })
}

fn import<K: Kind>(
    settings: &Settings,
    request: &FileArgs,
    kind: K,
    format: InputFormat,
    columns: Columns,
) -> anyhow::Result<()> {
    let mut target = Target::start(settings, request, kind.clone())?;
    let target_name = request.url.clone().map_or_else(|| settings.database_url().map(|url| url.to_string()), Ok)?;
    let interrupt = Interrupt::watch()?;
    let mut import = Import::begin(request, kind, format, columns, target_name)?;
    let stop = import.settle_chunks(&mut target, &interrupt)?;
    import.end(stop)
}

/// An import in progress.
struct Import<'r, K: Kind> {
    request: &'r FileArgs,
    kind: K,
    input: Input<K::Unparsed>,
    /// The state file, and the identity of the input. Standard input and a dry run have none.
    kept: Option<(PathBuf, Identity)>,
    rejects: Rejects,
    counts: Counts,
    /// The line at which the file is broken, and the reason.
    broken: Option<(usize, String)>,
    progress: Progress,
}

/// Refuses a file of rejects that is the input or a device, because the import replaces the file.
fn refuse_same_file(file: &Path, rejects: &Path) -> anyhow::Result<()> {
    let shown = rejects.display();
    let Ok(metadata) = std::fs::metadata(rejects) else { return Ok(()) };
    if !metadata.is_file() {
        bail!(UsageError(format!("rejects is {shown}, which is not an ordinary file. Name a file with --rejects.")));
    }
    if std::fs::canonicalize(rejects).ok() == std::fs::canonicalize(file).ok() {
        bail!(UsageError(format!("rejects is {shown}, the file to import. Name another file with --rejects.")));
    }
    Ok(())
}

impl<'r, K: Kind> Import<'r, K> {
    fn begin(
        request: &'r FileArgs,
        kind: K,
        format: InputFormat,
        columns: Columns,
        target: String,
    ) -> anyhow::Result<Self> {
        let (file, name) = (&request.file, request.file.display());
        let cannot_read = || format!("{name} cannot be read");
        // A pipe cannot be read twice, so the import of a pipe has no state.
        let is_file = file != Path::new("-") && std::fs::metadata(file).with_context(cannot_read)?.is_file();
        let identity = is_file
            .then(|| {
                Identity::of(file, format, target, format!("{}{}", kind.describe(), columns.describe()))
                    .with_context(cannot_read)
            })
            .transpose()?;
        let size = identity.as_ref().map(Identity::size);
        let kept = identity.filter(|_| !request.dry_run).map(|identity| (state::path_of(file), identity));
        let rejects_path = request.rejects.clone().unwrap_or_else(|| {
            let named_after = if is_file { file } else { Path::new("-") };
            rejects::default_path(named_after, format)
        });
        refuse_same_file(file, &rejects_path)?;
        let (rejects, before) = match resume(request, kept.as_ref(), &rejects_path, format)? {
            Some((rejects, state)) => {
                print_message(&format!("continuing after {} of {name}", counted(state.records, "record")));
                (rejects, Some(state))
            }
            None if request.dry_run => (Rejects::unwritten(rejects_path, format), None),
            None => {
                let shown = rejects_path.display().to_string();
                (Rejects::new(rejects_path, format).with_context(|| format!("{shown} cannot be written"))?, None)
            }
        };
        let (records, offset, counts) =
            before.map_or_else(Default::default, |state: State| (state.records, state.offset, state.counts));
        let chunk_items = if request.url.is_some() { CHUNK_ITEMS_OF_SERVICE } else { CHUNK_ITEMS };
        let input =
            Input::start(kind.clone(), file, format, columns, records, chunk_items).with_context(cannot_read)?;
        let verb = if request.dry_run { "checked" } else { "imported" };
        Ok(Self {
            request,
            kind,
            input,
            kept,
            rejects,
            counts,
            broken: None,
            progress: Progress::of_input(verb, size, records, offset),
        })
    }

    /// Settles one chunk after the other, until the end of the file or a reason to stop.
    fn settle_chunks(&mut self, target: &mut Target<K>, interrupt: &Interrupt) -> anyhow::Result<Option<Stop>> {
        loop {
            if interrupt.is_asked() {
                return Ok(Some(Stop::Interrupted));
            }
            let chunk = match self.input.chunks.recv_timeout(INTERRUPT_PERIOD) {
                Ok(Ok(chunk)) => chunk,
                Ok(Err(InputError::Unreadable(error))) => {
                    return Err(error).with_context(|| format!("{} cannot be read", self.request.file.display()));
                }
                Ok(Err(InputError::Headers(problem))) => {
                    self.progress.clear();
                    bail!("{} was not imported. {problem}", self.request.file.display());
                }
                // The writer of standard input is slow.
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
            };
            if self.counts.all() == 0 {
                self.check_call_sids(&chunk, target.call_sid_mode())?;
                let first: Vec<_> = chunk.items.iter().filter_map(|item| item.unparsed.as_ref().ok()).collect();
                if let Some(note) = self.kind.note(&first) {
                    self.progress.clear();
                    print_message(&note);
                }
            }
            match settle_chunk(&chunk, target, interrupt) {
                Ok(settled) => self.keep(&chunk, &settled)?,
                Err(stop) => return Ok(Some(stop)),
            }
        }
    }

    /// Refuses a file whose first chunk has no call SID that the destination accepts, although a store may accept such call
    /// SIDs.
    fn check_call_sids(&mut self, chunk: &Chunk<K::Unparsed>, mode: Option<CallSidMode>) -> anyhow::Result<()> {
        let given = || chunk.items.iter().filter_map(|item| K::call_sid(item.unparsed.as_ref().ok()?));
        let is_refused = |text: &str| {
            CallSid::parse(text, CallSidMode::Standard).is_err() && CallSid::parse(text, CallSidMode::Any).is_ok()
        };
        let Some(example) = given().next().filter(|_| mode == Some(CallSidMode::Standard) && given().all(is_refused))
        else {
            return Ok(());
        };
        self.progress.clear();
        bail!(
            "{} was not imported. The store accepts call SIDs of Twilio's form (CA and 32 hex digits) and UUIDs, and no call SID of the \
             file is one, such as {example:?}. If another column holds the call SIDs, name the column with --map callSid=COLUMN. A new \
             database accepts other call SIDs if its first command has --call-sid any.",
            self.request.file.display()
        );
    }

    /// Writes the rejects of a chunk, and then the state.
    fn keep(&mut self, chunk: &Chunk<K::Unparsed>, settled: &[Settled]) -> anyhow::Result<()> {
        let header = self.input.header.get();
        for (item, settled) in chunk.items.iter().zip(settled) {
            self.counts.add(settled.verdict);
            if settled.verdict.is_good() {
                continue;
            }
            if !self.request.dry_run {
                self.rejects.add(item, settled, header).with_context(|| self.rejects.write_error())?;
            } else if self.counts.rejected() <= PRINTED_MAX {
                self.progress.clear();
                print_message(&format!("line {}: {}: {}", item.line, settled.verdict.as_str(), settled.reason));
            }
        }
        if let (true, Some((item, settled))) = (chunk.is_broken, chunk.items.iter().zip(settled).next_back()) {
            self.broken = Some((item.line, settled.reason.clone()));
        }
        let rejects_bytes = self.rejects.flush().with_context(|| self.rejects.write_error())?;
        // A continued import must find the broken place of the file again, so the state stays before that chunk.
        if let Some((path, identity)) = self.kept.as_ref().filter(|_| !chunk.is_broken) {
            let state = State {
                identity: identity.clone(),
                records: chunk.records,
                offset: chunk.offset,
                counts: self.counts.clone(),
                rejects: self.rejects.path.clone(),
                rejects_bytes,
            };
            if let Err(error) = state.save(path) {
                self.progress.clear();
                let path = path.display();
                print_message(&format!(
                    "note: {path} cannot be written ({error}); after an interrupt, the import begins with the first record"
                ));
                self.kept = None;
            }
        }
        self.progress.advance(chunk.items.len(), chunk.offset);
        Ok(())
    }

    /// Prints the counts, or fails with the reason of the stop.
    fn end(mut self, stop: Option<Stop>) -> anyhow::Result<()> {
        self.progress.clear();
        let all = counted(self.counts.all(), "record");
        let again = if self.kept.is_some() {
            "Run the same command again to continue there."
        } else {
            &format!("Run the same command again; {}.", K::REPEAT)
        };
        match stop {
            Some(Stop::Interrupted) => bail!("interrupted after {all}. {again}"),
            Some(Stop::Failed(reason)) => bail!("stopped after {all}: {reason} {again}"),
            None => {}
        }
        if let Some((path, _)) = &self.kept {
            // A state file that stays would only say that every record is done.
            let _ = std::fs::remove_file(path);
        }
        output::print(&format!("{}{all}\n", self.counts.lines()))?;
        if let Some((line, reason)) = self.broken {
            let name = self.request.file.display();
            bail!(
                "{name} is broken in line {line}: {reason} Correct the line and import the file again; {}. ({} rejected in total.)",
                K::REPEAT,
                was(self.counts.rejected())
            );
        }
        let rejected = self.counts.rejected();
        if self.request.dry_run {
            if self.request.url.is_some() {
                print_message(
                    "dry run: the command wrote nothing and did not ask the service. It checked each record for the rules that a record \
                     alone can break.",
                );
            } else {
                print_message(&format!("dry run: the command wrote nothing. {}", K::DRY_RUN));
            }
            if rejected > 0 {
                bail!("{} would be rejected", counted(rejected, "record"));
            }
        } else if rejected > 0 {
            let path = self.rejects.path.display();
            bail!(
                "{} rejected; {path} has them with reasons. Correct them there, and import that file.",
                was(rejected)
            );
        }
        Ok(())
    }
}

fn was(count: u64) -> String {
    format!("{} {}", counted(count, "record"), if count == 1 { "was" } else { "were" })
}

/// The rejects and the state of an interrupted import of the same file to the same target, unless --restart drops them.
fn resume(
    request: &FileArgs,
    kept: Option<&(PathBuf, Identity)>,
    rejects_path: &Path,
    format: InputFormat,
) -> anyhow::Result<Option<(Rejects, State)>> {
    let Some((path, identity)) = kept else { return Ok(None) };
    let Some(state) = State::load(path) else { return Ok(None) };
    if request.restart || state.identity != *identity || state.rejects != rejects_path {
        if !request.restart {
            print_message(
                "note: an import of this file was interrupted, and the file or the target has changed since: the import begins with \
                 the first record",
            );
        }
        return Ok(None);
    }
    let rejects = Rejects::resume(rejects_path.to_owned(), format, state.rejects_bytes);
    let rejects = rejects.with_context(|| format!("{} cannot be written", rejects_path.display()))?;
    Ok(rejects.map(|rejects| (rejects, state)))
}

/// The verdict on each record of a chunk, in the order of the records.
fn settle_chunk<K: Kind>(
    chunk: &Chunk<K::Unparsed>,
    target: &mut Target<K>,
    interrupt: &Interrupt,
) -> Result<Vec<Settled>, Stop> {
    let records: Vec<_> = chunk.items.iter().filter_map(|item| item.unparsed.as_ref().ok().cloned()).collect();
    let mut settled = target.settle(&records, interrupt)?.into_iter();
    let missing = || Stop::Failed("a record has no verdict.".to_owned());
    let of_item = |item: &Item<K::Unparsed>| match &item.unparsed {
        Ok(_) => settled.next().ok_or_else(missing),
        Err(settled) => Ok(settled.clone()),
    };
    chunk.items.iter().map(of_item).collect()
}
