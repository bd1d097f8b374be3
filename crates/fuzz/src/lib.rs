//! Every reader of bytes that a stranger may send, and what must hold whatever the bytes are: no panic, an end in time, and
//! what was understood is understood alike when it is written and read again.
//!
//! `cargo xtask fuzz` feeds the targets; a test feeds them with what was once found (`regressions/`) and with the samples
//! that fuzzing starts from (`seeds/`).

mod readers;
mod sample;

/// A reader, and what must hold of it.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    name: &'static str,
    run: fn(&[u8]),
}

impl Target {
    /// Every target.
    pub const ALL: &'static [Self] = readers::TARGETS;

    /// The target of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|target| target.name == name)
    }

    /// The name, which is also that of its folders.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Feeds the reader.
    ///
    /// # Panics
    ///
    /// When something does not hold that must.
    pub fn run(self, data: &[u8]) {
        (self.run)(data);
    }
}
