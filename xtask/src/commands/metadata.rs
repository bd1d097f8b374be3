//! `cargo xtask metadata`: the metadata pages as a static site.

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use billables_metadata::{Site, SiteOptions};
use clap::Args;

use crate::commands::dtos::read_document;
use crate::workspace;

/// Write the metadata pages of an OpenAPI document as a static site
#[derive(Debug, Args)]
#[command(after_help = "The pages are those of the service at /metadata. Their links work in any folder.

Examples:
  cargo xtask metadata                                     this service, into target/metadata
  cargo xtask metadata --public-url https://api.example.org
  cargo xtask metadata --openapi other.yaml --out pages    the document of another service")]
pub(crate) struct Arguments {
    /// The OpenAPI document, 3.0 or 3.1, in JSON or YAML [default: openapi/billables.json]
    #[arg(long, value_name = "FILE")]
    openapi: Option<PathBuf>,

    /// The folder to write into [default: target/metadata]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,

    /// The address of the service, whose host stands in the sample requests
    #[arg(long, alias = "host", value_name = "URL", default_value = "http://localhost:8080")]
    public_url: String,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let openapi = arguments.openapi.clone().unwrap_or_else(workspace::document);
    let document = read_document(&openapi)?;
    let folder = arguments.out.clone().unwrap_or_else(|| workspace::root().join("target/metadata"));

    let site = Site::new(document, SiteOptions::new(arguments.public_url.as_str()));
    let mut count = 0_usize;
    for file in site.files() {
        let file = file?;
        write(&folder, &file.path, &file.contents)?;
        count += 1;
    }
    println!("{count} files in {}; open index.html", folder.display());
    Ok(())
}

/// Writes one file of the site. The path has names of the document, which may be hostile, and must stay inside the
/// folder.
fn write(folder: &Path, path: &str, contents: &str) -> Result<()> {
    if !Path::new(path).components().all(|component| matches!(component, Component::Normal(_))) {
        bail!("The page `{path}` would lie outside the folder. Rename the operation in the document.");
    }
    let path = folder.join(path);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).with_context(|| format!("Could not make the folder {}", parent.display()))?;
    }
    fs::write(&path, contents).with_context(|| format!("Could not write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::write;

    #[test]
    fn pages_are_written_into_folders_of_their_own() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "xml/Hello.html", "text").unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("xml/Hello.html")).unwrap(), "text");
    }

    #[test]
    fn a_page_cannot_leave_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("inner");
        for path in ["../outside.html", "xml/../../outside.html", "/tmp/outside.html"] {
            assert!(write(&inner, path, "text").is_err(), "{path}");
        }
        assert!(!folder.path().join("outside.html").exists());
    }
}
