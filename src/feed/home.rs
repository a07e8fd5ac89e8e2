//! Home timelines: pushing to those that exist, reading a page, building one that is missing.

use std::{
    collections::HashMap,
    ops::RangeInclusive,
    sync::{Arc, Mutex, PoisonError, atomic::Ordering},
    time::{Duration, Instant},
};

use redis::{Pipeline, Value};

use super::{
    Error, Feed, Result,
    link::Link,
    page::{Cursor, Home, Next, Window},
    scripts,
    tails::{Grown, Head, KEPT, Tail},
};

/// Lists per pipeline: enough to make the round trip cheap, few enough that a reader's command finds its turn.
pub(super) const CHUNK: usize = 500;
/// A builder that takes longer has died, as far as others can tell.
const BUILDING: Duration = Duration::from_secs(30);
/// How much the push of an entry may lag behind its caller's clock, and two clocks may differ.
const MARGIN: Duration = Duration::from_secs(15);
/// The expiry of a list is renewed when it is older than this.
const RENEWAL_SECONDS: i64 = 3_600;
/// Readers whose renewals are remembered at most.
const REMEMBERED: usize = 1_000_000;
/// A page that meets so many changes of its list in a row is read from Postgres.
const TRIES: usize = 3;

/// Proves that one builder may fill one home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token(String);

/// What [`Feed::begin`] finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begin {
    /// The home is this caller's to fill: take the snapshot now.
    Build(Token),
    /// Somebody else builds it: read from Postgres meanwhile.
    Busy,
    /// It is there already: read it again.
    Whole,
}

/// What [`Feed::fill`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filled {
    /// The home is whole and holds so many entries.
    Whole(usize),
    /// The home was dropped, or the builder took too long: the snapshot may be stale and was thrown away.
    Lost,
}

impl Feed {
    /// The page of a reader's home at `cursor`: as many ids as `amount` begins with, if there are so many, and those beyond,
    /// up to its end, that cost nothing more; never more than a home holds.
    ///
    /// Whether it answers the cursor, or Postgres has to be asked for the rest, says [`Cursor::answered`].
    ///
    /// # Errors
    /// [`Error::Away`] or [`Error::Refused`].
    pub async fn page(
        &self,
        reader: i64,
        cursor: Cursor,
        amount: RangeInclusive<usize>,
    ) -> Result<Home> {
        let least = (*amount.start()).clamp(1, self.inner.settings.home_size.max(1));
        let amount = least..=least.max(*amount.end());
        let is_at_end = cursor.below.is_none() && !cursor.upwards;
        if is_at_end {
            if let Some(home) = self.follow(reader, &cursor, &amount).await? {
                return Ok(home);
            }
            if let Some(home) = self.glance(reader, &cursor, &amount).await? {
                return Ok(home);
            }
        }
        for _ in 0..TRIES {
            if let Some(home) = self.try_page(reader, &cursor, &amount).await? {
                return Ok(home);
            }
        }
        Ok(Home::Missing)
    }

    fn near(&self) -> &Arc<Link> {
        self.inner.near.link().unwrap_or(&self.inner.quick)
    }

    /// How far entries may be out of order, in milliseconds.
    fn slack_ms(&self) -> i64 {
        let slack = self.inner.settings.late_slack + MARGIN;
        i64::try_from(slack.as_millis()).unwrap_or(i64::MAX)
    }

    /// The newest page of a list whose end is remembered: what was appended since is all that is read.
    async fn follow(
        &self,
        reader: i64,
        cursor: &Cursor,
        amount: &RangeInclusive<usize>,
    ) -> Result<Option<Home>> {
        let Some(mut tail) = self.inner.tails.get(reader) else {
            return Ok(None);
        };
        let home = self.home_key(reader);
        for _ in 0..TRIES {
            let mut look = Pipeline::with_capacity(2);
            // In this order: a list that was cut before its end was read has another head afterwards.
            look.cmd("LRANGE").arg(&home).arg(tail.place()).arg(-1);
            look.cmd("LINDEX").arg(&home).arg(0);
            let (new, head): (Value, Option<String>) = self.near().run(&look).await?;
            let Some(head) = head.as_deref().and_then(Head::read) else {
                return Ok(Some(Home::Missing));
            };
            if head.is_late {
                return Ok(None);
            }
            // After that: what it ran on is counted.
            let epoch = self.inner.opened.load(Ordering::Acquire);
            match tail.grown(epoch, head, &entries(new, false)?) {
                Grown::Same => {}
                Grown::More(grown) => {
                    self.inner.tails.keep(reader, grown.clone());
                    tail = grown.into();
                }
                Grown::Moved(moved) => {
                    tail = moved.into();
                    continue;
                }
                Grown::Other => break,
            }
            self.look_after(reader).await?;
            return Ok(tail.page(head.cut, cursor, amount));
        }
        self.inner.tails.forget(reader);
        Ok(None)
    }

