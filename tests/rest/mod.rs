//! The client API, noun by noun.

pub mod accounts;
mod followed_tags;
mod instance;
mod lists;
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
