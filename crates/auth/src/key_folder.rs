//! The folder of keys: a file for each key (`{kid}.jwk.json`), and the file `signing` with the id of the signing key.
//!
//! Files have the mode 0600 and the folder has 0700; a key that other users can read is refused. A file is complete or absent even
//! after a crash: it is written under another name, synced, and renamed. Several processes may use a folder at once.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use billables_domain::Timestamp;
use zeroize::Zeroizing;

use crate::key::{Algorithm, KeyError, SigningKey, VerificationKey, check_kid};
use crate::key_file::KeyFile;
use crate::private_files::{is_trusted_owner, open_unlinked, refuse_link};

/// The suffix of a key's file name.
const KEY_SUFFIX: &str = ".jwk.json";

/// The file with the id of the signing key.
const SIGNING_FILE: &str = "signing";

/// The empty file that processes lock while they change the folder.
const LOCK_FILE: &str = ".lock";

/// The most bytes of a file. A key has a few hundred bytes, an RSA key a few thousand.
const FILE_LENGTH_MAX: u64 = 64 * 1024;

/// A folder of keys. Each call reads the folder, and no key stays in memory.
#[derive(Clone, Debug)]
pub struct KeyFolder {
    path: PathBuf,
}

/// The facts about a key without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyInfo {
    /// The id of the key.
    pub kid: String,
    /// The algorithm of the key.
    pub algorithm: Algorithm,
    /// The time at which the key was made.
    pub created: Timestamp,
    /// Whether the key signs new tokens.
    pub signs: bool,
}

