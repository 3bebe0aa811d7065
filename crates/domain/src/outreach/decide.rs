//! Whether a message goes, at the moment it is about to go: a list that was right in the morning
//! may be wrong by noon.

use super::{MessagePurpose, MessageRefusal, Window};
use crate::guests::consent::Answer;
use crate::kernel::time::{DayMinute, Millis};
use crate::kernel::words::words;

words! {
    /// Why a message did not go, or stays in the box.
    pub enum Why else MessageRefusal::UnknownWord {
        /// No consent to advertising by this channel.
        NoConsent = "no_consent",
        /// The guest asked for no more.
        OptedOut = "opted_out",
        /// Nobody is reached at this address.
        Bounced = "bounced",
        /// The guest had as many as a week allows.
        WeekFull = "week_full",
        /// No phone or no e-mail address is known.
        NoAddress = "no_address",
        /// The guest's data was erased.
        Erased = "erased",
        /// A number for trying things out, which nobody has.
        DemoNumber = "demo_number",
        /// This house is a demo: nothing leaves it.
        DemoHouse = "demo_house",
        /// The channel is switched off or was never set up.
        ChannelOff = "channel_off",
        /// Advertising by mail, while the house has no address where a guest could end it.
        NoWayOut = "no_way_out",
    }
}

/// Where a message would go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// Nowhere.
    Missing,
    /// To a number that nobody has.
    Demo,
    /// To somebody.
    Real,
}

/// What the decision rests on, all of it read at the moment of sending.
#[derive(Debug, Clone)]
pub struct SendFacts {
    /// What the message is for.
    pub purpose: MessagePurpose,
    /// Where it goes.
    pub address: Address,
    /// Whether the guest's data was erased.
    pub is_erased: bool,
    /// Whether the channel is set up and on.
    pub is_channel_on: bool,
    /// Whether the message can say how to end advertising.
    pub has_way_out: bool,
    /// Whether this house is a demo.
    pub is_demo: bool,
    /// What the guest said of advertising by this channel, and when.
    pub consent: Option<(Answer, Millis)>,
    /// When this address asked for no more, if it did.
    pub opted_out_at: Option<Millis>,
    /// Whether this address is known to reach nobody.
    pub has_bounced: bool,
    /// Advertising that the guest got in the last seven days, over all channels.
    pub sent_in_week: u32,
    /// The most of it.
    pub most_in_week: u32,
    /// The time of day in the store.
    pub minute: DayMinute,
    /// The hours of advertising.
    pub window: Window,
}

/// What becomes of the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It goes.
    Send,
    /// It waits so many minutes and is decided anew then.
    Wait(u16),
    /// It stays in the message box.
    Keep(Why),
    /// It does not go.
    Suppress(Why),
}

/// Decides. What forbids comes before what delays, and a message that may not leave this house at
/// all is never suppressed for a lesser reason.
#[must_use]
pub fn decide(facts: &SendFacts) -> Decision {
    if facts.is_erased {
        return Decision::Suppress(Why::Erased);
    }
    if facts.purpose == MessagePurpose::Marketing
        && let Some(why) = refused(facts)
    {
        return Decision::Suppress(why);
    }
    if facts.has_bounced {
        return Decision::Suppress(Why::Bounced);
    }
    match facts.address {
        Address::Missing => return Decision::Keep(Why::NoAddress),
        Address::Demo => return Decision::Keep(Why::DemoNumber),
        Address::Real if facts.is_demo => return Decision::Keep(Why::DemoHouse),
        Address::Real if !facts.is_channel_on => return Decision::Keep(Why::ChannelOff),
        Address::Real if !facts.has_way_out && facts.purpose == MessagePurpose::Marketing => {
            return Decision::Keep(Why::NoWayOut);
        }
        Address::Real => {}
    }
    match facts.purpose {
        MessagePurpose::Service => Decision::Send,
        MessagePurpose::Marketing => {
            facts.window.wait_minutes(facts.minute).map_or(Decision::Send, Decision::Wait)
        }
    }
}

