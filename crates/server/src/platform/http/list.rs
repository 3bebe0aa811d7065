//! Lists by keyset: a signed cursor holds the last row's sort key; never a page number.

use axum::http::StatusCode;
use data_encoding::BASE64URL_NOPAD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// Rows in a page unless asked otherwise.
const USUAL: u32 = 50;
/// Rows in a page at the most.
const MOST: u32 = 200;

/// One page of a list.
#[derive(Serialize, JsonSchema)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Give it back as `cursor` to get the next page; `null` at the end.
    pub next_cursor: Option<String>,
}

impl<T> Page<T> {
    /// A whole list that needs no paging.
    #[must_use]
    pub fn whole(items: Vec<T>) -> Page<T> {
        Page { items, next_cursor: None }
    }

    /// A page out of one row more than it may hold: the extra row tells that there is a next page.
    pub fn cut(
        mut items: Vec<T>,
        limit: u32,
        sign: impl FnOnce(&T) -> Result<String, Problem>,
    ) -> Result<Page<T>, Problem> {
        let limit = limit as usize;
        if items.len() <= limit {
            return Ok(Page::whole(items));
        }
        items.truncate(limit);
        let next_cursor = match items.last() {
            Some(last) => Some(sign(last)?),
            None => None,
        };
        Ok(Page { items, next_cursor })
    }
}

/// How many rows to give: `limit`, at most 200; 50 when not said.
pub fn limit_of(limit: Option<u32>) -> Result<u32, Problem> {
    match limit {
        None => Ok(USUAL),
        Some(limit @ 1..=MOST) => Ok(limit),
        Some(_) => Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "filter.not_valid")
            .with("reason", "limit is 1 to 200")),
    }
}

/// The last row of a page: its sort key and its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Last {
    /// Sort key of the row.
    pub sort: i64,
    /// Id of the row.
    pub id: i64,
}

/// Writes a cursor for `list` that only this company's server could have written.
pub fn sign(keyring: &Keyring, list: &'static str, last: &Last) -> Result<String, Problem> {
    let mut bytes = Vec::with_capacity(32);
    bytes.extend_from_slice(&last.sort.to_be_bytes());
    bytes.extend_from_slice(&last.id.to_be_bytes());
    let mac = mac(keyring, list, &bytes);
    bytes.extend_from_slice(&mac);
    Ok(BASE64URL_NOPAD.encode(&bytes))
}

/// Reads a cursor of `list`; 422 `cursor.not_valid` when it is not one of ours.
pub fn read(keyring: &Keyring, list: &'static str, cursor: &str) -> Result<Last, Problem> {
    let refused = || Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "cursor.not_valid");
    let bytes = BASE64URL_NOPAD.decode(cursor.as_bytes()).map_err(|_why| refused())?;
    let (body, given) = bytes.split_at_checked(16).ok_or_else(refused)?;
    if !bool::from(mac(keyring, list, body).as_slice().ct_eq(given)) {
        return Err(refused());
    }
    let (sort, id) = body.split_at(8);
    let number = |part: &[u8]| part.try_into().map(i64::from_be_bytes).map_err(|_why| refused());
    Ok(Last { sort: number(sort)?, id: number(id)? })
}

/// Where to go on: after the cursor's row, or from the beginning.
pub fn start(
    keyring: &Keyring,
    list: &'static str,
    cursor: Option<&str>,
    beginning: Last,
) -> Result<Last, Problem> {
    cursor.map_or(Ok(beginning), |cursor| read(keyring, list, cursor))
}

fn mac(keyring: &Keyring, list: &'static str, body: &[u8]) -> [u8; 16] {
    let mut said = list.as_bytes().to_vec();
    said.push(0);
    said.extend_from_slice(body);
    let full = keyring.mac("cursor", &said);
    let mut short = [0; 16];
    short.copy_from_slice(&full[..16]);
    short
}
