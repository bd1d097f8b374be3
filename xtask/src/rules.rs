//! The rules about the structure of the code. Each rule is one file that turns facts into violations, with texts for
//! the developer who mends them.

mod absences;
mod arrows;
mod circles;
mod floors;
mod imports;
mod migrations;

use anyhow::Result;

use crate::{process, workspace};

/// All violations: each names the place, the reason and the remedy.
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
