/**
 * Leaving by the keyboard: Shift alone, three times. Whoever types cannot do it by accident, since every other key, also
 * one pressed together with Shift, starts the count anew; and no browser, screen reader or language's layout uses it.
 */
import { byId } from '../ui/dom.js';

/** How often Shift has to be pressed. */
const PRESSES = 3;

/** How long the next press may take, in milliseconds: time enough for hands that tremble or that press slowly. */
const PAUSE = 5000;

/** What is said when so many presses are still missing. */
const MISSING = ['', 'exit-one', 'exit-two'];

let presses = 0;

/** Whether a Shift is held down, with nothing else pressed since. */
let alone = false;

/** Which of the two Shifts is held down; empty for none. */
let held = '';

/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;

/** @param {() => void} leave */
export function listenForKeys(leave) {
  // Captured: no other part of the page can keep a key from being seen here.
  addEventListener('keydown', pressed, { capture: true });
  addEventListener('keyup', (event) => released(event, leave), { capture: true });
  addEventListener('pointerdown', forgetPresses, { capture: true });
  addEventListener('blur', forgetPresses);
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  // A key that is held down repeats itself.
  if (event.repeat) return;
  const { key, code, altKey, ctrlKey, metaKey } = event;
  if (key !== 'Shift' || altKey || ctrlKey || metaKey || held) {
    // Keyboards switch their language by Alt and Shift, Control and Shift, or both Shifts.
    forgetPresses();
    return;
  }
  held = code || key;
  alone = true;
}

/**
 * A press counts when the key comes up again: only then it is certain that no letter was typed with it.
 *
 * @param {KeyboardEvent} event
 * @param {() => void} leave
 */
function released(event, leave) {
  if (event.key !== 'Shift') return;
  held = '';
  if (!alone) return;
  alone = false;
  clearTimeout(pause);
  presses += 1;
  if (presses === PRESSES) {
    presses = 0;
    leave();
    return;
  }
  tell(MISSING[PRESSES - presses] ?? '');
  pause = setTimeout(() => {
    presses = 0;
    tell('exit-off');
    pause = setTimeout(() => tell(''), PAUSE);
  }, PAUSE);
}

/** Starts the count anew. What was said about it is taken back. */
function forgetPresses() {
  alone = false;
  if (presses === 0) return;
  presses = 0;
  clearTimeout(pause);
  tell('');
}

/**
 * Says one of the page's sentences, which the server has put there in the page's language.
 *
 * @param {string} sentence the id of the element that holds it; nothing takes back what was said
 */
function tell(sentence) {
  const news = document.getElementById('exit-news');
  if (news) news.textContent = sentence ? byId(sentence).textContent : '';
}
