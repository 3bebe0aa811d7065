//! `/setup`: from an empty database to an open house.

use std::net::IpAddr;

use axum::http::{StatusCode, header};
use serde_json::json;
use zhike_domain::settings::city::City;
use zhike_domain::settings::guest_address::GuestAddress;
use zhike_domain::settings::store::StoreCode;
use zhike_domain::team::password;
use zhike_domain::team::permission::Permission::SettingsEdit;
use zhike_store::Tx;

use super::bodies::{
    AddressBody, AddressView, BackupBody, CityBody, CompanyBody, DemoLoginView, DraftView,
    HoursBody, InstanceView, Kept, OwnerBody, SetupView, SheetSaved, StepView, StoreBody,
};
use super::{Step, actions};
use crate::platform::backup::folder;
use crate::platform::choices::{self, Backup, DemoMark};
use crate::platform::http::act::Done;
use crate::platform::http::call::{Call, refuse};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, get, post, put};
use crate::platform::keys::shown;
use crate::platform::problem::Problem;
use crate::settings::actions::company::{self, CompanyChange};
use crate::settings::actions::stores::{self, Wanted};
use crate::settings::routes::stores::phone_of;
use crate::settings::views::{CompanyView, StoreView};
use crate::team::actions::login::{Entry, SecondFactor, open_session};
use crate::team::actions::roles;
use crate::team::routes::login::{hash, session_cookie};
use crate::team::views::MeView;
use crate::team::{checks, passwords, read};

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    let step = |path, operation, about| put(path, operation).about(about).setting_up(SettingsEdit);
    let owner = json!({"name": "试用", "login": "owner", "password": "not-a-password"});
    let store = json!({"name": "试用", "cut_over": "04:00", "zone": "Asia/Shanghai"});
    let backup = json!({"folder": "/var/backups/zhike", "daily_at": "03:30"});
    vec![
        get("/api/v1/public/instance", "get_instance")
            .about("What everyone may know of this server")
            .public()
            .to(instance),
        get("/api/v1/public/setup", "get_setup").about("How far the set-up is").public().to(show),
        post("/api/v1/setup/owner", "set_up_owner")
            .about("Make the owner's account; only while there is none")
            .public()
            .key(KeyRule::None)
            .takes(owner, make_owner),
        get("/api/v1/setup/draft", "get_setup_draft")
            .about("What was saved so far")
            .setting_up(SettingsEdit)
            .to(draft),
        step("/api/v1/setup/company", "set_up_company", "Name the company")
            .takes(json!({"name": "试用", "currency": "CNY"}), set_company),
        step("/api/v1/setup/city", "set_up_city", "Choose whose rules hold")
            .takes(json!({"city": "330100", "issuer_type": "other"}), set_city),
        step("/api/v1/setup/store", "set_up_store", "Name the first store").takes(store, set_store),
        step("/api/v1/setup/hours", "set_up_hours", "Say when it is open")
            .takes(json!({"weekly": []}), set_hours),
        step("/api/v1/setup/guest-address", "set_up_guest_address", "Say how guests reach it")
            .takes(json!({"address": null}), set_address),
        post("/api/v1/setup/recovery-sheet", "get_setup_recovery_sheet")
            .about("The recovery sheet, while the set-up is not over")
            .setting_up(SettingsEdit)
            .key(KeyRule::None)
            .to(recovery_sheet),
        post("/api/v1/setup/recovery-sheet/saved", "set_up_recovery_sheet")
            .about("The sheet is printed or saved")
            .setting_up(SettingsEdit)
            .key(KeyRule::None)
            .takes(json!({"how": "printed"}), sheet_saved),
        step("/api/v1/setup/backup", "set_up_backup", "Choose where backups go")
            .takes(backup, set_backup),
    ]
}

async fn instance(call: Call) -> Result<Reply<InstanceView>, Problem> {
    let read = call.read(|tx| {
        let set_up = actions::next(tx)?.is_none();
        let (mark, _version) = choices::get::<DemoMark>(tx)?;
        Ok((set_up, company::find(tx)?.map(|row| row.name), mark))
    });
    let (set_up, company_name, mark) = read.await?;
    Ok(Reply::new(InstanceView {
        product: "zhike".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        set_up,
        company_name,
        languages: ["zh-CN", "zh-TW", "en"].map(str::to_owned).to_vec(),
        demo: call.app.demo,
        demo_logins: demo_logins(&mark),
        totp_available: !call.app.demo,
        plain_http: call.transport == crate::platform::net::Transport::Plain,
    }))
}

/// The logins of a demo, which are shown to everyone; a house of real guests has no mark.
fn demo_logins(mark: &DemoMark) -> Vec<DemoLoginView> {
    let logins = mark.logins.iter().filter(|_| mark.on);
    let view = logins.map(|one| {
        let names = roles::preset_names(one.preset);
        DemoLoginView {
            login: one.login.clone(),
            password: mark.password.clone(),
            role_name: names.name,
            role_name_zh_tw: names.name_zh_tw,
            role_name_en: names.name_en,
        }
    });
    view.collect()
}

