//! The result of a look-up by an id that is unique within its account alone.

/// What a bare id was found to be, in the accounts where it may be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// Exactly one.
    One(T),
    /// None.
    None,
    /// One in each of several accounts.
    Several,
}

impl<T> Found<T> {
    /// What at most the first two of all matches say.
    pub(crate) fn of(matches: Vec<T>) -> Self {
        let mut matches = matches.into_iter();
        match (matches.next(), matches.next()) {
            (None, _) => Self::None,
            (Some(one), None) => Self::One(one),
            (Some(_), Some(_)) => Self::Several,
        }
    }
}
