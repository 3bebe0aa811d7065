//! The program under load, as a process: started, watched from outside, stopped.

use std::fs::File;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::ground::House;

/// How long a start or a stop may take.
const PATIENCE: Duration = Duration::from_secs(120);
const LOOK: Duration = Duration::from_millis(2);
/// Lines of a log that tell why a program ended.
const LAST_LINES: usize = 20;
/// The kernel counts the time of processes in hundredths of a second.
const TICK: Duration = Duration::from_millis(10);

/// A running `zhike serve`. Dropping it kills the process.
pub struct Served {
    child: Child,
    /// Where it listens.
    pub at: SocketAddr,
    /// When it was started.
    pub begun: Instant,
    /// From the start until `/readyz` said that all is well.
    pub ready_after: Duration,
}

/// A command of the program over a house, with nothing of our own surroundings. Its log goes to a
/// file in the house's folder.
///
/// # Errors
/// The log cannot be written.
pub fn command(program: &Path, house: &House, verb: &[&str]) -> Result<Command> {
    let log = File::options().create(true).append(true).open(house.folder.join("log"))?;
    let mut command = Command::new(program);
    command.env_clear().current_dir(&house.folder).stdin(Stdio::null());
    command.stdout(log.try_clone()?).stderr(log);
    command.arg("--data-folder").arg(&house.folder);
    if let Some(url) = &house.database {
        command.args(["--database", url]);
    }
    command.args(verb);
    Ok(command)
}

impl Served {
    /// Starts the program and waits until it is ready.
    ///
    /// # Errors
    /// It ends, or is not ready in time; what it said is in the house's log.
    pub fn start(program: &Path, house: &House) -> Result<Served> {
        let at = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?;
        let mut command = command(program, house, &["serve", "--listen", &at.to_string()])?;
        let begun = Instant::now();
        let child = command.spawn().with_context(|| format!("{}", program.display()))?;
        let mut served = Served { child, at, begun, ready_after: Duration::ZERO };
        while !is_ready(at) {
            if let Some(status) = served.child.try_wait()? {
                let log = end_of_log(&house.folder);
                bail!("the server ended at its start ({status}): {log}");
            }
            if begun.elapsed() > PATIENCE {
                bail!("the server is not ready within {PATIENCE:?}");
            }
            std::thread::sleep(LOOK);
        }
        served.ready_after = begun.elapsed();
        Ok(served)
    }

    /// What the processors have done for it so far.
    ///
    /// # Errors
    /// It has ended.
    pub fn cpu(&self) -> Result<Duration> {
        cpu_of(self.child.id())
    }

    /// Memory that it occupies now, in megabytes of 2^20 bytes.
    ///
    /// # Errors
    /// It has ended.
    pub fn resident_mb(&self) -> Result<f64> {
        let path = format!("/proc/{}/status", self.child.id());
        let text = std::fs::read_to_string(&path).context(path)?;
        let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes: f64 = line
            .and_then(|line| line.split_whitespace().next()?.parse().ok())
            .context("the kernel tells no VmRSS")?;
        Ok((kilobytes / 1_024.0 * 10.0).round() / 10.0)
    }

    /// Asks it to stop and waits until it has.
    ///
    /// # Errors
    /// It does not stop in good order.
    pub fn stop(mut self) -> Result<()> {
        let pid = self.child.id().to_string();
        if !Command::new("kill").args(["-TERM", &pid]).status()?.success() {
            bail!("the server had ended by itself");
        }
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait()? {
                return if status.success() { Ok(()) } else { bail!("it stopped with {status}") };
            }
            std::thread::sleep(LOOK);
        }
        bail!("the server does not stop within {PATIENCE:?}")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // After a stop it has ended already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What the program said last in a house's folder: a rush leaves thousands of lines before it.
#[must_use]
pub fn end_of_log(folder: &Path) -> String {
    let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
    let first = log.lines().count().saturating_sub(LAST_LINES);
    log.lines().skip(first).collect::<Vec<_>>().join("\n")
}

fn is_ready(at: SocketAddr) -> bool {
    use std::io::{Read, Write};
    let Ok(mut stream) = std::net::TcpStream::connect(at) else { return false };
    let ask = format!("GET /readyz HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n");
    let mut answer = Vec::new();
    let heard = stream.write_all(ask.as_bytes()).and_then(|()| stream.read_to_end(&mut answer));
    heard.is_ok() && answer.starts_with(b"HTTP/1.1 200")
}

/// The time that the processors gave a process and its threads, in user and kernel mode.
///
/// # Errors
/// There is no such process.
pub fn cpu_of(pid: u32) -> Result<Duration> {
    let path = format!("/proc/{pid}/stat");
    let text = std::fs::read_to_string(&path).context(path)?;
    // The name in brackets may hold blanks; user and kernel time are the 12th and 13th after it.
    let after = text.rsplit_once(')').map_or("", |(_, after)| after);
    let field = |at: usize| after.split_whitespace().nth(at)?.parse::<u32>().ok();
    let ticks = field(11).zip(field(12)).map(|(user, kernel)| user + kernel);
    Ok(TICK * ticks.context("the kernel tells no times")?)
}
