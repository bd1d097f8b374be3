//! Billables over HTTP, many at once.

use actix_web::body::BoxBody;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use billables_contract::{ErrorCode, NewBillable, ReportBillables as Request, ReportBillablesResponse};
use tracing::Instrument as _;

use crate::batch::{BatchReader, spool};
use crate::call::{Call, Stream};
use crate::caller::ReportBillables;
use crate::content_encoding;
use crate::error::ApiError;
use crate::state::State;

/// The content type of the answer.
const JSON_LINES: &str = "application/jsonl";

/// Report many billables
///
/// Bills each call of a body of any length by the rules of `NewBillable`, and answers with a verdict for each report, in
/// order and as it is decided. The body is JSON lines, a JSON array, or CSV with a row of headers, as it is or compressed with
/// gzip (`Content-Encoding`); a report has up to 64 KiB.
/// Reports are independent: a bad one is told of and harms no other. The last line of the answer is the summary. An answer
/// without it is not complete, and the body is to be sent again, which is always safe: what was billed is then `Replayed`.
/// Where a body itself is broken, as an array that is never closed, the last verdict is `Invalid` with a
/// `SerializationException` that says where, and there is no summary: mend the body before you send it again.
/// `Failed` is a report that is not confirmed, and is safe to repeat by itself. Of reports of one call for two customers one
/// is `Created` and the others are `Conflict`: within some hundred reports the first, further apart whichever is written first.
#[utoipa::path(
    post,
    path = "/billables/batch",
    params(Request),
    request_body(description = "Reports: a JSON object in each line, an array of them, or rows under the names of the members.",
        content(
            (NewBillable = "application/jsonl"),
            (NewBillable = "application/x-ndjson"),
            (Vec<NewBillable> = "application/json"),
            (String = "text/csv", example = "AccountId,CustomerId,CallSid\r\ndemo,acme,CA0123456789abcdef0123456789abcdef\r\n"),
        )),
    responses(
        (status = 200, description = "A line for each report, in order, and the summary in the last line.",
            body = ReportBillablesResponse, content_type = "application/jsonl"),
        (status = 400, description = "The query cannot be read."),
        (status = 408, description = "`RequestTimeout`: no byte arrived for too long, before there was a verdict. \
            Later, the answer ends without a summary."),
        (status = 503, description = "`IntakeFull`: the service is at its limit of reports in batches; no report was read."),
    ),
)]
pub(crate) async fn report_billables(
    request: HttpRequest,
    state: Data<State>,
    Call(caller, Stream { request: filter, format, payload }): Call<ReportBillables, Stream<Request>>,
) -> Result<HttpResponse, ApiError> {
    if state.groups_under_way.count() >= state.settings.batch_groups_max {
        let message =
            "The service is at its limit of reports in batches; no report of this body was read. Retry in a moment.";
        return Err(ApiError::new(ErrorCode::IntakeFull, message));
    }
    let payload = content_encoding::decompressed(&request, payload)?;
    let (spool, verdicts) = spool(&state.settings.spool, &state.spool_budget);
    let reader = BatchReader::new(state, caller, format, filter, request, spool);
    actix_web::rt::spawn(reader.run(payload).in_current_span());
    let verdicts = verdicts.begin().await?;
    Ok(HttpResponse::Ok().content_type(JSON_LINES).body(BoxBody::new(verdicts)))
}
