mod hostile;

use std::io::Cursor;

use ::image::codecs::jpeg::JpegEncoder;
use ::image::codecs::png::PngEncoder;
use ::image::codecs::webp::WebPEncoder;
use ::image::{DynamicImage, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use gif::{AnyExtension, Encoder, Frame, Repeat};
use proptest::prelude::*;

use super::*;

/// Small enough that a test that would ignore them runs out of neither time nor memory.
fn limits() -> Limits {
    Limits {
        max_bytes: 4 << 20,
        max_pixels: 1_000_000,
        max_frames: 20,
        max_animation_pixels: 500_000,
        original_pixels: 250_000,
        small_pixels: 10_000,
    }
}

fn photo(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb([(x * 255 / width) as u8, (y * 255 / height) as u8, 90])
    })
}

fn encode(pixels: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    pixels.into().write_to(&mut out, format).unwrap();
    out.into_inner()
}

fn all_formats(pixels: &RgbImage) -> Vec<(Format, Vec<u8>)> {
    let rgba = DynamicImage::from(pixels.clone()).into_rgba8();
    vec![
        (Format::Jpeg, encode(pixels.clone(), ImageFormat::Jpeg)),
        (Format::Png, encode(pixels.clone(), ImageFormat::Png)),
        (Format::Gif, encode(rgba, ImageFormat::Gif)),
        (Format::Webp, encode(pixels.clone(), ImageFormat::WebP)),
    ]
}

fn decode(encoded: &Encoded) -> DynamicImage {
    let format = ImageFormat::from_mime_type(encoded.format.mime()).unwrap();
    let image = ::image::load_from_memory_with_format(&encoded.bytes, format).unwrap();
    assert_eq!(
        (image.width(), image.height()),
        (encoded.width, encoded.height)
    );
    image
}

fn contains(bytes: &[u8], needle: &str) -> bool {
    bytes.windows(needle.len()).any(|w| w == needle.as_bytes())
}

/// The metadata of a phone: which way it was held, what it is, where it was.
fn exif_block(orientation: u16) -> Vec<u8> {
    let degrees = |n| Rational::from((n, 1));
    let fields = [
        (Tag::Orientation, Value::Short(vec![orientation])),
        (Tag::Model, Value::Ascii(vec![b"Spy Camera 3000".to_vec()])),
        (Tag::GPSLatitudeRef, Value::Ascii(vec![b"N".to_vec()])),
        (
            Tag::GPSLatitude,
            Value::Rational(vec![degrees(52), degrees(31), degrees(12)]),
        ),
    ]
    .map(|(tag, value)| Field {
        tag,
        ifd_num: In::PRIMARY,
        value,
    });
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut out = Cursor::new(Vec::new());
    writer.write(&mut out, false).unwrap();
    out.into_inner()
}

/// Puts a segment behind the start marker of a JPEG.
fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap();
    let mut out = jpeg[..2].to_vec();
    out.extend([0xff, marker]);
    out.extend(length.to_be_bytes());
    out.extend(content);
    out.extend(&jpeg[2..]);
    out
}

fn with_exif(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    let mut content = b"Exif\0\0".to_vec();
    content.extend(exif_block(orientation));
    with_segment(jpeg, 0xe1, &content)
}

fn read_exif(bytes: &[u8]) -> Option<exif::Exif> {
    exif::Reader::new()
        .read_from_container(&mut Cursor::new(bytes))
        .ok()
}

fn animation(width: u16, height: u16, frames: u32) -> Vec<u8> {
    let palette = [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9];
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, width, height, &palette).unwrap();
    encoder.set_repeat(Repeat::Infinite).unwrap();
    for n in 0..frames {
        let pixels = vec![(n % 3) as u8; usize::from(width) * usize::from(height)];
        let mut frame = Frame::from_indexed_pixels(width, height, pixels, None);
        frame.delay = 7;
        encoder.write_frame(&frame).unwrap();
    }
    drop(encoder);
    out
}

fn gif_frames(bytes: &[u8]) -> Vec<Frame<'static>> {
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::RGBA);
    let decoder = options.read_info(Cursor::new(bytes)).unwrap();
    assert_eq!(decoder.repeat(), Repeat::Infinite);
    decoder.into_iter().map(Result::unwrap).collect()
}

#[test]
fn each_format_comes_out_in_a_form_that_browsers_show() {
    for (came_as, bytes) in all_formats(&photo(300, 200)) {
        let image = process(&bytes, &limits()).unwrap();
        let expected = match came_as {
            Format::Jpeg | Format::Webp => Format::Jpeg,
            Format::Png | Format::Gif => Format::Png,
        };
        assert_eq!(image.original.format, expected, "{came_as:?}");
        assert_eq!((image.original.width, image.original.height), (300, 200));
        assert_eq!((image.small.width, image.small.height), (122, 81));
        assert_eq!(sniff(&image.original.bytes), Ok(expected));
        assert!(!image.animated);
        assert_eq!(image.focus, Focus::CENTRE);
        let pixel = decode(&image.original).to_rgb8().get_pixel(150, 100).0;
        for (is, was) in pixel.into_iter().zip([127_u8, 127, 90]) {
            assert!(is.abs_diff(was) < 12, "{came_as:?}: {pixel:?}");
        }
    }
}

