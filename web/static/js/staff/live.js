/**
 * What the server tells by itself: that the lists have changed, and who is writing. Where nothing is heard, as behind a proxy
 * that gathers answers before it passes them on, the page has to ask by itself.
 */

/**
 * @typedef {object} Happening as the API gives it
 * @property {number} revision of the centre's lists
 * @property {{ number: number, member: string }[]} writing which threads colleagues are writing in
 */

/** The server gives a sign of life every fifteen seconds; after two that are missing nobody is there. */
const SILENCE_MS = 40_000;

/** A refused connection (too many listen, or a moment of maintenance) is tried again after this long; the page asks meanwhile. */
const AGAIN_MS = 30_000;

/** @type {EventSource | undefined} */
let source;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let again;
/** When something was heard last. */
let heardAt = 0;

/** Whether the server will tell what is new. */
export const hears = () => Date.now() - heardAt < SILENCE_MS;

/**
 * Begins to listen. A lost connection is made anew by the browser, which then tells the server what it knows.
 *
 * @param {(happening: Happening) => void} told
 */
export function startListening(told) {
  stopListening();
  source = new EventSource('/api/v1/staff/events');
  source.addEventListener('news', ({ data }) => {
    heardAt = Date.now();
    told(JSON.parse(data));
  });
  source.addEventListener('beat', () => {
    heardAt = Date.now();
  });
  source.addEventListener('error', () => {
    heardAt = 0;
    if (source?.readyState !== EventSource.CLOSED) return;
    again = setTimeout(() => startListening(told), AGAIN_MS);
  });
}

/** Listens no more. */
export function stopListening() {
  clearTimeout(again);
  source?.close();
  source = undefined;
  heardAt = 0;
}
