//! Documents of other services, with constructs that our own document does not have, in every language.

use std::collections::HashSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

/// A document with the operation GetThings, whose answer is a class with these members.
fn answering(members: &Value, schemas: &Value) -> String {
    json!({
        "openapi": "3.1.0", "info": {"title": "Test", "version": "1"},
        "paths": {"/things": {"get": {"operationId": "GetThings", "responses": {"200": {"description": "ok", "content":
            {"application/json": {"schema": {"type": "object", "properties": members}}}}}}}},
        "components": {"schemas": schemas}
    })
    .to_string()
}

fn file(document: &str, language: &str) -> String {
    let language = Language::from_name(language).unwrap();
    site(document).types(language, &TypesOptions::new()).unwrap()
}

fn in_every_language(document: &str, check: impl Fn(&str, &str)) {
    for language in Language::all() {
        check(language.name(), &file(document, language.name()));
    }
}

fn text() -> Value {
    json!({"type": "string"})
}

#[test]
fn python_reads_and_writes_members_under_the_names_of_the_document() {
    let members = json!({"AccountID": text(), "Code": text(), "UpdatedDateUTC": text(), "URL": text(), "class": text(),
        "accountId": text(), "user_name": text(), "x-rate": text()});
    let python = file(&answering(&members, &json!({})), "python");
    for line in [
        "AccountID: Optional[str] = field(metadata=config(field_name='AccountID'), default=None)",
        "Code: Optional[str] = field(metadata=config(field_name='Code'), default=None)",
        "UpdatedDateUTC: Optional[str] = field(metadata=config(field_name='UpdatedDateUTC'), default=None)",
        "URL: Optional[str] = field(metadata=config(field_name='URL'), default=None)",
        "class_: Optional[str] = field(metadata=config(field_name='class'), default=None)",
        "account_id: Optional[str] = None",
        "user_name: Optional[str] = field(metadata=config(field_name='user_name'), default=None)",
        "x_rate: Optional[str] = field(metadata=config(field_name='x-rate'), default=None)",
    ] {
        assert!(python.contains(&format!("    {line}\n")), "{line}\n{python}");
    }
    let csharp = file(&answering(&members, &json!({})), "csharp");
    assert!(csharp.contains("[DataMember(Name=\"AccountID\")]\n        public virtual string AccountID "), "{csharp}");
}

#[test]
fn values_that_differ_in_a_sign_are_two_in_every_language() {
    let schemas = json!({"Content": {"type": "string", "enum": ["+1", "-1", "laugh", "laugh"]}});
    in_every_language(
        &answering(&json!({"a": {"$ref": "#/components/schemas/Content"}}), &schemas),
        |language, file| {
            let folded = file.to_lowercase();
            assert!(folded.contains("plus1") && folded.contains("minus1"), "{language}\n{file}");
            assert!(file.contains("+1") && file.contains("-1"), "the wire keeps its names: {language}\n{file}");
            assert!(!folded.contains("laugh_"), "a value that stands twice counts once: {language}\n{file}");
        },
    );
}

#[test]
fn subtypes_that_only_a_mapping_or_their_own_all_of_ties_to_a_base_are_generated() {
    let animal = json!({"type": "object", "properties": {"petType": text()}, "discriminator": {"propertyName": "petType",
        "mapping": {"dog": "#/components/schemas/Dog", "cat": "Cat", "cow": "other.json#/Cow"}}});
    let schemas = json!({"Animal": animal, "Dog": {"properties": {"bark": text()}}, "Cat": {"properties": {"claw": text()}},
        "Fish": {"allOf": [{"$ref": "#/components/schemas/Animal"}, {"properties": {"fin": text()}}]},
        "Goldfish": {"allOf": [{"$ref": "#/components/schemas/Fish"}, {"properties": {"bowl": text()}}]},
        "Unrelated": {"properties": {"x": text()}}});
    let document =
        answering(&json!({"a": {"type": "array", "items": {"$ref": "#/components/schemas/Animal"}}}), &schemas);
    in_every_language(&document, |language, file| {
        for name in ["Animal", "Dog", "Cat", "Fish", "Goldfish", "bark", "claw", "fin", "bowl"] {
            assert!(file.to_lowercase().contains(&name.to_lowercase()), "{language}: {name}\n{file}");
        }
        assert!(!file.contains("Unrelated"), "{language}\n{file}");
        assert!(file.contains("`cow` means \"other.json#/Cow\", which is not in the document"), "{language}\n{file}");
    });
    let one = TypesOptions::new().with("IncludeTypes", "GetThings.*");
    assert!(site(&document).types(python(), &one).unwrap().contains("class Goldfish(Fish):"));
}

