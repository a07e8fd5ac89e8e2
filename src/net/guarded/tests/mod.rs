mod calling;
mod judging;
mod limits;
mod redirects;
mod tls;

use std::net::{IpAddr, SocketAddr};
use std::sync::Mutex;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

use super::*;
use crate::net::peer::{Peer, ok, redirect};

fn settings(dev_hosts: &[(&str, String)]) -> Settings {
    let mut settings = Settings::new("Rookery tests");
    settings.dev_hosts = dev_hosts
        .iter()
        .map(|(authority, base)| ((*authority).to_owned(), base.clone()))
        .collect();
    settings.deadline = Duration::from_secs(5);
    settings
}

fn client(dev_hosts: &[(&str, String)]) -> Client {
    Client::new(&settings(dev_hosts)).unwrap()
}

/// A client for whose resolver every name has `addresses`, and the names it was asked for.
fn client_resolving_to(addresses: &[&str]) -> (Client, Arc<Mutex<Vec<String>>>) {
    let addresses: Vec<SocketAddr> = addresses
        .iter()
        .map(|text| SocketAddr::new(text.parse().unwrap(), 0))
        .collect();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = asked.clone();
    let names = Names::scripted(
        move |name| {
            log.lock().unwrap().push(name.to_owned());
            Ok(addresses.clone())
        },
        [],
    );
    (client_with(names), asked)
}

fn client_with(names: Names) -> Client {
    let mut settings = settings(&[]);
    settings.names = names;
    Client::new(&settings).unwrap()
}

fn get(url: &str) -> Request {
    Request::get(Url::parse(url).unwrap())
}
