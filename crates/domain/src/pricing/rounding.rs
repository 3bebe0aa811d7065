//! 抹零: the end of the amount is dropped, last of all.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::kernel::money::{Minor, Rounding};

/// How the house rounds what is due.
///
/// # Examples
/// ¥649.50 to whole yuan, down:
/// ```
/// use zhike_domain::kernel::money::{Minor, Rounding};
/// use zhike_domain::pricing::RoundOff;
/// let to_yuan = RoundOff { step_minor: Minor::from_raw(100), rounding: Rounding::Down };
/// assert_eq!(to_yuan.off(Minor::from_raw(64_950)).raw(), 50);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundOff {
    /// What is due becomes a whole multiple of this: 10 is a jiao, 100 a yuan; minor units.
    pub step_minor: Minor,
    /// In which direction.
    pub rounding: Rounding,
}

impl RoundOff {
    /// What is dropped of `due`, minor units; negative when it is rounded up.
    #[must_use]
    pub fn off(&self, due: Minor) -> Minor {
        due - due.in_steps(self.step_minor, self.rounding)
    }
}
