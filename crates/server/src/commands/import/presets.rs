//! The files of known programs: their columns, and the words that they have for directions and statuses.

use billables_billing::CallStatus;
use clap::ValueEnum;

use super::layout::Layout;

/// A program whose files of calls have known columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Preset {
    /// Twilio: exports of the console, and CSV or a JSON array of the Calls resource; of a page of its API, the member calls
    Twilio,
    /// Asterisk: Master.csv of cdr_csv, or another file with the columns of a CDR
    Asterisk,
    /// FreeSWITCH: mod_cdr_csv with the template example, or another file with the names of its variables
    Freeswitch,
}

/// The member that says when a call was answered. It is no member of a call, and only helps to find the status.
pub(super) const ANSWER_TIME: &str = "answerTime";

static TWILIO: Layout = Layout {
    aliases: &[
        ("callSid", &["callSid", "sid"]),
        ("parentCallSid", &["parentCallSid"]),
        ("direction", &["direction"]),
        ("from", &["from"]),
        ("to", &["to"]),
        ("startTime", &["startTime", "start", "dateCreated"]),
        // The ends of the other programs are local times, which repeat when a clock is set back.
        ("endTime", &["endTime", "end"]),
        // Of a status callback, CallDuration is in seconds and Duration in minutes.
        ("duration", &["callDuration", "duration"]),
        ("status", &["callStatus", "status"]),
        ("price", &["price"]),
        ("priceUnit", &["priceUnit", "currency"]),
    ],
    columns: &[],
    columns_min: 0,
    hint: "A file of Twilio has the call SIDs in the column Sid or Call Sid. ",
};

/// The columns of cdr_csv: <https://docs.asterisk.org/Configuration/Reporting/Call-Detail-Records-CDR/CDR-Variables/>. The
/// unique id and the user field are there if cdr.conf asks for them, and the last three with `newcdrcolumns`.
static ASTERISK: Layout = Layout {
    aliases: &[
        ("callSid", &["uniqueid"]),
        ("from", &["src"]),
        ("to", &["dst"]),
        ("startTime", &["start", "calldate"]),
        ("duration", &["billsec"]),
        ("status", &["disposition"]),
    ],
    columns: &[
        "accountcode",
        "src",
        "dst",
        "dcontext",
        "clid",
        "channel",
        "dstchannel",
        "lastapp",
        "lastdata",
        "start",
        "answer",
        "end",
        "duration",
        "billsec",
        "disposition",
        "amaflags",
        "uniqueid",
        "userfield",
        "peeraccount",
        "linkedid",
        "sequence",
    ],
    columns_min: 17,
    hint: "A file of Asterisk needs the column uniqueid, the 17th: set loguniqueid=yes in the section [csv] of cdr.conf. ",
};

/// The columns of the template `example` of mod_cdr_csv, the default of FreeSWITCH:
/// <https://developer.signalwire.com/freeswitch/FreeSWITCH-Explained/Modules/mod_cdr_csv_6587322>.
static FREESWITCH: Layout = Layout {
    aliases: &[
        ("callSid", &["uuid"]),
        ("direction", &["direction", "call_direction"]),
        ("from", &["caller_id_number"]),
        ("to", &["destination_number"]),
        ("startTime", &["start_stamp", "start_epoch", "start_uepoch"]),
        (ANSWER_TIME, &["answer_stamp", "answer_epoch", "answer_uepoch"]),
        ("duration", &["billsec"]),
        ("status", &["hangup_cause"]),
    ],
    columns: &[
        "caller_id_name",
        "caller_id_number",
        "destination_number",
        "context",
        "start_stamp",
        "answer_stamp",
        "end_stamp",
        "duration",
        "billsec",
        "hangup_cause",
        "uuid",
        "bleg_uuid",
        "accountcode",
        "read_codec",
        "write_codec",
    ],
    columns_min: 11,
    hint: "A file of FreeSWITCH needs the column uuid, the 11th of the template example of mod_cdr_csv. ",
};

impl Preset {
    /// The columns of the program's files.
    pub(super) fn layout(self) -> &'static Layout {
        match self {
            Self::Twilio => &TWILIO,
            Self::Asterisk => &ASTERISK,
            Self::Freeswitch => &FREESWITCH,
        }
    }

    /// The direction of a call by the program's word.
    pub(super) fn direction(self, word: &str) -> &str {
        let begins = |start: &str| word.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
        match self {
            // The directions of trunks are those of the carrier's client: terminating calls leave the client.
            Self::Twilio if begins("trunking-terminating") || begins("outgoing") => "outbound",
            Self::Twilio if begins("trunking-originating") || begins("incoming") => "inbound",
            _ => word,
        }
    }

    /// The status of a call by the program's word, the duration and the time of the answer.
    pub(super) fn status<'w>(self, word: &'w str, duration: Option<&str>, answer_time: Option<&str>) -> &'w str {
        let is_final = CallStatus::parse(word).is_ok_and(|status| status.is_final());
        let is_given =
            |text: Option<&str>| text.is_some_and(|text| !text.is_empty() && text.bytes().any(|byte| byte != b'0'));
        match (self, word.to_ascii_uppercase().as_str()) {
            (_, "") => word,
            _ if is_final => word,
            (Self::Asterisk, "ANSWERED") => "completed",
            (Self::Asterisk, "CONGESTION") => "failed",
            // The words of FreeSWITCH are causes of a hang-up, which an answered call has too.
            (Self::Freeswitch, _) if is_given(answer_time) || is_given(duration) => "completed",
            (Self::Freeswitch, "USER_BUSY") => "busy",
            (Self::Freeswitch, "ORIGINATOR_CANCEL") => "canceled",
            (
                Self::Freeswitch,
                "NO_USER_RESPONSE" | "ALLOTTED_TIMEOUT" | "PROGRESS_TIMEOUT" | "NORMAL_CLEARING" | "SUBSCRIBER_ABSENT",
            ) => "no-answer",
            (Self::Freeswitch, _) => "failed",
            _ => word,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_each_program_are_those_of_calls() {
        let asterisk = |word| Preset::Asterisk.status(word, Some("35"), None);
        assert_eq!(
            ["ANSWERED", "NO ANSWER", "BUSY", "FAILED", "CONGESTION", ""].map(asterisk),
            ["completed", "NO ANSWER", "BUSY", "FAILED", "failed", ""]
        );
        let freeswitch = |word, duration, answer| Preset::Freeswitch.status(word, Some(duration), Some(answer));
        assert_eq!(freeswitch("NORMAL_CLEARING", "35", "2026-11-12 16:39:50"), "completed");
        assert_eq!(freeswitch("ORIGINATOR_CANCEL", "0", "2026-11-12 16:39:50"), "completed");
        assert_eq!(freeswitch("NORMAL_CLEARING", "0", "0"), "no-answer");
        assert_eq!(freeswitch("USER_BUSY", "0", ""), "busy");
        assert_eq!(freeswitch("NO_ANSWER", "0", ""), "NO_ANSWER");
        assert_eq!(freeswitch("CALL_REJECTED", "0", ""), "failed");
        assert_eq!(Preset::Twilio.status("completed", Some("0"), None), "completed");
        let twilio = |word| Preset::Twilio.direction(word);
        assert_eq!(
            ["trunking-originating", "Outgoing Dial", "outbound-api", "inbound"].map(twilio),
            ["inbound", "outbound", "outbound-api", "inbound"]
        );
    }
}
