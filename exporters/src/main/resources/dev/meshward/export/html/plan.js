/* Searching tables and choosing colours. Everything is there without it. */
(() => {
  const letters = { O: "outside", J: "joined", S: "strict", A: "authorized", R: "refused", "?": "unknown", "–": "not carried" };

  function findables(table) {
    const fields = [...table.tHead.rows[0].cells].map(cell => (cell.dataset.fields || "").split(" ").filter(each => each));
    return [...table.tBodies[0].rows].map(row => {
      const texts = [...row.cells].map(cell => cell.textContent);
      const besides = {
        calls: row.dataset.calls ? row.dataset.calls.split("\n") : [],
        calledby: row.dataset.calledby ? row.dataset.calledby.split("\n") : [],
      };
      const values = field => {
        const found = [...(besides[field] || [])];
        fields.forEach((names, i) => {
          if (!names.includes(field) || texts[i] === "") return;
          found.push(texts[i]);
          if (field === "state" && letters[texts[i]]) found.push(letters[texts[i]]);
        });
        return found;
      };
      return { row, texts, values };
    });
  }

  function unknownField(text, table) {
    const known = new Set([...table.tHead.rows[0].cells].flatMap(cell => (cell.dataset.fields || "").split(" ")));
    if (table.querySelector("tr[data-calls],tr[data-calledby]")) known.add("calls").add("calledby");
    const bare = text.replace(/"[^"]*"/g, "");
    for (const [, name] of bare.matchAll(/(?:^|[\s(!])(ns|wl|owner|stage|state|finding|label|calls|calledby|confidence)[:<>=]/gi)) {
      if (!known.has(name.toLowerCase())) return name;
    }
    return "";
  }

  for (const form of document.querySelectorAll("form.search")) {
    const table = document.getElementById(form.dataset.table);
    const input = form.querySelector("input");
    const output = form.querySelector("output");
    const details = table.closest("details");
    let all = null;
    let waiting = 0;

    const say = (text, wrong) => {
      output.textContent = text;
      input.setAttribute("aria-invalid", wrong ? "true" : "false");
    };

    const search = () => {
      all = all || findables(table);
      const read = meshwardSearch(input.value);
      if (read.because) return say("Character " + (read.position + 1) + ": " + read.because, true);
      const unknown = unknownField(input.value, table);
      if (unknown) return say("Nothing in this table has " + unknown + ":", true);
      let found = 0;
      for (const each of all) {
        const isFound = read.finds(each);
        each.row.hidden = !isFound;
        if (isFound) found++;
      }
      if (details && input.value.trim()) details.open = true;
      say(found === all.length ? all.length + " rows" : found + " of " + all.length + " rows", false);
    };

    form.addEventListener("submit", event => {
      event.preventDefault();
      search();
    });
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(search, 150);
    });
  }

  for (const radio of document.querySelectorAll("input[name=theme]")) {
    radio.addEventListener("change", () => {
      if (radio.value) document.documentElement.dataset.theme = radio.value;
      else delete document.documentElement.dataset.theme;
    });
  }

  addEventListener("keydown", event => {
    if (event.key !== "/" || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
    const visible = [...document.querySelectorAll("form.search input")];
    const next = visible.find(input => input.getBoundingClientRect().top > 0) || visible[0];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });

  const folded = () => [...document.querySelectorAll("main details:not([open])")];
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = folded();
    opened.forEach(each => (each.open = true));
  });
  addEventListener("afterprint", () => opened.forEach(each => (each.open = false)));
})();
