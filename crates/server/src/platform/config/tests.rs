use std::path::Path;

use super::*;

fn variables(pairs: &[(&str, &str)]) -> Sources {
    let variables = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    Sources { variables, working_folder: "/nowhere".into(), ..Sources::default() }
}

/// A folder with a `zhike.toml` of this text.
fn folder_with(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("zhike.toml"), text).unwrap();
    folder
}

fn in_folder(folder: &Path) -> Sources {
    Sources { working_folder: folder.to_owned(), ..Sources::default() }
}

fn fault_of(text: &str) -> ConfigFault {
    load(&in_folder(folder_with(text).path())).unwrap_err()
}

#[test]
fn nothing_at_all_is_a_configuration() {
    let config = load(&variables(&[])).unwrap();
    assert_eq!(config.server.listen, ["127.0.0.1:8480".parse().unwrap()]);
    assert_eq!(config.database.reveal(), "zhike-data/zhike.db");
    assert_eq!(config.key_file, Path::new("zhike-data/zhike.key"));
    assert_eq!(config.backup_folder, Path::new("zhike-data/backups"));
    assert!(!config.demo && config.metrics_listen.is_none() && !config.server.plain_http);
}

#[test]
fn flags_win_over_variables_and_variables_over_the_file() {
    let folder =
        folder_with("[log]\nlevel = \"warn\"\n[limits]\nin_flight = 7\nbody_bytes = 5_000\n");
    let mut sources = in_folder(folder.path());
    sources.variables.push(("ZHIKE_LIMITS_IN_FLIGHT".into(), "8".into()));
    sources.variables.push(("ZHIKE_LIMITS_BODY_BYTES".into(), "6000".into()));
    sources.variables.push(("PATH".into(), "/bin".into()));
    sources.flags.push(("limits.body_bytes".into(), "7000".into(), "--set"));
    let config = load(&sources).unwrap();
    assert_eq!(config.log_level, "warn");
    assert_eq!(config.limits.in_flight, 8);
    assert_eq!(config.limits.body_bytes, 7000);
    let file = folder.path().join("zhike.toml");
    assert_eq!(config.origins["log.level"], Origin::File { path: file, line: 2 });
    assert_eq!(config.origins["limits.body_bytes"], Origin::Flag("--set"));
    assert_eq!(config.origins["log.format"], Origin::Standard);
}

#[test]
fn paths_in_the_file_are_relative_to_the_file() {
    let folder = folder_with("data_folder = \"data\"\nkey_file = \"/safe/zhike.key\"\n");
    let config = load(&in_folder(folder.path())).unwrap();
    assert_eq!(config.data_folder, folder.path().join("data"));
    assert_eq!(config.key_file, Path::new("/safe/zhike.key"));
    let config = load(&variables(&[("ZHIKE_DATA_FOLDER", "data")])).unwrap();
    assert_eq!(config.data_folder, Path::new("data"));
}

#[test]
fn the_key_lies_beside_the_database_unless_that_is_a_server() {
    let config = load(&variables(&[("ZHIKE_DATABASE", "/srv/crm/a.db")])).unwrap();
    assert_eq!(config.key_file, Path::new("/srv/crm/zhike.key"));
    let config = load(&variables(&[("ZHIKE_DATABASE", "postgres://u@h/d")])).unwrap();
    assert_eq!(config.key_file, Path::new("zhike-data/zhike.key"));
}

#[test]
fn an_unknown_name_is_refused_with_its_place_and_the_nearest_one() {
    let text = fault_of("[server]\nplain_http = true\nlistn = \"127.0.0.1:1\"\n").to_string();
    assert!(text.contains("zhike.toml:3") && text.contains("\"server.listen\"?"), "{text}");
    assert_eq!(fault_of("[servr]\nlisten = 1").code(), "config.unknown_key");
    assert_eq!(fault_of("server.listen.port = 1").code(), "config.bad_value");
    assert_eq!(fault_of("demo.on = true").code(), "config.bad_value");
    let text = load(&variables(&[("ZHIKE_LOG_LEVL", "x")])).unwrap_err().to_string();
    assert!(text.contains("ZHIKE_LOG_LEVL") && text.contains("\"log.level\"?"), "{text}");
    assert!(load(&variables(&[("ZHIKE_TEST_ANYTHING", "x")])).is_ok());
}

#[test]
fn a_wrong_value_is_refused_with_its_line_and_what_is_wanted() {
    for (text, part) in [
        ("demo = \"true\"", "true or false without quotes, not a text"),
        ("demo = 1", "true or false without quotes, not a number"),
        ("[limits]\nin_flight = \"5\"", "a whole number from 1 to 16384, not a text"),
        ("[limits]\nin_flight = 0", "a whole number from 1 to 16384"),
        ("[limits]\nin_flight = -3", "a whole number from 1 to 16384"),
        ("[limits]\nin_flight = 1.5", "not a number with a point"),
        ("[limits]\nin_flight = 99999999999999999999", "not a number that is too large"),
        ("[server]\nlisten = \"8480\"", "not \"8480\""),
        ("[server]\nlisten = []", "one to sixteen addresses"),
        ("[server]\nlisten = [1]", "not a list of other things"),
        ("[server]\ntrusted_proxies = \"10.0.0.0/40\"", "networks such as 10.0.0.0/8"),
        ("[server]\npublic_url = \"ftp://x\"", "an address such as https://"),
        ("[server]\npublic_url = \"https://x.cn/menu\"", "without a path"),
        ("[server]\npublic_url = \"https://u:p@x.cn\"", "an address such as"),
        ("[log]\nformat = \"xml\"", "\"human\" or \"json\""),
        ("[log]\nlevel = \"loud\"", "error, warn, info"),
        ("database = \"mysql://u:secret@h/d\"", "a file path or an address"),
        ("database = \"  \"", "not empty"),
    ] {
        let fault = fault_of(text);
        let (line, shown) = (text.lines().count(), fault.to_string());
        assert_eq!(fault.code(), "config.bad_value", "{text}");
        assert!(shown.contains(part) && shown.contains(&format!("zhike.toml:{line}: ")), "{shown}");
        assert!(!shown.contains("secret"), "{shown}");
    }
}

