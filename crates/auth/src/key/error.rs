//! The errors of keys and of the folder that keeps them, with the limits that they name.

use std::path::PathBuf;

/// The fewest bytes of an HS256 secret: the length of the hash, as RFC 7518 section 3.2 requires.
pub(crate) const SECRET_LENGTH_MIN: usize = 32;

/// The most characters of a key id in a folder.
pub(super) const KID_LENGTH_MAX: usize = 128;

/// The fewest bits of a modulus, as RFC 7518 sections 3.3 and 3.5 require, and the most, beyond which verification is slow.
pub(crate) const MODULUS_BITS_MIN: usize = 2048;
pub(crate) const MODULUS_BITS_MAX: usize = 8192;

/// The reason why a key, or the folder of keys, is refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// The secret of an HS256 key is too short.
    #[error("the secret of an HS256 key has fewer than {SECRET_LENGTH_MIN} bytes. Use a longer one.")]
    SecretTooShort,
    /// The RSA key is too short to be safe, or too long to be fast.
    #[error("an RSA key has a modulus of {MODULUS_BITS_MIN} to {MODULUS_BITS_MAX} bits. Use another one.")]
    ModulusLength,
    /// The key id has characters that are unsafe in a file name or a header.
    #[error("a key id has 1 to {KID_LENGTH_MAX} of the characters A-Z a-z 0-9 - _ and nothing else.")]
    KeyId,
    /// The cryptographic library refused the key.
    #[error("the key cannot be used: the cryptographic library refuses it. Make another one: billables key new")]
    Cryptography,
    /// The folder has no signing key.
    #[error("{} has no signing key. Make one: billables key new", .folder.display())]
    NoKey {
        /// The folder of keys.
        folder: PathBuf,
    },
    /// Other users than the owner may read or replace a key.
    #[error("{} is open to other users of this machine. Close it: chmod {mode} '{}'", .path.display(), .path.display())]
    Exposed {
        /// The file or folder.
        path: PathBuf,
        /// The required mode.
        mode: &'static str,
    },
    /// The owner of a file or of the folder is neither root nor the user of this process.
    #[error(
        "{} belongs to another user, {owner}, who could put another key there. Give it to the user that runs this: chown {own} '{}'", .path.display(), .path.display()
    )]
    Owner {
        /// The file or folder.
        path: PathBuf,
        /// The user id of the owner.
        owner: u32,
        /// The user id of this process.
        own: u32,
    },
    /// The content of a file in the folder is invalid.
    #[error("{} cannot be used: {problem}.", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// The problem, without any content of the file.
        problem: &'static str,
    },
    /// The operating system refused an action.
    #[error("{} cannot be {action}: {source}.", .path.display())]
    Io {
        /// The action, as a participle.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The error of the operating system.
        source: std::io::Error,
    },
}
