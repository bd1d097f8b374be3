//! Countries of ISO 3166, and the country of a telephone number.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use billables_domain::{FormError, FormRule};

use crate::conversions::text_conversions;

/// A country or territory of ISO 3166-1, by its code of two letters. `XK`, which ISO leaves to its users, stands for Kosovo.
///
/// Territories have their own codes: Puerto Rico (PR) is another country than the United States (US) here, and Jersey (JE)
/// than the United Kingdom (GB).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country(&'static str);

text_conversions!(Country, FormError);

impl Country {
    /// The United States, the country of an account that names none.
    pub const US: Self = Self("US");

    /// Parses a code of two capital letters.
    ///
    /// # Errors
    ///
    /// [`FormError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, FormError> {
        let rule = FormRule::new("is not a country. Send a code of ISO 3166 of two capital letters, such as US.");
        let known = CODES.split_ascii_whitespace().find(|code| *code == text);
        known.map(Self).ok_or_else(|| FormError::new("country", rule))
    }

    /// Every country, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.split_ascii_whitespace().map(Self)
    }

    /// The code of ISO 3166.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// The country of an E.164 number: `+` and 7 to 15 digits, nothing else.
    ///
    /// `None` for every other text, for a prefix that no country has, and for numbers that belong to no single country:
    /// toll-free and other non-geographic numbers of the North American plan (`+1800`), satellite and other networks (`+881`).
    /// Numbers of the North American plan have ten digits behind `+1`, the first three of which name the country. French
    /// territories that share a prefix count as the one that the prefix is named for (`+590` as Guadeloupe).
    ///
    /// # Examples
    ///
    /// ```
    /// use billables_billing::Country;
    ///
    /// let code = |number| Country::of_number(number).map(|country| country.code());
    /// assert_eq!([code("+12125550100"), code("+14165550100"), code("+18765550100")], [Some("US"), Some("CA"), Some("JM")]);
    /// assert_eq!([code("+18005550100"), code("sip:bob@example.com"), code("2125550100")], [None, None, None]);
    /// ```
    pub fn of_number(number: &str) -> Option<Self> {
        let digits = number.strip_prefix('+')?;
        let is_number = (7..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number {
            return None;
        }
        if let Some(national) = digits.strip_prefix('1') {
            return if national.len() == 10 { BY_AREA_CODE.get(national.get(..3)?).copied() } else { None };
        }
        (1..=PREFIX_LENGTH_MAX).rev().find_map(|length| BY_PREFIX.get(digits.get(..length)?).copied())
    }
}

/// The longest prefix in the table, in digits.
const PREFIX_LENGTH_MAX: usize = 7;

static BY_PREFIX: LazyLock<HashMap<&str, Country>> = LazyLock::new(|| index(&PREFIXES));
static BY_AREA_CODE: LazyLock<HashMap<&str, Country>> = LazyLock::new(|| index(&AREA_CODES));

fn index(table: &[(&'static str, &'static str)]) -> HashMap<&'static str, Country> {
    let rows = table.iter().flat_map(|(code, keys)| keys.split_ascii_whitespace().map(|key| (key, Country(code))));
    rows.collect()
}

impl fmt::Display for Country {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Country({})", self.0)
    }
}

