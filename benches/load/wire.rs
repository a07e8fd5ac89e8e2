//! A small HTTP/1.1 client: one socket, one request at a time, kept open. It parses as little as it can, so that the
//! load costs less than what it measures.

use std::{
    cell::{Cell, RefCell},
    net::SocketAddr,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use bytes::Bytes;
use futures_util::future::try_join_all;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// An answer that takes longer is a failure of the run.
const PATIENCE: Duration = Duration::from_secs(60);
/// Who waits until a request is due looks so often whether the load is over.
const LOOK: Duration = Duration::from_millis(20);
/// An answer that is larger is a failure of the run, in bytes.
const MAX_ANSWER: usize = 16 * 1024 * 1024;

/// A whole request as it goes out.
pub fn request(
    method: &str,
    path: &str,
    host: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Bytes {
    let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if method != "GET" {
        head.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    head.push_str("\r\n");
    let mut whole = head.into_bytes();
    whole.extend_from_slice(body);
    whole.into()
}

/// An answer, its body borrowed from the connection.
pub struct Answer<'a> {
    pub status: u16,
    pub body: &'a [u8],
}

/// The head of a message.
#[derive(Debug, PartialEq, Eq)]
pub struct Head {
    /// The first line.
    pub line: String,
    /// Bytes up to the body.
    pub length: usize,
    /// Bytes of the body, unless it comes in chunks.
    pub body: Option<usize>,
    /// The connection ends after this message.
    pub last: bool,
}

/// The head at the beginning of `bytes`, as soon as it is whole.
pub fn head(bytes: &[u8]) -> Result<Option<Head>> {
    let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else {
        if bytes.len() > 64 * 1024 {
            bail!("a head without end");
        }
        return Ok(None);
    };
    let text = std::str::from_utf8(bytes.get(..end).unwrap_or_default())?;
    let mut lines = text.split("\r\n");
    let line = lines.next().unwrap_or_default().to_owned();
    let (mut body, mut chunked, mut last) = (None, false, false);
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let value = value.trim();
        if name.eq_ignore_ascii_case("content-length") {
            body = Some(value.parse().context("content-length")?);
        } else if name.eq_ignore_ascii_case("transfer-encoding") {
            chunked = value.eq_ignore_ascii_case("chunked");
        } else if name.eq_ignore_ascii_case("connection") {
            last = value.eq_ignore_ascii_case("close");
        }
    }
    Ok(Some(Head {
        line,
        length: end + 4,
        body: if chunked {
            None
        } else {
            Some(body.unwrap_or(0))
        },
        last,
    }))
}

/// An open socket.
pub struct Connection {
    address: SocketAddr,
    stream: TcpStream,
    buffer: Vec<u8>,
    chunks: Vec<u8>,
}

impl Connection {
    pub async fn open(address: SocketAddr) -> Result<Connection> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Connection {
            address,
            stream,
            buffer: Vec::with_capacity(64 * 1024),
            chunks: Vec::new(),
        })
    }

    /// Sends a request and waits for the whole answer.
    pub async fn exchange(&mut self, request: &[u8]) -> Result<Answer<'_>> {
        timeout(PATIENCE, self.exchange_inner(request))
            .await
            .context("no answer in time")?
    }

    async fn exchange_inner(&mut self, request: &[u8]) -> Result<Answer<'_>> {
        self.buffer.clear();
        self.stream.write_all(request).await?;
        let head = loop {
            self.more().await?;
            if let Some(head) = head(&self.buffer)? {
                break head;
            }
        };
        let status = head
            .line
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .with_context(|| format!("not a status line: {}", head.line))?;
        let chunked = head.body.is_none();
        if let Some(length) = head.body {
            while self.buffer.len() < head.length + length {
                self.more().await?;
            }
        } else {
            self.dechunk(head.length).await?;
        }
        if head.last {
            self.stream = TcpStream::connect(self.address).await?;
            self.stream.set_nodelay(true)?;
        }
        let body = if chunked {
            self.chunks.as_slice()
        } else {
            self.buffer.get(head.length..).unwrap_or_default()
        };
        Ok(Answer { status, body })
    }

    async fn more(&mut self) -> Result<()> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            bail!("the server closed the connection");
        }
        if self.buffer.len() > MAX_ANSWER {
            bail!("the answer is too large");
        }
        Ok(())
    }

    async fn dechunk(&mut self, mut at: usize) -> Result<()> {
        self.chunks.clear();
        loop {
            let line = loop {
                let rest = self.buffer.get(at..).unwrap_or_default();
                if let Some(end) = rest.windows(2).position(|two| two == b"\r\n") {
                    break std::str::from_utf8(rest.get(..end).unwrap_or_default())?.to_owned();
                }
                self.more().await?;
            };
            let size = usize::from_str_radix(line.split(';').next().unwrap_or_default(), 16)?;
            let from = at + line.len() + 2;
            while self.buffer.len() < from + size + 2 {
                self.more().await?;
            }
            if size == 0 {
                return Ok(());
            }
            self.chunks
                .extend_from_slice(self.buffer.get(from..from + size).unwrap_or_default());
            at = from + size + 2;
        }
    }
}

/// When a load ends.
#[derive(Clone, Copy)]
pub enum Until {
    /// No request begins after so long.
    Elapsed(Duration),
    /// So many requests are sent.
    Sent(usize),
}

