//! Properties of every document, however unusual.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;

/// Schemas of every kind, with references to the schemas `S0` to `S5`.
fn schema() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        (0..6_usize).prop_map(|number| format!(r##"{{"$ref":"#/components/schemas/S{number}"}}"##)),
        prop::sample::select(vec![
            "{}",
            "true",
            r#"{"type":"string"}"#,
            r#"{"type":["integer","null"],"format":"int64"}"#,
            r#"{"type":"object"}"#,
            r#"{"type":"string","format":"date-time","description":"When\nexactly"}"#,
            r#"{"type":"string","enum":["a","B c","None","a"]}"#,
            r#"{"x-dotnet-type":"Dictionary<string, List<S0>>"}"#,
        ])
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let several = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            several.clone().prop_map(|parts| format!(r#"{{"allOf":[{}]}}"#, parts.join(","))),
            several.clone().prop_map(|parts| format!(r#"{{"oneOf":[{}]}}"#, parts.join(","))),
            several.prop_map(|members| {
                let members: Vec<String> =
                    members.iter().enumerate().map(|(index, member)| format!(r#""member{index}":{member}"#)).collect();
                format!(r#"{{"required":["member0"],"properties":{{{}}}}}"#, members.join(","))
            }),
            inner.clone().prop_map(|item| format!(r#"{{"type":"array","items":{item}}}"#)),
            inner.prop_map(|value| format!(r#"{{"type":"object","additionalProperties":{value}}}"#)),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_document_that_is_read_can_be_shown_and_each_class_stands_once_behind_its_base(
        body in schema(),
        schemas in prop::collection::vec(schema(), 6),
    ) {
        let schemas: Vec<String> =
            schemas.iter().enumerate().map(|(index, schema)| format!(r#""S{index}":{schema}"#)).collect();
        // Other tests cover the errors of documents that cannot be read.
        let Ok(document) = Document::from_json(&with_body(&body, &schemas.join(","))) else { return Ok(()) };
        let site = Site::new(document, SiteOptions::new("https://example.org"));
        for file in site.files() {
            prop_assert!(file.is_ok());
        }
        for language in Language::all() {
            let file = site.types(language, &TypesOptions::new()).unwrap();
            prop_assert!(file.ends_with('\n') && site.listing(language, "Send").unwrap().ends_with('\n'), "{:?}", language);
        }
        let listing = site.listing(python(), "Send").unwrap();
        let mut defined = HashSet::new();
        for line in listing.lines() {
            let Some(rest) = line.strip_prefix("class ") else { continue };
            let (name, bases) = rest.trim_end_matches("):").trim_end_matches(':').split_once('(').unwrap_or((rest, ""));
            let base = bases.split(", ").next().unwrap_or_default();
            if site.document().find_type(base).is_some() {
                prop_assert!(defined.contains(base), "{} stands before its base:\n{}", name, listing);
            }
            prop_assert!(defined.insert(name.trim_end_matches(':').to_owned()), "{} stands twice:\n{}", name, listing);
        }
        prop_assert!(defined.contains("Send"), "{}", listing);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[\\[\\]{}\",:a-z0-9 $#/]{0,80}") {
        let _ = Document::from_json(&text);
        let _ = Document::from_json(&with_body(&text, ""));
    }
}
