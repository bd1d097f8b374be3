//! A service at a URL, by `POST /billables/batch`: some thousand records in each request, so that what is settled is known
//! often, and a lost connection costs a repeat of little.
//!
//! Verdicts are asked for where there is a problem. The summary ends a complete answer and counts the others; an answer
//! without it, or whose counts are not those of what was sent, is not believed, and the request is sent again.

use std::io::{BufRead as _, BufReader, Read};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, bail};
use billables_contract::Verdict;
use billables_domain::NewBillable;
use billables_wire::write_json_string;
use serde::Deserialize;
use ureq::http::{Response, Uri};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::{Agent, Body};

use super::Stop;
use super::patience::{Trouble, settle_all};
use super::verdict::Settled;
use crate::config::UsageError;
use crate::interrupt::Interrupt;
use crate::variables;

/// How long a connection may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a request may take, from the first byte sent to the last one read.
const TIMEOUT: Duration = Duration::from_secs(600);

/// The longest line of an answer, and the longest answer that is no verdicts.
const LINE_BYTES_MAX: u64 = 64 * 1024;

/// A service.
pub(super) struct Service {
    agent: Agent,
    url: String,
    authorization: String,
}

/// A line of the answer, as far as it matters here.
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

#[derive(Deserialize)]
struct Summary {
    total: usize,
    created: usize,
    replayed: usize,
}

/// The answer to a request that was refused as a whole.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Refusal {
    response_status: Error,
}

impl Service {
    pub(super) fn new(url: &str, token_file: Option<&Path>) -> anyhow::Result<Self> {
        let wrong = || UsageError(format!("--url {url:?} is no URL. Give one such as https://billing.example.com."));
        let uri: Uri = url.parse().map_err(|_| wrong())?;
        let is_http = matches!(uri.scheme_str(), Some("http" | "https"));
        if !is_http || uri.authority().is_none_or(|authority| authority.as_str().contains('@')) || uri.query().is_some()
        {
            bail!(wrong());
        }
        let token = read_token(token_file)?;
        let tls = TlsConfig::builder().provider(TlsProvider::NativeTls).root_certs(RootCerts::PlatformVerifier).build();
        let agent = Agent::config_builder()
            .timeout_connect(Some(CONNECT_TIMEOUT))
            .timeout_global(Some(TIMEOUT))
            // The token is for this URL, and not for where it may lead.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .tls_config(tls)
            .build()
            .into();
        let url = format!("{}/billables/batch?verdicts=problems", url.trim_end_matches('/'));
        Ok(Self { agent, url, authorization: format!("Bearer {token}") })
    }

    /// Has the service write reports, and tells what became of each.
    pub(super) fn settle(&self, reports: &[NewBillable], interrupt: &Interrupt) -> Result<Vec<Settled>, Stop> {
        let mut settled = vec![None; reports.len()];
        settle_all((0..reports.len()).collect(), &mut settled, interrupt, |open| {
            let body: String = open.iter().map(|index| json_line(&reports[*index])).collect();
            self.send(&body, open.len())
        })?;
        Ok(settled.into_iter().flatten().collect())
    }

    fn send(&self, body: &str, count: usize) -> Result<Vec<Settled>, Trouble> {
        let request = self.agent.post(&self.url).header("authorization", &self.authorization);
        let answer =
            request.header("content-type", "application/jsonl").header("accept", "application/json").send(body);
        let answer = answer.map_err(|error| passing(format!("the service cannot be reached: {error}.")))?;
        if answer.status() != 200 {
            return Err(refused(answer));
        }
        read_verdicts(answer.into_body().into_reader(), count)
    }
}

/// What became of so many reports.
fn read_verdicts(answer: impl Read, count: usize) -> Result<Vec<Settled>, Trouble> {
    let mut settled: Vec<Option<Settled>> = vec![None; count];
    let mut answer = BufReader::new(answer);
    loop {
        let mut text = Vec::new();
        let length = answer.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', &mut text);
        let length = length.map_err(|error| passing(format!("the answer was cut short: {error}.")))?;
        if length == 0 {
            return Err(passing("the answer was cut short: it has no summary.".to_owned()));
        }
        if text.last() != Some(&b'\n') && (text.len() as u64) < LINE_BYTES_MAX {
            return Err(passing("the answer was cut short: its last line is not complete.".to_owned()));
        }
        let line: Line = serde_json::from_slice(&text).map_err(|_| {
            Trouble::Lasting("the answer has a line that is no verdict. Is it the URL of Billables?".to_owned())
        })?;
        if let Some(summary) = line.summary {
            return complete(settled, &summary);
        }
        let verdict = line.verdict.as_deref().and_then(Verdict::from_name);
        let (Some(place), Some(verdict)) = (line.index.and_then(|index| settled.get_mut(index)), verdict) else {
            return Err(Trouble::Lasting("the answer has a verdict of a report that was not sent.".to_owned()));
        };
        let error = line.error.unwrap_or_default();
        *place = Some(Settled::new(verdict, &error.error_code, error.message));
    }
}

