//! The contract with peers: everything that is said over
//! [ActivityPub](https://www.w3.org/TR/activitypub/), without saying it.
//!
//! Nothing here does I/O, keeps state, asks the clock or draws a random number (but for making
//! keys). Bytes and values come in, decisions and documents go out.
//!
//! | module | question it answers |
//! | --- | --- |
//! | [`origin`] | is this a host, a URL, an id, and do two share an origin? |
//! | [`json`] | what does a document say, whatever shape it has? |
//! | [`media_type`] | is this content type an object, does this request ask for one? |
//! | [`signature`] | who sent this request, and how is ours signed? |
//! | [`activity`] | who does what to whom? |
//! | [`authority`] | may this signer say this? |
//! | [`actor`], [`note`], [`tag`] | who is this actor, what is in this post? |
//! | [`addressing`] | who may see it, and how is that written down? |
//! | [`out`] | what do we send? |
//! | [`delivery`] | where does it go? |
//! | [`webfinger`], [`nodeinfo`] | who has this handle, what runs over there? |
//!
//! A request that arrives goes: [`signature::parse`], [`activity::Envelope::peek`], the sender's
//! key, [`signature::Parsed::verify`], [`activity::Activity::parse`], [`authority::judge`].

pub mod activity;
pub mod actor;
pub mod addressing;
pub mod authority;
pub mod collection;
pub mod delivery;
pub mod json;
pub mod media_type;
pub mod nodeinfo;
pub mod note;
pub mod origin;
pub mod out;
pub mod signature;
pub mod tag;
pub mod webfinger;

pub use activity::{Activity, Envelope};
pub use origin::{ActorId, HttpUrl, ObjectId, OurHosts};
