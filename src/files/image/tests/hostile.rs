//! What must be refused, and what must not come through.

use super::*;

/// The checksum of a PNG chunk, for headers that no encoder would write.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 * (crc & 1))
        })
    })
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
