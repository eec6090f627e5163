/**
 * Bytes as they stand in JSON: base64url without padding (RFC 4648, section 5).
 */

/** @param {string} text */
export function decoded(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}

/** @param {ArrayBuffer} buffer */
export function encoded(buffer) {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * SHA-256 of bytes, as text like theirs.
 *
 * @param {string} text
 */
export const sha256 = async (text) => encoded(await crypto.subtle.digest('SHA-256', decoded(text)));
