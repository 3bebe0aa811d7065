//! What the house tells its guests by itself.

use super::MessageRefusal;
use crate::kernel::words::words;

words! {
    /// What a message is for.
    pub enum MessagePurpose else MessageRefusal::UnknownWord {
        /// Something the guest needs to know of what he has with the house.
        Service = "service",
        /// Advertising.
        Marketing = "marketing",
    }
}

words! {
    /// By what a message goes.
    pub enum MessageChannel else MessageRefusal::UnknownWord {
        /// It stays in the message box of the house.
        Here = "box",
        /// E-mail.
        Email = "email",
        /// Text message.
        Sms = "sms",
    }
}

words! {
    /// How far a message is.
    pub enum MessageState else MessageRefusal::UnknownWord {
        /// It goes out as soon as it can.
        Queued = "queued",
        /// It waits for the hours of advertising.
        WaitingWindow = "waiting_window",
        /// It is on its way: whether it arrived there is not known yet.
        Sending = "sending",
        /// The carrier has it.
        Sent = "sent",
        /// The guest has it.
        Delivered = "delivered",
        /// It did not get through.
        Failed = "failed",
        /// It was not allowed to go.
        Suppressed = "suppressed",
        /// It stays in the message box.
        Kept = "kept",
    }
}

words! {
    /// In which language the house writes.
    pub enum Language else MessageRefusal::UnknownWord {
        /// Simplified Chinese.
        ZhCn = "zh_cn",
        /// Traditional Chinese.
        ZhTw = "zh_tw",
        /// English.
        En = "en",
    }
}

words! {
    /// What a notice is about; the owner switches each of them on.
    pub enum Notice else MessageRefusal::UnknownWord {
        /// A bill was paid.
        Receipt = "receipt",
        /// Stored value was bought.
        TopUp = "top_up",
        /// The tier changed.
        TierChanged = "tier_changed",
        /// Points end soon.
        PointsExpiring = "points_expiring",
    }
}

impl Notice {
    /// The holes that its text may have.
    #[must_use]
    pub const fn variables(self) -> &'static [&'static str] {
        match self {
            Self::Receipt => &["guest", "house", "store", "paid", "points", "balance"],
            Self::TopUp => &["guest", "house", "store", "paid", "gift", "balance"],
            Self::TierChanged => &["guest", "house", "tier"],
            Self::PointsExpiring => &["guest", "house", "ending", "day", "points"],
        }
    }
}

/// The text of a notice before the owner writes one.
#[must_use]
pub const fn default_text(notice: Notice, language: Language) -> &'static str {
    match (notice, language) {
        (Notice::Receipt, Language::ZhCn) => {
            "{guest}，您在{store}消费{paid}，现有积分{points}，储值余额{balance}。"
        }
        (Notice::Receipt, Language::ZhTw) => {
            "{guest}，您在{store}消費{paid}，現有積分{points}，儲值餘額{balance}。"
        }
        (Notice::Receipt, Language::En) => {
            "{guest}, you paid {paid} at {store}. Points {points}, stored value {balance}."
        }
        (Notice::TopUp, Language::ZhCn) => {
            "{guest}，您在{store}充值{paid}，赠送{gift}，储值余额{balance}。"
        }
        (Notice::TopUp, Language::ZhTw) => {
            "{guest}，您在{store}儲值{paid}，贈送{gift}，儲值餘額{balance}。"
        }
        (Notice::TopUp, Language::En) => {
            "{guest}, you topped up {paid} at {store} with {gift} on top. Stored value {balance}."
        }
        (Notice::TierChanged, Language::ZhCn) => "{guest}，您的会员等级现为{tier}。",
        (Notice::TierChanged, Language::ZhTw) => "{guest}，您的會員等級現為{tier}。",
        (Notice::TierChanged, Language::En) => "{guest}, your tier is now {tier}.",
        (Notice::PointsExpiring, Language::ZhCn) => {
            "{guest}，您有{ending}积分将于{day}到期，现有积分{points}。"
        }
        (Notice::PointsExpiring, Language::ZhTw) => {
            "{guest}，您有{ending}積分將於{day}到期，現有積分{points}。"
        }
        (Notice::PointsExpiring, Language::En) => {
            "{guest}, {ending} points end on {day}. You have {points}."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outreach::Template;

    #[test]
    fn every_default_text_knows_only_the_variables_of_its_notice() {
        for notice in Notice::ALL {
            for language in Language::ALL {
                let template: Template = default_text(*notice, *language).parse().unwrap();
                assert_eq!(template.check(notice.variables()), Ok(()), "{notice} {language}");
                assert!(template.holes().any(|hole| hole == "guest"), "{notice} {language}");
            }
        }
    }
}
