//! Erasing a guest (PIPL, article 47): who he was is gone, the books stay under a number.

use super::PrivacyRefusal;

/// What stands against it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// Paid-in money that is left, minor units: it is the guest's, and is paid back first.
    pub principal_minor: i64,
    /// Whether anything is set aside for a bill.
    pub is_held: bool,
    /// Bills that are not paid yet.
    pub open_bills: i64,
}

/// Whether a guest may be erased now.
///
/// # Errors
/// [`PrivacyRefusal`]: an open bill, something set aside, or money that is his.
pub const fn check_erasure(standing: &Standing) -> Result<(), PrivacyRefusal> {
    if standing.open_bills > 0 {
        return Err(PrivacyRefusal::BillOpen { bills: standing.open_bills });
    }
    if standing.is_held {
        return Err(PrivacyRefusal::Held);
    }
    if standing.principal_minor > 0 {
        return Err(PrivacyRefusal::MoneyLeft { left_minor: standing.principal_minor });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_erased_while_a_bill_is_open_or_money_is_his() {
        let free = Standing::default();
        for (standing, says) in [
            (free, Ok(())),
            (
                Standing { principal_minor: 1, ..free },
                Err(PrivacyRefusal::MoneyLeft { left_minor: 1 }),
            ),
            (Standing { is_held: true, principal_minor: 1, ..free }, Err(PrivacyRefusal::Held)),
            (
                Standing { open_bills: 2, is_held: true, principal_minor: 1 },
                Err(PrivacyRefusal::BillOpen { bills: 2 }),
            ),
        ] {
            assert_eq!(check_erasure(&standing), says, "{standing:?}");
        }
    }
}
