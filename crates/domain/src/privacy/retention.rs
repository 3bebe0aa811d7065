//! How long data is kept: as long as it is needed, and as the law asks (PIPL, articles 19 and 47).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::PrivacyRefusal;
use crate::kernel::time::Millis;
use crate::kernel::words::words;

const YEAR_MS: i64 = 366 * 86_400_000;

words! {
    /// A class of data with a term of its own.
    pub enum Class else PrivacyRefusal::UnknownWord {
        /// Guests who were not here, hold nothing and ask nothing.
        DormantGuests = "dormant_guests",
        /// What erased guests had agreed to.
        Consents = "consents",
        /// Requests that were answered.
        Requests = "requests",
    }
}

impl Class {
    /// The years that a house may choose from. Proof of a consent is kept for three years at the
    /// least, and so is the answer to a request.
    #[must_use]
    pub const fn years(self) -> (u32, u32) {
        match self {
            Class::DormantGuests => (1, 5),
            Class::Consents | Class::Requests => (3, 10),
        }
    }
}

/// How many years each class is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Retention {
    /// Guests who were not here for so long are erased.
    pub dormant_guest_years: u32,
    /// What erased guests had agreed to.
    pub consent_years: u32,
    /// Requests that were answered.
    pub request_years: u32,
}

impl Default for Retention {
    fn default() -> Retention {
        Retention { dormant_guest_years: 3, consent_years: 3, request_years: 3 }
    }
}

impl Retention {
    /// The years of one class.
    #[must_use]
    pub const fn of(&self, class: Class) -> u32 {
        match class {
            Class::DormantGuests => self.dormant_guest_years,
            Class::Consents => self.consent_years,
            Class::Requests => self.request_years,
        }
    }

    /// What is older than this is over.
    #[must_use]
    pub const fn cutoff(&self, class: Class, now: Millis) -> Millis {
        Millis(now.0 - self.of(class) as i64 * YEAR_MS)
    }

    /// Whether every term lies where the law allows.
    ///
    /// # Errors
    /// [`PrivacyRefusal::KeptYears`].
    pub fn check(&self) -> Result<(), PrivacyRefusal> {
        for class in Class::ALL {
            let (least, most) = class.years();
            if !(least..=most).contains(&self.of(*class)) {
                return Err(PrivacyRefusal::KeptYears { class: *class, least, most });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_lie_between_the_floor_and_the_ceiling_of_their_class() {
        let usual = Retention::default();
        assert_eq!(usual.check(), Ok(()));
        for (kept, ok) in [
            (Retention { dormant_guest_years: 1, ..usual }, true),
            (Retention { dormant_guest_years: 0, ..usual }, false),
            (Retention { dormant_guest_years: 6, ..usual }, false),
            (Retention { consent_years: 2, ..usual }, false),
            (Retention { consent_years: 10, ..usual }, true),
            (Retention { request_years: 11, ..usual }, false),
        ] {
            assert_eq!(kept.check().is_ok(), ok, "{kept:?}");
        }
        let now = Millis(10 * YEAR_MS);
        assert_eq!(usual.cutoff(Class::DormantGuests, now), Millis(7 * YEAR_MS));
    }
}
