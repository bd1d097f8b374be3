//! Currencies of ISO 4217 and their places.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use billables_domain::{FormError, FormRule};

use crate::conversions::text_conversions;

/// A currency of ISO 4217 with a number of places: 0, 2, 3 or 4 digits of its minor unit.
///
/// Precious metals, funds without a minor unit and test codes are no currencies here. Some currencies that were withdrawn
/// since 2020 still are, because calls of their time have prices in them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency {
    code: &'static str,
    places: u32,
}

text_conversions!(Currency, FormError);

/// Each number of places, and the currencies with it.
const CURRENCIES: [(u32, &str); 4] = [
    (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
    (
        2,
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW \
         CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF \
         IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV \
         MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD \
         SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG ZWL",
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
];

impl Currency {
    /// The US dollar, the currency of an account that names none.
    pub const USD: Self = Self { code: "USD", places: 2 };

    /// Parses a code of three capital letters.
    ///
    /// # Errors
    ///
    /// [`FormError`] for any other text.
    ///
    /// # Examples
    ///
    /// ```
    /// use billables_billing::Currency;
    ///
    /// assert_eq!(Currency::parse("USD")?.format_minor(-5_i64), "-0.05");
    /// assert_eq!(Currency::parse("JPY")?.format_minor(47_i64), "47");
    /// assert_eq!(Currency::parse("KWD")?.format_minor(1_234_i64), "1.234");
    /// # Ok::<(), billables_domain::FormError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, FormError> {
        let rule = FormRule::new("is not a currency. Send a code of ISO 4217 in capital letters, such as USD.");
        BY_CODE.get(text).copied().ok_or_else(|| FormError::new("currency", rule))
    }

    /// Every currency.
    pub fn all() -> impl Iterator<Item = Self> {
        CURRENCIES
            .into_iter()
            .flat_map(|(places, codes)| codes.split_ascii_whitespace().map(move |code| Self { code, places }))
    }

    /// The code of ISO 4217.
    pub fn code(self) -> &'static str {
        self.code
    }

    /// The digits after the point of an amount: 0, 2, 3 or 4.
    pub fn places(self) -> u32 {
        self.places
    }

    /// The decimal text of an amount in minor units, with exactly the places of the currency.
    pub fn format_minor(self, minor: impl Into<i128>) -> String {
        let minor = minor.into();
        let sign = if minor < 0 { "-" } else { "" };
        if self.places == 0 {
            return format!("{sign}{}", minor.unsigned_abs());
        }
        let scale = 10_u128.pow(self.places);
        let (whole, rest) = (minor.unsigned_abs() / scale, minor.unsigned_abs() % scale);
        format!("{sign}{whole}.{rest:0width$}", width = self.places as usize)
    }
}

static BY_CODE: LazyLock<HashMap<&str, Currency>> =
    LazyLock::new(|| Currency::all().map(|currency| (currency.code, currency)).collect());

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code)
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Currency({})", self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_three_capital_letters_and_stands_once() {
        let codes: Vec<_> = Currency::all().map(Currency::code).collect();
        let unique: std::collections::BTreeSet<_> = codes.iter().collect();
        assert_eq!(unique.len(), codes.len());
        assert!(codes.iter().all(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())));
        for currency in Currency::all() {
            assert_eq!(Currency::parse(currency.code()), Ok(currency));
        }
        assert_eq!(Currency::parse("USD"), Ok(Currency::USD));
    }

    #[test]
    fn what_is_no_currency_is_refused() {
        for text in ["", "usd", "US", "USDX", " USD", "XAU", "XDR", "XXX", "XTS", "DEM", "€"] {
            assert!(
                Currency::parse(text).unwrap_err().to_string().starts_with("currency: is not a currency."),
                "{text:?}"
            );
        }
    }

    #[test]
    fn an_amount_has_exactly_the_places_of_its_currency() {
        let format = |code, minor: i64| Currency::parse(code).unwrap().format_minor(minor);
        assert_eq!([format("USD", 0), format("USD", 7), format("USD", -1_234)], ["0.00", "0.07", "-12.34"]);
        assert_eq!([format("JPY", 0), format("JPY", -47)], ["0", "-47"]);
        assert_eq!([format("KWD", 5), format("CLF", 12_345)], ["0.005", "1.2345"]);
        assert_eq!(format("USD", i64::MIN), "-92233720368547758.08");
        assert_eq!(Currency::USD.format_minor(i128::MIN), "-1701411834604692317316873037158841057.28");
    }
}
