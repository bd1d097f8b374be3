//! Documents: their contents in the model, and the refused ones with place and remedy.

use billables_metadata::{DocumentError, Shape, TypeRef};

use super::*;

fn refused(document: &str) -> String {
    Document::from_json(document).unwrap_err().to_string()
}

#[test]
fn a_text_that_is_no_openapi_document_is_refused() {
    assert!(refused("").starts_with("the document is not JSON"));
    assert!(refused("openapi: 3.1.0").starts_with("the document is not JSON"));
    for (document, reason) in [
        ("[]", "it has no member `openapi`"),
        ("{}", "it has no member `openapi`"),
        (r#"{"swagger":"2.0"}"#, "it is a Swagger document of version \"2.0\""),
        (r#"{"openapi":"4.0.0"}"#, "its version is \"4.0.0\""),
        (r#"{"openapi":3.2}"#, "its version is 3.2"),
        (r#"{"openapi":true}"#, "its version is true"),
    ] {
        assert!(refused(document).contains(reason), "{document}: {}", refused(document));
    }
    assert_eq!(refused(r#"{"openapi":"3.1.0"}"#), "#/info: an object is expected here");
    assert_eq!(refused(r#"{"openapi":"3.1.0","info":{}}"#), "#/info/title: a title is expected here");
}

#[test]
fn yaml_and_json_say_the_same() {
    let yaml = "openapi: 3.1\ninfo: {title: Greeter, version: 1.0}\nx-dotnet-namespace: Example\npaths:\n  /hello:\n    \
        post:\n      operationId: Hello\n      summary: Says hello\n      requestBody:\n        content:\n          \
        application/json:\n            schema:\n              properties:\n                \
        on: {type: string, description: The day}\n                no: {type: integer}\n      responses:\n        \
        200:\n          description: Said\n          content: {application/json: {schema: {type: string}}}\n";
    let document = Document::from_text(yaml).unwrap();
    assert_eq!((document.title(), document.version()), ("Greeter", "1.0"));
    let members: Vec<&str> =
        document.find_type("Hello").unwrap().members().iter().map(|member| member.json_name.as_str()).collect();
    assert_eq!(members, ["on", "no"]);
    assert!(document.find_operation("Hello").unwrap().response.is_some());

    assert!(Document::from_text("\u{feff} \n{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"A\"}}").is_ok());
    let error = Document::from_text("openapi: 3.1.0\ninfo:\n  title: A\n  title: B\n").unwrap_err().to_string();
    assert!(error.contains("line 4, column 10: the key `title` occurs twice"), "{error}");
    assert!(matches!(Document::from_text("just words").unwrap_err(), DocumentError::NotOpenApi { .. }));
    assert!(matches!(Document::from_text("").unwrap_err(), DocumentError::NotOpenApi { .. }));
}

#[test]
fn a_member_that_stands_twice_is_refused_with_its_line() {
    let error = refused("{\"openapi\":\"3.1.0\",\n\"info\":{\"title\":\"A\",\n\"title\":\"B\"}}");
    assert!(error.contains("the member `title` occurs twice in one object at line 3"), "{error}");
}

#[test]
fn a_document_that_is_too_long_or_too_deep_is_refused() {
    let long = format!("{}{}", document("", ""), " ".repeat(17 * 1024 * 1024));
    assert!(matches!(Document::from_json(&long), Err(DocumentError::TooLong { .. })));
    let deep = "[".repeat(100_000);
    assert!(matches!(Document::from_json(&deep), Err(DocumentError::NotJson { .. })));
}

#[test]
fn references_stay_in_the_document_and_lead_somewhere() {
    let body = |target: &str| with_body(&format!(r#"{{"properties":{{"a":{{"$ref":"{target}"}}}}}}"#), "");
    let place = "#/paths/~1send/post/requestBody/content/application~1json/schema/properties/a";
    for target in ["https://example.org/a.json", "other.json#/a", "file:///etc/passwd", ""] {
        let error = refused(&body(target));
        assert!(error.starts_with(&format!("{place}: the reference `{target}` leaves the document")), "{error}");
    }
    for target in ["#/components/schemas/Nothing", "#a"] {
        let error = refused(&body(target));
        assert!(error.starts_with(&format!("{place}: the reference `{target}` has no target")), "{error}");
    }
}

#[test]
fn circles_that_reach_no_type_are_refused_and_others_are_not() {
    let body = r##"{"properties":{"a":{"$ref":"#/components/schemas/A"}}}"##;
    let circle = r##""A":{"$ref":"#/components/schemas/B"},"B":{"$ref":"#/components/schemas/A"}"##;
    assert!(refused(&with_body(body, circle)).contains("leads in a circle and reaches no type"));
    let parts = r##""A":{"allOf":[{"$ref":"#/components/schemas/A"}]}"##;
    assert!(Document::from_json(&with_body(body, parts)).is_err());
    let choices = r##""A":{"oneOf":[{"$ref":"#/components/schemas/A"},{"type":"null"}]}"##;
    assert!(Document::from_json(&with_body(body, choices)).is_err());

    for fine in [
        r##""A":{"properties":{"a":{"$ref":"#/components/schemas/A"}}}"##,
        r##""A":{"type":"array","items":{"$ref":"#/components/schemas/A"}}"##,
        r##""A":{"type":"object","additionalProperties":{"$ref":"#/components/schemas/A"}}"##,
        r##""A":{"oneOf":[{"type":"string"},{"$ref":"#/components/schemas/A"}]}"##,
        r##""A":{"allOf":[{"$ref":"#/components/schemas/B"},{"properties":{"x":{"type":"string"}}}]},
            "B":{"properties":{"a":{"$ref":"#/components/schemas/A"}}}"##,
    ] {
        let site = site(&with_body(body, fine));
        for file in site.files() {
            file.unwrap();
        }
    }
}

#[test]
fn a_class_that_is_its_own_base_is_refused() {
    let body = r##"{"$ref":"#/components/schemas/A"}"##;
    let schemas = r##""A":{"allOf":[{"$ref":"#/components/schemas/B"},{"properties":{"x":{"type":"string"}}}]},
        "B":{"allOf":[{"$ref":"#/components/schemas/A"},{"properties":{"y":{"type":"string"}}}]}"##;
    let error = refused(&with_body(body, schemas));
    assert!(error.contains("extends itself; remove the reference in `allOf` that closes the circle"), "{error}");
    let alone = r##""A":{"allOf":[{"$ref":"#/components/schemas/A"},{"properties":{"x":{"type":"string"}}}]}"##;
    let error = refused(&with_body(body, alone));
    assert_eq!(
        error,
        "#/components/schemas/A: the class `A` extends itself; remove the reference in `allOf` that closes the circle"
    );
}

#[test]
fn a_class_that_lends_itself_its_own_members_is_read_once() {
    let body = r##"{"$ref":"#/components/schemas/A"}"##;
    let schemas = r##""A":{"properties":{"inner":{"allOf":[{"$ref":"#/components/schemas/B"},
        {"$ref":"#/components/schemas/A"}]}}},"B":{"properties":{"b":{"type":"string"}}}"##;
    let document = Document::from_json(&with_body(body, schemas)).unwrap();
    let names: Vec<&str> = document.types().iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["A", "AInner", "B", "Send"]);
}

#[test]
fn a_stated_type_that_leads_back_to_itself_is_refused() {
    let body = r##"{"properties":{"a":{"$ref":"#/components/schemas/A"}}}"##;
    assert!(refused(&with_body(body, r#""A":{"x-dotnet-type":"List<A>"}"#)).contains("leads in a circle"));
}

#[test]
fn schemas_that_branch_at_every_step_cost_no_more_than_their_size() {
    let mut schemas: Vec<String> = (0..60)
        .map(|step| {
            let next = format!(r##"{{"$ref":"#/components/schemas/A{}"}}"##, step + 1);
            format!(
                r#""A{step}":{{"allOf":[{{"properties":{{"m{step}":{{"type":"string"}}}}}},{next},{next},{next}]}}"#
            )
        })
        .collect();
    schemas.push(r#""A60":{"properties":{"last":{"type":"string"}}}"#.to_owned());
    let body = r##"{"properties":{"a":{"$ref":"#/components/schemas/A0"}}}"##;
    let site = site(&with_body(body, &schemas.join(",")));
    assert!(site.listing(python(), "Send").unwrap().contains("last: Optional[str] = None"));

    let wide: Vec<String> = (0..40)
        .map(|step| {
            let next = format!(r##"{{"$ref":"#/components/schemas/W{}"}}"##, step + 1);
            format!(r#""W{step}":{{"properties":{{"a":{next},"b":{next},"c":{next}}}}}"#)
        })
        .collect();
    let schemas = format!(r#"{},"W40":{{"properties":{{}}}}"#, wide.join(","));
    let site = self::site(&with_body(r##"{"$ref":"#/components/schemas/W0"}"##, &schemas));
    let page = site.operation_page(format("json"), "Send", None).unwrap();
    assert!(page.len() < 4 * 1024 * 1024, "the sample is cut off: {}", page.len());
}

#[test]
fn a_chain_of_many_classes_is_read_to_its_end() {
    let chain: Vec<String> = (0..5_000)
        .map(|step| {
            format!(r##""C{step}":{{"properties":{{"next":{{"$ref":"#/components/schemas/C{}"}}}}}}"##, step + 1)
        })
        .collect();
    let schemas = format!(r#"{},"C5000":{{"properties":{{"end":{{"type":"string"}}}}}}"#, chain.join(","));
    let listing =
        site(&with_body(r##"{"$ref":"#/components/schemas/C0"}"##, &schemas)).listing(python(), "Send").unwrap();
    assert!(listing.contains("    next: Optional[C5000] = None\n"));
    assert!(!listing.contains("Optional[\""), "no circle, no quotes");
}

#[test]
fn an_operation_whose_name_is_taken_or_cannot_be_used_gets_another_and_a_note() {
    let paths = r#""/a":{"get":{"operationId":"Look"}},"/b":{"get":{"operationId":"look"}},
        "/c":{"get":{"operationId":"!?"}},"/d":{"get":{"operationId":"名前"}}"#;
    let document = Document::from_json(&document(paths, "")).unwrap();
    let names: Vec<&str> = document.operations().iter().map(|operation| operation.name.as_str()).collect();
    assert_eq!(names, ["Look", "look2", "GetC", "名前"]);
    let notes = |name: &str| document.find_type(name).unwrap().notes.join("; ");
    assert_eq!(notes("Look"), "");
    assert_eq!(notes("look2"), "the document calls it `look`, which cannot be its name");
    assert_eq!(notes("GetC"), "the document calls it `!?`, which cannot be its name");
}

#[test]
fn an_operation_without_a_name_gets_one_of_its_method_and_path() {
    let paths = r##""/pets/{petId}":{"get":{"responses":{}},"delete":{"operationId":"GetPetsPetId"}},"/":{"get":{}},
        "/pets":{"post":{"requestBody":{"content":{"application/json":{"schema":{"properties":{"a":{"type":"string"}}}}}}},
        "get":{"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Get"}}}}}}}"##;
    let document = Document::from_json(&document(paths, r#""Get":{"properties":{"b":{"type":"string"}}}"#)).unwrap();
    let names: Vec<&str> = document.operations().iter().map(|operation| operation.name.as_str()).collect();
    assert_eq!(names, ["GetPetsPetId2", "GetPetsPetId", "Get2", "PostPets", "GetPets"]);
    assert_eq!(document.find_operation("Get2").unwrap().operation_id, None);
    let post = document.find_type("PostPets").unwrap();
    assert_eq!(post.members().len(), 1);
    assert_eq!(post.notes, ["the document gives it no operationId; its name is made of its method and path"]);
}

#[test]
fn a_schema_with_the_name_of_an_operation_gives_way_unless_it_is_its_body() {
    let answer = r##""/a":{"get":{"operationId":"Thing","responses":{"200":{"content":{"application/json":
        {"schema":{"$ref":"#/components/schemas/Thing"}}}}}}}"##;
    let read = Document::from_json(&document(answer, r#""Thing":{"properties":{"a":{"type":"string"}}}"#)).unwrap();
    assert_eq!(read.find_operation("Thing").unwrap().response, Some(TypeRef::Named("Thing2".to_owned())));
    let renamed = read.find_type("Thing2").unwrap();
    assert_eq!(renamed.notes, ["the document calls it `Thing`, which is the name of an operation"]);
    assert!(read.find_type("Thing").unwrap().members().is_empty());

    let body =
        with_body(r##"{"$ref":"#/components/schemas/Send"}"##, r#""Send":{"properties":{"a":{"type":"string"}}}"#);
    let read = Document::from_json(&body).unwrap();
    assert_eq!(read.types().len(), 1);
    assert_eq!(read.find_type("Send").unwrap().members().len(), 1);
}

#[test]
fn wrong_extensions_and_types_are_named_with_their_place() {
    for (property, message) in [
        (r#"{"x-dotnet-type":"Money"}"#, "/properties/a/x-dotnet-type: `Money` is not a known .NET type"),
        (r#"{"type":"string","x-dotnet-name":"a b"}"#, "/properties/a: `a b` cannot be the name of a class"),
        (r##"{"$dynamicRef":"#a"}"##, "/properties/a/$dynamicRef: `$dynamicRef` cannot be read"),
        (r#"{"type":"string","nullable":"yes"}"#, "/properties/a/nullable: true or false is expected here"),
        (r#"{"allOf":{}}"#, "/properties/a/allOf: an array is expected here"),
        (r#""string""#, "/properties/a: an object is expected here"),
    ] {
        let error = refused(&with_body(&format!(r#"{{"properties":{{"a":{property}}}}}"#), ""));
        assert!(error.contains(message), "{error}");
    }
    let operation = |extension: &str| document(&format!(r#""/a":{{"get":{{"operationId":"A",{extension}}}}}"#), "");
    for (extension, place) in [
        (r#""x-page-response":"some""#, "#/paths/~1a/get/x-page-response"),
        (r#""x-dotnet-markers":["I Get"]"#, "#/paths/~1a/get/x-dotnet-markers/0"),
        (r#""x-required-roles":"Manager""#, "#/paths/~1a/get/x-required-roles"),
        (r#""parameters":[{"name":"a","in":"body"}]"#, "#/paths/~1a/get/parameters/0/in"),
        (r#""parameters":[{"name":"a","in":"query"}]"#, "#/paths/~1a/get/parameters/0: a schema"),
    ] {
        assert!(refused(&operation(extension)).starts_with(place), "{}", refused(&operation(extension)));
    }
}

#[test]
fn an_unknown_keyword_is_named_and_an_empty_value_is_absent() {
    let body = r#"{"discriminator":{"propertyName":"kind"},"properties":{"kind":{"type":"string","minLength":1,"x-mine":1},
        "a":{"type":"string","propertes":{},"default":null,"description":404}},"required":null}"#;
    let document = Document::from_json(&with_body(body, "")).unwrap();
    let send = document.find_type("Send").unwrap();
    assert_eq!(send.notes, ["`kind` says which class it is"]);
    assert_eq!(send.members()[0].notes, Vec::<String>::new());
    assert_eq!(send.members()[1].notes, ["the document also says `propertes`, which is not known here"]);
    assert_eq!(send.members()[1].description.as_deref(), Some("404"));
    let empty = "openapi: 3.0.3\ninfo: {title: A}\ntags:\npaths:\n  /a:\n    get:\n      operationId: A\n      summary:\n      \
        tags:\n      parameters:\n      requestBody:\n      responses:\n";
    assert_eq!(Document::from_yaml(empty).unwrap().find_operation("A").unwrap().summary, None);
}

#[test]
fn bodies_that_are_no_object_are_named() {
    for (schema, note) in [
        (r#"{"type":"string"}"#, "the body is no object but a value: string"),
        (
            r#"{"oneOf":[{"type":"array","items":{"type":"string"}},{"type":"integer"}]}"#,
            "the body is one of List<string>, int",
        ),
    ] {
        let document = Document::from_json(&with_body(schema, "")).unwrap();
        assert_eq!(document.find_type("Send").unwrap().notes, [note]);
    }
}

#[test]
fn an_operation_is_read_with_everything_that_is_said_of_it() {
    let document = Document::from_json(SHAPES).unwrap();
    assert_eq!((document.title(), document.version()), ("Shapes & Sizes", "2.0"));
    let operation = document.find_operation("newparcel").unwrap();
    assert_eq!(operation.required_roles, ["Clerk", "Manager"]);
    assert_eq!(operation.markers, ["IPost"]);
    assert_eq!(operation.response, Some(TypeRef::Named("ParcelInfo".to_owned())));
    assert!(operation.requires_authentication && operation.page_shows_response);
    assert!(!document.find_operation("Ping").unwrap().requires_authentication);

    let request = document.find_type("NewParcel").unwrap();
    assert_eq!(request.namespace, "Example.Parcels", "that of its body");
    assert_eq!(request.base, Some(TypeRef::Named("Tracked".to_owned())));
    assert_eq!(document.find_type("GetParcel").unwrap().namespace, "Example.Parcels", "that of the operation");
    assert_eq!(document.find_type("SetTags").unwrap().namespace, "Example.Shapes", "that of the document");
    assert!(matches!(&document.find_type("Lining").unwrap().shape, Shape::Choice(types) if types.len() == 2));
}

#[test]
fn an_operation_on_several_paths_has_several_routes() {
    let paths = r#""/auth":{"post":{"operationId":"Authenticate"},"get":{"operationId":"Authenticate"}},
        "/auth/{provider}":{"post":{"operationId":"Authenticate","parameters":[
            {"name":"provider","in":"path","schema":{"type":"string"}}]}}"#;
    let site = site(&document(paths, ""));
    let page = folded(&main_text(&site.operation_page(format("json"), "Authenticate", None).unwrap()));
    assert!(page.contains("service: POST, GET/auth POST/auth/{provider} Authenticate Parameters:"), "{page}");
    assert!(page.contains("ProviderpathstringNo"), "{page}");
}

#[test]
fn the_lowest_success_with_content_is_the_response() {
    let paths = r##""/a":{"get":{"operationId":"A","responses":{"404":{"content":{"application/json":{"schema":
        {"$ref":"#/components/schemas/Fault"}}}},"204":{"description":"x"},"206":{"content":{"text/csv":{"schema":
        {"type":"string"}},"application/vnd.x+json":{"schema":{"$ref":"#/components/schemas/Part"}}}}}}}"##;
    let schemas = r#""Fault":{"properties":{}},"Part":{"properties":{"x":{"type":"string"}}}"#;
    let document = Document::from_json(&document(paths, schemas)).unwrap();
    assert_eq!(document.find_operation("A").unwrap().response, Some(TypeRef::Named("Part".to_owned())));
    assert!(document.find_type("Fault").is_none(), "no operation answers a success with it");
}

#[test]
fn security_of_the_document_holds_unless_the_operation_has_its_own() {
    let secured = |security: &str| {
        let paths = format!(r#""/a":{{"get":{{"operationId":"A"{security}}}}}"#);
        let text = document(&paths, "").replacen("\"paths\"", "\"security\":[{\"bearer\":[]}],\"paths\"", 1);
        Document::from_json(&text).unwrap().find_operation("A").unwrap().requires_authentication
    };
    assert!(secured(""));
    assert!(!secured(r#","security":[]"#));
    assert!(!secured(r#","security":[{},{"bearer":[]}]"#), "authentication is optional");
    assert!(secured(r#","security":[],"x-required-roles":["Manager"]"#));
}

#[test]
fn members_whose_names_look_alike_are_told_apart_or_named() {
    let body = r#"{"properties":{"zip-code":{"type":"string"},"zip.code":{"type":"integer"},
        "userName":{"type":"string"},"UserName":{"type":"string"}}}"#;
    let document = Document::from_json(&with_body(body, "")).unwrap();
    let request = document.find_type("Send").unwrap();
    let names: Vec<_> =
        request.members().iter().map(|member| (member.json_name.as_str(), member.dotnet_name.as_str())).collect();
    let expected =
        [("zip-code", "ZipCode"), ("zip.code", "ZipCode_"), ("userName", "UserName"), ("UserName", "UserName_")];
    assert_eq!(names, expected);
}
