//! The protections that the C compiler builds into the binary, as `.cargo/config.toml` asks for them.

use std::fs;

#[test]
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn c_code_has_stack_canaries_and_checked_bounds() {
    let binary = fs::read(env!("CARGO_BIN_EXE_billables")).unwrap();
    for symbol in ["__stack_chk_fail", "__memcpy_chk"] {
        let is_there = binary.windows(symbol.len()).any(|window| window == symbol.as_bytes());
        assert!(is_there, "the binary does not call {symbol}");
    }
}
