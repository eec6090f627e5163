/**
 * Copying a text. The pages ask for no permission (the newer way to the clipboard is switched off for all of them), so this is
 * the older one, which works while a button is being pressed.
 */

/**
 * @param {string} content
 * @returns {boolean} whether it is in the clipboard now
 */
export function copyText(content) {
  const copy = (/** @type {ClipboardEvent} */ event) => {
    event.clipboardData?.setData('text/plain', content);
    event.preventDefault();
  };
  document.addEventListener('copy', copy, { once: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', copy);
  }
}
