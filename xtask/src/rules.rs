//! The rules about the shape of the code. Each kind of rule is one file that turns facts into violations, in the words
//! of the person who has to mend them.

mod absences;
mod arrows;
mod circles;
mod floors;
mod imports;
mod migrations;

use anyhow::Result;

use crate::{process, workspace};

/// All violations, each in a sentence or two: where, what, why, and what to do.
pub(crate) fn check() -> Result<Vec<String>> {
    let metadata = process::output(&mut process::cargo(["metadata", "--format-version=1", "--no-deps"]))?;
    let packages = arrows::packages(&metadata)?;
    let mut broken = arrows::violations(&packages);
    broken.extend(absences::check()?);
    for package in &packages {
        broken.extend(circles::violations(&package.name, &imports::modules(&package.source)?));
    }
    broken.extend(floors::violations(&imports::modules(&workspace::root().join(floors::SOURCE))?));
    broken.extend(migrations::violations(&workspace::root().join("migrations"))?);
    Ok(broken)
}
