//! The first start: somebody to sign in as, something to look at, and what to try.

use std::{
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use anyhow::Context;

use super::demo;
use crate::domain::{self, Services, accounts, users};

/// Who runs a new server without the demo.
const ADMIN: &str = "admin";
/// Where the first login is written down, in the data folder.
const NOTE: &str = "first-login.txt";

/// Makes the first login of a new server, fills it with the demo where that is wanted, and prints where to go.
pub(super) async fn prepare(services: &Services, demo: Option<bool>) -> anyhow::Result<()> {
    let origin = services.origin();
    let host = services
        .config
        .instance
        .origin
        .host_str()
        .unwrap_or_default()
        .to_owned();
    let is_local = matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]");
    let note = services.config.data_dir().join(NOTE);
    let mut login = None;
    if users::managers(services).await?.is_empty() {
        if demo.unwrap_or(is_local) {
            println!("A new server: the demo's people move in …");
            let made = domain::demo::load(services).await?;
            println!("{} people and {} posts are here.", made.people, made.posts);
            login = Some((
                domain::demo::OWNER.to_owned(),
                domain::demo::PASSWORD.to_owned(),
            ));
        } else {
            login = Some(first_admin(services, &host).await?);
        }
        if let Some((name, password)) = &login {
            write_note(
                &note,
                &format!("{origin}\nuser name: {name}\npassword:  {password}\n"),
            )?;
        }
    } else if demo == Some(true) && !demo::is_loaded(services).await? {
        println!("The demo's people move in …");
        domain::demo::load(services).await?;
    }
    say(services, &origin, login.as_ref(), &note);
    Ok(())
}

async fn first_admin(services: &Services, host: &str) -> anyhow::Result<(String, String)> {
    let contact = services.config.instance.contact_email.clone();
    let email = match contact.contains('@') {
        true => contact,
        false if host.contains('.') && host.parse::<std::net::IpAddr>().is_err() => {
            format!("{ADMIN}@{host}")
        }
        false => format!("{ADMIN}@rookery.example"),
    };
    let password: String = services
        .random
        .token()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(16)
        .collect();
    if accounts::by_handle(services, ADMIN, None).await?.is_none() {
        users::create_confirmed(services, ADMIN, &email, &password, "Owner")
            .await
            .context("the first login could not be made")?;
    }
    Ok((ADMIN.to_owned(), password))
}

/// For its owner's eyes only.
fn write_note(path: &PathBuf, text: &str) -> anyhow::Result<()> {
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("{} cannot be written", path.display()))?;
    file.write_all(text.as_bytes())?;
    Ok(())
}

fn say(services: &Services, origin: &str, login: Option<&(String, String)>, note: &Path) {
    println!();
    println!("  Rookery is ready at  {origin}");
    match login {
        Some((name, password)) => {
            println!("  Sign in as           {name}");
            println!("  with the password    {password}");
            println!(
                "                       (kept in {} until you delete it)",
                note.display()
            );
        }
        None if note.exists() => println!("  The first login is in {}", note.display()),
        None => {}
    }
    println!();
    println!("  Three things to try:");
    println!("    open {origin} in a browser and sign in");
    println!("    pip install toot && toot login_cli --instance {origin}");
    println!("    curl {origin}/api/v1/timelines/public");
    if services.config.registrations.mode == crate::config::RegistrationMode::Closed {
        println!();
        println!("  Sign-up is closed; rookery.toml opens it:  [registrations]  mode = \"open\"");
    }
    println!();
    println!("  Ctrl-C stops everything.");
}
