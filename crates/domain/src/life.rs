//! A billable's life: reported, voided, reinstated. Each change gives the event that is stored with it.

use crate::parse::{FormError, FormRule, text_conversions};
use crate::{Billable, BillableId, Reason, ResolvedReport, Subject, TimeId, Timestamp, Void};

/// A request to void or reinstate a billable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The subject that makes the change.
    pub by: Subject,
    /// The reason given for it.
    pub reason: Reason,
    /// The time on the clock of this process.
    pub at: Timestamp,
    /// Bits that distinguish the ids of events of the same microsecond.
    pub random: [u8; 8],
}

/// The kind of a [`BillableEvent`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventAction {
    /// The billable was voided.
    Voided,
    /// The billable was reinstated.
    Reinstated,
}

impl EventAction {
    /// Parses the stable name of an action.
    ///
    /// # Errors
    ///
    /// [`FormError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, FormError> {
        let action = [Self::Voided, Self::Reinstated].into_iter().find(|action| action.as_str() == text);
        action.ok_or_else(|| FormError::new("action", FormRule("is neither Voided nor Reinstated.")))
    }

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Voided => "Voided",
            Self::Reinstated => "Reinstated",
        }
    }
}

text_conversions!(EventAction, FormError);

/// A change in a billable's life, as the history keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillableEvent {
    /// The event's own id; ids sort by time, and the last event is the one in force.
    pub id: TimeId,
    /// The kind of change.
    pub action: EventAction,
    /// The reason given for the change.
    pub reason: Reason,
    /// The subject that made the change.
    pub created_by: Subject,
    /// The time of the change, later than that of every event before.
    pub date_created: Timestamp,
}

/// A reinstatement is refused, because another billable of the same call is live.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the call has another live billable, {}", live.id)]
pub struct ReinstateConflict {
    /// The live billable.
    pub live: Box<Billable>,
}

impl ResolvedReport {
    /// The billable that the report makes if no stored one stands against it (see [`ResolvedReport::decide`]).
    pub fn into_billable(self, created_by: Subject, date_created: Timestamp, random: [u8; 8]) -> Billable {
        Billable {
            id: BillableId::new(date_created, random),
            attribution: self.attribution,
            session_id: self.session_id,
            call_sid: self.call_sid,
            date_created,
            created_by,
            void: None,
        }
    }
}

impl Billable {
    /// Voids the billable and gives the event to store; `last_event` is the time of the newest event of the billable.
    ///
    /// A voided billable stays as it is, with its first reason, and there is no event.
    pub fn void(&mut self, change: Change, last_event: Option<Timestamp>) -> Option<BillableEvent> {
        if !self.is_live() {
            return None;
        }
        let event = self.event(EventAction::Voided, change, last_event);
        self.void = Some(Void {
            date_voided: event.date_created,
            voided_by: event.created_by.clone(),
            reason: event.reason.clone(),
        });
        Some(event)
    }

    /// Reinstates the billable and gives the event to store; `last_event` is the time of the newest event of the
    /// billable, and `stored` holds at least the live billables of its call.
    ///
    /// A live billable stays as it is, and there is no event.
    ///
    /// # Errors
    ///
    /// [`ReinstateConflict`] if the call has another live billable. Nothing is changed.
    pub fn reinstate(
        &mut self,
        change: Change,
        last_event: Option<Timestamp>,
        stored: &[Self],
    ) -> Result<Option<BillableEvent>, ReinstateConflict> {
        if self.is_live() {
            return Ok(None);
        }
        let is_other_of_call = |other: &&Self| {
            other.id != self.id
                && other.call_sid == self.call_sid
                && other.attribution.account_id == self.attribution.account_id
        };
        if let Some(live) = stored.iter().filter(is_other_of_call).find(|other| other.is_live()) {
            return Err(ReinstateConflict { live: Box::new(live.clone()) });
        }
        let event = self.event(EventAction::Reinstated, change, last_event);
        self.void = None;
        Ok(Some(event))
    }

