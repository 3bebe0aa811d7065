//! Guests by the hundred thousand, each a member with points and a coupon.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use zhike_domain::guests::{Birthday, Dietary, Phone, Sex};
use zhike_domain::kernel::id::{CouponId, CouponTemplateId, GuestId, MemberId, StoreId};
use zhike_domain::ledger::{Cause, CauseKind, Draft, Holder, Holding, Kind};
use zhike_domain::membership::join::JoinWish;
use zhike_domain::ordering::Allergen;
use zhike_domain::pricing::coupon::CouponTemplate;
use zhike_domain::pricing::{Rule, RuleKey};
use zhike_store::{LockKey, Tx, Val};

use super::house::Made;
use crate::guests::actions as guests;
use crate::guests::actions::NewGuest;
use crate::ledger::actions as ledger;
use crate::membership::actions::join;
use crate::membership::{Programme, programme};
use crate::platform::app::App;
use crate::platform::http::act::{Act, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::platform::store_clock::{self, StoreClock};
use crate::pricing::actions::{coupons, templates};

/// Guests whose ids one act can draw.
const PER_ACT: u32 = 40;
/// Guests that one transaction writes: SQLite looks through what a transaction has changed after
/// each of its statements, so larger ones are slower.
const PER_WRITE: u32 = 200;
/// Transactions at once; on SQLite they share a commit.
const WRITERS: usize = 4;
/// Points that every member has.
const POINTS: i64 = 500;

/// Each letter takes three bytes.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹曾彭萧蔡潘田董袁于余\
    叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾";
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文辉力学东海波云飞鹏\
    斌健宇浩凯晨阳雨雪梦琪佳慧思远子涵欣怡梓萱一诺若曦宏志新春晓燕婷小龙成林振家祥天翔永安正康";

/// Writes so many guests; answers their ids, one a line.
pub fn write(app: &App, made: &Made, count: u32) -> Result<String, Problem> {
    let next = AtomicU32::new(0);
    let ids = Mutex::new(BTreeMap::new());
    let writer = || -> Result<(), Problem> {
        loop {
            let first = next.fetch_add(PER_WRITE, Ordering::Relaxed);
            if first >= count {
                return Ok(());
            }
            let written = write_some(app, made, first..count.min(first + PER_WRITE))?;
            ids.lock().unwrap_or_else(PoisonError::into_inner).insert(first, written);
        }
    };
    let ended: Vec<_> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..WRITERS).map(|_| scope.spawn(writer)).collect();
        all.into_iter().map(|one| one.join()).collect()
    });
    for one in ended {
        one.map_err(|_panic| Problem::fault("a thread of the lab panicked"))??;
    }
    let ids = ids.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(ids.into_values().flatten().map(|id: GuestId| format!("{id}\n")).collect())
}

/// One transaction. All of them draw card numbers, so on PostgreSQL they queue for that.
fn write_some(app: &App, made: &Made, numbers: Range<u32>) -> Result<Vec<GuestId>, Problem> {
    let parts = numbers.clone().step_by(PER_ACT as usize);
    let part = |first: u32| first..numbers.end.min(first + PER_ACT);
    let parts: Vec<(Act, Range<u32>)> =
        parts.map(|first| (Act::of_system(app, "lab"), part(first))).collect();
    let (store_id, template_id) = (made.store_id, made.template_id);
    app.store.write_keyed_blocking(&[LockKey::text("lab", "cards")], move |tx| {
        let frame = Frame::read(tx, store_id, template_id)?;
        let mut ids = Vec::new();
        for (act, numbers) in &parts {
            frame.write(&mut act.start(tx), numbers.clone(), &mut ids)?;
        }
        Ok(ids)
    })
}

/// What all guests have in common.
struct Frame {
    store_id: StoreId,
    clock: StoreClock,
    programme: Arc<Programme>,
    rule: Rule,
    template_id: CouponTemplateId,
    template: CouponTemplate,
}

