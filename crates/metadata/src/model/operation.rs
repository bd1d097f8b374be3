//! Operations: their routes, methods, markers and roles.

use super::TypeRef;

/// One operation of the service.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The name of the operation and of its request class.
    pub name: String,
    /// The operationId of the document; `None` if the name comes from the method and the path.
    pub operation_id: Option<String>,
    /// One line: the description on a page, the comment and the attribute `Api` of the request class.
    pub summary: Option<String>,
    /// The longer text, which no page shows.
    pub description: Option<String>,
    /// The groups of the operation.
    pub tags: Vec<String>,
    /// The routes of the operation, at least one.
    pub routes: Vec<Route>,
    /// The marker interfaces of the request class.
    pub markers: Vec<String>,
    /// Whether the operation requires authentication.
    pub requires_authentication: bool,
    /// The roles of which a caller must have one; empty if every role will do.
    pub required_roles: Vec<String>,
    /// The type of a successful answer.
    pub response: Option<TypeRef>,
    /// Whether the pages of the operation show the answer. `/types` always shows the answer.
    pub page_shows_response: bool,
}

impl Operation {
    /// Whether a route of the operation has `verb`.
    #[must_use]
    pub fn allows(&self, verb: Verb) -> bool {
        self.routes.iter().any(|route| route.verbs.contains(&verb))
    }
}

/// A path with its methods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The methods, in the order of the document.
    pub verbs: Vec<Verb>,
    /// The path with its variables in braces: `/billables/{id}`.
    pub path: String,
}

impl Route {
    /// Whether the path has a variable called `name`, in any case.
    #[must_use]
    pub fn has_variable(&self, name: &str) -> bool {
        self.path
            .split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}'))
            .any(|(variable, _)| variable.eq_ignore_ascii_case(name))
    }
}

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the methods speak for themselves")]
pub enum Verb {
    Get,
    Post,
    Put,
    Patch,
    Delete,
    Head,
    Options,
    Trace,
}

impl Verb {
    /// Every method, in the order in which a page chooses one.
    pub const ALL: [Self; 8] =
        [Self::Post, Self::Put, Self::Patch, Self::Get, Self::Delete, Self::Head, Self::Options, Self::Trace];

    /// The name in capitals.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
            Self::Trace => "TRACE",
        }
    }

    /// The marker interface of a request class with this method.
    #[must_use]
    pub fn marker(self) -> Option<&'static str> {
        match self {
            Self::Get => Some("IGet"),
            Self::Post => Some("IPost"),
            Self::Put => Some("IPut"),
            Self::Patch => Some("IPatch"),
            Self::Delete => Some("IDelete"),
            Self::Options => Some("IOptions"),
            Self::Head | Self::Trace => None,
        }
    }

    /// Whether a request with this method has a body.
    #[must_use]
    pub fn has_body(self) -> bool {
        matches!(self, Self::Post | Self::Put | Self::Patch)
    }
}
