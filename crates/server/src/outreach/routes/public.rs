//! What comes from outside without a login: a guest's click that ends advertising, and what
//! carriers tell.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;
use zhike_store::{LockKey, p};

use crate::outreach::actions::answers;
use crate::outreach::actions::channels::callback_hash;
use crate::outreach::adapters::told;
use crate::outreach::channels;
use crate::outreach::sql::channel::{self as sql, ChannelRow};
use crate::platform::http::call::Call;
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, get, post};
use crate::platform::problem::Problem;

/// The longest call of a carrier.
const LONGEST: usize = 256 * 1024;

/// What carriers take for "understood".
#[derive(Debug, Serialize, JsonSchema)]
pub struct Understood {
    /// Aliyun looks here.
    code: u8,
    /// Tencent looks here.
    result: u8,
    /// A word for people.
    msg: &'static str,
    /// The same, where Tencent looks for it.
    errmsg: &'static str,
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    vec![
        get("/api/v1/public/no-more/{token}", "get_no_more")
            .about("A page with one button that ends advertising; looking changes nothing")
            .public()
            .media("text/html")
            .raw(ask),
        post("/api/v1/public/no-more/{token}", "no_more")
            .about("End advertising by this channel (RFC 8058: one click)")
            .public()
            .key(KeyRule::None)
            .media("text/html")
            .raw(no_more),
        post("/api/v1/public/message-callbacks/{token}", "message_callback")
            .about("What a carrier tells: receipts, and what guests write back")
            .public()
            .key(KeyRule::None)
            .takes_file(LONGEST, callback),
    ]
}

/// A page in the three languages, without script and style: it must work in any mail program.
fn page(status: StatusCode, heading: &str, inside: &str) -> Response {
    let html = format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"robots\" \
         content=\"noindex\"><title>{heading}</title></head><body><h1>{heading}</h1>{inside}\
         </body></html>"
    );
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    let no_store = [(header::CACHE_CONTROL, "no-store")];
    (status, kind, no_store, html).into_response()
}

async fn ask(_call: Call) -> Result<Response, Problem> {
    let button = "<form method=\"post\"><button>不再接收 · 不再接收 · Stop</button></form>";
    let words = "<p>确认不再接收活动与优惠通知？会员权益和服务不受影响。</p>\
                 <p lang=\"zh-TW\">確認不再接收活動與優惠通知？\
                 會員權益和服務不受影響。</p>\
                 <p lang=\"en\">Stop news and offers? Membership and service stay the same.</p>";
    Ok(page(StatusCode::OK, "退订 · 退訂 · Unsubscribe", &format!("{words}{button}")))
}

async fn no_more(call: Call) -> Result<Response, Problem> {
    let token = call.path.text("token").unwrap_or_default().to_ascii_lowercase();
    let lock = LockKey::text("no_more", &token);
    let _: Reply<bool> = call.write(&[lock], move |work| answers::by_link(work, &token)).await?;
    // A link that no message had gets the same page: whoever tries links learns nothing.
    let words = "<p>已退订，不会再发送活动与优惠通知。</p>\
                 <p lang=\"zh-TW\">已退訂，不會再傳送活動與優惠通知。</p>\
                 <p lang=\"en\">Done. You get no more news and offers.</p>";
    Ok(page(StatusCode::OK, "已退订 · 已退訂 · Unsubscribed", words))
}

async fn callback(call: Call, body: Vec<u8>) -> Result<Reply<Understood>, Problem> {
    let hash = callback_hash(&call.path.text("token").unwrap_or_default().to_ascii_lowercase());
    let keyring = call.app.keyring.clone();
    let found = call.read(move |tx| {
        let row: Option<ChannelRow> = tx.opt(&sql::CALLED, p![hash.clone()])?;
        row.map(|row| channels::opened(&keyring, row)).transpose()
    });
    let channel = found.await?.ok_or_else(Problem::not_there)?;
    for one in told(&channel.settings, &body) {
        let _: Reply<()> = call.write(&[], move |work| answers::take(work, &one)).await?;
    }
    Ok(Reply::new(Understood { code: 0, result: 0, msg: "ok", errmsg: "OK" }))
}
