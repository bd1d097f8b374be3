//! The batch over HTTP: a body of many reports, answered with a verdict for each.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use billables_contract::{NewBillable, ReportBillables as Request, ReportBillablesResponse};

use crate::batch::{self, Reports};
use crate::call::{Call, Stream};
use crate::caller::ReportBillables;
use crate::error::ApiError;
use crate::state::State;

/// Report many billables
///
/// Bills each report of a body of any length by the rules of `NewBillable`. The answer has a verdict for each report, in the
/// order of the body, sent as soon as the verdict is known. The body is JSON lines, a JSON array, or CSV with a row of headers,
/// uncompressed or compressed with gzip (`Content-Encoding`); the limit of a report is 64 KiB.
/// Reports are independent: an invalid report gets a verdict and affects no other report. The last line of the answer is the
/// summary. An answer without a summary is incomplete: send the body again, which is always safe, because each report that
/// was billed is then `Replayed`.
/// If the body is malformed, such as an array without an end, the last verdict is `Invalid` with a `SerializationException`
/// that gives the position, and there is no summary: correct the body before you send it again.
/// `Failed` is the verdict of a report that is not confirmed; repeating that report alone is safe. If reports bill one call to
/// two customers, one report is `Created` and the others are `Conflict`: the first report of the body is `Created` if the reports
/// are within some hundred of each other, else the one that is written first.
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
        (status = 408, description = "`RequestTimeout`: no byte arrived for too long, before the first verdict. \
            After the first verdict, the answer ends without a summary."),
        (status = 503, description = "`IntakeFull`: the service is at its limit of reports in batches; no report was read."),
    ),
)]
pub(crate) async fn report_billables(
    request: HttpRequest,
    state: Data<State>,
    Call(caller, body): Call<ReportBillables, Stream<Request>>,
) -> Result<HttpResponse, ApiError> {
    batch::answer::<Reports, _>(request, state, caller, body).await
}
