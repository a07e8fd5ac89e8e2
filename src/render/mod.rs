//! From what the domain means to what is sent: one folder per form. Pure: nothing here asks the database.

pub mod ap;
pub mod html;
pub mod mail;
pub mod rest;
