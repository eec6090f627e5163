/**
 * People and their places in words.
 */
import { text } from '../texts/texts.js';
import { element, select } from '../ui/dom.js';

/** @param {string} role */
export function roleName(role) {
  if (role === 'head') return text('role-head');
  if (role === 'coordinator') return text('role-coordinator');
  if (role === 'operator') return text('role-operator');
  return text('role-counsellor');
}

/**
 * The name of a centre, from the list that the document brings along.
 *
 * @param {string | null | undefined} id
 */
export function centreName(id) {
  const option = [...select('invite-centre').options].find(({ value }) => value === id);
  return option?.text ?? id ?? '';
}

/**
 * The digits of a fingerprint, in groups that are read one by one.
 *
 * @param {string} digits in groups with spaces between
 */
export function digitGroups(digits) {
  // With the spaces between, so that they are read and copied as groups.
  return digits.split(' ').flatMap((group) => [element('span', '', group), ' ']);
}
