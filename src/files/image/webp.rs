//! A look at the chunks of a WebP file before it is decoded.
//!
//! The decoder takes memory by lengths and sizes that inner chunks claim; here they are held
//! against the file and the limits first. See the
//! [container specification](https://developers.google.com/speed/webp/docs/riff_container).

use super::raster::check_size;
use super::{ImageError, Limits};

/// Bytes of `RIFF`, the length, and `WEBP`.
const HEAD: usize = 12;
/// Bytes in an animation frame before its own chunks.
const FRAME_HEAD: usize = 16;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Webp<'a> {
    /// The file up to its declared end.
    pub bytes: &'a [u8],
    /// The content of the Exif chunk.
    pub exif: Option<&'a [u8]>,
    /// The colour profile.
    pub profile: Option<&'a [u8]>,
}

/// Checks that every chunk lies within the file and every bitstream within the limits.
pub(super) fn inspect<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Webp<'a>, ImageError> {
    let [
        b'R',
        b'I',
        b'F',
        b'F',
        a,
        b,
        c,
        d,
        b'W',
        b'E',
        b'B',
        b'P',
        ..,
    ] = bytes
    else {
        return Err(ImageError::Unreadable);
    };
    let length = length([*a, *b, *c, *d])?;
    let end = length.checked_add(8).ok_or(ImageError::Unreadable)?;
    // What is appended behind the declared end is not part of the picture.
    let bytes = bytes.get(..end).ok_or(ImageError::Unreadable)?;
    let mut found = Webp {
        bytes,
        ..Webp::default()
    };
    for chunk in Chunks(bytes.get(HEAD..).unwrap_or_default()) {
        let (name, content) = chunk?;
        match name {
            b"EXIF" => found.exif = found.exif.or(Some(content)),
            b"ICCP" => found.profile = found.profile.or(Some(content)),
            b"ANMF" => {
                for inner in Chunks(content.get(FRAME_HEAD..).ok_or(ImageError::Unreadable)?) {
                    let (name, content) = inner?;
                    check_bitstream(name, content, limits)?;
                }
            }
            _ => check_bitstream(name, content, limits)?,
        }
    }
    Ok(found)
}

fn length(bytes: [u8; 4]) -> Result<usize, ImageError> {
    usize::try_from(u32::from_le_bytes(bytes)).map_err(|_| ImageError::Unreadable)
}

fn check_bitstream(name: &[u8; 4], content: &[u8], limits: &Limits) -> Result<(), ImageError> {
    const SIDE: u32 = 0x3fff;
    let size = match (name, content) {
        (b"VP8 ", [_, _, _, 0x9d, 0x01, 0x2a, w0, w1, h0, h1, ..]) => (
            u32::from(u16::from_le_bytes([*w0, *w1])) & SIDE,
            u32::from(u16::from_le_bytes([*h0, *h1])) & SIDE,
        ),
        (b"VP8L", [0x2f, a, b, c, d, ..]) => {
            let packed = u32::from_le_bytes([*a, *b, *c, *d]);
            ((packed & SIDE) + 1, ((packed >> 14) & SIDE) + 1)
        }
        (b"VP8 " | b"VP8L", _) => return Err(ImageError::Unreadable),
        _ => return Ok(()),
    };
    check_size(size, limits.max_pixels)
}

/// Name and content of each chunk; ends after the first that does not fit.
struct Chunks<'a>(&'a [u8]);

impl<'a> Iterator for Chunks<'a> {
    type Item = Result<(&'a [u8; 4], &'a [u8]), ImageError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (head, rest) = self.0.split_first_chunk::<8>()?;
        let (name, size) = head.split_first_chunk::<4>()?;
        let content = <[u8; 4]>::try_from(size)
            .map_err(|_| ImageError::Unreadable)
            .and_then(length)
            .and_then(|size| rest.get(..size).ok_or(ImageError::Unreadable));
        match content {
            Ok(content) => {
                let padded = content.len() + content.len() % 2;
                self.0 = rest.get(padded..).unwrap_or_default();
                Some(Ok((name, content)))
            }
            Err(error) => {
                self.0 = &[];
                Some(Err(error))
            }
        }
    }
}
