/**
 * What the worker does with notes, labels and drafts.
 */
import { dangerIn, labelFrom } from './notebook/urgent.js';

/**
 * @typedef {import('../../staff/staff.js').LabelToOpen} LabelToOpen
 * @typedef {import('../../staff/staff.js').Note} Note
 * @typedef {import('../../staff/staff.js').Notebook} Notebook
 * @typedef {import('../../staff/staff.js').StaffKeys} StaffKeys
 * @typedef {import('../../staff/staff.js').ThreadLabel} ThreadLabel
 * @typedef {import('../../staff/staff.js').ThreadToOpen} ThreadToOpen
 */

/**
 * @typedef {object} Held what the worker holds besides
 * @property {() => StaffKeys} keys
 * @property {(number: number) => string} threadId of an opened thread: what the server says of notes has to fit it
 */

/** @param {Held} held */
export function notebookCalls(held) {
  /** @type {Map<number, { sealed: string, notebook: Notebook }>} by case number */
  const open = new Map();

  /** @param {number} number */
  function notebookOf(number) {
    const found = open.get(number);
    if (!found) throw new Error('called out of turn');
    return found.notebook;
  }

  const calls = {
    /**
     * A notebook for an opened thread that has none.
     *
     * @param {number} number
     */
    makeNotebook(number) {
      return held.keys().beginNotebook(held.threadId(number));
    },

    /**
     * Opens the notebook of an opened thread. Gives how many notes were read with it: as many as the page has, or none, if it
     * is another one than before.
     *
     * @param {number} number
     * @param {string} sealed
     * @param {number} read how many notes the page has
     */
    openNotebook(number, sealed, read) {
      const before = open.get(number);
      if (before?.sealed !== sealed || before.notebook.read !== read) {
        const notebook = held.keys().openNotebook(held.threadId(number), sealed);
        before?.notebook.wipe();
        open.set(number, { sealed, notebook });
      }
      return notebookOf(number).read;
    },

    /**
     * Opens the notes that follow those already read.
     *
     * @param {number} number
     * @param {string[]} sealed
     */
    openNotes(number, sealed) {
      return notebookOf(number).openNotes(sealed);
    },

    /**
     * @param {number} number
     * @param {Note} note
     * @param {number} sequence
     */
    sealNote(number, note, sequence) {
      return notebookOf(number).sealNote(note, sequence);
    },

    /**
     * @param {number} number
     * @param {ThreadLabel} label
     */
    sealLabel(number, label) {
      return notebookOf(number).sealLabel(label);
    },

    /** @param {LabelToOpen[]} labels */
    openLabels(labels) {
      return held.keys().openLabels(labels);
    },

    /**
     * Looks through a thread that nobody has open here for what cannot wait, and forgets it again.
     *
     * @param {ThreadToOpen} thread
     * @param {string[]} envelopes all of them
     * @param {string | undefined} kept its notebook
     * @param {string[]} notes all of them, sealed
     */
    look(thread, envelopes, kept, notes) {
      const { threadId } = thread;
      const begun = kept === undefined ? held.keys().beginNotebook(threadId) : undefined;
      const opened = held.keys().openThread(thread);
      const notebook = held.keys().openNotebook(threadId, kept ?? begun ?? '');
      try {
        const danger = dangerIn(opened.load(envelopes));
        const label = labelFrom(opened.headSequence, danger, notebook.openNotes(notes));
        return { label, sealed: notebook.sealLabel(label), begun };
      } finally {
        opened.wipe();
        notebook.wipe();
      }
    },

    /**
     * @param {number} number
     * @param {string} text
     */
    sealDraft(number, text) {
      return held.keys().sealDraft(held.threadId(number), text);
    },

    /**
     * @param {number} number
     * @param {string} sealed
     */
    openDraft(number, sealed) {
      return held.keys().openDraft(held.threadId(number), sealed);
    },
  };

  /** Forgets the open notebooks: with another key of the centre they are opened anew. */
  function forget() {
    for (const { notebook } of open.values()) notebook.wipe();
    open.clear();
  }

  return { calls, forget };
}
