/**
 * The parts of an area, of which one is shown: what it opens with, and one thing at a time that is done from there.
 */

/**
 * Shows a part.
 *
 * @param {string} area
 * @param {string} name
 * @param {boolean} [focus] whether reading goes on at its heading
 */
export function showPart(area, name, focus = true) {
  for (const part of document.querySelectorAll(`[data-screen="${area}"] [data-part]`)) {
    if (!(part instanceof HTMLElement)) continue;
    part.hidden = part.dataset.part !== name;
    const heading = part.querySelector('h1, h2');
    if (!part.hidden && focus && heading instanceof HTMLElement) heading.focus({ preventScroll: true });
  }
  if (focus) scrollTo({ top: 0, behavior: 'instant' });
}
