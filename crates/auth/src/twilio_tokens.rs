//! The file of Twilio's auth tokens: a line for each account, `account = token[, next token][, AccountSid]`.
//!
//! A line may be empty or begin with `#`. While Twilio changes a token, both tokens count. An AccountSid (`AC` and 32 hex digits)
//! limits the line to callbacks of that account at Twilio. No error contains a token.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use billables_domain::AccountId;
use zeroize::Zeroizing;

use crate::private_files::is_trusted_owner;

/// The largest file, in bytes.
const FILE_LENGTH_MAX: u64 = 1 << 20;

/// The longest token, in characters. Twilio's have 32.
const TOKEN_LENGTH_MAX: usize = 128;

/// The most tokens of an account: the one in use and the next one.
const TOKENS_MAX: usize = 2;

/// The reason why the file of tokens cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TwilioTokensError {
    /// The file cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// Other users may read the file.
    #[error("{} can be read by other users, and holds secrets. Run: chmod 600 {}", path.display(), path.display())]
    Exposed {
        /// The file.
        path: PathBuf,
    },
    /// The file belongs to another user.
    #[error("{} belongs to neither root nor the user of this process", path.display())]
    Owner {
        /// The file.
        path: PathBuf,
    },
    /// The file has more bytes than such a file needs.
    #[error("{} has more than {FILE_LENGTH_MAX} bytes", path.display())]
    TooLong {
        /// The file.
        path: PathBuf,
    },
    /// A line is not of the form `account = token`.
    #[error("{}, line {line}: {problem}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The number of the line, from 1.
        line: usize,
        /// The problem and its remedy.
        problem: &'static str,
    },
}

/// The tokens of one account, and the account at Twilio.
#[derive(Clone)]
pub struct TwilioAccount {
    tokens: Vec<Zeroizing<String>>,
    account_sid: Option<String>,
}

impl TwilioAccount {
    /// The tokens, the one in use first.
    pub fn tokens(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().map(|token| token.as_str())
    }

    /// Whether a callback of this account at Twilio belongs here. Without a configured AccountSid every callback does.
    pub fn is_for(&self, account_sid: Option<&str>) -> bool {
        self.account_sid.as_deref().is_none_or(|own| account_sid == Some(own))
    }
}

impl std::fmt::Debug for TwilioAccount {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("TwilioAccount").field("account_sid", &self.account_sid).finish_non_exhaustive()
    }
}

type Accounts = HashMap<AccountId, Arc<TwilioAccount>>;

/// The tokens of the file as last read. A clone shares the tokens.
#[derive(Clone, Debug, Default)]
pub struct TwilioTokens {
    path: Option<PathBuf>,
    read: Arc<RwLock<Read>>,
}

#[derive(Debug, Default)]
struct Read {
    accounts: Accounts,
    /// The state of the file that the accounts are from.
    state: Option<FileState>,
}

/// The values of which one changes with the file: device, inode, length, and time of the last change in seconds and nanoseconds.
type FileState = (u64, u64, u64, i64, i64);