#[test]
fn a_member_stated_anew_is_one_that_its_base_allows() {
    let of = |properties: Value| json!({"type": "object", "properties": properties});
    let heir = |base: &str, properties: Value| json!({"allOf": [{"$ref": format!("#/components/schemas/{base}")}, of(properties)]});
    let kinds = |names: &[&str]| json!({"type": "string", "enum": names});
    let schemas = json!({
        "Base": of(json!({"customer": {"type": ["string", "null"]}, "kind": kinds(&["a", "b"]), "open": {}, "same": text()})),
        "Sub": heir("Base", json!({"customer": {"type": "null"}, "kind": kinds(&["a"]), "open": text(), "same": text()}))
    });
    let document = answering(&json!({"a": {"$ref": "#/components/schemas/Sub"}}), &schemas);
    let typescript = file(&document, "typescript");
    let sub = typescript.split_once("class Sub").unwrap().1.split_once("constructor").unwrap().0;
    assert!(sub.contains("// Note: customer stands in the base class as string; here it is Object\n"), "{sub}");
    assert!(sub.contains("// Note: kind stands in the base class as BaseKind; here it is SubKind\n"), "{sub}");
    assert!(sub.contains("public declare open?: string;") && sub.contains("public declare same?: string;"), "{sub}");
    for (language, line) in [
        ("csharp", "// Note: Kind stands in the base class; here it is SubKind"),
        ("vbnet", "' Note: Kind stands in the base class; here it is SubKind"),
        ("fsharp", "// Note: Kind stands in the base class; here it is SubKind"),
        ("php", "// Note: kind stands in the base class; here it is SubKind"),
        ("java", "// Note: kind stands in the base class"),
        ("rust", "`kind` stands in the base struct"),
    ] {
        let file = file(&document, language);
        assert!(file.contains(line), "{language}\n{file}");
    }
}

#[test]
fn a_name_that_a_language_refuses_gets_another_spelling() {
    let schemas = json!({"Person": {"properties": {"name": text(), "名前": text(), "имя": text(), "-": text(), "😀": text()}},
        "--": {"properties": {"a": text()}}, "😀": {"properties": {"b": text()}}});
    let members = json!({"a": {"$ref": "#/components/schemas/Person"}, "b": {"$ref": "#/components/schemas/--"},
        "c": {"$ref": "#/components/schemas/😀"}});
    let document = answering(&members, &schemas);
    in_every_language(&document, |language, file| {
        for name in ["名前", "имя", "😀"] {
            assert!(file.contains(name), "{language} keeps {name} on the wire\n{file}");
        }
        assert!(file.contains("Type1") && file.contains("Type2"), "{language}\n{file}");
    });
    assert!(file(&document, "csharp").contains("public virtual string 名前 { get; set; }"));
    assert!(file(&document, "go").contains("Имя     *string `json:\"имя,omitempty\"`"));
    assert!(file(&document, "dart").contains("String? member2;"), "Dart has the letters of ASCII alone");
    assert!(file(&document, "java").contains("@SerializedName(\"-\") public String member1 = null;"));
}

