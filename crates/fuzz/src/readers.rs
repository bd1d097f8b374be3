//! The targets. Each is a function of bytes that panics if an assertion fails.

use std::sync::LazyLock;

use billables_auth::{ClaimMapping, ExternalIssuer, IssuerName, KeySet, SigningKey, Verifier, VerifierOptions};
use billables_billing::{
    CallFacts, CallStatus, CarrierPrice, Country, Currency, Day, Direction, Merge, Month, Multiplier, NewCall, Price,
    SettingContent, SettingKind, Zone, parse_whole_number, read_time,
};
use billables_domain::{AccountId, AccountScope, CallSid, CallSidMode, Timestamp};
use billables_metadata::{Document, Language, PageFormat, Site, SiteOptions, TypesOptions};
use billables_wire::{
    AnswerPreferences, BodyFormat, Format, Members, RecordFormat, RecordReader, Schema, Value, answer_format,
    is_callback_name, jsonp, parse_query, problem_json_wanted, split_suffix, to_value,
};

use crate::Target;
use crate::sample::Sample;

pub(crate) const TARGETS: &[Target] = &[
    Target { name: "json", run: |data| message(Format::Json, data) },
    Target { name: "xml", run: |data| message(Format::Xml, data) },
    Target { name: "jsv", run: |data| message(Format::Jsv, data) },
    Target { name: "csv", run: |data| message(Format::Csv, data) },
    Target { name: "jsonl", run: |data| message(Format::Jsonl, data) },
    Target { name: "form", run: |data| form(&BodyFormat::Form, data) },
    Target { name: "multipart", run: |data| form(&BodyFormat::Multipart { boundary: "b".to_owned() }, data) },
    Target { name: "lists", run: lists },
    Target { name: "records", run: records },
    Target { name: "query", run: query },
    Target { name: "headers", run: headers },
    Target { name: "values", run: values },
    Target { name: "money", run: money },
    Target { name: "calls", run: calls },
    Target { name: "settings", run: settings },
    Target { name: "token", run: token },
    Target { name: "key-set", run: key_set },
    Target { name: "openapi-json", run: |data| text(data, |text| document(Document::from_json(text).ok())) },
    Target { name: "openapi-yaml", run: |data| text(data, |text| document(Document::from_yaml(text).ok())) },
    Target { name: "types-options", run: types_options },
];

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| Schema::new("http://example.org/sample"));

fn text(data: &[u8], run: impl Fn(&str)) {
    if let Ok(text) = std::str::from_utf8(data) {
        run(text);
    }
}

/// One message: a value must be the same after writing and reading JSON, the format without loss, and must be
/// writable in every format.
fn message(format: Format, data: &[u8]) {
    if let Ok(value) = format.read(data, "Sample", &SCHEMA) {
        understood(value);
    }
}

fn understood(value: Value) {
    for format in Format::ALL {
        // Any value that was read can be written.
        let _ = format.write(&value, &SCHEMA);
    }
    if let Ok(sample) = Members::of_body(value).bind::<Sample>() {
        for format in Format::ALL {
            // A character that XML 1.0 lacks is written as U+FFFD, so that two keys of a dictionary may become equal.
            if *format != Format::Xml || sample.meta.keys().all(|key| key.chars().all(is_xml_character)) {
                assert_reads_back(*format, &sample);
            }
        }
    }
}

/// Whether XML 1.0 has the character (section 2.2 of the specification).
fn is_xml_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

#[expect(clippy::panic, clippy::unwrap_used, reason = "a fuzz target panics if an assertion fails")]
fn assert_reads_back(format: Format, sample: &Sample) {
    let written = format.write_list(&[to_value(sample).unwrap()], "Sample", &SCHEMA);
    let read = format.read_list(&written, "Sample", &SCHEMA, 1);
    let shown = || String::from_utf8_lossy(&written).into_owned();
    let read = read.unwrap_or_else(|error| panic!("{format:?} cannot read what it wrote: {error}\n{}", shown()));
    assert_eq!(read.len(), 1, "{format:?}: {}", shown());
    let value = read.into_iter().next().unwrap();
    let again: Sample = Members::of_body(value)
        .bind()
        .unwrap_or_else(|error| panic!("{format:?} cannot bind what it wrote: {error}\n{}", shown()));
    if format == Format::Json || format == Format::Jsonl {
        assert_eq!(&again, sample, "{format:?}: {}", shown());
    }
}