    /// The event of a change. Its time is later than that of the event before, and not before the report, even if the
    /// clock of another machine runs ahead of this one's. The last event is then the one in force.
    fn event(&self, action: EventAction, change: Change, last_event: Option<Timestamp>) -> BillableEvent {
        let Change { by, reason, at, random } = change;
        let after_last =
            last_event.map_or(at, |last| Timestamp::from_microseconds(last.as_microseconds().saturating_add(1)));
        let date_created = at.max(self.date_created).max(after_last);
        BillableEvent { id: TimeId::new(date_created, random), action, reason, created_by: by, date_created }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{billable, report};

    fn change(reason: &str, microseconds: i64) -> Change {
        Change {
            by: Subject::parse("manager").unwrap(),
            reason: Reason::parse(reason).unwrap(),
            at: Timestamp::from_microseconds(microseconds),
            random: [7; 8],
        }
    }

    #[test]
    fn a_report_makes_a_live_billable_of_its_members() {
        let (report, time) = (report("acme", Some("s1")), Timestamp::from_microseconds(5));
        let made = report.clone().into_billable(Subject::parse("reporter").unwrap(), time, [1; 8]);
        assert_eq!((made.id, made.date_created), (BillableId::new(time, [1; 8]), time));
        assert_eq!((&made.attribution, &made.session_id), (&report.attribution, &report.session_id));
        assert!(made.is_live());
        assert_eq!(report.decide(std::slice::from_ref(&made)), Some(crate::Outcome::Replayed(made)));
    }

    #[test]
    fn a_second_void_keeps_the_first_reason() {
        let mut billable = billable("acme", None, false);
        let event = billable.void(change("mistake", 10), None).unwrap();
        assert_eq!((event.action, event.reason.as_str()), (EventAction::Voided, "mistake"));
        let voided = billable.clone();
        assert_eq!(billable.void(change("again", 20), Some(event.date_created)), None);
        assert_eq!(billable, voided);
        assert_eq!(billable.void.unwrap().reason.as_str(), "mistake");
    }

    #[test]
    fn a_live_billable_is_reinstated_without_an_event() {
        let mut billable = billable("acme", None, false);
        assert_eq!(billable.reinstate(change("oops", 10), None, &[]), Ok(None));
    }

    #[test]
    fn another_live_billable_of_the_call_refuses_the_reinstatement() {
        let mut voided = billable("acme", None, true);
        let mut live = billable("globex", None, false);
        live.id = BillableId::new(live.date_created, [9; 8]);
        let before = voided.clone();
        let stored = [before.clone(), live.clone()];
        let conflict = voided.reinstate(change("oops", 10), None, &stored).unwrap_err();
        assert_eq!(*conflict.live, live);
        assert_eq!(voided, before);
        assert!(voided.reinstate(change("oops", 10), None, std::slice::from_ref(&before)).unwrap().is_some());
        assert!(voided.is_live());
    }

    proptest! {
        #[test]
        fn each_event_is_later_than_everything_before(
            steps in proptest::collection::vec((any::<bool>(), 0..50_i64), 0..12)
        ) {
            let mut billable = billable("acme", None, false);
            let mut last: Option<BillableEvent> = None;
            for (voids, at) in steps {
                let was_live = billable.is_live();
                let last_event = last.as_ref().map(|event| event.date_created);
                let event = if voids {
                    billable.void(change("why", at), last_event)
                } else {
                    billable.reinstate(change("why", at), last_event, &[]).unwrap()
                };
                prop_assert_eq!(billable.is_live(), !voids);
                prop_assert_eq!(event.is_some(), was_live == voids, "there is an event if the status changes");
                let Some(event) = event else { continue };
                prop_assert!(event.date_created >= Timestamp::from_microseconds(at));
                prop_assert!(event.date_created >= billable.date_created);
                if let Some(last) = &last {
                    prop_assert!(event.date_created > last.date_created && event.id > last.id);
                }
                last = Some(event);
            }
        }
    }
}
