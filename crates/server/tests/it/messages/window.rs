//! Consent, hours, the week, and numbers that nobody has: decided when a message goes.

use serde_json::json;

use super::{MESSAGES, NOWHERE, guest, host, look, rules, says, set_up, state, write};
use crate::house::{HOUR, TestApp, both_engines};
use crate::outside::allow_this_machine;
use crate::outside::http::{Receiver, Say};

both_engines! {
    SetUp: advertising_waits_for_the_morning_and_is_decided_anew_then,
        a_week_holds_so_much_over_all_channels,
        a_number_that_nobody_has_stays_in_the_box,
        without_a_channel_or_an_address_a_message_waits_in_the_box,
        the_box_shows_ones_own_stores_and_no_address;
}

async fn carrier(app: &TestApp) -> Receiver {
    let receiver = Receiver::start();
    allow_this_machine(app).await;
    let settings = json!({"adapter": "http", "url": receiver.url, "body": "{phone}{text}",
        "content_type": "application/x-www-form-urlencoded"});
    set_up(app, "sms", settings, "").await;
    rules(app, json!({"sign": "试味楼"})).await;
    receiver
}

async fn advertising_waits_for_the_morning_and_is_decided_anew_then(app: &TestApp) {
    let receiver = carrier(app).await;
    let (one, two) =
        (guest(app, "林小雨", NOWHERE).await, guest(app, "赵大海", "+999 5550 5678").await);
    for guest in [&one, &two] {
        says(app, guest, "sms", "given").await;
    }
    // 18:00 in the store when the house begins; three hours and a half later it is 21:30.
    app.pass(7 * HOUR / 2);
    let service = write(app, &one, "sms", "service", "您的雨伞在前台。").await;
    assert_eq!(state(&service), ("sent", ""), "what the guest must know knows no hour");
    let stays = write(app, &one, "sms", "marketing", "本周新菜。").await;
    let goes = write(app, &two, "sms", "marketing", "本周新菜。").await;
    for message in [&stays, &goes] {
        assert_eq!(state(message), ("waiting_window", ""), "{message}");
        assert_eq!(message["due_at"], "2026-11-23T01:00:00.000Z", "09:00 in the store");
    }
    says(app, &one, "sms", "withdrawn").await;
    app.pass(23 * HOUR / 2);
    app.rest();
    assert_eq!(state(&look(app, &stays).await), ("suppressed", "no_consent"));
    assert_eq!(state(&look(app, &goes).await), ("sent", ""));
    assert_eq!(receiver.came().len(), 2);
}

async fn a_week_holds_so_much_over_all_channels(app: &TestApp) {
    let receiver = carrier(app).await;
    let guest = guest(app, "林小雨", NOWHERE).await;
    says(app, &guest, "sms", "given").await;
    for _time in 0..2 {
        let message = write(app, &guest, "sms", "marketing", "本周新菜。").await;
        assert_eq!(state(&message), ("sent", ""));
    }
    let third = write(app, &guest, "sms", "marketing", "本周新菜。").await;
    assert_eq!(state(&third), ("suppressed", "week_full"));
    let service = write(app, &guest, "sms", "service", "您的雨伞在前台。").await;
    assert_eq!(state(&service), ("sent", ""));
    app.pass(7 * 24 * HOUR + 1);
    let later = write(app, &guest, "sms", "marketing", "又一周新菜。").await;
    assert_eq!(state(&later), ("sent", ""));
    assert_eq!(receiver.came().len(), 4);
}

async fn a_number_that_nobody_has_stays_in_the_box(app: &TestApp) {
    let receiver = carrier(app).await;
    for phone in ["15400001234", "(000) 8765 4321"] {
        let guest = guest(app, "试用", phone).await;
        let message = write(app, &guest, "sms", "service", "您的雨伞在前台。").await;
        assert_eq!(state(&message), ("kept", "demo_number"), "{phone}");
    }
    assert!(receiver.came().is_empty());
}

async fn without_a_channel_or_an_address_a_message_waits_in_the_box(app: &TestApp) {
    let guest = guest(app, "林小雨", NOWHERE).await;
    let message = write(app, &guest, "sms", "service", "您的雨伞在前台。").await;
    assert_eq!(state(&message), ("kept", "channel_off"));
    let mail = write(app, &guest, "email", "service", "您的雨伞在前台。").await;
    assert_eq!(state(&mail), ("kept", "no_address"));
    let here = write(app, &guest, "box", "service", "她喜欢靠窗。").await;
    assert_eq!(state(&here), ("delivered", ""));
    // Once there is a channel, what stayed can be sent.
    let receiver = carrier(app).await;
    receiver.will_say([Say::status(200)]);
    let path = format!("{MESSAGES}/{}/send-again", message["message_id"].as_str().unwrap());
    let version = message["version"].as_i64().unwrap();
    host(app).post_empty(&path).if_match(version).await.ok();
    app.rest();
    assert_eq!(state(&look(app, &message).await), ("sent", ""));
}

async fn the_box_shows_ones_own_stores_and_no_address(app: &TestApp) {
    carrier(app).await;
    let guest = guest(app, "林小雨", NOWHERE).await;
    write(app, &guest, "sms", "service", "您的雨伞在前台。").await;
    let own = host(app).get(&format!("{MESSAGES}?guest_id={guest}&state=sent")).await.ok();
    assert_eq!(own["items"].as_array().unwrap().len(), 1);
    assert_eq!(own["items"][0]["address_masked"], "+999****1234");
    assert_eq!(own["items"][0]["guest"], "林女士");
    let elsewhere = app.elsewhere(
        app.people().who(zhike_domain::team::role::Preset::Host, crate::house::Place::B),
    );
    let none = elsewhere.get(MESSAGES).await.ok();
    assert_eq!(none["items"], json!([]));
    let empty = json!({"guest_id": guest, "store_id": app.people().store_a,
        "purpose": "marketing", "channel": "sms", "text": "x"});
    host(app).post(MESSAGES, empty).await.refused(422, "message.advertising_elsewhere");
    let nobody = json!({"guest_id": "guest_0000000000001", "store_id": app.people().store_a,
        "purpose": "service", "channel": "box", "text": "x"});
    let refused = host(app).post(MESSAGES, nobody).await.refused(422, "guest.not_there");
    assert_eq!(refused["errors"][0]["pointer"], "/guest_id");
}
