//! Where things are in this workspace.

use std::path::{Path, PathBuf};

/// The folder of the workspace's Cargo.toml.
pub(crate) fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// Where everything is that is made here.
pub(crate) fn target() -> PathBuf {
    root().join("target")
}

/// Where tools that the commands install are kept: under `target`, so that deleting that folder deletes them too.
pub(crate) fn tools() -> PathBuf {
    root().join("target/tools")
}

/// Where packages of other languages that tests need are kept, for the same reason.
pub(crate) fn environments() -> PathBuf {
    root().join("target/environments")
}

/// The API's document as it was last reviewed.
pub(crate) fn document() -> PathBuf {
    root().join("openapi/billables.json")
}
