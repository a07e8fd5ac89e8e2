// This file was generated with `cornucopia`. Do not modify.

pub mod accounts;
pub mod announcements;
pub mod annual_reports;
pub mod deliveries;
pub mod filters;
pub mod hosts;
pub mod inbox;
pub mod instance;
pub mod jobs;
pub mod media;
pub mod notifications;
pub mod oauth;
pub mod objects;
pub mod relationships;
pub mod reports;
pub mod search;
pub mod settings;
pub mod statuses;
pub mod streams;
pub mod tags;
pub mod timelines;
pub mod trends;
pub mod users;
pub mod whales;
