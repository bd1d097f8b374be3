//! The DTOs of billing settings and of call ratings, as they stand in several requests and answers.

use billables_billing::{
    ALLOWANCE_MAX, AccountBook, BillingItem as Terms, BillingSettings as AllTerms, Item, Month, Multiplier, Price,
    SettingOwner,
};
use billables_domain::{AccountId, CustomerId, Fault, FaultCode, Findings, Member};
use billables_wire::Number;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

// The published classes BillingItem and BillingSettings have no comments.

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(missing_docs, reason = "the published class has no comments, and each comment here is one there")]
pub struct BillingItem {
    #[schema(value_type = f64, required = false, example = 1.5)]
    pub base_cost: Option<Number>,
    #[schema(value_type = f64, required = false, example = 1)]
    pub raw_unit_multiplier: Option<Number>,
    #[schema(value_type = f64, required = false, example = 0.0085)]
    pub unit_cost: Option<Number>,
    #[schema(value_type = i32, required = false, example = 100)]
    pub allowance: Option<Number>,
}

/// The names of the members of an item, in errors.
struct ItemMembers {
    base_cost: Member,
    raw_unit_multiplier: Member,
    unit_cost: Member,
    allowance: Member,
}

macro_rules! billing_settings {
    ($($field:ident $item:ident $name:literal,)*) => {
        #[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        #[expect(missing_docs, reason = "the published class has no comments, and each comment here is one there")]
        pub struct BillingSettings {
            $(
                #[schema(value_type = BillingItem, required = false)]
                pub $field: Option<BillingItem>,
            )*
        }

        impl BillingSettings {
            /// The terms of the given items.
            pub(crate) fn parse(self, findings: &mut Findings) -> Vec<(Item, Terms)> {
                let items = [$(
                    self.$field.map(|item| {
                        let members = ItemMembers {
                            base_cost: Member::new(concat!("BillingSettings.", $name, ".BaseCost")),
                            raw_unit_multiplier: Member::new(concat!("BillingSettings.", $name, ".RawUnitMultiplier")),
                            unit_cost: Member::new(concat!("BillingSettings.", $name, ".UnitCost")),
                            allowance: Member::new(concat!("BillingSettings.", $name, ".Allowance")),
                        };
                        (Item::$item, item.parse(&members, findings))
                    }),
                )*];
                items.into_iter().flatten().collect()
            }
        }

        impl From<&AllTerms> for BillingSettings {
            fn from(settings: &AllTerms) -> Self {
                Self { $($field: settings.get(Item::$item).map(BillingItem::from),)* }
            }
        }
    };
}

billing_settings! {
    base Base "Base",
    local_numbers LocalNumbers "LocalNumbers",
    toll_free_numbers TollFreeNumbers "TollFreeNumbers",
    inbound_voice_calls InboundVoiceCalls "InboundVoiceCalls",
    outbound_voice_calls OutboundVoiceCalls "OutboundVoiceCalls",
    inbound_faxes InboundFaxes "InboundFaxes",
    outbound_faxes OutboundFaxes "OutboundFaxes",
    inbound_sms_messages InboundSmsMessages "InboundSmsMessages",
    outbound_sms_messages OutboundSmsMessages "OutboundSmsMessages",
}

impl BillingItem {
    /// The terms; an absent member is 0.
    fn parse(self, members: &ItemMembers, findings: &mut Findings) -> Terms {
        let text = |number: Option<Number>| number.map(|number| number.to_string());
        Terms {
            base_cost: findings.optional(members.base_cost, text(self.base_cost), Price::parse).unwrap_or_default(),
            raw_unit_multiplier: findings
                .optional(members.raw_unit_multiplier, text(self.raw_unit_multiplier), Multiplier::parse)
                .unwrap_or_default(),
            unit_cost: findings.optional(members.unit_cost, text(self.unit_cost), Price::parse).unwrap_or_default(),
            allowance: whole(members.allowance, self.allowance, (0, ALLOWANCE_MAX), findings).unwrap_or_default(),
        }
    }
}

impl From<&Terms> for BillingItem {
    fn from(terms: &Terms) -> Self {
        Self {
            base_cost: exact(terms.base_cost),
            raw_unit_multiplier: exact(terms.raw_unit_multiplier),
            unit_cost: exact(terms.unit_cost),
            allowance: Some(terms.allowance.into()),
        }
    }
}

/// A number of an answer, with the digits that the value is written with; 0 for a text that is no number.
pub fn exact_number(value: impl ToString) -> Number {
    exact(value).unwrap_or_else(|| 0.into())
}

/// A number of an answer, with the digits that the value is written with.
pub(crate) fn exact(value: impl ToString) -> Option<Number> {
    Number::parse(&value.to_string())
}

