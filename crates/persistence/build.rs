//! The migrations are embedded; a new one makes the crate stale, which nothing else would tell.

fn main() {
    println!("cargo::rerun-if-changed=../../migrations");
}
