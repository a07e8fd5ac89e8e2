//! The client API, noun by noun.

pub mod accounts;
mod conversations;
mod followed_tags;
mod grouped_notifications;
mod instance;
mod lists;
mod marks;
mod media;
mod notification_requests;
mod notifications;
mod oauth;
mod push;
mod rates;
mod relationships;
mod search;
mod statuses;
mod timelines;
mod viral;
