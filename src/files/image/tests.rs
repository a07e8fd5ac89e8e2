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

/// The checksum of a PNG chunk, for headers that no encoder would write.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 * (crc & 1))
        })
    })
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
fn place_and_camera_are_stripped_from_jpeg_png_and_webp() {
    let pixels = photo(40, 20);
    let block = exif_block(1);
    let mut png = Vec::new();
    let mut encoder = PngEncoder::new(&mut png);
    encoder.set_exif_metadata(block.clone()).unwrap();
    encoder
        .write_image(&pixels, 40, 20, ::image::ExtendedColorType::Rgb8)
        .unwrap();
    let mut webp = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut webp);
    encoder.set_exif_metadata(block).unwrap();
    encoder
        .write_image(&pixels, 40, 20, ::image::ExtendedColorType::Rgb8)
        .unwrap();
    let jpeg = with_exif(&encode(pixels, ImageFormat::Jpeg), 1);
    for bytes in [jpeg, png, webp] {
        let before = read_exif(&bytes).unwrap();
        assert!(before.get_field(Tag::GPSLatitude, In::PRIMARY).is_some());
        assert!(contains(&bytes, "Spy Camera"));
        let image = process(&bytes, &limits()).unwrap();
        let portrait = avatar(&bytes, &limits()).unwrap();
        for out in [&image.original, &image.small, &portrait.original] {
            assert!(read_exif(&out.bytes).is_none());
            assert!(!contains(&out.bytes, "Spy Camera"));
            assert!(!contains(&out.bytes, "Exif"));
            assert!(!contains(&out.bytes, "eXIf"));
        }
    }
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
fn a_broken_profile_does_not_spoil_the_picture() {
    let jpeg = encode(photo(30, 30), ImageFormat::Jpeg);
    let mut content = b"ICC_PROFILE\0\x01\x01".to_vec();
    content.extend([0xaa; 300]);
    let image = process(&with_segment(&jpeg, 0xe2, &content), &limits()).unwrap();
    assert_eq!(image.original.width, 30);
}

#[test]
fn what_hides_in_a_valid_picture_is_gone() {
    const PAYLOAD: &str = "<script>alert('polyglot')</script>";
    for (came_as, mut bytes) in all_formats(&photo(40, 20)) {
        bytes.extend(PAYLOAD.as_bytes());
        bytes.extend(b"PK\x05\x06");
        let Ok(image) = process(&bytes, &limits()) else {
            continue;
        };
        assert!(!contains(&image.original.bytes, "script"), "{came_as:?}");
        assert!(!contains(&image.small.bytes, "script"), "{came_as:?}");
    }
    let comment = with_segment(
        &encode(photo(40, 20), ImageFormat::Jpeg),
        0xfe,
        PAYLOAD.as_bytes(),
    );
    let image = process(&comment, &limits()).unwrap();
    assert!(!contains(&image.original.bytes, "script"));
}

#[test]
fn a_page_with_the_first_bytes_of_a_picture_is_refused() {
    for first in [
        &b"GIF89a"[..],
        b"\xff\xd8\xff\xe0",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x40\0\0\0WEBPVP8 ",
    ] {
        let mut bytes = first.to_vec();
        bytes.extend(b"/*<html><script>alert(1)</script></html>*/=1;");
        // The letters after GIF89a also make a very large canvas.
        let refused = |error| {
            matches!(
                error,
                ImageError::Unreadable | ImageError::TooManyPixels { .. }
            )
        };
        assert!(
            refused(process(&bytes, &limits()).unwrap_err()),
            "{}",
            first.escape_ascii()
        );
        assert!(
            refused(avatar(&bytes, &limits()).unwrap_err()),
            "{}",
            first.escape_ascii()
        );
    }
}

