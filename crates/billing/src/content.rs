//! The stored content of a version of a setting: JSON, with exact decimals as texts.

use std::collections::BTreeMap;

use billables_domain::{FormError, FormRule};
use serde::{Deserialize, Serialize};

use crate::conversions::text_conversions;
use crate::{ALLOWANCE_MAX, BillingItem, BillingSettings, CallRating, Country, Currency, Item, Month, Price, Zone};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The kind of a setting that has versions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum SettingKind {
            $($(#[$doc])* $name,)*
        }

        impl SettingKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable name, such as `BillingSettings`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }
        }
    };
}

kinds! {
    /// The terms of the items: of the account, or of a customer with its flag to override.
    BillingSettings,
    /// How calls are rounded to increments: of the account or of a customer.
    CallRating,
    /// The account's time zone.
    TimeZone,
    /// The account's currency.
    Currency,
    /// The account's country.
    Country,
    /// The last month of a customer's base costs.
    EndMonth,
}

impl SettingKind {
    /// Parses the stable name.
    ///
    /// # Errors
    ///
    /// [`FormError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, FormError> {
        let kind = Self::ALL.iter().find(|kind| kind.as_str() == text).copied();
        kind.ok_or_else(|| FormError::new("kind of setting", FormRule::new("is not the name of a kind of setting.")))
    }
}

text_conversions!(SettingKind, FormError);

/// The content of a version of a setting, whole: nothing of an earlier version is needed to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "a value is read or written once, and never kept in a list")]
pub enum SettingContent {
    /// The terms of the items after the change.
    BillingSettings {
        /// A customer's flag `overrideBillingSettings`; `None` for an account, which has none.
        overrides: Option<bool>,
        /// The terms.
        settings: BillingSettings,
    },
    /// The call rating; `None` if the customer's own was deleted, so that it is inherited again.
    CallRating(Option<CallRating>),
    /// The time zone.
    TimeZone(Zone),
    /// The currency.
    Currency(Currency),
    /// The country.
    Country(Country),
    /// The last month of base costs; `None` if there is none.
    EndMonth(Option<Month>),
}

/// Stored content that is not of its kind.
#[derive(Debug, thiserror::Error)]
#[error("the content is no {kind}: {problem}", kind = kind.as_str())]
pub struct ContentError {
    kind: SettingKind,
    problem: String,
}

/// The terms of an item, in JSON.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ItemJson {
    base_cost: String,
    raw_unit_multiplier: String,
    unit_cost: String,
    allowance: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsJson {
    #[serde(rename = "override", default, skip_serializing_if = "Option::is_none")]
    overrides: Option<bool>,
    items: BTreeMap<String, ItemJson>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RatingJson {
    initial_increment: u32,
    increment: u32,
    minimum: u32,
    connect_fee: String,
}

impl SettingContent {
    /// The kind of the setting.
    pub fn kind(&self) -> SettingKind {
        match self {
            Self::BillingSettings { .. } => SettingKind::BillingSettings,
            Self::CallRating(_) => SettingKind::CallRating,
            Self::TimeZone(_) => SettingKind::TimeZone,
            Self::Currency(_) => SettingKind::Currency,
            Self::Country(_) => SettingKind::Country,
            Self::EndMonth(_) => SettingKind::EndMonth,
        }
    }

    /// The content as it is stored: JSON, or `None` for a setting that was taken away.
    ///
    /// Billing settings are `{"override":true,"items":{"base":{"baseCost":"1.5","rawUnitMultiplier":"1","unitCost":"0",
    /// "allowance":0}}}`, a call rating is `{"initialIncrement":30,"increment":6,"minimum":0,"connectFee":"0"}`, and the others
    /// are a text, such as `"Europe/Vienna"` or `"2026-11"`.
    pub fn to_json(&self) -> Option<String> {
        let json = match self {
            Self::BillingSettings { overrides, settings } => {
                let items =
                    settings.iter().map(|(item, terms)| (item.name().to_owned(), ItemJson::from(terms))).collect();
                serde_json::to_string(&SettingsJson { overrides: *overrides, items })
            }
            Self::CallRating(rating) => serde_json::to_string(&rating.as_ref().map(RatingJson::from)?),
            Self::TimeZone(zone) => serde_json::to_string(zone.name()),
            Self::Currency(currency) => serde_json::to_string(currency.code()),
            Self::Country(country) => serde_json::to_string(country.code()),
            Self::EndMonth(month) => serde_json::to_string(&(*month)?.to_string()),
        };
        // Texts, numbers and maps with texts as keys are always JSON.
        json.ok()
    }

    /// Reads stored content. `None` and `null` stand for a setting that was taken away.
    ///
    /// # Errors
    ///
    /// [`ContentError`] for content that no version of the kind has.
    pub fn from_json(kind: SettingKind, json: Option<&str>) -> Result<Self, ContentError> {
        let read = || -> Result<Self, Box<dyn std::error::Error>> {
            let json = json.unwrap_or("null");
            let text = || serde_json::from_str::<String>(json);
            Ok(match kind {
                SettingKind::BillingSettings => {
                    let content: SettingsJson = serde_json::from_str(json)?;
                    let items = content.items.iter().map(|(name, item)| Ok((Item::parse(name)?, item.terms()?)));
                    let settings = items.collect::<Result<BillingSettings, Box<dyn std::error::Error>>>()?;
                    Self::BillingSettings { overrides: content.overrides, settings }
                }
                SettingKind::CallRating => {
                    let content: Option<RatingJson> = serde_json::from_str(json)?;
                    Self::CallRating(content.map(|content| content.rating()).transpose()?)
                }
                SettingKind::TimeZone => Self::TimeZone(Zone::parse(&text()?)?),
                SettingKind::Currency => Self::Currency(Currency::parse(&text()?)?),
                SettingKind::Country => Self::Country(Country::parse(&text()?)?),
                SettingKind::EndMonth => {
                    let content: Option<String> = serde_json::from_str(json)?;
                    Self::EndMonth(content.map(|text| Month::parse(&text)).transpose()?)
                }
            })
        };
        read().map_err(|error| ContentError { kind, problem: error.to_string() })
    }
}

impl From<&BillingItem> for ItemJson {
    fn from(terms: &BillingItem) -> Self {
        Self {
            base_cost: terms.base_cost.to_string(),
            raw_unit_multiplier: terms.raw_unit_multiplier.to_string(),
            unit_cost: terms.unit_cost.to_string(),
            allowance: terms.allowance,
        }
    }
}

impl ItemJson {
    fn terms(&self) -> Result<BillingItem, Box<dyn std::error::Error>> {
        if self.allowance > ALLOWANCE_MAX {
            return Err(format!("an allowance is at most {ALLOWANCE_MAX}").into());
        }
        Ok(BillingItem {
            base_cost: Price::parse(&self.base_cost)?,
            raw_unit_multiplier: self.raw_unit_multiplier.parse()?,
            unit_cost: Price::parse(&self.unit_cost)?,
            allowance: self.allowance,
        })
    }
}

impl From<&CallRating> for RatingJson {
    fn from(rating: &CallRating) -> Self {
        let CallRating { initial_increment, increment, minimum, connect_fee } = *rating;
        Self { initial_increment, increment, minimum, connect_fee: connect_fee.to_string() }
    }
}

impl RatingJson {
    fn rating(&self) -> Result<CallRating, Box<dyn std::error::Error>> {
        let rating = CallRating {
            initial_increment: self.initial_increment,
            increment: self.increment,
            minimum: self.minimum,
            connect_fee: Price::parse(&self.connect_fee)?,
        };
        rating.check()?;
        Ok(rating)
    }
}
