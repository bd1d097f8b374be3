//! Everything versioned about an account: its customers and their settings by month.

use std::collections::BTreeMap;

use billables_domain::{BillableId, Customer, CustomerId, Subject, Timestamp};

use crate::content::ContentError;
use crate::{
    AmountError, BillingItem, BillingSettings, CallFacts, CallRating, CallState, Counted, Country, Currency, Day, Item,
    Month, SettingContent, SettingKind, Sums, Zone, Zones, cumulative_amount,
};

/// A version of a setting, as it is stored. Nothing of it ever changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingVersion {
    /// 1 and up within the account, one number for all kinds.
    pub version: i64,
    /// The customer whose setting it is; `None` for the account.
    pub customer_id: Option<CustomerId>,
    /// The kind of setting.
    pub kind: SettingKind,
    /// The month from which the version counts; `None` (stored as 0) from the beginning.
    pub effective_month: Option<Month>,
    /// The content in JSON; see [`SettingContent`].
    pub content: Option<String>,
    /// The subject that made the change.
    pub created_by: Subject,
    /// The time of the change.
    pub date_created: Timestamp,
}

/// Stored rows that make no book.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BookError {
    /// A version's content cannot be read.
    #[error("version {version} of the account's settings: {source}")]
    Content {
        /// The version.
        version: i64,
        /// The problem.
        source: ContentError,
    },
    /// A version is of a customer that the account does not have.
    #[error("version {version} of the account's settings is of the unknown customer {customer_id}")]
    UnknownCustomer {
        /// The version.
        version: i64,
        /// The customer.
        customer_id: CustomerId,
    },
}

/// The owner of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingOwner<'book> {
    /// The account, or nobody, if it has no such setting.
    Account,
    /// A customer.
    Customer(&'book CustomerId),
}

/// The settings that count for a customer in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EffectiveSettings<'book> {
    /// Their owner: the customer, an ancestor, or the account.
    pub owner: SettingOwner<'book>,
    /// Their version; 0 if the account has none, so that every item costs nothing.
    pub version: i64,
    /// The terms of all items.
    pub settings: &'book BillingSettings,
}

impl EffectiveSettings<'_> {
    /// The terms of an item; those of an absent item cost nothing.
    pub fn terms(&self, item: Item) -> BillingItem {
        self.settings.terms(item)
    }
}

/// The own settings of the account or of a customer in a month, whether they count or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnSettings<'book> {
    /// The flag `overrideBillingSettings`; `false` for the account.
    pub overrides: bool,
    /// The version of the month; 0 if there is none.
    pub version: i64,
    /// The terms of all items.
    pub settings: &'book BillingSettings,
}

/// The billable that a call is counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BillableRef<'a> {
    /// The billable.
    pub billable_id: BillableId,
    /// Its customer.
    pub customer_id: &'a CustomerId,
    /// The time at which the report was stored.
    pub date_created: Timestamp,
}

/// Values by the month from which each counts. A lookup reads no more than one value.
#[derive(Clone, Debug)]
struct Timeline<T> {
    /// By month (0: from the beginning), each month once.
    entries: Vec<Entry<T>>,
}

#[derive(Clone, Debug)]
struct Entry<T> {
    month: i64,
    version: i64,
    value: T,
}

impl<T> Default for Timeline<T> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<T> Timeline<T> {
    /// Adds a value; of one month the highest version counts.
    fn add(&mut self, month: Option<Month>, version: i64, value: T) {
        let entry = Entry { month: month.map_or(0, Month::number), version, value };
        match self.entries.binary_search_by_key(&entry.month, |entry| entry.month) {
            Ok(index) => match self.entries.get_mut(index) {
                Some(former) if former.version < entry.version => *former = entry,
                _ => {}
            },
            Err(index) => self.entries.insert(index, entry),
        }
    }

    fn at(&self, month: Month) -> Option<&Entry<T>> {
        let after = self.entries.partition_point(|entry| entry.month <= month.number());
        after.checked_sub(1).and_then(|index| self.entries.get(index))
    }
}

/// The settings of the account or of one customer.
#[derive(Clone, Debug, Default)]
struct Own {
    settings: Timeline<(bool, BillingSettings)>,
    ratings: Timeline<Option<CallRating>>,
}

#[derive(Clone, Debug)]
struct CustomerEntry {
    customer: Customer,
    /// The places of the customer above and of those directly below.
    parent: Option<usize>,
    children: Vec<usize>,
    own: Own,
    end_month: Option<Month>,
}

/// Everything versioned about an account, in memory: customers, settings and call ratings by month, zones, currency and
/// country. Made from stored rows and never changed; a new version makes a new book.
#[derive(Clone, Debug)]
pub struct AccountBook {
    currency: Currency,
    country: Country,
    zones: Zones,
    account: Own,
    /// By id.
    customers: Vec<CustomerEntry>,
    versions: BTreeMap<i64, SettingVersion>,
    rating_versions: BTreeMap<i64, CallRating>,
}

