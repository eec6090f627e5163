/**
 * Forms of the staff's page: what one is for is done once at a time, and the page says meanwhile that it works.
 */

/**
 * @param {HTMLElement} form its button that submits serves no second time until the first is over
 * @param {() => Promise<void>} action
 */
export function onSubmitOnce(form, action) {
  const pressed = form.querySelector('[type=submit]');
  if (!(pressed instanceof HTMLButtonElement)) throw new TypeError(`${form.id} has nothing to submit it by`);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (pressed.disabled) return;
    pressed.disabled = true;
    try {
      await action();
    } finally {
      pressed.disabled = false;
    }
  });
}

/**
 * @param {HTMLElement} form
 * @param {object} does
 * @param {() => boolean} does.begin takes back what was said before; whether there is enough to go on with
 * @param {() => Promise<void>} does.submit
 * @param {(error: unknown) => void} does.refused says what `submit` has thrown
 * @param {HTMLElement} does.progress where it is said that it works
 * @param {() => string} does.working the words for it
 */
export function onSubmit(form, { begin, submit, refused, progress, working }) {
  onSubmitOnce(form, async () => {
    if (!begin()) return;
    progress.textContent = working();
    try {
      await submit();
    } catch (error) {
      refused(error);
    } finally {
      progress.textContent = '';
    }
  });
}
