#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_types, clippy::float_arithmetic)]

mod amount;
mod book;
mod call;
mod content;
mod conversions;
mod country;
mod currency;
mod day;
mod decimal;
mod direction;
mod item;
mod new_call;
mod patch;
mod rating;
mod settings;
mod stored_call;
mod sums;
mod time;
mod zone;

pub use amount::{AmountError, AmountSteps, ExactAmount, Minutes, cumulative_amount};
pub use book::{AccountBook, BillableRef, BookError, EffectiveSettings, OwnSettings, SettingOwner, SettingVersion};
pub use call::{CallFacts, CallReport, CallState, DURATION_MAX_SECONDS, Merge, PARTY_LENGTH_MAX, Party};
pub use content::{ContentError, SettingContent, SettingKind};
pub use country::Country;
pub use currency::Currency;
pub use day::{Day, Month};
pub use decimal::{CarrierPrice, DECIMAL_LENGTH_MAX, DecimalError, DecimalRule, Multiplier, Price, parse_whole_number};
pub use direction::{CallStatus, Direction, STATUS_LENGTH_MAX};
pub use item::Item;
pub use new_call::NewCall;
pub use patch::{AccountPatch, CallRatingChange, CustomerPatch, Reach};
pub use rating::{CallRating, RATING_SECONDS_MAX};
pub use settings::{ALLOWANCE_MAX, BillingItem, BillingSettings};
pub use stored_call::{CallOutcome, Dismissal, StoredCall};
pub use sums::{Counted, ForeignCost, Sums, SumsOverflow};
pub use time::{TimeFormat, read_time};
pub use zone::{Zone, Zones, zone_database_version};
