//! Every error that leaves the server, as problem+json (RFC 9457) with a stable code.
//!
//! Three kinds: a *refusal* the person can act on, a *conflict*, and a *fault*, which is logged
//! once here and never shown. The web has a sentence and a next step for each code.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use zhike_domain::kernel::refusal::{self, Param, Refusal};
use zhike_store::StoreError;

/// Codes that the server itself gives; those of the rules stand in `zhike_domain::ALL_CODES`.
pub const CODES: &[&str] = &[
    "backup.folder_not_writable",
    "bill.empty",
    "bill.lines_or_amount",
    "category.in_use",
    "category.not_there",
    "channel.adapter_not_for_it",
    "channel.body_without_phone",
    "channel.busy",
    "channel.login_wrong",
    "channel.no_common_way",
    "channel.no_credit",
    "channel.no_such_address",
    "channel.no_template",
    "channel.refused",
    "channel.secret_missing",
    "channel.sign_not_registered",
    "charge.not_there",
    "conflict.duplicate",
    "conflict.stale",
    "conflict.version_missing",
    "coupon.no_guest",
    "coupon.number_not_valid",
    "coupon.template_in_welcome",
    "cursor.not_valid",
    "dish.code_malformed",
    "dish.code_taken",
    "dish.not_on_sale",
    "dish.not_there",
    "dish.part_is_set",
    "dish.price_step",
    "dish.sold_out",
    "dish.too_many",
    "fault.internal",
    "filter.not_valid",
    "group.in_use",
    "group.statement_range",
    "group.too_many_lines",
    "guest.not_there",
    "guest.one_way_to_find",
    "idempotency.bad_key",
    "idempotency.mismatch",
    "idempotency.missing",
    "import.ambiguous",
    "import.bad_rows",
    "import.changed_since",
    "import.busy",
    "import.empty",
    "import.interrupted",
    "import.mapping_misfit",
    "import.no_headers",
    "import.no_way_back",
    "import.not_now",
    "import.not_readable",
    "import.not_yes_no",
    "import.price_missing",
    "import.price_not_valid",
    "import.too_large",
    "import.too_many_rows",
    "import.twice",
    "import.undone",
    "input.bad_value",
    "input.content_type",
    "input.missing_field",
    "input.not_json",
    "input.too_large",
    "input.unknown_field",
    "input.wrong_type",
    "job.file_gone",
    "job.not_now",
    "key.ended",
    "key.not_for_this",
    "key.stores_missing",
    "login.busy",
    "login.required",
    "login.totp_needed",
    "login.totp_wrong",
    "member.needed",
    "message.advertising_elsewhere",
    "message.not_delivered",
    "method.not_allowed",
    "offer.budget_used_up",
    "offer.limit_not_valid",
    "offer.store_not_there",
    "origin.refused",
    "outside.certificate",
    "outside.garbled",
    "outside.host_not_valid",
    "outside.inside",
    "outside.no_connection",
    "outside.no_such_host",
    "outside.not_an_address",
    "outside.not_encrypted",
    "outside.too_slow",
    "page.not_there",
    "password.change_first",
    "password.wrong",
    "pricing.round_off_step",
    "programme.points_rule",
    "programme.revenue",
    "request.timeout",
    "role.not_there",
    "scope.not_valid",
    "server.busy",
    "server.stopping",
    "setup.already_done",
    "setup.code_wrong",
    "setup.step_missing",
    "staff.already_disabled",
    "staff.not_disabled",
    "store.disk_full",
    "store.has_staff",
    "store.not_in_scope",
    "store.outcome_unknown",
    "store.phone_not_valid",
    "store.read_only",
    "stored_value.cash_back",
    "stored_value.own_amount",
    "stored_value.plan_or_amount",
    "stored_value.quote_changed",
    "stream.full",
    "task.not_for_them",
    "thing.not_there",
    "tier.in_use",
    "tier.not_there",
    "totp.already_on",
    "totp.enrol_first",
    "totp.not_started",
    "totp.off_in_demo",
    "webhook.kind_not_valid",
    "webhook.too_many",
    "webhook.wrong_status",
    "welcome.template_not_there",
];

