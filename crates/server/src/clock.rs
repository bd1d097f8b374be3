//! The only place where the process reads the clock and draws random numbers. All other code gets both as arguments.

use std::time::{SystemTime, UNIX_EPOCH};

use billables_domain::Timestamp;

/// The current time.
#[expect(clippy::disallowed_methods, reason = "this is the edge that passes the time to all other code")]
pub(crate) fn now() -> Timestamp {
    // A clock before 1970 counts as 1970.
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_microseconds(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}

/// Fills a buffer with random bytes for keys and ids.
///
/// # Panics
///
/// The function panics if the operating system has no random bytes, because secrets made without them could be guessed.
#[expect(clippy::panic, reason = "keys and ids made without randomness would be worse than no service")]
pub(crate) fn random(bytes: &mut [u8]) {
    if let Err(error) = getrandom::fill(bytes) {
        panic!("the operating system gives no random bytes: {error}");
    }
}

/// Random bytes.
pub(crate) fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    random(&mut bytes);
    bytes
}
