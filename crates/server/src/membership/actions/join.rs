//! Joining: one membership a guest, a card's number, and the welcome.

use zhike_domain::kernel::id::{GuestId, MemberId, StoreId};
use zhike_domain::kernel::money::Points;
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::ledger::{Cause, CauseKind, Credit, Draft, Holder, Kind, Unit};
use zhike_domain::membership::group::GroupRefusal;
use zhike_domain::membership::join::{
    CannotJoin, JoinFacts, JoinRefusal, JoinWish, join as decide,
};
use zhike_domain::membership::review::Standing;
use zhike_store::p;

use crate::guests;
use crate::ledger::actions::{stamp, write_on};
use crate::ledger::read as ledger;
use crate::membership::actions::tiers::member_row;
use crate::membership::programme::Programme;
use crate::membership::sql::member as sql;
use crate::platform::choices;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::platform::store_clock::{self, StoreClock};

/// Lets a guest join. Lock the guest.
///
/// # Errors
/// 404 when there is no such guest; `group.account_is_nobody`; the refusals of the rule.
pub fn join(
    work: &mut Work<'_, '_>,
    guest_id: GuestId,
    wish: JoinWish,
    store_id: StoreId,
) -> Result<MemberId, Problem> {
    guests::actions::require(work.tx, guest_id)?;
    if guests::read::is_account(work.tx, guest_id)? {
        return Err(refuse(GroupRefusal::Account));
    }
    // Locked, so that the lowest tier stays while he takes it.
    let (programme, _) = choices::get::<Programme>(work.tx)?;
    let clock = store_clock::of(work.tx, store_id)?;
    let day = clock.day(work.now());
    // Terms of another version are none that he could have read.
    let accepted = wish.terms_version.filter(|version| *version == programme.terms_version);
    let wish = JoinWish { terms_version: accepted, ..wish };
    let facts = facts(work, guest_id)?;
    let joined = decide(&programme.ladder, &programme.welcome, &facts, wish, day);
    let joined = joined.map_err(|no| match no {
        CannotJoin::Guest(no) => refuse(no),
        CannotJoin::Ladder(no) => refuse(no),
    })?;
    let member_id = MemberId::from_raw(work.id()?);
    write_down(work, member_id, guest_id, &joined.standing, wish, &clock)?;
    welcome(work, member_id, guest_id, joined.welcome.points, &programme, &clock)?;
    let subjects = [("guest", guest_id.raw()), ("member", member_id.raw())];
    work.audit(Done {
        action: "member.joined",
        object: Some(("member", member_id.raw())),
        store_id: Some(store_id),
        ..Done::default()
    })?;
    work.emit("member.joined", Some(store_id), &subjects)?;
    Ok(member_id)
}

fn facts(work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<JoinFacts, Problem> {
    let keyring = work.act.keyring.clone();
    let head = guests::read::head(work.tx, &keyring, guest_id)?;
    let phones = guests::read::phones(work.tx, &keyring, guest_id)?;
    let member = member_row(work.tx, guest_id)?;
    Ok(JoinFacts {
        member_id: member.map(|row| MemberId::from_raw(row.member_id)),
        erased: false,
        contacts: u32::try_from(phones.len()).unwrap_or(u32::MAX),
        birth_year: head.and_then(|head| head.birthday?.year).map(i64::from),
    })
}

/// The row of a membership and nothing else: no rule is asked and nobody is told.
pub fn write_down(
    work: &mut Work<'_, '_>,
    member_id: MemberId,
    guest_id: GuestId,
    standing: &Standing,
    wish: JoinWish,
    clock: &StoreClock,
) -> Result<(), Problem> {
    let now = work.now();
    let terms_version = wish.terms_version.ok_or_else(|| refuse(JoinRefusal::TermsNeeded))?;
    let last: i64 = work.tx.one(&sql::NEXT_CARD, p![])?;
    let staff = work.act.who.as_ref().map(|who| who.staff_id.raw());
    let row = p![
        member_id.raw(),
        guest_id.raw(),
        card_no(last),
        standing.tier_id.raw(),
        standing.since.days(),
        standing.ends_on.map(BusinessDay::days),
        standing.reason.as_str(),
        terms_version,
        wish.guardian_agreed,
        clock.store_id.raw(),
        clock.day(now).days(),
        now.0,
        staff
    ];
    Ok(work.tx.put(&sql::INSERT, row)?)
}

/// Eight digits and a check digit after Luhn, so that one wrong key is noticed at the till.
pub fn card_no(number: i64) -> String {
    let digits = number.to_string();
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let digit = u32::from(digit - b'0') * if at % 2 == 0 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

fn welcome(
    work: &mut Work<'_, '_>,
    member_id: MemberId,
    guest_id: GuestId,
    points: Points,
    programme: &Programme,
    clock: &StoreClock,
) -> Result<(), Problem> {
    if points <= Points::ZERO {
        return Ok(());
    }
    let cause = Cause { kind: CauseKind::Membership, id: member_id.raw() };
    let stamp = stamp(work, Kind::Earning, cause, clock.store_id)?;
    let held = ledger::holding(work.tx, Holder::Guest(guest_id))?;
    let mut draft = Draft::begin(stamp, held, work.block(1)?);
    draft.credit(&points_credit(programme, points.raw(), clock, stamp.at)).map_err(refuse)?;
    write_on(work, &draft.finish(), clock.day(stamp.at)).map(drop)
}

/// Points that live as the programme says for points given today.
pub fn points_credit(
    programme: &Programme,
    points: i64,
    clock: &StoreClock,
    now: zhike_domain::kernel::time::Millis,
) -> Credit {
    let day = clock.day(now);
    let life = programme.earn.expiry.life(day, &clock.zone, clock.cut_over);
    let expires_at = life.ends_at(day, &clock.zone, clock.cut_over);
    Credit { life, expires_at, ..Credit::new(Unit::Points, points) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_number_ends_with_its_check_digit() {
        assert_eq!(card_no(7_992_739_871), "79927398713");
        assert_eq!(card_no(60_000_001), "600000012");
    }
}
