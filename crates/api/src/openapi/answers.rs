//! Shared parts of the OpenAPI document: an example for each error code, every format, headers, and the enumerations and
//! formats of text members.

use billables_contract::{BillableStatus, ErrorCode, VerdictFilter};
use billables_wire::Format;
use serde_json::{Map, Value, json};

use crate::operations::{Operation, Operations};

/// The public URL in the examples of problems.
const EXAMPLE_URL: &str = "http://localhost:8080";

/// Completes the operations and the shared answers of a document.
pub(super) fn complete(document: &mut Value, operations: &Operations) {
    let shared = document.pointer_mut("/components/responses").and_then(Value::as_object_mut);
    for answer in shared.into_iter().flat_map(Map::values_mut) {
        // The codes of a shared answer have one status.
        let codes = codes_of(answer);
        let status = codes.first().map_or(500, |code| code.status());
        complete_error(answer, status, &codes);
    }
    let items = document.get_mut("paths").and_then(Value::as_object_mut);
    for item in items.into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut) {
        for description in item.values_mut() {
            if let Some(operation) = description["operationId"].as_str().and_then(|name| operations.find(name)).cloned()
            {
                complete_operation(&operation, description);
            }
        }
    }
}

fn complete_operation(operation: &Operation, description: &mut Value) {
    if let Some(body) = description.get_mut("requestBody").and_then(Value::as_object_mut) {
        body.insert("required".to_owned(), json!(!operation.is_body_optional));
    }
    for parameter in description.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
        complete_parameter(operation, parameter);
    }
    let answers = description.get_mut("responses").and_then(Value::as_object_mut);
    for (status, answer) in answers.into_iter().flatten().filter(|(_, answer)| answer.get("$ref").is_none()) {
        match status.parse::<u16>() {
            Ok(status) if status >= 400 => {
                let mut codes = codes_of(answer);
                codes.retain(|code| code.status() == status);
                if codes.is_empty() {
                    codes.extend(ErrorCode::ALL.into_iter().find(|code| code.status() == status));
                }
                complete_error(answer, status, &codes);
            }
            _ => add_formats(answer),
        }
    }
}

/// The error codes in an answer's description.
fn codes_of(answer: &Value) -> Vec<ErrorCode> {
    let description = answer["description"].as_str().unwrap_or_default();
    description.split('`').skip(1).step_by(2).filter_map(ErrorCode::from_name).collect()
}

/// Describes the text of a member.
fn complete_parameter(operation: &Operation, parameter: &mut Value) {
    let name = parameter["name"].as_str().unwrap_or_default().to_owned();
    let Some(schema) = parameter.get_mut("schema").and_then(Value::as_object_mut) else { return };
    let mut enumerate = |names: Vec<&str>| {
        let may_be_null = schema.get("type").is_some_and(Value::is_array);
        let values = names.into_iter().map(Value::from).chain(may_be_null.then_some(Value::Null));
        schema.insert("enum".to_owned(), values.collect());
        // A .NET enumeration has its first value if a client sends none, so the .NET type stays a text.
        schema.insert("x-dotnet-type".to_owned(), json!("string"));
    };
    match (operation.name, name.as_str()) {
        ("ListBillables", "status") => {
            enumerate([BillableStatus::Reported, BillableStatus::Voided].map(BillableStatus::as_str).into());
        }
        ("ReportBillables" | "ReportCalls", "verdicts") => {
            enumerate(VerdictFilter::ALL.map(VerdictFilter::as_str).into())
        }
        ("ListBillables", "from" | "to") => add_format(schema, "date-time"),
        (_, "id") if operation.template.starts_with("/billables/") => add_format(schema, "uuid"),
        _ => {}
    }
}

/// Adds a format to a text. The .NET type stays a text.
fn add_format(schema: &mut Map<String, Value>, format: &str) {
    schema.insert("format".to_owned(), json!(format));
    schema.insert("x-dotnet-type".to_owned(), json!("string"));
}

/// Adds to a success answer the formats whose texts have no schema.
fn add_formats(answer: &mut Value) {
    let Some(content) = answer.get_mut("content").and_then(Value::as_object_mut) else { return };
    if content.contains_key("application/json") {
        for format in [Format::Csv, Format::Jsv, Format::Jsonl] {
            content.insert(media_type(format).to_owned(), json!({ "schema": { "type": "string" } }));
        }
    }
}

/// Adds every format of an error answer, with an example for each code, and the headers of the status.
fn complete_error(answer: &mut Value, status: u16, codes: &[ErrorCode]) {
    let Some(answer) = answer.as_object_mut() else { return };
    let reference = |schema: &str| json!({ "$ref": format!("#/components/schemas/{schema}") });
    let examples = |value: fn(ErrorCode) -> Value| -> Map<String, Value> {
        let example = |code: &ErrorCode| json!({ "summary": code.title(), "value": value(*code) });
        codes.iter().map(|code| (code.as_str().to_owned(), example(code))).collect()
    };
    let mut content = json!({
        "application/json": { "schema": reference("ErrorResponse"), "examples": examples(error_response) },
        "application/problem+json": { "schema": reference("Problem"), "examples": examples(problem) },
        "application/xml": { "schema": reference("ErrorResponse") },
    });
    for format in [Format::Csv, Format::Jsv, Format::Jsonl] {
        content[media_type(format)] = json!({ "schema": { "type": "string" } });
    }
    answer.insert("content".to_owned(), content);
    let header = match status {
        401 => ("WWW-Authenticate", "string", "How to authenticate."),
        405 => ("Allow", "string", "The methods that are taken here."),
        429 | 503 => ("Retry-After", "integer", "How many seconds to wait before the request is repeated."),
        _ => return,
    };
    let (name, kind, description) = header;
    let headers = answer.entry("headers").or_insert_with(|| json!({}));
    headers[name] = json!({ "description": description, "schema": { "type": kind } });
}

/// The media type of a format, without parameters.
fn media_type(format: Format) -> &'static str {
    format.content_type().split(';').next().unwrap_or_default()
}

fn error_response(code: ErrorCode) -> Value {
    json!({
        "responseStatus": {
            "errorCode": code.as_str(),
            "message": message(code),
            "errors": [],
            "meta": { "requestId": "019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10" },
        },
    })
}

fn problem(code: ErrorCode) -> Value {
    json!({
        "type": format!("{EXAMPLE_URL}/docs/errors/{}", code.as_str()),
        "title": code.title(),
        "status": code.status(),
        "detail": message(code),
        "code": code.as_str(),
        "requestId": "019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10",
        "errors": [],
    })
}

fn message(code: ErrorCode) -> String {
    format!("{} {}", code.title(), code.what_to_do())
}
