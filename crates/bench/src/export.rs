//! Exports beside COPY … TO.

use std::path::Path;
use std::time::Instant;

use crate::Setup;
use crate::batch::copy_rows;
use crate::database::BareInserts;
use crate::outcome::{Finding, Reference, Target};
use crate::service::{Place, Service};
use crate::statistics::Spread;

/// # Errors
///
/// A program cannot be run, or an export is not complete.
pub(crate) fn run(setup: &Setup) -> anyhow::Result<Vec<Finding>> {
    let folder = tempfile::tempdir()?;
    let embedded = Place { binary: setup.billables.clone(), folder: folder.path().to_owned(), database: None };
    Service::start(&embedded, &[])?.stop()?;
    let mut bare = BareInserts::open(&embedded.embedded(), 0)?;
    while bare.count()? < setup.rows {
        bare.run(4_096, std::time::Duration::from_millis(200))?;
    }
    let rows = bare.count()?;
    drop(bare);
    let mut rates = Vec::new();
    for round in 0..setup.rounds {
        setup.progress("export", "SQLite", round);
        rates.push(export(&embedded, &folder.path().join("export.csv"), rows)?);
    }
    let mut findings = vec![finding("export to CSV, SQLite", &rates, None)];
    let Some(server) = setup.server() else { return Ok(findings) };

    let database = server.create("bench_export")?;
    let place = Place { database: Some(database.clone()), ..embedded };
    Service::start(&place, &[])?.stop()?;
    let file = folder.path().join("rows");
    std::fs::write(&file, copy_rows(0, setup.rows)?)?;
    server.copy_in(&database, &file)?;
    let (mut rates, mut copy_rates) = (Vec::new(), Vec::new());
    for round in 0..setup.rounds {
        setup.progress("export", "PostgreSQL", round);
        rates.push(export(&place, &folder.path().join("export.csv"), setup.rows)?);
        copy_rates.push(setup.rows as f64 / server.copy_out(&database, &file)?.as_secs_f64());
    }
    let reference = Reference { name: "COPY … TO a file, as CSV", value: Spread::of(&copy_rates) };
    findings.push(finding("export to CSV, PostgreSQL", &rates, Some(reference)));
    Ok(findings)
}

fn finding(name: &str, rates: &[f64], reference: Option<Reference>) -> Finding {
    let target = reference.is_some().then_some(Target::AtLeast(0.50));
    Finding { name: name.into(), unit: "rows/s", subject: Spread::of(rates), reference, target, note: None }
}

/// Exports to a file, which must hold the header and a line for each row; returns rows per second.
fn export(place: &Place, file: &Path, rows: u64) -> anyhow::Result<f64> {
    let path = file.display().to_string();
    let start = Instant::now();
    place.output(&["export", "--format", "csv", "--out", &path])?;
    let elapsed = start.elapsed();
    let lines = std::fs::read_to_string(file)?.lines().count() as u64;
    std::fs::remove_file(file)?;
    anyhow::ensure!(lines == rows + 1, "the export has {lines} lines for {rows} rows");
    Ok(rows as f64 / elapsed.as_secs_f64())
}