/// Why advertising is not welcome. A yes that is newer than the no counts again.
fn refused(facts: &SendFacts) -> Option<Why> {
    let Some((Answer::Given, since)) = facts.consent else { return Some(Why::NoConsent) };
    if facts.opted_out_at.is_some_and(|at| at >= since) {
        return Some(Why::OptedOut);
    }
    (facts.sent_in_week >= facts.most_in_week).then_some(Why::WeekFull)
}

/// Whether nobody has this number: 154 and eight digits, or a landline of the area 000. `number`
/// is E.164.
#[must_use]
pub fn is_demo_number(number: &str) -> bool {
    match number.strip_prefix("+86") {
        Some(mobile) if mobile.len() == 11 && mobile.starts_with("154") => true,
        Some(landline) => landline.starts_with("00"),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u16) -> DayMinute {
        DayMinute::new(hour * 60).unwrap()
    }

    fn marketing() -> SendFacts {
        SendFacts {
            purpose: MessagePurpose::Marketing,
            address: Address::Real,
            is_erased: false,
            is_channel_on: true,
            has_way_out: true,
            is_demo: false,
            consent: Some((Answer::Given, Millis(1_000))),
            opted_out_at: None,
            has_bounced: false,
            sent_in_week: 1,
            most_in_week: 2,
            minute: at(12),
            window: Window::default(),
        }
    }

    #[test]
    fn advertising_goes_only_to_whom_it_is_welcome_and_in_its_hours() {
        let check = |facts: SendFacts, expected: Decision| {
            assert_eq!(decide(&facts), expected, "{facts:?}");
        };
        let no = |why| Decision::Suppress(why);
        let m = marketing;
        check(m(), Decision::Send);
        check(SendFacts { consent: None, ..m() }, no(Why::NoConsent));
        let withdrawn = Some((Answer::Withdrawn, Millis(1_000)));
        check(SendFacts { consent: withdrawn, ..m() }, no(Why::NoConsent));
        check(SendFacts { opted_out_at: Some(Millis(1_000)), ..m() }, no(Why::OptedOut));
        check(SendFacts { opted_out_at: Some(Millis(2_000)), ..m() }, no(Why::OptedOut));
        check(SendFacts { opted_out_at: Some(Millis(999)), ..m() }, Decision::Send);
        check(SendFacts { sent_in_week: 2, ..m() }, no(Why::WeekFull));
        check(SendFacts { has_bounced: true, ..m() }, no(Why::Bounced));
        check(SendFacts { is_erased: true, ..m() }, no(Why::Erased));
        check(SendFacts { minute: at(22), ..m() }, Decision::Wait(660));
        check(SendFacts { minute: at(3), consent: None, ..m() }, no(Why::NoConsent));
        check(SendFacts { address: Address::Missing, ..m() }, Decision::Keep(Why::NoAddress));
        check(SendFacts { has_way_out: false, ..m() }, Decision::Keep(Why::NoWayOut));
    }

    #[test]
    fn a_service_message_asks_for_no_consent_and_no_hour() {
        let service = || SendFacts {
            purpose: MessagePurpose::Service,
            consent: None,
            opted_out_at: Some(Millis(5_000)),
            sent_in_week: 9,
            minute: at(3),
            has_way_out: false,
            ..marketing()
        };
        assert_eq!(decide(&service()), Decision::Send);
        let bounced = SendFacts { has_bounced: true, ..service() };
        assert_eq!(decide(&bounced), Decision::Suppress(Why::Bounced));
        let off = SendFacts { is_channel_on: false, ..service() };
        assert_eq!(decide(&off), Decision::Keep(Why::ChannelOff));
    }

    #[test]
    fn nothing_leaves_a_demo_and_nothing_goes_to_a_number_that_nobody_has() {
        for purpose in MessagePurpose::ALL {
            let demo = SendFacts { purpose: *purpose, address: Address::Demo, ..marketing() };
            assert_eq!(decide(&demo), Decision::Keep(Why::DemoNumber));
            let house = SendFacts { purpose: *purpose, is_demo: true, ..marketing() };
            assert_eq!(decide(&house), Decision::Keep(Why::DemoHouse));
        }
        for yes in ["+8615400001234", "+860087654321"] {
            assert!(is_demo_number(yes), "{yes}");
        }
        for no in ["+8657187654321", "+8615500001234", "+85291234567", "+861088886666"] {
            assert!(!is_demo_number(no), "{no}");
        }
    }
}
