//! What can be said of a draft before anybody is looked up.

use super::Draft;
use crate::{
    domain::{
        Error, Invalid, Result, Services,
        polls::{self, NewPoll},
    },
    text,
};

/// The texts and the poll of a draft.
pub(super) struct Checked {
    pub(super) text: String,
    pub(super) spoiler_text: String,
    pub(super) poll: Option<NewPoll>,
}

/// Reads a draft.
pub(super) fn read(services: &Services, draft: &Draft) -> Result<Checked> {
    let limits = &services.config.limits;
    let mut invalid = Invalid::default();
    let bare = draft.media_ids.is_empty() && draft.poll.is_none();
    let (text, spoiler_text) = if draft.text.trim().is_empty() && bare {
        // A warning without a text is the text.
        (draft.spoiler_text.clone(), String::new())
    } else {
        (draft.text.clone(), draft.spoiler_text.clone())
    };
    if text.trim().is_empty() && bare {
        invalid.add("text", "ERR_BLANK", "can't be blank");
    }
    let longest = usize::try_from(limits.status_characters).unwrap_or(usize::MAX);
    // A text that is too long by far is not worth counting.
    if text.len() > longest.saturating_mul(64) || text::count(&spoiler_text, &text) > longest {
        invalid.add(
            "text",
            "ERR_TOO_LONG",
            format!("character limit of {longest} exceeded"),
        );
    }
    if draft
        .language
        .as_deref()
        .is_some_and(|language| !is_language(language))
    {
        invalid.add("language", "ERR_INVALID", "is not a language");
    }
    invalid.check()?;
    if draft.media_ids.len() > usize::try_from(limits.media_per_status).unwrap_or(usize::MAX) {
        return Err(Error::Unprocessable(format!(
            "Validation failed: Cannot attach more than {} files",
            limits.media_per_status
        )));
    }
    let poll = match &draft.poll {
        Some(poll) => Some(polls::check(limits, poll, services.now())?),
        None => None,
    };
    if draft.quoted_status_id.is_some() && !bare {
        return Err(Error::Unprocessable(
            "Validation failed: Quoting is not allowed with media attachments or polls".to_owned(),
        ));
    }
    Ok(Checked {
        text,
        spoiler_text,
        poll,
    })
}

/// Two or three letters, and maybe a region or script (`pt`, `zh-TW`, `sr-Latn`).
pub(crate) fn is_language(text: &str) -> bool {
    let mut parts = text.split(['-', '_']);
    let primary = parts.next().is_some_and(|part| {
        (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
    });
    primary
        && text.len() <= 16
        && parts.all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}
