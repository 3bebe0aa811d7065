//! The one table of settings: parsing, checking and `zhike config --explain` all read it.

use super::sources::Given;
use super::{Config, LogFormat, parse};
use crate::platform::logs::Pii;

/// What holds when nobody sets it.
#[derive(Debug, Clone, Copy)]
pub enum Standard {
    /// This value.
    Value(&'static str),
    /// A value that follows from other settings, said in words.
    Derived(&'static str),
    /// Nothing: the feature is off.
    Off,
}

/// One setting.
#[derive(Debug)]
pub struct Setting {
    /// Its dotted name in the TOML file.
    pub name: &'static str,
    /// What holds when nobody sets it.
    pub standard: Standard,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// What it means, in English.
    pub en: &'static str,
    pub(super) set: fn(&mut Config, &Given) -> Result<(), String>,
    pub(super) show: fn(&Config) -> String,
}

impl Setting {
    /// The environment variable of the same meaning: `server.listen` is `ZHIKE_SERVER_LISTEN`.
    pub fn variable(&self) -> String {
        format!("ZHIKE_{}", self.name.replace('.', "_").to_ascii_uppercase())
    }
}

fn put<T>(place: &mut T, parsed: Result<T, String>) -> Result<(), String> {
    *place = parsed?;
    Ok(())
}

fn shown_or_off<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |v| v.to_string())
}

fn joined<T: ToString>(values: &[T]) -> String {
    let texts: Vec<String> = values.iter().map(ToString::to_string).collect();
    if texts.is_empty() { "-".to_owned() } else { texts.join(",") }
}

