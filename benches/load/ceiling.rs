//! The ceiling of a home read: a server that does as little as can be done for the same bytes. For each request it
//! reads the newest 20 entries of the reader's list in the same Redis and puts 20 fragments together that it holds.
//!
//! It is a process of its own, as the server under test is, so that both are weighed alike.

use std::{
    collections::HashMap,
    io::BufRead,
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
};

use actix_web::{App, HttpResponse, HttpServer, error::ErrorInternalServerError, web};
use anyhow::{Context, Result};
use bytes::{Bytes, BytesMut};
use redis::aio::MultiplexedConnection;
use tokio::sync::OnceCell;

/// Posts on a page.
pub const PAGE: usize = 20;

/// The key of a reader's home list.
pub fn home_key(reader: i64) -> String {
    format!("home:{{{reader}}}")
}

struct State {
    fragments: HashMap<i64, Bytes>,
    /// One of middle size.
    filler: Bytes,
    client: redis::Client,
}

type Link = OnceCell<MultiplexedConnection>;

async fn page(
    reader: web::Path<i64>,
    state: web::Data<State>,
    link: web::Data<Link>,
) -> actix_web::Result<HttpResponse> {
    let mut link = link
        .get_or_try_init(|| state.client.get_multiplexed_async_connection())
        .await
        .map_err(ErrorInternalServerError)?
        .clone();
    let ids: Vec<i64> = redis::cmd("LRANGE")
        .arg(home_key(*reader))
        .arg(-(PAGE as i64))
        .arg(-1)
        .query_async(&mut link)
        .await
        .map_err(ErrorInternalServerError)?;
    let mut body = BytesMut::with_capacity(48 * 1024);
    for id in ids.iter().rev() {
        body.extend_from_slice(if body.is_empty() { b"[" } else { b"," });
        // Of a big network only a part is held: any other fragment is as good.
        let fragment = state.fragments.get(id).unwrap_or(&state.filler);
        body.extend_from_slice(fragment);
    }
    body.extend_from_slice(b"]");
    Ok(HttpResponse::Ok()
        .content_type("application/json; charset=utf-8")
        .body(body.freeze()))
}

/// Serves until it is killed; its address is the first line on standard output.
pub fn serve(fragments: &Path, redis: &str) -> Result<()> {
    let file = std::io::BufReader::new(std::fs::File::open(fragments)?);
    let mut held = HashMap::new();
    for line in file.lines() {
        let line = line?;
        let (id, fragment) = line.split_once('\t').context("a fragment")?;
        held.insert(id.parse()?, Bytes::from(fragment.to_owned()));
    }
    let mut sizes: Vec<Bytes> = held.values().cloned().collect();
    sizes.sort_by_key(Bytes::len);
    let state = web::Data::new(State {
        filler: sizes.get(sizes.len() / 2).cloned().context("no fragment")?,
        fragments: held,
        client: redis::Client::open(redis)?,
    });
    actix_web::rt::System::new().block_on(async move {
        let server = HttpServer::new(move || {
            App::new()
                .app_data(state.clone())
                // One connection for each worker.
                .app_data(web::Data::new(Link::new()))
                .route("/{reader}", web::get().to(page))
        })
        .disable_signals()
        .bind("127.0.0.1:0")?;
        let address = server.addrs().first().copied().context("an address")?;
        println!("{address}");
        server.run().await?;
        Ok(())
    })
}

/// The ceiling's process; killed when dropped.
pub struct Ceiling {
    child: Child,
    pub pid: i32,
    pub address: SocketAddr,
}

impl Ceiling {
    pub fn start(fragments: &Path, redis: &str) -> Result<Ceiling> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg("--serve-ceiling")
            .arg(fragments)
            .args(["--redis", redis])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let pid = i32::try_from(child.id())?;
        let mut line = String::new();
        let output = child.stdout.take();
        let mut ceiling = Ceiling {
            child,
            pid,
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
        };
        std::io::BufReader::new(output.context("its output")?).read_line(&mut line)?;
        ceiling.address = line.trim().parse().context("the ceiling did not start")?;
        Ok(ceiling)
    }
}

impl Drop for Ceiling {
    fn drop(&mut self) {
        // It holds nothing.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
