#![doc = include_str!("../README.md")]
//!
//! # Layers
//!
//! `read` turns a document into the `model`. `languages`, `formats` and `site` write from the model alone. No other crate of
//! the workspace is known here.

mod formats;
mod languages;
mod model;
mod names;
mod reach;
mod read;
mod sample;
mod scalar;
mod selection;
mod site;

pub use formats::PageFormat;
pub use languages::{Language, OptionError, OptionKind};
pub use model::{Document, Enumeration, EnumerationValue, Member, Operation, Place, Route, Shape, Type, TypeRef, Verb};
pub use read::{DocumentError, Pointer};
pub use scalar::Scalar;
pub use selection::SelectionError;
pub use site::{
    PageError, SCRIPT, SCRIPT_PATH, STYLESHEET, STYLESHEET_PATH, Site, SiteFile, SiteOptions, TYPES_PATH, TypesError,
    TypesOptions,
};