#[test]
fn a_file_that_cannot_be_read_or_is_not_toml_says_so() {
    let sources = Sources { file: Some("/nowhere/z.toml".into()), ..Sources::default() };
    let fault = load(&sources).unwrap_err();
    assert_eq!(fault.code(), "config.not_readable");
    assert!(fault.to_string().contains("/nowhere/z.toml"), "{fault}");
    let fault = fault_of("demo = true\n[server\n");
    assert_eq!(fault.code(), "config.not_toml");
    assert!(fault.to_string().contains("zhike.toml:2"), "{fault}");
    assert_eq!(fault_of("demo = true\ndemo = false\n").code(), "config.not_toml");
}

#[test]
fn half_a_certificate_is_refused() {
    let fault = fault_of("[server]\ntls_cert = \"a.pem\"");
    assert_eq!(fault, ConfigFault::TlsIncomplete { missing: "server.tls_key" });
    assert_eq!(fault_of("[server]\ntls_key = \"a.pem\"").code(), "config.tls_incomplete");
}

#[test]
fn plain_http_stays_in_the_house() {
    for (listen, plain_http, code) in [
        ("127.0.0.1:1", false, None),
        ("[::1]:1", false, None),
        ("192.168.1.5:1", false, Some("config.plain_http_not_allowed")),
        ("192.168.1.5:1", true, None),
        ("127.0.0.1:1,192.168.1.5:1", false, Some("config.plain_http_not_allowed")),
        ("0.0.0.0:1", false, Some("config.plain_http_not_allowed")),
        ("0.0.0.0:1", true, None),
        ("8.8.8.8:1", false, Some("config.plain_http_on_public_address")),
        ("8.8.8.8:1", true, Some("config.plain_http_on_public_address")),
        ("192.168.1.5:1,[2001:db8::1]:1", true, Some("config.plain_http_on_public_address")),
    ] {
        let mut given = vec![("ZHIKE_SERVER_LISTEN", listen)];
        let plain_text = plain_http.to_string();
        given.push(("ZHIKE_SERVER_PLAIN_HTTP", &plain_text));
        let outcome = load(&variables(&given)).map(|_| ()).map_err(|fault| fault.code());
        assert_eq!(outcome.err(), code, "{listen} {plain_http}");
        given.extend([("ZHIKE_SERVER_TLS_CERT", "c.pem"), ("ZHIKE_SERVER_TLS_KEY", "k.pem")]);
        assert!(load(&variables(&given)).is_ok(), "{listen} with TLS");
    }
}

#[test]
fn metrics_have_their_own_private_address() {
    let on = |listen| load(&variables(&[("ZHIKE_METRICS_LISTEN", listen)])).map_err(|f| f.code());
    assert!(on("127.0.0.1:9480").is_ok());
    assert_eq!(on("8.8.8.8:9480").unwrap_err(), "config.metrics_on_public_address");
    assert_eq!(on("127.0.0.1:8480").unwrap_err(), "config.address_twice");
}

#[test]
fn explain_names_every_setting_and_masks_the_password() {
    let url = "postgres://zhike:s3cret@db.local/zhike?sslmode=disable&password=s3cret";
    let config = load(&variables(&[("ZHIKE_DATABASE", url)])).unwrap();
    let mut out = Vec::new();
    explain::explain(&config, &mut out).unwrap();
    explain::brief(&config, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(!text.contains("s3cret") && !format!("{config:?}").contains("s3cret"), "{text}");
    let shown = "postgres://zhike:***@db.local/zhike?sslmode=disable&password=***";
    assert!(text.contains(&format!("in force  {shown}")), "{text}");
    assert!(text.contains("set by    ZHIKE_DATABASE"), "{text}");
    for setting in SETTINGS {
        assert!(text.contains(&format!("variable  {}\n", setting.variable())), "{text}");
        assert!(setting.zh.chars().any(|c| c > '\u{2e80}') && setting.en.is_ascii());
    }
}

#[test]
fn a_password_with_an_at_sign_is_masked_whole() {
    for (database, shown) in [
        ("postgres://u:p@ss@h/d", "postgres://u:***@h/d"),
        ("postgresql://u@h/d", "postgresql://u@h/d"),
        ("postgres://h/d", "postgres://h/d"),
        ("a:b@c.db", "a:b@c.db"),
    ] {
        assert_eq!(parse::mask_password(database), shown);
    }
}

#[test]
fn what_explain_shows_can_be_set_again() {
    let standard = load(&variables(&[])).unwrap();
    for setting in SETTINGS {
        let shown = (setting.show)(&standard);
        if shown == "-" {
            continue;
        }
        let given = [(setting.variable(), shown.clone())];
        let sources = Sources { variables: given.to_vec(), ..Sources::default() };
        let again = load(&sources).unwrap();
        assert_eq!((setting.show)(&again), shown, "{}", setting.name);
    }
}
