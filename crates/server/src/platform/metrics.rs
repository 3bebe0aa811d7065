//! What is counted, in Prometheus' text form. No label holds anything a client can choose.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use axum::routing::get;
use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeLabelSet, EncodeMetric, text};
use prometheus_client::metrics::counter::{ConstCounter, Counter};
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use zhike_store::Store;

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: String,
    class: &'static str,
}

type Durations = Family<Answered, Histogram, fn() -> Histogram>;

/// All metrics of this process. Clones share them.
#[derive(Clone)]
pub struct Metrics {
    registry: Arc<Mutex<Registry>>,
    durations: Durations,
    shed: Counter,
}

/// One number read at scrape time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sample {
    /// Only grows.
    Count(u64),
    /// Goes up and down.
    Level(i64),
}

/// A source of numbers read at scrape time: name (without `zhike_`), what it means, the value.
pub type Samples = Vec<(&'static str, &'static str, Sample)>;

struct Watched(Box<dyn Fn() -> Samples + Send + Sync>);

impl fmt::Debug for Watched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watched")
    }
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metrics")
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("zhike");
        let durations: Durations = Family::new_with_constructor(seconds as fn() -> Histogram);
        let shed = Counter::default();
        registry.register_with_unit(
            "http_answer",
            "Time from a request's header to the start of its answer",
            Unit::Seconds,
            durations.clone(),
        );
        registry.register(
            "http_shed",
            "Requests refused because too many were under way",
            shed.clone(),
        );
        let registry = Arc::new(Mutex::new(registry));
        let metrics = Metrics { registry, durations, shed };
        metrics.watch(process);
        metrics
    }
}

/// Steps from half a millisecond to ten seconds.
fn seconds() -> Histogram {
    Histogram::new([
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0,
    ])
}

impl Metrics {
    /// Counts an answered request by the template of its route.
    pub fn answered(&self, method: &'static str, route: &str, status: StatusCode, took: Duration) {
        let class = match status.as_u16() {
            ..200 => "1xx",
            200..300 => "2xx",
            300..400 => "3xx",
            400..500 => "4xx",
            _ => "5xx",
        };
        let labels = Answered { method, route: route.to_owned(), class };
        self.durations.get_or_create(&labels).observe(took.as_secs_f64());
    }

    /// Counts a request refused because too many were under way.
    pub fn shed(&self) {
        self.shed.inc();
    }

    /// Adds numbers that are read whenever somebody scrapes.
    pub fn watch(&self, samples: impl Fn() -> Samples + Send + Sync + 'static) {
        let mut registry = self.registry.lock().unwrap_or_else(PoisonError::into_inner);
        registry.register_collector(Box::new(Watched(Box::new(samples))));
    }

    /// Everything as text.
    pub fn text(&self) -> Result<String, fmt::Error> {
        let mut out = String::new();
        let registry = self.registry.lock().unwrap_or_else(PoisonError::into_inner);
        text::encode(&mut out, &registry)?;
        Ok(out)
    }

    /// `/metrics`, to be served on its own address only.
    pub fn routes(&self) -> Router {
        Router::new().route("/metrics", get(scrape)).with_state(self.clone())
    }
}

async fn scrape(State(metrics): State<Metrics>) -> Response {
    let mut response = Response::new(Body::empty());
    match metrics.text() {
        Ok(text) => *response.body_mut() = Body::from(text),
        Err(_) => *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR,
    }
    let kind =
        HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
}

impl Collector for Watched {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> Result<(), fmt::Error> {
        for (name, help, sample) in (self.0)() {
            match sample {
                Sample::Count(value) => {
                    encode_one(&mut encoder, name, help, &ConstCounter::new(value))?
                }
                Sample::Level(value) => {
                    encode_one(&mut encoder, name, help, &ConstGauge::new(value))?
                }
            }
        }
        Ok(())
    }
}

fn encode_one(
    encoder: &mut DescriptorEncoder<'_>,
    name: &str,
    help: &str,
    metric: &impl EncodeMetric,
) -> Result<(), fmt::Error> {
    metric.encode(encoder.encode_descriptor(name, help, None, metric.metric_type())?)
}

/// What the store tells about itself.
pub fn of_store(store: &Store) -> Samples {
    let stats = store.stats();
    let level = |value: u64| Sample::Level(i64::try_from(value).unwrap_or(i64::MAX));
    vec![
        ("store_reads_queued", "Reads that wait", level(stats.reads_queued as u64)),
        ("store_writes_queued", "Writes that wait", level(stats.writes_queued as u64)),
        ("store_queue_capacity", "How many may wait", level(stats.queue_capacity as u64)),
        ("store_reads", "Reads run", Sample::Count(stats.reads)),
        ("store_writes", "Writes run, kept or not", Sample::Count(stats.ops)),
        ("store_batches", "Transactions with a write", Sample::Count(stats.batches)),
        ("store_batch_largest", "Most writes in one transaction", level(stats.largest_batch)),
        ("store_commits", "Transactions committed", Sample::Count(stats.commits)),
        ("store_retries", "Writes run again after a conflict", Sample::Count(stats.retries)),
        ("store_refused", "Operations refused as busy", Sample::Count(stats.refused)),
        ("store_skipped", "Operations whose caller had gone", Sample::Count(stats.skipped)),
        ("store_panics", "Operations that panicked", Sample::Count(stats.panics)),
        ("store_connections_lost", "Connections lost", Sample::Count(stats.connections_lost)),
        ("store_wal_bytes", "Length of the write-ahead log", level(stats.wal_bytes)),
    ]
}

/// Memory and open files of this process as Linux tells them; nothing elsewhere.
fn process() -> Samples {
    let mut samples = Samples::new();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = resident.and_then(|rest| rest.split_whitespace().next()?.parse::<i64>().ok());
    if let Some(kib) = kib {
        let help = "Memory of this process that is in RAM";
        samples.push(("process_resident_bytes", help, Sample::Level(kib.saturating_mul(1024))));
    }
    if let Ok(files) = std::fs::read_dir("/proc/self/fd") {
        let count = i64::try_from(files.count()).unwrap_or(i64::MAX);
        samples.push(("process_open_files", "Open file descriptors", Sample::Level(count)));
    }
    samples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_route_template_and_status_class() {
        let metrics = Metrics::default();
        let took = Duration::from_millis(3);
        metrics.answered("GET", "/api/v1/staff/{staff_id}", StatusCode::OK, took);
        metrics.answered("GET", "/api/v1/staff/{staff_id}", StatusCode::CREATED, took);
        metrics.shed();
        metrics.watch(|| vec![("store_queue", "Operations waiting", Sample::Level(7))]);
        let text = metrics.text().unwrap();
        let count = "zhike_http_answer_seconds_count{method=\"GET\",\
                     route=\"/api/v1/staff/{staff_id}\",class=\"2xx\"} 2";
        assert!(text.contains(count), "{text}");
        assert!(text.contains("zhike_http_shed_total 1"), "{text}");
        assert!(text.contains("zhike_store_queue 7"), "{text}");
        assert!(text.contains("zhike_process_resident_bytes "), "{text}");
        assert!(text.ends_with("# EOF\n"), "{text}");
    }
}
