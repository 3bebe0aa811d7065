//! One switch that everything long-lived watches: once thrown, it stays.

use tokio::sync::watch;

/// A cheap handle on the switch. All clones are one switch.
#[derive(Debug, Clone)]
pub struct Shutdown {
    thrown: watch::Sender<bool>,
}

impl Default for Shutdown {
    fn default() -> Self {
        Shutdown { thrown: watch::Sender::new(false) }
    }
}

impl Shutdown {
    /// Asks everything to finish what it does and take nothing new.
    pub fn begin(&self) {
        self.thrown.send_replace(true);
    }

    /// True once the stop was asked for.
    pub fn begun(&self) -> bool {
        *self.thrown.borrow()
    }

    /// Returns when the stop is asked for; at once when it was already. A stream that would never
    /// end by itself (SSE) ends here.
    pub async fn wait(&self) {
        let mut thrown = self.thrown.subscribe();
        // The sender lives in `self`, so the channel cannot close under us.
        let _closed = thrown.wait_for(|thrown| *thrown).await;
    }
}

/// Throws the switch at SIGTERM (or Ctrl-C). Fails when the system gives no signals.
#[cfg(unix)]
pub fn at_signals(shutdown: Shutdown) -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => tracing::info!("SIGTERM: stopping"),
            _ = interrupt.recv() => tracing::info!("interrupt: stopping"),
        }
        shutdown.begin();
    });
    Ok(())
}

/// Throws the switch at Ctrl-C.
#[cfg(not(unix))]
pub fn at_signals(shutdown: Shutdown) -> std::io::Result<()> {
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            shutdown.begin();
        }
    });
    Ok(())
}