#[test]
fn large_pictures_are_scaled_to_their_boxes_and_small_ones_left_alone() {
    let image = process(&encode(photo(1000, 900), ImageFormat::Png), &limits()).unwrap();
    assert_eq!((image.original.width, image.original.height), (527, 474));
    assert_eq!((image.small.width, image.small.height), (105, 94));
    let image = process(&encode(photo(60, 50), ImageFormat::Png), &limits()).unwrap();
    assert_eq!((image.original.width, image.original.height), (60, 50));
    assert_eq!((image.small.width, image.small.height), (60, 50));
}

#[test]
fn one_pixel_is_a_picture() {
    for (came_as, bytes) in all_formats(&RgbImage::from_pixel(1, 1, Rgb([10, 20, 30]))) {
        let image = process(&bytes, &limits()).unwrap();
        assert_eq!(
            (image.original.width, image.original.height),
            (1, 1),
            "{came_as:?}"
        );
        assert_eq!((image.small.width, image.small.height), (1, 1));
        assert_eq!(image.blurhash.len(), 28);
    }
}

#[test]
fn a_line_is_a_picture() {
    let image = process(&encode(photo(20_000, 1), ImageFormat::Png), &limits()).unwrap();
    assert_eq!((image.original.width, image.original.height), (20_000, 1));
    assert_eq!(image.small.height, 1);
}

#[test]
fn transparency_is_kept_where_there_is_any() {
    let clear = RgbaImage::from_fn(64, 64, |x, _| {
        Rgba([200, 0, 0, if x < 32 { 0 } else { 255 }])
    });
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
        let image = process(&encode(clear.clone(), format), &limits()).unwrap();
        assert_eq!(image.original.format, Format::Png, "{format:?}");
        let pixels = decode(&image.original).to_rgba8();
        assert_eq!(pixels.get_pixel(3, 3).0[3], 0, "{format:?}");
        assert_eq!(pixels.get_pixel(60, 3).0[3], 255, "{format:?}");
    }
    let opaque = RgbaImage::from_pixel(64, 64, Rgba([1, 2, 3, 255]));
    let image = process(&encode(opaque, ImageFormat::WebP), &limits()).unwrap();
    assert_eq!(image.original.format, Format::Jpeg);
}

#[test]
fn colour_and_blurhash_describe_the_picture() {
    let red = RgbImage::from_pixel(50, 80, Rgb([255, 0, 0]));
    let image = process(&encode(red, ImageFormat::Png), &limits()).unwrap();
    assert_eq!(image.colour, "#ff0000");
    let shown = blurhash::decode(&image.blurhash, 8, 8, 1.0).unwrap();
    assert!(
        shown
            .chunks(4)
            .all(|p| p[0] > 225 && p[1] < 30 && p[2] < 30),
        "{shown:?}"
    );
    let clear = RgbaImage::from_pixel(50, 80, Rgba([255, 0, 0, 0]));
    let image = process(&encode(clear, ImageFormat::Png), &limits()).unwrap();
    assert_eq!(image.colour, "#ffffff");
}

#[test]
fn every_orientation_is_turned_upright() {
    let red = |x, y| x < 20 && y < 10;
    let pixels = RgbImage::from_fn(80, 40, |x, y| {
        Rgb(if red(x, y) { [255, 0, 0] } else { [0, 0, 255] })
    });
    let jpeg = encode(pixels, ImageFormat::Jpeg);
    // Where the stored top left corner is seen, as (right, bottom).
    let seen = [
        (1, (false, false)),
        (2, (true, false)),
        (3, (true, true)),
        (4, (false, true)),
        (5, (false, false)),
        (6, (true, false)),
        (7, (true, true)),
        (8, (false, true)),
    ];
    for (orientation, (right, bottom)) in seen {
        let image = process(&with_exif(&jpeg, orientation), &limits()).unwrap();
        let (width, height) = if orientation >= 5 { (40, 80) } else { (80, 40) };
        assert_eq!(
            (image.original.width, image.original.height),
            (width, height),
            "{orientation}"
        );
        let x = if right { width - 3 } else { 2 };
        let y = if bottom { height - 3 } else { 2 };
        let out = decode(&image.original).to_rgb8();
        let [red, _, blue] = out.get_pixel(x, y).0;
        assert!(red > 180 && blue < 80, "{orientation}: {red} {blue}");
        let [red, _, blue] = out.get_pixel(width - 1 - x, height - 1 - y).0;
        assert!(blue > 180 && red < 80, "{orientation}: {red} {blue}");
    }
    let image = process(&with_exif(&jpeg, 99), &limits()).unwrap();
    assert_eq!((image.original.width, image.original.height), (80, 40));
}

