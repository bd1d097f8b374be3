//! YAML 1.2 text into the same values as JSON text: the core schema and nothing beyond, so `no`, `on` and dates are
//! texts, and every key is a text (`200:` is `"200"`). Keys keep their order. The merge key `<<` is followed, because
//! documents that people write use it.
//!
//! No word of OpenAPI is known here. Two limits bound the work: the depth of nesting and the bytes that aliases copy.
//!
//! The events come from `granit-parser`. The reader on top of that parser, `serde-saphyr`, recurses for each level: a
//! document of 100 levels, which the limit allows, overflows a stack of 2 MiB in a debug build. The reader here keeps a
//! stack of its own.

mod scalars;

use std::collections::HashMap;

use granit_parser::{Event, Marker, Parser, ScalarStyle, Span, Tag};
use serde_json::{Map, Value};

use super::error::DocumentError;
use scalars::{core_suffix, is_unspecific, scalar};

/// The largest depth of nested values, as in the JSON reader.
const DEEPEST: usize = 128;
/// The largest number of bytes that aliases and their anchors copy.
const MOST_COPIED: usize = 64 * 1024 * 1024;
/// The approximate cost of a value beside its text, in bytes.
const COST_OF_VALUE: usize = 64;

/// Reads the one YAML document of `text`.
pub(super) fn parse(text: &str) -> Result<Value, DocumentError> {
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            fault(error.marker(), &format!("{}; correct this line or the line above", error.info()))
        })?;
        builder.take(event, &span)?;
    }
    Ok(builder.root.map_or(Value::Null, |built| built.value))
}

fn fault(at: &Marker, reason: &str) -> DocumentError {
    DocumentError::NotYaml { line: at.line(), column: at.col() + 1, reason: reason.to_owned() }
}

/// A finished value, and the cost of a copy.
#[derive(Debug, Clone)]
struct Built {
    value: Value,
    cost: usize,
    /// The number of levels in the value.
    depth: usize,
}

/// An unfinished list or mapping.
#[derive(Debug)]
struct Open {
    contents: Contents,
    anchor: usize,
    cost: usize,
    depth: usize,
}

#[derive(Debug)]
enum Contents {
    Items(Vec<Value>),
    /// `key` is the key before the next value. `merged` has the values of `<<`, which add members without a key in the
    /// mapping.
    Members {
        members: Map<String, Value>,
        key: Option<Key>,
        merged: Vec<Value>,
    },
}

#[derive(Debug)]
enum Key {
    Name(String),
    Merge,
}

