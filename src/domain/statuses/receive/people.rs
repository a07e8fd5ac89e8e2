//! The people a post of a peer names and addresses.

use std::collections::HashMap;

use activitypub::{note::Note, origin::ActorId, webfinger::Handle};
use sql::queries::accounts as rows;

use crate::domain::{
    Result, Services,
    accounts::{self, Account, AccountExt},
    peers::{Budget, Why, fetch_actor},
    statuses::Visibility,
};

/// People that one post may mention.
const MAX_MENTIONS: usize = 100;
/// Recipients that are looked for among the people known.
const MAX_RECIPIENTS: usize = 500;
/// Unknown people that are fetched because one post mentions them.
const MAX_FETCHES: usize = 10;

/// Who is named in a post and who is addressed by it, as far as known.
#[derive(Debug, Default)]
pub(super) struct People {
    author: i64,
    mentioned: Vec<Account>,
    addressed: Vec<Account>,
    unknown: Vec<ActorId>,
}

impl People {
    /// Those of whom the database knows.
    pub(super) async fn known(
        services: &Services,
        note: &Note,
        author: &Account,
    ) -> Result<People> {
        let mut people = People {
            author: author.id,
            ..People::default()
        };
        let hrefs: Vec<&str> = note
            .mentions
            .iter()
            .filter_map(|mention| mention.href.as_ref())
            .map(|href| href.as_str())
            .take(MAX_MENTIONS)
            .collect();
        let recipients: Vec<&str> = note.audience.recipients().take(MAX_RECIPIENTS).collect();
        let mut uris = [hrefs.as_slice(), recipients.as_slice()].concat();
        uris.sort_unstable();
        uris.dedup();
        let connection = services.connection().await?;
        let mut found: HashMap<String, Account> = HashMap::new();
        if !uris.is_empty() {
            for account in rows::by_uris().bind(&connection, &uris).all().await? {
                found.insert(account.uri.clone(), account);
            }
        }
        // Some name the profile page instead of the actor.
        let pages: Vec<&str> = hrefs
            .iter()
            .copied()
            .filter(|href| !found.contains_key(*href))
            .collect();
        if !pages.is_empty() {
            for account in rows::by_urls().bind(&connection, &pages).all().await? {
                found.entry(account.url.clone()).or_insert(account);
            }
        }
        drop(connection);
        for uri in recipients {
            if let Some(account) = found.get(uri) {
                add(&mut people.addressed, account);
            }
        }
        for mention in note.mentions.iter().take(MAX_MENTIONS) {
            match &mention.href {
                Some(href) => match found.get(href.as_str()) {
                    Some(account) => add(&mut people.mentioned, account),
                    None => people.unknown.extend(ActorId::parse(href.as_str()).ok()),
                },
                None => {
                    if let Some(account) = by_name(services, mention.name.as_deref()).await? {
                        add(&mut people.mentioned, &account);
                    }
                }
            }
        }
        Ok(people)
    }

    /// Fetches who is mentioned and not known, while the budget lasts. Who cannot be had stays a link in the text.
    pub(super) async fn fetch(
        &mut self,
        services: &Services,
        note: &Note,
        budget: &Budget,
    ) -> Result<()> {
        for id in std::mem::take(&mut self.unknown)
            .into_iter()
            .take(MAX_FETCHES)
        {
            // A page of this server that is nobody's, or somebody gone.
            if services.peers.ours().owns(&id) || !budget.take() {
                continue;
            }
            match fetch_actor(services, &id, Why::Contact).await {
                Ok(account) => add(&mut self.mentioned, &account),
                Err(error) => {
                    tracing::debug!(note = note.id.as_str(), %error, "somebody mentioned cannot be had");
                }
            }
        }
        Ok(())
    }

    /// Whether anybody here is named or addressed.
    pub(super) fn any_local(&self) -> bool {
        self.mentioned
            .iter()
            .chain(&self.addressed)
            .any(AccountExt::is_local)
    }

    /// The rows: who is named, and silently who is only addressed. In a post that is not open also those are silent who
    /// are named without being addressed.
    pub(super) fn mentions(&self, visibility: Visibility) -> Vec<(i64, bool)> {
        let is_addressed =
            |account: &Account| self.addressed.iter().any(|other| other.id == account.id);
        let mut mentions: Vec<(i64, bool)> = self
            .mentioned
            .iter()
            .map(|account| {
                let silent = !visibility.is_open() && !is_addressed(account);
                (account.id, silent)
            })
            .collect();
        for account in &self.addressed {
            if !mentions.iter().any(|(id, _)| *id == account.id) {
                mentions.push((account.id, true));
            }
        }
        mentions.retain(|(id, _)| *id != self.author);
        mentions
    }
}

fn add(people: &mut Vec<Account>, account: &Account) {
    let known = people.iter().any(|other| other.id == account.id);
    if !known && account.deleted_at.is_none() && !account.is_server() {
        people.push(account.clone());
    }
}

/// Somebody known, by a mention that has no address.
async fn by_name(services: &Services, name: Option<&str>) -> Result<Option<Account>> {
    let Some(handle) = name.and_then(|name| Handle::parse(name).ok()) else {
        return Ok(None);
    };
    accounts::by_handle(services, handle.user(), Some(handle.domain())).await
}
