// This file was generated with `cornucopia`. Do not modify.

pub mod accounts;
pub mod deliveries;
pub mod hosts;
pub mod inbox;
pub mod jobs;
pub mod media;
pub mod notifications;
pub mod oauth;
pub mod objects;
pub mod polls;
pub mod quotes;
pub mod relationships;
pub mod scheduled_statuses;
pub mod settings;
pub mod statuses;
pub mod streams;
pub mod tags;
pub mod timelines;
pub mod users;
pub mod whales;
