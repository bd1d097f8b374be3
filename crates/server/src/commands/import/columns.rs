//! The mapping of a file's columns to the members of a report, by the headers or by the command line.

use std::str::FromStr;
use std::sync::Arc;

use anyhow::bail;
use billables_domain::NewBillable;
use billables_wire::{Delimiter, HeaderRule, Object, Value, describe_headers, likely_delimiter, respelled};
use clap::Args;

use super::format::InputFormat;
use crate::usage_error::UsageError;

/// The options for the columns of a file.
#[derive(Args, Clone, Debug)]
pub(super) struct ColumnArgs {
    /// Column, or member of a JSON object, that holds a member of the report, such as --map callSid=sid; once for each
    /// member
    #[arg(long, value_name = "MEMBER=COLUMN")]
    map: Vec<Assignment>,
    /// Value of a member for all records that have none, such as --set accountId=demo; once for each member
    #[arg(long, value_name = "MEMBER=VALUE")]
    set: Vec<Assignment>,
    /// Delimiter of CSV: one character, or tab [default: the delimiter of the row of headers]
    #[arg(long, value_name = "CHARACTER")]
    delimiter: Option<Delimiter>,
}

/// An assignment `member=text` to a member of a report.
#[derive(Clone, Debug)]
struct Assignment {
    member: &'static str,
    text: String,
}

impl FromStr for Assignment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, text) = text.split_once('=').ok_or("give MEMBER=TEXT, such as callSid=sid")?;
        let member = NewBillable::MEMBERS.into_iter().find(|member| member.eq_ignore_ascii_case(name));
        let member = member.ok_or_else(|| {
            format!("a report has no member {name:?}; its members are {}", NewBillable::MEMBERS.join(", "))
        })?;
        if text.is_empty() {
            return Err(format!("{member} has no text after ="));
        }
        Ok(Self { member, text: text.to_owned() })
    }
}

/// The column options of one import, checked.
#[derive(Clone, Debug)]
pub(super) struct Columns(Arc<ColumnArgs>);

impl Columns {
    /// Checks the options.
    pub(super) fn new(arguments: &ColumnArgs, format: InputFormat) -> anyhow::Result<Self> {
        for (option, assignments) in [("--map", &arguments.map), ("--set", &arguments.set)] {
            for (index, one) in assignments.iter().enumerate() {
                if assignments[..index].iter().any(|other| other.member == one.member) {
                    bail!(UsageError(format!("{option} names {} twice. Name each member once.", one.member)));
                }
            }
        }
        if arguments.set.iter().any(|assignment| assignment.member == "callSid") {
            bail!(UsageError(
                "--set gives all records one callSid, so that only one record could be billed. Use --map for callSid."
                    .to_owned()
            ));
        }
        if arguments.delimiter.is_some() && format != InputFormat::Csv {
            bail!(UsageError("--delimiter is for CSV, and the file has another format.".to_owned()));
        }
        Ok(Self(Arc::new(arguments.clone())))
    }

    /// A text that differs between imports with different options; empty without options.
    pub(super) fn describe(&self) -> String {
        let ColumnArgs { map, set, delimiter } = &*self.0;
        let listed = |option: &str, all: &[Assignment]| -> String {
            all.iter().map(|one| format!("--{option} {}={:?} ", one.member, one.text)).collect()
        };
        let delimiter = delimiter.map(|delimiter| format!("--delimiter {delimiter}")).unwrap_or_default();
        format!("{}{}{delimiter}", listed("map", map), listed("set", set))
    }

    /// The delimiter of a file, found in the first bytes.
    pub(super) fn delimiter(&self, head: &[u8]) -> Delimiter {
        self.0.delimiter.unwrap_or_else(|| {
            let head = String::from_utf8_lossy(head);
            let row = head.trim_start_matches(['\u{feff}', '\r', '\n']).lines().next().unwrap_or_default();
            let mapped = self.0.map.iter().map(|assignment| assignment.text.as_str());
            likely_delimiter(row, &NewBillable::MEMBERS.into_iter().chain(mapped).collect::<Vec<_>>())
        })
    }

    /// The rule for the row of headers.
    pub(super) fn header_rule(&self) -> HeaderRule {
        let columns = self.clone();
        HeaderRule::new(move |headers| columns.names(headers))
    }

