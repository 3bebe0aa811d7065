//! Groups 团体: households and companies whose members eat on a shared balance, or on meal money
//! that their employer grants by the month.
//!
//! The shared balance is stored value like any other; the allowance is a unit of its own that is
//! worth nothing after its month. A limit counts both together: it says what the group pays.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::stored_value::Began;
use crate::guests::Meal;
use crate::kernel::id::GroupId;
use crate::kernel::money::{Minor, Ratio, Rounding};
use crate::kernel::refusal::refusals;
use crate::kernel::time::{BusinessDay, DayMinute, Millis, Zone, business_day_span};
use crate::kernel::words::words;
use crate::ledger::{Credit, Holding, Life, Unit};

/// The highest allowance or limit, minor units: above it somebody typed fen for yuan.
pub const MOST_MINOR: Minor = Minor::from_raw(100_000_000);
/// The most departments of a group.
pub const MOST_DEPARTMENTS: u32 = 200;

refusals! {
    /// Why a group does not do that.
    pub enum GroupRefusal {
        /// Not a word of the lists of groups.
        #[error("there is no such word for a group")]
        UnknownWord => "group.unknown_word", Refused;
        /// Nobody to pay: the guest is in no group, or no longer.
        #[error("the guest is in no group today")]
        None => "group.none", Refused, "/tenders";
        /// The limit of a bill leaves less.
        #[error("the limit of a bill leaves {left_minor}")]
        OverBillLimit {
            /// What it leaves, minor units.
            left_minor: Minor,
        } => "group.over_bill_limit", Refused, "/tenders";
        /// What the group may still pay for this member at this meal is less.
        #[error("the limit of this meal leaves {left_minor}")]
        OverMealLimit {
            /// What it leaves, minor units.
            left_minor: Minor,
        } => "group.over_meal_limit", Refused, "/tenders";
        /// What the group may still pay for this member today is less.
        #[error("the limit of the day leaves {left_minor}")]
        OverDayLimit {
            /// What it leaves, minor units.
            left_minor: Minor,
        } => "group.over_day_limit", Refused, "/tenders";
        /// The shared balance is smaller.
        #[error("the shared balance holds {left_minor}")]
        Balance {
            /// What is there, minor units.
            left_minor: Minor,
        } => "group.balance_not_enough", Refused, "/tenders";
        /// A guest is in one group at a time, so that nobody wonders who pays.
        #[error("the guest is in a group already")]
        Elsewhere => "group.member_elsewhere", Conflict, "/guest_id";
        /// The account of a group is nobody who sits at a table.
        #[error("the account of a group is no guest at a table")]
        Account => "group.account_is_nobody", Refused, "/guest_id";
        /// Nobody is merged with the account of a group: it is no person.
        #[error("the account of a group is merged with nobody")]
        AccountMerged => "group.account_not_merged", Refused, "/other_id";
        /// Two memberships would become one, and somebody has to say which one stays.
        #[error("both records are in a group")]
        BothIn => "group.both_are_in", Conflict, "/other_id";
        /// The group was closed.
        #[error("the group was closed")]
        Closed => "group.closed", Conflict;
        /// The membership has ended.
        #[error("this membership of the group has ended")]
        Left => "group.left", Conflict;
        /// A household has no employer who grants anything.
        #[error("only a company grants meal money")]
        NoAllowance => "group.allowance_for_company", Refused, "/allowance_minor";
        /// An allowance or a limit that cannot be meant.
        #[error("an amount of a group is 0 to {most_minor}")]
        Amount {
            /// The most, minor units.
            most_minor: Minor,
        } => "group.amount_out_of_range", Refused;
        /// A membership that ends before it begins.
        #[error("a membership ends after it begins")]
        Period => "group.period_empty", Refused, "/until";
        /// There is no such department.
        #[error("the group has no department {no}")]
        Department {
            /// Its number.
            no: u32,
        } => "group.department_unknown", Refused, "/department_no";
        /// Members are in it.
        #[error("members are in department {no}")]
        DepartmentUsed {
            /// Its number.
            no: u32,
        } => "group.department_in_use", Conflict, "/departments";
        /// Two of one name, or too many.
        #[error("departments have different names, and are at most {most}")]
        Departments {
            /// The most.
            most: u32,
        } => "group.departments_unclear", Refused, "/departments";
    }
}

