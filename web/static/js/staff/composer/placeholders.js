/**
 * Places to fill in: what stands in braces in a text that was kept ready, such as `{čas schůzky}`.
 */

/** A whole one, or a brace that is left of one: half a place to fill in must not go out either. */
const PLACEHOLDER = /\{[^{}\n]*\}?|\}/u;

/**
 * The first place that is still to be filled in.
 *
 * @param {string} words
 * @returns {{ start: number, end: number, place: string } | undefined} where it is, and how it is written
 */
export function firstPlaceholder(words) {
  const found = PLACEHOLDER.exec(words);
  return found ? { start: found.index, end: found.index + found[0].length, place: found[0] } : undefined;
}

/** The longest name of a place to fill in (portal/src/domain/canned_reply.rs). */
const MAX_NAME_CHARS = 60;

/**
 * The first brace of a text that belongs to no place to fill in, if there is one.
 *
 * @param {string} words
 * @returns {{ start: number, end: number } | undefined}
 */
export function brokenPlaceholder(words) {
  for (let from = 0; ; ) {
    const found = firstPlaceholder(words.slice(from));
    if (!found) return undefined;
    const name = /^\{(.*)\}$/u.exec(found.place)?.[1]?.trim() ?? '';
    if (name === '' || [...name].length > MAX_NAME_CHARS) return { start: from + found.start, end: from + found.end };
    from += found.end;
  }
}
