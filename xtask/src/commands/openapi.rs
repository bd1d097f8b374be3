//! `cargo xtask openapi`: the OpenAPI document of this service, generated from the code.

use anyhow::Result;
use clap::Args;

use crate::generated::{self, Mode};
use crate::{process, workspace};

/// Write the API's document, openapi/billables.json, from the code
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cargo xtask openapi           write the file, then review it with git diff
  cargo xtask openapi --check   fail, and print the difference, if the file is out of date")]
pub(crate) struct Arguments {
    /// Compare only; print a difference and fail
    #[arg(long)]
    pub(crate) check: bool,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let document =
        process::output(&mut process::cargo(["run", "--quiet", "--package", "billables-server", "--", "openapi"]))?;
    let mode = if arguments.check { Mode::Check } else { Mode::Write };
    generated::write_or_check(&workspace::document(), &document, mode, "cargo xtask openapi")
}
