//! One request as a handler sees it: checked, with its caller known.

use std::net::IpAddr;
use std::str::FromStr;
use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode, Uri, header};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zhike_domain::kernel::id::{KeyId, RoleId, SessionId, StaffId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::role::{Powers, Preset};
use zhike_domain::team::scope::Scope;
use zhike_store::{LockKey, Tx};

use super::act::{Act, Work};
use super::reply::Reply;
use crate::platform::app::App;
use crate::platform::idempotency::{self, Key};
use crate::platform::net::Transport;
use crate::platform::problem::{self, Problem};

/// The member of staff, or the key of an outside system, that calls.
#[derive(Clone, Debug)]
pub struct Who {
    /// The person; for a key the number of the key, which no person has.
    pub staff_id: StaffId,
    /// The key, when an outside system calls.
    pub key_id: Option<KeyId>,
    /// The login that the request came with.
    pub session_id: SessionId,
    /// The person's name, for the audit and greetings.
    pub name: String,
    /// The role held.
    pub role_id: RoleId,
    /// The preset the role was made from, if any.
    pub preset: Option<Preset>,
    /// What the role allows, and up to what size.
    pub powers: Powers,
    /// Where it allows it; store groups are already resolved.
    pub scope: Scope,
    /// Something the person must do before anything else.
    pub first: Option<First>,
    /// When this session was last noted as used.
    pub seen_at: Millis,
}

/// What a person must do before anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// The password was given by someone else.
    ChangePassword,
    /// The role asks for a second factor and none is enrolled.
    EnrolTotp,
}

/// The identifiers in a request's path, by parameter name.
#[derive(Clone, Debug, Default)]
pub struct PathIds(pub Vec<(String, String)>);

impl PathIds {
    /// The parameter `name` as an id or another parsed word.
    pub fn get<T: FromStr>(&self, name: &str) -> Option<T> {
        self.text(name)?.parse().ok()
    }

    /// The parameter `name` as text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// One request, checked.
#[derive(Clone)]
pub struct Call {
    /// The running server.
    pub app: App,
    /// The caller; absent on public routes.
    pub who: Option<Arc<Who>>,
    /// When the request was taken in hand.
    pub now: Millis,
    /// Name of the request.
    pub request_id: Arc<str>,
    /// Operation id of the route.
    pub operation: &'static str,
    /// Identifiers of the path.
    pub path: PathIds,
    /// The whole URI; for the query only.
    pub uri: Uri,
    /// Headers as they came.
    pub headers: HeaderMap,
    /// Where it came from, if known.
    pub address: Option<IpAddr>,
    /// Whether the way to the caller is encrypted.
    pub transport: Transport,
    /// The key under which a repeated write is answered alike.
    pub key: Option<Key>,
    /// SHA-256 of method, path and body: what an approval or a key is bound to.
    pub request_hash: [u8; 32],
    /// The version the caller means to change.
    pub if_match: Option<i64>,
}

impl Call {
    /// The caller; a fault on a public route.
    pub fn who(&self) -> Result<&Arc<Who>, Problem> {
        self.who.as_ref().ok_or_else(|| Problem::fault("no caller on this route"))
    }

    /// An id of the path. Its shape was checked before, so this cannot fail on a listed route.
    pub fn id<T: FromStr>(&self, name: &str) -> Result<T, Problem> {
        self.path.get(name).ok_or_else(Problem::not_there)
    }

    /// The query's parameters. Unknown or malformed ones are 422 `filter.not_valid`.
    pub fn query<Q: DeserializeOwned>(&self) -> Result<Q, Problem> {
        let parsed = axum::extract::Query::<Q>::try_from_uri(&self.uri);
        parsed.map(|query| query.0).map_err(|error| {
            let mut source: &dyn std::error::Error = &error;
            while let Some(deeper) = source.source() {
                source = deeper;
            }
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "filter.not_valid")
                .with("reason", source.to_string())
        })
    }

    /// The version of `If-Match`; the guard has seen that it is there on versioned routes.
    pub fn version(&self) -> Result<i64, Problem> {
        self.if_match.ok_or_else(|| {
            Problem::new(StatusCode::PRECONDITION_REQUIRED, "conflict.version_missing")
        })
    }

    /// The caller's program, shortened to what tells two devices apart.
    #[must_use]
    pub fn device(&self) -> String {
        let agent = self.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        agent.unwrap_or("").chars().take(200).collect()
    }

    /// The cookie `name` that carries `token` for so long; an empty token ends it.
    #[must_use]
    pub fn cookie(&self, name: &str, token: &str, max_age_seconds: i64) -> String {
        let guard = match self.transport {
            Transport::Tls => "Secure; HttpOnly; SameSite=Lax",
            Transport::Plain => "HttpOnly; SameSite=Strict",
        };
        format!("{name}={token}; Path=/; Max-Age={max_age_seconds}; {guard}")
    }

    /// The value of the cookie `name`, if the browser sent it.
    #[must_use]
    pub fn sent_cookie(&self, name: &str) -> Option<String> {
        cookie_value(&self.headers, name).map(str::to_owned)
    }

    /// What an action needs beside its transaction.
    #[must_use]
    pub fn act(&self) -> Act {
        Act::of(self)
    }

