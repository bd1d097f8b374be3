//! One file for each command.

pub(crate) mod bench;
pub(crate) mod ci;
pub(crate) mod deny;
pub(crate) mod dtos;
pub(crate) mod fuzz;
pub(crate) mod languages;
pub(crate) mod metadata;
pub(crate) mod openapi;
pub(crate) mod postgres;
pub(crate) mod prove;
pub(crate) mod rules;
pub(crate) mod test;
