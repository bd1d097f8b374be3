//! The errors of keys and of the folder that keeps them, with the limits that they name.

use std::path::PathBuf;

/// The shortest secret of HS256, in bytes: as long as the hash, as RFC 7518 section 3.2 asks.
pub(crate) const SECRET_LENGTH_MIN: usize = 32;

/// The longest key id that is kept in a folder, in characters.
pub(super) const KID_LENGTH_MAX: usize = 128;

/// The bits of a modulus that is taken: as many as RFC 7518 sections 3.3 and 3.5 ask for, and no more than make verifying
/// slow.
pub(crate) const MODULUS_BITS_MIN: usize = 2048;
pub(crate) const MODULUS_BITS_MAX: usize = 8192;

/// What is wrong with a key, or with the folder that keeps the keys.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// A secret of HS256 that is too short to be one.
    #[error("the secret of an HS256 key has fewer than {SECRET_LENGTH_MIN} bytes. Use a longer one.")]
    SecretTooShort,
    /// An RSA key that is too short to be safe, or too long to be quick.
    #[error("an RSA key has a modulus of {MODULUS_BITS_MIN} to {MODULUS_BITS_MAX} bits. Use another one.")]
    ModulusLength,
    /// A key id with characters that a file name or a header should not have.
    #[error("a key id has 1 to {KID_LENGTH_MAX} of the characters A-Z a-z 0-9 - _ and nothing else.")]
    KeyId,
    /// The cryptographic library refused the key.
    #[error("the key cannot be used: the cryptographic library refuses it. Make another one: billables key new")]
    Cryptography,
    /// No key signs.
    #[error("{} has no signing key. Make one: billables key new", .folder.display())]
    NoKey {
        /// The folder that was looked in.
        folder: PathBuf,
    },
    /// Others than the owner may read a key, or replace one.
    #[error("{} is open to other users of this machine. Close it: chmod {mode} '{}'", .path.display(), .path.display())]
    Exposed {
        /// The file or folder.
        path: PathBuf,
        /// The mode that it should have.
        mode: &'static str,
    },
    /// A file or the folder belongs to somebody who is neither root nor the user of this process.
    #[error(
        "{} belongs to another user, {owner}, who could put another key there. Give it to the user that runs this: chown {own} '{}'", .path.display(), .path.display()
    )]
    Owner {
        /// The file or folder.
        path: PathBuf,
        /// The id of its owner.
        owner: u32,
        /// The id of the user of this process.
        own: u32,
    },
    /// A file of the folder does not hold what it should.
    #[error("{} cannot be used: {problem}.", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it. Never shows what the file holds.
        problem: &'static str,
    },
    /// The operating system refused.
    #[error("{} cannot be {action}: {source}.", .path.display())]
    Io {
        /// What was tried, as a participle.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
}
