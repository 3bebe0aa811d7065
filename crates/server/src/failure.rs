//! Why the program ends without having done what it was asked: one code, one sentence, one number.

use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

use zhike_store::{OpenError, StoreError};

use crate::platform::config::ConfigFault;
use crate::platform::keys::KeyError;
use crate::platform::net::listen::ListenFault;
use crate::platform::net::tls::TlsFault;
use crate::platform::node::NodeError;
use crate::platform::open::OpenFault;

/// An end that a person reads on standard error and a script reads as the exit code.
#[derive(Debug)]
pub struct Failure {
    code: &'static str,
    sentence: String,
    exit: Exit,
}

/// The exit codes, as `zhike --help` lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Something nobody foresaw.
    Fault = 1,
    /// Configuration or usage.
    Configuration = 2,
    /// An address could not be taken.
    Address = 3,
    /// A folder or file is missing, read-only or not to be read.
    File = 4,
    /// The database was written by a newer version, or its migrations differ.
    NewerDatabase = 5,
    /// The database is in use or cannot be reached.
    Database = 6,
    /// The key is missing or does not open this database.
    Key = 7,
    /// What was verified is not whole.
    Broken = 8,
}

impl Failure {
    /// A failure with its stable code and a sentence that says what to do.
    pub fn new(exit: Exit, code: &'static str, sentence: impl fmt::Display) -> Failure {
        Failure { code, sentence: sentence.to_string(), exit }
    }

    /// Something nobody foresaw, `doing` what.
    pub fn fault(doing: &str, fault: impl fmt::Display) -> Failure {
        Failure::new(Exit::Fault, "fault.internal", format!("{doing}: {fault}"))
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// What the process ends with.
    pub fn exit(&self) -> Exit {
        self.exit
    }

    /// Says it on standard error, in one line.
    pub fn tell(&self) -> ExitCode {
        let line = self.sentence.split_whitespace().collect::<Vec<_>>().join(" ");
        // With standard error closed there is nobody to tell; the exit code still says it.
        let _ = writeln!(io::stderr(), "zhike: {}: {line}", self.code);
        ExitCode::from(self.exit as u8)
    }
}

/// What becomes of a fault of standard output: a reader such as `head` that has seen enough is no
/// failure.
pub fn seen_enough(fault: io::Error) -> Result<(), Failure> {
    match fault.kind() {
        io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(Failure::fault("writing to stdout", fault)),
    }
}

impl From<ConfigFault> for Failure {
    fn from(fault: ConfigFault) -> Failure {
        Failure::new(Exit::Configuration, fault.code(), &fault)
    }
}

impl From<ListenFault> for Failure {
    fn from(fault: ListenFault) -> Failure {
        let exit = match fault {
            ListenFault::PlainHttpOnPublicAddress { .. } => Exit::Configuration,
            _ => Exit::Address,
        };
        Failure::new(exit, fault.code(), &fault)
    }
}

impl From<TlsFault> for Failure {
    fn from(fault: TlsFault) -> Failure {
        Failure::new(Exit::File, fault.code(), &fault)
    }
}

impl From<OpenError> for Failure {
    fn from(fault: OpenError) -> Failure {
        if let OpenError::CannotOpen { path, .. } = &fault
            && path.starts_with("postgres://")
        {
            let sentence = format!("{fault}; check the address and whether PostgreSQL runs");
            return Failure::new(Exit::Database, fault.code(), sentence);
        }
        let (exit, next) = match fault {
            OpenError::NewerSchema { .. }
            | OpenError::ChangedMigration { .. }
            | OpenError::MissingMigration { .. } => (Exit::NewerDatabase, ""),
            OpenError::Locked { .. } => (Exit::Database, "; stop the Zhike that has it open"),
            OpenError::ReadOnlyFolder { .. } => (Exit::File, "; change its rights or its owner"),
            OpenError::CannotOpen { .. } => (Exit::File, "; check the path and its rights"),
            OpenError::FailedMigration { .. } | OpenError::Fault(_) => (Exit::Fault, ""),
        };
        Failure::new(exit, fault.code(), format!("{fault}{next}"))
    }
}

impl From<KeyError> for Failure {
    fn from(fault: KeyError) -> Failure {
        let exit = match fault {
            KeyError::Store(_) => Exit::Database,
            KeyError::Seal(_) => Exit::Fault,
            _ => Exit::Key,
        };
        Failure::new(exit, fault.code(), &fault)
    }
}

impl From<StoreError> for Failure {
    fn from(fault: StoreError) -> Failure {
        let exit = match fault {
            StoreError::DiskFull | StoreError::ReadOnly => Exit::File,
            StoreError::Busy { .. } | StoreError::Stopping | StoreError::Lost => Exit::Database,
            _ => Exit::Fault,
        };
        Failure::new(exit, fault.code(), &fault)
    }
}

impl From<NodeError> for Failure {
    fn from(fault: NodeError) -> Failure {
        match fault {
            NodeError::AllTaken => Failure::new(Exit::Database, "node.all_taken", &fault),
            NodeError::Store(fault) => fault.into(),
        }
    }
}

impl From<OpenFault> for Failure {
    fn from(fault: OpenFault) -> Failure {
        match fault {
            OpenFault::Store(fault) => fault.into(),
            OpenFault::Key(fault) => fault.into(),
            OpenFault::Node(fault) => fault.into(),
            OpenFault::Fault(fault) => fault.into(),
            OpenFault::Random(_) => Failure::fault("starting", &fault),
        }
    }
}
