//! How a bill is paid: tenders that together equal what is due.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::TenderRefusal;
use crate::kernel::money::Minor;
use crate::kernel::words::words;
use crate::membership::stored_value::Taken;
use crate::ordering::Earning;

words! {
    /// The kinds of tender.
    pub enum TenderKind else TenderRefusal::UnknownWord {
        /// 餐补: meal money that an employer granted.
        Allowance = "allowance",
        /// 团体余额: what a household or company has paid in.
        GroupBalance = "group_balance",
        /// 储值.
        StoredValue = "stored_value",
        /// 现金.
        Cash = "cash",
        /// 银行卡.
        Card = "card",
        /// 微信.
        Wechat = "wechat",
        /// 支付宝.
        Alipay = "alipay",
        /// 团购券.
        Voucher = "voucher",
        /// 签单.
        OnAccount = "on_account",
        /// Something that only the till of another maker knows; on imported bills.
        Other = "other",
    }
}

impl TenderKind {
    /// Whether it stands once on a bill, so that change and proportion are clear.
    const fn stands_once(self) -> bool {
        matches!(self, Self::Cash | Self::StoredValue | Self::Allowance | Self::GroupBalance)
    }

    /// Whether a group pays it.
    #[must_use]
    pub const fn is_of_group(self) -> bool {
        matches!(self, Self::Allowance | Self::GroupBalance)
    }
}

/// One tender as the till sends it. Amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, tag = "tender", rename_all = "snake_case")]
pub enum Tender {
    /// Meal money of the guest, granted by the group that he is in.
    Allowance {
        /// What it pays.
        amount_minor: Minor,
    },
    /// The shared balance of the group that the guest is in.
    GroupBalance {
        /// What it pays.
        amount_minor: Minor,
    },
    /// Prepaid money of the guest.
    StoredValue {
        /// What it pays.
        amount_minor: Minor,
    },
    /// Notes and coins.
    Cash {
        /// What it pays.
        amount_minor: Minor,
        /// What was handed over; the rest is change.
        given_minor: Minor,
    },
    /// A bank card, taken by a terminal beside us.
    Card {
        /// What it pays.
        amount_minor: Minor,
    },
    /// WeChat Pay: a mark that it was received, until we take it ourselves.
    Wechat {
        /// What it pays.
        amount_minor: Minor,
    },
    /// Alipay: a mark that it was received.
    Alipay {
        /// What it pays.
        amount_minor: Minor,
    },
    /// A voucher of a platform.
    Voucher {
        /// What it pays of this bill; no change is given on a voucher.
        amount_minor: Minor,
        /// What it is worth.
        face_minor: Minor,
        /// What the guest paid the platform for it.
        paid_minor: Minor,
    },
    /// Signed for, to be paid later.
    OnAccount {
        /// What is put on the account.
        amount_minor: Minor,
    },
}

impl Tender {
    /// Which kind.
    #[must_use]
    pub const fn kind(&self) -> TenderKind {
        match self {
            Self::Allowance { .. } => TenderKind::Allowance,
            Self::GroupBalance { .. } => TenderKind::GroupBalance,
            Self::StoredValue { .. } => TenderKind::StoredValue,
            Self::Cash { .. } => TenderKind::Cash,
            Self::Card { .. } => TenderKind::Card,
            Self::Wechat { .. } => TenderKind::Wechat,
            Self::Alipay { .. } => TenderKind::Alipay,
            Self::Voucher { .. } => TenderKind::Voucher,
            Self::OnAccount { .. } => TenderKind::OnAccount,
        }
    }

    /// What it pays of the bill, minor units.
    #[must_use]
    pub const fn amount_minor(&self) -> Minor {
        match self {
            Self::Allowance { amount_minor }
            | Self::GroupBalance { amount_minor }
            | Self::StoredValue { amount_minor }
            | Self::Cash { amount_minor, .. }
            | Self::Card { amount_minor }
            | Self::Wechat { amount_minor }
            | Self::Alipay { amount_minor }
            | Self::Voucher { amount_minor, .. }
            | Self::OnAccount { amount_minor } => *amount_minor,
        }
    }

