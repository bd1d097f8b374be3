//! How many values one body may hold. A value takes far more memory than the one or two bytes that can stand for it,
//! so the length of a body alone bounds nothing.

use crate::read_error::ReadError;

/// How many values (members, items, elements, cells) one body may hold, on all levels together.
pub const MAX_VALUES: usize = 250_000;

/// What is left for the body at hand.
pub(crate) struct Budget {
    left: usize,
}

impl Budget {
    pub(crate) fn new() -> Self {
        Self { left: MAX_VALUES }
    }

    /// Takes one value off.
    pub(crate) fn spend(&mut self) -> Result<(), ReadError> {
        self.left = self.left.checked_sub(1).ok_or(ReadError::TooManyValues)?;
        Ok(())
    }
}
