//! What a guest asks about his own data, and by when he has an answer (PIPL, articles 44 to 50).

use super::PrivacyRefusal;
use crate::kernel::time::Millis;
use crate::kernel::words::words;

const DAY_MS: i64 = 86_400_000;
/// The most days until an answer: fifteen, the shortest term that is asked of anybody.
pub const ANSWER_DAYS: u32 = 15;
/// From so many days before its end on a request is pressing.
pub const SOON_DAYS: i64 = 3;

words! {
    /// What a guest asks.
    pub enum RequestKind else PrivacyRefusal::UnknownWord {
        /// What is known of me?
        Access = "access",
        /// Give me a copy.
        Copy = "copy",
        /// Hand it to somebody else.
        Transfer = "transfer",
        /// This is wrong or incomplete.
        Correction = "correction",
        /// Delete it.
        Deletion = "deletion",
        /// I take back what I agreed to.
        Withdrawal = "withdrawal",
        /// Explain how you use it, or how a decision came about.
        Explanation = "explanation",
    }
}

words! {
    /// How far a request is.
    pub enum RequestState else PrivacyRefusal::UnknownWord {
        /// It waits for an answer.
        Open = "open",
        /// What was asked for was done.
        Done = "done",
        /// It was refused, with a reason.
        Refused = "refused",
    }
}

words! {
    /// What the clock of a request says.
    pub enum Clock else PrivacyRefusal::UnknownWord {
        /// There is time.
        Running = "running",
        /// Three days or less are left.
        Soon = "soon",
        /// The day is over.
        Overdue = "overdue",
        /// It was answered in time.
        InTime = "in_time",
        /// It was answered, too late.
        Late = "late",
    }
}

/// Whether an answer may take so many days.
///
/// # Errors
/// [`PrivacyRefusal::AnswerDays`].
pub const fn check_answer_days(days: u32) -> Result<(), PrivacyRefusal> {
    match days {
        1..=ANSWER_DAYS => Ok(()),
        _ => Err(PrivacyRefusal::AnswerDays { most: ANSWER_DAYS }),
    }
}

/// By when a request is answered.
#[must_use]
pub const fn due(received: Millis, answer_days: u32) -> Millis {
    Millis(received.0 + answer_days as i64 * DAY_MS)
}

/// What the clock of a request says at `now`; `answered` is when it was answered.
#[must_use]
pub fn clock(due: Millis, answered: Option<Millis>, now: Millis) -> Clock {
    match answered {
        Some(at) if at <= due => Clock::InTime,
        Some(_) => Clock::Late,
        None if now > due => Clock::Overdue,
        None if now.0 >= due.0 - SOON_DAYS * DAY_MS => Clock::Soon,
        None => Clock::Running,
    }
}

/// How a request is to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// What was asked for.
    pub kind: RequestKind,
    /// How far it is.
    pub state: RequestState,
    /// Done or refused.
    pub ends: RequestState,
    /// Whether the guest is given words.
    pub has_words: bool,
    /// Whether the guest's data was erased.
    pub is_erased: bool,
}

/// Whether a request may end so.
///
/// # Errors
/// [`PrivacyRefusal`]: it was answered, a no has no reason, a deletion was not done.
pub fn close(closing: &Closing) -> Result<(), PrivacyRefusal> {
    if closing.state != RequestState::Open {
        return Err(PrivacyRefusal::AnsweredAlready);
    }
    match closing.ends {
        RequestState::Open => Err(PrivacyRefusal::UnknownWord),
        RequestState::Refused if !closing.has_words => Err(PrivacyRefusal::ReasonMissing),
        RequestState::Done if closing.kind == RequestKind::Deletion && !closing.is_erased => {
            Err(PrivacyRefusal::NotErased)
        }
        RequestState::Done | RequestState::Refused => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Millis = Millis(1_795_341_600_000);

    fn days(days: i64) -> Millis {
        Millis(NOON.0 + days * DAY_MS)
    }

    #[test]
    fn a_request_has_fifteen_days_and_presses_for_the_last_three() {
        let due = due(NOON, ANSWER_DAYS);
        assert_eq!(due, days(15));
        for (answered, now, says) in [
            (None, days(0), Clock::Running),
            (None, days(11), Clock::Running),
            (None, days(12), Clock::Soon),
            (None, days(15), Clock::Soon),
            (None, Millis(days(15).0 + 1), Clock::Overdue),
            (Some(days(15)), days(20), Clock::InTime),
            (Some(days(16)), days(20), Clock::Late),
        ] {
            assert_eq!(clock(due, answered, now), says, "{answered:?} {now:?}");
        }
        for (days, ok) in [(0, false), (1, true), (15, true), (16, false)] {
            assert_eq!(check_answer_days(days).is_ok(), ok, "{days}");
        }
    }

    #[test]
    fn a_no_says_why_and_a_deletion_is_done_when_it_is_done() {
        let open = Closing {
            kind: RequestKind::Access,
            state: RequestState::Open,
            ends: RequestState::Done,
            has_words: false,
            is_erased: false,
        };
        let delete = Closing { kind: RequestKind::Deletion, ..open };
        let no = Closing { ends: RequestState::Refused, ..open };
        for (closing, says) in [
            (open, Ok(())),
            (Closing { ends: RequestState::Open, ..open }, Err(PrivacyRefusal::UnknownWord)),
            (Closing { state: RequestState::Done, ..no }, Err(PrivacyRefusal::AnsweredAlready)),
            (no, Err(PrivacyRefusal::ReasonMissing)),
            (Closing { has_words: true, ..no }, Ok(())),
            (delete, Err(PrivacyRefusal::NotErased)),
            (Closing { is_erased: true, ..delete }, Ok(())),
        ] {
            assert_eq!(close(&closing), says, "{closing:?}");
        }
    }
}