words! {
    /// What kind of group it is.
    pub enum GroupKind else GroupRefusal::UnknownWord {
        /// 家庭.
        Household = "household",
        /// 单位: also a canteen's.
        Company = "company",
    }
}

words! {
    /// Which limit binds.
    pub enum Bound else GroupRefusal::UnknownWord {
        /// Of one bill.
        Bill = "bill",
        /// Of one meal of a day.
        Meal = "meal",
        /// Of a business day.
        Day = "day",
    }
}

/// What a group pays at most for one person, minor units; absent is no limit, 0 is nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Of one bill.
    pub bill_minor: Option<Minor>,
    /// Of a business day.
    pub day_minor: Option<Minor>,
    /// Of each meal of a business day.
    pub meals: BTreeMap<Meal, Minor>,
}

/// What a group has paid for one person so far, refunds taken off, minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Used {
    /// On the business day.
    pub day_minor: Minor,
    /// At this meal of it.
    pub meal_minor: Minor,
}

impl Used {
    /// Nothing so far.
    pub const NOTHING: Self = Self { day_minor: Minor::ZERO, meal_minor: Minor::ZERO };
}

/// What limits leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Room {
    /// Which limit leaves it.
    pub bound: Bound,
    /// How much, minor units.
    pub left_minor: Minor,
}

impl Limits {
    /// Whether the numbers can be meant.
    ///
    /// # Errors
    /// [`GroupRefusal::Amount`].
    pub fn check(&self) -> Result<(), GroupRefusal> {
        let mut all = self.bill_minor.iter().chain(&self.day_minor).chain(self.meals.values());
        let fits = all.all(|minor| (Minor::ZERO..=MOST_MINOR).contains(minor));
        if fits { Ok(()) } else { Err(GroupRefusal::Amount { most_minor: MOST_MINOR }) }
    }

    /// The narrowest limit at a meal; `None` when there is none.
    ///
    /// # Examples
    /// ¥30 a lunch of which ¥12 are eaten leave ¥18, though the day leaves more:
    /// ```
    /// use std::collections::BTreeMap;
    /// use zhike_domain::guests::Meal;
    /// use zhike_domain::kernel::money::Minor;
    /// use zhike_domain::membership::group::{Bound, Limits, Room, Used};
    /// let yuan = |yuan: i64| Minor::from_raw(yuan * 100);
    /// let meals = BTreeMap::from([(Meal::Lunch, yuan(30))]);
    /// let limits = Limits { bill_minor: None, day_minor: Some(yuan(60)), meals };
    /// let used = Used { day_minor: yuan(20), meal_minor: yuan(12) };
    /// let room = Room { bound: Bound::Meal, left_minor: yuan(18) };
    /// assert_eq!(limits.room(Meal::Lunch, used), Some(room));
    /// ```
    #[must_use]
    pub fn room(&self, meal: Meal, used: Used) -> Option<Room> {
        let left = |bound, most: Option<Minor>, used: Minor| {
            most.map(|most| Room { bound, left_minor: (most - used).or_zero() })
        };
        let rooms = [
            left(Bound::Bill, self.bill_minor, Minor::ZERO),
            left(Bound::Meal, self.meals.get(&meal).copied(), used.meal_minor),
            left(Bound::Day, self.day_minor, used.day_minor),
        ];
        rooms.into_iter().flatten().min_by_key(|room| room.left_minor)
    }
}

/// What a settlement looks at of the group that a guest is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupFacts {
    /// Which.
    pub group_id: GroupId,
    /// What its account holds.
    pub account: Holding,
    /// What the account's top-ups began with.
    pub began: Vec<Began>,
    /// The limits that hold for this member.
    pub limits: Limits,
    /// At which meal the bill is paid.
    pub meal: Meal,
    /// What was used before.
    pub used: Used,
}

