//! Text messages by Tencent: `SendSms` of 2021-01-11, signed by TC3-HMAC-SHA256.

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde_json::{Value, json};
use zhike_domain::kernel::time::Millis;

use super::{Adapter, Kind, Outgoing, Refused, Taken, by_status, hmac, post, sha256_hex};
use crate::outreach::channels;
use crate::platform::outside::{Allowed, Host};

const ALGORITHM: &str = "TC3-HMAC-SHA256";
const SERVICE: &str = "sms";
const JSON: &str = "application/json; charset=utf-8";

/// Tencent with its key.
pub struct Tencent<'c> {
    pub settings: &'c channels::Tencent,
    pub secret: &'c str,
    pub allowed: &'c Allowed,
}

/// Who signs, for what and when.
struct Signer<'s> {
    id: &'s str,
    secret: &'s str,
    service: &'s str,
    host: &'s str,
    /// Seconds since 1970.
    seconds: i64,
}

impl Signer<'_> {
    /// The header `Authorization` of a JSON body posted to `/`.
    fn authorization(&self, body: &[u8]) -> String {
        let at = Timestamp::from_second(self.seconds).unwrap_or_default();
        let date = at.strftime("%Y-%m-%d").to_string();
        let headers = format!("content-type:{JSON}\nhost:{}\n", self.host);
        let names = "content-type;host";
        let canonical = format!("POST\n/\n\n{headers}\n{names}\n{}", sha256_hex(body));
        let scope = format!("{date}/{}/tc3_request", self.service);
        let hash = sha256_hex(canonical.as_bytes());
        let to_sign = format!("{ALGORITHM}\n{}\n{scope}\n{hash}", self.seconds);
        let key = hmac(format!("TC3{}", self.secret).as_bytes(), date.as_bytes());
        let key = hmac(&hmac(&key, self.service.as_bytes()), b"tc3_request");
        let signature = HEXLOWER.encode(&hmac(&key, to_sign.as_bytes()));
        format!(
            "{ALGORITHM} Credential={}/{scope}, SignedHeaders={names}, Signature={signature}",
            self.id
        )
    }
}

impl Adapter for Tencent<'_> {
    fn send(&self, out: &Outgoing) -> Result<Taken, Refused> {
        let template = out.notice.and_then(|notice| self.settings.templates.get(&notice));
        let template = template.ok_or(Refused::permanent("channel.no_template"))?;
        let holes = out.order.iter().map(|name| out.holes.get(name).cloned().unwrap_or_default());
        let body = json!({
            "PhoneNumberSet": [out.to],
            "SmsSdkAppId": self.settings.sdk_app_id,
            "SignName": out.sign,
            "TemplateId": template,
            "TemplateParamSet": holes.collect::<Vec<String>>(),
            "SessionContext": out.id,
        });
        let body = body.to_string().into_bytes();
        let host = Host::of(self.settings.url())?;
        let Millis(now) = out.now;
        let signer = Signer {
            id: &self.settings.secret_id,
            secret: self.secret,
            service: SERVICE,
            host: &host.name,
            seconds: now.div_euclid(1_000),
        };
        let headers = [
            ("authorization", signer.authorization(&body)),
            ("content-type", JSON.to_owned()),
            ("x-tc-action", "SendSms".to_owned()),
            ("x-tc-region", self.settings.region.clone()),
            ("x-tc-timestamp", signer.seconds.to_string()),
            ("x-tc-version", "2021-01-11".to_owned()),
        ];
        let headers = headers.map(|(name, value)| (name.to_owned(), value));
        let answer = post(self.settings.url(), headers.to_vec(), body, self.allowed)?;
        read(answer.status, &answer.body)
    }
}

/// What the answer says: one status for the one number, or an error of the whole request.
fn read(status: u16, body: &[u8]) -> Result<Taken, Refused> {
    let answer: Value = serde_json::from_slice(body).unwrap_or_default();
    let answer = &answer["Response"];
    let one = &answer["SendStatusSet"][0];
    let code = answer["Error"]["Code"].as_str().or(one["Code"].as_str()).unwrap_or_default();
    if code == "Ok" {
        return Ok(Taken { vendor_id: one["SerialNo"].as_str().map(str::to_owned) });
    }
    let (front, _) = code.split_once('.').unwrap_or((code, ""));
    Err(match (front, code) {
        ("", _) => by_status(status),
        ("AuthFailure", _) => Refused::permanent("channel.login_wrong"),
        ("LimitExceeded" | "RequestLimitExceeded" | "InternalError", _) => {
            Refused::temporary("channel.busy")
        }
        (_, "FailedOperation.InsufficientBalanceInSmsPackage") => {
            Refused::temporary("channel.no_credit")
        }
        (
            _,
            "FailedOperation.PhoneNumberInBlacklist" | "InvalidParameterValue.IncorrectPhoneNumber",
        ) => Refused { kind: Kind::Bounced, code: "channel.no_such_address" },
        (_, "FailedOperation.SignatureIncorrectOrUnapproved") => {
            Refused::permanent("channel.sign_not_registered")
        }
        (_, "FailedOperation.TemplateIncorrectOrUnapproved") => {
            Refused::permanent("channel.no_template")
        }
        _ => Refused::permanent("channel.refused"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of the vendor's page on signature v3; the stars are part of its secret.
    #[test]
    fn the_signature_is_the_one_of_the_vendors_example() {
        let signer = Signer {
            id: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******",
            secret: "Gu5t9xGARNpq86cd98joQYCN3*******",
            service: "cvm",
            host: "cvm.tencentcloudapi.com",
            seconds: 1_551_113_065,
        };
        let name = r#""\u672a\u547d\u540d""#;
        let body = format!(
            r#"{{"Limit": 1, "Filters": [{{"Values": [{name}], "Name": "instance-name"}}]}}"#
        );
        let signed = signer.authorization(body.as_bytes());
        let expected = "Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c";
        assert!(signed.ends_with(expected), "{signed}");
        assert!(signed.contains("/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, "));
    }

    #[test]
    fn an_answer_is_understood() {
        let taken =
            read(200, br#"{"Response":{"SendStatusSet":[{"Code":"Ok","SerialNo":"5000:1"}]}}"#);
        assert_eq!(taken, Ok(Taken { vendor_id: Some("5000:1".to_owned()) }));
        let code = |body: &str| read(200, body.as_bytes()).unwrap_err();
        let whole = code(r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure"}}}"#);
        assert_eq!(whole, Refused::permanent("channel.login_wrong"));
        let one =
            r#"{"Response":{"SendStatusSet":[{"Code":"LimitExceeded.PhoneNumberDailyLimit"}]}}"#;
        assert_eq!(code(one), Refused::temporary("channel.busy"));
        assert_eq!(read(502, b"").unwrap_err().kind, Kind::Temporary);
    }
}
