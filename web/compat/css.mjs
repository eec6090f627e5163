/** What the styles use: properties and their values, functions, units, selectors, at-rules and the questions in them. */
import { readFileSync } from 'node:fs';
import { parse, walk } from 'css-tree';
import { filesOf, shown } from './files.mjs';
import { entry, Uses } from './support.mjs';

/** Where the data have functions and words that any property may take. */
const VALUE_FOLDERS = ['css.types', 'css.types.color', 'css.types.length', 'css.types.global_keywords', 'css.types.transform-function', 'css.types.image', 'css.types.gradient', 'css.types.filter-function', 'css.types.easing-function', 'css.types.basic-shape'];

/** The units of the dynamic, large and small viewport, by the data's names. */
const VIEWPORTS = { d: 'dynamic', l: 'large', s: 'small' };

export function cssFeatures() {
  const uses = new Uses();
  for (const file of filesOf('static/css', '.css')) {
    const tree = parse(readFileSync(file, 'utf8'), { positions: true, parseCustomProperty: true });
    walk(tree, (node) => {
      const place = `${shown(file)}:${node.loc?.start.line}`;
      if (node.type === 'Declaration') declaration(uses, node, place);
      else if (node.type === 'Atrule') uses.note(`css.at-rules.${node.name}`, place);
      else if (node.type === 'Feature') uses.note(`css.at-rules.${node.kind}.${node.name}`, place);
      else if (node.type === 'PseudoClassSelector' || node.type === 'PseudoElementSelector') selector(uses, node.name, place);
      else if (node.type === 'NestingSelector') uses.note('css.selectors.nesting', place);
    });
  }
  return uses;
}

/**
 * @param {Uses} uses
 * @param {string} name
 * @param {string} place
 */
function selector(uses, name, place) {
  const bare = name.replace(/^-\w+-/u, '');
  if (!uses.note(`css.selectors.${name}`, place)) uses.note(`css.selectors.${bare}`, place);
}

/**
 * @param {Uses} uses
 * @param {any} node
 * @param {string} place
 */
function declaration(uses, node, place) {
  const property = `css.properties.${node.property}`;
  uses.note(property, place);
  walk(node.value, (part) => {
    if (part.type === 'Identifier') {
      uses.note(`${property}.${part.name}`, place);
      if (part.name.toLowerCase() in (entry('css.types.color') ?? {})) uses.note(`css.types.color.${part.name.toLowerCase()}`, place);
    } else if (part.type === 'Function') {
      uses.note(`${property}.${part.name}`, place);
      for (const folder of VALUE_FOLDERS) uses.note(`${folder}.${part.name}`, place);
    } else if (part.type === 'Dimension') {
      unit(uses, part.unit, place);
    } else if (part.type === 'Operator' && part.value === '/' && node.property === 'content') {
      uses.note(`${property}.alt_text`, place);
    }
  });
}

/**
 * @param {Uses} uses
 * @param {string} name
 * @param {string} place
 */
function unit(uses, name, place) {
  const viewport = /^(?<kind>[dls])v(?:h|w|i|b|min|max)$/u.exec(name)?.groups?.kind;
  if (viewport) uses.note(`css.types.length.viewport_percentage_units_${VIEWPORTS[viewport]}`, place);
  else if (/^cq/u.test(name)) uses.note('css.types.length.container_query_length_units', place);
  else uses.note(`css.types.length.${name}`, place);
}
