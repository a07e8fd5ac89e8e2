//! What an upload really is, told from its content.

/// The kinds of file that are stored and served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// `image/jpeg`
    Jpeg,
    /// `image/png`
    Png,
    /// `image/gif`
    Gif,
    /// `image/webp`
    Webp,
}

impl Format {
    /// Every format, in the order in which they are announced to clients.
    pub const ALL: [Self; 4] = [Self::Jpeg, Self::Png, Self::Gif, Self::Webp];

    /// The media type that is declared when such a file is served.
    #[must_use]
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
        }
    }

    /// The end of the file's name, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Webp => "webp",
        }
    }

    /// The format whose [`extension`](Self::extension) this is.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.extension() == extension)
    }
}

/// Why an upload's content is not accepted. The texts may be shown to the person who uploaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KindError {
    /// No content at all.
    #[error("File is empty")]
    Empty,
    /// A known kind that this server does not take; for now also video and audio.
    #[error("File type {0} is not supported")]
    Unsupported(&'static str),
    /// Nothing that could be recognised, or text, HTML, SVG and the like.
    #[error("File content type is invalid")]
    Unknown,
}

impl KindError {
    /// Whether the file was recognised as video or audio.
    #[must_use]
    pub fn is_video_or_audio(self) -> bool {
        matches!(self, Self::Unsupported(mime) if mime.starts_with("video/") || mime.starts_with("audio/"))
    }
}

/// Tells from its first bytes what a file is. Its name and declared type have no say.
///
/// # Errors
/// [`KindError`], for everything outside the allow-list.
pub fn sniff(bytes: &[u8]) -> Result<Format, KindError> {
    if bytes.is_empty() {
        return Err(KindError::Empty);
    }
    let found = infer::get(bytes).ok_or(KindError::Unknown)?;
    let mime = found.mime_type();
    if let Some(format) = Format::ALL.into_iter().find(|f| f.mime() == mime) {
        return Ok(format);
    }
    match found.matcher_type() {
        infer::MatcherType::Image | infer::MatcherType::Video | infer::MatcherType::Audio => {
            Err(KindError::Unsupported(mime))
        }
        _ => Err(KindError::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        assert_eq!(sniff(b"\xff\xd8\xff\xe0 rest"), Ok(Format::Jpeg));
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\n rest"), Ok(Format::Png));
        assert_eq!(sniff(b"GIF89a rest"), Ok(Format::Gif));
        assert_eq!(sniff(b"RIFF\0\0\0\0WEBPVP8 "), Ok(Format::Webp));
    }

    #[test]
    fn documents_that_could_act_are_refused() {
        for bad in [
            &b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"[..],
            b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            b"<!DOCTYPE html><html><script>alert(1)</script>",
            b"  \n<html>",
            b"{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"type\":\"Note\"}",
            b"%PDF-1.7",
            b"MZ\x90\0\x03\0\0\0",
            b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
            b"PK\x03\x04\x14\0",
            b"#!/bin/sh\n",
            b"just words",
            b"\0\0\0\0",
            b"\xff\xd8",
        ] {
            assert_eq!(sniff(bad), Err(KindError::Unknown), "{}", bad.escape_ascii());
        }
        assert_eq!(sniff(b""), Err(KindError::Empty));
    }

    #[test]
    fn video_audio_and_other_images_are_named_and_refused() {
        let mp4 = sniff(b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41").unwrap_err();
        assert_eq!(mp4, KindError::Unsupported("video/mp4"));
        assert!(mp4.is_video_or_audio());
        let ogg =
            sniff(b"OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0").unwrap_err();
        assert!(ogg.is_video_or_audio(), "{ogg:?}");
        let bmp = sniff(b"BM\x1e\0\0\0\0\0\0\0\x1a\0\0\0").unwrap_err();
        assert_eq!(bmp, KindError::Unsupported("image/bmp"));
        assert!(!bmp.is_video_or_audio());
    }
}
