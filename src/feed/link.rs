//! One connection that many callers share: bounded in time, opened again when it is lost, skipped while it is dead.

use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use redis::{
    AsyncConnectionConfig, Client, ErrorKind, FromRedisValue, Pipeline, RedisError,
    ServerErrorKind, aio::MultiplexedConnection,
};
use tokio::{
    runtime::Handle,
    sync::watch,
    time::{Instant, timeout, timeout_at},
};

use super::{Error, Result, scripts};

/// After a failure Redis is left alone for so long.
const PAUSE: Duration = Duration::from_secs(1);
/// How long a connection may take to be made, in the background, while callers have long gone without.
const OPENING: Duration = Duration::from_secs(3);
/// So many answers in a row that do not come in time are taken for a dead connection.
const SILENCES: u32 = 3;

/// See the module's words.
#[derive(Debug)]
pub(super) struct Link {
    client: Client,
    runtime: Handle,
    wait: Duration,
    state: Mutex<State>,
    opened: watch::Sender<u64>,
    /// Counts the connections of all links that share it.
    count: Arc<AtomicU64>,
}

#[derive(Debug, Default)]
struct State {
    live: Option<MultiplexedConnection>,
    /// Counts connections: what one of them has seen says nothing about the next.
    generation: u64,
    opening: bool,
    silences: u32,
    paused_until: Option<Instant>,
}

impl Link {
    /// A link whose calls take at most `wait`; connections live on the runtime of the caller who finds none, else on
    /// `runtime`.
    pub(super) fn new(
        client: Client,
        runtime: Handle,
        wait: Duration,
        count: Arc<AtomicU64>,
    ) -> Arc<Link> {
        Arc::new(Link {
            client,
            runtime,
            wait,
            state: Mutex::new(State::default()),
            opened: watch::Sender::new(0),
            count,
        })
    }

    /// Runs a pipeline.
    pub(super) async fn run<T: FromRedisValue>(self: &Arc<Self>, pipeline: &Pipeline) -> Result<T> {
        self.run_seen(pipeline).await.map(|(_, value)| value)
    }

    /// Runs a pipeline; answers also which connection it ran on.
    pub(super) async fn run_seen<T: FromRedisValue>(
        self: &Arc<Self>,
        pipeline: &Pipeline,
    ) -> Result<(u64, T)> {
        let deadline = Instant::now() + self.wait;
        let (generation, mut connection) = match timeout_at(deadline, self.connection()).await {
            Ok(connection) => connection?,
            Err(_) => {
                // Whoever opens it goes on; meanwhile nobody else has to wait.
                self.locked().paused_until = Some(Instant::now() + PAUSE);
                return Err(Error::Away);
            }
        };
        match timeout_at(deadline, pipeline.query_async::<T>(&mut connection)).await {
            Ok(Ok(value)) => {
                self.locked().silences = 0;
                Ok((generation, value))
            }
            Ok(Err(error)) => Err(self.judge(generation, &error)),
            Err(_) => {
                self.silent(generation);
                Err(Error::Away)
            }
        }
    }

    async fn connection(self: &Arc<Self>) -> Result<(u64, MultiplexedConnection)> {
        let mut opened = self.opened.subscribe();
        loop {
            let opening = {
                let mut state = self.locked();
                if state
                    .paused_until
                    .is_some_and(|until| Instant::now() < until)
                {
                    return Err(Error::Away);
                }
                if let Some(connection) = &state.live {
                    return Ok((state.generation, connection.clone()));
                }
                let begins = !state.opening;
                if begins {
                    state.opening = true;
                    state.paused_until = None;
                }
                begins.then(|| Opening(self.clone()))
            };
            if let Some(opening) = opening {
                // Where the caller is: nobody then wakes another thread for an answer.
                let runtime = Handle::try_current().unwrap_or_else(|_| self.runtime.clone());
                runtime.spawn(self.clone().open(opening));
            }
            if opened.changed().await.is_err() {
                return Err(Error::Away);
            }
        }
    }

