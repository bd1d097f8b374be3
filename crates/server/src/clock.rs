//! The one place where the process reads the clock and draws random numbers; all others are handed both.

use std::time::{SystemTime, UNIX_EPOCH};

use billables_domain::Timestamp;

/// The time now.
#[expect(clippy::disallowed_methods, reason = "this is the edge that hands the time to all others")]
pub(crate) fn now() -> Timestamp {
    // A clock before 1970 is shown as 1970.
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_microseconds(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}

/// Fills a buffer with bytes that nobody can guess.
///
/// # Panics
///
/// The operating system gives no random bytes: nothing that needs them may go on with guessable ones.
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
