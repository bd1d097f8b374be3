//! Passwords: from a text to a hash that can be stored, and whether a text is the one that was hashed.
//!
//! Argon2id (RFC 9106) with a salt for each password, in the PHC string format, so that a stored hash says with which
//! parameters it was made. Slow on purpose: call it where waiting is allowed.

use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use billables_domain::Subject;

/// The fewest characters of a password.
pub const PASSWORD_LENGTH_MIN: usize = 12;

/// The most characters of a password. Longer ones are refused unread.
pub const PASSWORD_LENGTH_MAX: usize = 256;

/// The most characters of a user's name.
pub const USER_NAME_LENGTH_MAX: usize = 64;

/// Whom the audit trail names where there is no user.
const NAMES_TAKEN: [&str; 2] = ["unknown", "service"];

/// What making a hash costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordCost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub iterations: u32,
    /// Lanes. They are gone through one after the other here, so more of them help nobody but who has more processors.
    pub parallelism: u32,
}

impl Default for PasswordCost {
    /// 19 MiB, two passes, one lane: the first of the settings that the OWASP Password Storage Cheat Sheet recommends.
    fn default() -> Self {
        Self { memory_kib: 19_456, iterations: 2, parallelism: 1 }
    }
}

/// Why there is no hash, or why a text cannot be a password or a user's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PasswordError {
    /// Argon2 does not take the parameters.
    #[error("these are no parameters of Argon2: memory has at least 8 KiB for each lane, and nothing is zero.")]
    Cost,
    /// Too few or too many characters.
    #[error("a password has {PASSWORD_LENGTH_MIN} to {PASSWORD_LENGTH_MAX} characters.")]
    Length,
    /// One that is guessed first.
    #[error(
        "the password is one of those that are guessed first: common words, the same again and again, or keys in a row, such as aaaaaaaaaaaa, 123456789012 or Password123!. Choose another; --generate makes one."
    )]
    Common,
    /// Not a user's name.
    #[error(
        "a user's name has 1 to {USER_NAME_LENGTH_MAX} of a-z 0-9 . _ @ + - and begins with a letter or a digit; unknown and service are taken."
    )]
    UserName,
    /// The library refused.
    #[error("the password cannot be hashed.")]
    Hash,
}

/// Whether a password is the stored one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordVerdict {
    /// It is.
    Right {
        /// The stored hash was made at another cost than is asked for now; it should be replaced.
        outdated: bool,
    },
    /// It is not, or there is none.
    Wrong,
}

/// Makes and verifies hashes at one cost.
#[derive(Debug)]
pub struct Passwords {
    argon2: Argon2<'static>,
    computations: AtomicU64,
}

impl Passwords {
    /// Hashes are made at this cost.
    ///
    /// # Errors
    ///
    /// [`PasswordError::Cost`].
    pub fn new(cost: PasswordCost) -> Result<Self, PasswordError> {
        let params = Params::new(cost.memory_kib, cost.iterations, cost.parallelism, None);
        let params = params.map_err(|_| PasswordError::Cost)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        Ok(Self { argon2, computations: AtomicU64::new(0) })
    }

    /// A password's hash. The salt is random and used for nothing else.
    ///
    /// # Errors
    ///
    /// [`PasswordError::Length`] for a text that cannot be a password.
    pub fn hash(&self, password: &str, salt: [u8; 16]) -> Result<String, PasswordError> {
        if !(PASSWORD_LENGTH_MIN..=PASSWORD_LENGTH_MAX).contains(&password.chars().count()) {
            return Err(PasswordError::Length);
        }
        self.compute(password, salt)
    }

    /// Whether a password is the one of a stored hash. Where there is none, because the user is unknown, it takes as long,
    /// so that nobody learns from the time which users there are: exactly one computation either way.
    pub fn verify(&self, password: &str, stored: Option<&str>) -> PasswordVerdict {
        let Some(stored) = stored.and_then(|stored| PasswordHash::new(stored).ok()) else {
            // The outcome is of no interest.
            let _ = self.compute(password, [0; 16]);
            return PasswordVerdict::Wrong;
        };
        self.computations.fetch_add(1, Ordering::Relaxed);
        // With the parameters of the stored hash; the comparison takes the same time wherever the two differ.
        if self.argon2.verify_password(password.as_bytes(), &stored).is_err() {
            return PasswordVerdict::Wrong;
        }
        let is_current = Params::try_from(&stored).is_ok_and(|params| {
            let wanted = self.argon2.params();
            (params.m_cost(), params.t_cost(), params.p_cost()) == (wanted.m_cost(), wanted.t_cost(), wanted.p_cost())
        });
        PasswordVerdict::Right { outdated: !is_current }
    }

