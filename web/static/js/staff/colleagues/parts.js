/**
 * The parts of the colleagues' area, of which one is shown: the list, and one thing at a time that is done from it.
 */

/** @typedef {'list' | 'approve' | 'invite' | 'link' | 'renew' | 'leave' | 'leave-confirm' | 'left'} Part */

/**
 * Shows a part, with the focus on its heading.
 *
 * @param {Part} name
 */
export function showPart(name) {
  for (const part of document.querySelectorAll('[data-part]')) {
    if (!(part instanceof HTMLElement)) continue;
    part.hidden = part.dataset.part !== name;
    const heading = part.querySelector('h1');
    if (!part.hidden && heading) heading.focus({ preventScroll: true });
  }
  scrollTo({ top: 0, behavior: 'instant' });
}
