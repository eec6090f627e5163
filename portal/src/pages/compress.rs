//! Compressed forms of what is rendered at start. (Assets are compressed when the binary is built.)

use std::io::{self, Write as _};

/// Quality 5 of 11: measured, the whole start stays far under its budget, and a document of 30 kB becomes about 3 %
/// larger than with the best quality.
const BROTLI_QUALITY: i32 = 5;

/// The smallest window that holds every document: 64 KiB.
const BROTLI_WINDOW_BITS: i32 = 16;

pub(super) fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()
}

pub(super) fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW_BITS,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed)
}
