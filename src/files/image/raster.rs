//! One picture as pixels: reading, turning, scaling, colours, writing.

use std::io::Cursor;

use ::image::codecs::gif::GifDecoder;
use ::image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use ::image::codecs::png::{CompressionType, FilterType, PngDecoder, PngEncoder};
use ::image::codecs::webp::WebPDecoder;
use ::image::metadata::Orientation;
use ::image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, RgbImage, RgbaImage};
use fast_image_resize::images::{Image as Target, ImageRef};
use fast_image_resize::{PixelType, ResizeOptions, Resizer};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::{Encoded, ImageError, Limits, webp};
use crate::files::kind::Format;

/// The longest side that JPEG can say, and so the longest that is read.
const MAX_SIDE: u32 = 65_535;
/// A decoded pixel has at most four channels of 16 bits.
const BYTES_PER_PIXEL: u64 = 8;
/// What decoders need beside the pixels.
const WORKING_BYTES: u64 = 64 * 1024 * 1024;
/// Colour profiles of cameras and screens have a few kilobytes; those of printers are no use here.
const MAX_PROFILE_BYTES: usize = 1024 * 1024;
const JPEG_QUALITY: u8 = 90;
const BLURHASH_COMPONENTS: (u32, u32) = (4, 3);
const TINY_SIDE: u32 = 32;

/// How large a picture becomes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fit {
    /// At most this many pixels, same shape, never larger than before.
    Area(u64),
    /// Exactly this size, filled, with what sticks out cut away evenly.
    Crop((u32, u32)),
}

/// Pixels as they stood in the file, with what the file says about them.
pub(super) struct Decoded {
    raster: Raster,
    orientation: Orientation,
    profile: Option<Vec<u8>>,
}

/// Pixels in 8 bit RGB, or RGBA where some are not opaque.
#[derive(Clone)]
pub(super) enum Raster {
    Opaque(RgbImage),
    Alpha(RgbaImage),
}

/// What a decoder may take; refused before the pixels are read.
pub(super) fn decoder_limits(limits: &Limits) -> ::image::Limits {
    let mut decoder = ::image::Limits::default();
    decoder.max_image_width = Some(MAX_SIDE);
    decoder.max_image_height = Some(MAX_SIDE);
    decoder.max_alloc = Some(
        limits
            .max_pixels
            .saturating_mul(BYTES_PER_PIXEL)
            .saturating_add(WORKING_BYTES),
    );
    decoder
}

/// A decoder's complaint, in our words.
pub(super) fn refused(error: &::image::ImageError, limits: &Limits) -> ImageError {
    match error {
        ::image::ImageError::Limits(_) => ImageError::TooManyPixels {
            limit: limits.max_pixels,
        },
        _ => ImageError::Unreadable,
    }
}

pub(super) fn check_size((width, height): (u32, u32), limit: u64) -> Result<(), ImageError> {
    if width == 0 || height == 0 {
        return Err(ImageError::Unreadable);
    }
    if u64::from(width) * u64::from(height) > limit {
        return Err(ImageError::TooManyPixels { limit });
    }
    Ok(())
}

/// Reads the picture, of an animation the first frame.
pub(super) fn decode(bytes: &[u8], format: Format, limits: &Limits) -> Result<Decoded, ImageError> {
    let input = Cursor::new(bytes);
    let failed = |error| refused(&error, limits);
    match format {
        Format::Jpeg => {
            if !jpeg_is_complete(bytes) {
                return Err(ImageError::Unreadable);
            }
            read(JpegDecoder::new(input).map_err(failed)?, Hints::of, limits)
        }
        Format::Png => {
            let decoder = PngDecoder::with_limits(input, decoder_limits(limits)).map_err(failed)?;
            read(decoder, Hints::of, limits)
        }
        Format::Gif => read(GifDecoder::new(input).map_err(failed)?, Hints::of, limits),
        Format::Webp => {
            let found = webp::inspect(bytes, limits)?;
            let decoder = WebPDecoder::new(Cursor::new(found.bytes)).map_err(failed)?;
            read(decoder, |_| Hints::found(&found), limits)
        }
    }
}

/// What a file says about its pixels. Both are advice: a picture with broken ones is still a picture.
struct Hints {
    orientation: Orientation,
    profile: Option<Vec<u8>>,
}

impl Hints {
    fn of(decoder: &mut impl ImageDecoder) -> Self {
        Self {
            orientation: decoder.orientation().unwrap_or(Orientation::NoTransforms),
            profile: decoder.icc_profile().ok().flatten(),
        }
    }

    fn found(webp: &webp::Webp<'_>) -> Self {
        Self {
            orientation: webp
                .exif
                .and_then(Orientation::from_exif_chunk)
                .unwrap_or(Orientation::NoTransforms),
            profile: webp.profile.map(<[u8]>::to_vec),
        }
    }
}

