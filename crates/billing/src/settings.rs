//! The published settings: what each item costs.

use crate::{Item, Multiplier, Price};

/// The largest allowance: that of a 32-bit integer.
pub const ALLOWANCE_MAX: u32 = i32::MAX as u32;

/// The terms of an item: the published `BillingItem`. The default costs nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BillingItem {
    /// The cost of a month, whatever happens in it.
    pub base_cost: Price,
    /// The multiplier of the minutes; 0 stands for 1.
    pub raw_unit_multiplier: Multiplier,
    /// The cost of a minute.
    pub unit_cost: Price,
    /// The minutes of a month that are free, 0 to [`ALLOWANCE_MAX`].
    pub allowance: u32,
}

impl BillingItem {
    /// Whether the item costs nothing, whatever the quantities.
    pub fn is_free(&self) -> bool {
        self.base_cost.is_zero() && self.unit_cost.is_zero()
    }
}

/// The terms of all nine items: the published `BillingSettings`. An absent item costs nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BillingSettings {
    items: [Option<BillingItem>; Item::ALL.len()],
}

impl BillingSettings {
    /// Settings without items.
    pub const EMPTY: &Self = &Self { items: [None; Item::ALL.len()] };

    /// The terms of an item, if the settings have it.
    pub fn get(&self, item: Item) -> Option<&BillingItem> {
        self.items.get(item.index()).and_then(Option::as_ref)
    }

    /// The terms of an item; those of an absent item cost nothing.
    pub fn terms(&self, item: Item) -> BillingItem {
        self.get(item).copied().unwrap_or_default()
    }

    /// The items that the settings have, in the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = (Item, &BillingItem)> {
        Item::ALL.into_iter().filter_map(|item| self.get(item).map(|terms| (item, terms)))
    }

    /// Whether the settings have no item.
    pub fn is_empty(&self) -> bool {
        self.items.iter().all(Option::is_none)
    }

    /// These settings with the given items in place of their own, each as a whole; the others stay.
    #[must_use]
    pub fn patched(&self, items: impl IntoIterator<Item = (Item, BillingItem)>) -> Self {
        let mut settings = self.clone();
        for (item, terms) in items {
            if let Some(place) = settings.items.get_mut(item.index()) {
                *place = Some(terms);
            }
        }
        settings
    }
}

impl FromIterator<(Item, BillingItem)> for BillingSettings {
    fn from_iter<T: IntoIterator<Item = (Item, BillingItem)>>(items: T) -> Self {
        Self::EMPTY.patched(items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_replaces_each_given_item_as_a_whole_and_leaves_the_others() {
        let price = |text| Price::parse(text).unwrap();
        let old = BillingItem { base_cost: price("1"), unit_cost: price("2"), allowance: 3, ..BillingItem::default() };
        let settings: BillingSettings = [(Item::Base, old), (Item::InboundFaxes, old)].into_iter().collect();
        let new = BillingItem { unit_cost: price("5"), ..BillingItem::default() };
        let patched = settings.patched([(Item::Base, new), (Item::LocalNumbers, new)]);
        assert_eq!(patched.get(Item::Base), Some(&new), "the former base cost and allowance are gone");
        assert_eq!(patched.get(Item::InboundFaxes), Some(&old));
        assert_eq!(patched.terms(Item::OutboundFaxes), BillingItem::default());
        let items: Vec<_> = patched.iter().map(|(item, _)| item).collect();
        assert_eq!(items, [Item::Base, Item::LocalNumbers, Item::InboundFaxes]);
        assert!(settings.patched([]) == settings && BillingSettings::EMPTY.is_empty());
    }
}