    /// How many times Argon2 was computed.
    pub fn computations(&self) -> u64 {
        self.computations.load(Ordering::Relaxed)
    }

    fn compute(&self, password: &str, salt: [u8; 16]) -> Result<String, PasswordError> {
        self.computations.fetch_add(1, Ordering::Relaxed);
        let salt = SaltString::encode_b64(&salt).map_err(|_| PasswordError::Hash)?;
        let hash = self.argon2.hash_password(password.as_bytes(), &salt).map_err(|_| PasswordError::Hash)?;
        Ok(hash.to_string())
    }
}

/// A user's name as it is stored: in lower case, so that `Alice@example.com` and `alice@example.com` are one.
///
/// The characters are those that a name can have in HTTP Basic (RFC 7617 excludes the colon), in a log line and in an
/// e-mail address as people have them.
///
/// # Errors
///
/// [`PasswordError::UserName`].
pub fn parse_user_name(text: &str) -> Result<Subject, PasswordError> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'@' | b'+' | b'-');
    let is_taken = NAMES_TAKEN.iter().any(|taken| text.eq_ignore_ascii_case(taken));
    let starts_well = text.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
    if is_taken || !starts_well || text.len() > USER_NAME_LENGTH_MAX || !text.bytes().all(is_plain) {
        return Err(PasswordError::UserName);
    }
    Subject::parse(&text.to_ascii_lowercase()).map_err(|_| PasswordError::UserName)
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUICK: PasswordCost = PasswordCost { memory_kib: 64, iterations: 1, parallelism: 1 };

    #[test]
    fn a_password_is_known_again_and_no_other_is() {
        let passwords = Passwords::new(QUICK).unwrap();
        let stored = passwords.hash("correct horse battery", [1; 16]).unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{stored}");
        assert_ne!(stored, passwords.hash("correct horse battery", [2; 16]).unwrap());
        let right = PasswordVerdict::Right { outdated: false };
        assert_eq!(passwords.verify("correct horse battery", Some(&stored)), right);
        for wrong in ["", "Correct horse battery", "correct horse battery ", "correct horse batter"] {
            assert_eq!(passwords.verify(wrong, Some(&stored)), PasswordVerdict::Wrong, "{wrong}");
        }
    }

    /// The test vector of RFC 9106 uses a secret and associated data, which the PHC format does not carry. This one was
    /// made with the reference implementation's command `argon2 somesalt -id -t 2 -m 16 -p 1`, and stands in its tests.
    #[test]
    fn a_hash_of_the_reference_implementation_is_verified() {
        let stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        let passwords = Passwords::new(QUICK).unwrap();
        let right = PasswordVerdict::Right { outdated: true };
        assert_eq!(passwords.verify("password", Some(stored)), right, "of another cost, and so outdated");
        assert_eq!(passwords.verify("passwore", Some(stored)), PasswordVerdict::Wrong);
    }

    #[test]
    fn whether_there_is_a_user_makes_no_difference_in_work() {
        let passwords = Passwords::new(QUICK).unwrap();
        let stored = passwords.hash("correct horse battery", [1; 16]).unwrap();
        assert_eq!(passwords.computations(), 1);
        for (count, stored) in [(2, Some(stored.as_str())), (3, None), (4, Some("damaged"))] {
            assert_eq!(passwords.verify("a wrong password", stored), PasswordVerdict::Wrong);
            assert_eq!(passwords.computations(), count);
        }
    }

    #[test]
    fn lengths_and_costs_have_bounds() {
        let passwords = Passwords::new(QUICK).unwrap();
        assert_eq!(passwords.hash("elevenchars", [1; 16]), Err(PasswordError::Length));
        assert_eq!(passwords.hash(&"a".repeat(257), [1; 16]), Err(PasswordError::Length));
        assert!(passwords.hash(&"ä".repeat(256), [1; 16]).is_ok());
        for cost in [PasswordCost { memory_kib: 7, ..QUICK }, PasswordCost { iterations: 0, ..QUICK }] {
            assert_eq!(Passwords::new(cost).unwrap_err(), PasswordError::Cost);
        }
    }

    #[test]
    fn user_names_are_lower_case_and_plain() {
        assert_eq!(parse_user_name("Alice+Test@Example.com").unwrap().as_str(), "alice+test@example.com");
        for bad in [
            "",
            " alice",
            "alice ",
            "a:b",
            "a/b",
            "älice",
            "unknown",
            "Service",
            "-alice",
            ".alice",
            "a\nb",
            &"a".repeat(65),
        ] {
            assert_eq!(parse_user_name(bad), Err(PasswordError::UserName), "{bad}");
        }
    }
}
