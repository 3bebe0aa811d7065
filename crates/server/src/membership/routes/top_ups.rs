//! Selling stored value: what may be sold, the sale, its receipt.

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use zhike_domain::kernel::id::{GuestId, StaffId, StoreId, TopUpId, TopUpPlanId, TopUpRefundId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::membership::top_up::{Guardian, Sales, guardian_above, sell};
use zhike_domain::team::permission::Permission::{GuestRead, StoredValueTopUp};
use zhike_store::{LockKey, StoreError, Tx, p};

use super::check_guest;
use crate::guests;
use crate::membership::actions::plans::plan_of;
use crate::membership::actions::refunds;
use crate::membership::actions::top_ups::{Asked, Bought, Ground, TopUpTender, top_up as act};
use crate::membership::read::member_of;
use crate::membership::sql::top_up::{self as sql, PlanRow, RefundRow, TenderRow, TopUpRow};
use crate::platform::http::call::{Call, PathIds, refuse};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, RowScope, Target, get, post};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::team;

/// For whom.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionsQuery {
    guest_id: GuestId,
}

/// A sale.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopUpBody {
    guest_id: GuestId,
    #[serde(default)]
    top_up_plan_id: Option<TopUpPlanId>,
    #[serde(default)]
    pay_minor: Option<Minor>,
    tenders: Vec<TopUpTender>,
    #[serde(default)]
    terms_version: Option<u32>,
    /// Who agreed for a guest below eighteen.
    #[serde(default)]
    guardian: Option<Name>,
    #[serde(default)]
    credited_staff_id: Option<StaffId>,
}

/// Why a plan is not sold to this guest.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RefusalView {
    code: &'static str,
    params: Map<String, Value>,
}

impl RefusalView {
    fn of(problem: Problem) -> RefusalView {
        RefusalView { code: problem.code, params: problem.params }
    }
}

/// A plan as it looks for one guest.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OptionView {
    top_up_plan_id: TopUpPlanId,
    name: String,
    pay_minor: i64,
    bonus_minor: i64,
    bonus_months: Option<u32>,
    allowed: bool,
    refusal: Option<RefusalView>,
}

/// One sentence of the terms, to be put into words by the page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TermView {
    code: &'static str,
    params: Map<String, Value>,
}

/// The terms that the guest reads and accepts.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TermsView {
    version: u32,
    lines: Vec<TermView>,
}

/// An amount of the guest's own.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwnAmountView {
    allowed: bool,
    least_minor: Option<Minor>,
    most_minor: Minor,
}

/// What may be sold to a guest, and why the rest may not.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OptionsView {
    plans: Vec<OptionView>,
    /// What the card holds, minor units.
    holds_minor: Minor,
    /// The most that it may hold by law and by the owner's choice, minor units.
    cap_minor: Minor,
    /// Whether name and phone are known, which decides the cap.
    named: bool,
    terms: TermsView,
    own_amount: OwnAmountView,
    /// Above this amount a guardian must agree, minor units; `null` when none is needed.
    guardian_above_minor: Option<Minor>,
}

/// How a part of a top-up was paid.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TenderView {
    tender: String,
    amount_minor: i64,
    given_minor: Option<i64>,
}

/// What was paid back of a top-up.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PaidBackView {
    top_up_refund_id: TopUpRefundId,
    ground: String,
    pays_minor: i64,
    bonus_void_minor: i64,
    /// Interest in it, minor units.
    interest_minor: i64,
    /// `lpr`, `deposit` or `agreed`.
    rate: String,
    /// Basis points a year.
    rate_bp: u32,
    /// For how many days.
    interest_days: u32,
    pay_by: BusinessDay,
    created_at: Millis,
}

/// A top-up, with all that its receipt shows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TopUpView {
    top_up_id: TopUpId,
    guest_id: GuestId,
    guest_display: String,
    card_no: Option<String>,
    company_name: Option<String>,
    store_id: StoreId,
    store_name: Option<String>,
    business_day: BusinessDay,
    created_at: Millis,
    /// The plan's name; `null` for an amount of the guest's own.
    name: Option<String>,
    paid_minor: i64,
    bonus_minor: i64,
    bonus_ends_at: Option<Millis>,
    principal_after_minor: i64,
    bonus_after_minor: i64,
    change_minor: i64,
    tenders: Vec<TenderView>,
    terms: TermsView,
    staff_name: Option<String>,
    credited_staff_id: Option<StaffId>,
    credited_staff_name: Option<String>,
    refunds: Vec<PaidBackView>,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let sale = json!({
        "guest_id": "guest_0000000000001", "top_up_plan_id": "topupplan_0000000000001",
        "tenders": [{"tender": "wechat", "amount_minor": 50000}], "terms_version": 1
    });
    vec![
        get("/api/v1/stores/{store_id}/top-up-options", "get_top_up_options")
            .about("What may be sold to a guest, and why the rest may not")
            .needs(StoredValueTopUp, Target::StoreInPath)
            .query::<OptionsQuery>()
            .to(options),
        post("/api/v1/stores/{store_id}/top-ups", "create_top_up")
            .about("Sell stored value")
            .needs(StoredValueTopUp, Target::StoreInPath)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .takes(sale, create),
        get("/api/v1/top-ups/{top_up_id}", "get_top_up")
            .about("A top-up with all that its receipt shows")
            .needs(GuestRead, Target::Row(row_scope))
            .to(show),
    ]
}