/// One field of a body that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldProblem {
    /// JSON pointer to the field, such as `/scope/store_ids/0`.
    pub pointer: String,
    /// Stable code of what is wrong with it.
    pub code: &'static str,
    /// Data for the sentence.
    pub params: Map<String, Value>,
}

/// An answer that is not success.
#[derive(Debug)]
pub struct Problem {
    /// HTTP status.
    pub status: StatusCode,
    /// Stable code, `<noun>.<reason>`.
    pub code: &'static str,
    /// Data for the sentence.
    pub params: Map<String, Value>,
    /// The fields concerned, when it is about fields.
    pub errors: Vec<FieldProblem>,
    /// Seconds after which another try makes sense.
    pub retry_after_seconds: Option<u32>,
    /// What really happened, for the log only.
    pub cause: Option<String>,
}

impl Problem {
    /// A problem of `status` with `code` and nothing else.
    #[must_use]
    pub fn new(status: StatusCode, code: &'static str) -> Problem {
        debug_assert!(is_known(code), "problem code {code} is in no list");
        Problem {
            status,
            code,
            params: Map::new(),
            errors: Vec::new(),
            retry_after_seconds: None,
            cause: None,
        }
    }

    /// 422 with `code`, said of the body's field at `pointer`.
    #[must_use]
    pub fn field(pointer: impl Into<String>, code: &'static str) -> Problem {
        let mut problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code);
        let params = Map::new();
        problem.errors.push(FieldProblem { pointer: pointer.into(), code, params });
        problem
    }

    /// 404: not there, or another store's; the caller cannot tell which.
    #[must_use]
    pub fn not_there() -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "thing.not_there")
    }

    /// 500: our own fault; `cause` goes to the log and nowhere else.
    #[must_use]
    pub fn fault(cause: impl std::fmt::Display) -> Problem {
        let mut problem = Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "fault.internal");
        problem.cause = Some(cause.to_string());
        problem
    }

    /// The same problem with one more datum for its sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Problem {
        let value = value.into();
        if let Some(first) = self.errors.first_mut() {
            first.params.insert(name.to_owned(), value.clone());
        }
        self.params.insert(name.to_owned(), value);
        self
    }

    /// The same problem, to be tried again after `seconds`.
    #[must_use]
    pub fn retry_after(mut self, seconds: u32) -> Problem {
        self.retry_after_seconds = Some(seconds);
        self
    }

    /// Whether a rule said no: nothing failed, and trying again gives the same answer.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        use StatusCode as S;
        [S::NOT_FOUND, S::CONFLICT, S::UNPROCESSABLE_ENTITY].contains(&self.status)
    }

    /// The problem as an answer; `request_id` lets a person name it to whoever reads the log.
    #[must_use]
    pub fn render(&self, request_id: &str) -> Response {
        let errors: Vec<Value> = self
            .errors
            .iter()
            .map(|e| json!({"pointer": e.pointer, "code": e.code, "params": e.params}))
            .collect();
        let title = self.status.canonical_reason().unwrap_or("Error");
        let body = json!({
            "type": format!("/problems/{}", self.code),
            "title": title,
            "status": self.status.as_u16(),
            "detail": self.detail(),
            "code": self.code,
            "params": self.params,
            "request_id": request_id,
            "errors": errors,
        });
        let mut answer = (self.status, body.to_string()).into_response();
        let headers = answer.headers_mut();
        let kind = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, kind);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after_seconds {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        answer
    }

    fn detail(&self) -> String {
        match self.errors.first() {
            Some(field) => format!("{} at {}", self.code, field.pointer),
            None => self.code.to_owned(),
        }
    }
}

