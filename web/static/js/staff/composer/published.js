/**
 * The contacts that a reply is meant to give: help lines, and those of the own centre. They stand in the document
 * (templates/staff/published.hbs), in the language that it has.
 */
import { byId } from '../../ui/dom.js';
import { signedIn } from '../session.js';

/** The country's prefix, which people leave out. */
const COUNTRY = /^tel:(?:\+420)?/u;

/** @returns {import('./findings.js').Published} */
export function published() {
  /** @type {import('./findings.js').Published} */
  const known = { numbers: new Map(), links: new Map(), addresses: [] };
  for (const line of byId('published').children) {
    if (!(line instanceof HTMLElement)) continue;
    const { centre, contacts = '', street = '', town = '' } = line.dataset;
    if (centre !== undefined && centre !== signedIn()?.centre_id) continue;
    const name = line.textContent ?? '';
    for (const contact of contacts.split(' ').filter(Boolean)) {
      if (contact.startsWith('tel:')) known.numbers.set(contact.replace(COUNTRY, ''), name);
      else known.links.set(contact.replace(/^(?:mailto:|https?:\/\/)(?:www\.)?/u, '').replace(/\/$/u, ''), name);
    }
    if (street) known.addresses.push({ street, town, name });
  }
  return known;
}
