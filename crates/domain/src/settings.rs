//! What an owner sets: the company, its stores and their hours, the address guests open, backups.

pub mod backup;
pub mod city;
pub mod company;
pub mod guest_address;
pub mod hours;
pub mod store;
