//! The failing disk: a shim under a process, and its control file. `shim/disk.c` knows the same layout.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::{FileExt as _, MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::random::Random;

/// The source of the shim.
const SOURCE: &str = include_str!("../shim/disk.c");

/// The size of the log of unsynced writes. A checkpoint of SQLite writes less between two syncs.
const LOG_BYTES: u64 = 192 * 1024 * 1024;

/// The place of the log in the control file.
const LOG_OFFSET: u64 = 0x1_0000;
const SLOTS_OFFSET: u64 = 0x1000;
const SLOT_BYTES: u64 = 256;
const SLOTS: u64 = 32;

/// The words of the control file, by place.
#[derive(Clone, Copy)]
enum Word {
    FaultErrno = 1,
    FaultAt = 2,
    IsLasting = 3,
    KeepsLog = 4,
    SyncMicros = 5,
    LogSize = 6,
    SkipsSyncs = 7,
    Operations = 8,
    Faults = 11,
    LogUsed = 13,
    LogGeneration = 14,
    InPlace = 15,
    Overflows = 12,
}

/// The error of a failing disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errno {
    /// An input/output error.
    Io,
    /// No space is left.
    Full,
    /// The file system is read-only.
    ReadOnly,
}

impl Errno {
    fn number(self) -> u64 {
        let errno = match self {
            Self::Io => rustix::io::Errno::IO,
            Self::Full => rustix::io::Errno::NOSPC,
            Self::ReadOnly => rustix::io::Errno::ROFS,
        };
        u64::try_from(errno.raw_os_error()).unwrap_or(5)
    }
}

/// The unsynced writes that survive a power cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Survivors {
    /// None of them.
    None,
    /// Those up to some point in time.
    Beginning,
    /// Any of them, some torn.
    Some,
}

/// The losses of a power cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lost {
    /// Writes that were not synced.
    pub(crate) unsynced: usize,
    /// Writes that were lost.
    pub(crate) dropped: usize,
}

/// A disk that fails on demand.
#[derive(Debug)]
pub struct Disk {
    control: File,
    environment: Vec<(&'static str, String)>,
}

/// A write that was not synced.
#[derive(Debug)]
struct Unsynced {
    slot: u64,
    offset: u64,
    size_before: u64,
    old: Vec<u8>,
    new: Vec<u8>,
}

impl Disk {
    /// Compiles the shim into `folder`, which every account can enter, and prepares it for the files that match
    /// `patterns`.
    pub fn new(folder: &Path, patterns: &str) -> Result<Self> {
        let library = compile(folder)?;
        let path = folder.join("disk.control");
        let control = OpenOptions::new().read(true).write(true).create_new(true).open(&path)?;
        control.set_len(LOG_OFFSET + LOG_BYTES)?;
        // The database server runs under another account.
        fs::set_permissions(&path, fs::Permissions::from_mode(0o666))?;
        let environment = vec![
            ("LD_PRELOAD", text(&library)?),
            ("PROVE_DISK_CONTROL", text(&path)?),
            ("PROVE_DISK_FILES", patterns.to_owned()),
        ];
        let disk = Self { control, environment };
        disk.set(Word::LogSize, LOG_BYTES)?;
        Ok(disk)
    }

