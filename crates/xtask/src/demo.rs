//! `cargo xtask demo`: builds the pages and the program, makes the demo restaurant if there is none
//! yet, and serves it on this machine and in the house network, for whoever wants to look at Zhike
//! before reading anything. `--empty` serves a new database with its set-up instead.
//!
//! A year of history is sixty thousand settlements: that takes the optimised program of the
//! profile `demo`, which is a release without link-time optimisation. An empty house does with a
//! development build.

mod made;
mod qr;

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::speak::say;
use crate::test::debian;
use crate::{pages, programs, scene};
use made::Keep;

const STANDARD_PORT: u16 = 8480;
const FOLDER: &str = "target/house-demo";
const EMPTY_FOLDER: &str = "target/house-empty";

/// What is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// The demo restaurant.
    Restaurant(Keep),
    /// A new database.
    Empty,
}

impl What {
    fn folder(self) -> &'static str {
        match self {
            What::Restaurant(_) => FOLDER,
            What::Empty => EMPTY_FOLDER,
        }
    }
}

struct Wishes {
    port: u16,
    profile: Option<&'static str>,
    what: What,
}

/// Builds and serves until it is stopped with Ctrl+C.
///
/// # Errors
/// Something is missing or does not build, or the port is taken.
pub fn run(root: &Path, arguments: &[&str]) -> Result<bool> {
    let wishes = wishes(arguments)?;
    let addresses = addresses(wishes.port);
    check_free(&addresses)?;
    debian::ready(root, debian::FOR_DEMO)?;
    build_pages(root)?;
    let profile = wishes.profile.unwrap_or(match wishes.what {
        What::Restaurant(_) => "demo",
        What::Empty => "dev",
    });
    let program = build_program(root, profile)?;
    let folder = root.join(wishes.what.folder());
    match wishes.what {
        What::Restaurant(keep) => made::ready(root, &folder, &program, keep)?,
        What::Empty => std::fs::create_dir_all(&folder)?,
    }
    greet(wishes.what, &folder, &addresses);
    serve(&folder, &program, &addresses)
}

fn wishes(arguments: &[&str]) -> Result<Wishes> {
    let what = What::Restaurant(Keep::Kept);
    let mut wishes = Wishes { port: STANDARD_PORT, profile: None, what };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "--release" => wishes.profile = Some("release"),
            "--empty" => wishes.what = What::Empty,
            "--fresh" => wishes.what = What::Restaurant(Keep::Anew),
            "--port" => {
                let port = rest.next().and_then(|text| text.parse().ok()).filter(|port| *port > 0);
                wishes.port = port.context("--port takes a number from 1 to 65535")?;
            }
            other => {
                bail!("`demo {other}` is not understood: --port N, --fresh, --empty or --release")
            }
        }
    }
    Ok(wishes)
}

/// Where the demo listens: on this machine, and in the house network when this machine has a
/// private address there. Not on all addresses: one may be public, where plain HTTP has no place.
fn addresses(port: u16) -> Vec<SocketAddr> {
    let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let all = [Some(here), house_address()].into_iter().flatten();
    all.map(|address| SocketAddr::new(address, port)).collect()
}

fn check_free(addresses: &[SocketAddr]) -> Result<()> {
    for address in addresses {
        TcpListener::bind(address).map(drop).with_context(|| {
            format!("{address} is taken: stop what listens there, or choose another --port")
        })?;
    }
    Ok(())
}

/// Builds the pages when a file of web/ differs from those of the last build.
fn build_pages(root: &Path) -> Result<()> {
    let stamp_path = root.join("target/demo-pages.stamp");
    let stamp = pages_stamp(root)?;
    let built = root.join("web/dist").is_dir();
    if built && std::fs::read_to_string(&stamp_path).is_ok_and(|old| old == stamp) {
        say!("the pages are up to date");
        return Ok(());
    }
    let build = ["--prefix", "web", "run", "build"];
    if !pages::install(root)? || !programs::watched(root, "npm", &build, &[])?.success {
        bail!("the pages do not build: Node.js 20.19 or newer is needed, see above");
    }
    std::fs::create_dir_all(root.join("target"))?;
    std::fs::write(stamp_path, stamp).context("cannot write under target/")
}

/// Path, size and time of change of every source of the pages.
fn pages_stamp(root: &Path) -> Result<String> {
    let mut stamp = String::new();
    for file in scene::read_files(root)?.iter().filter(|f| f.path.starts_with("web/")) {
        let about = std::fs::metadata(root.join(&file.path))?;
        stamp += &format!("{} {} {:?}\n", file.path, about.len(), about.modified()?);
    }
    Ok(stamp)
}

