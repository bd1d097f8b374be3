//! `cargo xtask fuzz`: feed every reader with generated input.
//!
//! libFuzzer drives a program that the stable compiler builds with LLVM's coverage counters. No sanitizer is needed,
//! because the workspace has no unsafe code.

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use clap::Args;

use crate::{process, workspace};

/// The compiler flags that count branches and trace comparisons, the same as those of `cargo fuzz`.
const COVERAGE: &[&str] = &[
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
    "-Cdebug-assertions",
    "-Coverflow-checks",
    "--cfg=fuzzing",
];

/// The time, in seconds, after which a single input is a finding.
const INPUT_SECONDS: u32 = 10;
/// The memory, in MiB, above which an input is a finding.
const MEMORY_MEBIBYTES: u32 = 2048;
/// The longest input in bytes, which is the limit of a request's body.
const INPUT_BYTES: u32 = 64 * 1024;

/// Feed every reader with generated input, and keep the input that makes one fail
#[derive(Debug, Args)]
#[command(
    after_help = "The corpus stays in target/fuzz/corpus, and a later run continues with it. A finding goes to target/fuzz/findings; move it to
crates/fuzz/regressions/TARGET, from which a test feeds it.

Examples:
  cargo xtask fuzz --seconds 60                  a minute, divided among all readers
  cargo xtask fuzz --seconds 600 --target jsv    ten minutes for one reader
  cargo xtask fuzz --list                        the readers"
)]
pub(crate) struct Arguments {
    /// Duration in seconds, all readers together
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(crate) seconds: u64,

    /// Only this reader; repeatable
    #[arg(long, value_name = "NAME")]
    pub(crate) target: Vec<String>,

    /// Print the names of the readers
    #[arg(long)]
    pub(crate) list: bool,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let targets = targets()?;
    if arguments.list {
        println!("{}", targets.join("\n"));
        return Ok(());
    }
    if let Some(unknown) = arguments.target.iter().find(|name| !targets.contains(name)) {
        bail!("There is no target `{unknown}`. The targets are: {}", targets.join(", "));
    }
    let chosen = if arguments.target.is_empty() { targets } else { arguments.target.clone() };
    let program = build()?;
    let at_once = std::thread::available_parallelism().map_or(1, usize::from).min(chosen.len());
    // Each processor feeds one reader at a time.
    let share = (arguments.seconds * at_once as u64).div_ceil(chosen.len() as u64).max(1);
    println!("{} readers, {at_once} at a time, {share} s each", chosen.len());
    let mut waiting: VecDeque<String> = chosen.into();
    let mut running: Vec<Run> = Vec::new();
    let mut findings = Vec::new();
    while !waiting.is_empty() || !running.is_empty() {
        while running.len() < at_once
            && let Some(target) = waiting.pop_front()
        {
            running.push(Run::start(&program, &target, share)?);
        }
        let mut still = Vec::new();
        for mut run in running {
            match run.child.try_wait()? {
                Some(status) => findings.extend(run.finish(status.success())?),
                None => still.push(run),
            }
        }
        running = still;
        std::thread::sleep(Duration::from_millis(100));
    }
    if findings.is_empty() {
        return Ok(());
    }
    bail!("{} of the readers failed:\n{}", findings.len(), findings.join("\n"))
}

/// The names of the targets, taken from the folders of seeds; a test compares them with the code.
fn targets() -> Result<Vec<String>> {
    let seeds = workspace::root().join("crates/fuzz/seeds");
    let entries = fs::read_dir(&seeds).with_context(|| format!("Could not read {}", seeds.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// Builds the fuzzing program in a folder of its own, because the compiler flags differ from those of the workspace's
/// builds.
fn build() -> Result<PathBuf> {
    let folder = workspace::root().join("target/fuzz");
    let host = process::output(Command::new("rustc").arg("-vV"))?;
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc printed no host")?;
    let mut command = process::cargo(["build", "--release", "--package", "billables-fuzz", "--bin", "fuzz"]);
    // With an explicit target, build scripts and macros are built without the flags.
    command.args(["--target", host]).arg("--target-dir").arg(&folder).env("RUSTFLAGS", COVERAGE.join(" "));
    process::must_succeed(&mut command)?;
    Ok(folder.join(host).join("release/fuzz"))
}

/// A running target.
struct Run {
    target: String,
    log: PathBuf,
    findings: PathBuf,
    child: Child,
}

impl Run {
    fn start(program: &Path, target: &str, seconds: u64) -> Result<Self> {
        let folder = workspace::root().join("target/fuzz");
        let corpus = folder.join("corpus").join(target);
        let findings = folder.join("findings").join(target);
        let regressions = workspace::root().join("crates/fuzz/regressions").join(target);
        for needed in [&corpus, &findings] {
            fs::create_dir_all(needed).with_context(|| format!("Could not make {}", needed.display()))?;
        }
        let log = folder.join(format!("{target}.log"));
        let output = fs::File::create(&log).with_context(|| format!("Could not write {}", log.display()))?;
        let mut command = Command::new(program);
        command
            .arg(&corpus)
            .arg(workspace::root().join("crates/fuzz/seeds").join(target))
            .args(regressions.is_dir().then_some(&regressions))
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-timeout={INPUT_SECONDS}"))
            .arg(format!("-rss_limit_mb={MEMORY_MEBIBYTES}"))
            .arg(format!("-max_len={INPUT_BYTES}"))
            .arg(format!("-artifact_prefix={}/", findings.display()))
            .arg("-print_final_stats=1")
            .env("BILLABLES_FUZZ_TARGET", target)
            .env("RUST_BACKTRACE", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(output);
        let child = command.spawn().with_context(|| format!("Could not start {}", program.display()))?;
        Ok(Self { target: target.to_owned(), log, findings, child })
    }

    /// Prints the result of the run. Returns a finding if there is one.
    fn finish(self, succeeded: bool) -> Result<Option<String>> {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let stat = |name: &str| {
            let lines = log.lines().filter_map(|line| line.strip_prefix("stat::"));
            lines
                .filter_map(|line| line.split_once(':'))
                .find(|(known, _)| *known == name)
                .map(|(_, value)| value.trim())
        };
        let inputs = stat("number_of_executed_units").unwrap_or("?");
        println!("{:<15} {:>10} inputs  {}", self.target, inputs, if succeeded { "ok" } else { "FAILED" });
        if succeeded {
            return Ok(None);
        }
        let reason = log.lines().find(|line| line.contains("panicked at") || line.contains("ERROR: libFuzzer"));
        Ok(Some(format!(
            "{}: {}\n  input: {}\n  log:   {}",
            self.target,
            reason.unwrap_or("it ended early"),
            newest(&self.findings).map_or("none was kept".to_owned(), |path| path.display().to_string()),
            self.log.display()
        )))
    }
}

/// The newest file of a folder.
fn newest(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.filter_map(Result::ok);
    let newest = entries.max_by_key(|entry| entry.metadata().and_then(|data| data.modified()).ok())?;
    Some(newest.path())
}
