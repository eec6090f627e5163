// Opens one conversation after the other while the threads are moved to the new key, and tells how long each took to show.
(async () => {
  const clicks = [];
  const longest = { task: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest.task = Math.max(longest.task, duration);
  }).observe({ type: 'longtask' });
  const asked = (path) => performance.getEntriesByType('resource').filter(({ name }) => name.includes(path));
  const finished = () => asked('/rotation/finish').find(({ responseEnd }) => responseEnd > 0);
  const frame = () => new Promise(requestAnimationFrame);
  const items = () => [...document.querySelectorAll('#thread-list [data-number]')];
  while (items().length < 2) await frame();
  for (let at = 0; !finished(); at += 1) {
    const item = items()[at % items().length];
    const { number } = item.dataset;
    const begun = performance.now();
    item.click();
    const shown = () => document.querySelector('#thread-title').textContent.endsWith(` ${number}`);
    while (!shown()) await frame();
    clicks.push(performance.now() - begun);
    // Somebody reads for a moment.
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const [first] = asked('/staff/rotation?after=0');
  window.figures = { total: finished().responseEnd - first.startTime, longest: longest.task, clicks };
})();
