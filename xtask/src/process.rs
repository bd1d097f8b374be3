//! Running other programs, with errors that name the command.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::{signals, workspace};

/// The interval at which a wait with a limit polls.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// A cargo command in the workspace's folder.
pub(crate) fn cargo(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(workspace::root());
    command
}

/// The folder that cargo builds into. The environment or a configuration may name another one than
/// [`workspace::target`].
pub(crate) fn cargo_target() -> Result<PathBuf> {
    let metadata = output(&mut cargo(["metadata", "--format-version=1", "--no-deps"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    let folder = metadata["target_directory"].as_str().context("`cargo metadata` named no target folder")?;
    Ok(workspace::root().join(folder))
}

/// Runs a command and returns the exit status.
pub(crate) fn run(command: &mut Command) -> Result<ExitStatus> {
    run_reading(command, |_| Ok(()))
}

/// Runs a command; `read` handles the running child's output.
fn run_reading(command: &mut Command, read: impl FnOnce(&mut Child) -> Result<()>) -> Result<ExitStatus> {
    signals::check()?;
    let mut child = command.spawn().with_context(|| format!("`{}` could not be started", describe(command)))?;
    signals::running(Some(child.id()));
    let read = read(&mut child);
    let status = child.wait();
    signals::running(None);
    read?;
    Ok(status?)
}

/// Runs a command and passes each line of standard output on at once.
pub(crate) fn run_with_lines(command: &mut Command, mut line: impl FnMut(&str)) -> Result<ExitStatus> {
    command.stdout(Stdio::piped());
    run_reading(command, |child| {
        let Some(output) = child.stdout.take() else { return Ok(()) };
        let mut output = BufReader::new(output);
        let mut bytes = Vec::new();
        while output.read_until(b'\n', &mut bytes)? > 0 {
            // The output of a test may have bytes that are not UTF-8.
            line(&String::from_utf8_lossy(&bytes));
            bytes.clear();
        }
        Ok(())
    })
}

/// Runs a command that must succeed.
pub(crate) fn must_succeed(command: &mut Command) -> Result<()> {
    let status = run(command)?;
    if !status.success() {
        bail!("`{}` failed ({status})", describe(command));
    }
    Ok(())
}

/// The standard output of a command that must succeed. Standard error goes to the terminal.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("`{}` could not be started", describe(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", describe(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{}` printed bytes that are no text", describe(command)))
}

/// Whether a command exists and succeeds. The output is discarded.
pub(crate) fn works(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

/// Whether a command succeeds within a limit, after which the command is killed. The output is discarded.
pub(crate) fn works_within(command: &mut Command, limit: Duration) -> bool {
    let silent = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = silent.spawn() else { return false };
    let deadline = Instant::now() + limit;
    while Instant::now() < deadline {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(LOOK_EVERY),
            Err(_) => break,
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    false
}

/// A command as typed in a shell.
pub(crate) fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::process::Command;
    use std::time::Duration;

    use super::{describe, must_succeed, output, run_with_lines, works, works_within};

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_failure_names_the_command() {
        let error = must_succeed(&mut shell("exit 3")).unwrap_err().to_string();
        assert!(error.contains("sh -c exit 3") && error.contains('3'), "{error}");
        let error = must_succeed(&mut Command::new("/nonexistent/tool")).unwrap_err().to_string();
        assert!(error.contains("/nonexistent/tool"), "{error}");
    }

    #[test]
    fn lines_are_handed_on_and_the_status_is_kept() {
        let mut lines = Vec::new();
        let status =
            run_with_lines(&mut shell("echo one; printf '\\377two'; exit 4"), |line| lines.push(line.to_owned()));
        assert_eq!(status.unwrap().code(), Some(4));
        assert_eq!(lines, ["one\n", "\u{fffd}two"]);
    }

    #[test]
    fn output_of_a_failed_command_is_not_used() {
        assert_eq!(output(&mut shell("echo text")).unwrap(), "text\n");
        assert!(output(&mut shell("echo text; false")).is_err());
    }

    #[test]
    fn a_command_that_hangs_does_not_work() {
        assert!(works(&mut shell("true")) && !works(&mut shell("false")));
        assert!(works_within(&mut shell("true"), Duration::from_secs(60)));
        assert!(!works_within(&mut shell("exec sleep 600"), Duration::ZERO));
    }

    #[test]
    fn a_command_is_described_as_typed() {
        assert_eq!(describe(&super::cargo(["test", "--workspace"])), "cargo test --workspace");
    }
}