#[derive(Debug, Default)]
struct Builder {
    open: Vec<Open>,
    anchors: HashMap<usize, Built>,
    copied: usize,
    root: Option<Built>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, span: &Span) -> Result<(), DocumentError> {
        let at = &span.tag_start().unwrap_or(span.start);
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                Err(fault(at, "a second document begins here; the text must have one document"))
            }
            Event::SequenceStart(_, anchor, tag) => {
                check_collection_tag(tag.as_deref(), "seq", at)?;
                self.begin(Contents::Items(Vec::new()), anchor, at)
            }
            Event::MappingStart(_, anchor, tag) => {
                check_collection_tag(tag.as_deref(), "map", at)?;
                self.begin(Contents::Members { members: Map::new(), key: None, merged: Vec::new() }, anchor, at)
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(at),
            Event::Alias(anchor) => self.alias(anchor, at),
            Event::Scalar(text, style, anchor, tag) => {
                // The parser gives `~` for a scalar without text.
                let text = if span.is_empty() { "" } else { &*text };
                let built = |value| Built { cost: cost_of(text), value, depth: 1 };
                if let Some(key) = self.missing_key() {
                    let is_merge = style == ScalarStyle::Plain && text == "<<";
                    *key = Some(if is_merge { Key::Merge } else { Key::Name(text.to_owned()) });
                    return self.remember(anchor, &built(Value::from(text)), at);
                }
                let value = scalar(text, style, tag.as_deref()).map_err(|tag| unknown_tag(&tag, at))?;
                let built = built(value);
                self.remember(anchor, &built, at)?;
                self.add(built, at)
            }
            _ => Ok(()),
        }
    }

    /// The place of the next key, if the open value is a mapping before a key.
    fn missing_key(&mut self) -> Option<&mut Option<Key>> {
        match self.open.last_mut().map(|open| &mut open.contents) {
            Some(Contents::Members { key: key @ None, .. }) => Some(key),
            _ => None,
        }
    }

    fn begin(&mut self, contents: Contents, anchor: usize, at: &Marker) -> Result<(), DocumentError> {
        if self.missing_key().is_some() {
            return Err(fault(at, "a list or mapping is in the place of a key; a key is a text"));
        }
        if self.open.len() >= DEEPEST {
            return Err(too_deep(at));
        }
        self.open.push(Open { contents, anchor, cost: COST_OF_VALUE, depth: 1 });
        Ok(())
    }

    fn end(&mut self, at: &Marker) -> Result<(), DocumentError> {
        let Some(Open { contents, anchor, cost, depth }) = self.open.pop() else { return Ok(()) };
        let value = match contents {
            Contents::Items(items) => Value::Array(items),
            Contents::Members { mut members, merged, .. } => {
                for (name, value) in merged.into_iter().flat_map(merged_members) {
                    members.entry(name).or_insert(value);
                }
                Value::Object(members)
            }
        };
        let built = Built { value, cost, depth };
        self.remember(anchor, &built, at)?;
        self.add(built, at)
    }

    fn alias(&mut self, anchor: usize, at: &Marker) -> Result<(), DocumentError> {
        let Some(built) = self.anchors.get(&anchor) else {
            return Err(fault(at, "an alias is inside its own anchor; use a `$ref` for a type that contains itself"));
        };
        self.copied = copied(self.copied, built.cost, at)?;
        let built = built.clone();
        if let Some(key) = self.missing_key() {
            let Value::String(name) = built.value else {
                return Err(fault(at, "an alias that is no text is in the place of a key; a key is a text"));
            };
            *key = Some(Key::Name(name));
            return Ok(());
        }
        self.add(built, at)
    }

    /// Keeps a copy of a value with an anchor.
    fn remember(&mut self, anchor: usize, built: &Built, at: &Marker) -> Result<(), DocumentError> {
        if anchor > 0 {
            self.copied = copied(self.copied, built.cost, at)?;
            self.anchors.insert(anchor, built.clone());
        }
        Ok(())
    }

    /// Adds a finished value to the open list or mapping.
    fn add(&mut self, built: Built, at: &Marker) -> Result<(), DocumentError> {
        if self.open.len() + built.depth > DEEPEST {
            return Err(too_deep(at));
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(built);
            return Ok(());
        };
        open.cost = open.cost.saturating_add(built.cost);
        open.depth = open.depth.max(built.depth + 1);
        match &mut open.contents {
            Contents::Items(items) => items.push(built.value),
            Contents::Members { members, key, merged } => match key.take() {
                Some(Key::Name(name)) => {
                    open.cost = open.cost.saturating_add(cost_of(&name));
                    if members.contains_key(&name) {
                        return Err(fault(
                            at,
                            &format!("the key `{name}` occurs twice in one mapping; keep one of the two"),
                        ));
                    }
                    members.insert(name, built.value);
                }
                Some(Key::Merge) if is_mergeable(&built.value) => merged.push(built.value),
                Some(Key::Merge) | None => {
                    return Err(fault(at, "`<<` takes a mapping or a list of mappings, such as an alias to one"));
                }
            },
        }
        Ok(())
    }
}

fn too_deep(at: &Marker) -> DocumentError {
    fault(
        at,
        &format!("values are nested more than {DEEPEST} deep here; give an inner value a name and refer to that name"),
    )
}

fn cost_of(text: &str) -> usize {
    COST_OF_VALUE.saturating_add(text.len())
}

fn copied(before: usize, cost: usize, at: &Marker) -> Result<usize, DocumentError> {
    Some(before.saturating_add(cost))
        .filter(|copied| *copied <= MOST_COPIED)
        .ok_or_else(|| fault(at, "aliases copy more than 64 MiB; use `$ref` instead"))
}

fn is_mergeable(value: &Value) -> bool {
    match value {
        Value::Object(_) => true,
        Value::Array(items) => items.iter().all(Value::is_object),
        _ => false,
    }
}

fn merged_members(value: Value) -> Vec<(String, Value)> {
    match value {
        Value::Object(members) => members.into_iter().collect(),
        Value::Array(items) => items.into_iter().flat_map(merged_members).collect(),
        _ => Vec::new(),
    }
}

fn check_collection_tag(tag: Option<&Tag>, kind: &str, at: &Marker) -> Result<(), DocumentError> {
    match tag.filter(|tag| !is_unspecific(tag) && core_suffix(tag) != Some(kind)) {
        Some(tag) => Err(unknown_tag(tag, at)),
        None => Ok(()),
    }
}