fn is_known(code: &str) -> bool {
    CODES.contains(&code) || zhike_domain::ALL_CODES.contains(&code)
}

/// Turns a rule's refusal into its answer.
#[must_use]
pub fn refused(refusal: &dyn Refusal) -> Problem {
    let status =
        StatusCode::from_u16(refusal.kind().status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    let mut problem = Problem::new(status, refusal.code());
    for (name, param) in refusal.params() {
        problem.params.insert(name.to_owned(), value_of(param));
    }
    if let Some(seconds) = problem.params.get("retry_after_seconds").and_then(Value::as_u64) {
        problem.retry_after_seconds = u32::try_from(seconds).ok();
    }
    if let Some(pointer) = refusal.field() {
        let params = problem.params.clone();
        let pointer = pointer.to_owned();
        problem.errors.push(FieldProblem { pointer, code: refusal.code(), params });
    }
    problem
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        let unavailable = StatusCode::SERVICE_UNAVAILABLE;
        let full = StatusCode::INSUFFICIENT_STORAGE;
        let cause = error.to_string();
        let problem = match error {
            StoreError::Busy { retry_after_ms } => {
                let seconds = u32::try_from(retry_after_ms.div_ceil(1000)).unwrap_or(1);
                Problem::new(unavailable, "server.busy").retry_after(seconds.max(1))
            }
            StoreError::Stopping => Problem::new(unavailable, "server.stopping").retry_after(5),
            StoreError::Lost => Problem::new(unavailable, "store.outcome_unknown").retry_after(1),
            StoreError::DiskFull => Problem::new(full, "store.disk_full"),
            StoreError::ReadOnly => Problem::new(full, "store.read_only"),
            StoreError::Duplicate { .. } => {
                Problem::new(StatusCode::CONFLICT, "conflict.duplicate")
            }
            _ => Problem::fault(&cause),
        };
        Problem { cause: Some(cause), ..problem }
    }
}

/// A body that could not be read as JSON of the expected form.
#[must_use]
pub fn from_json(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let pointer = pointer_of(error.path());
    let message = error.inner().to_string();
    let inner = error.inner();
    if inner.is_syntax() || inner.is_eof() {
        let mut problem = Problem::new(StatusCode::BAD_REQUEST, "input.not_json");
        problem.params.insert("line".into(), inner.line().into());
        problem.params.insert("column".into(), inner.column().into());
        return problem;
    }
    if let Some(name) = quoted_after(&message, "unknown field `") {
        let parent = pointer.strip_suffix(&format!("/{name}")).unwrap_or(&pointer);
        return Problem::field(format!("{parent}/{name}"), "input.unknown_field")
            .with("field", name);
    }
    if let Some(name) = quoted_after(&message, "missing field `") {
        return Problem::field(format!("{pointer}/{name}"), "input.missing_field")
            .with("field", name);
    }
    if let Some(carried) = refusal::carried(&message) {
        let problem = Problem::field(pointer, carried.code);
        let add =
            |problem: Problem, (name, param): (String, Param)| problem.with(&name, value_of(param));
        return carried.params.into_iter().fold(problem, add);
    }
    if message.starts_with("invalid type") {
        return Problem::field(pointer, "input.wrong_type");
    }
    Problem::field(pointer, "input.bad_value")
}

fn value_of(param: Param) -> Value {
    match param {
        Param::Int(number) => Value::from(number),
        Param::Text(text) => Value::from(text),
    }
}

fn quoted_after<'m>(message: &'m str, start: &str) -> Option<&'m str> {
    message.strip_prefix(start)?.split('`').next()
}

fn pointer_of(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
            Segment::Map { key } => pointer.push_str(&format!("/{key}")),
            Segment::Enum { variant } => pointer.push_str(&format!("/{variant}")),
            Segment::Unknown => {}
        }
    }
    pointer
}
