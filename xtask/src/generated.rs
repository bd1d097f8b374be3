//! Generated files that are committed. A command either writes them or compares them, with the same code.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use similar::TextDiff;

use crate::workspace;

/// The treatment of a generated text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Write the file.
    Write,
    /// Compare with the file; print a difference and fail.
    Check,
}

/// Writes or checks one file. `command` is the command that mends a difference.
pub(crate) fn write_or_check(path: &Path, made: &str, mode: Mode, command: &str) -> Result<()> {
    let name = path.strip_prefix(workspace::root()).unwrap_or(path).display().to_string();
    match mode {
        Mode::Write => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).with_context(|| format!("Could not make the folder of {name}"))?;
            }
            fs::write(path, made).with_context(|| format!("Could not write {name}"))?;
            eprintln!("{name} is written.");
        }
        Mode::Check => {
            let stored = if path.exists() {
                fs::read_to_string(path).with_context(|| format!("Could not read {name}"))?
            } else {
                String::new()
            };
            if let Some(difference) = difference(&name, &stored, made) {
                print!("{difference}");
                bail!("{name} is out of date. To update it: {command}");
            }
            eprintln!("{name} is up to date.");
        }
    }
    Ok(())
}

/// A unified diff; `None` if the texts are equal.
fn difference(name: &str, stored: &str, made: &str) -> Option<String> {
    (stored != made).then(|| {
        TextDiff::from_lines(stored, made)
            .unified_diff()
            .header(&format!("{name} (stored)"), &format!("{name} (generated)"))
            .to_string()
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Mode, difference, write_or_check};

    #[test]
    fn a_written_file_passes_the_check() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("made/document.json");
        write_or_check(&path, "{}\n", Mode::Write, "make it").unwrap();
        write_or_check(&path, "{}\n", Mode::Check, "make it").unwrap();
    }

    #[test]
    fn an_edited_or_missing_file_fails_with_the_mending_command_and_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("document.json");
        let error = write_or_check(&path, "{}\n", Mode::Check, "make it").unwrap_err().to_string();
        assert!(error.ends_with("To update it: make it"), "{error}");
        assert!(!path.exists());

        fs::write(&path, "{ }\n").unwrap();
        assert!(write_or_check(&path, "{}\n", Mode::Check, "make it").is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "{ }\n");
    }

    #[test]
    fn the_difference_shows_both_lines() {
        let text = difference("file", "same\nold\n", "same\nnew\n").unwrap();
        assert!(text.contains("\n same\n-old\n+new\n"), "{text}");
        assert_eq!(difference("file", "same\n", "same\n"), None);
    }
}
