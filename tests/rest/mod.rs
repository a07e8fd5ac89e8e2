//! The client API, noun by noun.

pub mod accounts;
mod instance;
mod marks;
mod media;
mod notifications;
mod oauth;
mod polls;
mod quotes;
mod rates;
mod relationships;
mod scheduled_statuses;
mod search;
mod statuses;
mod timelines;
mod translation;
mod viral;
