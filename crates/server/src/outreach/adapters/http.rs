//! Text messages by any carrier that takes an HTTP request: address, headers and body are written
//! down once with holes in them.

use std::collections::BTreeMap;

use data_encoding::{BASE64, HEXLOWER};
use serde_json::Value;

use super::{Adapter, Kind, Outgoing, Refused, Taken, by_status, hmac, post};
use crate::outreach::channels::{self, Letters};
use crate::platform::outside::Allowed;

/// Any carrier with its key.
pub struct Any<'c> {
    pub settings: &'c channels::Http,
    pub secret: &'c str,
    pub allowed: &'c Allowed,
}

type Holes = BTreeMap<&'static str, String>;

/// Puts values into the holes; a hole that nobody knows stays as it is, and what was put in is
/// never read for holes again.
fn fill(text: &str, holes: &Holes, escape: impl Fn(&str) -> String) -> String {
    let (mut filled, mut rest) = (String::new(), text);
    while let Some(at) = rest.find('{') {
        let (before, after) = rest.split_at(at);
        filled.push_str(before);
        let known = after[1..]
            .split_once('}')
            .and_then(|(name, behind)| holes.get(name).map(|value| (value, behind)));
        match known {
            Some((value, behind)) => {
                filled.push_str(&escape(value));
                rest = behind;
            }
            None => {
                filled.push('{');
                rest = &after[1..];
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// A value inside the quotes of a JSON text.
fn in_json(value: &str) -> String {
    let quoted = Value::from(value).to_string();
    quoted.trim_start_matches('"').strip_suffix('"').unwrap_or_default().to_owned()
}

/// A value of a form.
fn in_form(value: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
            char::from(byte).to_string()
        }
        b' ' => "+".to_owned(),
        other => format!("%{other:02X}"),
    };
    value.bytes().map(byte).collect()
}

impl Adapter for Any<'_> {
    fn send(&self, out: &Outgoing) -> Result<Taken, Refused> {
        let time = out.now.0.div_euclid(1_000).to_string();
        let mut holes: Holes = BTreeMap::from([
            ("id", out.id.clone()),
            ("time", time),
            ("secret", self.secret.to_owned()),
            ("phone", out.number().to_owned()),
            ("text", out.text.clone()),
            ("sign", out.sign.clone()),
        ]);
        let is_json = self.settings.content_type == "application/json";
        let escape = if is_json { in_json } else { in_form };
        let body = fill(&self.settings.body, &holes, escape);
        let mut headers = vec![
            ("content-type".to_owned(), self.settings.content_type.clone()),
            ("idempotency-key".to_owned(), out.id.clone()),
        ];
        holes.retain(|name, _| ["id", "time", "secret"].contains(name));
        for (name, value) in &self.settings.headers {
            headers.push((name.to_ascii_lowercase(), fill(value, &holes, str::to_owned)));
        }
        if let Some(signature) = &self.settings.signature {
            holes.insert("body", body.clone());
            holes.remove("secret");
            let over = fill(&signature.over, &holes, str::to_owned);
            let mac = hmac(self.secret.as_bytes(), over.as_bytes());
            let written = match signature.letters {
                Letters::Hex => HEXLOWER.encode(&mac),
                Letters::Base64 => BASE64.encode(&mac),
            };
            headers.push((signature.header.to_ascii_lowercase(), written));
        }
        let answer = post(&self.settings.url, headers, body.into_bytes(), self.allowed)?;
        self.read(answer.status, &answer.body)
    }
}

impl Any<'_> {
    fn read(&self, status: u16, body: &[u8]) -> Result<Taken, Refused> {
        if !(200..300).contains(&status) {
            return Err(by_status(status));
        }
        let answer: Value = serde_json::from_slice(body).unwrap_or_default();
        let at = |path: &Option<String>| {
            path.as_deref().and_then(|path| answer.pointer(path)).map(as_text)
        };
        if let Some(wanted) = &self.settings.code_ok
            && at(&self.settings.code_path).as_ref() != Some(wanted)
        {
            return Err(Refused { kind: Kind::Permanent, code: "channel.refused" });
        }
        Ok(Taken { vendor_id: at(&self.settings.id_path) })
    }
}

fn as_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_into_a_hole_cannot_leave_it() {
        let holes: Holes = BTreeMap::from([
            ("text", "a\"},{\"to\":\"{secret}".to_owned()),
            ("secret", "s".to_owned()),
        ]);
        let json = fill(r#"{"m":{"content":"{text}"},"x":{}}"#, &holes, in_json);
        let read: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read["m"]["content"], "a\"},{\"to\":\"{secret}");
        let form = fill("c={text}&k={unknown}", &holes, in_form);
        assert_eq!(form, "c=a%22%7D%2C%7B%22to%22%3A%22%7Bsecret%7D&k={unknown}");
    }

    #[test]
    fn an_answer_is_read_where_the_owner_says() {
        let settings = channels::Http {
            url: String::new(),
            headers: BTreeMap::new(),
            body: String::new(),
            content_type: "application/json".to_owned(),
            id_path: Some("/data/0/id".to_owned()),
            code_path: Some("/code".to_owned()),
            code_ok: Some("0".to_owned()),
            signature: None,
        };
        let any = Any { settings: &settings, secret: "", allowed: &Allowed::default() };
        let taken = any.read(200, br#"{"code":0,"data":[{"id":77}]}"#);
        assert_eq!(taken, Ok(Taken { vendor_id: Some("77".to_owned()) }));
        assert_eq!(any.read(200, br#"{"code":9}"#).unwrap_err().code, "channel.refused");
        assert_eq!(any.read(200, b"not json").unwrap_err().kind, Kind::Permanent);
        assert_eq!(any.read(500, b"").unwrap_err().kind, Kind::Temporary);
        assert_eq!(any.read(302, b"").unwrap_err().kind, Kind::Permanent);
    }
}
