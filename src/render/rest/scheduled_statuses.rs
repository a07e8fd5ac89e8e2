//! [ScheduledStatus](https://docs.joinmastodon.org/entities/ScheduledStatus/).

use api::{
    id::Id,
    scheduled_statuses::{ScheduledPoll, ScheduledStatus, ScheduledStatusParams},
};

use super::{Context, media, statuses};
use crate::domain::{scheduled_statuses::Scheduled, statuses::Visibility};

/// A post for later, with what it will be made of.
#[must_use]
pub fn scheduled(context: &Context<'_>, scheduled: &Scheduled) -> ScheduledStatus {
    let draft = &scheduled.draft;
    ScheduledStatus {
        id: Id(scheduled.id),
        scheduled_at: scheduled.scheduled_at.into(),
        params: ScheduledStatusParams {
            text: draft.text.clone(),
            poll: draft.poll.as_ref().map(|poll| ScheduledPoll {
                options: poll.options.clone(),
                expires_in: poll.expires_in,
                multiple: Some(poll.multiple),
                hide_totals: Some(poll.hide_totals),
            }),
            media_ids: (!draft.media_ids.is_empty())
                .then(|| draft.media_ids.iter().copied().map(Id).collect()),
            sensitive: draft.sensitive,
            spoiler_text: Some(draft.spoiler_text.clone()),
            visibility: statuses::visibility(draft.visibility.unwrap_or(Visibility::Public)),
            in_reply_to_id: draft.in_reply_to_id,
            language: draft.language.clone(),
            application_id: draft.application_id.unwrap_or_default(),
            scheduled_at: None,
            idempotency: None,
            with_rate_limit: false,
        },
        media_attachments: scheduled
            .media
            .iter()
            .map(|file| media::attachment(context, file))
            .collect(),
    }
}