fn build_program(root: &Path, profile: &str) -> Result<PathBuf> {
    let arguments = ["build", "--locked", "--package", "zhike", "--profile", profile];
    if !programs::watched(root, "cargo", &arguments, &[])?.success {
        bail!("the program does not build, see above");
    }
    Ok(programs::built(root, if profile == "dev" { "debug" } else { profile }))
}

fn greet(what: What, folder: &Path, addresses: &[SocketAddr]) {
    let shown = what.folder();
    say!("\nZhike 知客 · its data lie in {shown}/ and stay there; delete the folder to start anew");
    for address in addresses {
        let place = if address.ip().is_loopback() { "on this machine" } else { "in the house" };
        say!("  {place:<17} http://{address}/");
    }
    match what {
        What::Restaurant(_) => {
            say!(
                "  a demo: 西湖小馆 is invented, its guests, bills and staff too; the logins follow"
            );
        }
        What::Empty if !folder.join("zhike.db").exists() => {
            say!("  the first visit opens the set-up wizard; from another machine it asks for the");
            say!("  code that the program prints below");
        }
        What::Empty => {}
    }
    let house = addresses.iter().find(|address| !address.ip().is_loopback());
    if let Some(picture) = house.and_then(|house| qr::picture(&format!("http://{house}/"))) {
        say!("  a phone in the same network opens it by this picture:\n{picture}");
    }
    say!("  Ctrl+C stops it\n");
}

/// This machine's address in the house network, when it has a private one. Nothing is sent: a
/// datagram socket only asks the system which way it would send.
fn house_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let address = socket.local_addr().ok()?.ip();
    matches!(address, IpAddr::V4(v4) if v4.is_private()).then_some(address)
}

fn serve(folder: &Path, program: &Path, addresses: &[SocketAddr]) -> Result<bool> {
    let listen: Vec<String> = addresses.iter().map(SocketAddr::to_string).collect();
    let mut command = Command::new(program);
    command
        .arg("serve")
        .current_dir(folder)
        .env("ZHIKE_DATA_FOLDER", folder)
        .env("ZHIKE_SERVER_LISTEN", listen.join(","))
        .env("ZHIKE_SERVER_PLAIN_HTTP", "true");
    become_program(command)
}

/// This process becomes the program, so that Ctrl+C and a stop from outside reach it directly.
#[cfg(unix)]
fn become_program(mut command: Command) -> Result<bool> {
    use std::os::unix::process::CommandExt;
    let fault = command.exec();
    Err(fault).context("the program does not start")
}

#[cfg(not(unix))]
fn become_program(mut command: Command) -> Result<bool> {
    Ok(command.status().context("the program does not start")?.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_house_lies_where_a_profile_puts_its_programs() {
        let profiles = include_str!("../../../Cargo.toml").lines();
        let names = profiles.filter_map(|line| line.strip_prefix("[profile.")?.strip_suffix(']'));
        let outputs: Vec<String> = names.map(|name| format!("target/{name}")).collect();
        assert!(outputs.iter().any(|output| output == "target/demo"), "{outputs:?}");
        for folder in [FOLDER, EMPTY_FOLDER] {
            assert!(!outputs.iter().any(|output| folder == output), "{folder} is removed");
        }
    }

    #[test]
    fn a_taken_port_is_said_with_what_to_do() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
        let address = taken.local_addr().expect("it is bound");
        let fault = check_free(&[address]).expect_err("it is taken");
        assert!(format!("{fault}").contains("--port"));
    }

    #[test]
    fn the_demo_listens_on_no_public_address() {
        let all = addresses(9001);
        assert!(all[0].ip().is_loopback());
        let private = |a: &SocketAddr| matches!(a.ip(), IpAddr::V4(v4) if v4.is_private());
        assert!(all.iter().skip(1).all(private));
    }

    #[test]
    fn wishes_are_read_and_nonsense_is_refused() {
        let read = wishes(&["--port", "9001", "--release"]).expect("both are known");
        assert!(read.port == 9001 && read.profile == Some("release"));
        assert_eq!(read.what, What::Restaurant(Keep::Kept));
        let empty = wishes(&["--empty"]).expect("it is known");
        assert_eq!((empty.what, empty.what.folder()), (What::Empty, EMPTY_FOLDER));
        assert!(wishes(&["--port", "0"]).is_err());
        assert!(wishes(&["--port"]).is_err());
        assert!(wishes(&["--verbose"]).is_err());
    }
}