/// The codes of ISO 3166-1, and XK.
const CODES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO \
    FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE \
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO \
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW \
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM \
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// The prefixes of E.164 numbers but for +1, as the metadata of libphonenumber 9.0.43 (November 2026) has them. The longest prefix
/// of a number counts.
const PREFIXES: [(&str, &str); 217] = [
    ("AD", "376"),
    ("AE", "971"),
    ("AF", "93"),
    ("AL", "355"),
    ("AM", "374"),
    ("AO", "244"),
    ("AQ", "6721"),
    ("AR", "54"),
    ("AT", "43"),
    ("AU", "61"),
    ("AW", "297"),
    ("AX", "35818"),
    ("AZ", "994"),
    ("BA", "387"),
    ("BD", "880"),
    ("BE", "32"),
    ("BF", "226"),
    ("BG", "359"),
    ("BH", "973"),
    ("BI", "257"),
    ("BJ", "229"),
    ("BN", "673"),
    ("BO", "591"),
    ("BQ", "599"),
    ("BR", "55"),
    ("BT", "975"),
    ("BW", "267"),
    ("BY", "375"),
    ("BZ", "501"),
    ("CC", "6189162"),
    ("CD", "243"),
    ("CF", "236"),
    ("CG", "242"),
    ("CH", "41"),
    ("CI", "225"),
    ("CK", "682"),
    ("CL", "56"),
    ("CM", "237"),
    ("CN", "86"),
    ("CO", "57"),
    ("CR", "506"),
    ("CU", "53"),
    ("CV", "238"),
    ("CW", "5999"),
    ("CX", "6189164"),
    ("CY", "357"),
    ("CZ", "420"),
    ("DE", "49"),
    ("DJ", "253"),
    ("DK", "45"),
    ("DZ", "213"),
    ("EC", "593"),
    ("EE", "372"),
    ("EG", "20"),
    ("EH", "2125288 2125289"),
    ("ER", "291"),
    ("ES", "34"),
    ("ET", "251"),
    ("FI", "358"),
    ("FJ", "679"),
    ("FK", "500"),
    ("FM", "691"),
    ("FO", "298"),
    ("FR", "33"),
    ("GA", "241"),
    ("GB", "44"),
    ("GE", "995"),
    ("GF", "594"),
    ("GG", "441481 447781 447839 447911"),
    ("GH", "233"),
    ("GI", "350"),
    ("GL", "299"),
    ("GM", "220"),
    ("GN", "224"),
    ("GP", "590"),
    ("GQ", "240"),
    ("GR", "30"),
    ("GT", "502"),
    ("GW", "245"),
    ("GY", "592"),
    ("HK", "852"),
    ("HN", "504"),
    ("HR", "385"),
    ("HT", "509"),
    ("HU", "36"),
    ("ID", "62"),
    ("IE", "353"),
    ("IL", "972"),
    ("IM", "441624 447524 447624 447924"),
    ("IN", "91"),
    ("IO", "246"),
    ("IQ", "964"),
    ("IR", "98"),
    ("IS", "354"),
    ("IT", "39"),
    ("JE", "441534 447509 447700 447797 447829 447937"),
    ("JO", "962"),
    ("JP", "81"),
    ("KE", "254"),
    ("KG", "996"),
    ("KH", "855"),
    ("KI", "686"),
    ("KM", "269"),
    ("KP", "850"),
    ("KR", "82"),
    ("KW", "965"),
    ("KZ", "76 77"),
    ("LA", "856"),
    ("LB", "961"),
    ("LI", "423"),
    ("LK", "94"),
    ("LR", "231"),
    ("LS", "266"),
    ("LT", "370"),
    ("LU", "352"),
    ("LV", "371"),
    ("LY", "218"),
    ("MA", "212"),
    ("MC", "377"),
    ("MD", "373"),
    ("ME", "382"),
    ("MG", "261"),
    ("MH", "692"),
    ("MK", "389"),
    ("ML", "223"),
    ("MM", "95"),
    ("MN", "976"),
    ("MO", "853"),
    ("MQ", "596"),
    ("MR", "222"),
    ("MT", "356"),
    ("MU", "230"),
    ("MV", "960"),
    ("MW", "265"),
    ("MX", "52"),
    ("MY", "60"),
    ("MZ", "258"),
    ("NA", "264"),
    ("NC", "687"),
    ("NE", "227"),
    ("NF", "672"),
    ("NG", "234"),
    ("NI", "505"),
    ("NL", "31"),
    ("NO", "47"),
    ("NP", "977"),
    ("NR", "674"),
    ("NU", "683"),
    ("NZ", "64"),
    ("OM", "968"),
    ("PA", "507"),
    ("PE", "51"),
    ("PF", "689"),
    ("PG", "675"),
    ("PH", "63"),
    ("PK", "92"),
    ("PL", "48"),
    ("PM", "508"),
    ("PS", "970"),
    ("PT", "351"),
    ("PW", "680"),
    ("PY", "595"),
    ("QA", "974"),
    ("RE", "262"),
    ("RO", "40"),
    ("RS", "381"),
    ("RU", "7"),
    ("RW", "250"),
    ("SA", "966"),
    ("SB", "677"),
    ("SC", "248"),
    ("SD", "249"),
    ("SE", "46"),
    ("SG", "65"),
    ("SH", "247 290"),
    ("SI", "386"),
    ("SJ", "4779"),
    ("SK", "421"),
    ("SL", "232"),
    ("SM", "378"),
    ("SN", "221"),
    ("SO", "252"),
    ("SR", "597"),
    ("SS", "211"),
    ("ST", "239"),
    ("SV", "503"),
    ("SY", "963"),
    ("SZ", "268"),
    ("TD", "235"),
    ("TG", "228"),
    ("TH", "66"),
    ("TJ", "992"),
    ("TK", "690"),
    ("TL", "670"),
    ("TM", "993"),
    ("TN", "216"),
    ("TO", "676"),
    ("TR", "90"),
    ("TV", "688"),
    ("TW", "886"),
    ("TZ", "255"),
    ("UA", "380"),
    ("UG", "256"),
    ("UY", "598"),
    ("UZ", "998"),
    ("VA", "379 3906698"),
    ("VE", "58"),
    ("VN", "84"),
    ("VU", "678"),
    ("WF", "681"),
    ("WS", "685"),
    ("XK", "383"),
    ("YE", "967"),
    ("YT", "262269 262639"),
    ("ZA", "27"),
    ("ZM", "260"),
    ("ZW", "263"),
];

