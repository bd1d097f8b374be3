//! `import`: many billables from a file, into the store or to a service.
//!
//! A thread reads records; what is read is settled a chunk at a time, and after each the rejects and the state are on their
//! way to the disk. So an import that is cut short, whenever and however, goes on where it was, and repeats at the most a
//! chunk, which is safe.

mod columns;
mod input;
mod local;
mod patience;
mod rejects;
mod service;
mod state;
mod verdict;

use std::path::{Path, PathBuf};
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use anyhow::{Context as _, bail};
use billables_domain::NewBillable;
use clap::Args;

use self::columns::{ColumnArgs, Columns};
use self::input::{Chunk, Input, InputError, InputFormat};
use self::local::{Local, Rehearsal};
use self::rejects::Rejects;
use self::service::Service;
use self::state::{Identity, State};
use self::verdict::{Counts, Settled};
use super::progress::{Progress, counted};
use super::{act, open_existing_store, tell};
use crate::config::{Settings, UsageError};
use crate::interrupt::Interrupt;
use crate::{logs, output};

/// How many problems of a dry run are told in words.
const TOLD_MAX: u64 = 20;

/// How many records are settled at once, before that is written down: in the store, and by a service.
const CHUNK_ITEMS: usize = 4_096;
const CHUNK_ITEMS_OF_SERVICE: usize = 10_000;

/// How often to look whether somebody asked to stop, while nothing comes.
const LOOK_PERIOD: Duration = Duration::from_millis(200);

/// What is imported, and where to.
#[derive(Args, Debug)]
pub(crate) struct ImportArgs {
    /// The file to read; - is standard input
    file: PathBuf,
    /// How the records follow each other [default: as the file's name ends]
    #[arg(long, value_enum)]
    format: Option<InputFormat>,
    /// Report to the service at this URL, with a token or an API key from the variable BILLABLES_TOKEN or from --token-file
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// The file that holds the token or API key
    #[arg(long, value_name = "FILE", requires = "url")]
    token_file: Option<PathBuf>,
    /// Write nothing, and say what would become of each record
    #[arg(long)]
    dry_run: bool,
    /// Begin with the first record, also where an import of the file was cut short; needed where the store behind the same
    /// name is another than then, as one restored from a backup
    #[arg(long)]
    restart: bool,
    /// Where records go that are not billed [default: FILE.rejects.csv, or FILE.rejects.jsonl]
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    #[command(flatten)]
    columns: ColumnArgs,
}

/// Why an import ends before the file does.
enum Stop {
    /// The store cannot go on.
    Failed(String),
    /// Somebody asked for it.
    Interrupted,
}

/// Where the reports go.
enum Target {
    Local(Box<Local>),
    Service(Service),
    Rehearsal(Rehearsal),
}

impl Target {
    fn start(settings: &Settings, request: &ImportArgs) -> anyhow::Result<Self> {
        let created_by = act()?.by;
        let store = if request.url.is_some() { None } else { Some(open_existing_store(settings)?) };
        Ok(match (&request.url, store) {
            (_, store) if request.dry_run => Self::Rehearsal(Rehearsal::start(settings, store, created_by)?),
            (Some(url), _) => Self::Service(Service::new(url, request.token_file.as_deref())?),
            (None, Some(store)) => Self::Local(Box::new(Local::start(settings, &store, created_by)?)),
            (None, None) => bail!("there is nowhere to import to"),
        })
    }

    fn settle(&mut self, reports: &[NewBillable], interrupt: &Interrupt) -> Result<Vec<Settled>, Stop> {
        match self {
            Self::Local(local) => local.settle(reports, interrupt),
            Self::Service(service) => service.settle(reports, interrupt),
            Self::Rehearsal(rehearsal) => rehearsal.settle(reports),
        }
    }
}

pub(crate) fn run(settings: &Settings, request: &ImportArgs) -> anyhow::Result<()> {
    let name = request.file.display();
    let format = request.format.or_else(|| InputFormat::of_name(&request.file)).ok_or_else(|| {
        UsageError(format!("{name} ends like neither csv, jsonl nor json. Say which it is with --format."))
    })?;
    let columns = Columns::new(&request.columns, format)?;
    logs::start(settings)?;
    let mut target = Target::start(settings, request)?;
    let target_name = request.url.clone().map_or_else(|| settings.database_url().map(|url| url.to_string()), Ok)?;
    let interrupt = Interrupt::watch()?;
    let mut import = Import::begin(request, format, &columns, target_name)?;
    let stop = import.go_on(&mut target, &interrupt)?;
    import.end(stop)
}