#[test]
fn references_by_anchor_and_id_stay_in_the_document() {
    for (mark, target) in
        [("$anchor", "#aa"), ("$dynamicAnchor", "#aa"), ("$id", "aa"), ("$id", "aa#"), ("$id", "aa#/properties/x")]
    {
        let schemas = json!({"A": {mark: "aa", "type": "object", "properties": {"x": {"properties": {"y": text()}}}},
            "B": {"properties": {"a": {"$ref": target}}}});
        let target_is_inside = target.ends_with("/x");
        let python = file(&answering(&json!({"b": {"$ref": "#/components/schemas/B"}}), &schemas), "python");
        assert_eq!(python.contains("    a: Optional[A] = None\n"), !target_is_inside, "{mark} {target}\n{python}");
        assert!(python.contains("    y: Optional[str] = None\n"), "{mark} {target}\n{python}");
    }
}

#[test]
fn schemas_that_are_true_or_false_are_read() {
    let schemas =
        json!({"Never": false, "Always": true, "Part": {"allOf": [true, {"properties": {"p": text()}}, false]}});
    let members = json!({"a": false, "b": true, "c": {"type": "array", "items": false}, "d": {"$ref": "#/components/schemas/Never"},
        "e": {"$ref": "#/components/schemas/Always"}, "f": {"$ref": "#/components/schemas/Part"},
        "g": {"type": "object", "additionalProperties": false}, "h": {"oneOf": [true, false]}, "i": null});
    in_every_language(&answering(&members, &schemas), |language, file| {
        assert!(file.contains("the document allows no value here"), "{language}\n{file}");
    });
}

#[test]
fn webhooks_and_components_alone_make_classes() {
    let head = |rest: Value| {
        let mut document = json!({"openapi": "3.1.0", "info": {"title": "Test"}});
        document.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        document.to_string()
    };
    let pet = json!({"schemas": {"Pet": {"properties": {"name": text()}}, "Name": text()}});
    let body = |schema: Value| json!({"newPet": {"post": {"requestBody": {"content": {"application/json": {"schema": schema}}}}}});
    for document in [
        json!({"paths": {}, "components": pet}),
        json!({"webhooks": body(json!({"$ref": "#/components/schemas/Pet"})), "components": pet}),
        json!({"webhooks": body(json!({"title": "Pet", "properties": {"name": text()}}))}),
    ] {
        in_every_language(&head(document), |language, file| {
            assert!(file.to_lowercase().contains("pet") && file.to_lowercase().contains("name"), "{language}\n{file}");
        });
    }
    let nothing = Document::from_json(&head(json!({"components": {"schemas": {"Name": text()}}}))).unwrap();
    assert!(nothing.operations().is_empty() && nothing.types().is_empty());
}

#[test]
fn types_and_members_that_differ_in_case_only_are_told_apart() {
    let of = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let schemas = json!({"event": {"properties": {"a": text()}}, "Event": {"properties": {"b": text()}},
        "EVENT": {"properties": {"M": text(), "m": text(), "Id": text(), "ID": text(), "id": text()}}});
    let document = answering(&json!({"x": of("event"), "y": of("Event"), "z": of("EVENT")}), &schemas);
    let visual_basic = file(&document, "vbnet");
    let classes: HashSet<String> = visual_basic
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Public Partial Class "))
        .map(str::to_lowercase)
        .collect();
    assert_eq!(classes.len(), 5, "{visual_basic}");
    in_every_language(&document, |language, file| {
        for name in ["M", "m", "Id", "ID", "id"] {
            // The spelling of the name on the wire, bare or in quotes.
            let words: HashSet<&str> = file.split(|part: char| !(part.is_alphanumeric() || part == '_')).collect();
            assert!(words.contains(name), "{language}: {name}\n{file}");
        }
        assert!(!file.contains("is left out"), "{language}\n{file}");
    });
}

