//! The mutants: the service with one deliberate mistake each, kept as patches in `crates/prove/mutants`.
//!
//! One copy of the sources, `target/mutants/tree`, takes one patch at a time; the working tree stays unpatched.
//! `crates/prove/src/mutants.rs` has the description of each mistake and the expected checks.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, bail, ensure};

use crate::{postgres, process, workspace};

/// The folder of the patches, below the root of the workspace.
const PATCHES: &str = "crates/prove/mutants";

/// The folder, below [`PATCHES`], of the mistakes in the rules of money. The comparison of totals with the program in Python
/// must catch each of these.
const ORACLE: &str = "oracle";

/// The test of that comparison, and the beginning of the text with which the test fails.
const ORACLE_TEST: &str = "totals_agree_with_a_program_in_another_language";
const ORACLE_FINDING: &str = "the totals differ from those of the program in Python";

/// The package with the mistakes, and the folders of the sources of this package and of the rules of money.
const PACKAGE: &str = "billables-persistence";
const FOLDERS: [&str; 3] = ["crates/persistence/", "crates/billing/", "migrations/"];

/// The name of the binary without a mistake, in the folder of the mutants' binaries.
pub(crate) const ORIGINAL: &str = "original";

/// Checks that every patch applies to the sources and compiles.
pub(crate) fn check() -> Result<()> {
    let tree = Tree::new()?;
    for name in names()?.into_iter().chain(oracle_names()?) {
        let start = Instant::now();
        tree.apply(&name)?;
        // The dependencies are compiled already in the workspace's target folder, and a check writes no binary there.
        // With the second package the C libraries have the features of the workspace's builds, and are not compiled
        // again.
        let mut command =
            tree.cargo(["check", "--quiet", "--locked", "-p", PACKAGE, "-p", "billables-auth", "--target-dir"]);
        process::must_succeed(command.arg(process::cargo_target()?)).with_context(|| does_not_compile(&name))?;
        println!("{name}: applies and compiles ({:.1} s)", start.elapsed().as_secs_f64());
    }
    tree.restore()
}

/// Builds the original and every mutant. Returns the folder of the binaries, which have the mutants' names.
pub(crate) fn build_all() -> Result<PathBuf> {
    let tree = Tree::new()?;
    tree.build(ORIGINAL)?;
    for name in names()? {
        tree.apply(&name)?;
        tree.build(&name)?;
    }
    tree.restore()?;
    Ok(programs())
}

/// Whether a mutant is one that the program in Python must catch.
pub(crate) fn is_of_oracle(name: &str) -> Result<bool> {
    Ok(oracle_names()?.iter().any(|known| known.strip_prefix(ORACLE).is_some_and(|known| known[1..] == *name)))
}

/// Runs the comparison with the program in Python on the original and on mutants: all of them, or one. The original must pass,
/// and each mutant must differ.
pub(crate) fn run_oracle(only: Option<&str>) -> Result<()> {
    let tree = Tree::new()?;
    let server = postgres::start()?;
    let mut missed = Vec::new();
    let wanted = |name: &String| only.is_none_or(|only| name.ends_with(&format!("/{only}")));
    for name in [ORIGINAL.to_owned()].into_iter().chain(oracle_names()?.into_iter().filter(wanted)) {
        let is_original = name == ORIGINAL;
        if is_original {
            tree.restore()?;
        } else {
            tree.apply(&name)?;
        }
        let start = Instant::now();
        let mut command = tree.cargo(["test", "--locked", "--package", PACKAGE, "--test", "store", ORACLE_TEST]);
        command.arg("--target-dir").arg(folder().join("target")).env("CARGO_PROFILE_DEV_DEBUG", "false");
        let output = command.envs(postgres::variables(&server)).output().context("cargo could not be started")?;
        let text = [output.stdout, output.stderr].concat();
        let differs = String::from_utf8_lossy(&text).contains(ORACLE_FINDING);
        let is_right = if is_original { output.status.success() } else { differs };
        let verdict = match (is_original, is_right) {
            (true, true) => "agrees with the program in Python",
            (false, true) => "caught by the program in Python",
            (true, false) => "DOES NOT PASS",
            (false, false) => "NOT CAUGHT",
        };
        println!("{name}: {verdict} ({:.0} s)", start.elapsed().as_secs_f64());
        if !is_right {
            missed.push(name);
        }
    }
    tree.restore()?;
    ensure!(missed.is_empty(), "The program in Python did not judge as expected: {}", missed.join(", "));
    Ok(())
}

/// Builds one mutant. Returns the binary.
pub(crate) fn build_one(name: &str) -> Result<PathBuf> {
    let known = names()?;
    ensure!(known.iter().any(|known| known == name), "There is no mutant {name}. There are: {}", known.join(", "));
    let tree = Tree::new()?;
    tree.apply(name)?;
    let program = tree.build(name)?;
    tree.restore()?;
    Ok(program)
}

