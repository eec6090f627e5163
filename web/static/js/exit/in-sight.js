/**
 * Keeps the exit where it is seen. What is fixed on a page stays at the edge of the page's own area; but who has enlarged
 * the page with two fingers, has the keyboard open on a phone that moves the page up for it, or reads in type so large that
 * a word is wider than the screen, sees only a part of that area. The exit follows to the upper right corner of what is
 * seen, at the size that it has on an unmoved page.
 *
 * @param {HTMLElement} exit
 */
export function keepInSight(exit) {
  const seen = visualViewport;
  if (!seen) return;
  let asked = false;
  const follow = () => {
    asked = false;
    place(exit, seen);
  };
  const ask = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(follow);
  };
  seen.addEventListener('resize', ask);
  seen.addEventListener('scroll', ask);
  new ResizeObserver(ask).observe(document.documentElement);
  follow();
}

/**
 * @param {HTMLElement} exit
 * @param {VisualViewport} seen
 */
function place(exit, { scale, width, offsetLeft, offsetTop }) {
  exit.style.transform = '';
  const rest = exit.getBoundingClientRect();
  const bar = (exit.parentElement ?? exit).getBoundingClientRect();
  // The gaps to the edges shrink with the exit, so that on the glass they are what they were.
  const right = (bar.right - rest.right) / scale;
  const top = (rest.top - bar.top) / scale;
  const x = offsetLeft + width - right - rest.right;
  const y = offsetTop + top - rest.top;
  // Measured in fractions of a pixel, so a page that was never moved is off by less than one.
  if (Math.abs(scale - 1) < 0.01 && Math.abs(x) < 1 && Math.abs(y) < 1) return;
  exit.style.transformOrigin = '100% 0';
  exit.style.transform = `translate(${x}px, ${y}px) scale(${1 / scale})`;
}
