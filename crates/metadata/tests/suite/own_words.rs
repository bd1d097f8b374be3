//! The extensions of a document, and the defaults without them.

use billables_metadata::{Place, TypeRef};

use super::*;

/// The members of `Send` with these properties in its body: .NET name, type in C#, and whether the document requires
/// the member.
fn members(properties: &str, schemas: &str) -> Vec<(String, String, bool)> {
    let body = format!(r#"{{"required":["req"],"properties":{{{properties}}}}}"#);
    let document = Document::from_json(&with_body(&body, schemas)).unwrap();
    let of = document.find_type("Send").unwrap();
    let shown = |type_ref: &TypeRef, is_nullable: bool| {
        if is_nullable { type_ref.csharp_nullable(&document) } else { type_ref.csharp(&document) }
    };
    of.members()
        .iter()
        .map(|member| (member.dotnet_name.clone(), shown(&member.type_ref, member.is_nullable), member.is_required))
        .collect()
}

fn type_of(schema: &str) -> String {
    let schemas = r#""Thing":{"properties":{"a":{"type":"string"}}},"Kind":{"type":"string","enum":["A","B"]}"#;
    members(&format!(r#""a":{schema}"#), schemas).remove(0).1
}

#[test]
fn each_type_and_format_is_one_of_dotnet() {
    for (schema, expected) in [
        (r#"{"type":"string"}"#, "string"),
        (r#"{"type":"integer"}"#, "int"),
        (r#"{"type":"integer","format":"int32"}"#, "int"),
        (r#"{"type":"integer","format":"int64"}"#, "long"),
        (r#"{"type":"number"}"#, "double"),
        (r#"{"type":"number","format":"double"}"#, "double"),
        (r#"{"type":"number","format":"float"}"#, "float"),
        (r#"{"type":"number","format":"decimal"}"#, "decimal"),
        (r#"{"type":"string","format":"decimal"}"#, "decimal"),
        (r#"{"type":"boolean"}"#, "bool"),
        (r#"{"type":"string","format":"date-time"}"#, "DateTime"),
        (r#"{"type":"string","format":"duration"}"#, "TimeSpan"),
        (r#"{"type":"string","format":"uuid"}"#, "Guid"),
        (r#"{"type":"string","format":"byte"}"#, "byte[]"),
        (r#"{"type":"string","format":"e-mail"}"#, "string"),
        (r#"{"type":"array","items":{"type":"integer"}}"#, "List<int>"),
        (r#"{"type":"array","items":{"type":["integer","null"]}}"#, "List<int?>"),
        (r#"{"type":"object","additionalProperties":{"type":"number"}}"#, "Dictionary<string, double>"),
        (r#"{"type":"object","additionalProperties":true}"#, "Dictionary<string, object>"),
        (
            r#"{"type":"object","additionalProperties":{"type":"array","items":{"type":"boolean"}}}"#,
            "Dictionary<string, List<bool>>",
        ),
        (r##"{"$ref":"#/components/schemas/Thing"}"##, "Thing"),
        (r##"{"$ref":"#/components/schemas/Kind"}"##, "Kind"),
        (r#"{}"#, "object"),
        (r#"{"type":"string","x-dotnet-type":"DateTime"}"#, "DateTime"),
        (r#"{"type":"string","format":"date-time","x-dotnet-type":"string"}"#, "string"),
        (r#"{"x-dotnet-type":"List<Thing>"}"#, "List<Thing>"),
        (r#"{"x-dotnet-type":"Dictionary<int, Kind?>"}"#, "Dictionary<int, Kind?>"),
        (r#"{"type":"integer","enum":[1,2]}"#, "int"),
        (r#"{"const":"card"}"#, "string"),
    ] {
        assert_eq!(type_of(schema), expected, "{schema}");
    }
}

#[test]
fn null_makes_a_value_type_nullable_and_required_says_nothing_of_null() {
    for (schema, expected) in [
        (r#"{"type":["integer","null"]}"#, "int?"),
        (r#"{"type":"integer","nullable":true}"#, "int?"),
        (r#"{"type":["string","null"]}"#, "string"),
        (r#"{"anyOf":[{"type":"boolean"},{"type":"null"}]}"#, "bool?"),
        (r##"{"oneOf":[{"$ref":"#/components/schemas/Kind"},{"type":"null"}]}"##, "Kind?"),
        (r##"{"allOf":[{"$ref":"#/components/schemas/Kind"}],"nullable":true}"##, "Kind?"),
        (r##"{"oneOf":[{"$ref":"#/components/schemas/Thing"},{"type":"null"}]}"##, "Thing"),
    ] {
        assert_eq!(type_of(schema), expected, "{schema}");
    }
    let found = members(r#""req":{"type":"integer"},"opt":{"type":["integer","null"]}"#, "");
    assert_eq!(found, [("Req".to_owned(), "int".to_owned(), true), ("Opt".to_owned(), "int?".to_owned(), false)]);
}

#[test]
fn the_dotnet_name_is_stated_or_the_name_with_its_first_letter_raised() {
    let found =
        members(r#""accountId":{"type":"string"},"aiMinutes":{"type":"integer","x-dotnet-name":"AIMinutes"}"#, "");
    let names: Vec<&str> = found.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(names, ["AccountId", "AIMinutes"]);
}

#[test]
fn all_of_one_reference_is_a_member_of_that_type_and_at_the_top_a_base_class() {
    assert_eq!(type_of(r##"{"allOf":[{"$ref":"#/components/schemas/Thing"}],"description":"x"}"##), "Thing");
    let schemas = r##""Base":{"properties":{"b":{"type":"string"}}},
        "Derived":{"allOf":[{"$ref":"#/components/schemas/Base"}],"properties":{"d":{"type":"string"}}},
        "Renamed":{"allOf":[{"$ref":"#/components/schemas/Base"}]}"##;
    let body =
        r##"{"properties":{"a":{"$ref":"#/components/schemas/Derived"},"r":{"$ref":"#/components/schemas/Renamed"}}}"##;
    let document = Document::from_json(&with_body(body, schemas)).unwrap();
    for name in ["Derived", "Renamed"] {
        assert_eq!(document.find_type(name).unwrap().base, Some(TypeRef::Named("Base".to_owned())), "{name}");
    }
}

#[test]
fn namespaces_are_those_of_the_schema_then_of_its_xml_then_of_the_document() {
    let schemas = r##""A":{"x-dotnet-namespace":"Of.Schema","xml":{"namespace":"urn:a"},"properties":{}},
        "B":{"xml":{"namespace":"http://schemas.datacontract.org/2004/07/Of.Xml"},"properties":{}},
        "C":{"xml":{"namespace":"urn:c"},"properties":{}},"D":{"properties":{}}"##;
    let property = |name: &str| format!(r##""{name}":{{"$ref":"#/components/schemas/{name}"}}"##);
    let body = format!(r#"{{"properties":{{{}}}}}"#, ["A", "B", "C", "D"].map(property).join(","));
    let document = Document::from_json(&with_body(&body, schemas)).unwrap();
    let found = ["A", "B", "C", "D"].map(|name| document.find_type(name).unwrap());
    assert_eq!(found.map(|of| of.namespace.as_str()), ["Of.Schema", "Of.Xml", "Example", "Example"]);
    let data_contract = "http://schemas.datacontract.org/2004/07/";
    let xml =
        ["urn:a".to_owned(), format!("{data_contract}Of.Xml"), "urn:c".to_owned(), format!("{data_contract}Example")];
    assert_eq!(found.map(|of| of.xml_namespace.clone()), xml);
}

#[test]
fn the_request_class_has_the_parameters_then_the_members_of_the_body() {
    let paths = r##""/a/{id}":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],
        "put":{"operationId":"Change","summary":"Changes it","description":"At length","parameters":[
            {"name":"q","in":"query","required":true,"description":"What","schema":{"type":"integer"}},
            {"name":"h","in":"header","schema":{"type":"string"}},{"name":"c","in":"cookie","schema":{"type":"string"}},
            {"$ref":"#/components/parameters/Shared"}],
        "requestBody":{"$ref":"#/components/requestBodies/Details"},
        "responses":{"200":{"$ref":"#/components/responses/Done"}}}}"##;
    let schemas = r#""Details":{"description":"Of it","required":["x"],"properties":{
        "id":{"type":"string","description":"Which"},"q":{"type":"integer"},"x":{"type":"string"}}}"#;
    let text = document(paths, schemas).replacen(
        "\"components\":{",
        r##""components":{"parameters":{"Shared":{"name":"s","in":"query","schema":{"type":"boolean"}}},
            "requestBodies":{"Details":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Details"}}}}},
            "responses":{"Done":{"content":{"application/json":{"schema":{"type":"string"}}}}},"##,
        1,
    );
    let document = Document::from_json(&text).unwrap();
    let change = document.find_type("Change").unwrap();
    let found: Vec<(&str, Place, bool)> =
        change.members().iter().map(|one| (one.json_name.as_str(), one.place, one.is_required)).collect();
    let expected =
        [("id", Place::Path, false), ("q", Place::Query, true), ("s", Place::Query, false), ("x", Place::Body, true)];
    assert_eq!(found, expected);
    assert_eq!(change.members()[0].description.as_deref(), Some("Which"), "the only one that is given");
    assert_eq!(change.description.as_deref(), Some("Changes it"), "the summary");
    let site = Site::new(document, SiteOptions::new("https://evovoice.io"));
    assert!(!site.listing(python(), "Change").unwrap().contains("class Details"), "it is copied in");
    assert!(!site.listing(python(), "Change").unwrap().contains("At length"), "the longer text shows elsewhere");
}

#[test]
fn the_verb_marks_the_request_unless_the_document_does() {
    let markers = |method: &str, extension: &str| {
        let paths = format!(r#""/a":{{"{method}":{{"operationId":"A"{extension}}}}}"#);
        Document::from_json(&document(&paths, "")).unwrap().find_operation("A").unwrap().markers.clone()
    };
    for (method, marker) in
        [("get", "IGet"), ("post", "IPost"), ("put", "IPut"), ("patch", "IPatch"), ("delete", "IDelete")]
    {
        assert_eq!(markers(method, ""), [marker]);
    }
    assert_eq!(markers("get", r#","x-dotnet-markers":["IVerb","IReturn<A>"]"#), ["IVerb", "IReturn<A>"]);
    assert!(markers("get", r#","x-dotnet-markers":[]"#).is_empty());
}