/// The store of a top-up, for the guard.
pub fn row_scope(tx: &mut Tx<'_>, path: &PathIds) -> Result<Option<RowScope>, StoreError> {
    let Some(top_up_id) = path.get::<TopUpId>("top_up_id") else { return Ok(None) };
    let row: Option<TopUpRow> = tx.opt(&sql::FIND, p![top_up_id.raw()])?;
    Ok(row.map(|row| RowScope::Stores(vec![StoreId::from_raw(row.store_id)])))
}

async fn options(call: Call) -> Result<Reply<OptionsView>, Problem> {
    let store_id: StoreId = call.id("store_id")?;
    let query: OptionsQuery = call.query()?;
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let view = call.read(move |tx| {
        let guest_id = guests::read::known_as(tx, query.guest_id)?;
        check_guest(tx, guest_id)?;
        let ground = Ground::of(tx, &keyring, guest_id, store_id, now)?;
        let rows: Vec<PlanRow> = tx.all(&sql::PLANS, p![])?;
        let plans = rows.iter().map(|row| option(row, &ground));
        let plans = plans.collect::<Result<Vec<_>, Problem>>()?;
        let (cap_minor, prepaid) = (ground.cap_minor(), &ground.programme.prepaid);
        let most_minor = (cap_minor - ground.holds_minor).or_zero();
        let least_minor = prepaid.own_least_minor;
        let fits = least_minor.is_some_and(|least| least <= most_minor);
        let bears = least_minor.is_none_or(|least| ground.liability.bears(least).is_ok());
        let allowed = fits && bears && prepaid.sales == Sales::Open;
        Ok::<_, Problem>(OptionsView {
            plans,
            holds_minor: ground.holds_minor,
            cap_minor,
            named: ground.card == zhike_domain::membership::top_up::CardKind::Named,
            terms: terms(&ground.rules, prepaid.terms_version, cap_minor),
            own_amount: OwnAmountView { allowed, least_minor, most_minor },
            guardian_above_minor: guardian_above(ground.birth_year, ground.day),
        })
    });
    Ok(Reply::new(view.await?))
}

fn option(row: &PlanRow, ground: &Ground) -> Result<OptionView, Problem> {
    let plan = plan_of(row)?;
    // Terms and guardian are asked for when it is sold.
    let terms = Some(ground.programme.prepaid.terms_version);
    let facts = ground.facts(Minor::ZERO, terms, Guardian::Agreed);
    let refused = sell(&plan, &facts, &ground.rules).err();
    Ok(OptionView {
        top_up_plan_id: TopUpPlanId::from_raw(row.top_up_plan_id),
        name: row.name.clone(),
        pay_minor: row.pay_minor,
        bonus_minor: row.bonus_minor,
        bonus_months: row.bonus_months,
        allowed: refused.is_none(),
        refusal: refused.map(|refused| RefusalView::of(refuse(refused))),
    })
}

/// What the law and the house promise, sentence by sentence.
fn terms(
    rules: &zhike_domain::membership::prepaid::PrepaidRules,
    version: u32,
    cap_minor: Minor,
) -> TermsView {
    let line = |code, name: &str, value: i64| {
        let params = if name.is_empty() {
            Map::new()
        } else {
            Map::from_iter([(name.to_owned(), Value::from(value))])
        };
        TermView { code, params }
    };
    let lines = vec![
        line("principal_never_ends", "", 0),
        line("bonus_ends_as_shown", "", 0),
        line("spent_in_proportion", "", 0),
        line("no_reason_refund", "days", i64::from(rules.no_reason_days)),
        line("refund_by_wish", "", 0),
        line("refund_when_house_at_fault", "", 0),
        line("paid_back_within", "days", i64::from(rules.pay_within_days)),
        line("cap", "most_minor", cap_minor.raw()),
        line("may_be_handed_over", "", 0),
        line("stop_is_told_before", "days", i64::from(rules.stop_notice_days)),
    ];
    TermsView { version, lines }
}

