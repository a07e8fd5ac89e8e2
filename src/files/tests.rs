use std::str::FromStr;

use rand::SeedableRng;
use rand::rngs::StdRng;
use tokio::io::AsyncReadExt;

use super::*;

struct Bench {
    files: Files,
    folder: tempfile::TempDir,
    rng: StdRng,
}

async fn bench() -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let public = Url::parse("https://files.example/system").unwrap();
    let files = Files::disk(folder.path().join("deep/store"), &public)
        .await
        .unwrap();
    Bench {
        files,
        folder,
        rng: StdRng::seed_from_u64(1),
    }
}

impl Bench {
    fn key(&mut self) -> Key {
        Key::generate(&mut self.rng, Format::Png)
    }

    /// Every file below the store, as paths.
    fn all(&self) -> Vec<PathBuf> {
        let mut open = vec![self.folder.path().join("deep/store")];
        let mut found = Vec::new();
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let entry = entry.unwrap();
                if entry.file_type().unwrap().is_dir() {
                    open.push(entry.path());
                } else {
                    found.push(entry.path());
                }
            }
        }
        found
    }
}

async fn text(opened: Opened) -> String {
    let mut body = opened.body;
    let mut text = String::new();
    body.read_to_string(&mut text).await.unwrap();
    assert_eq!(text.len() as u64, opened.length);
    text
}

#[tokio::test]
async fn what_is_put_is_read_back_with_length_time_and_type() {
    let mut bench = bench().await;
    let key = bench.key();
    let before = Timestamp::now() - jiff::SignedDuration::from_secs(60);
    assert_eq!(
        bench.files.put(&key, b"a picture".to_vec()).await.unwrap(),
        9
    );
    let opened = bench.files.open(&key).await.unwrap().unwrap();
    assert_eq!((opened.start, opened.length, opened.total), (0, 9, 9));
    assert_eq!(opened.mime, "image/png");
    assert!(opened.modified > before);
    assert_eq!(text(opened).await, "a picture");
}

#[tokio::test]
async fn a_temp_file_is_streamed_in_and_stays() {
    let mut bench = bench().await;
    let key = bench.key();
    let upload = tempfile::NamedTempFile::new().unwrap();
    let big = vec![b'x'; 3 << 20];
    std::fs::write(upload.path(), &big).unwrap();
    let size = bench
        .files
        .put(&key, upload.path().to_path_buf())
        .await
        .unwrap();
    assert_eq!(size, big.len() as u64);
    assert!(upload.path().exists());
    assert_eq!(
        bench.files.open(&key).await.unwrap().unwrap().total,
        big.len() as u64
    );
}

#[tokio::test]
async fn a_put_that_fails_leaves_nothing_and_spoils_nothing() {
    let mut bench = bench().await;
    let key = bench.key();
    bench.files.put(&key, b"old".to_vec()).await.unwrap();
    let missing = bench.folder.path().join("no such upload");
    let error = bench.files.put(&key, missing).await.unwrap_err();
    assert!(matches!(error, FilesError::Io { doing: "store", .. }));
    let opened = bench.files.open(&key).await.unwrap().unwrap();
    assert_eq!(text(opened).await, "old");
    assert_eq!(bench.all().len(), 1);
}

#[tokio::test]
async fn a_put_replaces_and_a_reader_keeps_what_it_opened() {
    let mut bench = bench().await;
    let key = bench.key();
    bench.files.put(&key, b"first".to_vec()).await.unwrap();
    let reader = bench.files.open(&key).await.unwrap().unwrap();
    bench.files.put(&key, b"second".to_vec()).await.unwrap();
    assert_eq!(text(reader).await, "first");
    let reader = bench.files.open(&key).await.unwrap().unwrap();
    assert_eq!(text(reader).await, "second");
}

