/**
 * How far moving the threads to the present key is: in the keys area with numbers, in the strip over all areas in a line.
 */
import { text } from '../../texts/texts.js';
import { button, byId, onPress, say } from '../../ui/dom.js';
import { currentScreen } from '../../ui/screens.js';
import { setNotice } from '../notices.js';
import { goOn, onProgress, pause, progress } from './reseal.js';

/** @type {(error: unknown) => void} */
let failed = () => {};

/** The state that the strip shows: it is written again only when that changes, so that nobody hears every batch. */
let told = '';

/**
 * @param {(error: unknown) => void} whenFailed
 * @param {() => Promise<void>} refresh shows the keys anew: old ones were destroyed
 */
export function startResealPanel(whenFailed, refresh) {
  onPress(button('reseal-pause'), pause, whenFailed);
  onPress(button('reseal-go-on'), () => goOn(whenFailed), whenFailed);
  onProgress(() => {
    if (progress.state === 'done' && currentScreen() === 'keys') refresh().catch(whenFailed);
  });
}

/**
 * Shows every progress from now on.
 *
 * @param {(error: unknown) => void} whenFailed
 * @param {() => void} openKeys leads to the keys area
 */
export function watchResealing(whenFailed, openKeys) {
  failed = whenFailed;
  onProgress(() => {
    renderReseal();
    if (told === progress.state) return;
    told = progress.state;
    tell(openKeys);
  });
}

/** @param {() => void} openKeys */
function tell(openKeys) {
  const notices = {
    idle: undefined,
    done: undefined,
    running: {
      words: () => text('reseal-strip-running'),
      action: { label: () => text('reseal-pause-short'), press: pause },
    },
    paused: {
      words: () => text('reseal-strip-paused'),
      action: { label: () => text('reseal-go-on-short'), press: () => goOn(failed) },
    },
    stuck: {
      words: () => text('reseal-strip-stuck'),
      action: { label: () => text('reseal-more'), press: openKeys },
    },
  };
  setNotice('reseal', notices[progress.state]);
}

/** The panel falls away with the area. */
export function fallAway() {
  byId('reseal').hidden = true;
}

/** Writes the numbers. */
export function renderReseal() {
  const { state, moved, left, refused } = progress;
  byId('reseal').hidden = state === 'idle' || (state === 'done' && moved === 0);
  const bar = byId('reseal-bar', HTMLProgressElement);
  bar.max = Math.max(moved + left, 1);
  bar.value = state === 'done' ? bar.max : moved;
  byId('reseal-count').textContent =
    state === 'done' ? text('reseal-done', { moved }) : text('reseal-count', { moved, all: moved + left });
  button('reseal-pause').hidden = state !== 'running';
  button('reseal-go-on').hidden = state !== 'paused' && state !== 'stuck';
  const trouble = refused.length > 0 ? text('reseal-refused', { numbers: refused.join(', ') }) : text('reseal-stuck');
  say(byId('reseal-trouble'), state === 'stuck' ? trouble : '');
}
