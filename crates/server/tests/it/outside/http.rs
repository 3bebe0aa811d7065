//! A receiver of HTTP requests that answers as it is told.

use std::collections::{BTreeMap, VecDeque};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What came in.
#[derive(Clone, Debug)]
pub struct Request {
    pub line: String,
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

/// How to answer.
#[derive(Clone, Debug)]
pub struct Say {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
    pub after: Duration,
}

impl Say {
    pub fn status(status: u16) -> Say {
        Say { status, headers: Vec::new(), body: String::new(), after: Duration::ZERO }
    }

    pub fn json(body: &str) -> Say {
        Say { body: body.to_owned(), ..Say::status(200) }
    }
}

/// A running receiver; it ends with the test's process.
#[derive(Clone)]
pub struct Receiver {
    pub url: String,
    came: Arc<Mutex<Vec<Request>>>,
    says: Arc<Mutex<VecDeque<Say>>>,
}

impl Receiver {
    pub fn start() -> Receiver {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/in", listener.local_addr().unwrap());
        let receiver = Receiver { url, came: Arc::default(), says: Arc::default() };
        let own = receiver.clone();
        std::thread::spawn(move || {
            for socket in listener.incoming().flatten() {
                let own = own.clone();
                std::thread::spawn(move || own.answer(socket));
            }
        });
        receiver
    }

    /// The next answers, in order; afterwards it says 200.
    pub fn will_say(&self, says: impl IntoIterator<Item = Say>) {
        self.says.lock().unwrap().extend(says);
    }

    /// What came in so far.
    pub fn came(&self) -> Vec<Request> {
        self.came.lock().unwrap().clone()
    }

    fn answer(&self, socket: TcpStream) {
        let mut reader = BufReader::new(socket.try_clone().unwrap());
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        let mut headers = BTreeMap::new();
        loop {
            let mut header = String::new();
            reader.read_line(&mut header).unwrap();
            let Some((name, value)) = header.trim_end().split_once(':') else { break };
            headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
        }
        let length = headers.get("content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        let body = String::from_utf8(body).unwrap();
        let line = line.trim_end().to_owned();
        self.came.lock().unwrap().push(Request { line, headers, body });
        let say = self.says.lock().unwrap().pop_front().unwrap_or_else(|| Say::status(200));
        std::thread::sleep(say.after);
        let mut socket = socket;
        let mut text =
            format!("HTTP/1.1 {} x\r\nContent-Length: {}\r\n", say.status, say.body.len());
        for (name, value) in &say.headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        // The other side may have gone away meanwhile.
        let _gone =
            socket.write_all(format!("{text}Connection: close\r\n\r\n{}", say.body).as_bytes());
    }
}
