//! The folders and files of this workspace.

use std::path::{Path, PathBuf};

/// The folder of the workspace's Cargo.toml.
pub(crate) fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// The folder of all generated and installed files.
pub(crate) fn target() -> PathBuf {
    root().join("target")
}

/// The folder of tools that the commands install, inside `target` so that deleting `target` deletes the tools.
pub(crate) fn tools() -> PathBuf {
    root().join("target/tools")
}

/// The folder of the tests' Python and Node packages, inside `target` for the same reason.
pub(crate) fn environments() -> PathBuf {
    root().join("target/environments")
}

/// The reviewed OpenAPI document of this service.
pub(crate) fn document() -> PathBuf {
    root().join("openapi/billables.json")
}
