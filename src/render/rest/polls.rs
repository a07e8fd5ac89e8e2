//! [Poll](https://docs.joinmastodon.org/entities/Poll/).

use api::{
    id::Id,
    polls::{Poll, PollOption},
    statuses::{OptionTitle, StatusEditPoll},
};

use super::{Context, custom_emojis};
use crate::domain::{
    accounts::Emoji,
    statuses::{Gathered, Status},
};

/// The poll of a post, as its reader gets it at the moment of reading.
#[must_use]
pub fn poll(context: &Context<'_>, gathered: &Gathered, status: &Status) -> Option<Poll> {
    let poll = status.poll.as_ref()?;
    let over = poll.is_over(gathered.at);
    let shown = over || !poll.hide_totals;
    let emojis: Vec<Emoji> = status
        .emojis
        .iter()
        .filter(|emoji| {
            let code = format!(":{}:", emoji.shortcode);
            poll.options.iter().any(|option| option.contains(&code))
        })
        .cloned()
        .collect();
    let own = context
        .reader
        .zip(gathered.votes.as_ref())
        .map(|(reader, known)| {
            let votes = known.get(&status.row.id);
            let votes: Vec<u32> = votes
                .into_iter()
                .flatten()
                .filter_map(|option| u32::try_from(*option).ok())
                .collect();
            // Who asks has nothing to choose any more.
            let voted = !votes.is_empty() || reader == status.row.account_id;
            (voted, votes)
        });
    let (voted, own_votes) = own.unzip();
    Some(Poll {
        id: Id(poll.id),
        expires_at: poll.expires_at.map(Into::into),
        expired: over,
        multiple: poll.multiple,
        votes_count: poll.votes_count(),
        // Mastodon's documentation says null where one option may be chosen; its server counts there too, and Soapbox
        // takes null for nobody.
        voters_count: Some(if poll.multiple {
            poll.voters_count()
        } else {
            poll.votes_count()
        }),
        options: poll
            .options
            .iter()
            .enumerate()
            .map(|(place, title)| PollOption {
                title: title.clone(),
                votes_count: shown.then(|| poll.votes(place)),
            })
            .collect(),
        emojis: custom_emojis::list(context, &emojis),
        voted,
        own_votes,
    })
}

/// The options of a version of a post.
#[must_use]
pub fn titles(options: &[String]) -> StatusEditPoll {
    StatusEditPoll {
        options: options
            .iter()
            .map(|title| OptionTitle {
                title: title.clone(),
            })
            .collect(),
    }
}
