//! `/openapi.json`: the document describes every operation, and matches the routes.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::world::World;

fn document() -> Value {
    serde_json::from_str(&billables_api::openapi_json()).unwrap()
}

/// The method, the path and the description of every operation.
fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, item)| {
            let methods = ["get", "post", "put", "patch", "delete"];
            methods.into_iter().filter_map(move |method| {
                let operation = item.get(method)?.clone();
                Some((method.to_uppercase(), path.clone(), operation))
            })
        })
        .collect()
}

/// A response, with a reference to a shared response resolved.
fn resolved<'a>(document: &'a Value, response: &'a Value) -> &'a Value {
    match response["$ref"].as_str() {
        Some(reference) => document.pointer(reference.trim_start_matches('#')).unwrap(),
        None => response,
    }
}

/// The row of the table of operations for an operation of the document.
fn row(operation: &Value) -> billables_api::Operation {
    let name = operation["operationId"].as_str().unwrap();
    billables_api::operations().into_iter().find(|row| row.name == name).unwrap()
}

#[test]
fn every_operation_is_described_in_full() {
    let document = document();
    assert_eq!(document["openapi"].as_str().unwrap().split('.').take(2).collect::<Vec<_>>(), ["3", "1"]);
    assert_eq!(document["info"]["title"], "Evo Voice");
    assert!(document["info"]["description"].is_string() && document["info"]["version"].is_string());
    assert_eq!(document["x-dotnet-namespace"], "Voice.Api.Billing");
    let mut names = BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        let place = format!("{method} {path}");
        assert!(names.insert(operation["operationId"].as_str().unwrap().to_owned()), "{place}");
        for member in ["summary", "description"] {
            assert!(operation[member].as_str().is_some_and(|text| !text.is_empty()), "{place} has no {member}");
        }
        let row = row(&operation);
        assert_eq!((row.method.as_str(), row.template.as_str()), (method.as_str(), path.as_str()));
        assert_eq!(operation["tags"], serde_json::json!([row.tag]), "{place}");
        match row.permission {
            None => assert_eq!(operation["security"], serde_json::json!([]), "{place}"),
            Some(permission) => {
                assert_eq!(operation["x-permission"], permission.as_str(), "{place}");
                let roles: Vec<_> = permission.roles().iter().map(|role| role.as_str()).collect();
                let text = format!("Permission: `{permission}`. Roles: {}.", roles.join(", "));
                assert!(operation["description"].as_str().unwrap().ends_with(&text), "{place}");
            }
        }
        for status in ["401", "403", "405", "429", "500", "503"] {
            let response = resolved(&document, &operation["responses"][status]);
            assert!(response["description"].as_str().is_some_and(|text| text.len() > 10), "{place} {status}");
            for content in ["application/json", "application/xml", "application/problem+json"] {
                assert!(response["content"][content]["schema"]["$ref"].is_string(), "{place} {status} {content}");
            }
        }
        if method == "POST" {
            // A stream and a form of another service have their own formats.
            let formats = match (row.is_stream, row.is_form) {
                (true, _) => &["application/json", "application/jsonl"][..],
                (_, true) => &["application/x-www-form-urlencoded"],
                _ => &["application/json", "application/xml"],
            };
            for content in formats {
                assert!(operation["requestBody"]["content"][*content]["schema"].is_object(), "{place} {content}");
            }
            for status in ["400", "408", "413", "415"] {
                assert!(operation["responses"][status].is_object(), "{place} {status}");
            }
        }
        if row.is_form {
            assert!(operation["responses"]["204"]["content"].is_null(), "{place}");
            continue;
        }
        let format = if row.is_stream { "application/jsonl" } else { "application/xml" };
        assert!(operation["responses"]["200"]["content"][format].is_object(), "{place}");
    }
    let expected: BTreeSet<_> = billables_api::operations().iter().map(|row| row.name.to_owned()).collect();
    assert_eq!(names, expected);
}

#[test]
fn every_error_answer_has_its_own_example_in_every_format() {
    let document = document();
    for (method, path, operation) in operations(&document) {
        let place = format!("{method} {path}");
        for (status, answer) in operation["responses"].as_object().unwrap() {
            let content = &resolved(&document, answer)["content"];
            if status == "204" {
                continue;
            }
            if !status.starts_with(['4', '5']) {
                let format = if row(&operation).is_stream { "application/jsonl" } else { "text/csv" };
                assert!(content[format].is_object(), "{place} {status}");
                continue;
            }
            for format in ["application/xml", "text/csv", "text/jsv", "text/jsonl"] {
                assert!(content[format]["schema"].is_object(), "{place} {status} {format}");
            }
            for (code, example) in content["application/json"]["examples"].as_object().unwrap() {
                assert_eq!(example["value"]["responseStatus"]["errorCode"], *code, "{place} {status}");
                let problem = &content["application/problem+json"]["examples"][code]["value"];
                assert_eq!(
                    (&problem["code"], problem["status"].to_string()),
                    (&Value::from(code.as_str()), status.clone())
                );
            }
            assert!(!content["application/json"]["examples"].as_object().unwrap().is_empty(), "{place} {status}");
        }
        let headers = |status: &str| resolved(&document, &operation["responses"][status])["headers"].clone();
        assert!(headers("405")["Allow"].is_object(), "{place}");
        assert!(headers("401")["WWW-Authenticate"].is_object(), "{place}");
        assert!(headers("429")["Retry-After"].is_object() && headers("503")["Retry-After"].is_object(), "{place}");
        if let Some(body) = operation.get("requestBody") {
            assert_eq!(body["required"], !row(&operation).is_body_optional, "{place}");
        }
    }
}