fn unknown_tag(tag: &Tag, at: &Marker) -> DocumentError {
    fault(at, &format!("the tag `{}` is not of the core schema; leave it out", tag.original()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn read(text: &str) -> Value {
        parse(text).unwrap()
    }

    fn reason(text: &str) -> String {
        parse(text).unwrap_err().to_string()
    }

    #[test]
    fn scalars_are_those_of_the_core_schema() {
        let text = "no: no\non: on\noff: OFF\ndate: 2026-11-23\ntime: 12:30:45\nyes: True\nnothing:\ntilde: ~\n\
            quoted: 'true'\nint: 0012\nhex: 0x1F\noctal: 0o17\nhalf: .5\nbig: 1e3\nminus: -7\nplus: +7\n\
            version: 3.1.0\nlist: 1,2\nunderscore: 1_000\nnan: .nan\nhuge: 18446744073709551615\n404: not found\n";
        let expected = json!({"no":"no","on":"on","off":"OFF","date":"2026-11-23","time":"12:30:45","yes":true,
            "nothing":null,"tilde":null,"quoted":"true","int":12,"hex":31,"octal":15,"half":0.5,"big":1000.0,"minus":-7,
            "plus":7,"version":"3.1.0","list":"1,2","underscore":"1_000","nan":".nan","huge":18_446_744_073_709_551_615_u64,
            "404":"not found"});
        assert_eq!(read(text), expected);
        assert_eq!(read(text).as_object().unwrap().keys().next_back().unwrap(), "404", "in order");
        assert_eq!(read("a: !!str 12\nb: !!int 12\nc: ! 12\n"), json!({"a":"12","b":12,"c":"12"}));
    }

    #[test]
    fn text_that_other_parsers_take_is_taken() {
        assert_eq!(read("a:\t1\nb: {c:\t2}\n'd':\t\t[3]\n"), json!({"a":1,"b":{"c":2},"d":[3]}));
        assert_eq!(read("a: \"\\uD83D\\uDE00 \\u00e9\"\n"), json!({"a":"\u{1f600} \u{e9}"}));
        assert_eq!(read("a: 1\r\nb:\r\n  - |\r\n    x\r\n    y\r\n"), json!({"a":1,"b":["x\ny\n"]}));
        assert_eq!(read("a: >-\n  x\n   y\n  z\n\n  w\nb: \"p\n  q\"\n"), json!({"a":"x\n y\nz\nw","b":"p q"}));
        assert_eq!(read("? a\n: 1\n? b\n"), json!({"a":1,"b":null}));
        assert_eq!(
            read("a: 08\nb: 0777\nc: +.5\nd: 1.\ne: 1e\nf: y\n"),
            json!({"a":8,"b":777,"c":0.5,"d":1.0,"e":"1e","f":"y"})
        );
        assert!(reason("a: \"\\uD83D\"\n").contains("line 1"), "half a pair is no character");
    }

    #[test]
    fn aliases_and_merge_keys_are_followed() {
        let text = "base: &base {a: 1, b: 2}\nother: &other {c: 3}\nuse:\n  <<: [*base, *other]\n  b: 4\nsame: *base\n";
        let expected = json!({"base":{"a":1,"b":2},"other":{"c":3},"use":{"b":4,"a":1,"c":3},"same":{"a":1,"b":2}});
        assert_eq!(read(text), expected);
        assert_eq!(read("'<<': 1"), json!({"<<":1}), "in quotes it is a name");
    }

    #[test]
    fn an_error_names_its_line() {
        for (text, message) in [
            ("a: 1\nb: 2\na: 3\n", "line 3, column 4: the key `a` occurs twice"),
            ("a: 1\n---\nb: 2\n", "line 2, column 1: a second document begins here"),
            ("a: &x [*x]\n", "line 1, column 8: an alias is inside its own anchor"),
            ("a: *nobody\n", "line 1, column 4: "),
            ("? [a, b]\n: 1\n", "line 1, column 3: a list or mapping is in the place of a key"),
            ("a: !color red\n", "line 1, column 4: the tag `!color` is not of the core schema"),
            ("<<: 3\n", "line 1, column 5: `<<` takes a mapping"),
            ("a: [1, 2\nb: 3\n", "line 2, column "),
        ] {
            assert!(reason(text).contains(message), "{text}: {}", reason(text));
        }
    }

    #[test]
    fn aliases_that_multiply_and_values_that_nest_are_stopped() {
        let mut bomb = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
        for step in 1..20 {
            let last = format!("*a{}", step - 1);
            bomb.push_str(&format!("a{step}: &a{step} [{}]\n", [last.as_str(); 10].join(", ")));
        }
        assert!(reason(&bomb).contains("aliases copy more than 64 MiB"), "{}", reason(&bomb));
        let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(1_000_000), "*a,".repeat(1_000));
        assert!(reason(&long).contains("aliases copy more than 64 MiB"));
        let nested = (1..200)
            .fold("a0: &a0 [1]\n".to_owned(), |text, step| format!("{text}a{step}: &a{step} [*a{}]\n", step - 1));
        assert!(reason(&nested).contains("nested more than 128 deep"), "{}", reason(&nested));
        for (open, close) in [("[", "]"), ("- ", ""), ("{a: ", "}"), ("? ", "")] {
            let text = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
            assert!(parse(&text).is_err(), "{open}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[a-c:\\-?&*!|>'\"{}\\[\\], \\n#%@\\t0-9<]{0,60}") {
            let _ = parse(&text);
        }

        #[test]
        fn json_is_yaml(value in any_value()) {
            prop_assert_eq!(parse(&value.to_string()).unwrap(), value);
        }
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            "[ -~]{0,12}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 20, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::hash_map("[ -~]{0,8}", inner, 0..4).prop_map(|members| members.into_iter().collect()),
            ]
        })
    }
}
