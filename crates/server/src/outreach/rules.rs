//! What the owner has chosen about messages.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::outreach::{
    Language, MessageChannel, MessageRefusal, Notice, Sign, Template, Window,
};

use crate::platform::choices::Choice;

/// Shortest time that messages are kept, in months: what the carriers' rules ask for.
pub const LEAST_MONTHS: u32 = 6;
/// Longest time, in months.
const MOST_MONTHS: u32 = 60;
/// The most advertising a week that can be chosen.
const MOST_A_WEEK: u32 = 7;

/// One notice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeRule {
    /// Whether it is sent.
    pub enabled: bool,
    /// By what.
    pub channel: MessageChannel,
    /// The owner's own text; absent: the text of the program in the language chosen.
    #[serde(default)]
    pub text: Option<Template>,
}

/// What holds for all messages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageRules {
    /// In which language the house writes.
    pub language: Language,
    /// The signature of text messages, without its brackets; absent until one is registered.
    #[serde(default)]
    pub sign: Option<Sign>,
    /// The hours of advertising, by the store's clock.
    pub window: Window,
    /// The most advertising to one guest in seven days, over all channels.
    pub most_in_week: u32,
    /// What one part of a text message costs, in thousandths of a fen.
    pub segment_cost_milli: i64,
    /// How long messages are kept, in months.
    pub keep_months: u32,
    /// The notices, each by its word; one that is not named is off.
    #[serde(default)]
    pub notices: BTreeMap<Notice, NoticeRule>,
}

impl Default for MessageRules {
    fn default() -> MessageRules {
        MessageRules {
            language: Language::ZhCn,
            sign: None,
            window: Window::default(),
            most_in_week: 2,
            segment_cost_milli: 5_000,
            keep_months: 12,
            notices: BTreeMap::new(),
        }
    }
}

impl Choice for MessageRules {
    const KIND: &'static str = "messages";
}

/// Why rules are not kept, and which field is at fault.
pub type Fault = (String, RuleFault);

/// What is wrong with a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum RuleFault {
    /// A number out of its range.
    Range,
    /// The rule of the domain that says no.
    Refused(MessageRefusal),
}

impl MessageRules {
    /// Whether they can be kept.
    ///
    /// # Errors
    /// The field and what is wrong with it.
    pub fn check(&self) -> Result<(), Fault> {
        self.window.check().map_err(|why| ("/window".to_owned(), RuleFault::Refused(why)))?;
        let ranges = [
            ("/most_in_week", self.most_in_week <= MOST_A_WEEK),
            ("/segment_cost_milli", (0..=1_000_000).contains(&self.segment_cost_milli)),
            ("/keep_months", (LEAST_MONTHS..=MOST_MONTHS).contains(&self.keep_months)),
        ];
        if let Some((field, _)) = ranges.iter().find(|(_, fits)| !fits) {
            return Err(((*field).to_owned(), RuleFault::Range));
        }
        for (notice, rule) in &self.notices {
            let Some(text) = &rule.text else { continue };
            let at = |why| (format!("/notices/{notice}/text"), RuleFault::Refused(why));
            text.check(notice.variables()).map_err(at)?;
            if text.as_str().contains(['【', '】']) {
                return Err(at(MessageRefusal::Brackets));
            }
        }
        Ok(())
    }

    /// The rule of a notice, when it is switched on.
    #[must_use]
    pub fn on(&self, notice: Notice) -> Option<&NoticeRule> {
        self.notices.get(&notice).filter(|rule| rule.enabled)
    }
}
