//! Peers that take everything: one socket per host, 202 to every POST, 404 to the rest.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use anyhow::Result;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use crate::wire;

const ACCEPTED: &[u8] = b"HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n";
const NOT_FOUND: &[u8] = b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n";

/// What one host has seen.
#[derive(Debug, Default)]
struct Seen {
    posts: AtomicUsize,
    others: AtomicUsize,
}

/// All hosts.
pub struct Sinks {
    hosts: Vec<(String, SocketAddr, Arc<Seen>)>,
}

impl Sinks {
    /// Listens for these hosts, each on a port of its own.
    pub async fn open(names: impl IntoIterator<Item = String>) -> Result<Sinks> {
        let mut hosts = Vec::new();
        for name in names {
            let listener = TcpListener::bind("127.0.0.1:0").await?;
            let address = listener.local_addr()?;
            let seen = Arc::new(Seen::default());
            tokio::spawn(listen(listener, seen.clone()));
            hosts.push((name, address, seen));
        }
        Ok(Sinks { hosts })
    }

    /// For `development.hosts`.
    pub fn addresses(&self) -> BTreeMap<String, String> {
        self.hosts
            .iter()
            .map(|(name, address, _)| (name.clone(), format!("http://{address}")))
            .collect()
    }

    /// Posts taken, by host.
    pub fn posts(&self) -> BTreeMap<String, usize> {
        self.hosts
            .iter()
            .map(|(name, _, seen)| (name.clone(), seen.posts.load(Ordering::Relaxed)))
            .collect()
    }

    /// Requests that were not posts.
    pub fn others(&self) -> usize {
        self.hosts
            .iter()
            .map(|(_, _, seen)| seen.others.load(Ordering::Relaxed))
            .sum()
    }
}

async fn listen(listener: TcpListener, seen: Arc<Seen>) {
    while let Ok((stream, _)) = listener.accept().await {
        let seen = seen.clone();
        tokio::spawn(async move {
            // The other side may leave at any time.
            let _ = serve(stream, &seen).await;
        });
    }
}

async fn serve(mut stream: TcpStream, seen: &Seen) -> Result<()> {
    stream.set_nodelay(true)?;
    let mut buffer = Vec::with_capacity(8 * 1024);
    loop {
        let head = loop {
            if let Some(head) = wire::head(&buffer)? {
                break head;
            }
            if stream.read_buf(&mut buffer).await? == 0 {
                return Ok(());
            }
        };
        let whole = head.length + head.body.unwrap_or(0);
        while buffer.len() < whole {
            if stream.read_buf(&mut buffer).await? == 0 {
                return Ok(());
            }
        }
        buffer.drain(..whole);
        if head.line.starts_with("POST ") {
            seen.posts.fetch_add(1, Ordering::Relaxed);
            stream.write_all(ACCEPTED).await?;
        } else {
            seen.others.fetch_add(1, Ordering::Relaxed);
            stream.write_all(NOT_FOUND).await?;
        }
    }
}
