//! No server outlives its test: a small `sh` waits until our end of its pipe closes, which the
//! kernel does however we end, and then stops the server and removes the folder.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// `$1` is the folder. A process counts as ours only if its command line names that folder, so a
/// stale pid that now belongs to somebody else is left alone.
const SCRIPT: &str = r#"
cat >/dev/null
pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
ours() { [ -n "$pid" ] && grep -qaF -- "$1" "/proc/$pid/cmdline" 2>/dev/null; }
ours "$1" && kill -QUIT "$pid"
tries=0
while ours "$1" && [ "$tries" -lt 100 ]; do sleep 0.05; tries=$((tries + 1)); done
ours "$1" && kill -KILL "$pid"
rm -rf -- "$1"
"#;

/// The waiting `sh`; dropping it lets it do its work and waits for that.
pub struct Watchdog {
    shell: Child,
}

impl Watchdog {
    /// Starts to watch over `folder`.
    pub fn over(folder: &Path) -> Result<Watchdog> {
        let shell = Command::new("/bin/sh")
            .args(["-c", SCRIPT, "zhike-watchdog"])
            .arg(folder)
            .current_dir("/")
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("/bin/sh does not start")?;
        Ok(Watchdog { shell })
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        drop(self.shell.wait());
    }
}

/// Asks the postmaster for its immediate stop and waits for it; SIGKILL when it does not obey.
pub fn stop(mut postmaster: Child) -> Result<()> {
    if postmaster.try_wait()?.is_some() {
        return Ok(());
    }
    signal("-QUIT", &[postmaster.id()])?;
    let deadline = Instant::now() + Duration::from_secs(8);
    while Instant::now() < deadline {
        if postmaster.try_wait()?.is_some() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    kill_family(postmaster)
}

/// SIGKILLs `parent` and its children, and waits until all are gone. The parent is stopped first,
/// so that it cannot make a child which we would miss.
pub fn kill_family(mut parent: Child) -> Result<()> {
    let pid = parent.id();
    if parent.try_wait()?.is_some() {
        return Ok(());
    }
    signal("-STOP", &[pid])?;
    let mut family = children_of(pid);
    family.push(pid);
    signal("-KILL", &family)?;
    parent.wait()?;
    let deadline = Instant::now() + Duration::from_secs(10);
    while family.iter().any(|&member| is_alive(member)) && Instant::now() < deadline {
        std::thread::sleep(Duration::from_millis(2));
    }
    Ok(())
}

fn signal(which: &str, pids: &[u32]) -> Result<()> {
    // Its exit code says only that some were gone already.
    Command::new("/bin/kill")
        .arg(which)
        .args(pids.iter().map(u32::to_string))
        .stderr(Stdio::null())
        .status()
        .context("/bin/kill does not start")?;
    Ok(())
}

/// The processes that `parent` has started and that still run.
pub fn children_of(parent: u32) -> Vec<u32> {
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter(|&pid| stat_of(pid).is_some_and(|(_, its_parent)| its_parent == parent))
        .collect()
}

/// A zombie is dead already: who reaps it is not our business.
fn is_alive(pid: u32) -> bool {
    stat_of(pid).is_some_and(|(state, _)| state != "Z" && state != "X")
}

/// State and parent from `/proc/<pid>/stat`; the name before them is in brackets and may hold
/// blanks.
fn stat_of(pid: u32) -> Option<(String, u32)> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let mut fields = text.rsplit_once(')')?.1.split_whitespace();
    let state = fields.next()?.to_owned();
    Some((state, fields.next()?.parse().ok()?))
}
