//! Filters in the form before 4.0: each word is seen as a filter of its own.

use sql::queries::filters as rows;

use super::{
    Filter,
    change::{
        NewFilter, changed, contexts, delete_keyword, end, insert, insert_keyword, locked,
        of_keyword, set_keyword, title,
    },
};
use crate::domain::{Error, Result, Services};

/// A filter in the form before 4.0, where each has one keyword.
#[derive(Clone, Debug)]
pub struct OldForm {
    /// The keyword.
    pub phrase: String,
    /// Where it works.
    pub contexts: Vec<String>,
    /// Hide instead of warn.
    pub irreversible: Option<bool>,
    /// Not within words.
    pub whole_word: Option<bool>,
    /// As in [`NewFilter`].
    pub expires_in: Option<Option<i64>>,
}

/// A new filter of one word; answers the id of the word.
pub async fn create_old(services: &Services, owner: i64, form: OldForm) -> Result<i64> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let all = locked(&tx, owner).await?;
    let new = NewFilter {
        title: Some(form.phrase.clone()),
        contexts: Some(form.contexts),
        action: Some(action(form.irreversible.unwrap_or(false)).to_owned()),
        expires_in: form.expires_in,
        keywords: Vec::new(),
    };
    let filter = insert(services, &tx, owner, &all, new).await?;
    let id = insert_keyword(
        services,
        &tx,
        &all,
        filter.id,
        &form.phrase,
        form.whole_word,
    )
    .await?;
    tx.commit().await?;
    drop(connection);
    changed(services, owner).await;
    Ok(id)
}

fn action(irreversible: bool) -> &'static str {
    if irreversible { "hide" } else { "warn" }
}

/// Changes a word and, as far as it has no other, the filter around it
/// (<https://docs.joinmastodon.org/methods/filters/#update-v1>).
pub async fn change_old(services: &Services, owner: i64, id: i64, form: OldForm) -> Result<()> {
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    let all = locked(&tx, owner).await?;
    let (filter, word) = of_keyword(&all, id)?;
    let wanted = Filter {
        title: title(&form.phrase)?.to_owned(),
        contexts: contexts(form.contexts)?,
        action: match form.irreversible {
            Some(flag) => action(flag).to_owned(),
            None => filter.action.clone(),
        },
        expires_at: match form.expires_in {
            Some(seconds) => end(services.now(), seconds)?,
            None => filter.expires_at,
        },
        ..filter.clone()
    };
    if wanted != *filter && filter.keywords.len() > 1 {
        return Err(Error::Unprocessable(
            "These parameters cannot be changed from this application because they apply to more than one filter \
             keyword. Use a more recent application or the web interface."
                .to_owned(),
        ));
    }
    rows::update()
        .bind(
            &tx,
            &wanted.title,
            &wanted.contexts,
            &wanted.action,
            &wanted.expires_at,
            &filter.id,
        )
        .await?;
    set_keyword(&tx, &all, filter.id, word, &form.phrase, form.whole_word).await?;
    tx.commit().await?;
    drop(connection);
    changed(services, owner).await;
    Ok(())
}

/// As [`delete_keyword`].
pub async fn delete_old(services: &Services, owner: i64, id: i64) -> Result<()> {
    delete_keyword(services, owner, id).await
}