    async fn open(self: Arc<Self>, _told: Opening) {
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(OPENING))
            // Each call has its own limit.
            .set_response_timeout(None)
            .set_pipeline_buffer_size(1024);
        let attempt = async {
            let mut connection = self
                .client
                .get_multiplexed_async_connection_with_config(&config)
                .await?;
            scripts::loading().exec_async(&mut connection).await?;
            Ok::<_, RedisError>(connection)
        };
        let outcome = timeout(OPENING, attempt).await;
        {
            let mut state = self.locked();
            state.silences = 0;
            match outcome {
                Ok(Ok(connection)) => {
                    state.generation += 1;
                    // Before anybody gets it.
                    self.count.fetch_add(1, Ordering::AcqRel);
                    state.live = Some(connection);
                    state.paused_until = None;
                    tracing::debug!(generation = state.generation, "connected to Redis");
                }
                Ok(Err(error)) => {
                    state.paused_until = Some(Instant::now() + PAUSE);
                    tracing::warn!(error = error.category(), "Redis cannot be reached");
                }
                Err(_) => {
                    state.paused_until = Some(Instant::now() + PAUSE);
                    tracing::warn!("Redis does not answer");
                }
            }
        }
    }

    /// What an error means, and what becomes of the connection it came from.
    fn judge(&self, generation: u64, error: &RedisError) -> Error {
        let verdict = verdict(error);
        if verdict != Verdict::Keep {
            let mut state = self.locked();
            if state.generation == generation {
                state.live = None;
                if verdict == Verdict::Pause {
                    state.paused_until = Some(Instant::now() + PAUSE);
                }
            }
            tracing::warn!(error = %error, "the connection to Redis is given up");
            return Error::Away;
        }
        Error::Refused(error.to_string())
    }

    fn silent(&self, generation: u64) {
        let mut state = self.locked();
        if state.generation != generation {
            return;
        }
        state.silences += 1;
        if state.silences >= SILENCES {
            state.live = None;
            state.silences = 0;
            state.paused_until = Some(Instant::now() + PAUSE);
            tracing::warn!("Redis has fallen silent");
        }
    }

    // Plain values: a panic elsewhere leaves them usable.
    fn locked(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The attempt is over, also when its runtime ended under it or before it.
struct Opening(Arc<Link>);

impl Drop for Opening {
    fn drop(&mut self) {
        self.0.locked().opening = false;
        self.0.opened.send_modify(|count| *count += 1);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// The connection is well; the request was not.
    Keep,
    /// Connect again at the next call.
    Reconnect,
    /// Connect again after a pause.
    Pause,
}

fn verdict(error: &RedisError) -> Verdict {
    match error.kind() {
        ErrorKind::Server(kind) => server_verdict(kind),
        ErrorKind::Io | ErrorKind::Parse => Verdict::Reconnect,
        ErrorKind::AuthenticationFailed => Verdict::Pause,
        _ if error.is_unrecoverable_error() => Verdict::Reconnect,
        // A pipeline's errors come as a bundle.
        _ => error
            .clone()
            .into_server_errors()
            .iter()
            .flat_map(|errors| errors.iter())
            .filter_map(|(_, error)| error.kind())
            .map(server_verdict)
            .max_by_key(|verdict| *verdict as u8)
            .unwrap_or(Verdict::Keep),
    }
}

fn server_verdict(kind: ServerErrorKind) -> Verdict {
    match kind {
        // The scripts are loaded once per connection.
        ServerErrorKind::NoScript => Verdict::Reconnect,
        ServerErrorKind::BusyLoading
        | ServerErrorKind::ReadOnly
        | ServerErrorKind::MasterDown
        | ServerErrorKind::ClusterDown
        | ServerErrorKind::TryAgain => Verdict::Pause,
        _ => Verdict::Keep,
    }
}