/// Those without a problem are billed. How many of them are new is told, but not which; nobody needs to know.
fn complete(settled: Vec<Option<Settled>>, summary: &Summary) -> Result<Vec<Settled>, Trouble> {
    let good = settled.iter().filter(|settled| settled.as_ref().is_none_or(|told| told.verdict.is_good())).count();
    if summary.total != settled.len() || summary.created + summary.replayed != good {
        return Err(passing("the answer's summary does not count what was sent.".to_owned()));
    }
    let mut created = summary.created;
    let mut next_good = || {
        let verdict = if created > 0 { Verdict::Created } else { Verdict::Replayed };
        created = created.saturating_sub(1);
        Settled::good(verdict)
    };
    Ok(settled
        .into_iter()
        .map(|told| match told {
            Some(told) if !told.verdict.is_good() => told,
            _ => next_good(),
        })
        .collect())
}

fn passing(reason: String) -> Trouble {
    Trouble::Passing(reason, None)
}

/// Why a request was not taken at all.
fn refused(mut answer: Response<Body>) -> Trouble {
    let status = answer.status().as_u16();
    let pause = answer.headers().get("retry-after").and_then(|value| value.to_str().ok()?.parse().ok());
    let body = answer.body_mut().with_config().limit(LINE_BYTES_MAX).read_to_vec().unwrap_or_default();
    let told = serde_json::from_slice(&body).map(|Refusal { response_status }| response_status.message);
    let reason = format!("the service answered {status}. {}", told.unwrap_or_default());
    match status {
        408 | 429 | 500.. => Trouble::Passing(reason, pause.map(Duration::from_secs)),
        _ => Trouble::Lasting(reason),
    }
}

fn json_line(report: &NewBillable) -> String {
    let mut line = String::new();
    let mut before = '{';
    for (name, value) in [
        ("accountId", &report.account_id),
        ("customerId", &report.customer_id),
        ("sessionId", &report.session_id),
        ("callSid", &report.call_sid),
    ] {
        if let Some(value) = value {
            line.push(std::mem::replace(&mut before, ','));
            write_json_string(&mut line, name);
            line.push(':');
            write_json_string(&mut line, value);
        }
    }
    if before == '{' {
        line.push(before);
    }
    line.push_str("}\n");
    line
}

/// The token: never a flag, which everybody on the machine could read.
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
            Err(Trouble::Lasting(reason) | Trouble::Passing(reason, _)) => Err(reason),
        }
    }

    fn summary(total: usize, created: usize, replayed: usize) -> String {
        format!("{{\"summary\":{{\"total\":{total},\"created\":{created},\"replayed\":{replayed},\"voided\":0}}}}\n")
    }

    const PROBLEM: &str =
        "{\"index\":1,\"verdict\":\"NotFound\",\"error\":{\"errorCode\":\"NotFound\",\"message\":\"No.\"}}\n";

    #[test]
    fn an_answer_is_believed_when_its_summary_counts_what_was_sent() {
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
    fn an_answer_that_is_cut_within_a_line_is_asked_for_again() {
        let cut = PROBLEM.trim_end_matches(['}', '\n']);
        assert!(matches!(read_verdicts(cut.as_bytes(), 2), Err(Trouble::Passing(..))));
        assert!(matches!(read_verdicts("<html>\n".as_bytes(), 2), Err(Trouble::Lasting(_))));
    }

    #[test]
    fn a_report_is_sent_as_it_was_read() {
        let report = NewBillable {
            call_sid: Some("\"x\"".to_owned()),
            account_id: Some(String::new()),
            ..NewBillable::default()
        };
        assert_eq!(json_line(&report), "{\"accountId\":\"\",\"callSid\":\"\\\"x\\\"\"}\n");
        assert_eq!(json_line(&NewBillable::default()), "{}\n");
    }
}
