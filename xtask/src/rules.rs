//! The rules about the shape of the code. Each kind of rule is one file that turns facts into violations, in the words
//! of the person who has to mend them.

mod absences;
mod arrows;
mod features;
mod migrations;

use anyhow::Result;

use crate::{process, workspace};

/// All violations, each in a sentence or two: where, what, why, and what to do.
pub(crate) fn check() -> Result<Vec<String>> {
    let metadata = process::output(&mut process::cargo(["metadata", "--format-version=1", "--no-deps"]))?;
    let mut broken = arrows::violations(&arrows::packages(&metadata)?);
    let resolved = process::output(&mut process::cargo(["metadata", "--format-version=1"]))?;
    broken.extend(features::violations(&resolved)?);
    broken.extend(absences::check()?);
    broken.extend(migrations::violations(&workspace::root().join("migrations"))?);
    Ok(broken)
}
