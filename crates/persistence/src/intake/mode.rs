//! The way in which a commit group is written.

use crate::layout::Layout;

/// The way in which a group is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mode {
    pub(super) layout: Layout,
    /// Whether a distributed store reads the stored billables before it inserts. An insert there names no voided rows, and the trigger
    /// refuses the whole group for one of them; the next attempt reads first.
    pub(super) reads_first: bool,
}