async fn create(call: Call, mut body: TopUpBody) -> Result<Reply<TopUpView>, Problem> {
    body.guest_id = guests::actions::meant(&call, body.guest_id).await?;
    let store_id: StoreId = call.id("store_id")?;
    let bought = match (body.top_up_plan_id, body.pay_minor) {
        (Some(plan_id), None) => Bought::Plan(plan_id),
        (None, Some(pay_minor)) => Bought::Amount(pay_minor),
        _ => return Err(Problem::field("/top_up_plan_id", "stored_value.plan_or_amount")),
    };
    let keyring = call.app.keyring.clone();
    let lock = LockKey::new("guest", body.guest_id.raw());
    call.write(&[lock], move |work| {
        check_guest(work.tx, body.guest_id)?;
        guests::actions::sure(work.tx, body.guest_id)?;
        let top_up_id = act(
            work,
            &Asked {
                guest_id: body.guest_id,
                store_id,
                bought,
                tenders: body.tenders.clone(),
                terms_version: body.terms_version,
                guardian: body.guardian.clone(),
                credited_staff_id: body.credited_staff_id,
            },
        )?;
        view(work.tx, &keyring, top_up_id)
    })
    .await
}

async fn show(call: Call) -> Result<Reply<TopUpView>, Problem> {
    let top_up_id: TopUpId = call.id("top_up_id")?;
    let keyring = call.app.keyring.clone();
    Ok(Reply::new(call.read(move |tx| view(tx, &keyring, top_up_id)).await?))
}

/// A top-up as it is now.
pub fn view(tx: &mut Tx<'_>, keyring: &Keyring, top_up_id: TopUpId) -> Result<TopUpView, Problem> {
    let row = refunds::find(tx, top_up_id)?;
    let guest_id = GuestId::from_raw(row.guest_id);
    let head = guests::read::head(tx, keyring, guest_id)?;
    let member = member_of(tx, guest_id)?;
    let tenders: Vec<TenderRow> = tx.all(&sql::TENDERS, p![row.top_up_id])?;
    let back: Vec<RefundRow> = tx.all(&sql::REFUNDS, p![row.top_up_id])?;
    let store_name: Option<String> = tx.opt(&sql::STORE_NAME, p![row.store_id])?;
    let mut name_of = |staff: Option<i64>| match staff {
        Some(staff) => team::read::name_of(tx, keyring, staff),
        None => Ok(None),
    };
    let (staff_name, credited) = (name_of(row.staff_id)?, name_of(row.credited_staff_id)?);
    let company = team::read::company(tx)?;
    let rules = serde_json::from_str::<zhike_domain::membership::prepaid::PrepaidRules>(&row.rules)
        .map_err(Problem::fault)?;
    Ok(TopUpView {
        top_up_id,
        guest_id,
        guest_display: head.map(|head| head.display).unwrap_or_default(),
        card_no: member.map(|member| member.card_no),
        company_name: company.map(|company| company.name),
        store_id: StoreId::from_raw(row.store_id),
        store_name,
        business_day: BusinessDay(row.business_day),
        created_at: Millis(row.created_at),
        name: (!row.name.is_empty()).then_some(row.name),
        paid_minor: row.paid_minor,
        bonus_minor: row.gift_minor,
        bonus_ends_at: row.bonus_ends_at.map(Millis),
        principal_after_minor: row.principal_after_minor,
        bonus_after_minor: row.bonus_after_minor,
        change_minor: row.change_minor,
        tenders: tenders.into_iter().map(tender_view).collect(),
        terms: terms(&rules, row.terms_version, rules.named_most_minor),
        staff_name,
        credited_staff_id: row.credited_staff_id.map(StaffId::from_raw),
        credited_staff_name: credited,
        refunds: back.into_iter().map(back_view).collect(),
    })
}

fn tender_view(row: TenderRow) -> TenderView {
    let TenderRow { tender, amount_minor, given_minor } = row;
    TenderView { tender, amount_minor, given_minor }
}

fn back_view(row: RefundRow) -> PaidBackView {
    PaidBackView {
        top_up_refund_id: TopUpRefundId::from_raw(row.top_up_refund_id),
        ground: row.ground,
        pays_minor: row.pays_minor,
        bonus_void_minor: row.bonus_void_minor,
        interest_minor: row.interest_minor,
        rate: row.rate,
        rate_bp: row.rate_bp,
        interest_days: row.interest_days,
        pay_by: BusinessDay(row.pay_by),
        created_at: Millis(row.created_at),
    }
}