/// An import under way.
struct Import<'r> {
    request: &'r ImportArgs,
    input: Input,
    /// What is kept of it between runs; standard input and a dry run have none.
    kept: Option<(PathBuf, Identity)>,
    rejects: Rejects,
    counts: Counts,
    /// Where the file is broken, and how.
    broken: Option<(usize, String)>,
    progress: Progress,
}

/// A new file of rejects takes the place of what was there, which must not be what is imported, nor a device.
fn refuse_same_file(file: &Path, rejects: &Path) -> anyhow::Result<()> {
    let shown = rejects.display();
    let Ok(metadata) = std::fs::metadata(rejects) else { return Ok(()) };
    if !metadata.is_file() {
        bail!(UsageError(format!("rejects is {shown}, which is no ordinary file. Name a file with --rejects.")));
    }
    if std::fs::canonicalize(rejects).ok() == std::fs::canonicalize(file).ok() {
        bail!(UsageError(format!("rejects is {shown}, the file that is imported. Name another with --rejects.")));
    }
    Ok(())
}

impl<'r> Import<'r> {
    fn begin(request: &'r ImportArgs, format: InputFormat, columns: &Columns, target: String) -> anyhow::Result<Self> {
        let (file, name) = (&request.file, request.file.display());
        let cannot_read = || format!("{name} cannot be read");
        // What cannot be read twice, as a pipe, has no beginning to be known again by.
        let is_file = file != Path::new("-") && std::fs::metadata(file).with_context(cannot_read)?.is_file();
        let identity = is_file
            .then(|| Identity::of(file, format, target, columns.describe()).with_context(cannot_read))
            .transpose()?;
        let size = identity.as_ref().map(Identity::size);
        let kept = identity.filter(|_| !request.dry_run).map(|identity| (state::path_of(file), identity));
        let rejects_path = request.rejects.clone().unwrap_or_else(|| {
            let named_after = if is_file { file } else { Path::new("-") };
            rejects::path_of(named_after, format)
        });
        refuse_same_file(file, &rejects_path)?;
        let (rejects, before) = match resume(request, kept.as_ref(), &rejects_path, format)? {
            Some((rejects, state)) => {
                tell(&format!("going on behind {} of {name}", counted(state.records, "record")));
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
        let input = Input::start(file, format, columns.clone(), records, chunk_items).with_context(cannot_read)?;
        let verb = if request.dry_run { "checked" } else { "imported" };
        Ok(Self {
            request,
            input,
            kept,
            rejects,
            counts,
            broken: None,
            progress: Progress::of_input(verb, size, records, offset),
        })
    }

    /// Settles one chunk after the other, to the end of the file or until something stops it.
    fn go_on(&mut self, target: &mut Target, interrupt: &Interrupt) -> anyhow::Result<Option<Stop>> {
        loop {
            if interrupt.is_asked() {
                return Ok(Some(Stop::Interrupted));
            }
            let chunk = match self.input.chunks.recv_timeout(LOOK_PERIOD) {
                Ok(Ok(chunk)) => chunk,
                Ok(Err(InputError::Unreadable(error))) => {
                    return Err(error).with_context(|| format!("{} cannot be read", self.request.file.display()));
                }
                Ok(Err(InputError::Headers(problem))) => {
                    self.progress.clear();
                    bail!("{} was not imported. {problem}", self.request.file.display());
                }
                // Whoever writes to standard input takes long.
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
            };
            match settle_chunk(&chunk, target, interrupt) {
                Ok(settled) => self.keep(&chunk, &settled)?,
                Err(stop) => return Ok(Some(stop)),
            }
        }
    }

    /// Writes down what became of a chunk: the rejects first, then that it is done.
    fn keep(&mut self, chunk: &Chunk, settled: &[Settled]) -> anyhow::Result<()> {
        let header = self.input.header.get();
        for (item, settled) in chunk.items.iter().zip(settled) {
            self.counts.add(settled.verdict);
            if settled.verdict.is_good() {
                continue;
            }
            if !self.request.dry_run {
                self.rejects.add(item, settled, header).with_context(|| self.rejects.describe())?;
            } else if self.counts.rejected() <= TOLD_MAX {
                self.progress.clear();
                tell(&format!("line {}: {}: {}", item.line, settled.verdict.as_str(), settled.reason));
            }
        }
        if let (true, Some((item, settled))) = (chunk.is_broken, chunk.items.iter().zip(settled).next_back()) {
            self.broken = Some((item.line, settled.reason.clone()));
        }
        let rejects_bytes = self.rejects.flush().with_context(|| self.rejects.describe())?;
        // Behind what is broken nothing goes on: an import that is cut short here is to meet it again.
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
                tell(&format!("note: {path} cannot be written ({error}); cut short, the import begins anew next time"));
                self.kept = None;
            }
        }
        self.progress.advance(chunk.items.len(), chunk.offset);
        Ok(())
    }

