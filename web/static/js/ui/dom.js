/**
 * Finding and filling elements. Text is only ever set as text: there is no way here to set markup.
 */

/**
 * The element with this id, which the document has to have.
 *
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @param {new () => T} [type]
 * @returns {T}
 */
export function byId(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof (type ?? HTMLElement))) throw new TypeError(`no element ${id}`);
  return /** @type {T} */ (found);
}

/** @param {string} id */
export const button = (id) => byId(id, HTMLButtonElement);
/** @param {string} id */
export const input = (id) => byId(id, HTMLInputElement);
/** @param {string} id */
export const select = (id) => byId(id, HTMLSelectElement);
/** @param {string} id */
export const textarea = (id) => byId(id, HTMLTextAreaElement);

/**
 * A new element with a class and a text or children.
 *
 * @param {string} name
 * @param {string} className
 * @param {...(string | Node)} children
 */
export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/**
 * Puts a text into a slot and shows it; an empty text hides it.
 *
 * @param {HTMLElement} slot
 * @param {string} content
 */
export function say(slot, content) {
  slot.textContent = content;
  slot.hidden = content === '';
}

/**
 * Shows or takes back what is wrong with a field, and moves the focus there when something is.
 *
 * @param {HTMLElement} field
 * @param {HTMLElement} slot the element that describes the field
 * @param {string} content
 */
export function sayError(field, slot, content) {
  say(slot, content);
  markError(field, content !== '');
}

/**
 * Shows or hides an error that stands in the document. What describes a field is read aloud even while it is hidden.
 *
 * @param {HTMLElement} field
 * @param {string} id
 * @param {boolean} wrong
 */
export function showError(field, id, wrong) {
  byId(id).hidden = !wrong;
  if (wrong) field.setAttribute('aria-describedby', id);
  else field.removeAttribute('aria-describedby');
}

/**
 * Marks a field as wrong or right for everybody, also for those who do not see the colour.
 *
 * @param {HTMLElement} field
 * @param {boolean} wrong
 */
export function markError(field, wrong) {
  if (wrong) {
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  } else {
    field.removeAttribute('aria-invalid');
  }
}

/**
 * Does an action when the button is pressed, once at a time.
 *
 * @param {HTMLElement} pressed
 * @param {() => void | Promise<void>} action
 * @param {(error: unknown) => void} failed
 */
export function onPress(pressed, action, failed) {
  let busy = false;
  pressed.addEventListener('click', async () => {
    if (busy) return;
    busy = true;
    pressed.setAttribute('aria-busy', 'true');
    try {
      await action();
    } catch (error) {
      failed(error);
    } finally {
      busy = false;
      pressed.removeAttribute('aria-busy');
    }
  });
}

/**
 * The enter key in a field of one line presses a button. (There is no form around it: what is typed into forms is
 * remembered by browsers.)
 *
 * @param {HTMLElement} field
 * @param {HTMLButtonElement} target
 */
export function enterPresses(field, target) {
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      target.click();
    }
  });
}
