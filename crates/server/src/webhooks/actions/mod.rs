//! Webhooks made, changed, stopped; deliveries sent again.

mod deliveries;
mod hooks;

pub use deliveries::{Tried, again, finish, follow, forget_old, put_test};
pub use hooks::{
    NewWebhook, Resume, WebhookChange, change, create, opened_secrets, opened_url, remove, resume,
    rotate, seal_secrets, stop,
};
