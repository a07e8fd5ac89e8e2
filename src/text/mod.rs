//! Text: what people write, and what other servers send.
//!
//! - [`tokens`] finds the mentions, hashtags and links in what a person typed;
//! - [`html`] renders these tokens as the HTML that Mastodon clients know;
//! - [`count`](count()) measures a post against the limit of characters;
//! - [`hashtag`] gives a tag the one name that all its spellings share;
//! - [`sanitise`] makes HTML and names from outside safe to show;
//! - [`page`] reads what the head of a web page says of the page.
//!
//! All of it is pure, and takes time in proportion to the length of the input.

mod characters;
mod count;
pub mod hashtag;
pub mod html;
mod links;
pub mod page;
pub mod sanitise;
mod token;
mod words;

pub use characters::{fold_case, fold_character, is_word};
pub use count::{CHARACTERS_RESERVED_PER_URL, count};
pub use token::{Mention, Token, tokens};
pub use words::words;
