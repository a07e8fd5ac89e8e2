// This file was generated with `cornucopia`. Do not modify.

pub mod accounts;
pub mod conversations;
pub mod deliveries;
pub mod grouped_notifications;
pub mod hosts;
pub mod inbox;
pub mod jobs;
pub mod lists;
pub mod media;
pub mod newest;
pub mod notification_policy;
pub mod notification_requests;
pub mod notifications;
pub mod oauth;
pub mod objects;
pub mod push;
pub mod relationships;
pub mod settings;
pub mod statuses;
pub mod streams;
pub mod tags;
pub mod timelines;
pub mod users;
pub mod whales;