/// What a load came to.
pub struct Outcome {
    pub requests: usize,
    pub seconds: f64,
    /// Bytes of all bodies.
    pub bytes: usize,
    /// Sorted.
    micros: Vec<u32>,
}

impl Outcome {
    pub fn rate(&self) -> f64 {
        per(self.requests, self.seconds)
    }

    /// Of latencies in microseconds.
    pub fn of(mut micros: Vec<u32>, seconds: f64, bytes: usize) -> Outcome {
        micros.sort_unstable();
        Outcome {
            requests: micros.len(),
            seconds,
            bytes,
            micros,
        }
    }

    /// The part of the requests that took no longer than this.
    pub fn within(&self, limit: Duration) -> f64 {
        let limit = u32::try_from(limit.as_micros()).unwrap_or(u32::MAX);
        let fast = self.micros.partition_point(|&micros| micros <= limit);
        per(fast, self.micros.len() as f64)
    }

    /// The latency that this part of the requests stayed below, in milliseconds.
    pub fn percentile(&self, part: f64) -> f64 {
        let last = self.micros.len().saturating_sub(1);
        let index = (part * last as f64).round() as usize;
        f64::from(self.micros.get(index).copied().unwrap_or(0)) / 1000.0
    }
}

/// So many in so many seconds.
pub fn per(amount: usize, seconds: f64) -> f64 {
    amount as f64 / seconds.max(1e-9)
}

/// Sends request after request over each of `connections`. `next` gives the request of an index, `check` looks at its
/// answer.
pub async fn load<N, C>(
    address: SocketAddr,
    connections: usize,
    until: Until,
    next: N,
    check: C,
) -> Result<Outcome>
where
    N: Fn(usize) -> Result<Bytes>,
    C: Fn(usize, &Answer<'_>) -> Result<()>,
{
    let mut open = Vec::with_capacity(connections);
    for _ in 0..connections {
        open.push(Connection::open(address).await?);
    }
    let sent = Cell::new(0_usize);
    let bytes = Cell::new(0_usize);
    let micros = RefCell::new(Vec::new());
    let started = Instant::now();
    let run = |mut connection: Connection| {
        let (next, check, sent, bytes, micros) = (&next, &check, &sent, &bytes, &micros);
        async move {
            loop {
                let index = sent.get();
                let over = match until {
                    Until::Elapsed(limit) => started.elapsed() >= limit,
                    Until::Sent(limit) => index >= limit,
                };
                if over {
                    return Ok::<_, anyhow::Error>(());
                }
                sent.set(index + 1);
                let request = next(index)?;
                let begun = Instant::now();
                let answer = connection.exchange(&request).await?;
                let took = u32::try_from(begun.elapsed().as_micros()).unwrap_or(u32::MAX);
                check(index, &answer)?;
                bytes.set(bytes.get() + answer.body.len());
                micros.borrow_mut().push(took);
            }
        }
    };
    try_join_all(open.into_iter().map(run)).await?;
    let seconds = started.elapsed().as_secs_f64();
    Ok(Outcome::of(micros.into_inner(), seconds, bytes.get()))
}

/// Sends so many requests per second, spread over `connections`, until `over` says so. What takes long delays nothing but
/// its own connection, and latencies count from when a request was due: what waits for a connection has waited.
pub async fn paced<N, C>(
    address: SocketAddr,
    connections: usize,
    rate: f64,
    over: impl Fn(Duration) -> bool,
    next: N,
    check: C,
) -> Result<Outcome>
where
    N: Fn(usize) -> Result<Bytes>,
    C: Fn(usize, &Answer<'_>) -> Result<()>,
{
    let mut open = Vec::with_capacity(connections);
    for _ in 0..connections {
        open.push(Connection::open(address).await?);
    }
    let sent = Cell::new(0_usize);
    let bytes = Cell::new(0_usize);
    let micros = RefCell::new(Vec::new());
    let started = Instant::now();
    let run = |mut connection: Connection| {
        let (next, check, over) = (&next, &check, &over);
        let (sent, bytes, micros) = (&sent, &bytes, &micros);
        async move {
            while !over(started.elapsed()) {
                let index = sent.get();
                sent.set(index + 1);
                let due = Duration::from_secs_f64(index as f64 / rate);
                while started.elapsed() < due {
                    let early = due.saturating_sub(started.elapsed());
                    tokio::time::sleep(early.min(LOOK)).await;
                    if over(started.elapsed()) {
                        return Ok(());
                    }
                }
                let answer = connection.exchange(&next(index)?).await?;
                let took = started.elapsed().saturating_sub(due);
                check(index, &answer)?;
                bytes.set(bytes.get() + answer.body.len());
                micros
                    .borrow_mut()
                    .push(u32::try_from(took.as_micros()).unwrap_or(u32::MAX));
            }
            Ok::<_, anyhow::Error>(())
        }
    };
    try_join_all(open.into_iter().map(run)).await?;
    let seconds = started.elapsed().as_secs_f64();
    Ok(Outcome::of(micros.into_inner(), seconds, bytes.get()))
}

/// An answer of another status ends the run, with the beginning of what it says.
pub fn expect(answer: &Answer<'_>, status: u16) -> Result<()> {
    if answer.status != status {
        let said: String = String::from_utf8_lossy(answer.body)
            .chars()
            .take(300)
            .collect();
        bail!("answered {} instead of {status}: {said}", answer.status);
    }
    Ok(())
}