fn form(format: &BodyFormat, data: &[u8]) {
    if let Ok(value) = format.read(data, "Sample", &SCHEMA) {
        understood(value);
    }
}

/// Request lists; the first byte chooses the format.
fn lists(data: &[u8]) {
    let Some((choice, rest)) = data.split_first() else { return };
    let Some(format) = Format::ALL.get(usize::from(*choice) % Format::ALL.len()) else { return };
    if let Ok(items) = format.read_list(rest, "Sample", &SCHEMA, 100) {
        assert!(items.len() <= 100);
        for format in Format::ALL {
            let _ = format.write_list(&items, "Sample", &SCHEMA);
        }
    }
}

/// Bodies that are read in pieces; the first byte chooses the format, the second the length of a piece. The records
/// must not depend on the pieces, and must equal those of the body read as a list, if that can be read.
fn records(data: &[u8]) {
    let [choice, length, body @ ..] = data else { return };
    let formats = [Format::Json, Format::Jsonl, Format::Csv];
    let Some(format) = formats.get(usize::from(*choice) % formats.len()) else { return };
    let Some(record_format) = RecordFormat::of(*format) else { return };
    let read = |length: usize| {
        let mut reader = RecordReader::new(record_format, RECORD_BYTES_MAX);
        let mut records = Vec::new();
        let mut take = |reader: &mut RecordReader| {
            while let Some(record) = reader.next_record() {
                let value = record.value();
                let bound = record.bind::<Sample>();
                let by_tree = value.clone().and_then(|value| Ok(Members::of_body(value).bind_all::<Sample>()?));
                assert!(bound == by_tree || bound.as_ref().is_ok_and(has_nan), "{bound:?} and {by_tree:?}");
                records.push((value, record.end()));
            }
        };
        for piece in body.chunks(length) {
            reader.feed(piece);
            take(&mut reader);
        }
        reader.finish();
        take(&mut reader);
        assert!(reader.is_over());
        records
    };
    let records = read(body.len().max(1));
    assert_eq!(records, read(usize::from(*length).max(1)));
    if let Ok(items) = format.read_list(body, "Sample", &SCHEMA, usize::MAX)
        && body.len() <= RECORD_BYTES_MAX
    {
        assert!(items.iter().map(Ok).eq(records.iter().map(|record| record.0.as_ref())));
    }
}

/// The limit is low, so that some records are too long.
const RECORD_BYTES_MAX: usize = 200;

/// Whether the sample has a NaN, which is unequal to itself.
fn has_nan(sample: &Sample) -> bool {
    sample.ratio.is_some_and(f64::is_nan)
}

fn query(data: &[u8]) {
    text(data, |text| {
        if let Ok(pairs) = parse_query(text) {
            let _ = Members::without_body().with_query(pairs).bind::<Sample>();
        }
    });
}

/// Headers and paths that choose a format.
fn headers(data: &[u8]) {
    text(data, |text| {
        let _ = BodyFormat::from_content_type(text);
        let _ = BodyFormat::for_alias_route(Format::Json, Some(text));
        let _ = problem_json_wanted(text);
        let (path, format) = split_suffix(text);
        assert!(text.starts_with(path) && format.is_some() == (path.len() < text.len()));
        let preferences = AnswerPreferences { accept: Some(text), ..AnswerPreferences::default() };
        let _ = answer_format(&preferences);
        let preferences = AnswerPreferences {
            format_parameter: Some(text),
            callback: Some(text),
            content_type: Some(text),
            ..AnswerPreferences::default()
        };
        let _ = answer_format(&preferences);
        if is_callback_name(text) {
            assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_$.".contains(&byte)));
            assert!(jsonp(text, b"{}").is_some_and(|script| script.starts_with(b"/**/")));
        }
    });
}

