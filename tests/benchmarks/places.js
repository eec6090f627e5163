// Measures the search for a place in the page, from nothing loaded to every key of many names, and leaves the figures, in
// milliseconds, in window.figures.
(async () => {
  const { assets } = document.documentElement.dataset;
  const since = (begun) => performance.now() - begun;
  // Asked for before, so that it is the device that is measured and not the wire.
  const files = ["places/places.js", "places/places_bg.wasm", "places/places.txt"];
  await Promise.all(files.map(async (file) => (await fetch(`${assets}${file}`)).arrayBuffer()));

  const begun = performance.now();
  const [module, bytes] = await Promise.all([
    import(`${assets}places/places.js`).then(async (loaded) => {
      await loaded.default();
      return loaded;
    }),
    fetch(`${assets}places/places.txt`).then((answer) => answer.arrayBuffer()),
  ]);
  const loading = since(begun);
  const parsing = performance.now();
  const places = module.Places.parse(new Uint8Array(bytes));
  const parsed = since(parsing);

  // Letter by letter, as people type: common and rare beginnings, namesakes by the dozen, errors at every place.
  const typed = [
    "nová ves", "lhota", "praha 10 malešice", "ústí nad labem", "české budějovice", "brandýs nad labem", "stará boleslav",
    "xova ves", "kosteelc nad orlici", "uherske hradisste", "pzeň", "okres praha-východ", "středočeský kraj", "370 01", "252 26",
    "sdlec", "krlovy vary", "hradec kralvoe",
  ];
  const keys = typed.flatMap((name) => [...name].map((_, at) => name.slice(0, at + 1)));
  // Ten are listed and one more is asked for; of namesakes all.
  const search = (query) => {
    const found = places.search(query, 11);
    return found.length === 11 && found.every((one) => one.match === "exact") ? places.search(query, 200) : found;
  };
  const searches = keys.map((query) => {
    const start = performance.now();
    search(query);
    return since(start);
  });

  // The same keys in the field itself: the search, the list, and its layout.
  const field = document.querySelector("#place");
  field.focus();
  await new Promise((resolve) => {
    const look = () => {
      field.value = "a";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      if (field.ariaExpanded === "true") resolve();
      else setTimeout(look, 50);
    };
    look();
  });
  const keystrokes = [];
  for (const query of keys) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    const start = performance.now();
    field.value = query;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelector("#place-options").getBoundingClientRect();
    keystrokes.push(since(start));
  }
  window.figures = { loading, parsed, searches, keystrokes };
})().catch((error) => { window.figures = { failed: `${error.kind ?? ""} ${error}` }; });
