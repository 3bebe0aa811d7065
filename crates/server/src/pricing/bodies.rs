//! What is sent to change offers and coupon templates.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::kernel::id::{GuestId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::pricing::coupon::{CouponTemplate, Term};
use zhike_domain::pricing::{
    Benefit, Conditions, DishSet, Offer, OfferLane, Rule, SpecialPrices, Stacking,
};

const fn bill() -> OfferLane {
    OfferLane::Bill
}

const fn alone() -> Stacking {
    Stacking::Alone
}

/// Writes a body that has the fields of a rule besides its own.
macro_rules! with_rule {
    ($(#[$note:meta])* pub struct $name:ident {
        $($(#[$field_note:meta])* $field:ident : $kind:ty),+ $(,)?
    }) => {
        $(#[$note])*
        #[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// What the guest reads.
            pub name: Name,
            /// The name in zh-TW.
            #[serde(default)]
            pub name_zh_tw: Option<Name>,
            /// The name in English.
            #[serde(default)]
            pub name_en: Option<Name>,
            $($(#[$field_note])* pub $field: $kind,)+
            /// Where it works.
            #[serde(default = "bill")]
            pub lane: OfferLane,
            /// Its place in the owner's order of the lane.
            #[serde(default)]
            pub position: u32,
            /// What it lowers by how much.
            pub benefit: Benefit,
            /// Which lines take part.
            #[serde(default)]
            pub dishes: DishSet,
            /// Whether lines at special prices take part; absent: in the lane of lines they do,
            /// on the bill they do not (会员价不折上折).
            #[serde(default)]
            pub special_prices: Option<SpecialPrices>,
            /// When it works.
            #[serde(default)]
            pub conditions: Conditions,
            /// What it goes together with in its lane.
            #[serde(default = "alone")]
            pub stacking: Stacking,
            /// Of all with the same group at most one works on a bill.
            #[serde(default)]
            pub group: Option<Name>,
            /// The most it takes off a bill, minor units.
            #[serde(default)]
            pub max_off_minor: Option<Minor>,
        }

        impl $name {
            /// The rule in a version.
            #[must_use]
            pub fn rule(&self, rule: Rule) -> Offer {
                let usual = match self.lane {
                    OfferLane::Line => SpecialPrices::Include,
                    OfferLane::Bill => SpecialPrices::Leave,
                };
                Offer {
                    rule,
                    lane: self.lane,
                    position: self.position,
                    benefit: self.benefit.clone(),
                    dishes: self.dishes.clone(),
                    special_prices: self.special_prices.unwrap_or(usual),
                    conditions: self.conditions.clone(),
                    stacking: self.stacking,
                    group: self.group.as_ref().map(|group| group.as_str().to_owned()),
                    max_off_minor: self.max_off_minor,
                }
            }
        }
    };
}

with_rule! {
    /// An offer as it is to be.
    pub struct OfferBody {
        /// How often one guest may use it; such an offer works only for a guest who is named.
        #[serde(default)]
        per_guest: Option<u32>,
        /// What it may take off in all, minor units.
        #[serde(default)]
        budget_minor: Option<Minor>,
        /// Whether it is in force; takes `offer.activate`.
        #[serde(default)]
        active: bool,
    }
}

with_rule! {
    /// A coupon template as it is to be. Coupons keep the rule they were issued under.
    pub struct TemplateBody {
        /// What it says it is worth, minor units; 0 for a dish or a percentage.
        #[serde(default = "no_face")]
        face_minor: Minor,
        /// How many are issued in all.
        #[serde(default)]
        stock: Option<u32>,
        /// How many one guest gets in all.
        #[serde(default)]
        per_guest: Option<u32>,
        /// When its coupons may be used.
        term: Term,
        /// The first day without new ones.
        #[serde(default)]
        issued_until: Option<BusinessDay>,
    }
}

const fn no_face() -> Minor {
    Minor::ZERO
}

impl TemplateBody {
    /// What the rules of issuing look at.
    #[must_use]
    pub fn template(&self) -> CouponTemplate {
        CouponTemplate {
            name: self.name.clone(),
            face_minor: self.face_minor,
            stock: self.stock,
            per_guest: self.per_guest,
            term: self.term,
            issued_until: self.issued_until,
        }
    }
}

/// Coupons to be issued.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueBody {
    /// To whom, 1 to 200 guests.
    pub guest_ids: Vec<GuestId>,
    /// How many to each.
    #[serde(default = "one")]
    pub count: u32,
    /// In which store: its days begin and end the coupons' term.
    pub store_id: StoreId,
    /// Why, for the audit.
    #[serde(default)]
    pub reason: Option<Name>,
}

const fn one() -> u32 {
    1
}

/// Why a coupon is taken back.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoidBody {
    /// Why, for the audit.
    pub reason: Name,
}
