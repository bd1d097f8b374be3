//! The working folder of a test, and runs of the binary there.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The working folder of a test. The data folder `data` does not exist at first.
pub(crate) struct World {
    pub(crate) path: PathBuf,
    _guard: TempDir,
}

impl World {
    pub(crate) fn new() -> Self {
        let guard = tempfile::tempdir().unwrap();
        Self { path: guard.path().to_owned(), _guard: guard }
    }

    /// A working folder with a signing key.
    pub(crate) fn with_key() -> Self {
        let world = Self::new();
        world.run(&["key", "new"]).expect_code(0);
        world
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.path.join("data")
    }

    /// The binary with the test's data folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.bare_command(&["--data-dir"]);
        command.arg(self.data()).args(arguments);
        command
    }

    /// The binary in the working folder, without a variable of the machine.
    pub(crate) fn bare_command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_billables"));
        command.env_clear().current_dir(&self.path).args(arguments).stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Outcome {
        Outcome::of(&mut self.command(arguments))
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path.join(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}

/// The names in a folder, sorted.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The output and the exit code of a run.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    pub(crate) fn of(command: &mut Command) -> Self {
        Self::of_output(command.output().unwrap())
    }

    pub(crate) fn of_output(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    #[track_caller]
    pub(crate) fn expect_code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        assert!(!self.stderr.contains("panicked"), "{self:?}");
        self
    }

    /// Expects the exit code, an empty standard output, and these texts on standard error.
    #[track_caller]
    pub(crate) fn expect_error(self, code: i32, parts: &[&str]) -> Self {
        let outcome = self.expect_code(code);
        assert_eq!(outcome.stdout, "", "{outcome:?}");
        assert!(outcome.stderr.contains("error: "), "{outcome:?}");
        for part in parts {
            assert!(outcome.stderr.contains(part), "{part:?} is missing: {outcome:?}");
        }
        outcome
    }
}
