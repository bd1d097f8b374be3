//! The customers whose totals are read.

use std::collections::BTreeSet;

use billables_billing::AccountBook;
use billables_domain::{Customer, CustomerId};

/// From this number of customers on, a read scans the account's month and leaves out the other customers.
const LOOK_UPS_MAX: usize = 16;

/// The selected customers of an account, in the order of ids.
pub(crate) struct Selection<'b> {
    pub(crate) customers: Vec<&'b Customer>,
    is_everything: bool,
}

impl<'b> Selection<'b> {
    /// The customers that the caller may read, and of these only the given one, with the customers below it if the flag is
    /// set. `None` if the caller may not read the given one, or the account does not have it.
    pub(crate) fn new(
        book: &'b AccountBook,
        readable: Option<&BTreeSet<CustomerId>>,
        customer: Option<(&CustomerId, bool)>,
    ) -> Option<Self> {
        let is_readable = |customer: &&Customer| readable.is_none_or(|readable| readable.contains(&customer.id));
        let customers: Vec<&Customer> = match customer {
            None => book.customers().filter(is_readable).collect(),
            Some((id, include_descendants)) => {
                let customer = book.customer(id).filter(is_readable)?;
                let below = if include_descendants { book.descendants(id) } else { Vec::new() };
                let mut customers: Vec<_> = below.into_iter().filter(is_readable).chain([customer]).collect();
                customers.sort_by(|one, other| one.id.cmp(&other.id));
                customers
            }
        };
        Some(Self { customers, is_everything: readable.is_none() && customer.is_none() })
    }

    /// Whether the rows of each customer are looked up on their own.
    pub(crate) fn is_looked_up(&self) -> bool {
        !self.is_everything && self.customers.len() < LOOK_UPS_MAX
    }

    /// The customers, if the rows of each are looked up on their own.
    pub(crate) fn looked_up(&self) -> Option<Vec<&'b str>> {
        self.is_looked_up().then(|| self.customers.iter().map(|customer| customer.id.as_str()).collect())
    }

    /// The place of a customer among the selected ones.
    pub(crate) fn place(&self, customer_id: &CustomerId) -> Option<usize> {
        self.customers.binary_search_by(|customer| customer.id.cmp(customer_id)).ok()
    }
}
