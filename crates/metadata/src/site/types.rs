//! Files for typed clients: all or some types of the document in a language, with a header that states the options.

use super::Site;
use super::links::Links;
use crate::languages::{Form, HeaderFacts, Language, Listing, OptionError, Options, write_header};
use crate::model::Operation;
use crate::reach::types_of_page;
use crate::selection::{SelectionError, selected_types};

/// The request for a file for typed clients.
#[derive(Debug, Clone, Default)]
pub struct TypesOptions {
    given: Vec<(String, String)>,
    date: Option<String>,
    is_bare: bool,
}

impl TypesOptions {
    /// All types, with every option at its default.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets an option, such as `IncludeTypes` to `NewBillable.*`; [`Language::options`] lists the options. Names are in
    /// any case. An empty value sets nothing. A name that the language does not have is ignored, so that a file from
    /// another service can be updated. `WithoutOptions` leaves the header out.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let (name, value) = (name.into(), value.into());
        if name.eq_ignore_ascii_case("WithoutOptions") {
            self.is_bare = !["false", "0", "off"].iter().any(|off| value.eq_ignore_ascii_case(off));
        } else {
            self.given.push((name, value));
        }
        self
    }

    /// Adds the date of the file to the header, as `2026-11-23 06:00:00` in UTC.
    #[must_use]
    pub fn with_date(mut self, date: impl Into<String>) -> Self {
        self.date = Some(date.into());
        self
    }
}

/// The reason for which there is no file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TypesError {
    /// The value of an option is refused.
    #[error(transparent)]
    Option(#[from] OptionError),
    /// A list of types has an entry that the document does not have.
    #[error(transparent)]
    Selection(#[from] SelectionError),
}

impl Site {
    /// The types of the document as a file for typed clients of `language`: with routes, return markers, and a header
    /// from which the family's tools fetch the file again.
    ///
    /// # Errors
    ///
    /// [`TypesError`] if the value of an option is refused.
    pub fn types(&self, language: Language, options: &TypesOptions) -> Result<String, TypesError> {
        let definition = language.definition();
        let given = options.given.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let resolved = Options::from_given(definition.options, given)?;
        let include = resolved.text("IncludeTypes");
        let types = selected_types(&self.document, include, resolved.text("ExcludeTypes"))?;
        let facts = HeaderFacts {
            date: options.date.as_deref(),
            version: self.document.version(),
            base_url: self.options.public_url.trim_end_matches('/'),
        };
        let header = if options.is_bare { String::new() } else { write_header(definition.header, facts, &resolved) };
        let listing = Listing {
            document: &self.document,
            types,
            form: Form::File,
            options: resolved,
            header,
            host: Links::served(&self.options).host(),
        };
        Ok((definition.write)(&listing))
    }

    /// Every type of the document in the published form of a page, without routes and return markers.
    #[must_use]
    pub fn whole_listing(&self, language: Language) -> String {
        let types = self.document.types().iter().filter(|one| !one.belongs_to_client_library()).collect();
        self.page_listing(language, types)
    }

    pub(super) fn listing_of(&self, language: Language, operation: &Operation) -> String {
        self.page_listing(language, types_of_page(&self.document, operation))
    }

    fn page_listing(&self, language: Language, types: Vec<&crate::model::Type>) -> String {
        let definition = language.definition();
        (definition.write)(&Listing {
            document: &self.document,
            types,
            form: Form::Page,
            options: Options::defaults(definition.options),
            header: String::new(),
            host: Links::served(&self.options).host(),
        })
    }
}