/// A whole number of a request within bounds, in any notation: `100`, `100.0`, `1E2`.
pub(crate) fn whole(
    member: Member,
    number: Option<Number>,
    (least, greatest): (u32, u32),
    findings: &mut Findings,
) -> Option<u32> {
    let number = number?;
    let value = billables_billing::parse_whole_number(number.as_str()).ok();
    let value = value.and_then(|value| u32::try_from(value).ok()).filter(|value| (least..=greatest).contains(value));
    if value.is_none() {
        let message = format!("{member} is not a whole number from {least} to {greatest}.");
        findings.add(Fault::new(member, FaultCode::InvalidValue, message));
    }
    value
}

/// How the calls of an account or a customer are rounded to increments.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallRatingInfo {
    /// The account.
    #[schema(example = "demo")]
    pub account_id: String,
    /// The customer that was asked for; absent for the account itself.
    #[schema(example = "acme")]
    pub customer_id: Option<String>,
    /// The month in which the rating counts, YYYY-MM.
    #[schema(example = "2026-12")]
    pub month: String,
    /// The billed seconds of the shortest call.
    #[schema(example = 60)]
    pub initial_increment: i32,
    /// The step of the billed seconds beyond the initial increment, in seconds.
    #[schema(example = 60)]
    pub increment: i32,
    /// The seconds that a shorter call counts as before it is rounded.
    #[schema(example = 0)]
    pub minimum: i32,
    /// The price of an answered call, whatever its duration, in the account's currency.
    #[schema(value_type = f64, example = 0.01)]
    pub connect_fee: Number,
    /// The version of the account's settings that the rating is of; 0 for the default.
    #[schema(example = 3)]
    pub version: i64,
    /// The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the
    /// default.
    #[schema(example = "acme-group")]
    pub owner_customer_id: Option<String>,
}

impl CallRatingInfo {
    /// The rating that counts for an account, or for one of its customers, in a month.
    pub fn new(account_id: &AccountId, customer_id: Option<&CustomerId>, book: &AccountBook, month: Month) -> Self {
        let (rating, version, owner) = match customer_id {
            Some(customer_id) => book.rating(customer_id, month),
            None => {
                let (rating, version) = book.account_rating(month);
                (rating, version, SettingOwner::Account)
            }
        };
        let seconds = |seconds: u32| i32::try_from(seconds).unwrap_or(i32::MAX);
        Self {
            account_id: account_id.to_string(),
            customer_id: customer_id.map(ToString::to_string),
            month: month.to_string(),
            initial_increment: seconds(rating.initial_increment),
            increment: seconds(rating.increment),
            minimum: seconds(rating.minimum),
            connect_fee: exact_number(rating.connect_fee),
            version,
            owner_customer_id: match owner {
                SettingOwner::Account => None,
                SettingOwner::Customer(customer_id) => Some(customer_id.to_string()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_lead_back_to_their_numbers() {
        let terms = Terms {
            base_cost: Price::parse("1.50").unwrap(),
            raw_unit_multiplier: Multiplier::parse("1.2").unwrap(),
            unit_cost: Price::parse("8.5E-3").unwrap(),
            allowance: ALLOWANCE_MAX,
        };
        let all: AllTerms = [(Item::Base, terms), (Item::OutboundSmsMessages, Terms::default())].into_iter().collect();
        let settings = BillingSettings::from(&all);
        let unit_cost = settings.base.as_ref().and_then(|item| item.unit_cost.clone());
        assert_eq!(unit_cost.map(|number| number.to_string()).as_deref(), Some("0.0085"));
        let mut findings = Findings::default();
        let parsed: AllTerms = settings.parse(&mut findings).into_iter().collect();
        assert_eq!(findings.finish(Some(parsed)), Ok(all));
    }

    #[test]
    fn every_number_at_fault_is_named_with_its_item() {
        let number = |text: &str| Number::parse(text);
        let item = BillingItem {
            base_cost: number("-1"),
            raw_unit_multiplier: number("10000"),
            unit_cost: number("0.0000000001"),
            allowance: number("1.5"),
        };
        let mut findings = Findings::default();
        let settings = BillingSettings { outbound_faxes: Some(item), ..BillingSettings::default() };
        settings.parse(&mut findings);
        let faults = findings.finish(Some(())).unwrap_err();
        let members: Vec<_> = faults.iter().map(|fault| fault.member.as_str()).collect();
        assert_eq!(
            members,
            [
                "BillingSettings.OutboundFaxes.BaseCost",
                "BillingSettings.OutboundFaxes.RawUnitMultiplier",
                "BillingSettings.OutboundFaxes.UnitCost",
                "BillingSettings.OutboundFaxes.Allowance",
            ]
        );
    }

    #[test]
    fn a_whole_number_has_any_notation_and_its_bounds() {
        let read = |text: &str| {
            let mut findings = Findings::default();
            let value = whole(Member::new("Increment"), Number::parse(text), (1, 3_600), &mut findings);
            findings.finish(Some(value)).ok().flatten()
        };
        assert_eq!((read("60"), read("60.0"), read("6E1")), (Some(60), Some(60), Some(60)));
        for bad in ["0", "3601", "-1", "1.5", "1e300"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
