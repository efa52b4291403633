// Search in the browser over search-index.json: the ranking of the live site (BM25 with the weights of its index),
// as near as a page can come. Text goes into the page as text only.
"use strict";
(async () => {
  const root = new URL(".", document.currentScript.src);
  const at = (id) => document.getElementById(id);
  const asked = new URLSearchParams(location.search);
  const STROKES = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i", ħ: "h", þ: "th", ð: "d" };
  const COMMON = new Set("a an and are for how i in is of on or the to what with".split(" "));
  // Field of a resource -> label, names it has in addresses. A field may hold several words, comma by comma.
  const FILTERS = {
    kind: ["Kind", ["kind"]], level: ["Level", ["level"]], access: ["Cost", ["cost", "access"]],
    languages: ["Language", ["language", "languages"]], provider: ["Offered by", ["provider"]],
    topics: ["Topic", ["topic"]], link_state: ["Link", ["link", "state", "link_state"]],
  };

  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[łøđßæœıħþð]/g, (c) => STROKES[c]);
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  // Plural and other endings off, so that near forms of a word meet; the live site has a whole stemmer.
  const stem = (word) => word.length < 5 ? word.replace(/([^s])s$/, "$1")
    : word.replace(/ies$/, "y").replace(/(ss|x|ch|sh)es$/, "$1").replace(/([^su])s$/, "$1").replace(/(ing|ed|e)$/, "");
  const several = (value) => Array.isArray(value) ? value : value ? String(value).split(/,\s*/) : [];

  const read = (resource, weights) => {
    const terms = new Map();
    let size = 0;
    const texts = [];
    for (const [field, weight] of Object.entries(weights)) {
      const found = words(resource[field] ?? "").map(stem);
      size += found.length;
      texts.push(` ${found.join(" ")} `);
      for (const term of found) terms.set(term, (terms.get(term) ?? 0) + weight);
    }
    return { resource, terms, size, texts };
  };

  // One term of a query: other words for it, as phrases; each finds how often it stands in a text, weighted.
  const finder = (phrase, weights, unfinished) => {
    const wanted = phrase.map(stem);
    const factors = Object.values(weights);
    return (one) => {
      if (wanted.length > 1) {
        const text = ` ${wanted.join(" ")} `;
        return one.texts.reduce((sum, field, place) => sum + (field.split(text).length - 1) * factors[place], 0);
      }
      if (!unfinished) return one.terms.get(wanted[0]) ?? 0;
      let sum = 0;
      for (const [term, count] of one.terms) if (term.startsWith(wanted[0])) sum += count;
      return sum;
    };
  };

  const parse = (query, index) => {
    const typed = query.slice(0, 200);
    const phrases = [...typed.matchAll(/"([^"]*)"/g)].map((found) => words(found[1])).filter((found) => found.length);
    const rest = words(typed.replace(/"[^"]*"/g, " "));
    const telling = rest.filter((word) => !COMMON.has(word));
    const last = /[\p{L}\p{N}]$/u.test(typed) ? (telling.length ? telling : rest).length - 1 : -1;
    const single = (telling.length ? telling : rest).slice(0, 12).map((word, place) => {
      const family = [[word], ...(index.synonyms[word] ?? []).map(words)].map((one) => finder(one, index.weights, false));
      // The last word may still be being typed; as on the live site, its beginning is one more term.
      return place === last ? [...family, finder([word], index.weights, true)] : family;
    });
    return [...phrases.map((phrase) => [finder(phrase, index.weights, false)]), ...single].slice(0, 12);
  };

  // Source: sqlite.org/fts5.html section 5.1.1, bm25().
  const rank = (documents, terms, loosely) => {
    const mean = documents.reduce((sum, one) => sum + one.size, 0) / (documents.length || 1);
    const scores = documents.map(() => 0);
    const matched = documents.map(() => 0);
    for (const alternatives of terms) {
      const met = documents.map(() => false);
      for (const count of alternatives) {
        const counts = documents.map(count);
        const having = counts.filter((found) => found > 0).length;
        const idf = Math.max(1e-6, Math.log((documents.length - having + 0.5) / (having + 0.5)));
        counts.forEach((found, place) => {
          if (!found) return;
          met[place] = true;
          scores[place] += idf * found * 2.2 / (found + 1.2 * (0.25 + 0.75 * documents[place].size / mean));
        });
      }
      met.forEach((yes, place) => { matched[place] += yes ? 1 : 0; });
    }
    return documents
      .map((one, place) => ({ resource: one.resource, score: scores[place] * ({ dead: 0.1, failing: 0.8 }[one.resource.link_state] ?? 1), met: matched[place] }))
      .filter((one) => (loosely ? one.met > 0 : one.met === terms.length))
      .sort((a, b) => b.score - a.score || (a.resource.id < b.resource.id ? -1 : 1));
  };

  const distance = (a, b) => {
    const rows = [[...Array(b.length + 1).keys()]];
    for (let i = 1; i <= a.length; i++) {
      rows[i] = [i];
      for (let j = 1; j <= b.length; j++) {
        const cost = a[i - 1] === b[j - 1] ? 0 : 1;
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
    return rows[a.length][b.length];
  };
  const mended = (query, vocabulary) => words(query).map((word) => {
    if (vocabulary.has(word) || COMMON.has(word)) return word;
    const allowed = word.length < 6 ? 1 : 2;
    let best = word, least = allowed + 1, often = 0;
    for (const [other, count] of vocabulary) {
      if (Math.abs(other.length - word.length) > allowed) continue;
      const far = distance(word, other);
      if (far < least || (far === least && count > often)) [best, least, often] = [other, far, count];
    }
    return best;
  }).join(" ");

  const element = (tag, text, attributes = {}) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const tongues = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });
  const tongue = (code) => { try { return tongues.of(code); } catch { return code; } };
  const called = (field, value) => (field === "languages" ? tongue(value)
    : field === "link_state" ? STATES[value] : index[field === "provider" ? "providers" : field]?.[value]) ?? value;
  const STATES = { ok: "alive", unchecked: "not checked yet" };
  const card = ({ resource }) => {
    const item = element("li", "", { class: "card" });
    const heading = item.appendChild(element("h2"));
    heading.append(element("a", resource.title, { href: new URL(`resources/${encodeURIComponent(resource.id)}/`, root) }));
    item.append(element("p", resource.summary));
    const facts = item.appendChild(element("p", "", { class: "facts" }));
    for (const fact of [resource.kind, resource.level, resource.access]) if (fact) facts.append(element("span", fact));
    facts.append(element("span", STATES[resource.link_state] ?? resource.link_state, { class: `state ${resource.link_state}` }));
    return item;
  };

  const index = await (await fetch(new URL("search-index.json", root))).json();
  const documents = index.resources.map((resource) => read(resource, index.weights));
  const vocabulary = new Map();
  for (const { resource } of documents)
    for (const field of ["title", "people_text", "topics_text"])
      for (const word of new Set(words(resource[field] ?? ""))) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);

  const chosen = {};
  for (const [field, [, names]] of Object.entries(FILTERS)) chosen[field] = names.flatMap((name) => asked.getAll(name)).filter(Boolean);
  const fits = (resource, but) => Object.entries(chosen).every(([field, values]) =>
    field === but || !values.length || several(resource[field]).some((value) => values.includes(value)));

  const find = (query) => {
    const terms = parse(query, index);
    if (!terms.length) return { all: documents.map(({ resource }) => ({ resource })).sort((a, b) => a.resource.title.localeCompare(b.resource.title)) };
    const strict = rank(documents, terms, false);
    if (strict.length) return { all: strict };
    const better = mended(query, vocabulary);
    const meant = better !== words(query).join(" ") && rank(documents, parse(better, index), false).length ? better : null;
    return { all: rank(documents, terms, true), loosened: true, meant };
  };

  const say = (query, shown, found) => {
    const status = at("status");
    status.textContent = found.loosened
      ? (shown.length ? `Nothing has all of these words; ${shown.length} have some.` : "Nothing found.")
      : shown.length ? `${shown.length} found.` : "Nothing found with these filters.";
    if (!found.meant) return;
    const link = new URLSearchParams(location.search);
    link.set("q", found.meant);
    status.append(" Did you mean ", element("a", found.meant, { href: `?${link}` }), "?");
  };

  const offer = (all) => {
    at("filters").replaceChildren(...Object.entries(FILTERS).map(([field, [label, [name]]]) => {
      const counts = new Map();
      for (const { resource } of all) if (fits(resource, field)) for (const value of several(resource[field])) counts.set(value, (counts.get(value) ?? 0) + 1);
      const box = element("label", `${label} `);
      const select = box.appendChild(element("select", "", { name }));
      select.append(element("option", "any", { value: "" }));
      for (const value of chosen[field]) if (!counts.has(value)) counts.set(value, 0);
      for (const [value, count] of [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
        const option = element("option", `${called(field, value)} (${count})`, { value });
        option.selected = chosen[field].includes(value);
        select.append(option);
      }
      select.addEventListener("change", () => {
        chosen[field] = select.value ? [select.value] : [];
        const link = new URLSearchParams();
        if (query) link.set("q", query);
        for (const [other, [, [first]]] of Object.entries(FILTERS)) for (const value of chosen[other]) link.append(first, value);
        history.replaceState(null, "", `?${link}`);
        show();
        at("filters").querySelector(`select[name="${name}"]`).focus();
      });
      return box;
    }));
  };

  const query = (asked.get("q") ?? "").slice(0, 200);
  const show = () => {
    const found = find(query);
    const shown = found.all.filter(({ resource }) => fits(resource, null));
    offer(found.all);
    at("narrowing").hidden = !found.all.length;
    say(query, shown, found);
    at("found").replaceChildren(...shown.slice(0, 60).map(card));
    if (shown.length > 60) at("status").append(` The first 60 are shown.`);
  };
  const box = document.querySelector('input[name="q"]');
  if (box) box.value = query;
  if (query) {
    at("heading").textContent = `Search: ${query}`;
    document.title = `${query} – ${document.title}`;
  }
  // On a phone the filters would push what was found off the first screen.
  at("narrowing").open = matchMedia("(min-width: 44rem)").matches || Object.values(chosen).some((values) => values.length);
  show();
})();