#[test]
fn svg_html_and_nothing_are_refused_by_kind() {
    for (bytes, error) in [
        (
            &b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"[..],
            KindError::Unknown,
        ),
        (b"<!doctype html><p>", KindError::Unknown),
        (b"", KindError::Empty),
    ] {
        assert_eq!(
            process(bytes, &limits()).unwrap_err(),
            ImageError::Kind(error)
        );
        assert_eq!(
            header(bytes, &limits()).unwrap_err(),
            ImageError::Kind(error)
        );
    }
    let zeros = vec![0; 5000];
    assert_eq!(
        process(&zeros, &limits()).unwrap_err(),
        ImageError::Kind(KindError::Unknown)
    );
}

#[test]
fn a_file_that_was_cut_off_is_refused() {
    for (came_as, bytes) in all_formats(&photo(300, 200)) {
        for keep in [bytes.len() / 2, bytes.len() * 9 / 10, 40, 12] {
            let cut = &bytes[..keep];
            assert!(process(cut, &limits()).is_err(), "{came_as:?} {keep}");
            assert!(avatar(cut, &limits()).is_err(), "{came_as:?} {keep}");
        }
    }
    let moving = animation(60, 60, 8);
    assert_eq!(
        process(&moving[..moving.len() / 2], &limits()).unwrap_err(),
        ImageError::Unreadable
    );
}

#[test]
fn the_end_of_a_thumbnail_is_not_the_end_of_a_jpeg() {
    let jpeg = encode(photo(300, 200), ImageFormat::Jpeg);
    let with_thumbnail = with_segment(&jpeg, 0xe1, b"Exif\0\0 thumbnail \xff\xd8\xff\xd9");
    assert!(process(&with_thumbnail, &limits()).is_ok());
    let cut = &with_thumbnail[..with_thumbnail.len() / 2];
    assert_eq!(process(cut, &limits()).unwrap_err(), ImageError::Unreadable);
}

#[test]
fn too_many_bytes_are_refused_unread() {
    let tight = Limits {
        max_bytes: 100,
        ..limits()
    };
    let bytes = encode(photo(300, 200), ImageFormat::Jpeg);
    assert_eq!(
        process(&bytes, &tight).unwrap_err(),
        ImageError::TooLarge { limit: 100 }
    );
    assert_eq!(
        avatar(&bytes, &tight).unwrap_err(),
        ImageError::TooLarge { limit: 100 }
    );
}

#[test]
fn bombs_are_refused_by_their_headers() {
    let tiny = photo(2, 2);
    // 50,000 by 50,000, with a right checksum.
    let mut png = encode(tiny.clone(), ImageFormat::Png);
    png[16..20].copy_from_slice(&50_000_u32.to_be_bytes());
    png[20..24].copy_from_slice(&50_000_u32.to_be_bytes());
    let crc = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&crc.to_be_bytes());
    let mut jpeg = encode(tiny.clone(), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|w| w == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xdc, 0xff, 0xdc]);
    let mut gif = encode(
        DynamicImage::from(tiny.clone()).into_rgba8(),
        ImageFormat::Gif,
    );
    gif[6..10].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    let mut webp = encode(tiny, ImageFormat::WebP);
    let lossless = webp.windows(4).position(|w| w == b"VP8L").unwrap();
    webp[lossless + 9..lossless + 12].copy_from_slice(&[0xff, 0xff, 0xff]);
    webp[lossless + 12] |= 0x0f;
    // With the limits of production: nothing near this much memory may be asked for.
    let limits = Limits::default();
    for (name, bytes) in [("png", png), ("jpeg", jpeg), ("gif", gif), ("webp", webp)] {
        let expected = ImageError::TooManyPixels {
            limit: limits.max_pixels,
        };
        assert_eq!(process(&bytes, &limits).unwrap_err(), expected, "{name}");
        assert_eq!(avatar(&bytes, &limits).unwrap_err(), expected, "{name}");
    }
}