fn read<D: ImageDecoder>(
    mut decoder: D,
    hints: impl FnOnce(&mut D) -> Hints,
    limits: &Limits,
) -> Result<Decoded, ImageError> {
    let failed = |error| refused(&error, limits);
    check_size(decoder.dimensions(), limits.max_pixels)?;
    decoder.set_limits(decoder_limits(limits)).map_err(failed)?;
    let hints = hints(&mut decoder);
    let pixels = DynamicImage::from_decoder(decoder).map_err(failed)?;
    Ok(Decoded {
        raster: Raster::new(pixels),
        orientation: hints.orientation,
        profile: hints
            .profile
            .filter(|profile| profile.len() <= MAX_PROFILE_BYTES),
    })
}

/// Whether the file has the end that its format asks for. The decoder would paint what is missing in grey.
fn jpeg_is_complete(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(2..).unwrap_or_default();
    // The segments up to the pixels have lengths; an end marker inside one belongs to a thumbnail.
    loop {
        match rest {
            [0xff, 0xff, ..] => rest = rest.get(1..).unwrap_or_default(),
            [0xff, 0xda, ..] => break,
            [0xff, _, high, low, ..] => {
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                rest = rest.get(length.max(2) + 2..).unwrap_or_default();
            }
            _ => return false,
        }
    }
    rest.windows(2).any(|pair| pair == [0xff, 0xd9])
}

impl Decoded {
    /// Scales, turns upright, and brings the colours to sRGB, since no profile is kept.
    pub(super) fn finish(self, fit: Fit) -> Result<Raster, ImageError> {
        let fit = match fit {
            Fit::Crop((width, height)) if swaps_sides(self.orientation) => {
                Fit::Crop((height, width))
            }
            other => other,
        };
        // Scaling first makes the other steps cheap.
        let scaled = self.raster.into_resized(fit)?;
        let mut upright = scaled.into_dynamic();
        upright.apply_orientation(self.orientation);
        let raster = Raster::new(upright);
        Ok(match self.profile {
            Some(profile) => raster.into_srgb(&profile),
            None => raster,
        })
    }
}

