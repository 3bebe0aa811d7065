//! Text messages by Aliyun: `SendSms` of 2017-05-25, signed by ACS3-HMAC-SHA256.

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde_json::Value;
use zhike_domain::kernel::time::Millis;

use super::{Adapter, Outgoing, Refused, Taken, by_status, hmac, post, sha256_hex};
use crate::outreach::channels;
use crate::platform::outside::{Allowed, Host};

const ALGORITHM: &str = "ACS3-HMAC-SHA256";

/// Aliyun with its key.
pub struct Aliyun<'c> {
    pub settings: &'c channels::Aliyun,
    pub secret: &'c str,
    pub allowed: &'c Allowed,
}

/// A request that is to be signed.
struct Request<'r> {
    /// Sorted by name, values already percent-encoded.
    query: &'r str,
    /// Sorted by name, in small letters.
    headers: &'r [(&'r str, &'r str)],
    body: &'r [u8],
}

/// The header `Authorization` of a request to `/`.
fn authorization(request: &Request<'_>, key_id: &str, secret: &str) -> String {
    let lines = request.headers.iter().map(|(name, value)| format!("{name}:{}\n", value.trim()));
    let names: Vec<&str> = request.headers.iter().map(|(name, _)| *name).collect();
    let names = names.join(";");
    let lines: String = lines.collect();
    let body = sha256_hex(request.body);
    let canonical = format!("POST\n/\n{}\n{lines}\n{names}\n{body}", request.query);
    let to_sign = format!("{ALGORITHM}\n{}", sha256_hex(canonical.as_bytes()));
    let signature = HEXLOWER.encode(&hmac(secret.as_bytes(), to_sign.as_bytes()));
    format!("{ALGORITHM} Credential={key_id},SignedHeaders={names},Signature={signature}")
}

/// Percent-encoding as RFC 3986 has it: everything but letters, digits and `-_.~`.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
            char::from(byte).to_string()
        }
        other => format!("%{other:02X}"),
    };
    text.bytes().map(byte).collect()
}

fn instant(now: Millis) -> String {
    let at = Timestamp::from_millisecond(now.0).unwrap_or_default();
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

impl Adapter for Aliyun<'_> {
    fn send(&self, out: &Outgoing) -> Result<Taken, Refused> {
        let template = out.notice.and_then(|notice| self.settings.templates.get(&notice));
        let template = template.ok_or(Refused::permanent("channel.no_template"))?;
        let holes = serde_json::to_string(&out.holes).unwrap_or_default();
        let mut fields = [
            ("OutId", out.id.as_str()),
            ("PhoneNumbers", out.number()),
            ("SignName", out.sign.as_str()),
            ("TemplateCode", template.as_str()),
            ("TemplateParam", holes.as_str()),
        ];
        fields.sort_unstable();
        let pairs = fields.map(|(name, value)| format!("{name}={}", encoded(value)));
        let body = pairs.join("&").into_bytes();
        let host = Host::of(self.settings.url())?;
        let (hash, date) = (sha256_hex(&body), instant(out.now));
        let form = "application/x-www-form-urlencoded";
        let headers = [
            ("content-type", form),
            ("host", host.name.as_str()),
            ("x-acs-action", "SendSms"),
            ("x-acs-content-sha256", hash.as_str()),
            ("x-acs-date", date.as_str()),
            ("x-acs-signature-nonce", out.nonce.as_str()),
            ("x-acs-version", "2017-05-25"),
        ];
        let request = Request { query: "", headers: &headers, body: &body };
        let signed = authorization(&request, &self.settings.access_key_id, self.secret);
        let mut sent: Vec<(String, String)> = Vec::new();
        for (name, value) in headers.iter().filter(|(name, _)| *name != "host") {
            sent.push(((*name).to_owned(), (*value).to_owned()));
        }
        sent.push(("authorization".to_owned(), signed));
        let answer = post(self.settings.url(), sent, body, self.allowed)?;
        read(answer.status, &answer.body)
    }
}