    /// The newest page if the end of the list is enough to tell, in three commands, and in three more where so much is posted
    /// that what may be out of order lies far beyond the page. They are no one step, so nothing leans on the list being the
    /// same in all.
    async fn glance(
        &self,
        reader: i64,
        cursor: &Cursor,
        amount: &RangeInclusive<usize>,
    ) -> Result<Option<Home>> {
        let settings = &self.inner.settings;
        let longest = settings.home_size + settings.trim_slack + 1;
        // What is out of order by the slack has to be seen beyond the page; for most that is an entry or two.
        let mut chunk = amount.start() + amount.start() / 2 + 2;
        loop {
            let epoch = self.inner.opened.load(Ordering::Acquire);
            let End {
                head,
                length,
                is_whole,
                is_one,
                ids,
            } = self.end(reader, chunk).await?;
            let last = ids.last().copied();
            let Some(head) = head else {
                return Ok(Some(Home::Missing));
            };
            if head.is_late {
                return Ok(None);
            }
            self.look_after(reader).await?;
            let window = Window {
                lo: if is_whole { 1 } else { 2 },
                hi: 2,
                end: 2,
                ids,
            };
            let (cut, slack_ms) = (head.cut, self.slack_ms());
            let as_many = *amount.start()..=KEPT.max(*amount.end());
            match window.page(cursor, &as_many, &[], cut, slack_ms) {
                // A list that was cut meanwhile misses only what is older than a full page.
                Next::Done(mut ids) if is_whole || ids.len() >= *amount.start() => {
                    // What stands below a cursor was left out.
                    let are_all = is_whole && cursor.above.is_none();
                    let tail = last
                        .filter(|_| is_one)
                        .and_then(|last| Tail::new(epoch, head, length, last, &ids, are_all));
                    if let Some(tail) = tail {
                        self.inner.tails.keep(reader, tail);
                    }
                    ids.truncate(*amount.end());
                    return Ok(Some(Home::Page {
                        ids,
                        complete_to: (cut > 0).then(|| cut.saturating_add(1)),
                    }));
                }
                Next::Older if chunk < longest => {
                    let reach = window.reach(*amount.start(), slack_ms);
                    chunk = reach.max(chunk.saturating_mul(2)).min(longest);
                }
                _ => return Ok(None),
            }
        }
    }

    /// The last entries of a home.
    async fn end(&self, reader: i64, chunk: usize) -> Result<End> {
        let home = self.home_key(reader);
        let mut look = Pipeline::with_capacity(4);
        look.cmd("LINDEX").arg(&home).arg(0);
        look.cmd("LLEN").arg(&home);
        look.cmd("LRANGE")
            .arg(&home)
            .arg(-i64::try_from(chunk).unwrap_or(i64::MAX))
            .arg(-1);
        look.cmd("LLEN").arg(&home);
        let (head, length, tail, then): (Option<String>, i64, Value, i64) =
            self.near().run(&look).await?;
        let first: Option<String> = match &tail {
            Value::Array(entries) => entries
                .first()
                .and_then(|first| redis::from_redis_value_ref(first).ok()),
            _ => None,
        };
        let is_whole = first
            .as_deref()
            .is_none_or(|first| first.starts_with(['b', 'r']));
        Ok(End {
            is_one: length == then && (!is_whole || first == head),
            // Its own head, not one of a moment before.
            head: if is_whole { first } else { head }
                .as_deref()
                .and_then(Head::read),
            length,
            is_whole,
            ids: entries(tail, is_whole)?,
        })
    }

    /// Puts the expiry off where that is due.
    async fn look_after(&self, reader: i64) -> Result<()> {
        if !self.inner.renewals.is_due(reader) {
            return Ok(());
        }
        let mut ttl = Pipeline::with_capacity(1);
        ttl.cmd("TTL").arg(self.home_key(reader));
        let (ttl,): (i64,) = self.near().run(&ttl).await?;
        self.renew(reader, ttl).await
    }

