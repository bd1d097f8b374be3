//! Fuzz targets: every reader of bytes that a client may send. For any input a reader must not panic, must end in
//! time, and must read the same value again from the written text.
//!
//! `cargo xtask fuzz` feeds the targets. A test feeds them with the inputs of former failures (`regressions/`) and
//! with the first inputs of fuzzing (`seeds/`).

mod readers;
mod sample;

/// A reader and the assertions about the result.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    name: &'static str,
    run: fn(&[u8]),
}

impl Target {
    /// Every target.
    pub const ALL: &'static [Self] = readers::TARGETS;

    /// The target with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|target| target.name == name)
    }

    /// The name, which is also the name of the folders.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Feeds the reader.
    ///
    /// # Panics
    ///
    /// If an assertion about the reader fails.
    pub fn run(self, data: &[u8]) {
        (self.run)(data);
    }
}