impl AccountBook {
    /// Makes the book of an account from its customers and from all versions of its settings, both in any order.
    ///
    /// The defaults are the time zone UTC, the currency USD and the country US.
    ///
    /// # Errors
    ///
    /// [`BookError`] for rows that no release has stored.
    pub fn new(
        customers: impl IntoIterator<Item = Customer>,
        versions: impl IntoIterator<Item = SettingVersion>,
    ) -> Result<Self, BookError> {
        let versions: BTreeMap<i64, SettingVersion> =
            versions.into_iter().map(|version| (version.version, version)).collect();
        let mut book = Self {
            currency: Currency::USD,
            country: Country::US,
            zones: Zones::new(Zone::utc()),
            account: Own::default(),
            customers: customer_entries(customers),
            versions: BTreeMap::new(),
            rating_versions: BTreeMap::new(),
        };
        for version in versions.values() {
            book.apply(version)?;
        }
        book.versions = versions;
        Ok(book)
    }

    /// Applies a version; versions are applied in the order of their numbers.
    fn apply(&mut self, version: &SettingVersion) -> Result<(), BookError> {
        let SettingVersion { version: number, effective_month: month, customer_id, .. } = version;
        let content = SettingContent::from_json(version.kind, version.content.as_deref());
        let content = content.map_err(|source| BookError::Content { version: *number, source })?;
        let place = match customer_id {
            None => None,
            Some(customer_id) => {
                let unknown = || BookError::UnknownCustomer { version: *number, customer_id: customer_id.clone() };
                Some(self.place(customer_id).ok_or_else(unknown)?)
            }
        };
        let mut customer = place.and_then(|place| self.customers.get_mut(place));
        match content {
            SettingContent::BillingSettings { overrides, settings } => {
                let own = customer.map_or(&mut self.account, |entry| &mut entry.own);
                own.settings.add(*month, *number, (overrides.unwrap_or(false), settings));
            }
            SettingContent::CallRating(rating) => {
                let own = customer.map_or(&mut self.account, |entry| &mut entry.own);
                own.ratings.add(*month, *number, rating);
                self.rating_versions.extend(rating.map(|rating| (*number, rating)));
            }
            SettingContent::EndMonth(month) => {
                if let Some(entry) = customer.as_mut() {
                    entry.end_month = month;
                }
            }
            SettingContent::TimeZone(zone) => match month {
                None => self.zones = Zones::new(zone),
                Some(month) => self.zones.change(*month, zone),
            },
            SettingContent::Currency(currency) => self.currency = currency,
            SettingContent::Country(country) => self.country = country,
        }
        Ok(())
    }

    /// The currency of all amounts.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// The country of the account; numbers of others are foreign.
    pub fn country(&self) -> Country {
        self.country
    }

    /// The time zones over time.
    pub fn zones(&self) -> &Zones {
        &self.zones
    }

    /// All versions of settings, by number.
    pub fn versions(&self) -> impl DoubleEndedIterator<Item = &SettingVersion> {
        self.versions.values()
    }

    /// A version of a setting, by its number.
    pub fn version(&self, version: i64) -> Option<&SettingVersion> {
        self.versions.get(&version)
    }

    /// The number of the newest version; 0 if there is none.
    pub fn newest_version(&self) -> i64 {
        self.versions.last_key_value().map_or(0, |(version, _)| *version)
    }

    /// Every customer, by id.
    pub fn customers(&self) -> impl ExactSizeIterator<Item = &Customer> {
        self.customers.iter().map(|entry| &entry.customer)
    }

    /// A customer.
    pub fn customer(&self, customer_id: &CustomerId) -> Option<&Customer> {
        self.entry(customer_id).map(|entry| &entry.customer)
    }

    /// The last month of a customer's base costs, if it has one.
    pub fn end_month(&self, customer_id: &CustomerId) -> Option<Month> {
        self.entry(customer_id)?.end_month
    }

    /// The customers above a customer, the nearest first.
    pub fn ancestors(&self, customer_id: &CustomerId) -> impl Iterator<Item = &Customer> {
        self.line(customer_id).skip(1).map(|entry| &entry.customer)
    }

