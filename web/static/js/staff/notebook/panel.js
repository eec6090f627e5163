/**
 * The notes of the shown thread: a box of its own over the conversation, with a form of its own, so that nobody takes one for
 * the other. What is written here is sealed for the centre, and there is no way from here into a message.
 */
import { Refused } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { byId, element, say, sayError, textarea } from '../../ui/dom.js';
import { momentText } from '../../ui/times.js';
import { onSubmit } from '../forms.js';
import { StaffRefusal } from '../vault.js';
import { addNote, loadNotes, notesOf } from './notebook.js';

/** @typedef {import('./urgent.js').Note} Note */

/** The protocol's bound: 6,000 bytes of UTF-8. */
const MAX_BYTES = 6_000;

const field = textarea('note');
const error = byId('note-error');

/** @type {number | undefined} the thread whose notes are shown */
let shown;

/** @param {{ changed: (number: number) => void, failed: (error: unknown) => void }} around `changed`: there are other notes */
export function startNotes({ changed, failed }) {
  onSubmit(byId('note-form'), {
    begin() {
      const words = field.value.trim();
      const tooLong = new TextEncoder().encode(words).length > MAX_BYTES;
      sayError(field, error, words === '' ? text('notes-empty') : tooLong ? text('notes-too-long') : '');
      return words !== '' && !tooLong;
    },
    async submit() {
      if (shown === undefined) return;
      const number = shown;
      await addNote(number, { kind: 'text', text: field.value.trim() });
      if (shown === number) field.value = '';
      renderNotes();
      changed(number);
    },
    refused(refusal) {
      if (refusal instanceof Refused) say(error, refusal.message);
      else if (refusal instanceof StaffRefusal && refusal.kind !== 'Locked') say(error, text(reason(refusal)));
      else failed(refusal);
    },
    progress: byId('note-progress'),
    working: () => text('notes-saving'),
  });
}

/** @param {StaffRefusal} refusal */
const reason = ({ kind }) => (kind === 'OldKey' ? 'notes-moving' : 'notes-refused');

/**
 * Fetches and shows the notes of the thread that is shown now.
 *
 * @param {number | undefined} number
 * @param {boolean} [background]
 */
export async function showNotes(number, background = false) {
  if (number !== shown) {
    field.value = '';
    sayError(field, error, '');
  }
  shown = number;
  renderNotes();
  if (number === undefined) return;
  const before = notesOf(number).length;
  try {
    await loadNotes(number, background);
  } catch (refusal) {
    if (!(refusal instanceof StaffRefusal) || refusal.kind === 'Locked') throw refusal;
    if (shown === number) say(byId('notes-fault'), text('notes-refused'));
    return;
  }
  if (shown !== number) return;
  say(byId('notes-fault'), '');
  renderNotes();
  if (before === 0 && notesOf(number).length > 0) byId('notes', HTMLDetailsElement).open = true;
}

/** Writes the notes that are here. */
export function renderNotes() {
  const notes = shown === undefined ? [] : notesOf(shown);
  byId('notes-count').textContent = text('notes-count', { count: notes.length });
  byId('notes-list').replaceChildren(...notes.map(noteItem));
  if (shown !== undefined) return;
  say(byId('notes-fault'), '');
  field.value = '';
  byId('notes', HTMLDetailsElement).open = false;
}

/** @param {Note} note */
function noteItem(note) {
  const head = element('p', 'note-head', element('strong', '', note.author), element('span', '', momentText(note.writtenAt)));
  const facts = factOf(note);
  const fact = facts ? [element('p', 'note-fact', facts)] : [];
  // The phrase is shown where it is asked for, and not to everybody who looks at the screen.
  const words = note.text && note.kind !== 'phrase' ? [element('p', 'note-text', note.text)] : [];
  const item = element('li', 'staff-note', head, ...fact, ...words);
  item.dataset.kind = note.kind;
  return item;
}

/**
 * What a note that is not words alone says.
 *
 * @param {Note} note
 */
function factOf({ kind, text: words, detail, flag, time }) {
  switch (kind) {
    case 'phrase':
      return text(words ? 'notes-phrase' : 'notes-phrase-none');
    case 'taken-over':
      return text(flag ? 'notes-taken-over' : 'notes-not-taken-over');
    case 'witness-check': {
      const known = flag === undefined ? 'notes-contact-unknown' : flag ? 'notes-contact-safe' : 'notes-contact-unsafe';
      return [text(known), detail].filter(Boolean).join(' ');
    }
    case 'police-record':
      return time === undefined ? text('notes-clock-stopped') : text('notes-clock-since', { moment: momentText(time) });
    case 'danger-handled':
      return text('notes-danger-handled');
    default:
      return '';
  }
}
