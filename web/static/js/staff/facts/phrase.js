/**
 * The phrase that was agreed with the writer: shown when somebody asks for it, so that nobody reads it over a shoulder.
 */
import { text } from '../../texts/texts.js';
import { button, byId, input, onPress, say, sayError } from '../../ui/dom.js';
import { onSubmit } from '../forms.js';
import { bareWords } from '../links/compare.js';

/** @typedef {import('./facts.js').Around} Around */
/** @typedef {import('./facts.js').Facts} Facts */
/** @typedef {import('../thread.js').OpenThread} OpenThread */

/** Fewer letters are in many a message by chance. */
const FEWEST_SIGNS = 8;

/** Nobody remembers a longer one. */
const MOST_SIGNS = 200;

let phrase = '';

/** @param {Around} around */
export function startPhrase({ note, failed }) {
  const typed = () => input('phrase-new').value.trim();
  onSubmit(byId('phrase-form'), {
    begin() {
      const long = bareWords(typed()).length;
      const wrong = long < FEWEST_SIGNS ? 'phrase-short' : 'phrase-long';
      const fits = long >= FEWEST_SIGNS && typed().length <= MOST_SIGNS;
      sayError(input('phrase-new'), byId('phrase-error'), fits ? '' : text(wrong));
      return fits;
    },
    submit: async () => {
      if (await note({ kind: 'phrase', text: typed() })) input('phrase-new').value = '';
    },
    refused: failed,
    progress: byId('phrase-progress'),
    working: () => text('facts-saving'),
  });
  onPress(button('phrase-show'), () => show(byId('phrase-words').hidden), failed);
  onPress(button('phrase-forget'), async () => void (await note({ kind: 'phrase', text: '' })), failed);
}

/** @param {boolean} visible */
function show(visible) {
  say(byId('phrase-words'), visible ? phrase : '');
  button('phrase-show').textContent = text(visible ? 'phrase-hide' : 'phrase-show');
}

/**
 * @param {OpenThread | undefined} thread
 * @param {Facts} facts
 * @param {boolean} isOther whether another thread was shown before
 */
export function renderPhrase(thread, facts, isOther) {
  const before = phrase;
  phrase = facts.phrase?.text ?? '';
  if (isOther) {
    input('phrase-new').value = '';
    sayError(input('phrase-new'), byId('phrase-error'), '');
  }
  byId('phrase-state').textContent = thread ? text(phrase ? 'phrase-there' : 'phrase-none') : '';
  byId('phrase-kept').hidden = phrase === '';
  show(!isOther && phrase === before && !byId('phrase-words').hidden);
}
