//! The client API, noun by noun.

pub mod accounts;
mod announcements;
mod annual_reports;
mod conversations;
mod filters;
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
mod reports;
mod search;
mod statuses;
mod timelines;
mod trends;
mod viral;
