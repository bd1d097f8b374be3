//! The program that libFuzzer drives. An environment variable names the target, because linking one program is faster
//! than linking one for each target.
#![no_main]

use std::sync::LazyLock;

use billables_fuzz::Target;

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    #[expect(clippy::disallowed_methods, reason = "the command line belongs to libFuzzer")]
    let name = std::env::var("BILLABLES_FUZZ_TARGET").unwrap_or_default();
    #[expect(clippy::panic, reason = "libFuzzer takes no error")]
    Target::from_name(&name).unwrap_or_else(|| panic!("BILLABLES_FUZZ_TARGET names no target; use `cargo xtask fuzz`"))
});

libfuzzer_sys::fuzz_target!(|data: &[u8]| TARGET.run(data));