    /// The names of the columns after the mapping.
    fn names(&self, headers: &[String]) -> Result<Vec<String>, String> {
        let mut names = headers.to_vec();
        for Assignment { member, text } in &self.0.map {
            let found = headers.iter().position(|header| header == text);
            let found = found.or_else(|| headers.iter().position(|header| header.eq_ignore_ascii_case(text)));
            let place = found.ok_or_else(|| {
                let problem = describe_headers(headers, &[text]);
                format!("{problem} --map {member}={text} names no column of the file.")
            })?;
            // The mapped column replaces a column with the member's own name.
            names.iter_mut().filter(|name| name.eq_ignore_ascii_case(member)).for_each(String::clear);
            names[place] = (*member).to_owned();
        }
        for member in NewBillable::MEMBERS {
            if let Some(place) = respelled(&names, member) {
                names[place] = member.to_owned();
            }
        }
        let is_set = |member: &str| self.0.set.iter().any(|assignment| assignment.member == member);
        let is_there = |member: &str| names.iter().any(|name| name.eq_ignore_ascii_case(member));
        if NewBillable::can_be_complete(|member| is_set(member) || is_there(member)) {
            return Ok(names);
        }
        let wanted: Vec<_> = NewBillable::MEMBERS.into_iter().filter(|member| !is_set(member)).collect();
        let problem = describe_headers(&names, &wanted);
        Err(format!(
            "{problem} Nothing was imported. Name the column of a member with --map, such as --map callSid=COLUMN, give one value \
             to all records with --set, such as --set accountId=ID, and name the delimiter with --delimiter."
        ))
    }

    /// Whether the options rename members of JSON objects.
    pub(super) fn renames(&self) -> bool {
        !self.0.map.is_empty()
    }

    /// An object with members renamed to members of a report.
    pub(super) fn renamed(&self, object: &Object) -> Value {
        let mut renamed = Object::new();
        for (name, value) in object.members() {
            let mapped = self.0.map.iter().find(|assignment| assignment.text == name.as_ref());
            let is_replaced = |member: &str| self.0.map.iter().any(|assignment| assignment.member == member);
            match mapped {
                Some(assignment) => renamed.push(assignment.member, value.clone()),
                None if NewBillable::MEMBERS
                    .iter()
                    .any(|member| member.eq_ignore_ascii_case(name) && is_replaced(member)) => {}
                None => renamed.push(name.clone(), value.clone()),
            }
        }
        Value::Object(renamed)
    }

    /// Completes a report with the values for all records, and refuses a record that has another value.
    pub(super) fn complete(&self, report: &mut NewBillable) -> Result<(), String> {
        for Assignment { member, text } in &self.0.set {
            let slot = match *member {
                "accountId" => &mut report.account_id,
                "customerId" => &mut report.customer_id,
                _ => &mut report.session_id,
            };
            match slot.as_deref() {
                None | Some("") => *slot = Some(text.clone()),
                Some(own) if own == text => {}
                Some(_) => return Err(format!("The record has another {member} than the one of --set.")),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(map: &[&str], set: &[&str]) -> Columns {
        let parse = |texts: &[&str]| texts.iter().map(|text| text.parse().unwrap()).collect();
        let arguments = ColumnArgs { map: parse(map), set: parse(set), delimiter: None };
        Columns::new(&arguments, InputFormat::Csv).unwrap()
    }

    fn names(columns: &Columns, headers: &[&str]) -> Result<Vec<String>, String> {
        columns.names(&headers.iter().map(|header| (*header).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn other_spellings_of_a_member_are_read() {
        let expected = ["accountId", "customerId", "callSid", "note"];
        assert_eq!(names(&columns(&[], &[]), &["account_id", "Customer ID", "call-sid", "note"]).unwrap(), expected);
        // A column with the exact name is the member. A second column with another spelling stays as it is.
        assert_eq!(names(&columns(&[], &[]), &["session_id", "SessionId"]).unwrap(), ["session_id", "SessionId"]);
    }

    #[test]
    fn a_mapped_column_replaces_a_column_with_the_members_own_name() {
        let columns = columns(&["callSid=sid"], &["accountId=demo", "customerId=acme"]);
        assert_eq!(names(&columns, &["callSid", "sid"]).unwrap(), ["", "callSid"]);
        assert!(names(&columns, &["id", "to"]).unwrap_err().contains("--map callSid=sid names no column of the file"));
    }

    #[test]
    fn a_value_for_all_completes_a_record_and_never_replaces_its_own() {
        let columns = columns(&[], &["accountId=demo"]);
        let mut report = NewBillable::default();
        columns.complete(&mut report).unwrap();
        assert_eq!(report.account_id.as_deref(), Some("demo"));
        columns.complete(&mut report).unwrap();
        report.account_id = Some("other".to_owned());
        assert!(columns.complete(&mut report).unwrap_err().contains("another accountId"));
    }

    #[test]
    fn wrong_options_are_refused() {
        assert!("price=x".parse::<Assignment>().unwrap_err().contains("accountId, customerId"));
        let both = ColumnArgs {
            map: vec!["callSid=a".parse().unwrap(), "CallSid=b".parse().unwrap()],
            set: Vec::new(),
            delimiter: None,
        };
        assert!(Columns::new(&both, InputFormat::Csv).unwrap_err().to_string().contains("twice"));
        let set = ColumnArgs { map: Vec::new(), set: vec!["callSid=a".parse().unwrap()], delimiter: None };
        assert!(Columns::new(&set, InputFormat::Jsonl).is_err());
    }
}