#[test]
fn a_turned_header_is_cropped_to_its_size() {
    let jpeg = with_exif(&encode(photo(300, 900), ImageFormat::Jpeg), 6);
    let header = header(&jpeg, &limits()).unwrap();
    assert_eq!((header.original.width, header.original.height), HEADER);
    decode(&header.original);
}

#[test]
fn wide_colours_are_brought_to_srgb_and_the_profile_dropped() {
    let pixels = RgbImage::from_pixel(30, 30, Rgb([200, 100, 50]));
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let mut png = Vec::new();
    let mut encoder = PngEncoder::new(&mut png);
    encoder.set_icc_profile(profile.clone()).unwrap();
    encoder
        .write_image(&pixels, 30, 30, ::image::ExtendedColorType::Rgb8)
        .unwrap();
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, 100);
    encoder.set_icc_profile(profile).unwrap();
    encoder
        .write_image(&pixels, 30, 30, ::image::ExtendedColorType::Rgb8)
        .unwrap();
    for bytes in [png, jpeg] {
        let image = process(&bytes, &limits()).unwrap();
        let [red, green, blue] = decode(&image.original).to_rgb8().get_pixel(15, 15).0;
        assert!((210..=218).contains(&red), "{red} {green} {blue}");
        assert!((93..=99).contains(&green), "{red} {green} {blue}");
        assert!((30..=44).contains(&blue), "{red} {green} {blue}");
        assert!(!contains(&image.original.bytes, "ICC_PROFILE"));
        assert!(!contains(&image.original.bytes, "iCCP"));
    }
}

#[test]
fn a_webp_is_turned_upright_too() {
    let mut webp = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut webp);
    encoder.set_exif_metadata(exif_block(6)).unwrap();
    encoder
        .write_image(&photo(40, 20), 40, 20, ::image::ExtendedColorType::Rgb8)
        .unwrap();
    let image = process(&webp, &limits()).unwrap();
    assert_eq!((image.original.width, image.original.height), (20, 40));
}

#[test]
fn an_animation_stays_one_and_looks_the_same() {
    let gif = animation(60, 40, 6);
    let image = process(&gif, &limits()).unwrap();
    assert!(image.animated);
    assert_eq!(image.original.format, Format::Gif);
    assert_eq!((image.original.width, image.original.height), (60, 40));
    assert_eq!(image.small.format, Format::Png);
    assert_eq!(image.colour, "#ff0000");
    let (before, after) = (gif_frames(&gif), gif_frames(&image.original.bytes));
    assert_eq!(after.len(), 6);
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(after.delay, 7);
        assert_eq!(before.buffer, after.buffer);
    }
}

#[test]
fn avatars_and_headers_have_their_exact_size() {
    for (came_as, bytes) in all_formats(&photo(300, 200)) {
        let portrait = avatar(&bytes, &limits()).unwrap();
        assert_eq!(
            (portrait.original.width, portrait.original.height),
            AVATAR,
            "{came_as:?}"
        );
        assert!(portrait.still.is_none());
        assert_eq!(portrait.blurhash.len(), 28);
        // The middle 200 columns remain.
        let red = decode(&portrait.original).to_rgb8().get_pixel(0, 200).0[0];
        assert!(red.abs_diff(42) < 12, "{came_as:?} {red}");
        let portrait = header(&bytes, &limits()).unwrap();
        assert_eq!(
            (portrait.original.width, portrait.original.height),
            HEADER,
            "{came_as:?}"
        );
    }
}

#[test]
fn a_moving_avatar_has_a_version_that_stands_still() {
    let portrait = avatar(&animation(90, 60, 3), &limits()).unwrap();
    assert_eq!(portrait.original.format, Format::Gif);
    let frames = gif_frames(&portrait.original.bytes);
    assert_eq!(frames.len(), 3);
    for (frame, colour) in frames.iter().zip([[255, 0, 0], [0, 255, 0], [0, 0, 255]]) {
        assert_eq!((frame.width, frame.height, frame.delay), (400, 400, 7));
        assert_eq!(frame.buffer[..3], colour);
    }
    let still = portrait.still.unwrap();
    assert_eq!(still.format, Format::Png);
    assert_eq!(decode(&still).to_rgb8().get_pixel(200, 200).0, [255, 0, 0]);
}

#[tokio::test]
async fn pictures_are_made_in_the_background() {
    let images = Images::for_this_machine();
    let bytes = bytes::Bytes::from(encode(photo(300, 200), ImageFormat::Jpeg));
    let image = images.process(bytes.clone(), limits()).await.unwrap();
    assert_eq!(image.original.width, 300);
    let portrait = images.avatar(bytes.clone(), limits()).await.unwrap();
    assert_eq!(portrait.original.width, 400);
    let error = images
        .header(bytes.slice(..100), limits())
        .await
        .unwrap_err();
    assert_eq!(error, ImageError::Unreadable);
}
