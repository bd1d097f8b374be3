//! `cargo xtask languages`: compile the generated classes with the compilers of their languages.
//!
//! The input is the file for typed clients and the listing of every page, for this service's document and for one
//! with every shape, and the file of a document with hostile names. `xtask/languages` has stand-ins for the client
//! libraries.

mod checks;

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use billables_metadata::{Language, Site, SiteOptions, TypesOptions};
use clap::Args;

use crate::commands::dtos::read_document;
use crate::workspace;
use checks::CHECKS;

/// Compile the generated classes with the compilers of their languages
#[derive(Debug, Args)]
#[command(
    after_help = "The command installs a missing compiler: as root with apt-get, or under target/ with pip and npm; without the compiler it
fails. docs/languages.md describes the check of each language.

Examples:
  cargo xtask languages            every language
  cargo xtask languages java go    some"
)]
pub(crate) struct Arguments {
    /// The languages [default: all]
    #[arg(value_name = "LANG")]
    pub(crate) languages: Vec<String>,
}

/// The document whose names are keywords or invalid names in some languages.
const HOSTILE: &str = "hostile";

/// The check of a language.
struct Check {
    language: &'static str,
    /// The printed name of the compiler.
    by: &'static str,
    /// Runs the check and returns the version of the compiler.
    run: fn(&Sources) -> Result<String>,
}

/// The generated files of one language.
struct Sources {
    language: Language,
    folder: PathBuf,
    units: Vec<Unit>,
}

/// One generated text.
struct Unit {
    /// An identifier in every language: `service`, `shapes`, `page_service_newbillable`.
    name: String,
    text: String,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let wanted = |check: &&Check| {
        arguments.languages.is_empty() || arguments.languages.iter().any(|name| name == check.language)
    };
    let chosen: VecDeque<&Check> = CHECKS.iter().filter(wanted).collect();
    if let Some(unknown) = arguments.languages.iter().find(|name| !CHECKS.iter().any(|check| check.language == **name))
    {
        let known: Vec<_> = CHECKS.iter().map(|check| check.language).collect();
        bail!("There is no language `{unknown}`. The languages are {}", known.join(", "));
    }
    if let Some(unchecked) =
        Language::all().find(|language| !CHECKS.iter().any(|check| check.language == language.name()))
    {
        bail!("{} has no check. Add one to xtask/src/commands/languages/checks.rs", unchecked.title());
    }
    let documents = documents()?;
    let waiting = Mutex::new(chosen);
    let failures = Mutex::new(Vec::new());
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(check) = next(&waiting) {
                    if let Err(error) = report(check, &documents) {
                        let failure = format!("{}: {error:#}", check.language);
                        failures.lock().unwrap_or_else(PoisonError::into_inner).push(failure);
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap_or_else(PoisonError::into_inner);
    if failures.is_empty() {
        return Ok(());
    }
    bail!("{} of the languages failed:\n{}", failures.len(), failures.join("\n"))
}

fn next<'c>(waiting: &Mutex<VecDeque<&'c Check>>) -> Option<&'c Check> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
}

/// Runs a check and prints the result.
fn report(check: &Check, documents: &[(&'static str, Site)]) -> Result<()> {
    let start = Instant::now();
    let outcome = Sources::write(check.language, documents).and_then(|sources| {
        let version = (check.run)(&sources)?;
        Ok((sources.units.len(), version))
    });
    let seconds = start.elapsed().as_secs_f64();
    match outcome {
        Ok((units, version)) => {
            let version = version.lines().next().unwrap_or_default().trim().to_owned();
            println!("ok      {:<11} {:<14} {units:>2} files {seconds:>6.1} s  {version}", check.language, check.by);
            Ok(())
        }
        Err(error) => {
            println!("FAILED  {:<11} {}", check.language, check.by);
            Err(error)
        }
    }
}

fn hostile_document() -> PathBuf {
    workspace::root().join("crates/metadata/tests/data/hostile.json")
}

/// This service's document, one with every shape, and one with hostile names.
fn documents() -> Result<Vec<(&'static str, Site)>> {
    let shapes = workspace::root().join("crates/metadata/tests/data/shapes.json");
    let site =
        |path: &Path| Ok::<_, anyhow::Error>(Site::new(read_document(path)?, SiteOptions::new("https://example.org")));
    Ok(vec![
        ("service", site(&workspace::document())?),
        ("shapes", site(&shapes)?),
        (HOSTILE, site(&hostile_document())?),
    ])
}

impl Sources {
    /// Generates all files of a language into an empty folder.
    fn write(language: &str, documents: &[(&'static str, Site)]) -> Result<Self> {
        let language = Language::from_name(language).with_context(|| format!("there is no language {language}"))?;
        let folder = workspace::root().join("target/languages").join(language.name());
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("Could not empty {}", folder.display()))?;
        }
        fs::create_dir_all(&folder).with_context(|| format!("Could not make {}", folder.display()))?;
        let mut units = Vec::new();
        for (name, site) in documents {
            let text = site.types(language, &TypesOptions::new())?;
            units.push(Unit { name: (*name).to_owned(), text });
            // Pages keep the published form, which does not escape names that no published service has.
            if *name == HOSTILE {
                continue;
            }
            for (number, operation) in site.document().operations().iter().enumerate() {
                let lower = operation.name.to_ascii_lowercase();
                // Some tools accept fewer names for files than the languages accept for classes.
                let lower = if lower.is_ascii() { lower } else { number.to_string() };
                let name = format!("page_{name}_{lower}");
                units.push(Unit { name, text: site.listing(language, &operation.name)? });
            }
        }
        Ok(Self { language, folder, units })
    }

    /// Writes each text to a file `NAME.ext`, and returns the paths.
    fn write_flat(&self) -> Result<Vec<PathBuf>> {
        let write = |unit: &Unit| self.put(&format!("{}.{}", unit.name, self.language.extension()), &unit.text);
        self.units.iter().map(write).collect()
    }

    /// Writes a file below the folder.
    fn put(&self, path: &str, text: &str) -> Result<PathBuf> {
        let path = self.folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(|| format!("Could not make {}", parent.display()))?;
        }
        fs::write(&path, text).with_context(|| format!("Could not write {}", path.display()))?;
        Ok(path)
    }
}

/// Runs a compiler. The error has the compiler's messages.
fn compile(command: &mut Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("Could not start {program}"))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if !output.status.success() {
        bail!("{program} failed:\n{}{}", text(&output.stdout), text(&output.stderr));
    }
    Ok(text(&output.stdout))
}

/// A path below the folder of the stand-ins for client libraries and of the programs that use the generated classes.
fn stand_ins(path: &str) -> PathBuf {
    workspace::root().join("xtask/languages").join(path)
}