/// The names of the mutants that the proof must catch, taken from the names of the patches.
fn names() -> Result<Vec<String>> {
    names_in(&workspace::root().join(PATCHES))
}

/// The names of the mutants that the program in Python must catch, with their folder.
fn oracle_names() -> Result<Vec<String>> {
    let names = names_in(&workspace::root().join(PATCHES).join(ORACLE))?;
    Ok(names.into_iter().map(|name| format!("{ORACLE}/{name}")).collect())
}

fn names_in(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("Could not read {}", folder.display()))? {
        names.extend(entry?.file_name().to_string_lossy().strip_suffix(".patch").map(ToOwned::to_owned));
    }
    ensure!(!names.is_empty(), "There is no patch in {}", folder.display());
    names.sort();
    Ok(names)
}

fn folder() -> PathBuf {
    workspace::target().join("mutants")
}

fn programs() -> PathBuf {
    folder().join("programs")
}

fn does_not_compile(name: &str) -> String {
    format!("The mutant {name} does not compile. {}", how_to_mend(name))
}

fn how_to_mend(name: &str) -> String {
    format!(
        "To mend it, commit other changes, make the mistake by hand in the working tree, and run: \
         git diff crates/persistence crates/billing migrations > {PATCHES}/{name}.patch && git restore crates/persistence \
         crates/billing migrations"
    )
}

/// The copy of the sources in the working tree, with uncommitted changes.
struct Tree {
    source: PathBuf,
    folder: PathBuf,
    patches: PathBuf,
    /// A second command waits for the lock, so that only one command patches the copy.
    _lock: File,
}

impl Tree {
    fn new() -> Result<Self> {
        Self::at(workspace::root().to_owned(), &folder())
    }

    fn at(source: PathBuf, folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("Could not make the folder {}", folder.display()))?;
        let lock = File::create(folder.join("tree.lock"))?;
        lock.lock()?;
        let patches = source.join(PATCHES);
        let tree = Self { source, folder: folder.join("tree"), patches, _lock: lock };
        tree.restore()?;
        Ok(tree)
    }

    /// Makes the copy equal to the sources. Equal files keep their times, so that cargo compiles changed ones alone.
    fn restore(&self) -> Result<()> {
        let listed = process::output(
            Command::new("git")
                .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
                .current_dir(&self.source),
        )?;
        // git also lists files that are deleted in the working tree.
        let files: BTreeSet<&Path> =
            listed.split_terminator('\0').map(Path::new).filter(|file| self.source.join(file).is_file()).collect();
        ensure!(!files.is_empty(), "git lists no files in {}", self.source.display());
        for file in &files {
            let (from, to) = (self.source.join(file), self.folder.join(file));
            let text = fs::read(&from).with_context(|| format!("Could not read {}", from.display()))?;
            if fs::read(&to).is_ok_and(|copied| copied == text) {
                continue;
            }
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(&to, text).with_context(|| format!("Could not write {}", to.display()))?;
        }
        self.remove_others(&self.folder, &files)
    }

    fn remove_others(&self, folder: &Path, files: &BTreeSet<&Path>) -> Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                self.remove_others(&path, files)?;
            } else if !path.strip_prefix(&self.folder).is_ok_and(|file| files.contains(file)) {
                fs::remove_file(&path).with_context(|| format!("Could not remove {}", path.display()))?;
            }
        }
        Ok(())
    }

    /// Makes the copy equal to the sources with the patch of one mutant.
    fn apply(&self, name: &str) -> Result<()> {
        self.restore()?;
        let patch = self.patches.join(format!("{name}.patch"));
        let changed = self.git_apply(&["--numstat"], &patch).with_context(|| does_not_apply(name))?;
        let changed: Vec<&str> = changed.lines().filter_map(|line| line.rsplit('\t').next()).collect();
        if let Some(other) = changed.iter().find(|file| !FOLDERS.iter().any(|folder| file.starts_with(folder))) {
            bail!("{PATCHES}/{name}.patch changes {other}, which is no source of {PACKAGE} or of the rules of money.");
        }
        self.git_apply(&[], &patch).with_context(|| does_not_apply(name))?;
        // git skips a file silently if the file is outside the folder that git takes for the repository.
        for file in changed {
            let is_changed = fs::read(self.source.join(file))? != fs::read(self.folder.join(file))?;
            ensure!(is_changed, "{PATCHES}/{name}.patch left {file} as it was. {}", how_to_mend(name));
        }
        Ok(())
    }

    /// Runs `git apply` in the copy, which is no repository. All context of the patch must match; line numbers may differ.
    fn git_apply(&self, arguments: &[&str], patch: &Path) -> Result<String> {
        let mut command = Command::new("git");
        command.args(["apply", "--whitespace=nowarn"]).args(arguments).arg(patch).current_dir(&self.folder);
        // The ceiling hides the workspace's repository from git, which would otherwise take the paths as relative to
        // that repository.
        command.env("GIT_CEILING_DIRECTORIES", self.folder.parent().unwrap_or(&self.folder));
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            command.env_remove(variable);
        }
        process::output(&mut command)
    }

    fn cargo<const N: usize>(&self, arguments: [&str; N]) -> Command {
        let mut command = process::cargo(arguments);
        command.current_dir(&self.folder);
        command
    }

    /// Builds the service from the copy. One target folder serves all mutants, apart from the workspace's.
    fn build(&self, name: &str) -> Result<PathBuf> {
        eprintln!("Building {name}");
        let target = folder().join("target");
        let mut command = self.cargo(["build", "--quiet", "--locked", "--package", "billables-server", "--target-dir"]);
        command.arg(&target).env("CARGO_PROFILE_DEV_DEBUG", "false");
        process::must_succeed(&mut command).with_context(|| does_not_compile(name))?;
        let program = programs().join(name);
        fs::create_dir_all(programs())?;
        let built = target.join("debug/billables");
        fs::copy(&built, &program).with_context(|| format!("Could not copy {}", built.display()))?;
        Ok(program)
    }
}

