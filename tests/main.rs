//! The server as its users and its peers meet it: real Postgres, real Redis, real sockets.
//!
//! Each test is named after the route, the rule or the attack it is about. `support` starts what they need.

#![allow(
    clippy::string_slice,
    reason = "a test that cuts a text in the wrong place fails, which is what it is for"
)]

#[cfg(test)]
mod contract;
#[cfg(test)]
mod durable;
#[cfg(test)]
mod federation;
#[cfg(test)]
mod frontend;
#[cfg(test)]
mod journeys;
#[cfg(test)]
mod operate;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod plans;
#[cfg(test)]
mod rest;
#[cfg(test)]
mod rooms;
#[cfg(test)]
mod security;
#[cfg(test)]
mod streaming;
#[cfg(test)]
mod support;