fn state(tx: &mut Tx<'_>, code_needed: bool) -> Result<SetupView, Problem> {
    let done = actions::done(tx)?;
    let steps = Step::ALL.map(|step| StepView { step, done: done.contains(step.as_str()) });
    let next = steps.iter().find(|one| !one.done).map(|one| one.step);
    Ok(SetupView { done: next.is_none(), step: next, steps: steps.into(), code_needed })
}

/// The code is asked of browsers elsewhere, until there is an owner. A browser is here when both
/// its connection and the address it typed are this machine's: a proxy on this machine that is not
/// named as one makes strangers look local, but not the address in their browsers (and one that
/// hides it makes the origin differ from the host, which is refused before).
fn from_elsewhere(call: &Call) -> bool {
    let local = call.address.is_some_and(|address| address.is_loopback());
    let host = call.headers.get(header::HOST).and_then(|host| host.to_str().ok());
    !(local && host.is_some_and(names_this_machine))
}

fn names_this_machine(host: &str) -> bool {
    let bare = host.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let name = bare.map_or_else(|| host.split(':').next().unwrap_or(host), |(name, _)| name);
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

async fn show(call: Call) -> Result<Reply<SetupView>, Problem> {
    let elsewhere = from_elsewhere(&call);
    let view = call.read(move |tx| {
        let has_owner = actions::done(tx)?.contains(Step::Owner.as_str());
        state(tx, elsewhere && !has_owner)
    });
    Ok(Reply::new(view.await?))
}

async fn make_owner(call: Call, body: OwnerBody) -> Result<Reply<MeView>, Problem> {
    call.read(|tx| {
        let taken = actions::done(tx)?.contains(Step::Owner.as_str());
        let refusal = || Problem::new(StatusCode::CONFLICT, "setup.already_done");
        if taken { Err(refusal()) } else { Ok(()) }
    })
    .await?;
    if from_elsewhere(&call) && !call.app.setup_code_is(body.setup_code.as_deref().unwrap_or("")) {
        return Err(Problem::new(StatusCode::FORBIDDEN, "setup.code_wrong"));
    }
    password::check(&body.password, body.login.as_str(), "").map_err(refuse)?;
    let password_hash = passwords::hash(&call.app, body.password).await?;
    let token = passwords::random_letters(32)?;
    let (act, token_hash) = (call.act(), hash(&token));
    let (device, address) = (call.device(), call.address.map(|ip| ip.to_string()));
    let language = body.language.unwrap_or(checks::Language::ZhCn).as_str();
    let locks = [zhike_store::LockKey::text("setup", "owner")];
    let made = call.app.store.write_keyed(&locks, move |tx| -> Result<_, Problem> {
        let mut work = act.start(tx);
        let (name, login) = (body.name.as_str(), body.login.as_str());
        let staff_id = actions::owner(&mut work, name, login, language, &password_hash)?;
        let entry = Entry {
            staff_id,
            verified: &password_hash,
            index: &[],
            second: &SecondFactor::NotNeeded,
            token_hash: &token_hash,
            device: &device,
            address: address.as_deref(),
            remember: None,
            rehashed: None,
        };
        open_session(&mut work, &entry)?;
        Ok(staff_id)
    });
    let staff_id = made.await?;
    call.app.relay.poke();
    let me = read::me(&call, staff_id).await?;
    Ok(Reply::new(me).cookie(&session_cookie(&call, &token)))
}

async fn draft(call: Call) -> Result<Reply<DraftView>, Problem> {
    let suggested = call.app.places.backups.display().to_string();
    let addresses = call.app.places.reached_at.clone();
    let view = call.read(move |tx| {
        let (backup, _) = choices::get::<Backup>(tx)?;
        Ok(DraftView {
            company: company::find(tx)?.map(CompanyView::of),
            store: stores::first(tx)?.map(StoreView::of).transpose()?,
            backup,
            suggested_backup_folder: suggested.clone(),
            suggested_addresses: addresses.clone(),
        })
    });
    Ok(Reply::new(view.await?))
}

async fn after(call: &Call) -> Result<Reply<SetupView>, Problem> {
    Ok(Reply::new(call.read(|tx| state(tx, false)).await?))
}

async fn set_company(call: Call, body: CompanyBody) -> Result<Reply<SetupView>, Problem> {
    let change = CompanyChange {
        name: Some(body.name.clone()),
        name_zh_tw: Some(body.name_zh_tw),
        name_en: Some(body.name_en),
        ..CompanyChange::default()
    };
    let (name, currency) = (body.name, body.currency);
    let _: Reply<()> =
        call.write(&[], move |work| actions::company(work, &change, &name, currency)).await?;
    after(&call).await
}

async fn set_city(call: Call, body: CityBody) -> Result<Reply<SetupView>, Problem> {
    let change = CompanyChange {
        city: Some(body.city),
        issuer_type: Some(body.issuer_type),
        ..CompanyChange::default()
    };
    let _: Reply<()> =
        call.write(&[], move |work| actions::company_step(work, Step::City, &change)).await?;
    after(&call).await
}

async fn set_store(call: Call, body: StoreBody) -> Result<Reply<SetupView>, Problem> {
    let phone = phone_of(body.phone)?;
    let company = call.read(|tx| {
        actions::in_order(tx, Step::Store)?;
        company::find(tx)?.ok_or_else(Problem::not_there)
    });
    let company = company.await?;
    let city: Option<City> = company.city.as_deref().and_then(|code| code.parse().ok());
    let code: StoreCode = "S01".parse().map_err(refuse)?;
    let make = move |kept: Option<Wanted>| {
        let (name, zone, phone) = (body.name.clone(), body.zone.clone(), phone.clone());
        Ok(match kept {
            Some(kept) => Wanted { name, zone, phone, cut_over: body.cut_over, ..kept },
            None => Wanted {
                code: code.clone(),
                name,
                name_zh_tw: None,
                name_en: None,
                city,
                zone,
                cut_over: body.cut_over,
                phone,
                weekly: Vec::new(),
            },
        })
    };
    let _: Reply<()> =
        call.write(&[], move |work| actions::store(work, Step::Store, &make)).await?;
    after(&call).await
}

async fn set_hours(call: Call, body: HoursBody) -> Result<Reply<SetupView>, Problem> {
    let make = move |kept: Option<Wanted>| {
        let kept = kept.ok_or_else(Problem::not_there)?;
        Ok(Wanted { weekly: body.weekly.clone(), ..kept })
    };
    let _: Reply<()> =
        call.write(&[], move |work| actions::store(work, Step::Hours, &make)).await?;
    after(&call).await
}

async fn set_address(call: Call, body: AddressBody) -> Result<Reply<AddressView>, Problem> {
    let reach = body.address.as_ref().map(GuestAddress::reach);
    let change = CompanyChange { guest_address: Some(body.address), ..CompanyChange::default() };
    let step = Step::GuestAddress;
    let _: Reply<()> =
        call.write(&[], move |work| actions::company_step(work, step, &change)).await?;
    let setup = call.read(|tx| state(tx, false)).await?;
    Ok(Reply::new(AddressView { setup, reach }))
}

async fn recovery_sheet(call: Call) -> Result<Reply<shown::SheetView>, Problem> {
    let _: Reply<()> = call
        .write(&[], |work| {
            actions::still_open(work.tx)?;
            work.audit(Done { action: "key.sheet_shown", ..Done::default() })
        })
        .await?;
    Ok(Reply::new(shown::sheet_of(&call.app.places.key).map_err(Problem::fault)?))
}

async fn sheet_saved(call: Call, body: SheetSaved) -> Result<Reply<SetupView>, Problem> {
    let _: Reply<()> = call
        .write(&[], move |work| {
            let action = match body.how {
                Kept::Printed => "key.sheet_printed",
                Kept::Saved => "key.sheet_saved",
            };
            work.audit(Done { action, ..Done::default() })?;
            actions::finish(work, Step::RecoverySheet)
        })
        .await?;
    after(&call).await
}

async fn set_backup(call: Call, body: BackupBody) -> Result<Reply<SetupView>, Problem> {
    let folder = body.folder.as_str().to_owned();
    let tried = folder.clone();
    let usable = tokio::task::spawn_blocking(move || folder::try_folder(&tried)).await;
    usable.map_err(Problem::fault)??;
    let _: Reply<()> = call
        .write(&[], move |work| {
            let (before, version) = choices::get::<Backup>(work.tx)?;
            let daily_at = body.daily_at;
            let after = Backup { enabled: true, folder: folder.clone(), daily_at, ..before };
            choices::set(work.tx, &after, version, work.act.now)?;
            work.audit(Done { action: "settings.changed", ..Done::default() })?;
            actions::finish(work, Step::Backup)
        })
        .await?;
    after(&call).await
}

#[cfg(test)]
mod tests {
    use super::names_this_machine;

    #[test]
    fn only_this_machines_own_names_count_as_here() {
        for host in ["localhost", "LOCALHOST:8480", "127.0.0.1:8480", "127.8.8.8", "[::1]:8480"] {
            assert!(names_this_machine(host), "{host}");
        }
        for host in ["zhike.example", "192.168.1.5:8480", "localhost.example", "[fe80::1]", ""] {
            assert!(!names_this_machine(host), "{host}");
        }
    }
}