fn swaps_sides(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

impl Raster {
    fn new(pixels: DynamicImage) -> Self {
        if !pixels.color().has_alpha() {
            return Self::Opaque(pixels.into_rgb8());
        }
        let pixels = pixels.into_rgba8();
        if pixels.pixels().all(|pixel| pixel.0 == opaque(pixel.0)) {
            Self::Opaque(DynamicImage::ImageRgba8(pixels).into_rgb8())
        } else {
            Self::Alpha(pixels)
        }
    }

    pub(super) fn from_rgba(pixels: RgbaImage) -> Self {
        Self::Alpha(pixels)
    }

    fn into_dynamic(self) -> DynamicImage {
        match self {
            Self::Opaque(pixels) => DynamicImage::ImageRgb8(pixels),
            Self::Alpha(pixels) => DynamicImage::ImageRgba8(pixels),
        }
    }

    pub(super) fn into_rgba(self) -> RgbaImage {
        self.into_dynamic().into_rgba8()
    }

    pub(super) fn size(&self) -> (u32, u32) {
        match self {
            Self::Opaque(pixels) => pixels.dimensions(),
            Self::Alpha(pixels) => pixels.dimensions(),
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Opaque(pixels) => pixels.as_raw(),
            Self::Alpha(pixels) => pixels.as_raw(),
        }
    }

    /// The format to write: the one that came, where pixels can be kept in it.
    ///
    /// WebP can only be written here without loss, which makes photographs larger than they
    /// came, so it becomes JPEG, or PNG where it is transparent. A GIF that stands still becomes PNG.
    pub(super) fn keeping(&self, came_as: Format) -> Format {
        match (came_as, self) {
            (Format::Jpeg | Format::Webp, Self::Opaque(_)) => Format::Jpeg,
            _ => Format::Png,
        }
    }

    pub(super) fn resized(&self, fit: Fit) -> Result<Self, ImageError> {
        let (width, height) = self.size();
        let options = ResizeOptions::new();
        let (to, options) = match fit {
            Fit::Area(pixels) => (within((width, height), pixels), options),
            Fit::Crop(size) => (size, options.fit_into_destination(Some((0.5, 0.5)))),
        };
        if to == (width, height) {
            return Ok(self.clone());
        }
        let kind = match self {
            Self::Opaque(_) => PixelType::U8x3,
            Self::Alpha(_) => PixelType::U8x4,
        };
        let from =
            ImageRef::new(width, height, self.bytes(), kind).map_err(|_| ImageError::Unreadable)?;
        let mut target = Target::new(to.0, to.1, kind);
        Resizer::new()
            .resize(&from, &mut target, &options)
            .map_err(|_| ImageError::Unreadable)?;
        let scaled = match self {
            Self::Opaque(_) => RgbImage::from_raw(to.0, to.1, target.into_vec()).map(Self::Opaque),
            Self::Alpha(_) => RgbaImage::from_raw(to.0, to.1, target.into_vec()).map(Self::Alpha),
        };
        scaled.ok_or(ImageError::Unreadable)
    }

    /// As [`resized`](Self::resized), without a copy where the size is right already.
    fn into_resized(self, fit: Fit) -> Result<Self, ImageError> {
        let right = match fit {
            Fit::Area(pixels) => within(self.size(), pixels),
            Fit::Crop(size) => size,
        };
        if self.size() == right {
            return Ok(self);
        }
        self.resized(fit)
    }

    /// A profile that cannot be read or is not about RGB changes nothing.
    fn into_srgb(self, profile: &[u8]) -> Self {
        self.transformed(profile).unwrap_or(self)
    }

    fn transformed(&self, profile: &[u8]) -> Option<Self> {
        let profile = ColorProfile::new_from_slice(profile).ok()?;
        if profile.color_space != DataColorSpace::Rgb {
            return None;
        }
        let layout = match self {
            Self::Opaque(_) => Layout::Rgb,
            Self::Alpha(_) => Layout::Rgba,
        };
        let transform = profile
            .create_transform_8bit(
                layout,
                &ColorProfile::new_srgb(),
                layout,
                TransformOptions::default(),
            )
            .ok()?;
        let mut pixels = vec![0; self.bytes().len()];
        transform.transform(self.bytes(), &mut pixels).ok()?;
        let (width, height) = self.size();
        match self {
            Self::Opaque(_) => RgbImage::from_raw(width, height, pixels).map(Self::Opaque),
            Self::Alpha(_) => RgbaImage::from_raw(width, height, pixels).map(Self::Alpha),
        }
    }

    pub(super) fn encode(&self, format: Format) -> Result<Encoded, ImageError> {
        let (width, height) = self.size();
        let colour = match self {
            Self::Opaque(_) => ExtendedColorType::Rgb8,
            Self::Alpha(_) => ExtendedColorType::Rgba8,
        };
        let mut bytes = Vec::new();
        match format {
            Format::Jpeg => JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY).write_image(
                self.bytes(),
                width,
                height,
                colour,
            ),
            _ => PngEncoder::new_with_quality(
                &mut bytes,
                CompressionType::Default,
                FilterType::Adaptive,
            )
            .write_image(self.bytes(), width, height, colour),
        }
        .map_err(|_| ImageError::Unreadable)?;
        let format = match format {
            Format::Jpeg => Format::Jpeg,
            _ => Format::Png,
        };
        Ok(Encoded {
            bytes: bytes.into(),
            format,
            width,
            height,
        })
    }

    /// A copy of at most 32 by 32 pixels on white, for what is summed over the whole picture.
    pub(super) fn tiny(&self) -> Result<Tiny, ImageError> {
        let (width, height) = self.size();
        let longest = width.max(height).max(1);
        let side = |length: u32| (length * TINY_SIDE.min(longest) / longest).max(1);
        // Only the shape is wanted, so nothing is cropped: the sides keep their ratio.
        let small = self.resized(Fit::Crop((side(width), side(height))))?;
        let mut pixels = small.into_rgba();
        for pixel in pixels.pixels_mut() {
            pixel.0 = on_white(pixel.0);
        }
        Ok(Tiny(pixels))
    }
}

fn opaque([red, green, blue, _]: [u8; 4]) -> [u8; 4] {
    [red, green, blue, u8::MAX]
}

fn on_white([red, green, blue, alpha]: [u8; 4]) -> [u8; 4] {
    let full = u32::from(u8::MAX);
    let blend = |channel: u8| {
        let mixed = u32::from(channel) * u32::from(alpha) + full * (full - u32::from(alpha));
        u8::try_from(mixed / full).unwrap_or(u8::MAX)
    };
    [blend(red), blend(green), blend(blue), u8::MAX]
}

/// The largest size of the same shape with at most `pixels` pixels.
fn within((width, height): (u32, u32), pixels: u64) -> (u32, u32) {
    let area = u64::from(width) * u64::from(height);
    if area <= pixels {
        return (width, height);
    }
    let factor = (pixels as f64 / area as f64).sqrt();
    let side = |length: u32| ((f64::from(length) * factor).floor() as u32).max(1);
    (side(width), side(height))
}

/// A picture of a few opaque pixels.
pub(super) struct Tiny(RgbaImage);

impl Tiny {
    pub(super) fn blurhash(&self) -> Result<String, ImageError> {
        let (x, y) = BLURHASH_COMPONENTS;
        blurhash::encode(x, y, self.0.width(), self.0.height(), self.0.as_raw())
            .map_err(|_| ImageError::Unreadable)
    }

    pub(super) fn average_colour(&self) -> String {
        let mut sums = [0_u64; 3];
        for pixel in self.0.pixels() {
            for (sum, channel) in sums.iter_mut().zip(pixel.0) {
                *sum += u64::from(channel);
            }
        }
        let count = (u64::from(self.0.width()) * u64::from(self.0.height())).max(1);
        let [red, green, blue] = sums.map(|sum| sum / count);
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}
