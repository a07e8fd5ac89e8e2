//! What a person here has chosen: defaults of new posts, how things are shown, settings that frontends keep.

use std::collections::BTreeMap;

use serde_json::Value;
use sql::queries::{accounts as account_rows, users};

use super::{
    Error, Result, Services,
    accounts::{self, Account},
    relationships,
    statuses::Visibility,
};
use crate::feed::Change;

pub use sql::queries::users::User;

/// The most that frontends may keep with an account, in bytes of JSON.
pub const MAX_FRONTEND_SETTINGS: usize = 64 * 1024;

/// The own account with what only its owner sees.
#[derive(Debug)]
pub struct Credentials {
    /// The account.
    pub account: Account,
    /// Where it has moved to.
    pub moved: Option<Account>,
    /// Its login and choices.
    pub user: User,
    /// How many people ask to follow.
    pub follow_requests: i64,
}

/// The own account (<https://docs.joinmastodon.org/methods/accounts/#verify_credentials>).
pub async fn credentials(services: &Services, account_id: i64) -> Result<Credentials> {
    let account = accounts::by_id(services, account_id).await?;
    let moved = match account.moved_to_id {
        Some(id) => accounts::by_id(services, id).await.ok(),
        None => None,
    };
    Ok(Credentials {
        user: user(services, account_id).await?,
        follow_requests: relationships::requests_count(services, account_id).await?,
        account,
        moved,
    })
}

/// A person's login and choices; [`Error::NotFound`] for accounts without one.
pub async fn user(services: &Services, account_id: i64) -> Result<User> {
    let connection = services.connection().await?;
    users::by_account()
        .bind(&connection, &account_id)
        .opt()
        .await?
        .ok_or(Error::NotFound)
}

/// New choices; `None` leaves a thing as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// Who sees new posts.
    pub privacy: Option<Visibility>,
    /// Media of new posts hidden.
    pub sensitive: Option<bool>,
    /// ISO 639 of new posts; empty for none.
    pub language: Option<String>,
    /// Who may quote new posts: public, followers or nobody.
    pub quote_policy: Option<&'static str>,
    /// Settings of frontends, by frontend; those not named stay. Null removes one.
    pub frontend_settings: Option<BTreeMap<String, Value>>,
}

/// Changes what a person has chosen. Peers do not hear of it.
pub async fn choose(services: &Services, account_id: i64, choices: Choices) -> Result<()> {
    if choices == Choices::default() {
        return Ok(());
    }
    let mut connection = services.connection().await?;
    let tx = connection.transaction().await?;
    // Two changes at once would each write back what the other had read.
    account_rows::lock_row()
        .bind(&tx, &account_id)
        .opt()
        .await?;
    let user = users::by_account()
        .bind(&tx, &account_id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    let language = match choices.language {
        Some(language) => Some(language.trim().to_owned()).filter(|text| !text.is_empty()),
        None => user.default_language,
    };
    if language
        .as_deref()
        .is_some_and(|language| !super::statuses::is_language(language))
    {
        return Err(Error::Unprocessable(
            "Validation failed: Default language is not a language".to_owned(),
        ));
    }
    let settings = match choices.frontend_settings {
        Some(changes) => merge(user.frontend_settings, changes)?,
        None => user.frontend_settings,
    };
    let privacy = match choices.privacy {
        Some(privacy) => privacy.as_str(),
        None => user.default_privacy.as_str(),
    };
    let quote_policy = choices
        .quote_policy
        .unwrap_or(user.default_quote_policy.as_str());
    users::set_preferences()
        .bind(
            &tx,
            &privacy,
            &choices.sensitive.unwrap_or(user.default_sensitive),
            &language,
            &quote_policy,
            &settings,
            &account_id,
        )
        .await?;
    tx.commit().await?;
    drop(connection);
    services.changed(&[Change::Account(account_id)]).await;
    Ok(())
}

fn merge(old: Value, changes: BTreeMap<String, Value>) -> Result<Value> {
    let mut settings = match old {
        Value::Object(map) => map,
        _ => serde_json::Map::new(),
    };
    for (frontend, value) in changes {
        if value.is_null() {
            settings.remove(&frontend);
        } else {
            settings.insert(frontend, value);
        }
    }
    let settings = Value::Object(settings);
    if settings.to_string().len() > MAX_FRONTEND_SETTINGS {
        return Err(Error::Unprocessable(format!(
            "Validation failed: Settings are too large (maximum is {MAX_FRONTEND_SETTINGS} bytes)"
        )));
    }
    Ok(settings)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn changes(value: Value) -> BTreeMap<String, Value> {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn settings_of_one_frontend_leave_those_of_others() {
        let old = json!({"soapbox_fe": {"theme": "dark"}, "other": {"a": 1}, "gone": {}});
        let new = changes(json!({"soapbox_fe": {"theme": "light"}, "gone": null}));
        assert_eq!(
            merge(old, new).unwrap(),
            json!({"soapbox_fe": {"theme": "light"}, "other": {"a": 1}})
        );
    }

    #[test]
    fn settings_have_a_limit() {
        let new = changes(json!({"x": "a".repeat(MAX_FRONTEND_SETTINGS)}));
        assert!(matches!(
            merge(json!({}), new),
            Err(Error::Unprocessable(_))
        ));
    }

    #[test]
    fn settings_that_were_no_object_start_anew() {
        assert_eq!(
            merge(json!([1]), changes(json!({"a": {"b": 1}}))).unwrap(),
            json!({"a": {"b": 1}})
        );
    }
}
