/**
 * What the scripts use, by the types that TypeScript finds: not a name alone, but whose member it is. And the syntax, which
 * no type tells.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseSyntax } from 'acorn';
import ts from 'typescript';
import { filesOf, ROOT, shown } from './files.mjs';
import { Uses } from './support.mjs';

/** The newest syntax that all of the browsers know, but for what is looked at below. */
const SYNTAX = 2022;

/** Types of the library that the data know by another name. */
const OTHER_NAMES = { CallableFunction: 'Function', ReadonlyArray: 'Array', ReadonlyMap: 'Map', ReadonlySet: 'Set', IterableIterator: 'Iterator' };

export function scriptFeatures() {
  const uses = new Uses();
  const files = [...filesOf('static/js', '.js'), ...filesOf('static/vendor', '.js'), ...filesOf('dist', '.js')];
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  for (const file of files) {
    syntax(uses, file);
    const source = program.getSourceFile(file);
    const visit = (/** @type {ts.Node} */ node) => {
      use(uses, checker, node, `${shown(file)}:${source.getLineAndCharacterOfPosition(node.pos).line + 1}`);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return uses;
}

/**
 * Whatever is newer than {@link SYNTAX} stops here; regular expressions are read by the parser too.
 *
 * @param {Uses} uses
 * @param {string} file
 */
function syntax(uses, file) {
  const found = (/** @type {string} */ feature) => uses.note(`javascript.${feature}`, shown(file));
  const options = { ecmaVersion: SYNTAX, sourceType: 'module', allowHashBang: false };
  const look = (/** @type {any} */ node, /** @type {boolean} */ inside) => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach((one) => look(one, inside));
    if (node.type === 'AwaitExpression' && !inside) found('operators.await.top_level');
    if (node.type === 'StaticBlock') found('classes.static.initialization_blocks');
    if (node.type === 'ImportExpression') found('operators.import');
    if (node.type === 'PrivateIdentifier') found('classes.private_class_fields');
    if (node.type === 'ChainExpression') found('operators.optional_chaining');
    if (node.type === 'AssignmentExpression' && node.operator === '??=') found('operators.nullish_coalescing_assignment');
    if (node.type === 'LogicalExpression' && node.operator === '??') found('operators.nullish_coalescing');
    if (node.regex) regex(found, node.regex);
    const within = inside || /Function/u.test(node.type ?? '');
    for (const part of Object.values(node)) look(part, within);
  };
  look(parseSyntax(readFileSync(file, 'utf8'), options), false);
}

/**
 * @param {(feature: string) => void} found
 * @param {{ pattern: string, flags: string }} regex
 */
function regex(found, { pattern, flags }) {
  if (/\(\?<[=!]/u.test(pattern)) found('regular_expressions.lookbehind_assertion');
  if (/\(\?<[a-zA-Z]/u.test(pattern)) found('regular_expressions.named_capturing_group');
  if (/\\p\{/iu.test(pattern)) found('regular_expressions.unicode_character_class_escape');
  const names = { d: 'hasIndices', s: 'dotAll', u: 'unicode', v: 'unicodeSets', y: 'sticky' };
  for (const flag of flags) if (names[flag]) found(`builtins.RegExp.${names[flag]}`);
}

/**
 * Members and globals that come from the library's types.
 *
 * @param {Uses} uses
 * @param {ts.TypeChecker} checker
 * @param {ts.Node} node
 * @param {string} place
 */
function use(uses, checker, node, place) {
  if (ts.isPropertyAccessExpression(node)) {
    const symbol = checker.getSymbolAtLocation(node.name);
    if (symbol && isOfTheLibrary(symbol)) member(uses, checker, node.expression, node.name.text, place);
    if (ts.isCallExpression(node.parent) && node.parent.expression === node) {
      for (const word of options(node.parent)) member(uses, checker, node.expression, `${node.name.text}.${word}`, place);
    }
  } else if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
    const { text } = node.expression;
    for (const word of options(node)) uses.note(`api.${text}.${text}.${word}`, place);
  } else if (ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node.parent)) {
    const symbol = checker.getSymbolAtLocation(node);
    if (symbol && isOfTheLibrary(symbol)) global(uses, node.text, place);
  } else if (ts.isIdentifier(node) && ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node) {
    const symbol = checker.getSymbolAtLocation(node);
    if (symbol && isOfTheLibrary(symbol)) global(uses, node.text, place);
  }
}

/** @param {ts.Symbol} symbol */
function isOfTheLibrary(symbol) {
  return (symbol.declarations ?? []).some((declaration) => /[/\\]typescript[/\\]lib[/\\]lib\./u.test(declaration.getSourceFile().fileName));
}

/**
 * @param {Uses} uses
 * @param {string} name
 * @param {string} place
 */
function global(uses, name, place) {
  for (const folder of ['api', 'api.Window', 'javascript.builtins', 'webassembly.api']) uses.note(`${folder}.${name}`, place);
  uses.note(`api.${name}.${name}`, place);
}

/**
 * @param {Uses} uses
 * @param {ts.TypeChecker} checker
 * @param {ts.Expression} owner
 * @param {string} name
 * @param {string} place
 */
function member(uses, checker, owner, name, place) {
  for (const folder of ['api', 'javascript.builtins', 'webassembly.api']) {
    for (const type of typeNames(checker, checker.getTypeAtLocation(owner))) uses.note(`${folder}.${type}.${name}`, place);
    // `Math.max`, `URL.createObjectURL`: members of a variable that is called as what it makes or holds.
    if (!ts.isIdentifier(owner)) continue;
    for (const suffix of ['', '_static']) uses.note(`${folder}.${owner.text}.${name}${suffix}`, place);
  }
}

/**
 * The options in a call, such as `focus({ preventScroll: true })`, by the names that the data have for them.
 *
 * @param {ts.CallExpression | ts.NewExpression} call
 */
function options(call) {
  const properties = (call.arguments ?? []).filter(ts.isObjectLiteralExpression).flatMap((argument) => [...argument.properties]);
  const words = properties.map((property) => property.name?.getText()).filter(Boolean);
  return words.flatMap((word) => [`options_${word}_parameter`, `init_${word}_parameter`]);
}

/**
 * A type's name and those of what it extends, since the data have a member where it is declared.
 *
 * @param {ts.TypeChecker} checker
 * @param {ts.Type} type
 * @returns {Set<string>}
 */
function typeNames(checker, type) {
  const names = new Set();
  const add = (/** @type {ts.Type} */ one) => {
    if (one.isUnionOrIntersection()) return one.types.forEach(add);
    const apparent = checker.getApparentType(one);
    const name = apparent.symbol?.name.replace(/Constructor$/u, '');
    if (!name || names.has(name)) return;
    names.add(OTHER_NAMES[name] ?? name);
    for (const base of apparent.getBaseTypes?.() ?? []) add(base);
  };
  add(type);
  return names;
}
