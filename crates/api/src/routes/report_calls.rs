//! The batch of calls over HTTP: a body with facts of many calls, answered with a verdict for each.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use billables_contract::{ReportCall, ReportCalls as Request, ReportCallsResponse};

use crate::batch::{self, Calls};
use crate::call::{Call, Stream};
use crate::caller::ReportCalls;
use crate::error::ApiError;
use crate::state::State;

/// Report the facts of many calls
///
/// Stores the facts of each call of a body of any length by the rules of `ReportCall`. The answer has a verdict for each call, in
/// the order of the body, sent as soon as the verdict is known. The body is JSON lines, a JSON array, or CSV with a row of
/// headers, uncompressed or compressed with gzip (`Content-Encoding`); the limit of a call is 64 KiB.
/// Calls are independent: an invalid call gets a verdict and affects no other call. The last line of the answer is the summary. An
/// answer without a summary is incomplete: send the body again, which is always safe, because the facts that were stored are then
/// `Unchanged`.
/// If the body is malformed, such as an array without an end, the last verdict is `Invalid` with a `SerializationException` that
/// gives the position, and there is no summary: correct the body before you send it again.
/// `Failed` is the verdict of a call that is not confirmed; repeating that call alone is safe. If a body has facts of one call
/// several times, the later facts count if both are within some hundred of each other, else those that are written last.
#[utoipa::path(
    post,
    path = "/calls/batch",
    params(Request),
    request_body(description = "Calls: a JSON object in each line, an array of them, or rows under the names of the members.",
        content(
            (ReportCall = "application/jsonl"),
            (ReportCall = "application/x-ndjson"),
            (Vec<ReportCall> = "application/json"),
            (String = "text/csv", example = "AccountId,CallSid,Direction,StartTime,Duration,Status\r\n\
                demo,CA0123456789abcdef0123456789abcdef,inbound,2026-11-23T09:30:00Z,75,completed\r\n"),
        )),
    responses(
        (status = 200, description = "A line for each call, in order, and the summary in the last line.",
            body = ReportCallsResponse, content_type = "application/jsonl"),
        (status = 400, description = "The query cannot be read."),
        (status = 408, description = "`RequestTimeout`: no byte arrived for too long, before the first verdict. \
            After the first verdict, the answer ends without a summary."),
        (status = 503, description = "`IntakeFull`: the service is at its limit of items in batches; no call was read."),
    ),
)]
pub(crate) async fn report_calls(
    request: HttpRequest,
    state: Data<State>,
    Call(caller, body): Call<ReportCalls, Stream<Request>>,
) -> Result<HttpResponse, ApiError> {
    batch::answer::<Calls, _>(request, state, caller, body).await
}
