//! The client API, noun by noun.

pub mod accounts;
mod domain_blocks;
mod endorsements;
mod instance;
mod marks;
mod media;
mod notifications;
mod oauth;
mod rates;
mod relationships;
mod search;
mod statuses;
mod timelines;
mod viral;
