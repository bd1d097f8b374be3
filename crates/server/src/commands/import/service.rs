//! The import to a service, by the operation that takes many records. A request has some thousand records, so that a lost connection
//! repeats little.
//!
//! The client asks only for the verdicts on problems. The summary ends a complete answer and counts all reports.
//! Without a summary whose counts match the request, the client sends the request again.

use std::io::{BufRead as _, BufReader, Read};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, bail};
use serde::Deserialize;
use ureq::http::{Response, Uri};
use ureq::{Agent, Body};

use super::kind::Kind;
use super::retry::{Stop, Trouble, settle_all};
use super::verdict::{Settled, Verdict};
use crate::interrupt::Interrupt;
use crate::usage_error::UsageError;
use crate::{http_client, variables};

/// The longest time for a new connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// The longest time for a request, from the first byte to the last byte of the answer.
const TIMEOUT: Duration = Duration::from_secs(600);

/// The maximum size of a line of the answer, and of an answer without verdicts.
const LINE_BYTES_MAX: u64 = 64 * 1024;

/// A client of the service.
pub(super) struct Service {
    agent: Agent,
    url: String,
    authorization: String,
}

/// The members of an answer's line that the import uses.
#[derive(Deserialize)]
struct Line {
    index: Option<usize>,
    verdict: Option<String>,
    error: Option<Error>,
    summary: Option<Summary>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Error {
    error_code: String,
    message: String,
}

/// The counts of a summary. Reports have no `changed` and `unchanged`, and calls no `replayed`.
#[derive(Deserialize)]
struct Summary {
    total: usize,
    created: usize,
    #[serde(default)]
    changed: usize,
    #[serde(default)]
    replayed: usize,
    #[serde(default)]
    unchanged: usize,
}

/// The answer to a request that the service refused as a whole.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Refusal {
    response_status: Error,
}

impl Service {
    pub(super) fn new<K: Kind>(url: &str, token_file: Option<&Path>) -> anyhow::Result<Self> {
        let wrong =
            || UsageError(format!("--url {url:?} is not a URL. Give a URL such as https://billing.example.com."));
        let uri: Uri = url.parse().map_err(|_| wrong())?;
        let is_http = matches!(uri.scheme_str(), Some("http" | "https"));
        if !is_http || uri.authority().is_none_or(|authority| authority.as_str().contains('@')) || uri.query().is_some()
        {
            bail!(wrong());
        }
        let token = read_token(token_file)?;
        let config = http_client::config().timeout_connect(Some(CONNECT_TIMEOUT)).timeout_global(Some(TIMEOUT));
        let agent = config.build().into();
        let url = format!("{}{}?verdicts=problems", url.trim_end_matches('/'), K::PATH);
        Ok(Self { agent, url, authorization: format!("Bearer {token}") })
    }

    /// Sends records to the service, and returns the verdict on each.
    pub(super) fn settle<K: Kind>(&self, records: &[K::Unparsed], interrupt: &Interrupt) -> Result<Vec<Settled>, Stop> {
        let mut settled = vec![None; records.len()];
        settle_all((0..records.len()).collect(), &mut settled, interrupt, |open| {
            let body: String = open.iter().map(|index| K::json_line(&records[*index])).collect();
            self.send(&body, open.len())
        })?;
        Ok(settled.into_iter().flatten().collect())
    }

    fn send(&self, body: &str, count: usize) -> Result<Vec<Settled>, Trouble> {
        let request = self.agent.post(&self.url).header("authorization", &self.authorization);
        let answer =
            request.header("content-type", "application/jsonl").header("accept", "application/json").send(body);
        let answer = answer.map_err(|error| transient(format!("the service cannot be reached: {error}.")))?;
        if answer.status() != 200 {
            return Err(refused(answer));
        }
        read_verdicts(answer.into_body().into_reader(), count)
    }
}

/// Reads the verdicts on the reports of a request.
fn read_verdicts(answer: impl Read, count: usize) -> Result<Vec<Settled>, Trouble> {
    let mut settled: Vec<Option<Settled>> = vec![None; count];
    let mut answer = BufReader::new(answer);
    loop {
        let mut text = Vec::new();
        let length = answer.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', &mut text);
        let length = length.map_err(|error| transient(format!("the answer is incomplete: {error}.")))?;
        if length == 0 {
            return Err(transient("the answer is incomplete: it has no summary.".to_owned()));
        }
        if text.last() != Some(&b'\n') && (text.len() as u64) < LINE_BYTES_MAX {
            return Err(transient("the answer is incomplete: its last line has no end.".to_owned()));
        }
        let line: Line = serde_json::from_slice(&text).map_err(|_| {
            Trouble::Permanent(
                "the answer has a line that is no verdict. Check that --url is the URL of Billables.".to_owned(),
            )
        })?;
        if let Some(summary) = line.summary {
            return complete(settled, &summary);
        }
        let verdict = line.verdict.as_deref().and_then(Verdict::from_name);
        let (Some(place), Some(verdict)) = (line.index.and_then(|index| settled.get_mut(index)), verdict) else {
            return Err(Trouble::Permanent(
                "the answer has a verdict on a report that the command did not send.".to_owned(),
            ));
        };
        let error = line.error.unwrap_or_default();
        *place = Some(Settled::new(verdict, &error.error_code, error.message));
    }
}

