//! Moving pictures. Of the formats that are taken only GIF is kept moving.

use std::borrow::Cow;
use std::io::Cursor;
use std::num::NonZeroU64;

use ::image::codecs::gif::GifDecoder;
use ::image::{AnimationDecoder, ImageDecoder};
use bytes::Bytes;
use gif::{ColorOutput, DecodeOptions, Decoder, DisposalMethod, Encoder, Frame, MemoryLimit};

use super::raster::{Fit, Raster, check_size, decoder_limits, refused};
use super::{Encoded, ImageError, Limits};
use crate::files::kind::Format;

/// From 1, slow and good, to 30: frames of this size show no difference at 10.
const QUANTISER_SPEED: i32 = 10;

/// Counts frames and pixels against what an animation may have.
struct Budget<'a> {
    frames: u32,
    pixels: u64,
    limits: &'a Limits,
}

impl<'a> Budget<'a> {
    fn new(limits: &'a Limits) -> Self {
        Self {
            frames: 0,
            pixels: 0,
            limits,
        }
    }

    fn spend(&mut self, pixels: u64) -> Result<(), ImageError> {
        self.frames = self.frames.saturating_add(1);
        self.pixels = self.pixels.saturating_add(pixels);
        if self.frames > self.limits.max_frames || self.pixels > self.limits.max_animation_pixels {
            return Err(ImageError::TooLong {
                frames: self.limits.max_frames,
                pixels: self.limits.max_animation_pixels,
            });
        }
        Ok(())
    }
}

fn open<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Decoder<Cursor<&'a [u8]>>, ImageError> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    if let Some(limit) = NonZeroU64::new(limits.max_pixels) {
        options.set_memory_limit(MemoryLimit::Bytes(limit));
    }
    let decoder = options
        .read_info(Cursor::new(bytes))
        .map_err(|_| ImageError::Unreadable)?;
    check_size(
        (decoder.width().into(), decoder.height().into()),
        limits.max_pixels,
    )?;
    Ok(decoder)
}

/// Whether the picture moves: a GIF of more than one frame.
pub(super) fn is_animated(
    bytes: &[u8],
    format: Format,
    limits: &Limits,
) -> Result<bool, ImageError> {
    if format != Format::Gif {
        return Ok(false);
    }
    let mut decoder = open(bytes, limits)?;
    for _ in 0..2 {
        let Some(frame) = decoder
            .next_frame_info()
            .map_err(|_| ImageError::Unreadable)?
        else {
            return Ok(false);
        };
        check_size((frame.width.into(), frame.height.into()), limits.max_pixels)?;
    }
    Ok(true)
}

/// Writes a GIF anew, frame by frame with its own palettes, so that it looks the same and
/// carries nothing else. One whose canvas is larger than stored pictures may be is refused.
pub(super) fn rewrite(bytes: &[u8], limits: &Limits) -> Result<Encoded, ImageError> {
    let unreadable = |_| ImageError::Unreadable;
    let mut decoder = open(bytes, limits)?;
    let (width, height) = (decoder.width(), decoder.height());
    check_size((width.into(), height.into()), limits.original_pixels)?;
    let mut out = Vec::new();
    let global = decoder.global_palette().unwrap_or_default().to_vec();
    let mut encoder =
        Encoder::new(&mut out, width, height, &global).map_err(|_| ImageError::Unreadable)?;
    encoder
        .set_repeat(decoder.repeat())
        .map_err(|_| ImageError::Unreadable)?;
    let mut budget = Budget::new(limits);
    let mut pixels = Vec::new();
    while let Some(info) = decoder.next_frame_info().map_err(unreadable)? {
        let mut frame = info.clone();
        check_size(
            (frame.width.into(), frame.height.into()),
            limits.original_pixels,
        )?;
        budget.spend(u64::from(frame.width) * u64::from(frame.height))?;
        pixels.resize(decoder.buffer_size(), 0);
        decoder.read_into_buffer(&mut pixels).map_err(unreadable)?;
        frame.buffer = Cow::Borrowed(&pixels);
        // The decoder has put the rows in order.
        frame.interlaced = false;
        frame.needs_user_input = false;
        encoder
            .write_frame(&frame)
            .map_err(|_| ImageError::Unreadable)?;
    }
    drop(encoder);
    Ok(Encoded {
        bytes: Bytes::from(out),
        format: Format::Gif,
        width: width.into(),
        height: height.into(),
    })
}

/// Writes a GIF with every frame cropped and scaled to a size.
pub(super) fn cropped(
    bytes: &[u8],
    (width, height): (u32, u32),
    limits: &Limits,
) -> Result<Encoded, ImageError> {
    let failed = |error| refused(&error, limits);
    let (Ok(short_width), Ok(short_height)) = (u16::try_from(width), u16::try_from(height)) else {
        return Err(ImageError::TooManyPixels {
            limit: limits.original_pixels,
        });
    };
    let repeat = open(bytes, limits)?.repeat();
    let mut decoder = GifDecoder::new(Cursor::new(bytes)).map_err(failed)?;
    check_size(decoder.dimensions(), limits.original_pixels)?;
    decoder.set_limits(decoder_limits(limits)).map_err(failed)?;
    let (canvas_width, canvas_height) = decoder.dimensions();
    // Each frame is drawn on the whole canvas, then written in the new size.
    let cost = (u64::from(canvas_width) * u64::from(canvas_height))
        .max(u64::from(width) * u64::from(height));
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, short_width, short_height, &[])
        .map_err(|_| ImageError::Unreadable)?;
    encoder
        .set_repeat(repeat)
        .map_err(|_| ImageError::Unreadable)?;
    let mut budget = Budget::new(limits);
    for drawn in decoder.into_frames() {
        let drawn = drawn.map_err(failed)?;
        budget.spend(cost)?;
        let (numerator, denominator) = drawn.delay().numer_denom_ms();
        let hundredths = numerator / denominator.max(1) / 10;
        let scaled = Raster::from_rgba(drawn.into_buffer()).resized(Fit::Crop((width, height)))?;
        let mut pixels = scaled.into_rgba().into_raw();
        let mut frame =
            Frame::from_rgba_speed(short_width, short_height, &mut pixels, QUANTISER_SPEED);
        frame.delay = u16::try_from(hundredths).unwrap_or(u16::MAX);
        // Each frame is whole; what was there before must not shine through.
        frame.dispose = DisposalMethod::Background;
        encoder
            .write_frame(&frame)
            .map_err(|_| ImageError::Unreadable)?;
    }
    drop(encoder);
    Ok(Encoded {
        bytes: Bytes::from(out),
        format: Format::Gif,
        width,
        height,
    })
}