impl Frame {
    fn read(
        tx: &mut Tx<'_>,
        store_id: StoreId,
        template_id: CouponTemplateId,
    ) -> Result<Frame, Problem> {
        let row = templates::find(tx, template_id)?;
        Ok(Frame {
            store_id,
            clock: store_clock::of(tx, store_id)?,
            programme: programme(tx)?,
            rule: Rule { key: RuleKey::Template(template_id), version: row.rule_version },
            template_id,
            template: templates::body_of(&row)?.template(),
        })
    }

    fn write(
        &self,
        work: &mut Work<'_, '_>,
        numbers: Range<u32>,
        ids: &mut Vec<GuestId>,
    ) -> Result<(), Problem> {
        let (now, day) = (work.now(), self.clock.day(work.now()));
        let mut rows: Vec<Val> = Vec::new();
        for number in numbers {
            let guest_id =
                GuestId::from_raw(guests::write_down(work, &guest(number, self.store_id)?)?);
            self.join(work, guest_id)?;
            let coupon_id = CouponId::from_raw(work.id()?);
            let zone = (&self.clock.zone, self.clock.cut_over);
            let coupon =
                self.template.issue(coupon_id, self.template_id, self.rule, now, day, zone);
            rows.extend(coupons::row_of(&coupon, guest_id, self.store_id, now));
            ids.push(guest_id);
        }
        coupons::write_down(work, self.template_id, &rows).map(drop)
    }

    fn join(&self, work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<(), Problem> {
        let (now, day) = (work.now(), self.clock.day(work.now()));
        let holder = Holder::Guest(guest_id);
        let member_id = MemberId::from_raw(work.id()?);
        let standing = self.programme.ladder.joined(day).map_err(refuse)?;
        let wish =
            JoinWish { terms_version: Some(self.programme.terms_version), guardian_agreed: false };
        join::write_down(work, member_id, guest_id, &standing, wish, &self.clock)?;
        let cause = Cause { kind: CauseKind::Membership, id: member_id.raw() };
        let stamp = ledger::stamp(work, Kind::Earning, cause, self.store_id)?;
        let mut draft = Draft::begin(stamp, Holding::empty(holder), work.block(1)?);
        let credit = join::points_credit(&self.programme, POINTS, &self.clock, now);
        draft.credit(&credit).map_err(refuse)?;
        ledger::write_down(work.tx, &draft.finish(), day, holder).map(drop)
    }
}

/// The phone of a guest, out of the block for tests.
fn phone(number: u32) -> Result<Phone, Problem> {
    format!("154{number:08}").parse().map_err(refuse)
}

/// A guest by number: every fourth told the birthday, every tenth an allergy.
fn guest(number: u32, store_id: StoreId) -> Result<NewGuest, Problem> {
    let mut dice = number.wrapping_mul(2_654_435_761) ^ 0x5bd1_e995;
    let mut pick = |letters: &'static str| {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let at = (dice >> 8) as usize % (letters.len() / 3) * 3;
        letters.get(at..at + 3).unwrap_or_default()
    };
    let mut name = [pick(SURNAMES), pick(GIVEN)].concat();
    if !number.is_multiple_of(5) {
        name.push_str(pick(GIVEN));
    }
    let month_day = (number % 12 + 1, number % 28 + 1, 1_950 + number % 55);
    let birthday = number.is_multiple_of(4).then(|| birthday(month_day)).transpose()?;
    let allergy = number.is_multiple_of(10).then_some(Dietary::Allergy(Allergen::ALL[0]));
    Ok(NewGuest {
        name: Some(name.parse().map_err(refuse)?),
        title: None,
        sex: Some(if number.is_multiple_of(2) { Sex::Female } else { Sex::Male }),
        phones: vec![phone(number)?],
        birthday,
        note: None,
        dietary: allergy.into_iter().collect::<BTreeSet<_>>(),
        vip: number.is_multiple_of(50),
        store_id,
    })
}

fn birthday((month, day, year): (u32, u32, u32)) -> Result<Birthday, Problem> {
    let told = serde_json::json!({"calendar": "solar", "month": month, "day": day, "year": year});
    serde_json::from_value(told).map_err(Problem::fault)
}