/// Adds the verdicts on the records without a problem. The answer says how many of them are new, but not which; only the
/// counts matter.
fn complete(settled: Vec<Option<Settled>>, summary: &Summary) -> Result<Vec<Settled>, Trouble> {
    let is_good = |settled: &Option<Settled>| settled.as_ref().is_none_or(|one| one.verdict.is_good());
    let good = settled.iter().filter(|settled| is_good(settled)).count();
    let counts = [
        (Verdict::Created, summary.created),
        (Verdict::Changed, summary.changed),
        (Verdict::Replayed, summary.replayed),
        (Verdict::Unchanged, summary.unchanged),
    ];
    let total = counts.iter().try_fold(0_usize, |sum, (_, count)| sum.checked_add(*count));
    if summary.total != settled.len() || total != Some(good) {
        return Err(transient("the summary of the answer does not count the records of the request.".to_owned()));
    }
    let mut verdicts = counts.into_iter().flat_map(|(verdict, count)| std::iter::repeat_n(verdict, count));
    Ok(settled
        .into_iter()
        .map(|settled| match settled {
            Some(settled) if !settled.verdict.is_good() => settled,
            _ => Settled::good(verdicts.next().unwrap_or(Verdict::Created)),
        })
        .collect())
}

fn transient(reason: String) -> Trouble {
    Trouble::Transient(reason, None)
}

/// The reason of a service that refused the request as a whole.
fn refused(mut answer: Response<Body>) -> Trouble {
    let status = answer.status().as_u16();
    let pause = answer.headers().get("retry-after").and_then(|value| value.to_str().ok()?.parse().ok());
    let body = answer.body_mut().with_config().limit(LINE_BYTES_MAX).read_to_vec().unwrap_or_default();
    let message = serde_json::from_slice(&body).map(|Refusal { response_status }| response_status.message);
    let reason = format!("the service answered {status}. {}", message.unwrap_or_default());
    match status {
        408 | 429 | 500.. => Trouble::Transient(reason, pause.map(Duration::from_secs)),
        _ => Trouble::Permanent(reason),
    }
}

/// The token, from a file or a variable. The token is no option, because every user of the machine can read options.
fn read_token(file: Option<&Path>) -> anyhow::Result<String> {
    let token = match file {
        Some(path) => {
            std::fs::read_to_string(path).with_context(|| format!("--token-file {} cannot be read", path.display()))?
        }
        None => variables::token().unwrap_or_default(),
    };
    let token = token.trim();
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        bail!(UsageError(
            "--url needs a token or an API key: put it into BILLABLES_TOKEN, or into a file that --token-file names."
                .to_owned()
        ));
    }
    Ok(token.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdicts(answer: &str, count: usize) -> Result<Vec<Verdict>, String> {
        match read_verdicts(answer.as_bytes(), count) {
            Ok(settled) => Ok(settled.into_iter().map(|settled| settled.verdict).collect()),
            Err(Trouble::Permanent(reason) | Trouble::Transient(reason, _)) => Err(reason),
        }
    }

    fn summary(total: usize, created: usize, replayed: usize) -> String {
        format!("{{\"summary\":{{\"total\":{total},\"created\":{created},\"replayed\":{replayed},\"voided\":0}}}}\n")
    }

    const PROBLEM: &str =
        "{\"index\":1,\"verdict\":\"NotFound\",\"error\":{\"errorCode\":\"NotFound\",\"message\":\"No.\"}}\n";

    #[test]
    fn an_answer_counts_when_its_summary_matches_the_request() {
        let expected = [Verdict::Created, Verdict::NotFound, Verdict::Created, Verdict::Replayed];
        assert_eq!(verdicts(&format!("{PROBLEM}{}", summary(4, 2, 1)), 4), Ok(expected.to_vec()));
        assert_eq!(verdicts(&summary(2, 0, 2), 2), Ok(vec![Verdict::Replayed; 2]));
        for (answer, count) in [
            (PROBLEM.to_owned(), 2),
            (String::new(), 0),
            (format!("{PROBLEM}{}", summary(4, 3, 1)), 4),
            (summary(3, 2, 1), 4),
            (PROBLEM.trim_end_matches(['}', '\n']).to_owned(), 2),
            (format!("{PROBLEM}{}", summary(1, 0, 0)), 1),
            ("<html>".to_owned(), 1),
        ] {
            assert!(verdicts(&answer, count).is_err(), "{answer:?}");
        }
    }

    #[test]
    fn an_answer_that_ends_within_a_line_is_requested_again() {
        let cut = PROBLEM.trim_end_matches(['}', '\n']);
        assert!(matches!(read_verdicts(cut.as_bytes(), 2), Err(Trouble::Transient(..))));
        assert!(matches!(read_verdicts("<html>\n".as_bytes(), 2), Err(Trouble::Permanent(_))));
    }
}
