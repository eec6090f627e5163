// Walks from the first page to the code as soon as each step can be taken, and notes when. Runs before the page's own
// scripts; the benchmark waits for `figures`.
(() => {
  const seen = {};
  const shown = (css) => {
    const found = document.querySelector(css);
    return found?.checkVisibility() && !found.disabled ? found : null;
  };
  const press = (css) => () => shown(css)?.click();
  const steps = [
    ['usable', '#start-writing', press('#start-writing')],
    ['role', '#role-continue', () => (press('label.choice:has(#role-victim)')(), press('#role-continue')())],
    [
      'place',
      '#place-continue',
      () => {
        document.querySelector('#by-region').open = true;
        const region = document.querySelector('#region');
        region.value = 'CZ010';
        region.dispatchEvent(new Event('change', { bubbles: true }));
        press('#place-continue')();
      },
    ],
    ['centre', '#centre-continue', press('#centre-continue')],
    ['before', '#before-continue', press('#before-continue')],
    ['code', '#code-groups li', () => {}],
  ];
  const glance = () => {
    const [name, css, take] = steps[0];
    if (shown(css)) {
      seen[name] = performance.now();
      steps.shift();
      take();
    }
    if (steps.length > 0) return requestAnimationFrame(glance);
    const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    globalThis.figures = {
      ...seen,
      painted: performance.getEntriesByName('first-contentful-paint')[0].startTime,
      bytes: entries.reduce((sum, entry) => sum + entry.transferSize, 0),
      requests: entries.length,
    };
  };
  requestAnimationFrame(glance);
})();