    /// The environment variables that put the shim under a process.
    pub fn environment(&self) -> &[(&'static str, String)] {
        &self.environment
    }

    /// Logs unsynced writes from now on. A sync takes `sync_micros` and does not reach the real disk.
    pub(crate) fn keep_unsynced(&self, sync_micros: u64) -> Result<()> {
        self.set(Word::SyncMicros, sync_micros)?;
        self.set(Word::KeepsLog, 1)
    }

    /// Lets no sync reach the real disk from now on. A killed process still loses nothing, because the kernel has the
    /// writes.
    pub(crate) fn skip_syncs(&self) -> Result<()> {
        self.set(Word::SkipsSyncs, 1)
    }

    /// Fails every write and sync until [`Disk::lift`].
    pub fn fail(&self, errno: Errno) -> Result<()> {
        self.fail_at(0, errno, true)
    }

    /// Fails the `number`-th write or sync from now on, counted from 1, and all later ones too if `is_lasting`.
    pub(crate) fn fail_at(&self, number: u64, errno: Errno, is_lasting: bool) -> Result<()> {
        self.lift()?;
        self.set(Word::FaultAt, number)?;
        self.set(Word::IsLasting, is_lasting.into())?;
        self.set(Word::Operations, 0)?;
        self.set(Word::FaultErrno, errno.number())
    }

    /// Ends all faults.
    pub fn lift(&self) -> Result<()> {
        self.set(Word::FaultErrno, 0)
    }

    /// The number of failed writes and syncs.
    pub(crate) fn faults(&self) -> Result<u64> {
        self.get(Word::Faults)
    }

    /// Writes to the database file and not to its WAL, as a checkpoint makes them.
    pub(crate) fn writes_in_place(&self) -> Result<u64> {
        self.get(Word::InPlace)
    }

    /// The number of times that the log was full, so that all writes counted as synced.
    pub(crate) fn overflows(&self) -> Result<u64> {
        self.get(Word::Overflows)
    }

    /// Cuts the power: discards the unsynced writes apart from the survivors. Every process on the disk must be dead.
    pub(crate) fn cut_power(&self, survivors: Survivors, random: &mut Random) -> Result<Lost> {
        let unsynced = self.unsynced()?;
        let files = self.files(&unsynced)?;
        for write in unsynced.iter().rev() {
            if let Some(file) = files.get(&write.slot) {
                file.write_all_at(&write.old, write.offset)?;
                file.set_len(write.size_before)?;
            }
        }
        let beginning = random.index(unsynced.len() + 1);
        let mut dropped = 0;
        for (number, write) in unsynced.iter().enumerate() {
            let survives = match survivors {
                Survivors::None => false,
                Survivors::Beginning => number < beginning,
                Survivors::Some => random.percent(50),
            };
            let is_torn = survivors == Survivors::Some && random.percent(10);
            if !survives {
                dropped += 1;
                continue;
            }
            let Some(file) = files.get(&write.slot) else { continue };
            if write.new.is_empty() {
                file.set_len(write.offset)?;
            } else {
                let length = if is_torn { random.index(write.new.len()) } else { write.new.len() };
                file.write_all_at(&write.new[..length], write.offset)?;
            }
        }
        self.forget()?;
        Ok(Lost { unsynced: unsynced.len(), dropped })
    }

    /// The unsynced writes of the log.
    fn unsynced(&self) -> Result<Vec<Unsynced>> {
        let used = usize::try_from(self.get(Word::LogUsed)?)?;
        let mut log = vec![0; used];
        self.control.read_exact_at(&mut log, LOG_OFFSET)?;
        let mut rest = log.as_slice();
        let mut writes = Vec::new();
        while !rest.is_empty() {
            let (head, body) = rest.split_at_checked(48).context("the disk's log is cut short")?;
            let word = |place: usize| u64::from_le_bytes(head[place * 8..place * 8 + 8].try_into().unwrap_or_default());
            let (old_length, new_length) = (usize::try_from(word(4))?, usize::try_from(word(5))?);
            let total = (old_length + new_length).next_multiple_of(8);
            let (bytes, after) = body.split_at_checked(total).context("the disk's log is cut short")?;
            if word(1) == 0 {
                let (old, new) = bytes.split_at(old_length);
                let new = new[..new_length].to_vec();
                writes.push(Unsynced { slot: word(0), offset: word(2), size_before: word(3), old: old.to_vec(), new });
            }
            rest = after;
        }
        Ok(writes)
    }

    /// The files of the log that still exist as they were written.
    fn files(&self, unsynced: &[Unsynced]) -> Result<BTreeMap<u64, File>> {
        let mut files = BTreeMap::new();
        for slot in unsynced.iter().map(|write| write.slot) {
            let mut bytes = [0; SLOT_BYTES as usize];
            self.control.read_exact_at(&mut bytes, SLOTS_OFFSET + slot * SLOT_BYTES)?;
            let inode = u64::from_le_bytes(bytes[..8].try_into()?);
            let path = bytes[16..].split(|byte| *byte == 0).next().unwrap_or_default();
            let path = PathBuf::from(String::from_utf8_lossy(path).into_owned());
            if fs::metadata(&path).is_ok_and(|metadata| metadata.ino() == inode) && !files.contains_key(&slot) {
                files.insert(slot, OpenOptions::new().read(true).write(true).open(&path)?);
            }
        }
        Ok(files)
    }

    fn forget(&self) -> Result<()> {
        for slot in 0..SLOTS {
            self.control.write_all_at(&0_u64.to_le_bytes(), SLOTS_OFFSET + slot * SLOT_BYTES + 8)?;
        }
        self.set(Word::LogUsed, 0)?;
        self.set(Word::LogGeneration, self.get(Word::LogGeneration)? + 1)
    }

    fn set(&self, word: Word, value: u64) -> Result<()> {
        Ok(self.control.write_all_at(&value.to_le_bytes(), word as u64 * 8)?)
    }

    fn get(&self, word: Word) -> Result<u64> {
        let mut bytes = [0; 8];
        self.control.read_exact_at(&mut bytes, word as u64 * 8)?;
        Ok(u64::from_le_bytes(bytes))
    }
}

fn text(path: &Path) -> Result<String> {
    Ok(path.to_str().context("the path of the temporary folder is not UTF-8")?.to_owned())
}

/// Compiles the shim to a library.
fn compile(folder: &Path) -> Result<PathBuf> {
    let source = folder.join("disk.c");
    let library = folder.join("disk.so");
    fs::write(&source, SOURCE)?;
    let mut command = Command::new("cc");
    command.args(["-O2", "-Wall", "-Werror", "-shared", "-fPIC", "-o"]).arg(&library).arg(&source);
    let output = command.output().context("`cc` could not be started. Install a C compiler.")?;
    if !output.status.success() {
        bail!("the failing disk could not be compiled: {}", String::from_utf8_lossy(&output.stderr));
    }
    fs::set_permissions(&library, fs::Permissions::from_mode(0o755))?;
    Ok(library)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::process::Stdio;

    use super::*;

    /// A disk under one file, with a program that writes to the file.
    struct Bench {
        disk: Disk,
        file: PathBuf,
        _folder: tempfile::TempDir,
    }

    impl Bench {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let disk = Disk::new(folder.path(), "*/file").unwrap();
            Self { disk, file: folder.path().join("file"), _folder: folder }
        }

        /// Writes at a position, with or without a sync; an error has the program's error text.
        fn write(&self, text: &str, at: u64, is_synced: bool) -> Result<(), String> {
            let conversion = if is_synced { "conv=notrunc,fsync" } else { "conv=notrunc" };
            let mut command = Command::new("dd");
            command.args(["bs=1", conversion, &format!("seek={at}"), &format!("of={}", self.file.display())]);
            command.envs(self.disk.environment().iter().map(|(name, value)| (*name, value)));
            let mut child = command.env("LC_ALL", "C").stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
            child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
            let output = child.wait_with_output().unwrap();
            if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
        }

        fn cut(&self, survivors: Survivors) -> Lost {
            self.disk.cut_power(survivors, &mut Random::new(1, 1)).unwrap()
        }

        fn text(&self) -> String {
            fs::read_to_string(&self.file).unwrap()
        }
    }

