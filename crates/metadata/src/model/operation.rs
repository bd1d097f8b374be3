//! Operations: their routes, methods, markers and roles.

use super::TypeRef;

/// One thing that the service does.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The name, which is also that of its request class.
    pub name: String,
    /// The operationId as the document spells it; `None` where it has none and the name was made up.
    pub operation_id: Option<String>,
    /// One line: the page's description, the request class's comment and Api attribute.
    pub summary: Option<String>,
    /// The longer text. It shows on no page made here.
    pub description: Option<String>,
    /// The groups that it belongs to.
    pub tags: Vec<String>,
    /// Where it answers; at least one.
    pub routes: Vec<Route>,
    /// The marker interfaces of its request class.
    pub markers: Vec<String>,
    /// Whether a caller must say who it is.
    pub requires_authentication: bool,
    /// The roles of which a caller must have one; empty when any will do.
    pub required_roles: Vec<String>,
    /// What a success answers with.
    pub response: Option<TypeRef>,
    /// Whether its pages show the response. `/types` shows it either way.
    pub page_shows_response: bool,
}

impl Operation {
    /// Whether one of its routes takes `verb`.
    #[must_use]
    pub fn allows(&self, verb: Verb) -> bool {
        self.routes.iter().any(|route| route.verbs.contains(&verb))
    }
}

/// A path, and the verbs that it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The verbs, in the order of the document.
    pub verbs: Vec<Verb>,
    /// The path with its variables in braces: `/billables/{id}`.
    pub path: String,
}

impl Route {
    /// Whether the path has a variable called `name`, in whatever case.
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
    /// Every method, in the order in which a page looks for one to show.
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

    /// The marker interface of a request class that is sent with it, if there is one.
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

    /// Whether a request with it carries a body.
    #[must_use]
    pub fn has_body(self) -> bool {
        matches!(self, Self::Post | Self::Put | Self::Patch)
    }
}
