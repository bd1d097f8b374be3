//! A count of the values of one body, up to [`MAX_VALUES`].

use crate::limits::MAX_VALUES;
use crate::read_error::ReadError;

/// The number of values that the body may still hold.
pub(crate) struct Budget {
    left: usize,
}

impl Budget {
    pub(crate) fn new() -> Self {
        Self { left: MAX_VALUES }
    }

    /// Counts one value.
    pub(crate) fn spend(&mut self) -> Result<(), ReadError> {
        self.left = self.left.checked_sub(1).ok_or(ReadError::TooManyValues)?;
        Ok(())
    }
}
