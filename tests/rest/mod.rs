//! The client API, noun by noun.

pub mod accounts;
mod collections;
mod domain_blocks;
mod endorsements;
mod featured_tags;
mod instance;
mod marks;
mod media;
mod notifications;
mod oauth;
mod profile;
mod rates;
mod relationships;
mod search;
mod statuses;
mod suggestions;
mod timelines;
mod viral;
