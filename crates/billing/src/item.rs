//! The items of a bill.

use std::fmt;

use billables_domain::{FormError, FormRule};

use crate::conversions::text_conversions;

macro_rules! items {
    ($($(#[$doc:meta])* $name:ident = $code:literal $text:literal,)*) => {
        /// An item of a bill: one of the nine members of the published `BillingSettings`.
        ///
        /// The code of an item is its place among the published members, from 1. [`Item::PENDING`] is no item's code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Item {
            $($(#[$doc])* $name = $code,)*
        }

        impl Item {
            /// Every item, in the order of the codes.
            pub const ALL: [Self; 9] = [$(Self::$name,)*];

            /// The code under which the totals keep the calls without final facts.
            pub const PENDING: i64 = 0;

            /// The item with this code; `None` for [`Item::PENDING`] and for every number that is no code.
            pub fn from_code(code: i64) -> Option<Self> {
                match code {
                    $($code => Some(Self::$name),)*
                    _ => None,
                }
            }

            /// The published name of the member: `inboundVoiceCalls`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

items! {
    /// The monthly charge of a customer as such; charges its base cost alone.
    Base = 1 "base",
    /// Local numbers; charges its base cost alone.
    LocalNumbers = 2 "localNumbers",
    /// Toll-free numbers; charges its base cost alone.
    TollFreeNumbers = 3 "tollFreeNumbers",
    /// Calls to the customer.
    InboundVoiceCalls = 4 "inboundVoiceCalls",
    /// Calls from the customer.
    OutboundVoiceCalls = 5 "outboundVoiceCalls",
    /// Received faxes; charges its base cost alone.
    InboundFaxes = 6 "inboundFaxes",
    /// Sent faxes; charges its base cost alone.
    OutboundFaxes = 7 "outboundFaxes",
    /// Received messages; charges its base cost alone.
    InboundSmsMessages = 8 "inboundSmsMessages",
    /// Sent messages; charges its base cost alone.
    OutboundSmsMessages = 9 "outboundSmsMessages",
}

impl Item {
    /// The code, 1 to 9.
    pub fn code(self) -> i64 {
        self as i64
    }

    /// The place among all items, 0 to 8.
    pub(crate) fn index(self) -> usize {
        self as usize - 1
    }

    /// The item with this published name, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.name().eq_ignore_ascii_case(name))
    }

    /// Parses the published name, in any case.
    ///
    /// # Errors
    ///
    /// [`FormError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, FormError> {
        let rule = FormRule::new(
            "is not an item. Send base, localNumbers, tollFreeNumbers, inboundVoiceCalls, outboundVoiceCalls, inboundFaxes, \
             outboundFaxes, inboundSmsMessages or outboundSmsMessages.",
        );
        Self::from_name(text).ok_or_else(|| FormError::new("item", rule))
    }
}

text_conversions!(Item, FormError);

impl fmt::Display for Item {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_lead_back_to_their_item() {
        for (item, code) in Item::ALL.into_iter().zip(1..) {
            assert_eq!((item.code(), Item::from_code(code)), (code, Some(item)));
            assert_eq!(Item::from_name(item.name()), Some(item));
            assert_eq!(item.to_string().parse(), Ok(item));
            assert_eq!(Item::ALL[item.index()], item);
        }
        assert_eq!(Item::from_name("INBOUNDVOICECALLS"), Some(Item::InboundVoiceCalls));
    }

    #[test]
    fn no_other_code_or_name_is_an_item() {
        for code in [i64::MIN, -1, 0, 10, i64::MAX] {
            assert_eq!(Item::from_code(code), None);
        }
        for name in ["", "pending", "aiInsights", "inbound voice calls", " base"] {
            assert!(Item::parse(name).unwrap_err().to_string().contains("is not an item"), "{name:?}");
        }
    }
}
