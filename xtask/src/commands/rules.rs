//! `cargo xtask rules`: what the compiler does not check about the shape of the code.

use anyhow::{Result, bail};
use clap::Args;

use crate::rules;

/// Check the dependency rule, what each crate must not depend on, that no build makes mistakes on purpose, and that both
/// databases have the same migrations
#[derive(Debug, Args)]
#[command(after_help = "The rules are tables in xtask/src/rules; docs/ARCHITECTURE.md says why they are what they are.

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