#[test]
fn a_webp_whose_inner_lengths_and_sizes_lie_is_refused() {
    let plain = encode(photo(20, 20), ImageFormat::WebP);
    let stream = plain[12..].to_vec();
    let wrap = |chunks: &[(&[u8; 4], u32, &[u8])]| {
        let mut body = b"WEBP".to_vec();
        // The extended header: Exif flag, canvas of 20 by 20.
        body.extend(b"VP8X\x0a\0\0\0\x08\0\0\0\x13\0\0\x13\0\0");
        body.extend(&stream);
        for (name, length, content) in chunks {
            body.extend(*name);
            body.extend(length.to_le_bytes());
            body.extend(*content);
        }
        let mut out = b"RIFF".to_vec();
        out.extend(u32::try_from(body.len()).unwrap().to_le_bytes());
        out.extend(body);
        out
    };
    assert!(process(&wrap(&[(b"EXIF", 4, b"none")]), &limits()).is_ok());
    let lie = wrap(&[(b"EXIF", 0xffff_fff0, b"none")]);
    assert_eq!(
        process(&lie, &limits()).unwrap_err(),
        ImageError::Unreadable
    );
    let lie = wrap(&[
        (b"EXIF", 4, b"none"),
        (b"VP8 ", 10, b"\0\0\0\x9d\x01\x2a\xff\x3f\xff\x3f"),
    ]);
    assert!(matches!(
        process(&lie, &limits()).unwrap_err(),
        ImageError::TooManyPixels { .. }
    ));
    let mut frame = vec![0; 16];
    frame.extend(b"VP8L\x05\0\0\0\x2f\xff\xff\xff\x0f\0");
    let lie = wrap(&[(b"EXIF", 4, b"none"), (b"ANMF", 30, &frame)]);
    assert!(matches!(
        process(&lie, &limits()).unwrap_err(),
        ImageError::TooManyPixels { .. }
    ));
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
fn a_small_canvas_with_a_giant_frame_is_refused() {
    for frames in [1, 2] {
        let mut gif = animation(4, 4, frames);
        let frame = gif
            .windows(5)
            .position(|w| w == [0x2c, 0, 0, 0, 0])
            .unwrap();
        gif[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
        let limits = limits();
        let expected = ImageError::TooManyPixels {
            limit: limits.max_pixels,
        };
        assert_eq!(process(&gif, &limits).unwrap_err(), expected);
        assert_eq!(avatar(&gif, &limits).unwrap_err(), expected);
    }
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
fn comments_in_an_animation_are_gone() {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 4, 4, &[1, 2, 3, 4, 5, 6]).unwrap();
    encoder
        .write_raw_extension(AnyExtension(0xfe), &[b"<script>taken at home"])
        .unwrap();
    for _ in 0..2 {
        let frame = Frame::from_indexed_pixels(4, 4, vec![0; 16], None);
        encoder.write_frame(&frame).unwrap();
    }
    drop(encoder);
    assert!(contains(&bytes, "taken at home"));
    let image = process(&bytes, &limits()).unwrap();
    assert!(image.animated);
    assert!(!contains(&image.original.bytes, "taken at home"));
}

#[test]
fn thousands_of_frames_are_refused() {
    let expected = |limits: &Limits| ImageError::TooLong {
        frames: limits.max_frames,
        pixels: limits.max_animation_pixels,
    };
    let production = Limits::default();
    let gif = animation(1, 1, 5_000);
    assert_eq!(
        process(&gif, &production).unwrap_err(),
        expected(&production)
    );
    let limits = limits();
    assert_eq!(avatar(&gif, &limits).unwrap_err(), expected(&limits));
    // Few frames, but too much to draw.
    let gif = animation(300, 300, 6);
    assert_eq!(process(&gif, &limits).unwrap_err(), expected(&limits));
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_damaged_file_never_panics(
        which in 0..5_usize,
        damage in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..12),
        cut in proptest::option::of(any::<proptest::sample::Index>()),
    ) {
        let mut bytes = all_formats(&photo(24, 16))
            .into_iter()
            .map(|(_, bytes)| bytes)
            .chain([animation(12, 8, 3)])
            .nth(which)
            .unwrap();
        for (place, value) in damage {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(image) = process(&bytes, &limits()) {
            decode(&image.small);
        }
        let _ = avatar(&bytes, &limits());
    }
}