    /// Reads a consistent snapshot.
    pub async fn read<T, F>(&self, f: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, Problem> + Send + 'static,
    {
        self.app.store.read(f).await
    }

    /// Runs an action once per key: in one transaction the effect, its audit and outbox rows, and
    /// the stored answer. A repeated request gets the first answer; a changed one is refused.
    ///
    /// `locks` name the rows that the action decides about.
    pub async fn write<T, F>(&self, locks: &[LockKey], f: F) -> Result<Reply<T>, Problem>
    where
        T: Serialize + Send + 'static,
        F: Fn(&mut Work<'_, '_>) -> Result<T, Problem> + Send + 'static,
    {
        Ok(match self.once(locks, f, |answer| answer).await? {
            Once::First(answer) => Reply::new(answer),
            Once::Again(body) => Reply::replayed(body),
        })
    }

    /// As [`Call::write`] for things that are large to show: only what names them is kept under
    /// the key, and `show` reads them afterwards, the first time and every time.
    pub async fn write_and_show<K, T, F, S>(
        &self,
        locks: &[LockKey],
        f: F,
        show: S,
    ) -> Result<Reply<T>, Problem>
    where
        K: Serialize + DeserializeOwned + Clone + Send + 'static,
        T: Serialize + Send + 'static,
        F: Fn(&mut Work<'_, '_>) -> Result<K, Problem> + Send + 'static,
        S: Fn(&mut Tx<'_>, &K) -> Result<T, Problem> + Send + 'static,
    {
        let act = move |work: &mut Work<'_, '_>| Ok((f(work)?, None));
        self.write_and_tell(locks, act, show).await
    }

    /// As [`Call::write_and_show`] for an action that may have at hand already what `show` would
    /// read of it.
    pub async fn write_and_tell<K, T, F, S>(
        &self,
        locks: &[LockKey],
        f: F,
        show: S,
    ) -> Result<Reply<T>, Problem>
    where
        K: Serialize + DeserializeOwned + Clone + Send + 'static,
        T: Serialize + Send + 'static,
        F: Fn(&mut Work<'_, '_>) -> Result<(K, Option<T>), Problem> + Send + 'static,
        S: Fn(&mut Tx<'_>, &K) -> Result<T, Problem> + Send + 'static,
    {
        let (kept, again) = match self.once(locks, f, |(kept, _told)| kept).await? {
            Once::First((_kept, Some(told))) => return Ok(Reply::new(told)),
            Once::First((kept, None)) => (kept, false),
            Once::Again(body) => (serde_json::from_slice(&body).map_err(Problem::fault)?, true),
        };
        let shown = self.read(move |tx| show(tx, &kept)).await?;
        let reply = Reply::new(shown);
        Ok(if again { reply.again() } else { reply })
    }

    /// `kept` says what of the answer is kept under the key.
    async fn once<T, K, F>(
        &self,
        locks: &[LockKey],
        f: F,
        kept: fn(&T) -> &K,
    ) -> Result<Once<T>, Problem>
    where
        T: Send + 'static,
        K: Serialize + 'static,
        F: Fn(&mut Work<'_, '_>) -> Result<T, Problem> + Send + 'static,
    {
        let act = self.act();
        let mut locks = locks.to_vec();
        let key = self.key.clone();
        if let Some(key) = &key {
            locks.push(LockKey::text("key", &key.lock_text()));
        }
        let keyring = self.app.keyring.clone();
        let done = self.app.store.write_keyed(&locks, move |tx| -> Result<Once<T>, Problem> {
            if let Some(key) = &key
                && let Some(body) = idempotency::first_answer(tx, &keyring, key)?
            {
                return Ok(Once::Again(body));
            }
            let mut work = act.start(tx);
            let answer = f(&mut work)?;
            if let Some(key) = &key {
                idempotency::keep(work.tx, &keyring, key, kept(&answer), act.now)?;
            }
            Ok(Once::First(answer))
        });
        let done = done.await;
        self.app.relay.poke();
        done
    }
}

/// What a write under a key came to.
enum Once<T> {
    First(T),
    /// It was done before; this was kept of it.
    Again(Vec<u8>),
}

/// Turns a rule's refusal into a problem, for `map_err`.
pub fn refuse<R: zhike_domain::kernel::refusal::Refusal>(refusal: R) -> Problem {
    problem::refused(&refusal)
}

/// What changes of people, roles, stores and groups queue for. Each of them is decided on the
/// others (the last owner, a role that somebody holds, a store that somebody is bound to), and
/// PostgreSQL would let two of them pass each other.
#[must_use]
pub fn order_of_the_house() -> LockKey {
    LockKey::text("house", "order")
}

/// The stores a caller acts in: `None` for the whole company.
#[must_use]
pub fn stores_of(scope: &Scope) -> Option<Vec<StoreId>> {
    match scope {
        Scope::Company => None,
        Scope::Stores(stores) => Some(stores.iter().copied().collect()),
    }
}

/// Name of the session cookie: the browser enforces `__Host-` only over HTTPS.
#[must_use]
pub fn session_cookie_name(transport: Transport) -> &'static str {
    match transport {
        Transport::Tls => "__Host-zhike",
        Transport::Plain => "zhike_lan",
    }
}

/// The value of a cookie among all that were sent.
#[must_use]
pub fn cookie_value<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|c| c.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}
