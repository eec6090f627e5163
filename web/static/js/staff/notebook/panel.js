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
import { noteSaved, noteTyped, unsavedNote } from './unsaved.js';

/** @typedef {import('./urgent.js').Note} Note */

/** The protocol's bound: 6,000 bytes of UTF-8. */
const MAX_BYTES = 6_000;

const field = textarea('note');
const error = byId('note-error');
const box = byId('notes', HTMLDetailsElement);

/** @type {number | undefined} the thread whose notes are shown */
let shown;

/** @param {{ changed: (number: number) => void, failed: (error: unknown) => void }} around `changed`: there are other notes */
export function startNotes({ changed, failed }) {
  field.addEventListener('input', () => {
    if (shown !== undefined) noteTyped(shown, field.value);
  });
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
      noteSaved(number);
      if (shown === number) field.value = '';
      renderNotes();
      changed(number);
    },
    refused(refusal) {
      if (refusal instanceof Refused) say(error, refusal.message);
      else if (refusal instanceof StaffRefusal && refusal.kind !== 'Locked') say(error, whyNot(refusal));
      else failed(refusal);
    },
    progress: byId('note-progress'),
    working: () => text('notes-saving'),
  });
}

/**
 * Why a note could not be written, for whoever wrote it.
 *
 * @param {StaffRefusal} refusal
 */
export const whyNot = ({ kind }) => text(kind === 'OldKey' ? 'notes-moving' : 'notes-refused');

/**
 * Fetches and shows the notes of the thread that is shown now.
 *
 * @param {number | undefined} number
 * @param {boolean} [background]
 */
export async function showNotes(number, background = false) {
  const isOther = number !== shown;
  const before = number === undefined || isOther ? 0 : notesOf(number).length;
  if (isOther) {
    field.value = '';
    sayError(field, error, '');
    box.open = false;
  }
  shown = number;
  renderNotes();
  if (number === undefined) return;
  if (isOther) await showUnsaved(number);
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
  if (before === 0 && notesOf(number).length > 0) openNotes();
}

/**
 * Puts back what was typed before and not saved.
 *
 * @param {number} number
 */
async function showUnsaved(number) {
  const words = await unsavedNote(number);
  if (shown !== number || words === '' || field.value !== '') return;
  field.value = words;
  openNotes();
}

/** Opens the box: there is something in it that whoever reads the thread has to see. */
export function openNotes() {
  box.open = true;
}

/** Writes the notes that are here. */
export function renderNotes() {
  const notes = shown === undefined ? [] : notesOf(shown);
  byId('notes-count').textContent = text('notes-count', { count: notes.length });
  byId('notes-list').replaceChildren(...notes.map(noteItem));
  if (shown !== undefined) return;
  say(byId('notes-fault'), '');
  field.value = '';
  box.open = false;
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
