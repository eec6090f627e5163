// Measures the reporters' module in the page and leaves the figures in window.figures.
(async () => {
  const root = document.documentElement.dataset;
  const module = await import(`${root.assets}reporter/reporter.js`);
  await module.default({ module_or_path: `${root.assets}reporter/reporter_bg.wasm` });
  const answer = await (await fetch("/api/v1/directory")).json();
  const now = Math.floor(Date.now() / 1000);
  const deployment = new module.Deployment(root.deployment, root.rootKey);
  const directory = deployment.verifyDirectory(answer.directory, now);
  const centre = directory.usableCentres()[0];
  const text = "Dobrý den. ".repeat(200).slice(0, 1700);
  const times = {};
  const measure = (name, work) => {
    const begun = performance.now();
    const result = work();
    (times[name] ??= []).push(performance.now() - begun);
    return result;
  };
  for (let round = 0; round < TIMES; round += 1) {
    const code = module.AccessCode.generate();
    measure("verify the directory", () => deployment.verifyDirectory(answer.directory, now).free());
    const writer = measure("code to keys", () => module.ReporterSession.fromCode(code, deployment));
    const draft = { role: "victim", language: "cs", text };
    const thread = measure("open a thread (2 kB)", () => writer.openThread(directory, centre, draft, now));
    writer.confirmSent();
    const second = measure("seal 2 kB", () => writer.post(text, "cs", now));
    const reader = module.ReporterSession.fromCode(code, deployment);
    reader.load([thread.reporterSeal], [thread.envelope]);
    measure("open 2 kB", () => reader.load([], [second]));
    writer.wipe();
    reader.wipe();
    code.wipe();
  }
  const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
  window.figures = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
})().catch((error) => { window.figures = { failed: `${error.kind ?? ""} ${error}` }; });