/// Single values: an accepted value is written as read.
#[expect(clippy::unwrap_used, reason = "a fuzz target panics if an assertion fails")]
fn values(data: &[u8]) {
    text(data, |text| {
        if let Ok(id) = AccountId::parse(text) {
            assert_eq!(id.as_str(), text);
        }
        for mode in [CallSidMode::Standard, CallSidMode::Any] {
            if let Ok(call_sid) = CallSid::parse(text, mode) {
                assert_eq!(CallSid::parse(call_sid.as_str(), mode).unwrap(), call_sid);
            }
        }
        if let Ok(time) = Timestamp::parse(text) {
            assert_eq!(Timestamp::parse(&time.to_string()).unwrap(), time);
        }
    });
}

/// The texts of money: a value must be the same after writing and reading.
#[expect(clippy::unwrap_used, reason = "a fuzz target panics if an assertion fails")]
fn money(data: &[u8]) {
    text(data, |text| {
        if let Ok(price) = Price::parse(text) {
            assert_eq!(Price::parse(&price.to_string()).unwrap(), price);
            assert_eq!(CarrierPrice::parse(text).unwrap().cost(), price);
        }
        if let Ok(price) = CarrierPrice::parse(text) {
            assert_eq!(CarrierPrice::parse(&price.to_string()).unwrap(), price);
        }
        if let Ok(multiplier) = Multiplier::parse(text) {
            assert_eq!(Multiplier::parse(&multiplier.to_string()).unwrap(), multiplier);
        }
        if let Ok(number) = parse_whole_number(text) {
            assert_eq!(parse_whole_number(&number.to_string()).unwrap(), number);
        }
        if let Ok(day) = Day::parse(text) {
            assert_eq!(day.to_string().as_str(), text.get(..10).unwrap());
        }
        if let Ok(month) = Month::parse(text) {
            assert_eq!(month.to_string(), text);
        }
        let zone = Zone::parse(text).unwrap_or_else(|_| Zone::utc());
        if let Ok(time) = read_time(text, Some(&zone)) {
            assert_eq!(read_time(&time.to_string(), None).unwrap(), time);
        }
        let _ = (Currency::parse(text), Country::parse(text), Country::of_number(text), Direction::parse(text));
        if let Ok(status) = CallStatus::parse(text) {
            assert_eq!(CallStatus::parse(status.as_str()).unwrap(), status);
        }
    });
}

/// Reports of one call, a line each, whose members are separated by `|`: a final call stays final, and facts that were
/// merged change nothing again.
fn calls(data: &[u8]) {
    text(data, |text| {
        let now = Timestamp::from_microseconds(1_795_426_200_000_000);
        let mut versions = vec![CallFacts::default()];
        for line in text.lines().take(8) {
            let mut members = line.split('|').map(|member| Some(member.to_owned()));
            let mut next = || members.next().flatten();
            let call = NewCall {
                account_id: Some("demo".to_owned()),
                call_sid: Some("CA0123456789abcdef0123456789abcdef".to_owned()),
                parent_call_sid: None,
                status: next(),
                direction: next(),
                start_time: next(),
                duration: next(),
                price: next(),
                price_unit: next(),
                from: next(),
                to: next(),
                is_recorded: next(),
                replaces: next(),
                end_time: next(),
            };
            let Ok(report) = call.parse(CallSidMode::Standard, now) else { continue };
            let Some((newest, former)) = versions.split_last() else { return };
            if let Merge::Changed(facts) = newest.merge(former, &report.facts) {
                assert!(facts.state().is_final() || !newest.state().is_final());
                versions.push(facts);
                assert!(merges_into(&versions, &report.facts), "merged facts are new again");
            }
        }
    });
}

