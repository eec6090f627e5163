/**
 * The code as five groups.
 */
import { element } from '../ui/dom.js';
import { code } from './state.js';

/**
 * Shows the five groups. A screen reader hears each group symbol by symbol.
 *
 * @param {HTMLElement} list
 */
export function showGroups(list) {
  const items = code().groups().map((group) => {
    const seen = element('span', '', group);
    seen.ariaHidden = 'true';
    return element('li', '', seen, element('span', 'visually-hidden', [...group].join(', ')));
  });
  list.replaceChildren(...items);
}
