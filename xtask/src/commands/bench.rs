//! `cargo xtask bench`: benchmarks, each beside a reference in the same run.

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::process;

/// Measure, side by side with a reference
#[derive(Debug, Args)]
#[command(after_help = "Figures hold for the machine and the hour; what counts are the ratios.

Examples:
  cargo xtask bench             every benchmark
  cargo xtask bench pages       pages and DTO files beside a bare HTTP handler
  cargo xtask bench languages   every language for a document of 500 operations
  cargo xtask bench reports     reports to the binary, and what verifying a token is of one

With PostgreSQL as well: cargo xtask postgres -- cargo xtask bench reports")]
pub(crate) struct Arguments {
    /// The benchmark [default: every one]
    which: Option<Which>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    Pages,
    Languages,
    Reports,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    for which in Which::value_variants() {
        if arguments.which.is_some_and(|wanted| wanted != *which) {
            continue;
        }
        let (package, bench) = match which {
            Which::Pages => ("billables-api", "pages"),
            Which::Languages => ("billables-metadata", "languages"),
            Which::Reports => ("billables-server", "reports"),
        };
        process::must_succeed(&mut process::cargo(["bench", "--package", package, "--bench", bench]))?;
    }
    Ok(())
}
