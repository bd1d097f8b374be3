//! Changes of settings and names: each under the account's lock, as a further version, with a record in the audit trail.
//!
//! Nothing is overwritten: a version holds from its month to the month of the next version, and of one month the later one
//! counts. A repeated request writes no version.

mod account;
mod call_rating;
mod change;
mod customer;
mod stated;

use std::sync::Arc;

use billables_billing::{AccountBook, Month};
use billables_domain::{CustomerId, Faults, Member};

use crate::directory::Missing;
use crate::error::{MaybeStoreError, StoreError};

/// The first month in which a change counts.
const EFFECTIVE_MONTH: Member = Member::new("EffectiveMonth");

/// The result of a change.
#[derive(Clone, Debug)]
pub struct Changed<T> {
    /// The changed account or customer.
    pub value: T,
    /// The account's book with the change.
    pub book: Arc<AccountBook>,
    /// The month from which the change counts; `None` for a change that counts at once.
    pub effective_month: Option<Month>,
}

/// The reason for a refused change. Nothing is changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SettingError {
    /// The account or the customer does not exist.
    #[error("{0} is not known.")]
    NotFound(Missing),
    /// Members that cannot be changed in this way.
    #[error(transparent)]
    Invalid(#[from] Faults),
    /// The change would change the amounts of a month that a statement has stated.
    #[error(
        "A statement has stated {month} for customer {customer_id}, whose amounts the change would change. Name a later month, \
         or repeat the request with restate, which makes the differences adjustments of the next statement."
    )]
    MonthStated {
        /// The first such customer.
        customer_id: CustomerId,
        /// The first such month of that customer.
        month: Month,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl MaybeStoreError for SettingError {
    fn store_error(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            Self::NotFound(_) | Self::Invalid(_) | Self::MonthStated { .. } => None,
        }
    }
}

impl From<diesel::result::Error> for SettingError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Store(error.into())
    }
}
