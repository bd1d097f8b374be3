//! Billables as rows of CSV and lines of JSONL, with the members of `BillableInfo` exactly as the API writes them.
//!
//! The API builds a value that every format can be made of, which takes several times as long as reading the rows. This
//! module writes text directly, and a test compares both.

use billables_domain::Billable;
use billables_wire::{dotnet_name, write_csv_cell, write_json_string};
use std::fmt::Write as _;

use super::format::ExportFormat;

/// The members, in the order of the contract.
const MEMBERS: [&str; 11] = [
    "id",
    "accountId",
    "customerId",
    "sessionId",
    "callSid",
    "status",
    "dateCreated",
    "createdBy",
    "dateVoided",
    "voidedBy",
    "voidReason",
];

/// Formats billables, a page of the store at a time. The text of a page replaces the text of the previous one.
pub(super) struct Rows {
    format: ExportFormat,
    text: String,
    /// The text of a value that is no text in the billable.
    cell: String,
}

impl Rows {
    pub(super) fn new(format: ExportFormat) -> Self {
        Self { format, text: String::new(), cell: String::new() }
    }

    /// The first lines of an export.
    pub(super) fn header(&self) -> String {
        match self.format {
            ExportFormat::Csv => format!("{}\r\n", MEMBERS.map(dotnet_name).join(",")),
            ExportFormat::Jsonl => String::new(),
        }
    }

    /// The text of a page.
    pub(super) fn text(&mut self, page: &[Billable]) -> &str {
        self.text.clear();
        for billable in page {
            match self.format {
                ExportFormat::Csv => self.csv_row(billable),
                ExportFormat::Jsonl => self.json_line(billable),
            }
        }
        &self.text
    }

    fn csv_row(&mut self, billable: &Billable) {
        let text = &mut self.text;
        let mut is_first = true;
        each_member(billable, &mut self.cell, |_, value| {
            if !std::mem::take(&mut is_first) {
                text.push(',');
            }
            if let Some(value) = value {
                write_csv_cell(text, value);
            }
        });
        text.push_str("\r\n");
    }

    fn json_line(&mut self, billable: &Billable) {
        let text = &mut self.text;
        let mut before = '{';
        each_member(billable, &mut self.cell, |name, value| {
            let Some(value) = value else { return };
            text.push(std::mem::replace(&mut before, ','));
            write_json_string(text, name);
            text.push(':');
            write_json_string(text, value);
        });
        text.push_str("}\n");
    }
}

/// Calls a function with each member and the value, if there is one.
fn each_member(billable: &Billable, cell: &mut String, mut body: impl FnMut(&str, Option<&str>)) {
    let [id, account_id, customer_id, session_id, call_sid, status, date_created, created_by, void @ ..] = MEMBERS;
    let [date_voided, voided_by, void_reason] = void;
    let mut shown = |name, value: &dyn std::fmt::Display, body: &mut dyn FnMut(&str, Option<&str>)| {
        cell.clear();
        // Writing to a String cannot fail.
        let _ = write!(cell, "{value}");
        body(name, Some(cell));
    };
    shown(id, &billable.id, &mut body);
    body(account_id, Some(billable.attribution.account_id.as_str()));
    body(customer_id, Some(billable.attribution.customer_id.as_str()));
    body(session_id, billable.session_id.as_ref().map(billables_domain::SessionId::as_str));
    body(call_sid, Some(billable.call_sid.as_str()));
    body(status, Some(billable.status().as_str()));
    shown(date_created, &billable.date_created, &mut body);
    body(created_by, Some(billable.created_by.as_str()));
    match &billable.void {
        Some(void) => {
            shown(date_voided, &void.date_voided, &mut body);
            body(voided_by, Some(void.voided_by.as_str()));
            body(void_reason, Some(void.reason.as_str()));
        }
        None => [date_voided, voided_by, void_reason].into_iter().for_each(|name| body(name, None)),
    }
}

#[cfg(test)]
mod tests {
    use billables_contract::BillableInfo;
    use billables_domain::{
        AccountId, Attribution, BillableId, CallSid, CallSidMode, CustomerId, Reason, SessionId, Subject, Timestamp,
        Void,
    };
    use billables_wire::{Format, Schema, to_value};

    use super::*;

    fn billable(session: Option<&str>, reason: Option<&str>) -> Billable {
        let date_created = Timestamp::parse("2026-11-23T09:30:00.123456Z").unwrap();
        Billable {
            id: BillableId::new(date_created, [7; 8]),
            attribution: Attribution {
                account_id: AccountId::parse("-demo").unwrap(),
                customer_id: CustomerId::parse("@acme").unwrap(),
            },
            session_id: session.map(|text| SessionId::parse(text).unwrap()),
            call_sid: CallSid::parse("CA0123456789abcdef0123456789abcdef", CallSidMode::Standard).unwrap(),
            date_created,
            created_by: Subject::parse("cli:Zoë, \"ops\"").unwrap(),
            void: reason.map(|reason| Void {
                date_voided: date_created.plus_seconds(1),
                voided_by: Subject::parse("{a}").unwrap(),
                reason: Reason::parse(reason).unwrap(),
            }),
        }
    }

    /// Live and voided billables, with and without a session, with characters that a format has to escape.
    fn billables() -> Vec<Billable> {
        vec![
            billable(None, None),
            billable(Some("s1"), None),
            billable(Some("s2"), Some("=1+1, \"twice\" \\ {x} [y]")),
            billable(None, Some("[für später]")),
        ]
    }

    #[test]
    fn rows_are_those_of_the_api() {
        let billables = billables();
        let items: Vec<_> =
            billables.iter().map(|billable| to_value(&BillableInfo::from(billable.clone())).unwrap()).collect();
        let schema = Schema::new("urn:any");
        for (format, api_format) in [(ExportFormat::Csv, Format::Csv), (ExportFormat::Jsonl, Format::Jsonl)] {
            let mut rows = Rows::new(format);
            let text = rows.header() + rows.text(&billables);
            let expected = String::from_utf8(api_format.write_list(&items, "BillableInfo", &schema)).unwrap();
            assert_eq!(text, expected);
            // The text of a page contains no other page.
            assert_eq!(rows.text(&billables[..1]).lines().count(), 1);
        }
    }
}