impl TwilioTokens {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// [`TwilioTokensError`] for a file that cannot be read, that other users may read, or with a line that is none of the form.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, TwilioTokensError> {
        let tokens = Self { path: Some(path.into()), read: Arc::default() };
        tokens.reload()?;
        Ok(tokens)
    }

    /// The tokens of an account.
    pub fn find(&self, account_id: &AccountId) -> Option<Arc<TwilioAccount>> {
        self.read.read().unwrap_or_else(PoisonError::into_inner).accounts.get(account_id).cloned()
    }

    /// Reads the file again if the file has changed, and says whether it has.
    ///
    /// # Errors
    ///
    /// Those of [`TwilioTokens::open`]. The known tokens stay in use.
    pub fn reload(&self) -> Result<bool, TwilioTokensError> {
        let Some(path) = &self.path else { return Ok(false) };
        let failed = |source| TwilioTokensError::Io { path: path.clone(), source };
        let file = File::open(path).map_err(failed)?;
        // The metadata are those of the open file, because another file may have the name by now.
        let metadata = file.metadata().map_err(failed)?;
        if !is_trusted_owner(metadata.uid()) {
            return Err(TwilioTokensError::Owner { path: path.clone() });
        }
        if metadata.mode() & 0o077 != 0 {
            return Err(TwilioTokensError::Exposed { path: path.clone() });
        }
        let state = (metadata.dev(), metadata.ino(), metadata.size(), metadata.mtime(), metadata.mtime_nsec());
        if self.read.read().unwrap_or_else(PoisonError::into_inner).state == Some(state) {
            return Ok(false);
        }
        if metadata.size() > FILE_LENGTH_MAX {
            return Err(TwilioTokensError::TooLong { path: path.clone() });
        }
        // A growing text would leave copies of the secrets in memory.
        let capacity = usize::try_from(FILE_LENGTH_MAX).unwrap_or_default();
        let mut text = Zeroizing::new(String::with_capacity(capacity));
        file.take(FILE_LENGTH_MAX).read_to_string(&mut text).map_err(failed)?;
        let accounts = parse(path, &text)?;
        *self.read.write().unwrap_or_else(PoisonError::into_inner) = Read { accounts, state: Some(state) };
        Ok(true)
    }

    /// The number of accounts with tokens.
    pub fn count(&self) -> usize {
        self.read.read().unwrap_or_else(PoisonError::into_inner).accounts.len()
    }
}

fn parse(path: &Path, text: &str) -> Result<Accounts, TwilioTokensError> {
    let mut accounts = Accounts::new();
    for (index, line) in text.strip_prefix('\u{feff}').unwrap_or(text).lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let failed = |problem| TwilioTokensError::Line { path: path.to_owned(), line: index + 1, problem };
        let (account_id, account) = parse_line(line).map_err(failed)?;
        if accounts.insert(account_id, Arc::new(account)).is_some() {
            return Err(failed(
                "the account has a line above already. Write both tokens into one line: account = token, next token.",
            ));
        }
    }
    Ok(accounts)
}

fn parse_line(line: &str) -> Result<(AccountId, TwilioAccount), &'static str> {
    let (account, values) =
        line.split_once('=').ok_or("there is no \"=\". Write: account = token, or account = token, next token.")?;
    let account_id =
        AccountId::parse(account.trim()).map_err(|_| "the text before the \"=\" is not the id of an account.")?;
    let mut read = TwilioAccount { tokens: Vec::new(), account_sid: None };
    for value in values.split(',').map(str::trim) {
        if is_account_sid(value) {
            if read.account_sid.replace(value.to_owned()).is_some() {
                return Err("there are two AccountSids. Write one.");
            }
            continue;
        }
        if value.is_empty() || value.len() > TOKEN_LENGTH_MAX || !value.bytes().all(|byte| byte.is_ascii_alphanumeric())
        {
            return Err("a token is not 1 to 128 letters and digits. Copy the Auth Token of Twilio's console.");
        }
        if read.tokens.len() == TOKENS_MAX {
            return Err("there are more than two tokens. Write the one in use and the next one.");
        }
        read.tokens.push(Zeroizing::new(value.to_owned()));
    }
    if read.tokens.is_empty() {
        return Err("there is no token. Write: account = token.");
    }
    Ok((account_id, read))
}