fn merges_into(versions: &[CallFacts], facts: &CallFacts) -> bool {
    versions.split_last().is_some_and(|(newest, former)| newest.merge(former, facts) == Merge::Unchanged)
}

/// Stored settings of each kind.
#[expect(clippy::unwrap_used, reason = "a fuzz target panics if an assertion fails")]
fn settings(data: &[u8]) {
    text(data, |text| {
        for kind in SettingKind::ALL {
            if let Ok(content) = SettingContent::from_json(*kind, Some(text)) {
                let written = content.to_json();
                assert_eq!(SettingContent::from_json(*kind, written.as_deref()).unwrap(), content);
            }
        }
    });
}

fn token(data: &[u8]) {
    #[expect(clippy::unwrap_used, reason = "the key is a constant")]
    static VERIFIER: LazyLock<Verifier> = LazyLock::new(|| {
        let key = SigningKey::ed25519(&[7; 32]).unwrap();
        Verifier::new(VerifierOptions::new("issuer", "audience", vec![key.verification_key()]))
    });
    text(data, |text| {
        // Only the owner of the key can make a valid token.
        assert!(VERIFIER.verify(text, Timestamp::from_microseconds(0)).is_err());
    });
}

/// Keys of an external issuer: each accepted key has an id.
fn key_set(data: &[u8]) {
    #[expect(clippy::unwrap_used, reason = "the issuer is a constant")]
    static ISSUER: LazyLock<ExternalIssuer> = LazyLock::new(|| {
        let mapping = ClaimMapping {
            roles_claim: None,
            role_map: Default::default(),
            accounts_claim: None,
            accounts: AccountScope::Only(Default::default()),
            customers_claim: None,
            roles_max: Default::default(),
            accounts_max: AccountScope::Only(Default::default()),
        };
        let name = IssuerName::parse("sample").unwrap();
        ExternalIssuer::new(name, "issuer", "audience", ExternalIssuer::ALGORITHMS.into(), mapping).unwrap()
    });
    if let Ok(keys) = KeySet::read(data, &ISSUER) {
        assert!(!keys.kids().is_empty() && keys.kids().iter().all(|kid| !kid.is_empty()));
    }
}

/// A document that was read has a page in every language and format.
#[expect(clippy::unwrap_used, reason = "a fuzz target panics if an assertion fails")]
fn document(document: Option<Document>) {
    let Some(document) = document else { return };
    let site = Site::new(document, SiteOptions::new("https://example.org"));
    for language in Language::all() {
        let file = site.types(language, &TypesOptions::new()).unwrap();
        assert!(file.contains("Options:") && file.ends_with('\n'));
        for operation in site.document().operations().iter().take(3) {
            assert!(site.listing(language, &operation.name).unwrap().ends_with('\n'));
        }
    }
    let _ = site.types_metadata();
    site.index_page().unwrap();
    for format in PageFormat::all() {
        for operation in site.document().operations().iter().take(3) {
            site.operation_page(format, &operation.name, None).unwrap();
        }
    }
}

/// Options of a file in an address: none may end the comment that lists them.
fn types_options(data: &[u8]) {
    static SITE: LazyLock<Option<Site>> = LazyLock::new(|| {
        let document = Document::from_json(include_str!("../../metadata/tests/data/shapes.json")).ok()?;
        Some(Site::new(document, SiteOptions::new("https://example.org")))
    });
    let Some(site) = &*SITE else { return };
    text(data, |value| {
        for language in Language::all() {
            for name in ["IncludeTypes", "ExcludeTypes", "GlobalNamespace", "Package"] {
                let Ok(file) = site.types(language, &TypesOptions::new().with(name, value)) else { continue };
                let shown = format!("{name}: ");
                let set = file.lines().filter_map(|line| line.trim_start_matches('\'').strip_prefix(&shown));
                for echoed in set {
                    for ending in ["*/", "/*", "*)", "\"\"\""] {
                        assert!(!echoed.contains(ending), "{language:?} shows {echoed:?}");
                    }
                }
            }
        }
    });
}