/// What a group could pay of a bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pays {
    /// Meal money that may be spent now, minor units.
    pub allowance_minor: Minor,
    /// The shared balance, principal and bonus, minor units.
    pub shared_minor: Minor,
    /// What of the bill meal money pays: it goes first, because it ends.
    pub allowance_for_due_minor: Minor,
    /// What of the bill the shared balance pays after that.
    pub shared_for_due_minor: Minor,
    /// What the narrowest limit leaves.
    pub room: Option<Room>,
}

impl GroupFacts {
    /// What the group could pay of `due_minor` for a member who holds `own`.
    #[must_use]
    pub fn pays(&self, own: &Holding, due_minor: Minor, now: Millis) -> Pays {
        let room = self.limits.room(self.meal, self.used);
        let most = room.map_or(due_minor, |room| room.left_minor.min(due_minor));
        let allowance_minor = Minor::from_raw(own.spendable(Unit::Allowance, now));
        let shared_minor = self.shared_minor(now);
        let allowance_for_due_minor = allowance_minor.min(most);
        Pays {
            allowance_minor,
            shared_minor,
            allowance_for_due_minor,
            shared_for_due_minor: shared_minor.min(most - allowance_for_due_minor),
            room,
        }
    }

    /// What the shared balance holds, minor units.
    #[must_use]
    pub fn shared_minor(&self, now: Millis) -> Minor {
        let spendable = |unit| Minor::from_raw(self.account.spendable(unit, now));
        spendable(Unit::Principal) + spendable(Unit::Bonus)
    }

    /// Whether the limits let so much pass.
    ///
    /// # Errors
    /// [`GroupRefusal::OverBillLimit`], [`GroupRefusal::OverMealLimit`],
    /// [`GroupRefusal::OverDayLimit`].
    pub fn lets(&self, minor: Minor) -> Result<(), GroupRefusal> {
        match self.limits.room(self.meal, self.used) {
            Some(Room { bound, left_minor }) if minor > left_minor => Err(match bound {
                Bound::Bill => GroupRefusal::OverBillLimit { left_minor },
                Bound::Meal => GroupRefusal::OverMealLimit { left_minor },
                Bound::Day => GroupRefusal::OverDayLimit { left_minor },
            }),
            _ => Ok(()),
        }
    }
}

/// The first day of a day's month.
#[must_use]
pub fn month_of(day: BusinessDay) -> BusinessDay {
    day.plus_days(1 - i64::from(day.day_of_month()))
}

/// The allowance of a month for somebody to whom it is due since `since`: the share of the days
/// that are left, rounded half up, all of it from the first day on.
///
/// # Examples
/// Who joins on 16 November has 15 of 30 days:
/// ```
/// use zhike_domain::kernel::money::Minor;
/// use zhike_domain::membership::group::{granted, month_of};
/// let joined: zhike_domain::kernel::time::BusinessDay = "2026-11-16".parse()?;
/// let month = month_of(joined);
/// assert_eq!(granted(Minor::from_raw(60_000), month, joined), Minor::from_raw(30_000));
/// let next = month.plus_months(1);
/// assert_eq!(granted(Minor::from_raw(60_000), next, joined), Minor::from_raw(60_000));
/// # Ok::<(), zhike_domain::kernel::time::TimeError>(())
/// ```
#[must_use]
pub fn granted(monthly_minor: Minor, month: BusinessDay, since: BusinessDay) -> Minor {
    let next = month.plus_months(1);
    let days = next.days() - month.days();
    let left = (next.days() - since.max(month).days()).max(0);
    monthly_minor.times(Ratio::of(left, days.max(1)), Rounding::HalfUp)
}

/// The credit of a month's allowance: it ends with the month's last business day.
#[must_use]
pub fn grant(amount: Minor, month: BusinessDay, zone: &Zone, cut_over: DayMinute) -> Credit {
    let last = month.plus_months(1).plus_days(-1);
    let ends_at = business_day_span(last, zone, cut_over).1;
    Credit {
        life: Life::Until(ends_at),
        expires_at: Some(ends_at),
        ..Credit::new(Unit::Allowance, amount.raw())
    }
}

/// Whether somebody is in a group on a day: from the first day until the day before the last.
#[must_use]
pub fn is_in(day: BusinessDay, from: BusinessDay, until: Option<BusinessDay>) -> bool {
    from <= day && until.is_none_or(|until| day < until)
}
