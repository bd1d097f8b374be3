//! The common parts of every page.

use super::links::Links;
use crate::model::Document;

/// A page in the links at the top of every page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Index,
    Types,
}

/// The common parts of every page.
pub(super) struct Frame<'a> {
    pub(super) title: &'a str,
    pub(super) version: &'a str,
    pub(super) stylesheet: String,
    pub(super) script: String,
    pub(super) index: String,
    pub(super) places: Vec<PlaceLink>,
}

/// A link at the top of every page.
pub(super) struct PlaceLink {
    pub(super) title: &'static str,
    pub(super) href: String,
    pub(super) is_current: bool,
}

impl<'a> Frame<'a> {
    pub(super) fn new(document: &'a Document, links: &Links<'_>, current: Option<Place>) -> Self {
        let of_site = |title, href, place| PlaceLink { title, href, is_current: current == Some(place) };
        let elsewhere = |title, href| PlaceLink { title, href, is_current: false };
        let mut places =
            vec![of_site("Operations", links.index(), Place::Index), of_site("Types", links.types(), Place::Types)];
        places.extend(links.docs().map(|href| elsewhere("API reference", href)));
        places.extend(links.openapi().map(|href| elsewhere("OpenAPI", href)));
        Self {
            title: document.title(),
            version: document.version(),
            stylesheet: links.stylesheet(),
            script: links.script(),
            index: links.index(),
            places,
        }
    }
}
