//! The columns of a file and the members of a report that they hold: as the headers say, or as the command line does.

use std::str::FromStr;
use std::sync::Arc;

use anyhow::bail;
use billables_domain::NewBillable;
use billables_wire::{Delimiter, HeaderRule, Object, Value, describe_headers, likely_delimiter, respelled};
use clap::Args;

use super::input::InputFormat;
use crate::config::UsageError;

/// How the columns of the file become the members of a report.
#[derive(Args, Clone, Debug)]
pub(super) struct ColumnArgs {
    /// The column, or the member of a JSON object, that holds a member of a report: --map callSid=sid; once for each
    #[arg(long, value_name = "MEMBER=COLUMN")]
    map: Vec<Assignment>,
    /// One value for all records that give none of their own: --set accountId=demo; once for each member
    #[arg(long, value_name = "MEMBER=VALUE")]
    set: Vec<Assignment>,
    /// The character between two cells of CSV: one character, or tab [default: as the row of headers shows]
    #[arg(long, value_name = "CHARACTER")]
    delimiter: Option<Delimiter>,
}

/// `member=text`, of a member of a report.
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
            return Err(format!("{member} is given nothing"));
        }
        Ok(Self { member, text: text.to_owned() })
    }
}

/// The columns of one import.
#[derive(Clone, Debug)]
pub(super) struct Columns(Arc<ColumnArgs>);

impl Columns {
    /// Checks what the command line says of columns.
    pub(super) fn new(arguments: &ColumnArgs, format: InputFormat) -> anyhow::Result<Self> {
        for (option, assignments) in [("--map", &arguments.map), ("--set", &arguments.set)] {
            for (index, one) in assignments.iter().enumerate() {
                if assignments[..index].iter().any(|other| other.member == one.member) {
                    bail!(UsageError(format!("{option} names {} twice. Name each member once.", one.member)));
                }
            }
        }
        if arguments.set.iter().any(|assignment| assignment.member == "callSid") {
            bail!(UsageError("--set gives all records one callSid. Only one of them could be billed.".to_owned()));
        }
        if arguments.delimiter.is_some() && format != InputFormat::Csv {
            bail!(UsageError("--delimiter is for CSV, and the file is another format.".to_owned()));
        }
        Ok(Self(Arc::new(arguments.clone())))
    }

    /// What tells an import with these options from one with others; empty without options.
    pub(super) fn describe(&self) -> String {
        let ColumnArgs { map, set, delimiter } = &*self.0;
        let listed = |option: &str, all: &[Assignment]| -> String {
            all.iter().map(|one| format!("--{option} {}={:?} ", one.member, one.text)).collect()
        };
        let delimiter = delimiter.map(|delimiter| format!("--delimiter {delimiter}")).unwrap_or_default();
        format!("{}{}{delimiter}", listed("map", map), listed("set", set))
    }

    /// The delimiter of a file that begins with this text.
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

    /// The names of the columns under which records are read.
    fn names(&self, headers: &[String]) -> Result<Vec<String>, String> {
        let mut names = headers.to_vec();
        for Assignment { member, text } in &self.0.map {
            let found = headers.iter().position(|header| header == text);
            let found = found.or_else(|| headers.iter().position(|header| header.eq_ignore_ascii_case(text)));
            let place = found.ok_or_else(|| {
                let problem = describe_headers(headers, &[text]);
                format!("{problem} The option --map {member}={text} names no column of it.")
            })?;
            // Another column of the member's own name is not read.
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
            "{problem} Nothing was imported. Say which column is which with --map, such as --map callSid=COLUMN, give one \
             value for all records with --set, such as --set accountId=ID, and name the delimiter with --delimiter."
        ))
    }

    /// Whether members of JSON objects go by other names.
    pub(super) fn renames(&self) -> bool {
        !self.0.map.is_empty()
    }

    /// An object with its members under the names of a report's.
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

    /// Gives a report what the command line sets for all; or says which member of the record has another value.
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
                Some(_) => return Err(format!("The record has another {member} than --set gives to all.")),
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
        // A column of the very name is the member; another spelling beside it is a column of its own.
        assert_eq!(names(&columns(&[], &[]), &["session_id", "SessionId"]).unwrap(), ["session_id", "SessionId"]);
    }

    #[test]
    fn a_mapped_column_takes_the_place_of_one_of_the_members_own_name() {
        let columns = columns(&["callSid=sid"], &["accountId=demo", "customerId=acme"]);
        assert_eq!(names(&columns, &["callSid", "sid"]).unwrap(), ["", "callSid"]);
        assert!(names(&columns, &["id", "to"]).unwrap_err().contains("--map callSid=sid names no column of it"));
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
    fn wrong_options_are_told() {
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
