/**
 * Notes in a message: what a writer wants the centre to mind when answering. They stand at the beginning of the text,
 * one a line, each as a mark, a space, its name in the writer's language, a colon with a space, and what was told; an
 * empty line ends them. So they are inside the encryption, and readable for whoever does not know the marks.
 */

/**
 * @typedef {'danger' | 'safe-times' | 'unmentioned'} Kind
 * @typedef {{ kind: Kind, told: string }} Note
 */

/** The marks: circled digits, which the phones' own fonts have and nobody begins a sentence with. */
const MARKS = /** @type {const} */ ([
  ['danger', '①'],
  ['safe-times', '②'],
  ['unmentioned', '③'],
]);

/**
 * @param {string} words
 * @param {{ kind: string, name: string, told: string }[]} notes those without content are left out
 */
export function withNotes(words, notes) {
  const lines = MARKS.flatMap(([kind, mark]) => {
    const { name = '', told = '' } = notes.find((note) => note.kind === kind) ?? {};
    // A note is one line.
    const content = told.trim().replace(/\s+/gu, ' ');
    return content ? [`${mark} ${name}: ${content}`] : [];
  });
  return lines.length > 0 ? `${lines.join('\n')}\n\n${words}` : words;
}

/**
 * Takes a text apart again.
 *
 * @param {string} whole
 * @returns {{ notes: Note[], words: string }}
 */
export function notesOf(whole) {
  const lines = whole.split('\n');
  const end = lines.indexOf('');
  const notes = lines.slice(0, Math.max(end, 0)).map(note);
  if (notes.length === 0 || notes.includes(undefined)) return { notes: [], words: whole };
  return { notes: notes.flatMap((one) => one ?? []), words: lines.slice(end + 1).join('\n') };
}

/**
 * @param {string} line
 * @returns {Note | undefined}
 */
function note(line) {
  const [kind] = MARKS.find(([, mark]) => line.startsWith(`${mark} `)) ?? [];
  const colon = line.indexOf(': ');
  return kind && colon > 0 ? { kind, told: line.slice(colon + 2) } : undefined;
}