#[tokio::test]
async fn ranges_give_the_part_asked_for() {
    let mut bench = bench().await;
    let key = bench.key();
    bench.files.put(&key, b"0123456789".to_vec()).await.unwrap();
    for (range, start, part) in [
        (Range::From(7), 7, "789"),
        (Range::Between(2, 4), 2, "234"),
        (Range::Between(8, 400), 8, "89"),
        (Range::Between(0, u64::MAX), 0, "0123456789"),
        (Range::Last(3), 7, "789"),
        (Range::Last(400), 0, "0123456789"),
    ] {
        let opened = bench.files.get(&key, Some(range)).await.unwrap().unwrap();
        assert_eq!((opened.start, opened.total), (start, 10), "{range:?}");
        assert_eq!(text(opened).await, part, "{range:?}");
    }
    for range in [
        Range::From(10),
        Range::From(u64::MAX),
        Range::Between(10, 12),
        Range::Between(5, 4),
        Range::Last(0),
    ] {
        let error = bench.files.get(&key, Some(range)).await.unwrap_err();
        assert!(
            matches!(error, FilesError::OutOfRange { total: 10 }),
            "{range:?}"
        );
    }
}

#[tokio::test]
async fn delete_is_final_and_can_be_repeated() {
    let mut bench = bench().await;
    let key = bench.key();
    bench.files.put(&key, b"gone soon".to_vec()).await.unwrap();
    assert!(bench.files.delete(&key).await.unwrap());
    assert!(!bench.files.delete(&key).await.unwrap());
    assert!(bench.files.open(&key).await.unwrap().is_none());
}

#[tokio::test]
async fn sweep_takes_old_leftovers_only() {
    let mut bench = bench().await;
    let key = bench.key();
    bench.files.put(&key, b"kept".to_vec()).await.unwrap();
    let kept = bench.all().pop().unwrap();
    let left = kept.parent().unwrap().join(".unfinished-abc");
    std::fs::write(&left, b"half").unwrap();
    let now = Timestamp::now();
    let day = Duration::from_secs(86_400);
    assert_eq!(bench.files.sweep(now, day).await.unwrap(), 0);
    assert!(left.exists());
    let later = now + jiff::SignedDuration::from_hours(25);
    assert_eq!(bench.files.sweep(later, day).await.unwrap(), 1);
    assert_eq!(bench.all(), vec![kept]);
}

#[cfg(unix)]
#[tokio::test]
async fn stored_files_can_be_served_by_another_user() {
    use std::os::unix::fs::PermissionsExt;
    let mut bench = bench().await;
    let key = bench.key();
    bench.files.put(&key, b"shared".to_vec()).await.unwrap();
    let mode = std::fs::metadata(bench.all().pop().unwrap())
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o644);
}

#[tokio::test]
async fn public_addresses_follow_the_setting() {
    let bench = bench().await;
    let key = Key::from_str("media/0a/1b/0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpg").unwrap();
    assert_eq!(
        bench.files.public_url(&key),
        "https://files.example/system/media/0a/1b/0a1b2c3d4e5f60718293a4b5c6d7e8f9.jpg"
    );
    for bad in [
        "ftp://files.example/",
        "https://files.example/?x=1",
        "https://files.example/#x",
        "https://me:secret@files.example/",
        "data:text/html,x",
    ] {
        let folder = bench.folder.path().to_path_buf();
        let error = Files::disk(folder, &Url::parse(bad).unwrap())
            .await
            .unwrap_err();
        assert!(matches!(error, FilesError::PublicUrl), "{bad}");
    }
}

#[tokio::test]
async fn many_uploads_at_once_all_arrive() {
    let mut bench = bench().await;
    let keys: Vec<Key> = (0..64).map(|_| bench.key()).collect();
    let puts = keys
        .iter()
        .map(|key| bench.files.put(key, key.as_str().as_bytes().to_vec()));
    for done in futures_util::future::join_all(puts).await {
        done.unwrap();
    }
    for key in &keys {
        let opened = bench.files.open(key).await.unwrap().unwrap();
        assert_eq!(text(opened).await, key.as_str());
    }
}
