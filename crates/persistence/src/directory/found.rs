//! The result of a look-up by an id that is unique within its account alone.

/// The result of a look-up in the accounts of a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// One account has the id.
    One(T),
    /// No account has the id.
    None,
    /// Several accounts have the id.
    Several,
}

impl<T> Found<T> {
    /// The result from the first two matches.
    pub(crate) fn of(matches: Vec<T>) -> Self {
        let mut matches = matches.into_iter();
        match (matches.next(), matches.next()) {
            (None, _) => Self::None,
            (Some(one), None) => Self::One(one),
            (Some(_), Some(_)) => Self::Several,
        }
    }
}
