//! Files for typed clients: every type of the document, or some, in a language, with a header that says how.

use super::Site;
use super::links::Links;
use crate::languages::{Form, HeaderFacts, Language, Listing, OptionError, Options, write_header};
use crate::model::Operation;
use crate::reach::types_of_page;
use crate::selection::{SelectionError, selected_types};

/// What is asked of a file for typed clients.
#[derive(Debug, Clone, Default)]
pub struct TypesOptions {
    given: Vec<(String, String)>,
    date: Option<String>,
    is_bare: bool,
}

impl TypesOptions {
    /// Every type, with each option as it is when nobody sets it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets an option, such as `IncludeTypes` to `NewBillable.*`; [`Language::options`] lists them. Names are in whatever
    /// case, an empty value sets nothing, and names that the language does not have are passed over, so that a file
    /// from elsewhere can be updated. `WithoutOptions` leaves the header out.
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

    /// Tells in the header when the file was made, as `2026-11-23 06:00:00` in UTC.
    #[must_use]
    pub fn with_date(mut self, date: impl Into<String>) -> Self {
        self.date = Some(date.into());
        self
    }
}

/// Why there is no such file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TypesError {
    /// An option has a value that it cannot have.
    #[error(transparent)]
    Option(#[from] OptionError),
    /// A list of types names something that the document does not have.
    #[error(transparent)]
    Selection(#[from] SelectionError),
}

impl Site {
    /// The types of the document as a file for typed clients of `language`: with routes, return markers, and a header
    /// from which the family's tools can fetch it again.
    ///
    /// # Errors
    /// [`TypesError`] when an option cannot have its value.
    pub fn types(&self, language: Language, options: &TypesOptions) -> Result<String, TypesError> {
        let definition = language.definition();
        let given = options.given.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let resolved = Options::of(definition.options, given)?;
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

    /// Every type of the document as pages would show them: the published form, without routes and return markers.
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