#[test]
fn a_time_of_day_is_text_and_a_date_loses_no_answer() {
    let members = json!({"time": {"type": "string", "format": "time"}});
    in_every_language(&answering(&members, &json!({})), |language, file| {
        for wrong in ["TimeSpan", "timedelta", "Duration", "TimeInterval", "DateInterval $"] {
            assert!(
                !file.contains(&format!("{wrong} Time")) && !file.contains(&format!(":{wrong}")),
                "{language}\n{file}"
            );
        }
    });
    let members = json!({"time": {"type": "string", "format": "time"}, "day": {"type": "string", "format": "date"},
        "id": {"type": "integer", "format": "long"}, "at": {"type": "integer", "format": "unix-time"},
        "wide": {"type": "integer", "minimum": 0, "maximum": 9_007_199_254_740_993_i64},
        "big": {"type": "integer", "format": "biginteger"}, "plain": {"type": "integer"}});
    let csharp = file(&answering(&members, &json!({})), "csharp");
    for line in ["string Time", "DateTime Day", "long Id", "long At", "long Wide", "decimal Big", "int Plain"] {
        assert!(csharp.contains(&format!("public virtual {line} {{")), "{line}\n{csharp}");
    }
    let go = file(&answering(&members, &json!({})), "go");
    assert!(go.contains("Day   *string") && go.contains("Time  *string"), "{go}");
}

#[test]
fn type_overrides_the_keywords_beside_it() {
    let inner = json!({"a": {"description": "x"}});
    let members = json!({
        "s": {"type": "string", "properties": inner}, "l": {"type": "array", "items": text(), "properties": inner},
        "i": {"type": "integer", "enum": ["1", "2"]}, "b": {"type": "boolean", "enum": ["true"]},
        "p": {"type": "string", "allOf": [{"maxLength": 3}, {"pattern": "a"}]},
        "o": {"type": "string", "oneOf": [{"format": "ipv4"}, {"format": "ipv6"}]},
        "n": {"type": ["string", "null"], "properties": inner}, "t": {"type": "array", "enum": ["a"], "items": text()},
        "e": {"type": "string", "enum": ["a", "a", "b"]}, "u": {"type": "strnig"}});
    let csharp = file(&answering(&members, &json!({})), "csharp");
    for line in [
        "string S",
        "List<string> L",
        "int I",
        "bool B",
        "string P",
        "string O",
        "string N",
        "List<string> T",
        "GetThingsResponseE E",
        "object U",
    ] {
        assert!(csharp.contains(&format!("public virtual {line} {{")), "{line}\n{csharp}");
    }
    assert!(
        csharp.contains(
            "\n        [EnumMember(Value=\"a\")]\n        A,\n        [EnumMember(Value=\"b\")]\n        B,\n    }"
        ),
        "{csharp}"
    );
    assert!(csharp.contains("the document gives it the type `strnig`, which is not known here"), "{csharp}");
}

