//! The whole URL tree, on one screen.

pub(crate) mod accounts;
pub(crate) mod authentication;
pub(crate) mod billables;
pub(crate) mod billing;
pub(crate) mod call_lists;
pub(crate) mod call_ratings;
pub(crate) mod calls;
pub(crate) mod catalogue;
pub(crate) mod customers;
mod directory;
pub(crate) mod docs;
pub(crate) mod explain;
pub(crate) mod health;
pub(crate) mod keys;
pub(crate) mod metadata;
mod money;
pub(crate) mod report_billables;
pub(crate) mod report_calls;
pub(crate) mod sessions;
pub(crate) mod twilio;
pub(crate) mod types;

use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, Resource, guard};
use billables_contract::ErrorCode;

use self::catalogue::{Catalogue, catalogue};
use crate::caller::authenticate;
use crate::document::Document;
use crate::error::ApiError;
use crate::operations::Operation;
use crate::state::State;

/// Every operation, under its tag. The signature of a handler gives the operation's name, permission and kind of body;
/// `#[utoipa::path]` gives the path. Each row here adds the operation's remaining properties.
pub(crate) fn catalogue() -> Catalogue {
    catalogue! {
        "Billables" {
            billables::new_billable;
            report_billables::report_billables;
            billables::list_billables;
            billables::get_billable;
            billables::get_billable_history.with_large_answer();
            explain::explain_billable;
            billables::void_billable;
            billables::reinstate_billable;
        }
        "Calls" {
            calls::report_call;
            report_calls::report_calls;
            calls::get_call;
            calls::dismiss_call;
            twilio::twilio_call_status;
        }
        "Accounts" {
            accounts::new_account;
            accounts::list_accounts;
            accounts::get_account;
            accounts::patch_account;
        }
        "Customers" {
            customers::new_customer;
            customers::list_customers;
            customers::get_customer;
            customers::patch_customer;
        }
        "Billing" {
            billing::get_billing;
            billing::get_billing_totals;
            billing::list_usage_records;
            billing::preview_billing;
            call_lists::list_calls.without_request_list();
            call_lists::list_unreported_calls;
            call_lists::list_pending_billables;
            customers::get_effective_billing_settings;
            call_ratings::get_account_call_rating;
            call_ratings::put_account_call_rating;
            call_ratings::get_customer_call_rating;
            call_ratings::put_customer_call_rating;
            call_ratings::delete_customer_call_rating;
        }
        "Sessions" {
            sessions::new_session;
            sessions::list_sessions;
            sessions::get_session;
        }
        // No request lists: an answer concerns the credentials of one caller. A cookie can replace the body.
        "Authentication" {
            authentication::authenticate.without_request_list().with_optional_body()
                .also_at(&["/auth/{provider}", "/authenticate", "/authenticate/{provider}"]);
            authentication::get_access_token.without_request_list().with_optional_body();
        }
    }
}

/// Registers the routes of the operations and the pages.
pub(crate) fn configure(config: &mut ServiceConfig, document: &Document) {
    // This route precedes `/auth/{provider}`, which matches the same path.
    config.service(authentication::status);
    for (template, operations) in document.operations().by_template() {
        if template.contains('{') {
            // A request with another method falls through to later routes, such as `/{format}/metadata`.
            for operation in operations {
                let method = guard::Method(operation.method.clone());
                config.service(resource(template, &[operation]).guard(method));
            }
        } else {
            // Another method gets 405, also if a later template such as `/billables/{id}` would match the path.
            config.service(resource(template, &operations).default_service(web::to(unrouted)));
        }
    }
    pages(config);
}

#[expect(clippy::disallowed_methods, reason = "the routes are those of the document's operations")]
fn resource(template: &str, operations: &[&Operation]) -> Resource {
    operations.iter().fold(web::resource(template), |resource, operation| resource.route((operation.route)()))
}

/// Registers the routes that need no token and are not operations. A commit that adds one gives the reason.
fn pages(config: &mut ServiceConfig) {
    config
        .service(docs::home)
        .service(docs::without_slash)
        .service(health::live)
        .service(health::ready)
        .service(keys::public_keys)
        .service(docs::document)
        .service(docs::operation_index)
        .service(docs::error_index)
        .service(docs::error_page)
        .service(docs::browser)
        .service(docs::browser_asset)
        .service(metadata::index)
        .service(metadata::asset)
        .service(types::index)
        // This route precedes the operation's page, whose path has the format where this one has `types`.
        .service(types::metadata)
        .service(types::file)
        .service(metadata::operation);
}

/// Answers a request that matches no route: 405 if an operation has the path with another method, else 404. If that operation
/// needs a caller, an unauthenticated request gets 401 instead of 405.
pub(crate) async fn unrouted(request: HttpRequest, state: Data<State>) -> Result<HttpResponse, ApiError> {
    let path = request.match_info().as_str();
    let methods = state.document.methods_at(path);
    if methods.is_empty() {
        return Err(ApiError::not_found("No operation or page has this path.").listed("The operations", "/metadata"));
    }
    if state.document.needs_caller(path) {
        authenticate(&request)?;
    }
    let mut allowed: Vec<_> = methods.iter().map(|method| method.as_str()).collect();
    if allowed.contains(&"GET") {
        allowed.push("HEAD");
    }
    let message = format!("No operation has this method at this path. Use {}.", allowed.join(" or "));
    Err(ApiError::new(ErrorCode::MethodNotAllowed, message).with_allow(allowed.join(", ")))
}
