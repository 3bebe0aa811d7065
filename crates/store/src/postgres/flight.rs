//! Requests that leave together and are answered in order: one trip instead of many.

use std::borrow::Cow;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use tokio_postgres::{Client, Error, RowStream, Statement};

use super::values::Param;
use crate::value::Val;

/// One request that is ready to leave.
pub(super) enum Request {
    /// A text without parameters, such as `begin`.
    Simple(Cow<'static, str>),
    Count {
        name: &'static str,
        statement: Statement,
        values: Vec<Val>,
    },
    Rows {
        name: &'static str,
        statement: Statement,
        values: Vec<Val>,
    },
}

/// What a request brought back.
pub(super) enum Reply {
    Nothing,
    Count(u64),
    Rows(Box<RowStream>),
}

impl Request {
    pub fn name(&self) -> &'static str {
        match self {
            Request::Simple(_) => "transaction",
            Request::Count { name, .. } | Request::Rows { name, .. } => name,
        }
    }

    async fn send(&self, client: &Client) -> Result<Reply, Error> {
        match self {
            Request::Simple(text) => client.batch_execute(text).await.map(|()| Reply::Nothing),
            Request::Count { statement, values, .. } => {
                let values = values.iter().map(Param);
                client.execute_raw(statement, values).await.map(Reply::Count)
            }
            Request::Rows { statement, values, .. } => {
                let values = values.iter().map(Param);
                let rows = client.query_raw(statement, values).await?;
                Ok(Reply::Rows(Box::new(rows)))
            }
        }
    }
}

/// Sends all requests before the first answer is awaited, and brings the answers in order.
/// The driver puts a request on the wire when its future is polled first, hence this order.
pub(super) async fn fly(client: &Client, requests: &[Request]) -> Vec<Result<Reply, Error>> {
    let mut flying: Vec<Pin<Box<_>>> =
        requests.iter().map(|request| Box::pin(request.send(client))).collect();
    let mut replies: Vec<Option<Result<Reply, Error>>> = Vec::new();
    replies.resize_with(flying.len(), || None);
    poll_fn(|context| {
        let open = flying.iter_mut().zip(&mut replies).filter(|(_, reply)| reply.is_none());
        let mut pending = false;
        for (request, reply) in open {
            match request.as_mut().poll(context) {
                Poll::Ready(answer) => *reply = Some(answer),
                Poll::Pending => pending = true,
            }
        }
        if pending { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    replies.into_iter().flatten().collect()
}
