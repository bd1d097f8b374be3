//! Changes of an account's and a customer's settings.

use billables_domain::Name;

use crate::{BillingItem, CallRating, Country, Currency, Item, Month, Zone};

/// The months that a change of a setting reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The first month in which the change counts; `None` for the default of the setting.
    pub effective_month: Option<Month>,
    /// Whether the change may reach months that a statement has stated. The differences then become adjustments.
    pub restate: bool,
}

/// A change of an account. Members that are not given stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountPatch {
    /// The corrected name.
    pub name: Option<Name>,
    /// The time zone.
    pub time_zone: Option<Zone>,
    /// The currency.
    pub currency: Option<Currency>,
    /// The country.
    pub country: Option<Country>,
    /// The terms of the given items, each whole; the other items stay.
    pub items: Vec<(Item, BillingItem)>,
    /// The months of the items and of the time zone.
    pub reach: Reach,
}

/// A change of a customer. Members that are not given stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomerPatch {
    /// The corrected name.
    pub name: Option<Name>,
    /// The flag `overrideBillingSettings`.
    pub overrides: Option<bool>,
    /// The terms of the given items, each whole; the other items stay.
    pub items: Vec<(Item, BillingItem)>,
    /// The last month of base costs; `Some(None)` takes it away.
    pub end_month: Option<Option<Month>>,
    /// The months of the flag and of the items.
    pub reach: Reach,
}

/// A new call rating of an account or a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallRatingChange {
    /// The rating as a whole; `None` takes a customer's own away, so that the customer inherits one.
    pub rating: Option<CallRating>,
    /// The first month in which the change counts, a coming one; `None` for the next month.
    pub effective_month: Option<Month>,
}