/// `AC` and 32 hex digits, which no token of Twilio is.
fn is_account_sid(text: &str) -> bool {
    text.len() == 34 && text.starts_with("AC") && text.bytes().skip(2).all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    const SID: &str = "AC0123456789abcdef0123456789abcdef";

    fn account(text: &str) -> AccountId {
        AccountId::parse(text).unwrap()
    }

    struct Folder(tempfile::TempDir);

    impl Folder {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap())
        }

        fn path(&self) -> PathBuf {
            self.0.path().join("twilio-tokens")
        }

        /// Puts a file with this text in the place of the former one.
        fn write(&self, text: &str, mode: u32) {
            let aside = self.0.path().join("aside");
            std::fs::write(&aside, text).unwrap();
            std::fs::set_permissions(&aside, std::fs::Permissions::from_mode(mode)).unwrap();
            std::fs::rename(&aside, self.path()).unwrap();
        }
    }

    fn problem(text: &str) -> String {
        let folder = Folder::new();
        folder.write(text, 0o600);
        let error = TwilioTokens::open(folder.path()).unwrap_err().to_string();
        error.split_once("twilio-tokens").unwrap().1.to_owned()
    }

    #[test]
    fn a_line_has_one_or_two_tokens_and_perhaps_an_account_at_twilio() {
        let folder = Folder::new();
        folder.write(&format!("# ours\r\n\n demo = one , two,{SID}\nother=three\n"), 0o600);
        let tokens = TwilioTokens::open(folder.path()).unwrap();
        let demo = tokens.find(&account("demo")).unwrap();
        assert_eq!(demo.tokens().collect::<Vec<_>>(), ["one", "two"]);
        assert!(demo.is_for(Some(SID)) && !demo.is_for(None) && !demo.is_for(Some("AC1")));
        let other = tokens.find(&account("other")).unwrap();
        assert!(other.tokens().eq(["three"]) && other.is_for(None) && other.is_for(Some(SID)));
        assert!(tokens.find(&account("third")).is_none() && tokens.count() == 2);
        assert!(TwilioTokens::default().find(&account("demo")).is_none());
    }

    #[test]
    fn a_wrong_line_is_named_by_its_number_and_shows_no_token() {
        let long = "x".repeat(129);
        for (line, start) in [
            ("demo secret", ", line 2: there is no \"=\""),
            ("de mo = secret", ", line 2: the text before the \"=\""),
            ("demo =", ", line 2: a token is not"),
            ("demo = sec ret", ", line 2: a token is not"),
            ("demo = secret,", ", line 2: a token is not"),
            (&format!("demo = {long}"), ", line 2: a token is not"),
            ("demo = secret, b, c", ", line 2: there are more than two tokens"),
            (&format!("demo = {SID}"), ", line 2: there is no token"),
            (&format!("demo = secret, {SID}, {SID}"), ", line 2: there are two AccountSids"),
            ("demo = secret\ndemo = secret", ", line 3: the account has a line above"),
        ] {
            let problem = problem(&format!("# first\n{line}\n"));
            assert!(problem.starts_with(start) && !problem.contains("secret"), "{line}: {problem}");
        }
    }

    #[test]
    fn a_file_that_others_may_read_is_refused_and_an_absent_one_named() {
        let folder = Folder::new();
        for mode in [0o640, 0o604, 0o660] {
            folder.write("demo = one\n", mode);
            let error = TwilioTokens::open(folder.path()).unwrap_err();
            assert!(matches!(error, TwilioTokensError::Exposed { .. }), "{error}");
            assert!(error.to_string().ends_with(&format!("chmod 600 {}", folder.path().display())), "{error}");
        }
        let error = TwilioTokens::open(folder.0.path().join("absent")).unwrap_err().to_string();
        assert!(error.contains("absent cannot be read"), "{error}");
        folder.write(&"#".repeat(1 + (1 << 20)), 0o600);
        assert!(matches!(TwilioTokens::open(folder.path()), Err(TwilioTokensError::TooLong { .. })));
    }

    #[test]
    fn a_changed_file_is_read_again_and_a_broken_one_leaves_the_known_tokens() {
        let folder = Folder::new();
        folder.write("demo = one\n", 0o600);
        let tokens = TwilioTokens::open(folder.path()).unwrap();
        assert!(!tokens.reload().unwrap(), "nothing has changed");
        let shared = tokens.clone();
        folder.write("demo = one, two\n", 0o600);
        assert!(tokens.reload().unwrap());
        assert_eq!(shared.find(&account("demo")).unwrap().tokens().count(), 2);
        folder.write("demo\n", 0o600);
        assert!(tokens.reload().is_err());
        folder.write("demo = three\n", 0o644);
        assert!(tokens.reload().is_err());
        std::fs::remove_file(folder.path()).unwrap();
        assert!(tokens.reload().is_err());
        assert_eq!(shared.find(&account("demo")).unwrap().tokens().count(), 2);
    }
}
