//! The program: reads what it was asked, does it, and says in one line why not.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use zhike::checkout::imports::ORDERS;
use zhike::cli::{ApiPart, AuditVerb, Cli, ImportKind, LedgerVerb, Verb};
use zhike::failure::{Failure, seen_enough};
use zhike::membership::imports::GUESTS;
use zhike::platform::backup::cli::Program;
use zhike::platform::clock::Clock;
use zhike::platform::config::{self, Sources, explain};
use zhike::platform::{backup, keys};
use zhike::verbs::lab::LabArgs;
use zhike::{routes, schema, start, verbs};

/// Half of the time of a look-up went into getting and giving back memory.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}

fn run(cli: &Cli) -> Result<(), Failure> {
    if let Verb::Version = cli.verb {
        return say(|out| writeln!(out, "zhike {}", env!("CARGO_PKG_VERSION")));
    }
    if let Verb::Api { what } = cli.verb {
        return say(|out| out.write_all(api(what).as_bytes()));
    }
    let out = &mut io::stdout();
    if let Verb::Lab(LabArgs { verb: Some(verb), .. }) = &cli.verb {
        return verbs::lab::attempt(verb, out);
    }
    let config = config::load(&sources(cli)?)?;
    match &cli.verb {
        Verb::Serve => start::serve(&config),
        Verb::Backup(args) => backup::cli::back_up(args, &config, program(), out),
        Verb::Restore(args) => backup::cli::put_back(args, &config, program(), out),
        Verb::Keys(args) => keys::cli::run(args, &config.key_file, program().now_ms, out),
        Verb::Config { explain: true } => say(|out| explain::explain(&config, out)),
        Verb::Config { explain: false } => say(|out| explain::brief(&config, out)),
        Verb::Ledger { verb: LedgerVerb::Verify } => verbs::ledger::verify(&config, out),
        Verb::Audit { verb: AuditVerb::Verify { noted } } => {
            verbs::audit::verify(&config, noted, out)
        }
        #[cfg(feature = "demo")]
        Verb::Demo(args) => verbs::demo::run(args, &config, out),
        Verb::Import { what: ImportKind::Orders(args) } => {
            verbs::import::take_file(&config, ORDERS, args, out)
        }
        Verb::Import { what: ImportKind::Guests(args) } => {
            verbs::import::take_file(&config, GUESTS, args, out)
        }
        Verb::Lab(args) => verbs::lab::fill(args, &config, out),
        Verb::Migrate => verbs::migrate::migrate(&config, out),
        Verb::Api { .. } | Verb::Version => Ok(()),
    }
}

/// What the program is, for the verbs that work beside the server.
fn program() -> Program {
    Program {
        migrations: schema::MIGRATIONS,
        version: env!("CARGO_PKG_VERSION"),
        now_ms: Clock::System.now().0,
    }
}

fn api(what: ApiPart) -> String {
    match what {
        ApiPart::Openapi => routes::openapi_json(),
        ApiPart::Permissions => routes::permissions_md(),
        ApiPart::Codes => routes::codes_json(),
    }
}

fn sources(cli: &Cli) -> Result<Sources, Failure> {
    let working_folder = std::env::current_dir()
        .map_err(|fault| Failure::fault("finding the working directory", fault))?;
    // What is not text cannot be a setting's value; the name still shows that it was set.
    let variables = std::env::vars_os()
        .map(|(name, value)| {
            (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned())
        })
        .collect();
    let flags = cli.settings.given();
    Ok(Sources { file: cli.settings.config.clone(), working_folder, variables, flags })
}

fn say(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    write(&mut out).and_then(|()| out.flush()).or_else(seen_enough)
}