#[test]
fn text_members_have_an_enum_a_format_or_a_pattern() {
    let document = document();
    let schema = |path: (&str, &str), name: &str| {
        let parameters = document["paths"][path.0][path.1]["parameters"].as_array().unwrap();
        parameters.iter().find(|parameter| parameter["name"] == name).unwrap()["schema"].clone()
    };
    let (list, batch) = (("/billables", "get"), ("/billables/batch", "post"));
    assert_eq!(schema(list, "status")["enum"], serde_json::json!(["Reported", "Voided"]));
    assert_eq!(schema(batch, "verdicts")["enum"], serde_json::json!(["all", "problems", "summary"]));
    assert_eq!(
        (&schema(list, "from")["format"], &schema(list, "to")["format"]),
        (&"date-time".into(), &"date-time".into())
    );
    for path in [
        ("/billables/{id}", "get"),
        ("/billables/{id}/history", "get"),
        ("/billables/{id}/void", "post"),
        ("/billables/{id}/reinstate", "post"),
    ] {
        assert_eq!(schema(path, "id")["format"], "uuid");
    }
    let members = &document["components"]["schemas"]["NewSession"]["properties"];
    assert!(members["callSid"]["pattern"].as_str().unwrap().contains("CA[0-9a-fA-F]{32}"), "{members}");
    assert!(members["accountId"]["pattern"].is_string() && members["id"]["pattern"].is_string(), "{members}");
}

#[test]
fn the_committed_document_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../openapi/billables.json");
    let committed = std::fs::read_to_string(path).unwrap();
    assert!(
        committed == billables_api::openapi_json(),
        "openapi/billables.json is not up to date: run `cargo xtask openapi`"
    );
}

/// Operations are routed from the same table as the document. A route with a macro of the framework, such as `#[get]`, is
/// not an operation and is listed in the ledger below. `clippy.toml` forbids routes without such a macro.
#[test]
fn every_other_route_is_in_the_ledger() {
    const LEDGER: [&str; 22] = [
        "GET /",
        "GET /{page:metadata|docs}/",
        "GET /health/live",
        "GET /health/ready",
        "GET /.well-known/jwks.json",
        "GET /metrics",
        // Answers the signed-in user to existing clients.
        "GET /auth/status",
        // Further paths of Authenticate, for existing clients.
        "POST /auth/{provider}",
        "POST /authenticate",
        "POST /authenticate/{provider}",
        "GET /api",
        "GET /openapi.json",
        "GET /docs",
        "GET /docs/assets/{name}",
        "GET /docs/errors",
        "GET /docs/errors/{code}",
        "GET /metadata",
        "GET /metadata/{asset}",
        "GET /{format}/metadata",
        "GET /types",
        "GET /types/metadata",
        "GET /types/{language}",
    ];
    let mut declared = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            for line in std::fs::read_to_string(&path).unwrap().lines() {
                for method in ["get", "post", "put", "patch", "delete", "head", "options", "route"] {
                    if let Some(rest) = line.trim().strip_prefix(&format!("#[{method}(\"")) {
                        let route = rest.split('"').next().unwrap();
                        declared.insert(format!("{} {route}", method.to_uppercase()));
                    }
                }
            }
        }
    }
    for operation in billables_api::operations() {
        declared.extend(operation.other_templates.iter().map(|path| format!("{} {path}", operation.method)));
    }
    assert_eq!(declared, LEDGER.map(str::to_owned).into());
}

on_both! {
    fn the_served_document_is_the_committed_one(world: &World) {
        let answer = world.request("GET", "/openapi.json").send().expect(200);
        assert!(answer.body == billables_api::openapi_json());
    }

    fn the_path_of_the_batch_is_not_taken_for_an_id(world: &World) {
        for method in ["GET", "HEAD", "OPTIONS", "DELETE"] {
            let answer = world.request(method, "/billables/batch").token(&world.tokens.manager()).send().expect(405);
            assert_eq!(answer.header("allow"), Some("POST"), "{method}");
        }
        world.request("GET", "/billables/batch").send().expect(401);
    }
}
