//! The hashing and the verification of passwords.
//!
//! Argon2id (RFC 9106) with a salt for each password, in the PHC string format, so that a stored hash names its parameters. A
//! computation is slow by design; the caller must not block an async thread with it.

use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use billables_domain::Subject;

/// The fewest characters of a password.
pub const PASSWORD_LENGTH_MIN: usize = 12;

/// The most characters of a password. A longer one is refused without a computation.
pub const PASSWORD_LENGTH_MAX: usize = 256;

/// The most characters of a user's name.
pub const USER_NAME_LENGTH_MAX: usize = 64;

/// Reserved names, which the audit trail uses if there is no user.
const RESERVED_NAMES: [&str; 2] = ["unknown", "service"];

/// The cost of a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordCost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub iterations: u32,
    /// Lanes. This process computes them one after the other, so more lanes help only an attacker with more processors.
    pub parallelism: u32,
}

impl Default for PasswordCost {
    /// 19 MiB, two passes, one lane: the first recommendation of the OWASP Password Storage Cheat Sheet.
    fn default() -> Self {
        Self { memory_kib: 19_456, iterations: 2, parallelism: 1 }
    }
}

/// The reason why a password, a user's name or a cost is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PasswordError {
    /// Argon2 refuses the parameters.
    #[error("these are no parameters of Argon2: memory has at least 8 KiB for each lane, and nothing is zero.")]
    Cost,
    /// The password has too few or too many characters.
    #[error("a password has {PASSWORD_LENGTH_MIN} to {PASSWORD_LENGTH_MAX} characters.")]
    Length,
    /// Attackers try the password first.
    #[error(
        "the password is one of those that attackers try first: common words, repetitions, or keys in a row, such as aaaaaaaaaaaa, 123456789012 or Password123!. Choose another; --generate makes one."
    )]
    Common,
    /// The text is no valid user's name, or reserved.
    #[error(
        "a user's name has 1 to {USER_NAME_LENGTH_MAX} of a-z 0-9 . _ @ + - and begins with a letter or a digit; unknown and service are taken."
    )]
    UserName,
    /// The library refuses the password.
    #[error("the password cannot be hashed.")]
    Hash,
}

/// The result of a verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordVerdict {
    /// The password is the stored one.
    Right {
        /// The stored hash has another cost than the configured one, and should be replaced.
        outdated: bool,
    },
    /// The password is not the stored one, or there is no stored one.
    Wrong,
}

/// Makes and verifies hashes with one cost.
#[derive(Debug)]
pub struct Passwords {
    argon2: Argon2<'static>,
    computations: AtomicU64,
}

impl Passwords {
    /// New hashes have this cost.
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

    /// The hash of a password. The salt is random and used for nothing else.
    ///
    /// # Errors
    ///
    /// [`PasswordError::Length`] for a password that is too short or too long.
    pub fn hash(&self, password: &str, salt: [u8; 16]) -> Result<String, PasswordError> {
        if !(PASSWORD_LENGTH_MIN..=PASSWORD_LENGTH_MAX).contains(&password.chars().count()) {
            return Err(PasswordError::Length);
        }
        self.compute(password, salt)
    }

    /// Verifies a password against a stored hash. Without a stored hash, because the user is unknown, the method makes one
    /// computation too, so that the time does not reveal the existing users.
    pub fn verify(&self, password: &str, stored: Option<&str>) -> PasswordVerdict {
        let Some(stored) = stored.and_then(|stored| PasswordHash::new(stored).ok()) else {
            // Only the time of the computation matters.
            let _ = self.compute(password, [0; 16]);
            return PasswordVerdict::Wrong;
        };
        self.computations.fetch_add(1, Ordering::Relaxed);
        // The library uses the parameters of the stored hash, and compares in constant time.
        if self.argon2.verify_password(password.as_bytes(), &stored).is_err() {
            return PasswordVerdict::Wrong;
        }
        let is_current = Params::try_from(&stored).is_ok_and(|params| {
            let wanted = self.argon2.params();
            (params.m_cost(), params.t_cost(), params.p_cost()) == (wanted.m_cost(), wanted.t_cost(), wanted.p_cost())
        });
        PasswordVerdict::Right { outdated: !is_current }
    }

    /// The number of Argon2 computations so far.
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

/// Parses a user's name. The name is stored in lower case, so `Alice@example.com` and `alice@example.com` are the same user.
///
/// The allowed characters are safe in HTTP Basic (RFC 7617 excludes the colon) and in log lines, and cover common e-mail
/// addresses.
///
/// # Errors
///
/// [`PasswordError::UserName`].
pub fn parse_user_name(text: &str) -> Result<Subject, PasswordError> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'@' | b'+' | b'-');
    let is_taken = RESERVED_NAMES.iter().any(|taken| text.eq_ignore_ascii_case(taken));
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
    /// made with the reference implementation's command `argon2 somesalt -id -t 2 -m 16 -p 1`, and is part of its tests.
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
