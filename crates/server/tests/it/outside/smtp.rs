//! A mail server: greets, encrypts, asks for a login, takes mail or refuses it, as it is told.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::rustls::{ServerConfig, ServerConnection, StreamOwned};

/// A mail that was taken.
#[derive(Clone, Debug, Default)]
pub struct Mail {
    pub encrypted: bool,
    pub user: Option<String>,
    pub from: String,
    pub to: Vec<String>,
    pub data: String,
}

/// A running mail server; it ends with the test's process.
#[derive(Clone)]
pub struct MailServer {
    pub port: u16,
    /// What a client must trust.
    pub authority: String,
    taken: Arc<Mutex<Vec<Mail>>>,
    /// Answers to the next `RCPT TO`, in order; afterwards it says 250.
    to_rcpt: Arc<Mutex<VecDeque<&'static str>>>,
    config: Arc<ServerConfig>,
    password: &'static str,
}

enum Line {
    Plain(TcpStream),
    Tls(Box<StreamOwned<ServerConnection, TcpStream>>),
}

impl Read for Line {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Line::Plain(socket) => socket.read(bytes),
            Line::Tls(socket) => socket.read(bytes),
        }
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Line::Plain(socket) => socket.write(bytes),
            Line::Tls(socket) => socket.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Line::Plain(socket) => socket.flush(),
            Line::Tls(socket) => socket.flush(),
        }
    }
}

impl MailServer {
    pub fn start(password: &'static str) -> MailServer {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .unwrap();
        let listener = TcpListener::bind("localhost:0").unwrap();
        let server = MailServer {
            port: listener.local_addr().unwrap().port(),
            authority: made.cert.pem(),
            taken: Arc::default(),
            to_rcpt: Arc::default(),
            config: Arc::new(config),
            password,
        };
        let own = server.clone();
        std::thread::spawn(move || {
            for socket in listener.incoming().flatten() {
                let own = own.clone();
                // A client that hangs up in the middle is no fault of the server.
                std::thread::spawn(move || drop(own.talk(socket)));
            }
        });
        server
    }

    pub fn taken(&self) -> Vec<Mail> {
        self.taken.lock().unwrap().clone()
    }

    pub fn will_answer_rcpt(&self, answers: impl IntoIterator<Item = &'static str>) {
        self.to_rcpt.lock().unwrap().extend(answers);
    }

    fn talk(&self, socket: TcpStream) -> std::io::Result<()> {
        let mut line = BufReader::new(Line::Plain(socket));
        say(&mut line, "220 localhost ESMTP")?;
        let mut mail = Mail::default();
        loop {
            let text = heard(&mut line)?;
            let word = text.split([' ', ':']).next().unwrap_or("").to_ascii_uppercase();
            match word.as_str() {
                "EHLO" | "HELO" if mail.encrypted => {
                    say(&mut line, "250-localhost\r\n250 AUTH PLAIN LOGIN")?;
                }
                "EHLO" | "HELO" => say(&mut line, "250-localhost\r\n250 STARTTLS")?,
                "STARTTLS" => {
                    say(&mut line, "220 go ahead")?;
                    let Line::Plain(socket) = line.into_inner() else { return Ok(()) };
                    let session = ServerConnection::new(Arc::clone(&self.config)).unwrap();
                    let tls = StreamOwned::new(session, socket);
                    line = BufReader::new(Line::Tls(Box::new(tls)));
                    mail.encrypted = true;
                }
                "AUTH" => match self.login(&text) {
                    Some(user) => {
                        mail.user = Some(user);
                        say(&mut line, "235 welcome")?;
                    }
                    None => say(&mut line, "535 wrong login")?,
                },
                "MAIL" if mail.user.is_none() => say(&mut line, "530 log in first")?,
                "MAIL" => {
                    mail.from = text;
                    say(&mut line, "250 ok")?;
                }
                "RCPT" => {
                    mail.to.push(text);
                    let answer = self.to_rcpt.lock().unwrap().pop_front();
                    say(&mut line, answer.unwrap_or("250 ok"))?;
                }
                "DATA" => {
                    say(&mut line, "354 go on")?;
                    mail.data = data(&mut line)?;
                    self.taken.lock().unwrap().push(mail.clone());
                    say(&mut line, "250 taken")?;
                }
                "QUIT" => return say(&mut line, "221 bye"),
                _ => say(&mut line, "250 ok")?,
            }
        }
    }

    /// `AUTH PLAIN` with the login in the same line.
    fn login(&self, text: &str) -> Option<String> {
        let given = text.split(' ').nth(2)?;
        let given = data_encoding::BASE64.decode(given.as_bytes()).ok()?;
        let given = String::from_utf8(given).ok()?;
        let mut parts = given.split('\0').skip(1);
        let (user, password) = (parts.next()?, parts.next()?);
        (password == self.password).then(|| user.to_owned())
    }
}

fn say(line: &mut BufReader<Line>, text: &str) -> std::io::Result<()> {
    let out = line.get_mut();
    out.write_all(format!("{text}\r\n").as_bytes())?;
    out.flush()
}

fn heard(line: &mut BufReader<Line>) -> std::io::Result<String> {
    let mut text = String::new();
    match line.read_line(&mut text)? {
        0 => Err(std::io::ErrorKind::UnexpectedEof.into()),
        _ => Ok(text.trim_end().to_owned()),
    }
}

fn data(line: &mut BufReader<Line>) -> std::io::Result<String> {
    let mut all = String::new();
    loop {
        let text = heard(line)?;
        if text == "." {
            return Ok(all);
        }
        all.push_str(&text);
        all.push('\n');
    }
}
