//! The address of a PostgreSQL database, taken apart so that its password never stands in a
//! command line, where every user of the machine could read it.

/// `postgres://user:password@host:port/database?options` in parts.
#[derive(Clone, PartialEq, Eq)]
pub struct PgAddress {
    /// Scheme, user, host and port.
    front: String,
    database: String,
    /// Options without a password, with their `?`.
    options: String,
    password: Option<String>,
}

impl PgAddress {
    /// Takes an address apart.
    #[must_use]
    pub fn parse(url: &str) -> PgAddress {
        let (scheme, rest) = url.split_once("://").unwrap_or(("postgres", url));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, database) = path.split_once('/').unwrap_or((path, ""));
        let (user, password, host) = match authority.rsplit_once('@') {
            Some((login, host)) => match login.split_once(':') {
                Some((user, password)) => (format!("{user}@"), Some(decoded(password)), host),
                None => (format!("{login}@"), None, host),
            },
            None => (String::new(), None, authority),
        };
        let is_password = |option: &&str| option.starts_with("password=");
        let in_options = query.split('&').find(is_password);
        let in_options = in_options.and_then(|option| option.split_once('='));
        let options: Vec<&str> =
            query.split('&').filter(|option| !option.is_empty() && !is_password(option)).collect();
        let mark = if options.is_empty() { "" } else { "?" };
        PgAddress {
            front: format!("{scheme}://{user}{host}"),
            database: database.to_owned(),
            options: format!("{mark}{}", options.join("&")),
            password: password.or_else(|| in_options.map(|(_, value)| decoded(value))),
        }
    }

    /// The address without its password, for a command line.
    #[must_use]
    pub fn without_password(&self) -> String {
        format!("{}/{}{}", self.front, self.database, self.options)
    }

    /// The password, for the environment of a command.
    #[must_use]
    pub fn password(&self) -> Option<&str> {
        self.password.as_deref()
    }

    /// The database's name.
    #[must_use]
    pub fn database(&self) -> &str {
        &self.database
    }

    /// Another database of the same server.
    #[must_use]
    pub fn sibling(&self, database: &str) -> PgAddress {
        PgAddress { database: database.to_owned(), ..self.clone() }
    }

    /// The whole address with its password, for the store.
    #[must_use]
    pub fn whole(&self) -> String {
        let password = self.password.as_deref().map(encoded);
        let mark = if self.options.is_empty() { "?" } else { "&" };
        let option = password.map(|password| format!("{mark}password={password}"));
        format!("{}{}", self.without_password(), option.unwrap_or_default())
    }
}

impl std::fmt::Debug for PgAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PgAddress({})", self.without_password())
    }
}

/// Percent-decoding; bytes that are no UTF-8 stay replaced, as no password could match them.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let pair = tail.get(..2).filter(|_| *first == b'%');
        let value = pair
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(value.unwrap_or(*first));
        rest = if value.is_some() { tail.get(2..).unwrap_or_default() } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_taken_out_of_every_place_it_may_stand() {
        let rows = [
            ("postgres://u:p%40ss@h:5432/zhike", "postgres://u@h:5432/zhike", Some("p@ss")),
            ("postgres://u@h/zhike?password=x%26y", "postgres://u@h/zhike", Some("x&y")),
            (
                "postgresql://u@h/zhike?sslmode=require&password=x",
                "postgresql://u@h/zhike?sslmode=require",
                Some("x"),
            ),
            ("postgres:///zhike?host=/run/pg", "postgres:///zhike?host=/run/pg", None),
            ("postgres://127.0.0.1:5433/zhike", "postgres://127.0.0.1:5433/zhike", None),
        ];
        for (url, shown, password) in rows {
            let address = PgAddress::parse(url);
            assert_eq!(address.without_password(), shown);
            assert_eq!(address.password(), password, "{url}");
            assert!(!format!("{address:?}").contains("p@ss"));
            assert_eq!(PgAddress::parse(&address.whole()), address, "{url}");
        }
    }

    #[test]
    fn a_sibling_is_another_database_of_the_same_server() {
        let address = PgAddress::parse("postgres://u:p@h:5432/zhike?sslmode=require");
        let sibling = address.sibling("scratch");
        assert_eq!(sibling.without_password(), "postgres://u@h:5432/scratch?sslmode=require");
        assert_eq!(sibling.password(), Some("p"));
        assert_eq!(sibling.database(), "scratch");
    }
}
