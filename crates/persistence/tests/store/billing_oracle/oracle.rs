//! The program in Python that counts histories once more.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

const PROGRAM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/billing_oracle.py");

/// A running program.
pub(super) struct Oracle {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Oracle {
    pub(super) fn start() -> Self {
        let mut child = Command::new("python3")
            .args(["-B", PROGRAM])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 can be started");
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { input: child.stdin.take(), child, output }
    }

    /// Sends a step that has no answer.
    pub(super) fn send(&mut self, step: &Value) {
        writeln!(self.input.as_mut().unwrap(), "{step}").expect("the program in Python reads");
    }

    /// Sends a step and returns the answer.
    pub(super) fn ask(&mut self, step: &Value) -> Value {
        self.send(step);
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error} in the answer {line:?} to {step}"))
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        // The program ends at the end of its input.
        drop(self.input.take());
        let _ = self.child.wait();
    }
}