/// Every setting there is.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "data_folder",
        standard: Standard::Value("zhike-data"),
        zh: "数据目录:数据库、密钥、备份默认都放在这里",
        en: "Folder of the database, the key and the backups, unless they are named elsewhere",
        set: |c, g| put(&mut c.data_folder, parse::path(g)),
        show: |c| c.data_folder.display().to_string(),
    },
    Setting {
        name: "database",
        standard: Standard::Derived("zhike.db in the data folder"),
        zh: "数据库:文件路径,或 postgres://用户:密码@主机/库名",
        en: "Database: a file path, or postgres://user:password@host/name",
        set: |c, g| put(&mut c.database, parse::database(g).map(Pii::new)),
        show: |c| c.database_shown(),
    },
    Setting {
        name: "key_file",
        standard: Standard::Derived("zhike.key beside the database"),
        zh: "主密钥文件;丢失后加密的数据无法恢复,请另存一份",
        en: "File of the master key; without it sealed data are lost, so keep a second copy",
        set: |c, g| put(&mut c.key_file, parse::path(g)),
        show: |c| c.key_file.display().to_string(),
    },
    Setting {
        name: "backup.folder",
        standard: Standard::Derived("backups in the data folder"),
        zh: "备份的默认目录;最好在另一块磁盘上",
        en: "Folder of backups unless the settings page names another; best on another disk",
        set: |c, g| put(&mut c.backup_folder, parse::path(g)),
        show: |c| c.backup_folder.display().to_string(),
    },
    Setting {
        name: "demo",
        standard: Standard::Value("false"),
        zh: "演示模式:数据是虚构的,短信等只写入消息箱",
        en: "Demonstration: the data are invented, gateways only write to the message box",
        set: |c, g| put(&mut c.demo, parse::flag(g)),
        show: |c| c.demo.to_string(),
    },
    Setting {
        name: "server.listen",
        standard: Standard::Value("127.0.0.1:8480"),
        zh: "监听地址,可写多个;默认只有本机能访问,局域网须写明地址",
        en: "Addresses to listen on, one or more; by default only this machine can reach it",
        set: |c, g| put(&mut c.server.listen, parse::sockets(g)),
        show: |c| joined(&c.server.listen),
    },
    Setting {
        name: "server.plain_http",
        standard: Standard::Value("false"),
        zh: "允许在内网地址上使用不加密的 HTTP(公网地址一律拒绝)",
        en: "Allow plain HTTP on private addresses (on public ones it is always refused)",
        set: |c, g| put(&mut c.server.plain_http, parse::flag(g)),
        show: |c| c.server.plain_http.to_string(),
    },
    Setting {
        name: "server.tls_cert",
        standard: Standard::Off,
        zh: "TLS 证书链(PEM 文件),与 server.tls_key 一起设置",
        en: "Certificate chain for TLS (PEM file), together with server.tls_key",
        set: |c, g| put(&mut c.server.tls_cert, parse::path(g).map(Some)),
        show: |c| shown_or_off(c.server.tls_cert.as_ref().map(|p| p.display())),
    },
    Setting {
        name: "server.tls_key",
        standard: Standard::Off,
        zh: "TLS 证书的私钥(PEM 文件)",
        en: "Private key of the certificate (PEM file)",
        set: |c, g| put(&mut c.server.tls_key, parse::path(g).map(Some)),
        show: |c| shown_or_off(c.server.tls_key.as_ref().map(|p| p.display())),
    },
    Setting {
        name: "server.trusted_proxies",
        standard: Standard::Off,
        zh: "可信的反向代理地址或网段;只有它们的 X-Forwarded-* 会被采信",
        en: "Proxies (addresses or networks) whose X-Forwarded-* headers are believed",
        set: |c, g| put(&mut c.server.trusted_proxies, parse::networks(g)),
        show: |c| joined(&c.server.trusted_proxies),
    },
    Setting {
        name: "server.public_url",
        standard: Standard::Off,
        zh: "顾客打开的网址,如 https://eat.example.cn;也可在设置页填写",
        en: "The address guests open, e.g. https://eat.example.cn; the settings page has it too",
        set: |c, g| put(&mut c.server.public_url, parse::origin_url(g).map(Some)),
        show: |c| shown_or_off(c.server.public_url.as_ref()),
    },
    Setting {
        name: "limits.connections",
        standard: Standard::Value("512"),
        zh: "同时保持的连接数;超过时关闭空闲最久的",
        en: "Connections held at once; beyond, the longest idle one gives way",
        set: |c, g| put(&mut c.limits.connections, parse::size(g, 16, 65_536)),
        show: |c| c.limits.connections.to_string(),
    },
    Setting {
        name: "limits.in_flight",
        standard: Standard::Value("256"),
        zh: "同时处理的请求数;超过时返回 503,请稍后再试",
        en: "Requests worked on at once; beyond, the answer is 503 with Retry-After",
        set: |c, g| put(&mut c.limits.in_flight, parse::size(g, 1, 16_384)),
        show: |c| c.limits.in_flight.to_string(),
    },
    Setting {
        name: "limits.body_bytes",
        standard: Standard::Value("1000000"),
        zh: "请求正文的最大字节数",
        en: "Largest request body in bytes",
        set: |c, g| put(&mut c.limits.body_bytes, parse::count(g, 1_000, 16_000_000)),
        show: |c| c.limits.body_bytes.to_string(),
    },
    Setting {
        name: "limits.upload_bytes",
        standard: Standard::Value("100000000"),
        zh: "上传文件的最大字节数",
        en: "Largest uploaded file in bytes",
        set: |c, g| put(&mut c.limits.upload_bytes, parse::count(g, 1_000, 10_000_000_000)),
        show: |c| c.limits.upload_bytes.to_string(),
    },
    Setting {
        name: "limits.header_seconds",
        standard: Standard::Value("10"),
        zh: "等待请求头的秒数;空闲连接也按此关闭",
        en: "Seconds to wait for a request's header; an idle connection is closed after the same",
        set: |c, g| put(&mut c.limits.header_timeout, parse::seconds(g, 300)),
        show: |c| c.limits.header_timeout.as_secs().to_string(),
    },
    Setting {
        name: "limits.stall_seconds",
        standard: Standard::Value("10"),
        zh: "正文收发中途停顿的最长秒数",
        en: "Longest pause in seconds while a body is received or an answer is taken",
        set: |c, g| put(&mut c.limits.stall_timeout, parse::seconds(g, 300)),
        show: |c| c.limits.stall_timeout.as_secs().to_string(),
    },
    Setting {
        name: "limits.request_seconds",
        standard: Standard::Value("30"),
        zh: "处理一个请求的最长秒数",
        en: "Longest work on one request in seconds",
        set: |c, g| put(&mut c.limits.request_timeout, parse::seconds(g, 600)),
        show: |c| c.limits.request_timeout.as_secs().to_string(),
    },
    Setting {
        name: "limits.stop_seconds",
        standard: Standard::Value("8"),
        zh: "停机时等待在途请求的秒数",
        en: "Seconds a stop waits for requests being worked on",
        set: |c, g| put(&mut c.limits.stop_patience, parse::seconds(g, 60)),
        show: |c| c.limits.stop_patience.as_secs().to_string(),
    },
    Setting {
        name: "store.readers",
        standard: Standard::Value("4"),
        zh: "只读线程数(SQLite)",
        en: "Threads that only read (SQLite)",
        set: |c, g| put(&mut c.store.readers, parse::size(g, 1, 64)),
        show: |c| c.store.readers.to_string(),
    },
    Setting {
        name: "store.workers",
        standard: Standard::Value("16"),
        zh: "数据库连接数(PostgreSQL),每个线程一个",
        en: "Connections to the database (PostgreSQL), one to a thread",
        set: |c, g| put(&mut c.store.workers, parse::size(g, 1, 128)),
        show: |c| c.store.workers.to_string(),
    },
    Setting {
        name: "store.queue",
        standard: Standard::Value("1024"),
        zh: "可以排队的数据库操作数;超过时返回 503",
        en: "Database operations that may wait; beyond, the answer is 503",
        set: |c, g| put(&mut c.store.queue, parse::size(g, 16, 65_536)),
        show: |c| c.store.queue.to_string(),
    },
    Setting {
        name: "metrics.listen",
        standard: Standard::Off,
        zh: "Prometheus 指标的单独地址,如 127.0.0.1:9480",
        en: "Separate address of the Prometheus metrics, e.g. 127.0.0.1:9480",
        set: |c, g| {
            put(&mut c.metrics_listen, parse::text(g).and_then(|t| parse::socket(&t)).map(Some))
        },
        show: |c| shown_or_off(c.metrics_listen),
    },
    Setting {
        name: "log.format",
        standard: Standard::Value("human"),
        zh: "日志格式:human(给人看)或 json(给采集程序)",
        en: "Shape of the log lines: human or json",
        set: |c, g| put(&mut c.log_format, parse::log_format(g)),
        show: |c| match c.log_format {
            LogFormat::Human => "human".to_owned(),
            LogFormat::Json => "json".to_owned(),
        },
    },
    Setting {
        name: "log.level",
        standard: Standard::Value("info"),
        zh: "日志级别:error、warn、info、debug、trace",
        en: "How much is logged: error, warn, info, debug, trace, or a filter by module",
        set: |c, g| put(&mut c.log_level, parse::log_level(g)),
        show: |c| c.log_level.clone(),
    },
];
