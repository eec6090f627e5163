/**
 * Starts the modules that the document names in `data-module`, one after the other. The exit comes first.
 *
 * @typedef {{ start: () => void | Promise<void> }} PageModule
 */

for (const name of (document.body.dataset.module ?? '').split(' ')) {
  /** @type {PageModule} */
  const module = await import(`./${name}/${name}.js`);
  await module.start();
}

export {};
