//! Takes the files of Swagger UI that `/docs` uses from the published archive. The archive has four further scripts, which would
//! add 3 MB to the binary.

#![expect(clippy::disallowed_methods, reason = "cargo passes the folder of generated files in a variable")]

use std::error::Error;
use std::fs::File;
use std::io::{Cursor, copy};
use std::path::Path;

use utoipa_swagger_ui_vendored::SWAGGER_UI_VENDORED;
use zip::ZipArchive;

const FILES: [&str; 3] = ["swagger-ui-bundle.js", "swagger-ui.css", "favicon-32x32.png"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out_dir = std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    let mut archive = ZipArchive::new(Cursor::new(SWAGGER_UI_VENDORED))?;
    for name in FILES {
        // The archive has one folder, which is named after the version.
        let end = format!("/dist/{name}");
        let is_wanted = |index: &usize| {
            archive.name_for_index(*index).is_some_and(|path| path.is_ok_and(|path| path.ends_with(&end)))
        };
        let index = (0..archive.len()).find(is_wanted).ok_or("Swagger UI lacks a file that /docs uses")?;
        copy(&mut archive.by_index(index)?, &mut File::create(Path::new(&out_dir).join(name))?)?;
    }
    Ok(())
}