    /// Says what became of it all.
    fn end(mut self, stop: Option<Stop>) -> anyhow::Result<()> {
        self.progress.clear();
        let all = counted(self.counts.all(), "record");
        let again = if self.kept.is_some() {
            "Run the same command again to go on from there."
        } else {
            "Run the same command again; what is billed already is not billed twice."
        };
        match stop {
            Some(Stop::Interrupted) => bail!("interrupted behind {all}. {again}"),
            Some(Stop::Failed(reason)) => bail!("stopped behind {all}: {reason} {again}"),
            None => {}
        }
        if let Some((path, _)) = &self.kept {
            // Left behind it would say that there is nothing to do, which is so.
            let _ = std::fs::remove_file(path);
        }
        output::print(&format!("{}{all}\n", self.counts.lines()))?;
        if let Some((line, reason)) = self.broken {
            let name = self.request.file.display();
            bail!(
                "{name} is broken in line {line}: {reason} Mend it there and import it again; what is billed already is \
                 not billed twice. ({} rejected in all.)",
                was(self.counts.rejected())
            );
        }
        let rejected = self.counts.rejected();
        if self.request.dry_run {
            tell(if self.request.url.is_some() {
                "dry run: nothing was written, and the service was not asked. Each record was read, and compared with the rules \
                 that it alone can break."
            } else {
                "dry run: nothing was written. Each record was read, and compared with the sessions, customers and billables \
                 of the store as they are now; records were not compared with each other."
            });
            if rejected > 0 {
                bail!("{} would be rejected", counted(rejected, "record"));
            }
        } else if rejected > 0 {
            let path = self.rejects.path.display();
            bail!("{} rejected, in {path} with reasons. Mend them there, and import that file.", was(rejected));
        }
        Ok(())
    }
}

fn was(count: u64) -> String {
    format!("{} {}", counted(count, "record"), if count == 1 { "was" } else { "were" })
}

/// The rejects and the state of an import of the same file to the same place that was cut short, unless nobody wants them.
fn resume(
    request: &ImportArgs,
    kept: Option<&(PathBuf, Identity)>,
    rejects_path: &Path,
    format: InputFormat,
) -> anyhow::Result<Option<(Rejects, State)>> {
    let Some((path, identity)) = kept else { return Ok(None) };
    let Some(state) = State::load(path) else { return Ok(None) };
    if request.restart || state.identity != *identity || state.rejects != rejects_path {
        if !request.restart {
            tell(
                "note: an import of this file was cut short, and the file or its target is another now: beginning anew",
            );
        }
        return Ok(None);
    }
    let rejects = Rejects::resume(rejects_path.to_owned(), format, state.rejects_bytes);
    let rejects = rejects.with_context(|| format!("{} cannot be written", rejects_path.display()))?;
    Ok(rejects.map(|rejects| (rejects, state)))
}

/// What becomes of each record of a chunk, in their order.
fn settle_chunk(chunk: &Chunk, target: &mut Target, interrupt: &Interrupt) -> Result<Vec<Settled>, Stop> {
    let reports: Vec<_> = chunk.items.iter().filter_map(|item| item.report.as_ref().ok().cloned()).collect();
    let mut settled = target.settle(&reports, interrupt)?.into_iter();
    let missing = || Stop::Failed("a record has no verdict.".to_owned());
    let of_item = |item: &input::Item| match &item.report {
        Ok(_) => settled.next().ok_or_else(missing),
        Err(settled) => Ok(settled.clone()),
    };
    chunk.items.iter().map(of_item).collect()
}
