/**
 * The panels of the keys area: the overview, and one step of something at a time.
 */

/** @typedef {'overview' | 'sheet' | 'sheet-check' | 'sheet-use' | 'rotate' | 'withdraw'} Panel */

/**
 * @param {Panel} name
 * @param {boolean} [focus] whether reading goes on at its heading
 */
export function showPanel(name, focus = true) {
  for (const panel of document.querySelectorAll('[data-panel]')) {
    if (!(panel instanceof HTMLElement)) continue;
    panel.hidden = panel.dataset.panel !== name;
    const heading = panel.querySelector('h2');
    if (!panel.hidden && focus && heading) heading.focus({ preventScroll: true });
  }
  if (focus) scrollTo({ top: 0, behavior: 'instant' });
}
