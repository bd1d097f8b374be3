//! The Python and Node packages of the tests under `target/environments`, and programs of the distribution.
//!
//! A requirements file or a package-lock.json names each version exactly. Nothing is installed into the Python or
//! Node of this machine.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::{process, signals, workspace};

/// The file that lists the inputs of a complete environment.
const STAMP: &str = "made-of.txt";

/// A program and the Debian package with the program.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Program {
    /// The name of the program on PATH.
    pub(crate) name: &'static str,
    /// The Debian package that contains the program.
    pub(crate) package: &'static str,
}

const PYTHON: Program = Program { name: "python3", package: "python3" };
const NODE: Program = Program { name: "node", package: "nodejs" };
const NPM: Program = Program { name: "npm", package: "npm" };

/// A virtual environment with the packages of a requirements file, which names exact versions of all packages,
/// dependencies included. Returns the Python of the environment. A change of the file or of the machine's Python
/// makes a new environment.
pub(crate) fn ensure_python(name: &str, requirements: &Path) -> Result<PathBuf> {
    ensure_programs(&[PYTHON])?;
    let folder = workspace::environments().join(name);
    let python = folder.join("bin/python");
    let made_of = [version(PYTHON.name)?, read(requirements)?].concat();
    ensure(&folder, &made_of, || {
        let make = || -> Result<bool> {
            Ok(process::run(Command::new(PYTHON.name).args(["-m", "venv"]).arg(&folder))?.success())
        };
        // On Debian the module `venv` is in a package of its own.
        let is_made = make()? || (install_debian(&["python3-venv"])? && make()?);
        if !is_made {
            bail!("Python could not make the environment {}; install python3-venv", folder.display());
        }
        let mut pip = Command::new(&python);
        // Only wheels are installed, so no package runs code; and only packages that the file names.
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]);
        process::must_succeed(pip.args(["--only-binary=:all:", "--requirement"]).arg(requirements))
    })?;
    Ok(python)
}

/// The Node packages of a folder with package.json, package-lock.json and .npmrc. Returns the folder that holds
/// `node_modules`. A change of a file or of the machine's Node installs them again. No script of a package runs.
pub(crate) fn ensure_node(name: &str, package: &Path) -> Result<PathBuf> {
    ensure_programs(&[NODE, NPM])?;
    let folder = workspace::environments().join(name);
    let files = ["package.json", "package-lock.json", ".npmrc"].map(|file| (file, package.join(file)));
    let mut made_of = version(NODE.name)?;
    for (_, path) in &files {
        made_of.push_str(&read(path)?);
    }
    ensure(&folder, &made_of, || {
        fs::create_dir_all(&folder)?;
        for (file, path) in &files {
            fs::copy(path, folder.join(file)).with_context(|| format!("Could not copy {}", path.display()))?;
        }
        let mut npm = Command::new(NPM.name);
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]);
        process::must_succeed(npm.current_dir(&folder))
    })?;
    Ok(folder)
}

/// Makes sure that programs are on PATH. As root on Debian, missing ones are installed.
pub(crate) fn ensure_programs(programs: &[Program]) -> Result<()> {
    let missing = || programs.iter().filter(|program| find_program(program.name).is_none()).collect::<Vec<_>>();
    let packages: Vec<_> = missing().iter().map(|program| program.package).collect();
    if packages.is_empty() {
        return Ok(());
    }
    eprintln!("Not on this machine: {}; installing it.", packages.join(", "));
    install_debian(&packages)?;
    let missing: Vec<_> = missing().iter().map(|program| program.name).collect();
    if !missing.is_empty() {
        bail!(
            "Not found on PATH: {}. As root on Debian this command installs it; elsewhere, install {} and repeat.",
            missing.join(", "),
            packages.join(" ")
        );
    }
    Ok(())
}

/// Makes sure that a library is found, which the distribution keeps in a package of its own. `finds` looks for the
/// library. As root on Debian, the package is installed.
pub(crate) fn ensure_library(library: &str, package: &str, finds: impl Fn() -> Result<bool>) -> Result<()> {
    ensure_library_with(library, package, finds, |package| install_debian(&[package]))
}

fn ensure_library_with(
    library: &str,
    package: &str,
    finds: impl Fn() -> Result<bool>,
    install: impl FnOnce(&str) -> Result<bool>,
) -> Result<()> {
    if finds()? {
        return Ok(());
    }
    eprintln!("Not on this machine: {library}; installing {package}.");
    if install(package)? && finds()? {
        return Ok(());
    }
    bail!(
        "{library} is not found. As root on Debian this command installs it; elsewhere, install {package} and repeat."
    )
}

/// Makes sure that one program is on PATH. Returns the path.
pub(crate) fn ensure_program(program: &Program) -> Result<PathBuf> {
    ensure_programs(&[*program])?;
    find_program(program.name).with_context(|| format!("{} is no longer on PATH", program.name))
}

