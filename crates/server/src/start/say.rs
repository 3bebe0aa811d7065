//! What `zhike serve` tells a person at its start, in both languages.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::Path;

use crate::platform::choices::DemoMark;
use crate::platform::config::Config;
use crate::platform::net::listen;

/// The logins of the first store; the others are on the login page.
const LOGINS_TOLD: usize = 6;

/// What is known once everything is open.
#[derive(Clone, Copy)]
pub(super) struct Started<'a> {
    /// The addresses taken.
    pub(super) listening: &'a [SocketAddr],
    /// Set when the key file was made just now.
    pub(super) new_key: Option<&'a Path>,
    /// Set while there is no owner yet.
    pub(super) setup_code: Option<&'a str>,
    /// What the database says of itself, when it is a demo.
    pub(super) demo: Option<&'a DemoMark>,
}

/// Where to point a browser, where the data and the key are, and what to do first.
pub(super) fn say(out: &mut dyn Write, config: &Config, started: &Started<'_>) -> io::Result<()> {
    let scheme = if config.ends_tls() { "https" } else { "http" };
    writeln!(out, "知客 Zhike {}", env!("CARGO_PKG_VERSION"))?;
    for address in started.listening {
        for ip in listen::reached_at(*address) {
            let at = SocketAddr::new(ip, address.port());
            match ip.is_loopback() {
                true => writeln!(out, "  本机 this machine  {scheme}://{at}/")?,
                false => writeln!(out, "  局域网 network     {scheme}://{at}/")?,
            }
        }
    }
    writeln!(out, "  数据 data          {}", config.database_shown())?;
    writeln!(out, "  密钥 key           {}", config.key_file.display())?;
    if config.demo || started.demo.is_some() {
        writeln!(out, "  演示模式:数据是虚构的 · demonstration: the data are invented")?;
    }
    for one in started.demo.iter().flat_map(|mark| mark.logins.iter().take(LOGINS_TOLD)) {
        let password = started.demo.map_or("", |mark| mark.password.as_str());
        writeln!(out, "  演示账号 login     {:<10} {password}   ({})", one.login, one.preset)?;
    }
    if started.new_key.is_some() {
        writeln!(out, "  密钥刚刚生成:请另存一份,丢失后数据无法恢复")?;
        writeln!(out, "  the key is new: keep a second copy, without it the data are lost")?;
    }
    if let Some(code) = started.setup_code {
        writeln!(out, "  首次设置 · first set-up: /setup   设置码 code: {code}")?;
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use zhike_domain::team::role::Preset;

    use super::*;
    use crate::platform::choices::DemoLogin;

    fn said(started: &Started<'_>) -> String {
        let key_file = "zhike-data/zhike.key".into();
        let config = Config { key_file, ..Config::default() };
        let mut out = Vec::new();
        say(&mut out, &config, started).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_first_start_shows_addresses_key_and_code_and_later_ones_no_code() {
        let listening = ["127.0.0.1:8480".parse().unwrap(), "192.168.1.5:8480".parse().unwrap()];
        let key = Path::new("zhike-data/zhike.key");
        let code = Some("7Q2K-9M3X");
        let first =
            Started { listening: &listening, new_key: Some(key), setup_code: code, demo: None };
        let text = said(&first);
        for part in ["http://127.0.0.1:8480/", "http://192.168.1.5:8480/", "zhike.key", "7Q2K-9M3X"]
        {
            assert!(text.contains(part), "{text}");
        }
        let later = Started { new_key: None, setup_code: None, ..first };
        let text = said(&later);
        assert!(!text.contains("/setup") && !text.contains("second copy"), "{text}");
        assert!(!text.contains("demonstration"), "{text}");
        let logins = vec![DemoLogin { login: "host".to_owned(), preset: Preset::Host }];
        let mark = DemoMark {
            on: true,
            password: "open-to-all".to_owned(),
            logins,
            ..DemoMark::default()
        };
        let text = said(&Started { demo: Some(&mark), ..later });
        for part in ["demonstration", "host", "open-to-all"] {
            assert!(text.contains(part), "{text}");
        }
    }
}
