//! Event streams (<https://html.spec.whatwg.org/multipage/server-sent-events.html>): one GET per stream.

use std::{convert::Infallible, time::Duration};

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        Method,
        header::{self, HeaderName},
    },
    web::{self, Bytes},
};
use api::{
    stream::{Stream, StreamError, StreamName},
    streaming::OpenStream,
};
use futures_util::stream;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};

use super::{Hub, ear::Ear, opened, registry::Format};
use crate::http::{Answer, Caller, Failure};

/// How often something is sent on a stream that has nothing to say, so that neither end nor a proxy takes it for dead.
const THUMP: Duration = Duration::from_secs(15);

/// Every event stream that is built: the path names it.
pub(super) async fn open(request: HttpRequest, hub: web::Data<Hub>, caller: Caller) -> Answer {
    let wanted: OpenStream = opened(&request)?;
    let name = request
        .path()
        .strip_prefix("/api/v1/streaming/")
        .and_then(|path| StreamName::from_path(path, wanted.only_media == Some(true)))
        .ok_or_else(|| failure(StreamError::UnknownChannel))?;
    let stream =
        Stream::of(name, wanted.tag.as_deref(), wanted.list.as_deref()).map_err(failure)?;
    let mut response = HttpResponse::Ok();
    response
        .content_type("text/event-stream")
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        // Compressed, an event would wait in the compressor for the next one.
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .insert_header((HeaderName::from_static("x-accel-buffering"), "no"));
    if request.method() == Method::HEAD {
        return Ok(response.finish());
    }
    let ear = hub.connect(&caller, Format::EventStream).await?;
    ear.subscribe(stream).await.map_err(failure)?;
    Ok(response.streaming(lines(ear)))
}

fn failure(error: StreamError) -> Failure {
    Failure::new(error.status(), error.to_string())
}

/// The body: it ends when the server ends the connection, and disconnects when it is dropped.
fn lines(ear: Ear) -> impl futures_util::Stream<Item = Result<Bytes, Infallible>> {
    let mut thumps = interval_at(Instant::now() + THUMP, THUMP);
    thumps.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let begin: Option<(Ear, Interval, bool)> = Some((ear, thumps, true));
    stream::unfold(begin, |state| async move {
        let (mut ear, mut thumps, first) = state?;
        if first {
            return Some((Ok(Bytes::from_static(b":)\n")), Some((ear, thumps, false))));
        }
        let line = tokio::select! {
            biased;
            _ = ear.end.wait_for(Option::is_some) => None,
            frame = ear.frames.recv() => frame.map(|frame| Bytes::copy_from_slice(frame.as_bytes())),
            _ = thumps.tick() => Some(Bytes::from_static(b":thump\n\n")),
        };
        line.map(|line| (Ok(line), Some((ear, thumps, false))))
    })
}
