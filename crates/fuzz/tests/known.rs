//! Former findings and the seeds of fuzzing, fed to their targets.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on stops, and says where"
)]

use std::path::Path;

use billables_fuzz::Target;

/// Feeds every file of `folder/TARGET/` to the target. Returns the number of files.
fn feed(folder: &str) -> usize {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut count = 0;
    for entry in std::fs::read_dir(root).unwrap() {
        let entry = entry.unwrap();
        if !entry.path().is_dir() {
            continue;
        }
        let name = entry.file_name().into_string().unwrap();
        let target = Target::from_name(&name);
        let target = target.unwrap_or_else(|| panic!("{folder}/{name} is the folder of no target"));
        for file in std::fs::read_dir(entry.path()).unwrap() {
            let path = file.unwrap().path();
            println!("{}", path.display());
            target.run(&std::fs::read(&path).unwrap());
            count += 1;
        }
    }
    count
}

#[test]
fn former_findings_stay_mended() {
    feed("regressions");
}

#[test]
fn every_target_has_samples_and_holds_on_them() {
    assert!(feed("seeds") >= Target::ALL.len());
    for target in Target::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(target.name());
        assert!(folder.read_dir().is_ok_and(|mut files| files.next().is_some()), "{} has no samples", target.name());
    }
}
