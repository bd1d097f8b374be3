//! Callbacks of Twilio: a signature takes the place of a caller's credentials.

use actix_web::HttpRequest;
use actix_web::dev::Payload;
use billables_auth::SignedForm;
use billables_contract::{ErrorCode, Request};
use billables_domain::AccountId;
use billables_wire::{BodyFormat, Members, Value};

use crate::error::ApiError;
use crate::format::SCHEMA;
use crate::request_body::{
    BODY_BYTES_MAX, body_format, of_binding, of_reading, read_bytes, refuse_declared_length, refuse_json_as_form,
    too_many_members,
};
use crate::state::State;

/// The header with the signature.
const SIGNATURE: &str = "x-twilio-signature";

/// The member that names the account at Twilio.
const ACCOUNT_SID: &str = "AccountSid";

/// The most members of a form. Twilio sends about thirty.
const MEMBERS_MAX: usize = 256;

/// Reads a signed form. The account of the path decides which tokens count.
///
/// An account without a token is known before a byte of the body is read, as is a request without a signature.
///
/// # Errors
///
/// The account has no token, the signature is wrong, or the form cannot be read or breaks a rule.
pub(crate) async fn receive<R: Request>(
    request: &HttpRequest,
    state: &State,
    payload: Payload,
) -> Result<R::Parsed, ApiError> {
    let account_id = request.match_info().get("accountId").and_then(|text| AccountId::parse(text).ok());
    let account = account_id.and_then(|account_id| state.settings.twilio_tokens.find(&account_id));
    let account = account.ok_or_else(|| {
        ApiError::not_found("The account has no Twilio token here. Check the account in the URL that Twilio calls.")
    })?;
    let mut signatures = request.headers().get_all(SIGNATURE);
    let signature = match (signatures.next(), signatures.next()) {
        (Some(signature), None) => signature.to_str().map_err(|_| wrong_signature())?,
        _ => return Err(wrong_signature()),
    };
    let body = read_form(request, payload, R::NAME).await?;
    let members = members_of(&body);
    if members.len() > MEMBERS_MAX {
        return Err(too_many_members(MEMBERS_MAX));
    }
    // A path that the middleware has shortened is none that Twilio was told.
    let path_and_query = request.uri().path_and_query().map_or("", |path| path.as_str());
    let form = SignedForm { public_url: &state.settings.public_url, path_and_query, members: &members, signature };
    let account_sid = members.iter().find(|(name, _)| name == ACCOUNT_SID).map(|(_, value)| value.as_str());
    if !(form.is_signed_with(account.tokens()) & account.is_for(account_sid)) {
        return Err(wrong_signature());
    }
    let members = Members::of_body(body).with_path(request.match_info().iter());
    let dto: R = members.bind_all().map_err(|errors| of_binding(&errors))?;
    Ok(dto.parse(state)?)
}

async fn read_form(request: &HttpRequest, payload: Payload, operation: &str) -> Result<Value, ApiError> {
    refuse_declared_length(request, BODY_BYTES_MAX)?;
    let format = body_format(request, None)?;
    if format != BodyFormat::Form {
        let message = "A callback of Twilio is a form. Send it as application/x-www-form-urlencoded.";
        return Err(ApiError::new(ErrorCode::UnsupportedMediaType, message));
    }
    let body = read_bytes(request, payload, BODY_BYTES_MAX).await?;
    refuse_json_as_form(&format, &body)?;
    format.read(&body, operation, &SCHEMA).map_err(|error| of_reading(&error))
}

/// The names and values of a form, in its order.
fn members_of(form: &Value) -> Vec<(String, String)> {
    let Value::Object(form) = form else { return Vec::new() };
    let text = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    };
    form.members().iter().map(|(name, value)| (name.to_string(), text(value))).collect()
}

/// One answer to an absent signature, a wrong one, and a callback of another account at Twilio.
fn wrong_signature() -> ApiError {
    let message = "X-Twilio-Signature is not the signature of this URL and form by the account's token. Check that the public \
        URL of the service is the one that Twilio calls, and that the token is current.";
    ApiError::new(ErrorCode::InvalidSignature, message)
}