    /// What goes back to the guest at once, minor units.
    #[must_use]
    pub fn change_minor(&self) -> Minor {
        match self {
            Self::Cash { amount_minor, given_minor } => *given_minor - *amount_minor,
            _ => Minor::ZERO,
        }
    }
}

/// Whether vouchers go together with the house's own offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Excludes {
    /// A bill with a voucher has no other offers: the default.
    Offers,
    /// It may have both.
    Nothing,
}

/// The house's terms for platform vouchers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoucherTerms {
    /// Whether what the guest paid the platform earns; by default it does not.
    pub earning: Earning,
    /// Whether other offers go.
    pub excludes: Excludes,
}

impl VoucherTerms {
    /// Earns nothing and excludes other offers.
    pub const DEFAULT: Self = Self { earning: Earning::Excluded, excludes: Excludes::Offers };
}

/// What the guest may sign for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountTerms {
    /// Nothing.
    None,
    /// Up to this, minor units.
    Left(Minor),
}

/// A tender taken, with what of it was principal and bonus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tendered {
    /// As the till sent it.
    pub tender: Tender,
    /// From which top-ups stored value was taken; empty for the others.
    pub taken: Vec<Taken>,
}

impl Tendered {
    /// The principal in it, minor units; none unless it is stored value.
    #[must_use]
    pub fn principal_minor(&self) -> Minor {
        self.taken.iter().map(|one| one.principal_minor).sum()
    }

    /// The bonus in it, minor units; none unless it is stored value.
    #[must_use]
    pub fn bonus_minor(&self) -> Minor {
        self.taken.iter().map(|one| one.bonus_minor).sum()
    }

    /// What of it earns points, minor units: money at once, principal when spent; of a voucher
    /// what the guest paid, at most what the voucher pays here, if the house wants it so.
    #[must_use]
    pub fn earns_minor(&self, voucher: VoucherTerms) -> Minor {
        match (&self.tender, voucher.earning) {
            (Tender::StoredValue { .. } | Tender::GroupBalance { .. }, _) => self.principal_minor(),
            (Tender::Voucher { amount_minor, paid_minor, .. }, Earning::Earns) => {
                (*paid_minor).min(*amount_minor)
            }
            (Tender::Voucher { .. } | Tender::OnAccount { .. } | Tender::Allowance { .. }, _) => {
                Minor::ZERO
            }
            (other, _) => other.amount_minor(),
        }
    }
}

/// Checks tenders against what is due.
pub(super) fn check(
    tenders: &[Tender],
    due_minor: Minor,
    account: AccountTerms,
) -> Result<(), TenderRefusal> {
    for (at, tender) in tenders.iter().enumerate() {
        let kind = tender.kind();
        if kind.stands_once() && tenders[..at].iter().any(|before| before.kind() == kind) {
            return Err(TenderRefusal::Twice { tender: kind });
        }
        if tender.amount_minor() <= Minor::ZERO {
            return Err(TenderRefusal::Nothing);
        }
        match *tender {
            Tender::Cash { amount_minor, given_minor } if given_minor < amount_minor => {
                return Err(TenderRefusal::CashTooLittle { amount_minor, given_minor });
            }
            Tender::Voucher { amount_minor, face_minor, .. } if amount_minor > face_minor => {
                return Err(TenderRefusal::OverFace { face_minor });
            }
            _ => {}
        }
    }
    let on_account = tenders.iter().filter(|tender| tender.kind() == TenderKind::OnAccount);
    let on_account: Minor = on_account.map(Tender::amount_minor).sum();
    let left_minor = match account {
        AccountTerms::None => Minor::ZERO,
        AccountTerms::Left(left_minor) => left_minor,
    };
    if on_account > left_minor {
        return Err(TenderRefusal::OnAccount { left_minor });
    }
    let tendered_minor = tenders.iter().map(Tender::amount_minor).sum();
    if tendered_minor == due_minor {
        Ok(())
    } else {
        Err(TenderRefusal::NotDue { due_minor, tendered_minor })
    }
}
