//! The agency's logo: a JPEG is kept as it is, a PNG is unpacked and its transparency kept.

use std::io::Cursor;

use crate::safe_write::WriteError;

/// Enough for a logo of 3,000 x 3,000 dots; more is refused rather than unpacked.
const LARGEST_UNPACKED: usize = 64 << 20;
const START_OF_FRAME: u8 = 0xc0;

/// A picture that was read.
#[derive(Debug)]
pub(crate) struct Picture {
    /// In dots.
    pub width: u32,
    /// In dots.
    pub height: u32,
    /// Samples per dot: 1, 3 or 4.
    pub channels: u8,
    /// JPEG data, otherwise plain samples.
    pub jpeg: bool,
    pub samples: Vec<u8>,
    /// Opacity per dot.
    pub alpha: Option<Vec<u8>>,
}

/// Whether this is a PNG or JPEG that can be printed as a logo.
pub fn is_logo(data: &[u8]) -> bool {
    Picture::read(data).is_ok()
}

impl Picture {
    /// Reads PNG or JPEG data.
    pub(crate) fn read(data: &[u8]) -> Result<Self, WriteError> {
        let read = if data.starts_with(b"\x89PNG") { read_png(data) } else { read_jpeg(data) };
        read.filter(|logo| logo.width > 0 && logo.height > 0).ok_or_else(|| WriteError::Compose {
            reason: "logo bukan gambar PNG atau JPEG yang dapat dibaca".into(),
        })
    }
}

fn read_png(data: &[u8]) -> Option<Picture> {
    let mut decoder =
        png::Decoder::new_with_limits(Cursor::new(data), png::Limits { bytes: LARGEST_UNPACKED });
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().ok()?;
    let size = reader.output_buffer_size().filter(|size| *size <= LARGEST_UNPACKED)?;
    let mut data = vec![0; size];
    let info = reader.next_frame(&mut data).ok()?;
    data.truncate(info.buffer_size());
    let (colours, has_alpha) = match info.color_type {
        png::ColorType::Grayscale => (1, false),
        png::ColorType::GrayscaleAlpha => (1, true),
        png::ColorType::Rgb => (3, false),
        png::ColorType::Rgba => (3, true),
        png::ColorType::Indexed => return None,
    };
    let plain = Picture {
        width: info.width,
        height: info.height,
        channels: colours,
        jpeg: false,
        samples: data,
        alpha: None,
    };
    if !has_alpha {
        return Some(plain);
    }
    let colours = usize::from(colours);
    let dots = plain.samples.chunks_exact(colours + 1);
    let alpha = dots.clone().map(|dot| dot[colours]).collect();
    let samples = dots.flat_map(|dot| &dot[..colours]).copied().collect();
    Some(Picture { samples, alpha: Some(alpha), ..plain })
}

/// Finds size and channels in the frame header; the data itself stays as it is.
fn read_jpeg(data: &[u8]) -> Option<Picture> {
    let mut rest = data.strip_prefix(&[0xff, 0xd8])?;
    loop {
        let [0xff, marker, following @ ..] = rest else { return None };
        if *marker == 0xff {
            rest = &rest[1..];
            continue;
        }
        let length = usize::from(u16::from_be_bytes(following.get(..2)?.try_into().ok()?));
        let segment = following.get(2..length)?;
        let is_frame = (START_OF_FRAME..=0xcf).contains(marker) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            let [8, h1, h2, w1, w2, channels @ (1 | 3 | 4), ..] = *segment else { return None };
            return Some(Picture {
                width: u32::from(u16::from_be_bytes([w1, w2])),
                height: u32::from(u16::from_be_bytes([h1, h2])),
                channels,
                jpeg: true,
                samples: data.to_vec(),
                alpha: None,
            });
        }
        rest = &following[length..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_picture_is_refused() {
        let cut = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        for data in
            [&b""[..], b"GIF89a", cut, b"\xff\xd8", b"\xff\xd8\xff\xc0\0", b"\xff\xd8\xff\xe0\0\x01\xff"]
        {
            let error = Picture::read(data).unwrap_err();
            assert!(error.to_string().contains("logo bukan gambar PNG atau JPEG"), "{error}");
        }
    }

    #[test]
    fn a_jpeg_tells_its_size() {
        let data = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0";
        let logo = Picture::read(data).unwrap();
        assert_eq!((logo.width, logo.height, logo.channels), (32, 16, 1));
    }
}