#[test]
fn a_body_of_several_classes_makes_a_request_that_can_be_sent() {
    let schemas = r##""Card":{"required":["number"],"properties":{"kind":{"type":"string","enum":["card"]},"number":{"type":"string"}}},
        "Iban":{"allOf":[{"$ref":"#/components/schemas/Account"},{"properties":{"kind":{"type":"string","enum":["iban"]},
        "iban":{"type":"string"},"number":{"type":"integer"}}}]},"Account":{"properties":{"holder":{"type":"string"}}},
        "Either":{"anyOf":[{"$ref":"#/components/schemas/Card"},{"$ref":"#/components/schemas/Iban"}]}"##;
    let parts = r##"[{"$ref":"#/components/schemas/Card"},{"$ref":"#/components/schemas/Iban"}]"##;
    for body in [
        format!(r#"{{"oneOf":{parts}}}"#),
        r##"{"$ref":"#/components/schemas/Either"}"##.to_owned(),
        format!(r#"{{"type":"object","properties":{{"holder":{{"type":"string"}}}},"oneOf":{parts}}}"#),
        format!(r#"{{"allOf":[{{"properties":{{"holder":{{"type":"string"}}}}}},{{"anyOf":{parts}}}]}}"#),
    ] {
        let document = Document::from_json(&with_body(&body, schemas)).unwrap();
        let mut names: Vec<&str> =
            document.find_type("Send").unwrap().members().iter().map(|member| member.json_name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["holder", "iban", "kind", "number"], "{body}");
        assert!(document.find_type("Send").unwrap().members().iter().all(|member| !member.is_required), "{body}");
    }
}

#[test]
fn schemas_called_like_markers_and_built_in_types_hide_nothing() {
    let names = [
        "IReturn", "IGet", "String", "List", "Object", "Type", "Error", "Date", "Optional", "Box", "Route", "_",
        "class",
    ];
    let schemas: Value = names.iter().map(|name| ((*name).to_owned(), json!({"properties": {"v": text()}}))).collect();
    let members: Value = names
        .iter()
        .enumerate()
        .map(|(index, name)| (format!("m{index}"), json!({"$ref": format!("#/components/schemas/{name}")})))
        .collect();
    let document = answering(&members, &schemas);
    for (language, own, foreign) in [
        ("csharp", "class IGet_", ", IGet"),
        ("vbnet", "Class IGet_", "Implements IGet\n"),
        ("fsharp", "type IGet_()", "interface IGet\n"),
        ("java", "class IGet_", ", IGet"),
        ("kotlin", "class IGet_", ", IGet"),
        ("swift", "class IGet_", ", IGet"),
        ("dart", "class IGet_", ", IGet"),
        ("python", "class IGet_:", ", IGet)"),
        ("typescript", "class IGet_", ", IGet"),
        ("php", "class IGet_", ",IGet,"),
        ("rust", "struct String_", "Option<String>"),
        ("go", "type IGet struct", "Method() string"),
    ] {
        let file = file(&document, language);
        assert!(file.contains(own) && file.contains(foreign), "{language}\n{file}");
    }
}

/// The names of the members of the class `Thing` in a file.
fn member_names(language: &str, file: &str) -> Vec<String> {
    let (_, rest) = file.split_once("Thing").unwrap();
    let between = |line: &str, start: &str, end: &str| {
        let (_, rest) = line.split_once(start)?;
        rest.split_once(end).map(|(name, _)| name.to_owned())
    };
    let name = |line: &str| match language {
        "csharp" => between(line, "public virtual string ", " { get; set; }"),
        "vbnet" => between(line, "Property ", " As String").map(|name| name.to_lowercase()),
        "fsharp" => between(line, "member val ", ":String ="),
        "python" => between(line, "    ", ": Optional[str] = "),
        "java" => between(line, "public String ", " = null;"),
        "kotlin" => between(line, "var ", ":String? = null"),
        "swift" => between(line, "public var ", ":String?"),
        "dart" => between(line, "String? ", ";"),
        "go" => between(line, "\t", " *string").map(|name| name.trim().to_owned()),
        "rust" => between(line, "    pub ", ": Option<String>,"),
        "php" => between(line, "public ?string $", "="),
        "typescript" => between(line, "public ", "?: string;"),
        _ => None,
    };
    rest.lines().filter_map(|line| name(&line.replace("  *string", " *string"))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_names_refuse_a_document_and_none_is_lost(
        names in prop::collection::hash_set("[\\PC]{0,6}|[a-cA-C_$@0-1. -]{0,4}|class|self|None|_+|M|m", 1..12),
        types in prop::collection::hash_set("[\\PC]{1,6}|IGet|String|list|List|_+|[eE][vV]", 1..6),
    ) {
        let members: serde_json::Map<String, Value> = names.iter().map(|name| (name.clone(), text())).collect();
        let mut schemas: serde_json::Map<String, Value> =
            types.iter().map(|name| (name.clone(), json!({"properties": {"v": text()}}))).collect();
        schemas.insert("Thing".to_owned(), json!({"type": "object", "properties": members}));
        schemas.insert("Kind".to_owned(), json!({"type": "string", "enum": names.iter().collect::<Vec<_>>()}));
        let document = json!({"openapi": "3.1.0", "info": {"title": "T"}, "components": {"schemas": schemas}}).to_string();
        for language in Language::all().filter(|language| language.name() != "mjs") {
            let only = TypesOptions::new().with("IncludeTypes", "Thing");
            let found = member_names(language.name(), &site(&document).types(language, &only).unwrap());
            prop_assert_eq!(found.len(), names.len(), "{}: {:?} of {:?}", language.name(), &found, &names);
            let distinct: HashSet<&String> = found.iter().collect();
            prop_assert_eq!(distinct.len(), found.len(), "{}: {:?}", language.name(), &found);
            site(&document).types(language, &TypesOptions::new()).unwrap();
        }
    }
}