fn does_not_apply(name: &str) -> String {
    format!("{PATCHES}/{name}.patch no longer applies to the sources. {}", how_to_mend(name))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    use super::{PATCHES, Tree};

    const FILE: &str = "crates/persistence/src/lib.rs";

    /// A repository with one source, and the patch `mutant`, which replaces a line of the source.
    fn repository(folder: &Path, source: &str, patch: &str) -> Tree {
        for (file, text) in [(FILE, source), (&format!("{PATCHES}/mutant.patch"), patch), (".gitignore", "target\n")] {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        assert!(Command::new("git").args(["init", "--quiet"]).current_dir(folder).status().unwrap().success());
        Tree::at(folder.to_owned(), &folder.join("target/mutants")).unwrap()
    }

    fn patch(file: &str) -> String {
        format!("--- a/{file}\n+++ b/{file}\n@@ -2,5 +2,5 @@\n one\n two\n-three\n+THREE\n four\n five\n")
    }

    fn copied(tree: &Tree) -> String {
        fs::read_to_string(tree.folder.join(FILE)).unwrap()
    }

    #[test]
    fn a_patch_changes_the_copy_alone_and_is_taken_back() {
        let home = tempfile::tempdir().unwrap();
        let source = "zero\none\ntwo\nthree\nfour\nfive\n";
        let tree = repository(home.path(), source, &patch(FILE));
        tree.apply("mutant").unwrap();
        assert_eq!(copied(&tree), source.replace("three", "THREE"));
        assert_eq!(fs::read_to_string(home.path().join(FILE)).unwrap(), source);
        fs::write(home.path().join("crates/new.rs"), "").unwrap();
        fs::write(tree.folder.join("crates/left-over.rs"), "").unwrap();
        tree.restore().unwrap();
        assert_eq!(copied(&tree), source);
        assert!(tree.folder.join("crates/new.rs").exists() && !tree.folder.join("crates/left-over.rs").exists());
    }

    #[test]
    fn a_patch_applies_at_another_line_and_with_all_its_context_only() {
        let home = tempfile::tempdir().unwrap();
        let tree = repository(home.path(), "new\nzero\none\ntwo\nthree\nfour\nfive\n", &patch(FILE));
        tree.apply("mutant").unwrap();
        assert!(copied(&tree).contains("THREE"));
        for changed in ["zero\nanother\ntwo\nthree\nfour\nfive\n", "zero\none\ntwo\nthree\nfour\nanother\n"] {
            fs::write(home.path().join(FILE), changed).unwrap();
            assert!(tree.apply("mutant").is_err(), "{changed:?}");
        }
    }

    #[test]
    fn a_patch_that_does_not_apply_is_named_with_the_remedy() {
        let home = tempfile::tempdir().unwrap();
        let tree = repository(home.path(), "one\ntwo\nfour\n", &patch(FILE));
        let error = format!("{:#}", tree.apply("mutant").unwrap_err());
        assert!(error.contains("mutant.patch no longer applies") && error.contains("git diff crates"), "{error}");
    }

    #[test]
    fn a_patch_of_another_package_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let tree = repository(home.path(), "one\n", &patch("crates/api/src/lib.rs"));
        let error = tree.apply("mutant").unwrap_err().to_string();
        assert!(error.contains("changes crates/api/src/lib.rs"), "{error}");
    }

    #[test]
    fn a_patch_that_is_none_is_refused() {
        let home = tempfile::tempdir().unwrap();
        for text in ["", "no patch\n"] {
            let tree = repository(home.path(), "one\n", text);
            assert!(tree.apply("mutant").is_err(), "{text:?}");
        }
    }
}