/// Installs Debian packages, as root with apt. Returns whether they were installed.
pub(crate) fn install_debian(packages: &[&str]) -> Result<bool> {
    if !rustix::process::geteuid().is_root() || !process::works(Command::new("apt-get").arg("--version")) {
        return Ok(false);
    }
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        process::run(&mut command).is_ok_and(|status| status.success())
    };
    let install = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    let installed = apt(&["update"]) && apt(&install);
    signals::check()?;
    if !installed {
        eprintln!("warning: apt-get could not install {}", packages.join(" and "));
    }
    Ok(installed)
}

/// The path of a program on PATH.
#[expect(clippy::disallowed_methods, reason = "the tools of this machine are found as a shell finds them")]
fn find_program(name: &str) -> Option<PathBuf> {
    find_in(std::env::var_os("PATH").as_deref()?, name)
}

/// Every program of a name on PATH, each file once.
#[expect(clippy::disallowed_methods, reason = "the tools of this machine are found as a shell finds them")]
pub(crate) fn find_programs(name: &str) -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut programs = Vec::new();
    for candidate in std::env::split_paths(&path).map(|folder| folder.join(name)).filter(|program| program.is_file()) {
        // Folders of PATH may be links to each other.
        let Ok(program) = candidate.canonicalize() else { continue };
        if !programs.contains(&program) {
            programs.push(program);
        }
    }
    programs
}

fn find_in(path: &OsStr, name: &str) -> Option<PathBuf> {
    std::env::split_paths(path).map(|folder| folder.join(name)).find(|candidate| candidate.is_file())
}

fn version(program: &str) -> Result<String> {
    process::output(Command::new(program).arg("--version"))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("Could not read {}", path.display()))
}

/// Runs `make` unless the folder is complete and has the same inputs.
fn ensure(folder: &Path, made_of: &str, make: impl FnOnce() -> Result<()>) -> Result<()> {
    let parent = folder.parent().unwrap_or(folder);
    fs::create_dir_all(parent).with_context(|| format!("Could not make the folder {}", parent.display()))?;
    // A second command waits for the lock and finds the folder complete. Closing the file releases the lock.
    let lock = File::create(folder.with_extension("lock"))?;
    lock.lock()?;
    let stamp = folder.join(STAMP);
    if fs::read_to_string(&stamp).is_ok_and(|old| old == made_of) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("Could not remove {}", folder.display()))?;
    }
    eprintln!("Installing packages for the tests into {}", folder.display());
    make()?;
    fs::write(&stamp, made_of).with_context(|| format!("Could not write {}", stamp.display()))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::fs;

    use anyhow::bail;

    use super::{ensure, ensure_library_with, find_in};

    #[test]
    fn an_environment_is_made_once_and_again_when_its_inputs_change() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("environments/python");
        let times = Cell::new(0);
        let make = || {
            times.set(times.get() + 1);
            fs::create_dir_all(&folder)?;
            Ok(())
        };
        ensure(&folder, "one==1", make).unwrap();
        ensure(&folder, "one==1", make).unwrap();
        assert_eq!(times.get(), 1);
        fs::write(folder.join("left over"), "").unwrap();
        ensure(&folder, "one==2", make).unwrap();
        assert_eq!(times.get(), 2);
        assert!(!folder.join("left over").exists());
    }

    #[test]
    fn an_environment_that_could_not_be_completed_is_made_again() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("node");
        let break_off = || {
            fs::create_dir_all(&folder)?;
            bail!("no network")
        };
        assert!(ensure(&folder, "one", break_off).is_err());
        let made = Cell::new(false);
        let make = || {
            made.set(true);
            fs::create_dir_all(&folder)?;
            Ok(())
        };
        ensure(&folder, "one", make).unwrap();
        assert!(made.get());
    }

    #[test]
    fn a_library_in_a_package_of_its_own_is_installed_and_looked_for_again() {
        let installed = Cell::new(0);
        let finds = || Ok(installed.get() > 0);
        let install = |package: &str| {
            assert_eq!(package, "a-package");
            installed.set(installed.get() + 1);
            Ok(true)
        };
        ensure_library_with("A.Library", "a-package", finds, install).unwrap();
        ensure_library_with("A.Library", "a-package", finds, install).unwrap();
        assert_eq!(installed.get(), 1);
        for could_install in [true, false] {
            let error = ensure_library_with("A.Library", "a-package", || Ok(false), |_| Ok(could_install)).unwrap_err();
            assert!(error.to_string().contains("A.Library is not found"), "{error}");
            assert!(error.to_string().contains("install a-package and repeat"), "{error}");
        }
    }

    #[test]
    fn a_program_is_found_in_the_first_folder_that_has_it() {
        let home = tempfile::tempdir().unwrap();
        let [first, second] = ["first", "second"].map(|name| home.path().join(name));
        fs::create_dir_all(first.join("tool")).unwrap();
        fs::create_dir_all(&second).unwrap();
        fs::write(second.join("tool"), "").unwrap();
        let path = std::env::join_paths([&first, &second]).unwrap();
        assert_eq!(find_in(&path, "tool"), Some(second.join("tool")));
        assert_eq!(find_in(&path, "another"), None);
    }
}
