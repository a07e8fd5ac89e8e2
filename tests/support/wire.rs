//! A wire between a server and its Postgres or Redis: it can be cut, and it counts what Postgres is asked.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream, UnixStream},
    sync::watch,
};

/// Where a wire leads.
#[derive(Clone)]
enum End {
    Socket(PathBuf),
    Port(String),
}

trait Both: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Both for T {}

/// See the module's words.
pub struct Wire {
    /// What to connect to: `127.0.0.1:port`.
    pub address: String,
    whole: watch::Sender<bool>,
    statements: Arc<AtomicUsize>,
}

impl Wire {
    /// To a Redis.
    pub async fn to_redis(url: &str) -> (Wire, String) {
        let (scheme, rest) = url.split_once("://").expect("a URL");
        let end = if scheme.contains("unix") {
            End::Socket(rest.split('?').next().unwrap().into())
        } else {
            End::Port(rest.trim_end_matches('/').to_owned())
        };
        let wire = Wire::open(end, false).await;
        let url = format!("redis://{}", wire.address);
        (wire, url)
    }

    /// To a Postgres whose URL names the folder of a socket (`%2Ftmp%2F…`) or a host.
    pub async fn to_postgres(url: &str) -> (Wire, String) {
        let mut parsed = url::Url::parse(url).expect("a URL");
        let host = percent_encoding::percent_decode_str(parsed.host_str().expect("a host"))
            .decode_utf8_lossy()
            .into_owned();
        let port = parsed.port().unwrap_or(5432);
        let end = if host.starts_with('/') {
            End::Socket(PathBuf::from(host).join(format!(".s.PGSQL.{port}")))
        } else {
            End::Port(format!("{host}:{port}"))
        };
        let wire = Wire::open(end, true).await;
        let own: u16 = wire.address.rsplit(':').next().unwrap().parse().unwrap();
        parsed.set_host(Some("127.0.0.1")).expect("a host");
        parsed.set_port(Some(own)).expect("a port");
        (wire, parsed.to_string())
    }

    async fn open(end: End, counts: bool) -> Wire {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let (whole, state) = watch::channel(true);
        let statements = Arc::new(AtomicUsize::new(0));
        let counter = statements.clone();
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let (end, mut state, counter) = (end.clone(), state.clone(), counter.clone());
                if !*state.borrow_and_update() {
                    continue;
                }
                tokio::spawn(async move {
                    let far: Box<dyn Both> = match end {
                        End::Socket(path) => {
                            Box::new(UnixStream::connect(path).await.expect("a socket"))
                        }
                        End::Port(address) => {
                            Box::new(TcpStream::connect(address).await.expect("a server"))
                        }
                    };
                    tokio::select! {
                        () = carry(near, far, counts.then_some(counter)) => {}
                        _ = state.wait_for(|whole| !whole) => {}
                    }
                });
            }
        });
        Wire {
            address,
            whole,
            statements,
        }
    }

    /// Ends all connections, and every new one.
    pub fn cut(&self) {
        self.whole.send_replace(false);
    }

    /// Lets connections through again.
    pub fn mend(&self) {
        self.whole.send_replace(true);
    }

    /// Statements that Postgres was asked to run so far.
    pub fn statements(&self) -> usize {
        self.statements.load(Ordering::SeqCst)
    }
}

async fn carry(near: TcpStream, far: Box<dyn Both>, counter: Option<Arc<AtomicUsize>>) {
    let (mut from_near, mut to_near) = near.into_split();
    let (mut from_far, mut to_far) = tokio::io::split(far);
    let asked = async {
        let mut buffer = vec![0; 64 * 1024];
        let mut messages = Messages::default();
        while let Ok(read @ 1..) = from_near.read(&mut buffer).await {
            if let Some(counter) = &counter {
                counter.fetch_add(messages.executed(&buffer[..read]), Ordering::SeqCst);
            }
            if to_far.write_all(&buffer[..read]).await.is_err() {
                break;
            }
        }
    };
    let answered = async {
        let _ = tokio::io::copy(&mut from_far, &mut to_near).await;
    };
    tokio::select! {
        () = asked => {}
        () = answered => {}
    }
}

/// The frontend's messages of one connection: <https://www.postgresql.org/docs/current/protocol-message-formats.html>.
#[derive(Default)]
struct Messages {
    started: bool,
    bytes: Vec<u8>,
}

impl Messages {
    /// Executes and simple queries that end within what came.
    fn executed(&mut self, came: &[u8]) -> usize {
        self.bytes.extend_from_slice(came);
        let mut found = 0;
        loop {
            // The first message has no type.
            let head = usize::from(self.started);
            let Some(length) = self.bytes.get(head..head + 4) else {
                return found;
            };
            let length = u32::from_be_bytes(length.try_into().unwrap()) as usize;
            if self.bytes.len() < head + length {
                return found;
            }
            if self.started && matches!(self.bytes[0], b'E' | b'Q') {
                found += 1;
            }
            self.started = true;
            self.bytes.drain(..head + length);
        }
    }
}
