/**
 * Sign-in names as the portal takes them.
 */

/** The portal's bounds (portal/src/domain/staff.rs, flows/registration.rs). */
const SHORTEST = 3;
const LONGEST = 60;

/**
 * The one form in which a name is stored and looked up.
 *
 * @param {string} typed
 */
export const canonicalName = (typed) => typed.trim().toLowerCase();

/**
 * Whether a name needs no explaining over the telephone: letters, digits and . - _ @ +
 *
 * @param {string} name
 */
export function isSignInName(name) {
  const { length } = [...name];
  return length >= SHORTEST && length <= LONGEST && /^[\p{Alphabetic}\p{N}.\-_@+]+$/u.test(name);
}
