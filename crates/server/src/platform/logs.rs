//! Log lines: for a person or as JSON, on standard error, never with a personal value.

use std::any::Any;
use std::fmt;
use std::io;

use tracing::Subscriber;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use super::config::LogFormat;

/// A personal or secret value that may travel through code that logs: it prints as `***`, in
/// `{}` and in `{:?}`, inside structures too. Only [`Pii::reveal`] gives the value.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Pii<T>(T);

impl<T> Pii<T> {
    /// Wraps a value.
    pub fn new(value: T) -> Pii<T> {
        Pii(value)
    }

    /// The value itself: for sealing, sending and comparing, not for printing.
    pub fn reveal(&self) -> &T {
        &self.0
    }

    /// The value itself, unwrapped.
    pub fn into_revealed(self) -> T {
        self.0
    }
}

impl<T> From<T> for Pii<T> {
    fn from(value: T) -> Pii<T> {
        Pii(value)
    }
}

impl<T> fmt::Debug for Pii<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl<T> fmt::Display for Pii<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Sends log lines to standard error from now on, and panics into the log. Later calls change
/// nothing (tests start many servers in one process).
pub fn start(format: LogFormat, level: &str) {
    let _already_started = subscriber(format, level, io::stderr).try_init();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, reason = literal(panic.payload()), "panic, contained");
    }));
}

/// A panic's text only when it is a literal of ours: a formatted one may hold a guest's name.
fn literal(payload: &(dyn Any + Send)) -> &'static str {
    payload.downcast_ref::<&'static str>().copied().unwrap_or("(text with values, not logged)")
}

/// The subscriber behind [`start`], writing to `out`. A level that does not parse counts as `info`
/// (the configuration has refused it before).
pub fn subscriber<W>(format: LogFormat, level: &str, out: W) -> Box<dyn Subscriber + Send + Sync>
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let filter: Targets =
        level.parse().unwrap_or_else(|_| Targets::new().with_default(tracing::Level::INFO));
    let registry = tracing_subscriber::registry().with(filter);
    let lines = tracing_subscriber::fmt::layer().with_writer(out).with_ansi(false);
    match format {
        LogFormat::Human => Box::new(registry.with(lines)),
        LogFormat::Json => {
            let json =
                lines.json().flatten_event(true).with_current_span(true).with_span_list(false);
            Box::new(registry.with(json))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn logged(format: LogFormat, log: impl FnOnce()) -> String {
        let lines = Lines::default();
        let writer = lines.clone();
        let subscriber = subscriber(format, "info", move || writer.clone());
        tracing::subscriber::with_default(subscriber, log);
        let bytes = lines.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    #[derive(Debug)]
    struct Login {
        #[expect(dead_code, reason = "printed by Debug, which is what is tested")]
        phone: Pii<String>,
        #[expect(dead_code, reason = "printed by Debug, which is what is tested")]
        password: Pii<&'static str>,
    }

    #[test]
    fn a_personal_value_never_shows_in_a_line() {
        for format in [LogFormat::Human, LogFormat::Json] {
            let text = logged(format, || {
                let phone = Pii::new("15412345678".to_owned());
                let login = Login { phone: phone.clone(), password: Pii::new("hunter-2-hunter") };
                let _span = tracing::info_span!("request", id = "r1", phone = %phone).entered();
                tracing::info!(?login, guest = %phone, other = ?phone, "login of {phone}");
                tracing::error!(error = %anyhow::anyhow!("no such login: {phone}"), "failed");
            });
            assert!(!text.contains("15412345678") && !text.contains("hunter"), "{text}");
            assert!(text.contains("***") && text.contains("r1"), "{text}");
        }
    }

    #[test]
    fn json_lines_are_json_with_the_request_id() {
        let text = logged(LogFormat::Json, || {
            let _span = tracing::info_span!("request", id = "r1").entered();
            tracing::info!(status = 200, "answered");
        });
        let line: serde_json::Value = serde_json::from_str(text.trim()).unwrap();
        assert_eq!(line["span"]["id"], "r1");
        assert_eq!(line["status"], 200);
        assert_eq!(line["message"], "answered");
    }

    #[test]
    fn a_panic_text_with_values_is_not_logged() {
        let phone = std::hint::black_box("15412345678");
        let caught = std::panic::catch_unwind(|| panic!("guest {phone} is unknown"));
        assert_eq!(literal(&*caught.unwrap_err()), "(text with values, not logged)");
        let caught = std::panic::catch_unwind(|| panic!("the lots do not add up"));
        assert_eq!(literal(&*caught.unwrap_err()), "the lots do not add up");
    }
}
