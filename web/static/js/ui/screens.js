/**
 * The screens of a document: sections of which exactly one is shown. Moving between them makes no history entry.
 */

/** @type {NodeListOf<HTMLElement>} */
const sections = document.querySelectorAll('[data-screen]');

/** The name of the screen that is shown. */
export function currentScreen() {
  return [...sections].find((section) => !section.hidden)?.dataset.screen ?? '';
}

/**
 * Shows a screen and moves the focus to its heading, so that a screen reader reads on from there.
 *
 * @param {string} name
 */
export function showScreen(name) {
  for (const section of sections) section.hidden = section.dataset.screen !== name;
  document.body.dataset.shown = name;
  const headings = document.querySelectorAll(`[data-screen="${name}"] h1`);
  const heading = [...headings].find((candidate) => !candidate.closest('[hidden]'));
  if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
  scrollTo({ top: 0, behavior: 'instant' });
}
