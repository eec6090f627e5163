/**
 * QR codes, drawn on the device: what is in them goes to nobody.
 */
import { encode } from '../../vendor/uqr/index.js';

const SVG = 'http://www.w3.org/2000/svg';

/** Light modules around the code, as ISO/IEC 18004 asks for. */
const QUIET_MODULES = 4;

/**
 * A text as a QR code: dark on light in every colour scheme, since many readers see no other. It is hidden from screen
 * readers: whoever shows it says beside it what it is, and the same as text.
 *
 * @param {string} text
 * @returns {SVGElement} one user unit for each module
 */
export function qrSvg(text) {
  // Level M: a fold or a smudge on paper does not matter.
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_MODULES });
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'qr');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('shape-rendering', 'crispEdges');
  svg.setAttribute('aria-hidden', 'true');
  const ground = document.createElementNS(SVG, 'rect');
  ground.setAttribute('width', String(size));
  ground.setAttribute('height', String(size));
  ground.setAttribute('fill', '#ffffff');
  const modules = document.createElementNS(SVG, 'path');
  modules.setAttribute('d', data.map(rowPath).join(''));
  modules.setAttribute('fill', '#000000');
  svg.append(ground, modules);
  return svg;
}

/**
 * The dark modules of a row, those beside each other as one rectangle.
 *
 * @param {boolean[]} row
 * @param {number} y
 */
function rowPath(row, y) {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x += 1;
    path += `M${from} ${y}h${x + 1 - from}v1h${from - x - 1}z`;
  }
  return path;
}