/// The area codes of the North American Numbering Plan by country, from the same metadata: the geographic ones, and those that Canada
/// uses without a place (6XX). Toll-free, personal and premium codes are missing on purpose.
const AREA_CODES: [(&str, &str); 25] = [
    ("AG", "268"),
    ("AI", "264"),
    ("AS", "684"),
    ("BB", "246"),
    ("BM", "441"),
    ("BS", "242"),
    (
        "CA",
        "204 226 236 249 250 257 263 273 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 468 474 506 \
         514 519 548 579 581 584 587 600 604 613 622 633 639 644 647 655 672 677 683 688 705 709 742 753 778 780 782 \
         807 819 825 867 873 879 902 905 942",
    ),
    ("DM", "767"),
    ("DO", "809 829 849"),
    ("GD", "473"),
    ("GU", "671"),
    ("JM", "658 876"),
    ("KN", "869"),
    ("KY", "345"),
    ("LC", "758"),
    ("MP", "670"),
    ("MS", "664"),
    ("PR", "787 939"),
    ("SX", "721"),
    ("TC", "649"),
    ("TT", "868"),
    (
        "US",
        "201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 220 223 224 225 227 228 229 231 234 235 \
         239 240 248 251 252 253 254 256 260 262 267 269 270 272 274 276 279 281 283 301 302 303 304 305 307 308 309 \
         310 312 313 314 315 316 317 318 319 320 321 323 324 325 326 327 329 330 331 332 334 336 337 339 341 346 347 \
         350 351 352 353 360 361 363 364 369 380 385 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 \
         423 424 425 430 432 434 435 440 442 443 445 447 448 458 463 464 469 470 472 475 478 479 480 484 501 502 503 \
         504 505 507 508 509 510 512 513 515 516 517 518 520 530 531 534 539 540 541 551 557 559 561 562 563 564 567 \
         570 571 572 573 574 575 580 582 585 586 601 602 603 605 606 607 608 609 610 612 614 615 616 617 618 619 620 \
         623 626 628 629 630 631 636 640 641 645 646 650 651 656 657 659 660 661 662 667 669 678 680 681 682 686 689 \
         701 702 703 704 706 707 708 712 713 714 715 716 717 718 719 720 724 725 726 727 728 730 731 732 734 737 738 \
         740 743 747 748 754 757 760 762 763 765 769 770 771 772 773 774 775 779 781 785 786 801 802 803 804 805 806 \
         808 810 812 813 814 815 816 817 818 820 821 826 828 830 831 832 835 838 839 840 843 845 847 848 850 854 856 \
         857 858 859 860 862 863 864 865 870 872 878 901 903 904 906 907 908 909 910 912 913 914 915 916 917 918 919 \
         920 925 928 929 930 931 934 936 937 938 940 941 943 945 947 948 949 951 952 954 956 959 970 971 972 973 975 \
         978 979 980 983 984 985 986 989",
    ),
    ("VC", "784"),
    ("VG", "284"),
    ("VI", "340"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_a_country_and_every_key_stands_once() {
        for table in [&PREFIXES[..], &AREA_CODES[..]] {
            let keys: Vec<_> = table.iter().flat_map(|(_, keys)| keys.split_ascii_whitespace()).collect();
            assert_eq!(index(table).len(), keys.len());
            assert!(keys.iter().all(|key| key.bytes().all(|byte| byte.is_ascii_digit())));
            assert!(table.iter().all(|(code, _)| Country::parse(code).is_ok()));
        }
        assert!(AREA_CODES.iter().flat_map(|(_, keys)| keys.split_ascii_whitespace()).all(|key| key.len() == 3));
        assert_eq!(PREFIXES.iter().flat_map(|(_, keys)| keys.split_ascii_whitespace()).map(str::len).max(), Some(7));
        assert_eq!(Country::all().count(), 250);
        assert!(Country::all().all(|country| Country::parse(country.code()) == Ok(country)));
    }

    #[test]
    fn the_longest_prefix_counts() {
        for (number, code) in [
            ("+431234567", "AT"),
            ("+74951234567", "RU"),
            ("+77272123456", "KZ"),
            ("+442079460000", "GB"),
            ("+441534123456", "JE"),
            ("+390612345678", "IT"),
            ("+390669812345", "VA"),
            ("+61891641234", "CX"),
            ("+61291641234", "AU"),
            ("+4779021234", "SJ"),
            ("+59991234567", "CW"),
            ("+5997151234", "BQ"),
            ("+6834000", "NU"),
            ("+38349123456", "XK"),
            ("+2476123456", "SH"),
        ] {
            assert_eq!(Country::of_number(number).map(Country::code), Some(code), "{number}");
        }
    }

    #[test]
    fn the_area_code_names_the_country_of_a_north_american_number() {
        for (area, code) in [
            ("212", "US"),
            ("907", "US"),
            ("808", "US"),
            ("416", "CA"),
            ("867", "CA"),
            ("600", "CA"),
            ("787", "PR"),
            ("939", "PR"),
            ("340", "VI"),
            ("671", "GU"),
            ("670", "MP"),
            ("684", "AS"),
            ("242", "BS"),
            ("246", "BB"),
            ("264", "AI"),
            ("268", "AG"),
            ("284", "VG"),
            ("345", "KY"),
            ("441", "BM"),
            ("473", "GD"),
            ("649", "TC"),
            ("658", "JM"),
            ("876", "JM"),
            ("664", "MS"),
            ("721", "SX"),
            ("758", "LC"),
            ("767", "DM"),
            ("784", "VC"),
            ("809", "DO"),
            ("829", "DO"),
            ("849", "DO"),
            ("868", "TT"),
            ("869", "KN"),
        ] {
            assert_eq!(Country::of_number(&format!("+1{area}5550100")).map(Country::code), Some(code), "{area}");
        }
        for area in
            ["800", "833", "844", "855", "866", "877", "888", "900", "500", "533", "700", "710", "911", "555", "100"]
        {
            assert_eq!(Country::of_number(&format!("+1{area}5550100")), None, "{area} has no country of its own");
        }
    }

    #[test]
    fn what_is_not_e_164_has_no_country() {
        let long = format!("+43{}", "1".repeat(14));
        for number in [
            "",
            "+",
            "431234567",
            "0043123456789",
            "+43 1 234567",
            "+43-1234567",
            "(212) 555-0100",
            "+43123",
            "+1212555010",
            "+121255501000",
            "sip:+12125550100@example.com",
            "client:bob",
            "anonymous",
            "+4312345a7",
            "+0123456789",
            "++431234567",
            "+８１３１２３４５６７８",
            "+2101234567",
            "+8816123456789",
            "+8001234567890",
            long.as_str(),
        ] {
            assert_eq!(Country::of_number(number), None, "{number:?}");
        }
    }

    #[test]
    fn what_is_no_country_is_refused() {
        for text in ["", "us", "USA", "UK", "EU", "ZZ", " US"] {
            assert!(
                Country::parse(text).unwrap_err().to_string().starts_with("country: is not a country."),
                "{text:?}"
            );
        }
        assert_eq!(Country::parse("US"), Ok(Country::US));
    }
}
