/**
 * A field with suggestions, by the pattern "editable combobox with list autocomplete" of the WAI-ARIA Authoring Practices:
 * the focus stays in the field, the arrow keys move through the list, and nothing is chosen that was not pressed.
 *
 * It listens to `input` rather than to keys, because the keyboards of phones send no useful keys while a word is being
 * composed. It keeps the list open when such a keyboard is put away, since the list is what the person wants to read then.
 */

/**
 * @typedef {object} Combobox
 * @property {(options: HTMLElement[]) => void} show offers these options (elements with `role="option"`), or none
 * @property {() => void} close
 */

/**
 * @typedef {object} Behaviour
 * @property {HTMLElement} popup what opens and closes: the list, and what stands around it
 * @property {HTMLElement} list the element with `role="listbox"`
 * @property {() => void} opened the person asks for the list: it is to be shown with what fits the field
 * @property {(at: number) => void} chosen the option at this place was chosen
 * @property {() => void} confirmed enter was pressed and no option was active
 */

/**
 * Makes a field with `role="combobox"` one.
 *
 * @param {HTMLInputElement} field
 * @param {Behaviour} behaviour
 * @returns {Combobox}
 */
export function combobox(field, { popup, list, opened, chosen, confirmed }) {
  /** The place of the active option; -1: none, the person is in the field. */
  let active = -1;

  const options = () => /** @type {HTMLElement[]} */ ([...list.children]);
  const isOpen = () => !popup.hidden;

  /** @param {number} at */
  function activate(at) {
    const [before, option] = [options()[active], options()[at]];
    active = at;
    before?.setAttribute('aria-selected', 'false');
    if (option) {
      option.setAttribute('aria-selected', 'true');
      field.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else field.removeAttribute('aria-activedescendant');
  }

  function close() {
    popup.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    activate(-1);
  }

  /** @param {HTMLElement[]} offered */
  function show(offered) {
    activate(-1);
    for (const [at, option] of offered.entries()) {
      option.id = `${list.id}-${at}`;
      option.setAttribute('aria-selected', 'false');
    }
    list.replaceChildren(...offered);
    if (offered.length === 0) return close();
    popup.hidden = false;
    list.scrollTop = 0;
    field.setAttribute('aria-expanded', 'true');
    makeRoom();
  }

  /** Over the keyboard of a phone there is room for the field and the list only if the field stands at the top. */
  function makeRoom() {
    const visible = globalThis.visualViewport?.height ?? innerHeight;
    if (popup.getBoundingClientRect().bottom > visible) field.scrollIntoView({ block: 'start', behavior: 'instant' });
  }

  /** @param {number} at */
  function choose(at) {
    close();
    chosen(at);
  }

  /**
   * Moves through the list, from the last to the first and the other way round; a closed list opens.
   *
   * @param {1 | -1} step
   */
  function move(step) {
    if (!isOpen()) opened();
    const count = options().length;
    if (!isOpen() || count === 0) return;
    if (active === -1) activate(step === 1 ? 0 : count - 1);
    else activate((active + step + count) % count);
  }

  /**
   * What a key does.
   *
   * @type {Record<string, (event: KeyboardEvent) => boolean>} by name; the answer is whether the key has done its work
   */
  const keys = {
    ArrowDown: (event) => {
      if (event.altKey) opened();
      else move(1);
      return true;
    },
    ArrowUp: (event) => {
      if (event.altKey) close();
      else move(-1);
      return true;
    },
    Enter: () => {
      if (active === -1) confirmed();
      else choose(active);
      return true;
    },
    Escape: () => {
      if (isOpen()) close();
      else if (field.value !== '') {
        field.value = '';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      } else return false;
      return true;
    },
    Tab: () => {
      if (active === -1) close();
      else choose(active);
      return false;
    },
    // In the text again, where these keys move the cursor.
    Home: leaveList,
    End: leaveList,
    ArrowLeft: leaveList,
    ArrowRight: leaveList,
  };

  function leaveList() {
    activate(-1);
    return false;
  }

  field.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (keys[event.key]?.(event)) event.preventDefault();
  });
  // A press on an option does not take the focus, and so the keyboard of a phone, away from the field.
  popup.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
    const at = options().findIndex((option) => option === pressed);
    if (at !== -1) choose(at);
  });
  field.addEventListener('click', () => {
    if (!isOpen()) opened();
  });
  const isOutside = (/** @type {EventTarget | null} */ target) =>
    target instanceof Node && target !== field && !popup.contains(target);
  field.addEventListener('focusout', ({ relatedTarget }) => {
    if (isOutside(relatedTarget)) close();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (isOpen() && isOutside(target)) close();
  });

  return { show, close };
}