    #[test]
    fn a_power_cut_drops_the_unsynced_writes_alone() {
        let bench = Bench::new();
        bench.disk.keep_unsynced(0).unwrap();
        bench.write("abcdef", 0, true).unwrap();
        bench.write("XY", 2, false).unwrap();
        bench.write("ZZZ", 5, false).unwrap();
        assert_eq!(bench.text(), "abXYeZZZ");
        assert_eq!(bench.cut(Survivors::None), Lost { unsynced: 5, dropped: 5 });
        assert_eq!(bench.text(), "abcdef");
        // The log is empty after the cut, so a second cut drops nothing.
        assert_eq!(bench.cut(Survivors::None), Lost::default());
    }

    #[test]
    fn a_power_cut_may_spare_some_of_it() {
        let bench = Bench::new();
        bench.disk.keep_unsynced(0).unwrap();
        bench.write("abcdef", 0, true).unwrap();
        bench.write("UVWXYZ", 0, false).unwrap();
        let lost = bench.cut(Survivors::Beginning);
        let text = bench.text();
        let spared = text.chars().take_while(char::is_ascii_uppercase).count();
        assert_eq!(lost, Lost { unsynced: 6, dropped: 6 - spared });
        assert_eq!(text, ["UVWXYZ".split_at(spared).0, "abcdef".split_at(spared).1].concat());
    }

    #[test]
    fn a_fault_comes_at_its_place_and_ends_when_it_is_lifted() {
        let bench = Bench::new();
        bench.disk.fail_at(3, Errno::Full, false).unwrap();
        let error = bench.write("abcd", 0, false).unwrap_err();
        assert!(error.contains("No space left on device"), "{error}");
        assert_eq!((bench.text().as_str(), bench.disk.faults().unwrap()), ("ab", 1));
        // Four writes and a sync: the fifth operation is the sync.
        bench.disk.fail_at(5, Errno::Io, true).unwrap();
        let error = bench.write("abcd", 0, true).unwrap_err();
        assert!(error.contains("Input/output error"), "{error}");
        bench.disk.fail(Errno::ReadOnly).unwrap();
        let error = bench.write("abcd", 0, false).unwrap_err();
        assert!(error.contains("Read-only file system"), "{error}");
        bench.disk.lift().unwrap();
        bench.write("abcd", 0, true).unwrap();
    }

    #[test]
    fn other_files_are_left_alone() {
        let mut bench = Bench::new();
        bench.file.set_file_name("other");
        bench.disk.fail(Errno::Io).unwrap();
        bench.write("abcd", 0, true).unwrap();
        assert_eq!(bench.disk.faults().unwrap(), 0);
    }
}