impl KeyFolder {
    /// Opens a folder of keys. A missing folder has no keys; the first key creates it.
    ///
    /// # Errors
    ///
    /// [`KeyError::Exposed`] if other users than the owner may write in the folder, [`KeyError::Owner`] if the owner is neither root
    /// nor the user of this process, [`KeyError::Io`] if the folder cannot be read.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, KeyError> {
        let path = path.into();
        match fs::metadata(&path) {
            Ok(metadata) if metadata.mode() & 0o022 != 0 => Err(KeyError::Exposed { path, mode: "700" }),
            Ok(metadata) => {
                require_trusted_owner(&path, &metadata)?;
                Ok(Self { path })
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self { path }),
            Err(source) => Err(KeyError::Io { action: "read", path, source }),
        }
    }

    /// Makes a key. The first key of a folder becomes the signing key.
    ///
    /// `random` fills a buffer with unpredictable bytes, from which the key is made.
    ///
    /// # Errors
    ///
    /// [`KeyError::Io`] if the folder or the file cannot be written; [`KeyError::Cryptography`] if the library refuses the bytes.
    pub fn create(
        &self,
        algorithm: Algorithm,
        now: Timestamp,
        random: &dyn Fn(&mut [u8]),
    ) -> Result<KeyInfo, KeyError> {
        let _lock = self.lock()?;
        self.create_locked(algorithm, now, random)
    }

    /// Makes a key if the folder has none. If several processes call at once, one makes the key, and the others get `None`.
    ///
    /// # Errors
    ///
    /// Those of [`KeyFolder::create`].
    pub fn create_first(
        &self,
        algorithm: Algorithm,
        now: Timestamp,
        random: &dyn Fn(&mut [u8]),
    ) -> Result<Option<KeyInfo>, KeyError> {
        let _lock = self.lock()?;
        if !self.is_empty()? {
            return Ok(None);
        }
        self.create_locked(algorithm, now, random).map(Some)
    }

    /// Makes another key of the folder the signing key. Tokens of the former signing key stay valid as long as its file exists.
    ///
    /// All processes must know the key before this call. `billables key rotate` makes a key, waits, and then calls this method.
    ///
    /// # Errors
    ///
    /// [`KeyError::Io`] if there is no such key or the folder cannot be written; [`KeyError::File`] if the file is invalid.
    pub fn sign_with(&self, kid: &str, random: &dyn Fn(&mut [u8])) -> Result<(), KeyError> {
        check_kid(kid)?;
        let _lock = self.lock()?;
        self.load(kid)?;
        self.write(SIGNING_FILE, format!("{kid}\n").as_bytes(), random)
    }

    /// The keys, the oldest first.
    ///
    /// # Errors
    ///
    /// [`KeyError::Io`] for a file that cannot be read, [`KeyError::Exposed`] for one that other users may read, or
    /// [`KeyError::File`] for an invalid one.
    pub fn list(&self) -> Result<Vec<KeyInfo>, KeyError> {
        let signing = self.signing_kid()?;
        let mut keys = Vec::new();
        for kid in self.kids()? {
            let (path, key) = self.read_key(&kid)?;
            let info = (|| Ok((key.algorithm()?, key.created()?)))();
            let (algorithm, created) = info.map_err(|problem| KeyError::File { path, problem })?;
            let signs = signing.as_deref() == Some(&kid);
            keys.push(KeyInfo { kid, algorithm, created, signs });
        }
        keys.sort_by(|one, other| (one.created, &one.kid).cmp(&(other.created, &other.kid)));
        Ok(keys)
    }

    /// Whether the folder has no key.
    ///
    /// # Errors
    ///
    /// [`KeyError::Io`] if the folder cannot be read.
    pub fn is_empty(&self) -> Result<bool, KeyError> {
        Ok(self.kids()?.is_empty())
    }

    /// The key that signs new tokens.
    ///
    /// # Errors
    ///
    /// [`KeyError::NoKey`] if there is none; otherwise those of [`KeyFolder::list`].
    pub fn signing_key(&self) -> Result<SigningKey, KeyError> {
        let kid = self.signing_kid()?.ok_or_else(|| KeyError::NoKey { folder: self.path.clone() })?;
        self.load(&kid)
    }

    /// The verification keys of all keys in the folder.
    ///
    /// # Errors
    ///
    /// Those of [`KeyFolder::list`]. A folder without keys is not an error.
    pub fn verification_keys(&self) -> Result<Vec<VerificationKey>, KeyError> {
        self.kids()?.iter().map(|kid| Ok(self.load(kid)?.verification_key())).collect()
    }

    fn create_locked(
        &self,
        algorithm: Algorithm,
        now: Timestamp,
        random: &dyn Fn(&mut [u8]),
    ) -> Result<KeyInfo, KeyError> {
        let key = KeyFile::generate(algorithm, now, random)?;
        let kid = key.kid.clone();
        self.write(&format!("{kid}{KEY_SUFFIX}"), key.to_text()?.as_bytes(), random)?;
        let signs = self.signing_kid()?.is_none();
        if signs {
            self.write(SIGNING_FILE, format!("{kid}\n").as_bytes(), random)?;
        }
        Ok(KeyInfo { kid, algorithm, created: now, signs })
    }

    fn load(&self, kid: &str) -> Result<SigningKey, KeyError> {
        let (path, key) = self.read_key(kid)?;
        key.signing_key().map_err(|problem| KeyError::File { path, problem })
    }

    fn read_key(&self, kid: &str) -> Result<(PathBuf, KeyFile), KeyError> {
        let path = self.path.join(format!("{kid}{KEY_SUFFIX}"));
        let text = read_private(&path)?;
        let key = KeyFile::from_text(&text)
            .and_then(|key| if key.kid == kid { Ok(key) } else { Err("its kid is not the name of the file") });
        match key {
            Ok(key) => Ok((path, key)),
            Err(problem) => Err(KeyError::File { path, problem }),
        }
    }

    fn signing_kid(&self) -> Result<Option<String>, KeyError> {
        let path = self.path.join(SIGNING_FILE);
        let text = match read_private(&path) {
            Ok(text) => text,
            Err(KeyError::Io { source, .. }) if source.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let kid = text.trim_end();
        check_kid(kid).map_err(|_| KeyError::File { path, problem: "it does not hold the id of a key" })?;
        Ok(Some(kid.to_owned()))
    }

    /// The ids of the keys, from the file names.
    fn kids(&self) -> Result<Vec<String>, KeyError> {
        let failed = |source| KeyError::Io { action: "read", path: self.path.clone(), source };
        let entries = match fs::read_dir(&self.path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(failed(error)),
        };
        let mut kids = Vec::new();
        for entry in entries {
            let name = entry.map_err(failed)?.file_name();
            // A file that is being written has a name that begins with a dot, which no key id has.
            let kid = name.to_str().and_then(|name| name.strip_suffix(KEY_SUFFIX));
            kids.extend(kid.filter(|kid| check_kid(kid).is_ok()).map(str::to_owned));
        }
        kids.sort();
        Ok(kids)
    }

    /// Creates the folder, and locks it until the returned file is dropped.
    fn lock(&self) -> Result<File, KeyError> {
        let failed = |action, path: &Path| {
            let path = path.to_owned();
            move |source| KeyError::Io { action, path, source }
        };
        refuse_link(&self.path).map_err(failed("written", &self.path))?;
        DirBuilder::new().recursive(true).mode(0o700).create(&self.path).map_err(failed("made", &self.path))?;
        // A folder that root creates belongs to the owner of the folder around it.
        open_unlinked(OpenOptions::new().read(true), &self.path).map_err(failed("made", &self.path))?;
        let path = self.path.join(LOCK_FILE);
        let file = open_unlinked(OpenOptions::new().write(true).create(true).truncate(false).mode(0o600), &path)
            .map_err(failed("written", &path))?;
        file.lock().map_err(failed("locked", &path))?;
        Ok(file)
    }

    /// Writes a file under another name, syncs it, and renames it.
    fn write(&self, name: &str, content: &[u8], random: &dyn Fn(&mut [u8])) -> Result<(), KeyError> {
        let mut tag = [0; 9];
        random(&mut tag);
        let aside = self.path.join(format!(".{}.{name}.new", URL_SAFE_NO_PAD.encode(tag)));
        let target = self.path.join(name);
        let written = (|| {
            let mut file = open_unlinked(OpenOptions::new().write(true).create_new(true).mode(0o600), &aside)?;
            file.write_all(content)?;
            file.sync_all()?;
            fs::rename(&aside, &target)?;
            // The rename changes the folder, so the folder is synced too.
            File::open(&self.path)?.sync_all()
        })();
        written.map_err(|source| {
            // The removal may fail, because no process reads a file with this name.
            let _ = fs::remove_file(&aside);
            KeyError::Io { action: "written", path: target, source }
        })
    }
}

fn require_trusted_owner(path: &Path, metadata: &fs::Metadata) -> Result<(), KeyError> {
    let owner = metadata.uid();
    if is_trusted_owner(owner) {
        return Ok(());
    }
    Err(KeyError::Owner { path: path.to_owned(), owner, own: rustix::process::geteuid().as_raw() })
}

/// Reads a file, and refuses one that other users than its owner may read.
fn read_private(path: &Path) -> Result<Zeroizing<String>, KeyError> {
    let failed = |source| KeyError::Io { action: "read", path: path.to_owned(), source };
    let file = File::open(path).map_err(failed)?;
    // The metadata are those of the open file, because another file may have the name by now.
    let metadata = file.metadata().map_err(failed)?;
    require_trusted_owner(path, &metadata)?;
    if metadata.mode() & 0o077 != 0 {
        return Err(KeyError::Exposed { path: path.to_owned(), mode: "600" });
    }
    // The capacity is enough for an RSA key of 8192 bits, because a growing text would leave copies of the secret in memory.
    let mut text = Zeroizing::new(String::with_capacity(16 * 1024));
    file.take(FILE_LENGTH_MAX).read_to_string(&mut text).map_err(failed)?;
    Ok(text)
}
