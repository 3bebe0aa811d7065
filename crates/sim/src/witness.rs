//! Hears what a [`crate::worker`] says, and ends it when asked.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

/// Everything a worker has said so far.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    /// Keys whose operation was acknowledged: it has to be there.
    pub acknowledged: Vec<String>,
    /// Keys whose outcome is unknown: there once, or not at all.
    pub unknown: Vec<String>,
    /// Keys that failed, with the code: nothing of them may be there.
    pub failed: Vec<(String, String)>,
    /// Snapshots that were read and balanced.
    pub reads: u64,
    /// What the worker itself saw go wrong.
    pub broken: Vec<String>,
    /// It stopped in good order.
    pub done: bool,
}

impl Heard {
    fn take(&mut self, line: &str) -> Result<()> {
        let mut words = line.split(' ');
        match (words.next(), words.next(), words.next()) {
            (Some("A"), Some(key), None) => self.acknowledged.push(key.to_owned()),
            (Some("U"), Some(key), None) => self.unknown.push(key.to_owned()),
            (Some("F"), Some(key), Some(code)) => self.failed.push((key.into(), code.into())),
            (Some("R"), None, None) => self.reads += 1,
            (Some("X"), Some(_), _) => self.broken.push(line.to_owned()),
            (Some("D"), None, None) => self.done = true,
            _ => bail!("the worker said {line:?}"),
        }
        Ok(())
    }
}

/// A running worker and what it said. Dropping it kills the worker.
pub struct Witness {
    child: Child,
    stdin: Option<ChildStdin>,
    lines: Receiver<String>,
    heard: Heard,
}

impl Witness {
    /// Starts the worker.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn start(mut command: Command) -> Result<Witness> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().context("the worker does not start")?;
        let stdin = child.stdin.take();
        let stdout = child.stdout.take().ok_or_else(|| anyhow!("the worker has no output"))?;
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Ok(Witness { child, stdin, lines, heard: Heard::default() })
    }

    /// What was said until now.
    pub fn heard(&self) -> &Heard {
        &self.heard
    }

    /// Listens for so long.
    ///
    /// # Errors
    /// The worker ended by itself, or said something that is not in the protocol.
    pub fn listen(&mut self, time: Duration) -> Result<()> {
        let deadline = Instant::now() + time;
        self.listen_while(deadline, |_| true)
    }

    /// Listens until what was said is enough.
    ///
    /// # Errors
    /// As [`Witness::listen`], and when it is not enough in the end.
    pub fn listen_until(
        &mut self,
        patience: Duration,
        enough: impl Fn(&Heard) -> bool,
    ) -> Result<()> {
        let deadline = Instant::now() + patience;
        self.listen_while(deadline, |heard| !enough(heard))?;
        if !enough(&self.heard) {
            bail!("the worker did not get there in {patience:?}");
        }
        Ok(())
    }

    fn listen_while(&mut self, deadline: Instant, more: impl Fn(&Heard) -> bool) -> Result<()> {
        while more(&self.heard) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.lines.recv_timeout(left) {
                Ok(line) => self.heard.take(&line)?,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => {
                    bail!("the worker ended by itself: {}", self.child.wait()?)
                }
            }
        }
        Ok(())
    }

    /// SIGKILLs the worker and answers all it had said.
    ///
    /// # Errors
    /// It said something that is not in the protocol.
    pub fn kill(mut self) -> Result<Heard> {
        self.child.kill()?;
        self.child.wait()?;
        self.drain()
    }

    /// Lets the worker stop in good order and answers all it said.
    ///
    /// # Errors
    /// It did not stop in good order.
    pub fn finish(mut self) -> Result<Heard> {
        drop(self.stdin.take());
        let heard = self.drain()?;
        let status = self.child.wait()?;
        if !status.success() || !heard.done {
            bail!("the worker did not stop in good order: {status}");
        }
        Ok(heard)
    }

    fn drain(&mut self) -> Result<Heard> {
        while let Ok(line) = self.lines.recv() {
            self.heard.take(&line)?;
        }
        Ok(std::mem::take(&mut self.heard))
    }
}

impl Drop for Witness {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
