//! One endpoint of the API, as data.
//!
//! Everything that can be checked or told without running a handler stands here: who may call,
//! how often, how much they may send, how the answer is paged. One layer of the server enforces it,
//! the tests walk it, the OpenAPI document and `docs/status.md` are printed from it.

use crate::permission::Permissions;

pub use crate::limits::{BodyLimit, Per, Rate, RateLimit};

/// The HTTP method, or `Ws` for a GET that upgrades to a WebSocket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
    Ws,
}

impl Method {
    /// The name in a request line; `WS` for the upgrade, which is a GET on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Ws => "WS",
        }
    }
}

/// Any one of these scopes (or a parent of one) is enough. Empty: any token will do.
pub type AnyScope = &'static [&'static str];

/// Who may call an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// No token is looked at.
    Public,
    /// Works without a token; a token that is sent must be valid and carry one of the scopes.
    Optional(AnyScope),
    /// Any valid token, of an application or of a user.
    App(AnyScope),
    /// The token of a user.
    User(AnyScope),
    /// A page for the browser, with the server's own session.
    Page,
}

impl Auth {
    /// The scopes of which one is needed.
    #[must_use]
    pub const fn scopes(self) -> AnyScope {
        match self {
            Self::Public | Self::Page => &[],
            Self::Optional(scopes) | Self::App(scopes) | Self::User(scopes) => scopes,
        }
    }

    /// True when a call without a token is answered with 401.
    #[must_use]
    pub const fn needs_token(self) -> bool {
        matches!(self, Self::App(_) | Self::User(_))
    }
}

/// How an answer goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paging {
    None,
    /// `max_id`, `since_id`, `min_id` are ids of what is shown; Link header too.
    Id,
    /// The same parameters, but the ids are never shown: only the Link header leads on.
    Link,
    /// `offset` and `limit`.
    Offset,
}

/// The number of items: when nothing is asked, and at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageSize {
    pub default: u32,
    pub max: u32,
}

/// Where a parameter is documented to stand. Query and body are merged for every method all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    Query,
    Form,
}

/// What a parameter's value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Text,
    Integer,
    Boolean,
    Id,
    /// `YYYY-MM-DD`.
    Date,
    /// RFC 3339.
    DateTime,
    Url,
    Email,
    /// `x,y`, each from -1.0 to 1.0.
    Focus,
    /// A file part of a multipart body.
    File,
}

/// One parameter. The name is written as in a form: `poll[options][]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Param {
    pub name: &'static str,
    pub place: Place,
    pub kind: Kind,
    pub required: bool,
}

impl Param {
    /// A parameter of the query string.
    #[must_use]
    pub const fn query(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            place: Place::Query,
            kind,
            required: false,
        }
    }

    /// A parameter of the body.
    #[must_use]
    pub const fn form(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            place: Place::Form,
            kind,
            required: false,
        }
    }

    /// The call is refused without it.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// True for lists (`id[]`).
    #[must_use]
    pub fn is_list(&self) -> bool {
        self.name.ends_with("[]")
    }
}