    /// The customers below a customer, at every depth, by id. A customer is no descendant of itself.
    pub fn descendants(&self, customer_id: &CustomerId) -> Vec<&Customer> {
        let mut places: Vec<usize> = self.entry(customer_id).map(|entry| entry.children.clone()).unwrap_or_default();
        let mut next = 0;
        // A book of a valid store has no circle; the bound ends the search of any other.
        while let Some(place) = places.get(next).copied()
            && places.len() <= self.customers.len()
        {
            places.extend(self.customers.get(place).into_iter().flat_map(|entry| &entry.children));
            next += 1;
        }
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|place| self.customers.get(place)).map(|entry| &entry.customer).collect()
    }

    /// Whether a customer is another one or below it.
    pub fn is_within(&self, customer_id: &CustomerId, ancestor: &CustomerId) -> bool {
        self.line(customer_id).any(|entry| entry.customer.id == *ancestor)
    }

    /// The settings that count for a customer in a month: its own with the flag to override, else those of its nearest
    /// ancestor with the flag, else the account's. A customer that the book does not know has the account's.
    pub fn settings(&self, customer_id: &CustomerId, month: Month) -> EffectiveSettings<'_> {
        for entry in self.line(customer_id) {
            if let Some(Entry { version, value: (true, settings), .. }) = entry.own.settings.at(month) {
                let owner = SettingOwner::Customer(&entry.customer.id);
                return EffectiveSettings { owner, version: *version, settings };
            }
        }
        self.account_settings(month)
    }

    /// The account's own settings in a month.
    pub fn account_settings(&self, month: Month) -> EffectiveSettings<'_> {
        let OwnSettings { version, settings, .. } = own_settings(&self.account, month);
        EffectiveSettings { owner: SettingOwner::Account, version, settings }
    }

    /// A customer's own settings in a month, whether they count or not: what a patch changes. Empty for a customer that has
    /// none.
    pub fn customer_settings(&self, customer_id: &CustomerId, month: Month) -> OwnSettings<'_> {
        static NOTHING: Own =
            Own { settings: Timeline { entries: Vec::new() }, ratings: Timeline { entries: Vec::new() } };
        own_settings(self.entry(customer_id).map_or(&NOTHING, |entry| &entry.own), month)
    }

    /// The call rating that counts for a customer in a month, its version (0 for the default), and its owner: the customer's
    /// own, else that of its nearest ancestor, else the account's, else the default. Inherited as a whole.
    pub fn rating(&self, customer_id: &CustomerId, month: Month) -> (CallRating, i64, SettingOwner<'_>) {
        for entry in self.line(customer_id) {
            if let Some(Entry { version, value: Some(rating), .. }) = entry.own.ratings.at(month) {
                return (*rating, *version, SettingOwner::Customer(&entry.customer.id));
            }
        }
        let (rating, version) = self.account_rating(month);
        (rating, version, SettingOwner::Account)
    }

    /// The account's call rating in a month and its version; the default and 0 if it has none.
    pub fn account_rating(&self, month: Month) -> (CallRating, i64) {
        match self.account.ratings.at(month) {
            Some(Entry { version, value: Some(rating), .. }) => (*rating, *version),
            _ => (CallRating::default(), 0),
        }
    }

    /// A customer's own call rating in a month and its version; `None` if it inherits one.
    pub fn customer_rating(&self, customer_id: &CustomerId, month: Month) -> Option<(CallRating, i64)> {
        let Entry { version, value, .. } = self.entry(customer_id)?.own.ratings.at(month)?;
        value.map(|rating| (rating, *version))
    }

    /// The call rating of a version, by which a counted call is counted again: the default for 0, and `None` for a version
    /// that is no call rating.
    pub fn rating_of_version(&self, version: i64) -> Option<CallRating> {
        if version == 0 { Some(CallRating::default()) } else { self.rating_versions.get(&version).copied() }
    }

    /// The part of the totals that a call with these facts (of this version) is; `None` while the facts are not final.
    ///
    /// `kept_day` is the counted day of the version before, if that has the same start: the day is kept. A call without a start
    /// (busy, failed and so on) counts on the day of its report, and one without a direction as outbound, since these
    /// statuses are those of calls that were made.
    pub fn count(
        &self,
        facts: &CallFacts,
        version: i64,
        kept_day: Option<Day>,
        billable: BillableRef<'_>,
    ) -> Option<Counted> {
        let state = facts.state();
        if state == CallState::Open {
            return None;
        }
        let report_day = self.zones.day_of(billable.date_created);
        let own_day = || facts.start_time.map_or(report_day, |start| self.zones.day_of(start));
        let day = kept_day.unwrap_or_else(own_day);
        let (rating, rating_version, _) = self.rating(billable.customer_id, day.month());
        let seconds = facts.answered_seconds();
        let is_foreign = self.is_foreign(facts);
        let price = facts.price.filter(|_| is_foreign);
        let is_in_currency = facts.price_unit.is_none_or(|unit| unit == self.currency);
        Some(Counted {
            billable_id: billable.billable_id,
            customer_id: billable.customer_id.clone(),
            report_day,
            version,
            rating_version,
            day,
            item: facts.direction.as_ref().map_or(Item::OutboundVoiceCalls, |direction| direction.item()),
            seconds,
            billed_seconds: rating.billed_seconds(seconds),
            is_answered: seconds > 0,
            is_recorded: facts.is_recorded == Some(true),
            foreign_price: price.filter(|_| is_in_currency).map(|price| price.cost().units()),
            is_foreign_unpriced: price.is_some() && !is_in_currency,
        })
    }

    /// Whether a call is to or from an E.164 number of another country than the account's.
    pub fn is_foreign(&self, facts: &CallFacts) -> bool {
        let parties = [&facts.from, &facts.to].into_iter().flatten();
        let mut countries = parties.filter_map(|party| Country::of_number(party.as_str()));
        countries.any(|country| country != self.country)
    }

    /// Whether the base costs of a month fall on a customer: the month has begun by `now`, is not after the customer's end
    /// month, and the customer was made before its end or has a live rated call in it (`has_calls`). They fall on the first
    /// day of the month.
    pub fn base_cost_applies(&self, customer_id: &CustomerId, month: Month, has_calls: bool, now: Timestamp) -> bool {
        let Some(entry) = self.entry(customer_id) else { return false };
        let has_begun = now >= self.zones.start_of_month(month);
        let is_made = entry.customer.date_created < self.zones.start_of_month(month.next());
        let has_ended = entry.end_month.is_some_and(|end| month > end);
        has_begun && !has_ended && (is_made || has_calls)
    }

    /// The amount of a customer and item for some days of a month, in minor units of the currency: the amount from the first of
    /// the month through the last of these days, less the amount before the first of them. So the amounts of days, of ranges
    /// and of months add up.
    ///
    /// `through` holds the sums from the first of the month through the last day, and `before` those before the first day:
    /// `None` if the first day is the first of the month, on which the base cost falls if it applies
    /// ([`AccountBook::base_cost_applies`]).
    ///
    /// # Errors
    ///
    /// [`AmountError`] if an amount does not fit.
    pub fn amount(
        &self,
        customer_id: &CustomerId,
        item: Item,
        month: Month,
        base_applies: bool,
        before: Option<&Sums>,
        through: &Sums,
    ) -> Result<i64, AmountError> {
        let terms = self.settings(customer_id, month).terms(item);
        let (rating, ..) = self.rating(customer_id, month);
        let cumulative = |sums: &Sums| cumulative_amount(&terms, rating.connect_fee, base_applies, sums, self.currency);
        let earlier = before.map_or(Ok(0), cumulative)?;
        cumulative(through)?.checked_sub(earlier).ok_or(AmountError::TooLarge)
    }

    fn place(&self, customer_id: &CustomerId) -> Option<usize> {
        self.customers.binary_search_by(|entry| entry.customer.id.cmp(customer_id)).ok()
    }

    fn entry(&self, customer_id: &CustomerId) -> Option<&CustomerEntry> {
        self.customers.get(self.place(customer_id)?)
    }

    /// A customer and those above it. A book of a valid store has no circle; the bound ends the line of any other.
    fn line(&self, customer_id: &CustomerId) -> impl Iterator<Item = &CustomerEntry> {
        let parent = |entry: &&CustomerEntry| entry.parent.and_then(|place| self.customers.get(place));
        std::iter::successors(self.entry(customer_id), parent).take(self.customers.len())
    }
}

