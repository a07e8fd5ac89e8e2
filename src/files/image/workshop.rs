//! Pictures are made beside the server's other work, a few at a time.

use std::num::NonZeroUsize;
use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::Semaphore;

use super::{Image, ImageError, Limits, Portrait};

/// How many uploads may wait for each one in the works; each holds its bytes in memory.
const WAITING_PER_WORKER: usize = 8;

/// The bounded place where pictures are made. Cloning is cheap; clones share the bounds.
#[derive(Clone, Debug)]
pub struct Images {
    working: Arc<Semaphore>,
    admitted: Arc<Semaphore>,
}

impl Images {
    /// At most `workers` pictures at once.
    #[must_use]
    pub fn new(workers: NonZeroUsize) -> Self {
        let places = workers.get().saturating_mul(WAITING_PER_WORKER + 1);
        Self {
            working: Arc::new(Semaphore::new(workers.get().min(Semaphore::MAX_PERMITS))),
            admitted: Arc::new(Semaphore::new(places.min(Semaphore::MAX_PERMITS))),
        }
    }

    /// As many at once as the machine has cores.
    #[must_use]
    pub fn for_this_machine() -> Self {
        Self::new(std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN))
    }

    /// [`process`](super::process), in the background.
    ///
    /// # Errors
    /// [`ImageError`]; [`ImageError::Busy`] when too many wait.
    pub async fn process(&self, bytes: Bytes, limits: Limits) -> Result<Image, ImageError> {
        self.run(move || super::process(&bytes, &limits)).await
    }

    /// [`avatar`](super::avatar), in the background.
    ///
    /// # Errors
    /// [`ImageError`]; [`ImageError::Busy`] when too many wait.
    pub async fn avatar(&self, bytes: Bytes, limits: Limits) -> Result<Portrait, ImageError> {
        self.run(move || super::avatar(&bytes, &limits)).await
    }

    /// [`header`](super::header), in the background.
    ///
    /// # Errors
    /// [`ImageError`]; [`ImageError::Busy`] when too many wait.
    pub async fn header(&self, bytes: Bytes, limits: Limits) -> Result<Portrait, ImageError> {
        self.run(move || super::header(&bytes, &limits)).await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, ImageError> + Send + 'static,
    ) -> Result<T, ImageError> {
        let admitted = Arc::clone(&self.admitted)
            .try_acquire_owned()
            .map_err(|_| ImageError::Busy)?;
        let working = Arc::clone(&self.working)
            .acquire_owned()
            .await
            .map_err(|_| ImageError::Busy)?;
        let done = tokio::task::spawn_blocking(move || {
            // Held by the work, not by who waits: giving up does not free a core.
            let _places = (admitted, working);
            work()
        })
        .await;
        // A decoder that gave up on its input spoils one upload, not the server.
        done.unwrap_or(Err(ImageError::Unreadable))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn a_decoder_that_panics_spoils_one_upload_only() {
        let images = Images::new(NonZeroUsize::MIN);
        let result: Result<(), _> = images.run(|| panic!("bad luck")).await;
        assert_eq!(result, Err(ImageError::Unreadable));
        assert_eq!(images.run(|| Ok(1)).await, Ok(1));
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn workers_are_bounded_and_a_full_house_says_busy() {
        let images = Images::new(NonZeroUsize::MIN);
        let (finish, held) = mpsc::channel::<()>();
        let (started, first) = tokio::sync::oneshot::channel();
        let slow = tokio::spawn({
            let images = images.clone();
            async move {
                images
                    .run(move || {
                        let _ = started.send(());
                        let _ = held.recv();
                        Ok(0)
                    })
                    .await
            }
        });
        first.await.unwrap();
        let waiting: Vec<_> = (0..WAITING_PER_WORKER)
            .map(|n| {
                let images = images.clone();
                tokio::spawn(async move { images.run(move || Ok(n)).await })
            })
            .collect();
        while images.admitted.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(images.run(|| Ok(0)).await, Err(ImageError::Busy));
        assert!(waiting.iter().all(|task| !task.is_finished()));
        finish.send(()).unwrap();
        assert_eq!(slow.await.unwrap(), Ok(0));
        for (n, task) in waiting.into_iter().enumerate() {
            assert_eq!(task.await.unwrap(), Ok(n));
        }
    }
}
