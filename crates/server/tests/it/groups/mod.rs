//! Households and companies: who is in them, what they grant and what they pay.

mod apart;
mod card;
mod forgotten;
pub mod kit;
mod made;
mod money;
mod paid;
mod statements;
