//! `rookery account`

use anyhow::{Context, bail};
use clap::Subcommand;

use super::{node, process, up::with_services};
use crate::{
    clock::{Clock, Random},
    config::Config,
    domain::{Services, accounts, users},
};

/// Logins read from the database at once.
const AT_ONCE: i64 = 500;

/// Looks after people's logins.
#[derive(Debug, Subcommand)]
#[command(after_help = "\
Examples:
  rookery account create rosa --email rosa@example.com --role Owner
  rookery account list
  rookery account password rosa")]
pub enum Command {
    /// Make an account that can be used at once: confirmed, approved, with a role
    #[command(after_help = "\
Example:
  rookery account create rosa --email rosa@example.com --role Admin")]
    Create {
        /// User name: letters, digits, underscores
        #[arg(value_name = "NAME")]
        username: String,
        /// E-mail address; taken as confirmed
        #[arg(long, value_name = "ADDRESS")]
        email: String,
        /// A role: Moderator, Admin or Owner, unless others were made
        #[arg(
            long,
            value_name = "ROLE",
            default_value = "",
            hide_default_value = true
        )]
        role: String,
        /// The password; without it one is made and printed. Other people of this machine can see what stands on a
        /// command line: the variable is for scripts
        #[arg(
            long,
            value_name = "PASSWORD",
            env = "ROOKERY_PASSWORD",
            hide_env_values = true
        )]
        password: Option<String>,
    },
    /// Confirm the e-mail address of somebody who signed up, and let them in
    #[command(after_help = "\
Example:
  rookery account confirm rosa")]
    Confirm {
        /// User name or e-mail address
        #[arg(value_name = "NAME")]
        login: String,
    },
    /// Give somebody a new password and print it; everything of theirs is signed out
    #[command(after_help = "\
Example:
  rookery account password rosa")]
    Password {
        /// User name or e-mail address
        #[arg(value_name = "NAME")]
        login: String,
        /// The password; without it one is made and printed
        #[arg(
            long,
            value_name = "PASSWORD",
            env = "ROOKERY_PASSWORD",
            hide_env_values = true
        )]
        password: Option<String>,
    },
    /// Give somebody a role, or take it away
    #[command(after_help = "\
Examples:
  rookery account role rosa Moderator
  rookery account role rosa --none")]
    Role {
        /// User name or e-mail address
        #[arg(value_name = "NAME")]
        login: String,
        /// Moderator, Admin or Owner, unless others were made
        #[arg(value_name = "ROLE", required_unless_present = "none")]
        role: Option<String>,
        /// Take the role away
        #[arg(long, conflicts_with = "role")]
        none: bool,
    },
    /// List the local accounts: name, role, state, e-mail address
    #[command(after_help = "\
Example:
  rookery account list | grep pending")]
    List,
}

/// Runs one of the commands.
///
/// # Errors
/// When there is no such account, a value does not validate, or a service does not answer.
pub async fn run(command: Command, config: Config) -> anyhow::Result<()> {
    let stop = process::stop_token()?;
    with_services(config, stop, async |config, secret, _stop| {
        let node = node::Node::open(config, secret, Clock::system(), Random::system()).await?;
        let outcome = act(&node.services, command).await;
        node.close().await;
        outcome
    })
    .await
}

async fn act(services: &Services, command: Command) -> anyhow::Result<()> {
    match command {
        Command::Create {
            username,
            email,
            role,
            password: given,
        } => {
            let password = given.unwrap_or_else(|| password(services));
            users::create_confirmed(services, &username, &email, &password, &role).await?;
            println!("@{username} is here. Password: {password}");
        }
        Command::Confirm { login } => {
            let user = find(services, &login).await?;
            users::confirm(services, user.account_id).await?;
            println!("@{} can sign in now.", user.username);
        }
        Command::Password {
            login,
            password: given,
        } => {
            let user = find(services, &login).await?;
            let password = given.unwrap_or_else(|| password(services));
            users::password::set(services, user.account_id, &password).await?;
            println!("New password of @{}: {password}", user.username);
        }
        Command::Role { login, role, .. } => {
            let user = find(services, &login).await?;
            users::set_role(
                services,
                user.account_id,
                role.as_deref().unwrap_or_default(),
            )
            .await?;
            println!("Done.");
        }
        Command::List => list(services).await?,
    }
    Ok(())
}

async fn find(services: &Services, login: &str) -> anyhow::Result<users::User> {
    if let Some(user) = users::by_login(services, login).await? {
        return Ok(user);
    }
    let name = login.trim_start_matches('@');
    if accounts::by_handle(services, name, None).await?.is_some() {
        bail!("{login} has no login");
    }
    None.with_context(|| {
        format!("there is no local account {login}; `rookery account list` shows them")
    })
}

/// 16 letters and digits: 95 bits.
fn password(services: &Services) -> String {
    services
        .random
        .token()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(16)
        .collect()
}

async fn list(services: &Services) -> anyhow::Result<()> {
    let mut after = 0;
    loop {
        let rows = users::list(services, after, AT_ONCE).await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = last.id;
        for row in &rows {
            let state = if row.disabled_at.is_some() {
                "disabled"
            } else if row.confirmed_at.is_none() {
                "unconfirmed"
            } else if !row.approved {
                "pending"
            } else {
                "ready"
            };
            println!(
                "{:<30}  {:<10}  {state:<11}  {}",
                row.username, row.role, row.email
            );
        }
    }
}