    /// `None` when the list was trimmed or replaced between two looks at it.
    async fn try_page(
        &self,
        reader: i64,
        cursor: &Cursor,
        amount: &RangeInclusive<usize>,
    ) -> Result<Option<Home>> {
        let (home, late) = (self.home_key(reader), self.late_key(reader));
        let mut chunk = i64::try_from(amount.start() * 2 + 16).unwrap_or(i64::MAX);
        let anchor = if cursor.upwards {
            cursor.above
        } else {
            cursor.below
        };
        // One step in Redis, so that head, entries and late list belong together.
        let mut look = Pipeline::with_capacity(6);
        look.atomic();
        look.cmd("LINDEX").arg(&home).arg(0);
        look.cmd("LLEN").arg(&home);
        look.cmd("TTL").arg(&home);
        look.cmd("LRANGE").arg(&late).arg(0).arg(-1);
        look.cmd("LRANGE").arg(&home).arg(-chunk).arg(-1);
        if let Some(anchor) = anchor {
            look.cmd("LPOS").arg(&home).arg(anchor).arg("RANK").arg(-1);
        } else {
            look.cmd("ECHO").arg(0);
        }
        let (head, end, ttl, late, tail, position): (
            Option<String>,
            i64,
            i64,
            Vec<i64>,
            Value,
            Option<i64>,
        ) = self.near().run(&look).await?;
        let Some(head) = head else {
            return Ok(Some(Home::Missing));
        };
        let Some(Head { cut, is_late, .. }) = Head::read(&head) else {
            return Ok(Some(Home::Missing));
        };
        if is_late && late.is_empty() {
            return Ok(Some(Home::Missing));
        }
        self.renew(reader, ttl).await?;

        let start = end.saturating_sub(chunk).max(0);
        let mut window = Window {
            lo: start.max(1),
            hi: end,
            end,
            ids: entries(tail, start == 0)?,
        };
        if let Some(position) =
            position.filter(|&position| anchor.is_some() && position < window.lo)
        {
            // Jump to where the page must be, and read both ways from there.
            let (lo, hi) = if cursor.upwards {
                (position.saturating_sub(16), position.saturating_add(chunk))
            } else {
                (position.saturating_sub(chunk), position.saturating_add(16))
            };
            window = Window {
                lo: lo.max(1),
                hi: lo.max(1),
                end,
                ids: Vec::new(),
            };
            let Some(ids) = self.stretch(&home, &head, window.lo, hi.min(end)).await? else {
                return Ok(None);
            };
            window.hi = hi.min(end);
            window.ids = ids;
        }
        let slack_ms = self.slack_ms();
        loop {
            let reach = window.reach(*amount.start(), slack_ms);
            chunk = chunk
                .saturating_mul(2)
                .max(i64::try_from(reach).unwrap_or(i64::MAX));
            let (lo, hi) = match window.page(cursor, amount, &late, cut, slack_ms) {
                Next::Done(ids) => {
                    let complete_to = (cut > 0).then(|| cut.saturating_add(1));
                    return Ok(Some(Home::Page { ids, complete_to }));
                }
                Next::Older => (window.lo.saturating_sub(chunk).max(1), window.lo),
                Next::Newer => (window.hi, window.hi.saturating_add(chunk).min(end)),
            };
            let Some(ids) = self.stretch(&home, &head, lo, hi).await? else {
                return Ok(None);
            };
            window.ids.extend(ids);
            window.lo = window.lo.min(lo);
            window.hi = window.hi.max(hi);
        }
    }

    /// Entries `lo..hi` of a list whose head is still `head`: then nothing was cut off, and positions hold.
    async fn stretch(&self, home: &str, head: &str, lo: i64, hi: i64) -> Result<Option<Vec<i64>>> {
        let mut look = Pipeline::with_capacity(2);
        look.atomic();
        look.cmd("LINDEX").arg(home).arg(0);
        look.cmd("LRANGE")
            .arg(home)
            .arg(lo)
            .arg(hi.saturating_sub(1));
        let (found, range): (Option<String>, Value) = self.near().run(&look).await?;
        if found.as_deref() != Some(head) {
            return Ok(None);
        }
        entries(range, false).map(Some)
    }

    /// Puts the expiry off, at most once an hour.
    async fn renew(&self, reader: i64, ttl: i64) -> Result<()> {
        let seconds = self.inner.settings.active_seconds();
        if ttl >= seconds - RENEWAL_SECONDS {
            return Ok(());
        }
        let mut renew = Pipeline::with_capacity(2);
        renew
            .cmd("EXPIRE")
            .arg(self.home_key(reader))
            .arg(seconds)
            .ignore();
        renew
            .cmd("EXPIRE")
            .arg(self.late_key(reader))
            .arg(late_seconds(seconds))
            .ignore();
        self.inner.quick.run(&renew).await
    }

