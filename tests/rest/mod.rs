//! The client API, noun by noun.

pub mod accounts;
mod announcements;
mod annual_reports;
mod filters;
mod instance;
mod marks;
mod media;
mod notifications;
mod oauth;
mod rates;
mod relationships;
mod reports;
mod search;
mod statuses;
mod timelines;
mod trends;
mod viral;
