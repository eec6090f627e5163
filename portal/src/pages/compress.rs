//! Compressed forms of what is rendered at start. (Assets are compressed when the binary is built.)

use std::io::{self, Write as _};

/// Quality 6 of 11: 0.6 ms for a document of 33 kB, which becomes 7.6 kB. Quality 11 saves another tenth and takes a
/// hundred times as long, at every start.
const BROTLI_QUALITY: i32 = 6;

/// The window is 128 KiB, more than any document. With 64 KiB and less the encoder chooses another method, whose tables
/// of 32 MiB take 16 ms to fill for each document.
const BROTLI_WINDOW_BITS: i32 = 17;

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