/// What the answer says: a code, `OK` when the message was taken.
fn read(status: u16, body: &[u8]) -> Result<Taken, Refused> {
    let answer: Value = serde_json::from_slice(body).unwrap_or_default();
    let code = answer["Code"].as_str().unwrap_or_default();
    match code {
        "OK" => Ok(Taken { vendor_id: answer["BizId"].as_str().map(str::to_owned) }),
        "" => Err(by_status(status)),
        "isv.BUSINESS_LIMIT_CONTROL"
        | "Throttling"
        | "Throttling.User"
        | "ServiceUnavailable"
        | "isp.SYSTEM_ERROR" => Err(Refused::temporary("channel.busy")),
        "isv.MOBILE_NUMBER_ILLEGAL" => {
            Err(Refused { kind: super::Kind::Bounced, code: "channel.no_such_address" })
        }
        "isv.AMOUNT_NOT_ENOUGH" | "isv.OUT_OF_SERVICE" => {
            Err(Refused::temporary("channel.no_credit"))
        }
        "isv.SMS_SIGNATURE_ILLEGAL" | "isv.SIGN_STATE_ILLEGAL" | "isv.SIGN_NAME_ILLEGAL" => {
            Err(Refused::permanent("channel.sign_not_registered"))
        }
        "isv.SMS_TEMPLATE_ILLEGAL"
        | "isv.TEMPLATE_STATE_ILLEGAL"
        | "isv.TEMPLATE_MISSING_PARAMETERS" => Err(Refused::permanent("channel.no_template")),
        "SignatureDoesNotMatch"
        | "InvalidAccessKeyId.NotFound"
        | "InvalidAccessKeyId"
        | "isp.RAM_PERMISSION_DENY"
        | "isv.RAM_PERMISSION_DENY" => Err(Refused::permanent("channel.login_wrong")),
        _ => Err(Refused::permanent("channel.refused")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of the vendor's page on V3 signatures.
    #[test]
    fn the_signature_is_the_one_of_the_vendors_example() {
        let empty = sha256_hex(b"");
        let headers = [
            ("host", "ecs.cn-shanghai.aliyuncs.com"),
            ("x-acs-action", "RunInstances"),
            ("x-acs-content-sha256", empty.as_str()),
            ("x-acs-date", "2023-10-26T10:22:32Z"),
            ("x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"),
            ("x-acs-version", "2014-05-26"),
        ];
        let image = "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd";
        let query = format!("ImageId={image}&RegionId=cn-shanghai");
        let request = Request { query: &query, headers: &headers, body: b"" };
        let signed = authorization(&request, "YourAccessKeyId", "YourAccessKeySecret");
        assert_eq!(
            signed,
            "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;\
             x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=\
             06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
        );
    }

    #[test]
    fn an_answer_is_understood() {
        let taken = read(200, br#"{"Code":"OK","BizId":"9006^0"}"#);
        assert_eq!(taken, Ok(Taken { vendor_id: Some("9006^0".to_owned()) }));
        let kind = |body: &str| read(200, body.as_bytes()).unwrap_err().kind;
        use super::super::Kind;
        assert_eq!(kind(r#"{"Code":"isv.BUSINESS_LIMIT_CONTROL"}"#), Kind::Temporary);
        assert_eq!(kind(r#"{"Code":"isv.MOBILE_NUMBER_ILLEGAL"}"#), Kind::Bounced);
        assert_eq!(kind(r#"{"Code":"isv.SMS_SIGNATURE_ILLEGAL"}"#), Kind::Permanent);
        assert_eq!(read(503, b"<html>").unwrap_err().kind, Kind::Temporary);
        assert_eq!(encoded("知 a~*/"), "%E7%9F%A5%20a~%2A%2F");
        assert_eq!(instant(Millis(1_698_315_752_123)), "2023-10-26T10:22:32Z");
    }
}
