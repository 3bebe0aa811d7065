//! Mail to a real mail server, and what it says.

use serde_json::{Value, json};

use super::{MESSAGES, add_email, guest, look, owner, says, set_up, state, write};
use crate::house::{MINUTE, TestApp, both_engines};
use crate::outside::allow_this_machine;
use crate::outside::smtp::MailServer;

both_engines! {
    SetUp: a_mail_goes_encrypted_with_a_login_and_a_way_out,
        a_server_that_is_busy_is_asked_again_and_gets_the_mail_once,
        an_address_that_reaches_nobody_is_never_written_to_again,
        a_wrong_password_or_certificate_is_told_and_nothing_goes,
        what_did_not_go_becomes_a_task_and_may_be_sent_again;
}

const PASSWORD: &str = "mail-secret-9";

async fn server(app: &TestApp) -> MailServer {
    let server = MailServer::start(PASSWORD);
    allow_this_machine(app).await;
    set_up(app, "email", settings(&server), PASSWORD).await;
    server
}

fn settings(server: &MailServer) -> Value {
    json!({"adapter": "smtp", "host": "localhost", "port": server.port, "security": "starttls",
        "user": "house", "from": "house@example.com", "authority": server.authority})
}

async fn reader(app: &TestApp) -> String {
    let guest = guest(app, "林小雨", "15400001234").await;
    add_email(app, &guest, "Lin@Example.com").await;
    guest
}