fn own_settings(own: &Own, month: Month) -> OwnSettings<'_> {
    match own.settings.at(month) {
        Some(Entry { version, value: (overrides, settings), .. }) => {
            OwnSettings { overrides: *overrides, version: *version, settings }
        }
        None => OwnSettings { overrides: false, version: 0, settings: BillingSettings::EMPTY },
    }
}

/// The customers by id, each with the places of its parent and children. A parent that is not among them counts as none.
fn customer_entries(customers: impl IntoIterator<Item = Customer>) -> Vec<CustomerEntry> {
    let by_id: BTreeMap<CustomerId, Customer> =
        customers.into_iter().map(|customer| (customer.id.clone(), customer)).collect();
    let places: BTreeMap<&CustomerId, usize> = by_id.keys().zip(0..).collect();
    let parents: Vec<Option<usize>> = by_id
        .values()
        .map(|customer| customer.parent_customer_id.as_ref().and_then(|parent| places.get(parent).copied()))
        .collect();
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); parents.len()];
    for (place, parent) in parents.iter().enumerate() {
        if let Some(below) = parent.and_then(|parent| children.get_mut(parent)) {
            below.push(place);
        }
    }
    let entries = by_id.into_values().zip(parents).zip(children);
    entries
        .map(|((customer, parent), children)| CustomerEntry {
            customer,
            parent,
            children,
            own: Own::default(),
            end_month: None,
        })
        .collect()
}
