//! Pictures that are drawn rather than uploaded: the demo's.

use ::image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};

/// A colour: red, green, blue.
pub type Colour = [u8; 3];

/// Reads `#rrggbb`.
#[must_use]
pub fn colour(text: &str) -> Option<Colour> {
    let digits = text
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = value.to_be_bytes();
    Some([red, green, blue])
}

/// A PNG that runs from one colour to another, from the upper left to the lower right.
#[must_use]
pub fn gradient(width: u32, height: u32, from: Colour, to: Colour) -> Vec<u8> {
    paint(width, height, |x, y| {
        let at = (u64::from(x) * 1000 / u64::from(width.max(1))
            + u64::from(y) * 1000 / u64::from(height.max(1)))
            / 2;
        mix(from, to, at)
    })
}

/// A PNG of a disc on a lighter ground: a picture for somebody who has none.
#[must_use]
pub fn disc(size: u32, colour: Colour) -> Vec<u8> {
    let ground = mix(colour, [255, 255, 255], 600);
    let (centre, radius) = (i64::from(size / 2), i64::from(size) * 3 / 10);
    paint(size, size, |x, y| {
        let (dx, dy) = (i64::from(x) - centre, i64::from(y) - centre);
        if dx * dx + dy * dy <= radius * radius {
            colour
        } else {
            ground
        }
    })
}

/// `at` thousandths of the way from one colour to the other.
fn mix(from: Colour, to: Colour, at: u64) -> Colour {
    let mut mixed = from;
    for (out, target) in mixed.iter_mut().zip(to) {
        let value = u64::from(*out) * (1000 - at.min(1000)) + u64::from(target) * at.min(1000);
        *out = u8::try_from(value / 1000).unwrap_or(u8::MAX);
    }
    mixed
}

fn paint(width: u32, height: u32, pixel: impl Fn(u32, u32) -> Colour) -> Vec<u8> {
    let pixels: Vec<u8> = (0..height)
        .flat_map(|y| (0..width).flat_map(move |x| [(x, y)]))
        .flat_map(|(x, y)| pixel(x, y))
        .collect();
    let mut png = Vec::new();
    // Writing to memory fails only for sizes that do not fit the pixels, which they do here by construction.
    if PngEncoder::new(&mut png)
        .write_image(&pixels, width, height, ExtendedColorType::Rgb8)
        .is_err()
    {
        png.clear();
    }
    png
}