/// What comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returns {
    /// `{}`.
    Empty,
    /// The entity of this name.
    One(&'static str),
    /// An array of it.
    Many(&'static str),
    /// A page, a redirect or a stream: not a JSON document. The text says which.
    Other(&'static str),
}

/// Whether the server answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    Built,
    /// Declared, but answered with 404.
    Planned,
}

/// One endpoint. Build it in a `const`:
///
/// ```
/// use api::endpoint::{Auth, Endpoint};
///
/// const SHOW: Endpoint = Endpoint::get("/api/v1/accounts/{id}", "Account")
///     .auth(Auth::Public)
///     .docs("methods/accounts#get")
///     .added("0.0.0");
/// assert_eq!(
///     SHOW.docs_url().as_deref(),
///     Some("https://docs.joinmastodon.org/methods/accounts/#get")
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Endpoint {
    pub method: Method,
    /// Methods that do the same: an update answers to PUT and PATCH.
    pub also: &'static [Method],
    /// With `{name}` for what varies.
    pub path: &'static str,
    pub auth: Auth,
    /// What the caller's role must hold besides the scope.
    pub permission: Option<Permissions>,
    pub rate: Rate,
    pub body: BodyLimit,
    pub paging: Paging,
    pub page_size: Option<PageSize>,
    /// The parameter that the `prev` link carries: `min_id` nearly everywhere, else `since_id`.
    pub prev: &'static str,
    pub params: &'static [Param],
    pub returns: Returns,
    /// The page of the API documentation, as `methods/accounts#get`.
    pub docs: Option<&'static str>,
    /// The Mastodon release that brought it, where known.
    pub added: Option<&'static str>,
    /// The Mastodon release that deprecated it.
    pub deprecated: Option<&'static str>,
    /// Also serves people whose address is not confirmed or whose sign-up waits for approval.
    pub unready: bool,
    pub status: Status,
}

impl Endpoint {
    const fn new(
        method: Method,
        path: &'static str,
        entity: &'static str,
        body: BodyLimit,
    ) -> Self {
        let returns = match entity.as_bytes() {
            b"Empty" => Returns::Empty,
            _ => Returns::One(entity),
        };
        Self {
            method,
            also: &[],
            path,
            auth: Auth::User(&[]),
            permission: None,
            rate: Rate::Standard,
            body,
            paging: Paging::None,
            page_size: None,
            prev: "min_id",
            params: &[],
            returns,
            docs: None,
            added: None,
            deprecated: None,
            unready: false,
            status: Status::Built,
        }
    }

    /// A GET that returns an entity; `Empty` stands for `{}`.
    #[must_use]
    pub const fn get(path: &'static str, entity: &'static str) -> Self {
        Self::new(Method::Get, path, entity, BodyLimit::Small)
    }

    /// A POST that returns an entity.
    #[must_use]
    pub const fn post(path: &'static str, entity: &'static str) -> Self {
        Self::new(Method::Post, path, entity, BodyLimit::Standard)
    }

    /// A PUT that returns an entity; PATCH does the same.
    #[must_use]
    pub const fn put(path: &'static str, entity: &'static str) -> Self {
        let mut made = Self::new(Method::Put, path, entity, BodyLimit::Standard);
        made.also = &[Method::Patch];
        made
    }

    /// A PATCH that returns an entity; PUT does the same.
    #[must_use]
    pub const fn patch(path: &'static str, entity: &'static str) -> Self {
        let mut made = Self::new(Method::Patch, path, entity, BodyLimit::Standard);
        made.also = &[Method::Put];
        made
    }

    /// A DELETE that returns an entity.
    #[must_use]
    pub const fn delete(path: &'static str, entity: &'static str) -> Self {
        Self::new(Method::Delete, path, entity, BodyLimit::Small)
    }

    /// A WebSocket.
    #[must_use]
    pub const fn websocket(path: &'static str, about: &'static str) -> Self {
        Self::new(Method::Ws, path, about, BodyLimit::Small).other()
    }

    /// Returns an array of the entity.
    #[must_use]
    pub const fn array(mut self) -> Self {
        if let Returns::One(entity) = self.returns {
            self.returns = Returns::Many(entity);
        }
        self
    }

    /// What is named as the entity is no JSON document but a page, a redirect or a stream.
    #[must_use]
    pub const fn other(mut self) -> Self {
        if let Returns::One(about) = self.returns {
            self.returns = Returns::Other(about);
        }
        self
    }

    /// Only the declared method answers.
    #[must_use]
    pub const fn alone(mut self) -> Self {
        self.also = &[];
        self
    }

    /// Also serves people whose address is not confirmed or whose sign-up waits for approval.
    #[must_use]
    pub const fn unready(mut self) -> Self {
        self.unready = true;
        self
    }

    #[must_use]
    pub const fn auth(mut self, auth: Auth) -> Self {
        self.auth = auth;
        self
    }

    /// The role permissions that are needed, all of them.
    #[must_use]
    pub const fn permission(mut self, permission: Permissions) -> Self {
        self.permission = Some(permission);
        self
    }

    #[must_use]
    pub const fn rate(mut self, rate: Rate) -> Self {
        self.rate = rate;
        self
    }

    #[must_use]
    pub const fn body(mut self, body: BodyLimit) -> Self {
        self.body = body;
        self
    }

    /// Pages with `default` items when nothing is asked and `max` at most.
    #[must_use]
    pub const fn paged(mut self, paging: Paging, default: u32, max: u32) -> Self {
        self.paging = paging;
        self.page_size = Some(PageSize { default, max });
        if matches!(self.rate, Rate::Standard) && matches!(paging, Paging::Id | Paging::Link) {
            self.rate = Rate::Paging;
        }
        self
    }

    /// Takes `limit`, but has no further pages.
    #[must_use]
    pub const fn limited(mut self, default: u32, max: u32) -> Self {
        self.page_size = Some(PageSize { default, max });
        self
    }

    /// The `prev` link carries `since_id` instead of `min_id`.
    #[must_use]
    pub const fn prev_since_id(mut self) -> Self {
        self.prev = "since_id";
        self
    }

    /// The parameters besides those of paging and of the path.
    #[must_use]
    pub const fn params(mut self, params: &'static [Param]) -> Self {
        self.params = params;
        self
    }

    /// The page of the documentation, as `methods/accounts#get`.
    #[must_use]
    pub const fn docs(mut self, docs: &'static str) -> Self {
        self.docs = Some(docs);
        self
    }

    #[must_use]
    pub const fn added(mut self, version: &'static str) -> Self {
        self.added = Some(version);
        self
    }

    #[must_use]
    pub const fn deprecated(mut self, version: &'static str) -> Self {
        self.deprecated = Some(version);
        self
    }

    /// Not built yet: answered with 404.
    #[must_use]
    pub const fn planned(mut self) -> Self {
        self.status = Status::Planned;
        self
    }

    /// True when the server has to have a handler.
    #[must_use]
    pub const fn is_built(&self) -> bool {
        matches!(self.status, Status::Built)
    }

    /// Every method that reaches this endpoint, the declared one first.
    pub fn methods(&self) -> impl Iterator<Item = Method> {
        std::iter::once(self.method).chain(self.also.iter().copied())
    }

    /// The full address of the documentation page.
    #[must_use]
    pub fn docs_url(&self) -> Option<String> {
        let docs = self.docs?;
        Some(match docs.split_once('#') {
            Some((page, anchor)) => format!("https://docs.joinmastodon.org/{page}/#{anchor}"),
            None => format!("https://docs.joinmastodon.org/{docs}/"),
        })
    }

    /// The names in braces of the path, in order.
    pub fn path_params(&self) -> impl Iterator<Item = &'static str> {
        self.path
            .split('/')
            .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
    }
}

/// The endpoints of one noun.
#[derive(Debug, Clone, Copy)]
pub struct Noun {
    /// The name of the file, with `admin/` before those of moderators.
    pub name: &'static str,
    pub endpoints: &'static [&'static Endpoint],
}
