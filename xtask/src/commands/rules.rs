//! `cargo xtask rules`: rules about the structure of the code that the compiler does not check.

use anyhow::{Result, bail};
use clap::Args;

use crate::rules;

/// Check the rules of the code's structure: dependencies between crates, dependencies that a crate must not have,
/// imports within a crate, and equal migrations for both databases
#[derive(Debug, Args)]
#[command(after_help = "The rules are in xtask/src/rules; docs/ARCHITECTURE.md gives their reasons.

Example:
  cargo xtask rules")]
pub(crate) struct Arguments {}

/// Runs the command.
pub(crate) fn run(_: &Arguments) -> Result<()> {
    let broken = rules::check()?;
    for violation in &broken {
        println!("- {violation}");
    }
    match broken.len() {
        0 => {
            eprintln!("All rules hold.");
            Ok(())
        }
        1 => bail!("A rule is broken"),
        count => bail!("{count} rules are broken"),
    }
}
