/**
 * Texts that a centre may begin with, in the page's language.
 */
import { text } from '../../texts/texts.js';

/** @returns {{ title: string, text: string }[]} */
export const startingTexts = () => [
  { title: text('canned-start-received-title'), text: text('canned-start-received-text') },
  { title: text('canned-start-safety-title'), text: text('canned-start-safety-text') },
  { title: text('canned-start-meeting-title'), text: text('canned-start-meeting-text') },
  { title: text('canned-start-later-title'), text: text('canned-start-later-text') },
  { title: text('canned-start-expulsion-title'), text: text('canned-start-expulsion-text') },
  { title: text('canned-start-witness-title'), text: text('canned-start-witness-text') },
  { title: text('canned-start-closing-title'), text: text('canned-start-closing-text') },
];
