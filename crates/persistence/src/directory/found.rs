//! The look-up by an id that is unique within its account alone.

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

    /// The row, if exactly one account has the id.
    pub fn one(self) -> Option<T> {
        match self {
            Self::One(row) => Some(row),
            Self::None | Self::Several => None,
        }
    }

    /// The same with something made from the row.
    pub(crate) fn try_map<U, E>(self, map: impl FnOnce(T) -> Result<U, E>) -> Result<Found<U>, E> {
        Ok(match self {
            Self::One(row) => Found::One(map(row)?),
            Self::None => Found::None,
            Self::Several => Found::Several,
        })
    }
}

/// Limits a boxed query to the accounts of a scope.
///
/// A single account is named by an equality with one parameter, so that the key of the table, which begins with the account, finds
/// the row, and a distributed database asks one node. For a caller with all accounts the statement names none.
macro_rules! in_accounts {
    ($query:expr, $column:expr, $scope:expr) => {
        match ($scope.single(), $scope) {
            (Some(account_id), _) => $query.filter($column.eq(account_id.as_str().to_owned())),
            (None, billables_domain::AccountScope::All) => $query,
            (None, billables_domain::AccountScope::Only(ids)) => {
                $query.filter($column.eq_any(ids.iter().map(|account_id| account_id.as_str().to_owned())))
            }
        }
    };
}
pub(crate) use in_accounts;
