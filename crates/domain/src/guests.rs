//! Guests: how they are reached, how they are addressed, what must be minded about them, and where
//! they stand.

mod address;
pub mod consent;
mod contact;
mod dietary;
mod fact;
mod greeting;
mod habits;
pub mod imported;
mod lifecycle;
mod lunar;
mod merge;
mod note;
mod occasion;
mod phone;
mod refusal;
mod relation;
mod surname;
mod yearly_day;

pub use address::{Addressed, Sex, SplitName, display_name, split_name};
pub use contact::{ContactKind, ContactValue, Email, MOST_CONTACTS, WechatId};
pub use dietary::{Dietary, Told};
pub use fact::{
    Confidence, FactSource, FactValue, FieldChoice, FieldKind, MOST_CHOICES, MOST_FIELDS, Trait,
    check_choices,
};
pub use greeting::{Greeting, GreetingFacts, greet};
pub use habits::{Habits, Meal, Power, PowerSteps, TableTimes, TimeTimes, Visit, habits};
pub use lifecycle::{
    Basis, Lifecycle, LifecycleRules, MOST_VISIT_DAYS, Stage, StageReason, VisitDays, lifecycle,
};
pub use lunar::{LunarDay, in_lunar_year};
pub use merge::{
    Choice, DORMANT_DAYS, Fields, MergeRefusal, Side, may_be_somebody_else, merge_fields,
    part_fields,
};
pub use note::Note;
pub use occasion::{Coming, MOST_OCCASIONS, MOST_REMIND_DAYS, Occasion, OccasionKind, Repeat};
pub use phone::Phone;
pub use refusal::{GuestRefusal, MOST_PHONES, check_new};
pub use relation::{MOST_RELATIONS, RelationKind, check_relation};
pub use surname::surname;
pub use yearly_day::{Birthday, Calendar, YearlyDay, keys_on};