    /// Starts building a reader's home: from now on pushes land in it, but nobody reads it. Take the snapshot after
    /// this, then [`fill`](Self::fill). A builder that dies is forgotten after half a minute.
    ///
    /// # Errors
    /// [`Error::Away`] or [`Error::Refused`].
    pub async fn begin(&self, reader: i64) -> Result<Begin> {
        let token = format!("{:016x}", self.inner.random.u64());
        let mut call = scripts::call(
            &scripts::BEGIN,
            &self.home_key(reader),
            &self.late_key(reader),
        );
        call.arg(&token).arg(BUILDING.as_secs());
        let mut begin = Pipeline::with_capacity(1);
        begin.add_command(call);
        let (outcome,): (u8,) = self.inner.bulk.run(&begin).await?;
        Ok(match outcome {
            0 => Begin::Build(Token(token)),
            1 => Begin::Busy,
            _ => Begin::Whole,
        })
    }

    /// Makes a home whole, in one step: the snapshot together with what has arrived since [`begin`](Self::begin).
    ///
    /// `ids` in any order; `cut` says that there are older ones in Postgres. Of more than a home holds the newest stay.
    ///
    /// # Errors
    /// [`Error::Away`] or [`Error::Refused`].
    pub async fn fill(
        &self,
        reader: i64,
        token: &Token,
        mut ids: Vec<i64>,
        cut: bool,
    ) -> Result<Filled> {
        // The head is no id, and neither is what is not positive.
        ids.retain(|&id| id > 0);
        ids.sort_unstable();
        ids.dedup();
        let excess = ids
            .len()
            .saturating_sub(self.inner.settings.home_size.max(1));
        let cut = cut || excess > 0;
        let ids = ids.get(excess..).unwrap_or_default();
        let below = match ids.first() {
            Some(oldest) if cut => oldest - 1,
            None if cut => {
                return Err(Error::Refused(
                    "an empty snapshot cannot tell where it was cut".to_owned(),
                ));
            }
            _ => 0,
        };
        let mut call = scripts::call(
            &scripts::FILL,
            &self.home_key(reader),
            &self.late_key(reader),
        );
        call.arg(&token.0)
            .arg(self.inner.settings.active_seconds())
            .arg(below)
            .arg(ids);
        let mut fill = Pipeline::with_capacity(1);
        fill.add_command(call);
        let (outcome,): (usize,) = self.inner.bulk.run(&fill).await?;
        Ok(outcome.checked_sub(1).map_or(Filled::Lost, Filled::Whole))
    }

    /// Drops homes because what their readers follow has changed; a building one is lost to its builder too.
    ///
    /// # Errors
    /// [`Error::Away`] or [`Error::Refused`]; some may be dropped.
    pub async fn drop_homes(&self, readers: &[i64]) -> Result<()> {
        for chunk in readers.chunks(CHUNK) {
            let mut gone = Pipeline::with_capacity(chunk.len());
            for &reader in chunk {
                gone.cmd("UNLINK")
                    .arg(self.home_key(reader))
                    .arg(self.late_key(reader))
                    .ignore();
            }
            self.inner.bulk.run::<()>(&gone).await?;
        }
        Ok(())
    }

    pub(super) fn home_key(&self, reader: i64) -> String {
        self.key(&format!("home:{{{reader}}}"))
    }

    pub(super) fn late_key(&self, reader: i64) -> String {
        self.key(&format!("home:{{{reader}}}:late"))
    }
}

/// Which lists were looked after lately, so that not every read has to ask when they expire.
#[derive(Debug, Default)]
pub(super) struct Renewals(Mutex<HashMap<i64, Instant>>);

impl Renewals {
    /// Whether nobody has looked for a while.
    fn is_due(&self, reader: i64) -> bool {
        let every = Duration::from_secs(RENEWAL_SECONDS.unsigned_abs());
        let now = Instant::now();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known
            .get(&reader)
            .is_some_and(|looked| now.duration_since(*looked) < every)
        {
            return false;
        }
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(reader, now);
        true
    }
}

/// The end of a home as it was found.
struct End {
    /// `None`: there is none that is whole.
    head: Option<Head>,
    length: i64,
    /// The entries are all there are.
    is_whole: bool,
    /// Nothing has come or gone between two commands, as far as can be told: the last entry is the last of `length`.
    is_one: bool,
    ids: Vec<i64>,
}

/// A late list outlives its home, so that its absence means something.
pub(super) fn late_seconds(seconds: i64) -> i64 {
    seconds + 86_400
}

/// The ids of a range; the first entry may be the head.
fn entries(range: Value, with_head: bool) -> Result<Vec<i64>> {
    let Value::Array(entries) = range else {
        return Err(Error::Refused("a home is not a list".to_owned()));
    };
    entries
        .into_iter()
        .skip(usize::from(with_head))
        .map(|entry| {
            redis::from_redis_value::<i64>(entry).map_err(|error| Error::Refused(error.to_string()))
        })
        .collect()
}
