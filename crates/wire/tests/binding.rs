//! Tests of binding with each kind of type in serde's data model, as the README lists them.

#![expect(clippy::unwrap_used, reason = "a helper of a test stops at the first surprise, as the test does")]

use std::collections::BTreeMap;
use std::fmt::Debug;

use billables_wire::{BindError, Format, Members, Schema, from_value, parse_query};
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Visitor};

#[derive(Debug, PartialEq, Deserialize)]
enum Choice {
    Bare,
    One(u8),
    Two { size: u8 },
    Three(u8, u8),
}

#[derive(Debug, PartialEq, Deserialize)]
struct Pair(u8, String);

#[derive(Debug, PartialEq, Deserialize)]
struct Wrapped(Vec<u8>);

#[derive(Debug, PartialEq, Deserialize)]
struct Nothing;

#[derive(Debug, PartialEq, Deserialize)]
struct Page {
    limit: Option<u8>,
}

/// Binds the member `a` of a JSON object.
fn bound<T: DeserializeOwned>(json: &str) -> Result<T, BindError> {
    #[derive(Deserialize)]
    struct Holder<T> {
        a: T,
    }

    let body = format!("{{\"a\":{json}}}");
    let value = Format::Json.read(body.as_bytes(), "Holder", &Schema::new("urn:any")).unwrap();
    from_value::<Holder<T>>(value).map(|holder| holder.a)
}

fn assert_bound<T: DeserializeOwned + Debug + PartialEq>(json: &str, expected: T) {
    assert_eq!(bound(json), Ok(expected), "{json}");
}

fn fault<T: DeserializeOwned + Debug>(json: &str) -> String {
    bound::<T>(json).unwrap_err().to_string()
}

#[test]
fn integers_of_every_size_are_bound_within_their_range() {
    assert_bound("-128", i8::MIN);
    assert_bound("\"-32768\"", i16::MIN);
    assert_bound("2147483647", i32::MAX);
    assert_bound("9223372036854775807", i64::MAX);
    assert_bound("-170141183460469231731687303715884105728", i128::MIN);
    assert_bound("255", u8::MAX);
    assert_bound("\"65535\"", u16::MAX);
    assert_bound("4294967295", u32::MAX);
    assert_bound("18446744073709551615", u64::MAX);
    assert_bound("340282366920938463463374607431768211455", u128::MAX);
    assert_eq!(fault::<i8>("128"), "A must be a whole number from -128 to 127.");
    assert_eq!(fault::<u16>("-1"), "A must be a whole number from 0 to 65535.");
}

#[test]
fn scalars_are_bound() {
    assert_bound("\"-INF\"", f32::NEG_INFINITY);
    assert_bound("1.5e3", 1_500.0_f64);
    assert_bound("\"On\"", true);
    assert_bound("\"é\"", 'é');
    assert_bound("7", "7".to_owned());
    assert_eq!(fault::<char>("\"ab\""), "A must be one character.");
    assert_eq!(fault::<f32>("1e39"), "A is too large for a number of this type.");
}

#[test]
fn lists_and_tuples_are_bound() {
    assert_bound("[\"-1\",2]", vec![-1_i8, 2]);
    assert_bound("[1,2]", (1_u8, 2_u8));
    assert_bound("[1,\"x\"]", Pair(1, "x".into()));
    assert_bound("[1]", Wrapped(vec![1]));
    assert_bound("[[1],[]]", vec![vec![1_u8], vec![]]);
    assert_eq!(fault::<Pair>("[1]"), "A must have exactly 2 items.");
}

#[test]
fn maps_units_and_values_of_any_type_are_bound() {
    assert_bound("{\"x\":\"1\"}", BTreeMap::from([("x".to_owned(), 1_u8)]));
    assert_bound("7", ());
    assert_bound("{}", Nothing);
    assert_bound("{\"a\":[-1,1.5,null,true]}", serde_json::json!({"a": [-1, 1.5, null, true]}));
}

#[test]
fn variants_are_bound_with_their_data() {
    assert_bound("\"bare\"", Choice::Bare);
    assert_bound("{\"one\":1}", Choice::One(1));
    assert_bound("{\"Two\":{\"Size\":\"2\"}}", Choice::Two { size: 2 });
    assert_bound("{\"Three\":[1,2]}", Choice::Three(1, 2));
    assert_eq!(fault::<Choice>("\"Four\""), "A must be one of: Bare, One, Two, Three.");
    assert_eq!(fault::<Choice>("{}"), "A must be an object of one member, the variant.");
    assert!(bound::<Choice>("{\"Three\":[1]}").is_err());
}

#[test]
fn a_whole_message_is_a_struct_a_map_or_a_unit() {
    let members = || Members::without_body().with_query(parse_query("limit=2").unwrap()).with_path([("id", "x")]);
    assert_eq!(members().bind(), Ok(Page { limit: Some(2) }));
    let expected = BTreeMap::from([("id".to_owned(), "x".to_owned()), ("limit".to_owned(), "2".to_owned())]);
    assert_eq!(members().bind(), Ok(expected));
    assert_eq!(members().bind(), Ok(Nothing));
    #[derive(Debug, PartialEq, Deserialize)]
    struct Outer(Page);
    assert_eq!(members().bind(), Ok(Outer(Page { limit: Some(2) })));
}

#[test]
fn bytes_are_refused() {
    #[derive(Debug)]
    struct Bytes;

    impl<'de> Deserialize<'de> for Bytes {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_byte_buf(BytesVisitor)
        }
    }

    struct BytesVisitor;

    impl Visitor<'_> for BytesVisitor {
        type Value = Bytes;

        fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            formatter.write_str("bytes")
        }

        fn visit_bytes<E>(self, _bytes: &[u8]) -> Result<Bytes, E> {
            Ok(Bytes)
        }
    }

    assert!(bound::<Bytes>("\"x\"").is_err());
}
