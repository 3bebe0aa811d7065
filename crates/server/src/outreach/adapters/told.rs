//! What carriers tell: receipts, and what guests write back.

use serde_json::Value;
use zhike_domain::kernel::id::MessageId;

use crate::outreach::actions::answers::Told;
use crate::outreach::channels::Settings;

/// Most things that one call tells.
const MOST: usize = 500;

/// What a call of this carrier tells; what is not understood tells nothing.
#[must_use]
pub fn told(settings: &Settings, body: &[u8]) -> Vec<Told> {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let all: Vec<&Value> = match &body {
        Value::Array(all) => all.iter().take(MOST).collect(),
        one @ Value::Object(_) => vec![one],
        _ => Vec::new(),
    };
    let one = match settings {
        Settings::Aliyun(_) => aliyun,
        Settings::Tencent(_) => tencent,
        Settings::Http(_) => any,
        Settings::Smtp(_) => return Vec::new(),
    };
    all.into_iter().filter_map(one).collect()
}

fn text(value: &Value, name: &str) -> Option<String> {
    let found = value.get(name)?;
    found.as_str().map(str::to_owned).or_else(|| found.as_i64().map(|number| number.to_string()))
}

/// `SmsReport` has `success`, `SmsUp` has `content`.
fn aliyun(value: &Value) -> Option<Told> {
    if let Some(said) = text(value, "content") {
        return Some(Told::Wrote { phone: text(value, "phone_number")?, text: said });
    }
    let success = value.get("success")?.as_bool()?;
    let why = text(value, "err_code").unwrap_or_default();
    Some(Told::Fared {
        message_id: text(value, "out_id").and_then(|id| id.parse::<MessageId>().ok()),
        vendor_id: text(value, "biz_id"),
        arrived: if success { Ok(()) } else { Err(why) },
    })
}

/// A receipt has `report_status`, an answer has `text`.
fn tencent(value: &Value) -> Option<Told> {
    if let Some(status) = text(value, "report_status") {
        let why = text(value, "errmsg").unwrap_or_default();
        return Some(Told::Fared {
            message_id: text(value, "session_context").and_then(|id| id.parse().ok()),
            vendor_id: text(value, "sid"),
            arrived: if status == "SUCCESS" { Ok(()) } else { Err(why) },
        });
    }
    let country = text(value, "nationcode").unwrap_or_else(|| "86".to_owned());
    let phone = format!("+{country}{}", text(value, "mobile")?);
    Some(Told::Wrote { phone, text: text(value, "text")? })
}

/// `{"id": …, "delivered": true}` or `{"phone": …, "text": …}`, by our id or the carrier's.
fn any(value: &Value) -> Option<Told> {
    if let Some(said) = text(value, "text") {
        return Some(Told::Wrote { phone: text(value, "phone")?, text: said });
    }
    let id = text(value, "id")?;
    let delivered = value.get("delivered")?.as_bool()?;
    let message_id: Option<MessageId> = id.parse().ok();
    Some(Told::Fared {
        vendor_id: message_id.is_none().then_some(id),
        message_id,
        arrived: if delivered { Ok(()) } else { Err(text(value, "code").unwrap_or_default()) },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: fn(&Value) -> Option<Told>, body: &str, expected: Option<Told>) {
        assert_eq!(one(&serde_json::from_str(body).unwrap()), expected, "{body}");
    }

    #[test]
    fn what_each_carrier_tells_is_understood() {
        let id = MessageId::from_raw(7);
        let arrived = |vendor: Option<&str>| {
            let vendor_id = vendor.map(str::to_owned);
            Some(Told::Fared { message_id: Some(id), vendor_id, arrived: Ok(()) })
        };
        let body =
            format!(r#"{{"success":true,"out_id":"{id}","biz_id":"9^0","phone_number":"1"}}"#);
        check(aliyun, &body, arrived(Some("9^0")));
        let body = r#"{"success":false,"err_code":"DB:0141","biz_id":"9^0"}"#;
        let failed = |vendor: &str, why: &str| Told::Fared {
            message_id: None,
            vendor_id: Some(vendor.to_owned()),
            arrived: Err(why.to_owned()),
        };
        check(aliyun, body, Some(failed("9^0", "DB:0141")));
        let wrote =
            |phone: &str| Some(Told::Wrote { phone: phone.to_owned(), text: "R".to_owned() });
        let body = r#"{"phone_number":"15400001234","content":"R","sign_name":"楼"}"#;
        check(aliyun, body, wrote("15400001234"));
        check(
            tencent,
            r#"{"nationcode":"86","mobile":"15400001234","text":"R"}"#,
            wrote("+8615400001234"),
        );
        let body = r#"{"report_status":"FAIL","errmsg":"X","sid":"5:1"}"#;
        check(tencent, body, Some(failed("5:1", "X")));
        check(any, &format!(r#"{{"id":"{id}","delivered":true}}"#), arrived(None));
        check(any, r#"{"phone":"15400001234","text":"R"}"#, wrote("15400001234"));
        check(any, r#"{"hello":1}"#, None);
    }
}
