//! Patterns of text members in requests: ids, call SIDs, names and reasons. The pattern of an optional member accepts an empty
//! text, which counts as absent.

use billables_domain::CallSidMode;
use serde_json::{Value, json};

/// The pattern of an id: the alphabet without the reserved texts.
const ID: &str = r"(?!\.{1,2}$)(?!String$)(?!.*\.(?:[jJ][sS][oO][nN][lL]?|[xX][mM][lL]|[jJ][sS][vV]|[cC][sS][vV]|[hH][tT][mM][lL])$)[A-Za-z0-9._:@-]{1,64}";

/// The pattern of a call SID: Twilio's form, or a UUID.
const CALL_SID: &str = r"(?:CA[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})";

/// The pattern of a call SID if the database accepts any token.
const ANY_CALL_SID: &str = r"(?!String$)[A-Za-z0-9._:@-]{1,64}";

/// The pattern of a name or a reason: no control characters, no marks that reorder a text, no white space at either end.
const TEXT: &str = r"[^\s\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff](?:[^\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]*[^\s\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff])?";

/// Writes the patterns into the schemas of bodies and into the parameters of queries.
pub(super) fn add(document: &mut Value, mode: CallSidMode) {
    let items = document["paths"].as_object_mut();
    let descriptions = items.into_iter().flat_map(|items| items.values_mut()).filter_map(Value::as_object_mut);
    let mut requests = Vec::new();
    for description in descriptions.flat_map(|item| item.values_mut()) {
        let body = &description["requestBody"]["content"]["application/json"]["schema"]["$ref"];
        requests.extend(body.as_str().and_then(|reference| reference.rsplit('/').next()).map(str::to_owned));
        let parameters = description.get_mut("parameters").and_then(Value::as_array_mut);
        for parameter in parameters.into_iter().flatten().filter(|parameter| parameter["in"] == "query") {
            let name = parameter["name"].as_str().unwrap_or_default();
            if let Some(pattern) = pattern(name, false, mode) {
                parameter["schema"]["pattern"] = json!(pattern);
            }
        }
    }
    for request in requests {
        let schema = &mut document["components"]["schemas"][request];
        let required: Vec<String> = schema["required"]
            .as_array()
            .map(|names| names.iter().filter_map(Value::as_str).map(str::to_owned).collect())
            .unwrap_or_default();
        let members = schema.get_mut("properties").and_then(Value::as_object_mut);
        for (name, member) in members.into_iter().flatten() {
            if let Some(pattern) = pattern(name, required.contains(name), mode) {
                member["pattern"] = json!(pattern);
            }
        }
    }
}

fn pattern(name: &str, is_required: bool, mode: CallSidMode) -> Option<String> {
    let rule = match name {
        "id" | "accountId" | "customerId" | "sessionId" | "parentCustomerId" => ID,
        "callSid" | "parentCallSid" if mode == CallSidMode::Any => ANY_CALL_SID,
        "callSid" | "parentCallSid" => CALL_SID,
        "name" | "reason" => TEXT,
        _ => return None,
    };
    Some(if is_required { format!("^{rule}$") } else { format!("^(?:{rule})?$") })
}
