//! Bounds on what a client sends: how much, and how slowly.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Bytes;
use axum::body::{Body, HttpBody};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, EXPECT};
use axum::middleware::Next;
use axum::response::Response;
use hyper::body::Frame;
use tokio::time::{Instant, Sleep, sleep, timeout};

use super::answer::Stopped;
use super::request::RequestId;
use super::{Shared, guard};

const WHOLE: u8 = 0;
const TOO_LARGE: u8 = 1;
const STALLED: u8 = 2;

/// How long an answer to a body that is refused unread waits for the client to finish sending: a
/// socket closed on unread bytes is reset, and the client would never see why.
const DRAIN: Duration = Duration::from_millis(500);
const DRAIN_TIMES_LIMIT: u64 = 4;

pub(super) async fn bounded(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    let limits = &shared.parts.limits;
    let most = match guard::takes_files(&request, &shared) {
        true => limits.upload_bytes,
        false => limits.body_bytes,
    };
    let id = RequestId::of(&request);
    if announced(&request).is_some_and(|bytes| bytes > most) {
        drain(request, most.saturating_mul(DRAIN_TIMES_LIMIT)).await;
        return Stopped::BodyTooLarge.answer(&id);
    }
    let verdict = Arc::new(AtomicU8::new(WHOLE));
    let seen = verdict.clone();
    let stall = limits.stall_timeout;
    let request = request.map(|body| Body::new(Bounded::new(body, most, stall, seen)));
    let response = next.run(request).await;
    // Whatever the handler made of the broken body, the reason is this one.
    match verdict.load(Ordering::Acquire) {
        TOO_LARGE => Stopped::BodyTooLarge.answer(&id),
        STALLED => Stopped::BodyStalled.answer(&id),
        _ => response,
    }
}

fn announced(request: &Request) -> Option<u64> {
    request.headers().get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

async fn drain(request: Request, most: u64) {
    if request.headers().contains_key(EXPECT) {
        return; // The client waits for leave to send; the answer is no.
    }
    let mut body = request.into_body();
    let rest = async {
        let mut bytes = 0u64;
        while bytes < most {
            let frame = std::future::poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await;
            let Some(Ok(frame)) = frame else { return };
            bytes += frame.data_ref().map_or(0, |data| data.len() as u64);
        }
    };
    // Either outcome is fine: the answer goes out now.
    let _ = timeout(DRAIN, rest).await;
}

/// A body that ends in an error beyond `left` bytes or after a pause of `stall`.
struct Bounded {
    inner: Body,
    left: u64,
    stall: Duration,
    sleep: Pin<Box<Sleep>>,
    verdict: Arc<AtomicU8>,
}

impl Bounded {
    fn new(inner: Body, left: u64, stall: Duration, verdict: Arc<AtomicU8>) -> Bounded {
        Bounded { inner, left, stall, sleep: Box::pin(sleep(stall)), verdict }
    }

    fn broken(&self, why: u8, text: &str) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.verdict.store(why, Ordering::Release);
        Poll::Ready(Some(Err(axum::Error::new(std::io::Error::other(text.to_owned())))))
    }
}

impl HttpBody for Bounded {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        match Pin::new(&mut self.inner).poll_frame(cx) {
            Poll::Ready(Some(Ok(frame))) => {
                let bytes = frame.data_ref().map_or(0, |data| data.len() as u64);
                let Some(left) = self.left.checked_sub(bytes) else {
                    return self.broken(TOO_LARGE, "body too large");
                };
                self.left = left;
                let next = Instant::now() + self.stall;
                self.sleep.as_mut().reset(next);
                Poll::Ready(Some(Ok(frame)))
            }
            Poll::Pending => match self.sleep.as_mut().poll(cx) {
                Poll::Ready(()) => self.broken(STALLED, "body stalled"),
                Poll::Pending => Poll::Pending,
            },
            done => done,
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        self.inner.size_hint()
    }
}
