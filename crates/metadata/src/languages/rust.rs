//! Rust: structs for `serde` and `serde_json` in edition 2021, in the layout of `rustfmt`, without a client package.
//!
//! The form: an optional member is an `Option` and is left out if `None`; a base class is flattened into the struct
//! that extends it; a choice is an enum without a tag; a type that would contain itself is in a `Box`. Every type can
//! be cloned, compared and created with its default. A file adds the method and the path of each request.

mod enums;
mod names;
mod writer;

use super::definition::Definition;
use super::header;
use super::listing::Listing;
use super::options::{EXCLUDE_TYPES, INCLUDE_TYPES, OptionDefinition};
use super::standalone::with_library_types;
use super::text::one_line;
use names::type_names;
use writer::Writer;

pub(super) static RUST: Definition = Definition {
    name: "rust",
    aliases: &[],
    title: "Rust",
    extension: "rs",
    header: header::SLASHES,
    options: OPTIONS,
    write,
};

static OPTIONS: &[OptionDefinition] = &[
    OptionDefinition::switch("MakePropertiesOptional", false),
    OptionDefinition::switch("AddDescriptionAsComments", true),
    INCLUDE_TYPES,
    EXCLUDE_TYPES,
];

fn write(listing: &Listing<'_>) -> String {
    let types = with_library_types(listing);
    let mut writer = Writer::new(listing, &types, type_names(&types));
    for of in types {
        writer.write_type(of);
    }
    // `rustfmt` removes blanks at the end of a line, and the tools read a header without them.
    let header: String = listing.header.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    let title = one_line(listing.document.title());
    let (imports, body) = writer.finish();
    format!(
        "{header}// The requests and answers of {title}.\n\
         // Needs the crates `serde`, with its feature `derive`, and `serde_json`. Dates, durations, UUIDs and bytes are texts, as\n\
         // they travel.\n\n{imports}use serde::{{Deserialize, Serialize}};\n{body}"
    )
}
