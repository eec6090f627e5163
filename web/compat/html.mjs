/** What the documents use: elements, attributes, and values of attributes. */
import { readFileSync } from 'node:fs';
import { filesOf, shown } from './files.mjs';
import { Uses } from './support.mjs';

/** An element's beginning in a template: its name and what stands in it. */
const TAG = /<(?<name>[a-z][a-z0-9]*)(?<rest>(?:\s[^<>]*?)?)\/?>/gu;

/** An attribute and its value, if it has one. */
const ATTRIBUTE = /(?<name>[a-z][a-z-]*)(?:="(?<value>[^"]*)")?/gu;

export function htmlFeatures() {
  const uses = new Uses();
  for (const file of filesOf('templates', '.hbs')) {
    // What the server fills in may hold quotes and angle brackets, and is no markup.
    const source = readFileSync(file, 'utf8').replaceAll(/\{\{!--[^]*?--\}\}/gu, '').replaceAll(/\{\{\{?[^{}]*\}\}\}?/gu, 'x');
    for (const { groups } of source.matchAll(TAG)) element(uses, groups.name, groups.rest, shown(file));
  }
  return uses;
}

/**
 * @param {Uses} uses
 * @param {string} name
 * @param {string} rest
 * @param {string} place
 */
function element(uses, name, rest, place) {
  const language = uses.note(`html.elements.${name}`, place) ? 'html' : 'svg';
  uses.note(`svg.elements.${name}`, place);
  for (const { groups } of rest.matchAll(ATTRIBUTE)) {
    const { name: attribute, value } = groups;
    for (const folder of [`${language}.elements.${name}.${attribute}`, `${language}.global_attributes.${attribute}`]) {
      uses.note(folder, place);
      for (const word of (value ?? '').split(/\s+/u)) uses.note(`${folder}.${word}`, place);
    }
    if (name === 'input' && attribute === 'type') uses.note(`html.elements.input.type_${value}`, place);
    if (name === 'meta' && attribute === 'name') uses.note(`html.elements.meta.name.${value}`, place);
  }
}
