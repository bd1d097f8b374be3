//! The folder that keeps the keys: one file a key (`{kid}.jwk.json`), and the file `signing`, which holds the id of the
//! key that signs.
//!
//! Files are 0600 and the folder is 0700; a key that others can read is not used. A file is complete or absent, whatever
//! happens: it is written aside, brought to stable storage, and renamed. Several processes may use a folder at once.

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

/// How a key's file name ends.
const KEY_SUFFIX: &str = ".jwk.json";

/// The file that names the key that signs.
const SIGNING_FILE: &str = "signing";

/// The file that processes lock while they change the folder. It stays, empty.
const LOCK_FILE: &str = ".lock";

/// The longest file that is read, in bytes; a key has a few hundred, or of RSA a few thousand.
const FILE_LENGTH_MAX: u64 = 64 * 1024;

/// A folder of keys. Nothing is kept in memory: every call looks at the folder as it is.
#[derive(Clone, Debug)]
pub struct KeyFolder {
    path: PathBuf,
}

/// A key, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyInfo {
    /// The key's id.
    pub kid: String,
    /// How it signs.
    pub algorithm: Algorithm,
    /// When it was made.
    pub created: Timestamp,
    /// Whether it is the one that signs new tokens.
    pub signs: bool,
}

impl KeyFolder {
    /// A folder of keys. One that does not exist has no keys, and is made with the first.
    ///
    /// # Errors
    ///
    /// [`KeyError::Exposed`] where others than the owner may write in the folder, [`KeyError::Owner`] where that is neither root
    /// nor the user of this process, [`KeyError::Io`] where it cannot be looked at.
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

    /// Makes a key. The first one in a folder becomes the one that signs.
    ///
    /// `random` fills a buffer with bytes that nobody can guess: the key is made of them.
    ///
    /// # Errors
    ///
    /// [`KeyError::Io`] where the folder or the file cannot be written; [`KeyError::Cryptography`] where the library
    /// refuses the bytes.
    pub fn create(
        &self,
        algorithm: Algorithm,
        now: Timestamp,
        random: &dyn Fn(&mut [u8]),
    ) -> Result<KeyInfo, KeyError> {
        let _lock = self.lock()?;
        self.create_locked(algorithm, now, random)
    }

    /// Makes a key where there is none. Of several processes that try at once, one makes it, and the others get `None`.
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

    /// Lets another key of the folder sign new tokens. Tokens of the one before stay good while its file is there.
    ///
    /// Whoever verifies must know the key by then: see `billables key rotate`, which makes a key, waits, and calls this.
    ///
    /// # Errors
    ///
    /// [`KeyError::Io`] where there is no such key or the folder cannot be written; [`KeyError::File`] where the file
    /// holds none that can sign.
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
    /// [`KeyError::Io`], [`KeyError::Exposed`] or [`KeyError::File`] for a file that cannot be read, is open to others, or
    /// holds no key.
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
    /// [`KeyError::Io`] where the folder cannot be read.
    pub fn is_empty(&self) -> Result<bool, KeyError> {
        Ok(self.kids()?.is_empty())
    }

    /// The key that signs new tokens.
    ///
    /// # Errors
    ///
    /// [`KeyError::NoKey`] where there is none; else those of [`KeyFolder::list`].
    pub fn signing_key(&self) -> Result<SigningKey, KeyError> {
        let kid = self.signing_kid()?.ok_or_else(|| KeyError::NoKey { folder: self.path.clone() })?;
        self.load(&kid)
    }

    /// Every key of the folder, to verify tokens with.
    ///
    /// # Errors
    ///
    /// Those of [`KeyFolder::list`]. A folder without keys is no error.
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

    /// The ids of the keys, by the names of the files.
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
            // What is written aside at this moment begins with a dot, which no key id has.
            let kid = name.to_str().and_then(|name| name.strip_suffix(KEY_SUFFIX));
            kids.extend(kid.filter(|kid| check_kid(kid).is_ok()).map(str::to_owned));
        }
        kids.sort();
        Ok(kids)
    }

    /// Keeps other processes from changing the folder until the file is dropped. Makes the folder.
    fn lock(&self) -> Result<File, KeyError> {
        let failed = |action, path: &Path| {
            let path = path.to_owned();
            move |source| KeyError::Io { action, path, source }
        };
        refuse_link(&self.path).map_err(failed("written", &self.path))?;
        DirBuilder::new().recursive(true).mode(0o700).create(&self.path).map_err(failed("made", &self.path))?;
        // What root makes in the folder of another user is that user's.
        open_unlinked(OpenOptions::new().read(true), &self.path).map_err(failed("made", &self.path))?;
        let path = self.path.join(LOCK_FILE);
        let file = open_unlinked(OpenOptions::new().write(true).create(true).truncate(false).mode(0o600), &path)
            .map_err(failed("written", &path))?;
        file.lock().map_err(failed("locked", &path))?;
        Ok(file)
    }

    /// Writes a file whole: aside first, then to stable storage, then under its name.
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
            // The name is in the folder, so the folder has to be on stable storage too.
            File::open(&self.path)?.sync_all()
        })();
        written.map_err(|source| {
            // Best effort: it is not under its name, so nobody reads it.
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

/// Reads a file that nobody but its owner may read.
fn read_private(path: &Path) -> Result<Zeroizing<String>, KeyError> {
    let failed = |source| KeyError::Io { action: "read", path: path.to_owned(), source };
    let file = File::open(path).map_err(failed)?;
    // The mode of what was opened, not of what has the name by now.
    let metadata = file.metadata().map_err(failed)?;
    require_trusted_owner(path, &metadata)?;
    if metadata.mode() & 0o077 != 0 {
        return Err(KeyError::Exposed { path: path.to_owned(), mode: "600" });
    }
    // Room for everything at once, an RSA key of 8192 bits included: growing would leave copies behind.
    let mut text = Zeroizing::new(String::with_capacity(16 * 1024));
    file.take(FILE_LENGTH_MAX).read_to_string(&mut text).map_err(failed)?;
    Ok(text)
}
