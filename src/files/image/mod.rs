//! Pictures made safe and small.
//!
//! What is stored is always encoded here anew from pixels, so nothing that a file carries beside
//! them (place, camera, comments, scripts) comes through. Limits are checked on the header,
//! before memory is taken for the pixels.

mod animation;
pub mod drawn;
mod raster;
mod webp;
mod workshop;

#[cfg(test)]
mod tests;

use super::kind::{Format, KindError, sniff};

pub use self::workshop::Images;

/// How large an upload may be, and how large what is kept of it.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Size of the upload in bytes.
    pub max_bytes: usize,
    /// Width times height of the upload.
    pub max_pixels: u64,
    /// Frames of an animation.
    pub max_frames: u32,
    /// Width times height, summed over all frames of an animation: what bounds its time.
    pub max_animation_pixels: u64,
    /// Width times height above which the stored picture is scaled down.
    pub original_pixels: u64,
    /// The same for the small version.
    pub small_pixels: u64,
}

impl Default for Limits {
    /// The values of a stock Mastodon server
    /// ([instance configuration](https://docs.joinmastodon.org/entities/Instance/#media_attachments));
    /// an animation may have as many pixels as four of the largest stills.
    fn default() -> Self {
        Self {
            max_bytes: 16 * 1024 * 1024,
            max_pixels: 33_177_600,
            max_frames: 1_000,
            max_animation_pixels: 4 * 33_177_600,
            original_pixels: 3840 * 2160,
            small_pixels: 640 * 360,
        }
    }
}

/// A finished file.
#[derive(Clone, Debug)]
pub struct Encoded {
    /// The content.
    pub bytes: bytes::Bytes,
    /// Its kind, which gives media type and extension.
    pub format: Format,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// The point that stays in view when a picture is cropped, from -1 to 1 each;
/// see [focal points](https://docs.joinmastodon.org/api/guidelines/#focal-points).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Focus {
    /// Left to right.
    pub x: f32,
    /// Bottom to top.
    pub y: f32,
}

impl Focus {
    /// The middle, where nobody chose a point.
    pub const CENTRE: Self = Self { x: 0.0, y: 0.0 };
}

/// A picture for a post.
#[derive(Clone, Debug)]
pub struct Image {
    /// The large version.
    pub original: Encoded,
    /// The preview; never animated.
    pub small: Encoded,
    /// Whether `original` moves.
    pub animated: bool,
    /// [Blurhash](https://blurha.sh) of 4 by 3 components.
    pub blurhash: String,
    /// Where to look.
    pub focus: Focus,
    /// The average colour as `#rrggbb`.
    pub colour: String,
}

/// An avatar or header of an exact size.
#[derive(Clone, Debug)]
pub struct Portrait {
    /// The picture; animated if the upload was.
    pub original: Encoded,
    /// A version that stands still, if `original` moves.
    pub still: Option<Encoded>,
    /// Blurhash of 4 by 3 components.
    pub blurhash: String,
}

/// Why a picture was refused. The texts may be shown to the person who uploaded it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// Not a picture that is taken here.
    #[error(transparent)]
    Kind(#[from] KindError),
    /// More bytes than allowed.
    #[error("File is larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// More pixels than allowed.
    #[error("Images of more than {limit} pixels are not supported")]
    TooManyPixels {
        /// The limit in pixels.
        limit: u64,
    },
    /// An animation that is too long.
    #[error("Animations of more than {frames} frames or {pixels} pixels in all are not supported")]
    TooLong {
        /// The limit of frames.
        frames: u32,
        /// The limit of pixels over all frames.
        pixels: u64,
    },
    /// Damaged, cut off, or not what its first bytes say.
    #[error("File is damaged or not a valid image")]
    Unreadable,
    /// Too many pictures are waiting; another try later will succeed.
    #[error("Too many images are being processed, try again later")]
    Busy,
}

impl ImageError {
    /// Whether the same file may succeed later.
    #[must_use]
    pub fn is_retryable(self) -> bool {
        self == Self::Busy
    }
}

/// Width and height of avatars.
pub const AVATAR: (u32, u32) = (400, 400);
/// Width and height of profile headers.
pub const HEADER: (u32, u32) = (1500, 500);

/// Makes a post's picture from an upload. This takes long; see [`Images`].
///
/// # Errors
/// [`ImageError`].
pub fn process(bytes: &[u8], limits: &Limits) -> Result<Image, ImageError> {
    let format = admit(bytes, limits)?;
    let moving = animation::is_animated(bytes, format, limits)?;
    let still =
        raster::decode(bytes, format, limits)?.finish(raster::Fit::Area(limits.original_pixels))?;
    let original = if moving {
        animation::rewrite(bytes, limits)?
    } else {
        still.encode(still.keeping(format))?
    };
    let small = still.resized(raster::Fit::Area(limits.small_pixels))?;
    let tiny = small.tiny()?;
    Ok(Image {
        original,
        small: small.encode(small.keeping(format))?,
        animated: moving,
        blurhash: tiny.blurhash()?,
        focus: Focus::CENTRE,
        colour: tiny.average_colour(),
    })
}

/// Makes an avatar: cropped around the middle and scaled to [`AVATAR`].
///
/// # Errors
/// [`ImageError`].
pub fn avatar(bytes: &[u8], limits: &Limits) -> Result<Portrait, ImageError> {
    portrait(bytes, AVATAR, limits)
}

/// Makes a profile header: cropped around the middle and scaled to [`HEADER`].
///
/// # Errors
/// [`ImageError`].
pub fn header(bytes: &[u8], limits: &Limits) -> Result<Portrait, ImageError> {
    portrait(bytes, HEADER, limits)
}

fn portrait(bytes: &[u8], size: (u32, u32), limits: &Limits) -> Result<Portrait, ImageError> {
    let format = admit(bytes, limits)?;
    let moving = animation::is_animated(bytes, format, limits)?;
    let raster = raster::decode(bytes, format, limits)?.finish(raster::Fit::Crop(size))?;
    let still = raster.encode(raster.keeping(format))?;
    let blurhash = raster.tiny()?.blurhash()?;
    let (original, still) = if moving {
        (animation::cropped(bytes, size, limits)?, Some(still))
    } else {
        (still, None)
    };
    Ok(Portrait {
        original,
        still,
        blurhash,
    })
}

fn admit(bytes: &[u8], limits: &Limits) -> Result<Format, ImageError> {
    if bytes.len() > limits.max_bytes {
        return Err(ImageError::TooLarge {
            limit: limits.max_bytes,
        });
    }
    Ok(sniff(bytes)?)
}