async fn a_mail_goes_encrypted_with_a_login_and_a_way_out(app: &TestApp) {
    let server = server(app).await;
    let guest = reader(app).await;
    says(app, &guest, "email", "given").await;
    let homeless = write(app, &guest, "email", "marketing", "本周新菜上市。").await;
    assert_eq!(state(&homeless), ("kept", "no_way_out"), "nobody could end it");
    let boss = owner(app);
    let version = boss.get("/api/v1/company").await.ok()["version"].as_i64().unwrap();
    let address = json!({"guest_address": "https://eat.example.com"});
    boss.patch("/api/v1/company", version, address).await.ok();
    let service = write(app, &guest, "email", "service", "您的雨伞在前台。").await;
    assert_eq!(state(&service), ("sent", ""), "{service}");
    assert_eq!(service["address_masked"], "l***@example.com");
    let marketing = write(app, &guest, "email", "marketing", "本周新菜上市。").await;
    assert_eq!(state(&marketing), ("sent", ""), "{marketing}");
    let taken = server.taken();
    assert_eq!(taken.len(), 2);
    for mail in &taken {
        assert!(mail.encrypted && mail.user.as_deref() == Some("house"), "{mail:?}");
        assert!(mail.from.contains("<house@example.com>"), "{}", mail.from);
        assert_eq!(mail.to, ["RCPT TO:<lin@example.com>"]);
    }
    let id = service["message_id"].as_str().unwrap();
    assert!(
        taken[0].data.contains(&format!("Message-ID: <{id}@example.com>")),
        "{}",
        taken[0].data
    );
    assert!(!taken[0].data.contains("List-Unsubscribe"), "a service message has no way out");
    let way_out = "List-Unsubscribe: <https://eat.example.com/api/v1/public/no-more/";
    assert!(taken[1].data.replace("\n ", " ").contains(way_out), "{}", taken[1].data);
    assert!(taken[1].data.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
    one_click(app, &taken[1].data, &guest).await;
}

/// What a mail program does when the reader presses its own button.
async fn one_click(app: &TestApp, mail: &str, guest: &str) {
    let path = mail.split("https://eat.example.com").nth(1).unwrap();
    let path = path.split('>').next().unwrap().replace(['\n', ' '], "");
    let stranger = app.stranger();
    let page = stranger.get(&path).await;
    assert_eq!(page.status, 200);
    let again = write(app, guest, "email", "marketing", "再来一条。").await;
    assert_eq!(state(&again), ("sent", ""), "looking at the page changes nothing");
    let form = "application/x-www-form-urlencoded";
    let click = stranger
        .post_empty(&path)
        .without("origin")
        .bytes("List-Unsubscribe=One-Click")
        .header("content-type", form)
        .await;
    assert_eq!(click.status, 200, "{}", click.tell());
    app.pass(8 * 24 * 60 * MINUTE);
    let after = write(app, guest, "email", "marketing", "还有一条。").await;
    assert_eq!(state(&after), ("suppressed", "no_consent"));
    let consents = owner(app).get(&format!("/api/v1/guests/{guest}/consents")).await.ok();
    let mail = consents["items"].as_array().unwrap().iter().find(|c| c["channel"] == "email");
    assert_eq!(
        (&mail.unwrap()["answer"], &mail.unwrap()["how"]),
        (&json!("withdrawn"), &json!("link"))
    );
    let service = write(app, guest, "email", "service", "您的雨伞还在。").await;
    assert_eq!(state(&service), ("sent", ""), "service goes on");
    // A link that no message had is answered alike.
    let made_up = "/api/v1/public/no-more/00000000000000000000000000";
    assert_eq!(stranger.post_empty(made_up).without("origin").await.status, 200);
}

async fn a_server_that_is_busy_is_asked_again_and_gets_the_mail_once(app: &TestApp) {
    let server = server(app).await;
    server.will_answer_rcpt(["451 try later", "421 too busy"]);
    let guest = reader(app).await;
    let message = write(app, &guest, "email", "service", "您的雨伞在前台。").await;
    assert_eq!(state(&message), ("queued", ""));
    assert_eq!((&message["error_code"], &message["tries"]), (&json!("channel.busy"), &json!(1)));
    let channels = owner(app).get("/api/v1/settings/channels").await.ok();
    let mail = channels["items"].as_array().unwrap().iter().find(|c| c["kind"] == "email");
    assert_eq!(mail.unwrap()["last_error_code"], "channel.busy");
    app.pass(5_000);
    app.rest();
    assert_eq!(look(app, &message).await["tries"], 2);
    assert!(server.taken().is_empty());
    app.pass(MINUTE);
    app.rest();
    assert_eq!(state(&look(app, &message).await), ("sent", ""));
    assert_eq!(server.taken().len(), 1);
}

async fn an_address_that_reaches_nobody_is_never_written_to_again(app: &TestApp) {
    let server = server(app).await;
    server.will_answer_rcpt(["550 no such user"]);
    let guest = reader(app).await;
    let message = write(app, &guest, "email", "service", "您的雨伞在前台。").await;
    assert_eq!(state(&message), ("failed", ""));
    assert_eq!(message["error_code"], "channel.no_such_address");
    let again = write(app, &guest, "email", "service", "再试一次。").await;
    assert_eq!(state(&again), ("suppressed", "bounced"));
    assert!(server.taken().is_empty());
}

async fn a_wrong_password_or_certificate_is_told_and_nothing_goes(app: &TestApp) {
    let server = server(app).await;
    set_up(app, "email", settings(&server), "wrong").await;
    let guest = reader(app).await;
    let message = write(app, &guest, "email", "service", "您的雨伞在前台。").await;
    assert_eq!(state(&message), ("failed", ""));
    assert_eq!(message["error_code"], "channel.login_wrong");
    let mut untrusted = settings(&server);
    untrusted["authority"] = Value::Null;
    set_up(app, "email", untrusted, PASSWORD).await;
    let message = write(app, &guest, "email", "service", "再试一次。").await;
    assert_eq!(
        (state(&message), &message["error_code"]),
        (("queued", ""), &json!("outside.certificate"))
    );
    // A server that does not encrypt gets nothing, whatever it says.
    let plain = json!({"adapter": "smtp", "host": "mail.example.com", "port": 25,
        "security": "none", "from": "house@example.com"});
    let body = json!({"kind": "email", "enabled": true, "settings": plain, "version": 3});
    owner(app).put("/api/v1/settings/channels", body).await.refused(422, "outside.not_encrypted");
    assert!(server.taken().is_empty());
}

async fn what_did_not_go_becomes_a_task_and_may_be_sent_again(app: &TestApp) {
    let server = server(app).await;
    set_up(app, "email", settings(&server), "wrong").await;
    let guest = reader(app).await;
    let message = write(app, &guest, "email", "service", "您的雨伞在前台。").await;
    let tasks = super::host(app).get("/api/v1/tasks").await.ok();
    let task = &tasks["items"][0];
    assert_eq!((&task["kind"], &task["guest_id"]), (&json!("message_failed"), &json!(guest)));
    assert_eq!(task["origin"], message["message_id"]);
    set_up(app, "email", settings(&server), PASSWORD).await;
    let path = format!("{MESSAGES}/{}/send-again", message["message_id"].as_str().unwrap());
    let version = message["version"].as_i64().unwrap();
    owner(app).post_empty(&path).if_match(version - 1).await.refused(412, "conflict.stale");
    owner(app).post_empty(&path).if_match(version).await.ok();
    app.rest();
    let message = look(app, &message).await;
    assert_eq!(state(&message), ("sent", ""));
    assert_eq!(server.taken().len(), 1);
    let version = message["version"].as_i64().unwrap();
    owner(app).post_empty(&path).if_match(version).await.refused(409, "message.not_again");
}
