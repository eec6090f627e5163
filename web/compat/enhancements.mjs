/**
 * Features that not all of the oldest browsers know, and that may be used all the same: what happens without them is said
 * with each, and is fine.
 *
 * @type {Record<string, string>}
 */
export const enhancements = {
  // Typography: the text stands there all the same.
  'css.properties.text-wrap': 'lines break where they would have anyway',
  'css.properties.text-wrap.balance': 'the same',
  'css.properties.text-wrap.pretty': 'the same',
  'css.properties.hanging-punctuation': 'opening quotation marks stand in line',
  'css.properties.hanging-punctuation.first': 'the same',
  'css.properties.hyphens': 'Safari 16 knows the prefixed name alone: long words under the numbers break anywhere',
  'css.properties.text-size-adjust': 'the prefixed name, which Safari knows, stands beside it; Firefox does not enlarge by itself',
  'css.properties.user-select': 'text can be selected unless something says otherwise, and nothing does',

  // Space and looks.
  'css.types.length.viewport_percentage_units_dynamic': 'the same length in vh stands before it',
  'css.selectors.has': 'a chosen row is told by its round alone, buttons stand below each other, the name stays in the staff\'s bar',
  'css.properties.container-type': 'css/reporter.css asks for the width of the window instead; help lines keep two columns; the staff\'s page needs a newer browser in any case',
  'css.properties.container-type.inline-size': 'the same',
  'css.at-rules.container': 'the same',
  'css.types.color.color-mix': 'the exit looks the same under the pointer',
  'css.properties.accent-color': 'rounds have the browser\'s own colour; Safari 16 misjudges its contrast, so ours is a dark one by day and a light one by night',
  'css.properties.outline': 'the ring has right angles in Safari before 16.4',
  'css.properties.cursor.pointer': 'phones have no pointer',
  'css.properties.cursor.progress': 'the same',
  'css.properties.resize': 'a field that is too small for its text scrolls',
  'css.properties.resize.vertical': 'the same',
  'css.properties.field-sizing': 'the same',
  'css.properties.field-sizing.content': 'the same',
  'css.properties.overscroll-behavior': 'a list that is too short to scroll lets the page scroll: harmless',
  'css.properties.content-visibility': 'all suggestions are laid out at once',
  'css.properties.content-visibility.auto': 'the same',
  'css.properties.contain-intrinsic-size': 'the same',
  'css.properties.content.alt_text': 'the same content without an alternative stands before it; a screen reader may say it',
  'css.properties.forced-color-adjust': 'the chosen suggestion keeps the colours that the reader has picked for such',
  'css.properties.forced-color-adjust.none': 'the same',

  'css.selectors.marker': 'Safari colours and sizes it, and keeps its own sign',

  // Paper.
  'css.at-rules.page': 'the printer\'s own margins',
  'css.properties.size': 'the printer\'s own size',
  'css.properties.break-after.avoid': 'a heading may stand at the foot of a page',

  // Scripts.
  'api.KeyboardEvent.repeat': 'wrong on desks only, while two keys are held down: three presses of Shift are no such thing',
  'api.KeyboardEvent.isComposing': 'wrong at the last key of an input method: Enter may choose a suggestion, as it would a moment later',
  'api.HTMLElement.focus.options_preventScroll_parameter': 'the page is scrolled to its top right afterwards',

  'javascript.operators.await.top_level': 'Safari fails where two scripts import the one that waits; js/main.js is imported by none',
  'api.Worker.Worker.options_type_parameter': 'the staff\'s page alone: Firefox before 114 says there that a newer browser is needed',

  'api.Window.print': 'the staff\'s page alone, which needs Firefox 114 in any case',

  // Documents.
  'html.elements.meta.name.viewport': 'for phones; desks have no use for it',
  'html.elements.link.rel.icon': 'phones from Apple show none of the page\'s in their tabs',
  'html.elements.link.rel.modulepreload': 'scripts are found by their imports, a little later',
  'html.global_attributes.autocapitalize': 'codes and places are read in any case',
  'html.global_attributes.autocorrect': 'Apple\'s own; others do not correct fields without spelling',
};
