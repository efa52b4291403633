// The search page of the site as files: reads what its address asks, finds it, shows it. Without it, all titles stand there.
import { Catalog } from "./finding.js";
import { cards, filters, pages, said } from "./showing.js";

const MOST_VALUES = 20;
const at = (id) => document.getElementById(id);
const root = new URL("../", import.meta.url);

/** Return what the address asks; what cannot be used is left out, as on the live site. */
function wantedOf(address, index) {
  const given = new URLSearchParams(address);
  const chosen = {};
  for (const { name } of index.facets) {
    const values = given.getAll(name).slice(0, MOST_VALUES).filter(Boolean);
    if (values.length) chosen[name] = [...new Set(values)];
  }
  const sort = given.get("sort");
  return {
    query: [...(given.get("q") ?? "")].slice(0, index.told.limits.characters).join(""),
    chosen,
    sort: index.sorts.some(([one]) => one === sort) ? sort : index.sorts[0][0],
    page: Math.max(1, Number(/^\d{1,5}$/.exec(given.get("page") ?? "")?.[0] ?? 1)),
  };
}

function show(index) {
  const catalog = new Catalog(index);
  const wanted = wantedOf(location.search, index);
  const found = catalog.find(wanted);
  const box = document.querySelector('input[name="q"]');
  if (box) box.value = wanted.query;
  if (wanted.query) {
    at("heading").textContent = `Search: ${wanted.query}`;
    document.title = `${wanted.query.slice(0, 60)} – ${document.title}`;
  }
  at("status").replaceChildren(...said(found, wanted, index));
  at("filters").replaceChildren(...filters(found, wanted, index));
  at("narrowing").hidden = false;
  at("narrowing").className = "filters";
  at("found").replaceChildren(...cards(found, wanted, index, catalog.told, root));
  at("found").className = "cards results";
  at("found").start = (wanted.page - 1) * index.per_page + 1;
  at("pages").replaceChildren(...pages(found, wanted, index));
}

try {
  const answer = await fetch(new URL("search-index.json", root));
  if (!answer.ok) throw new Error(`${answer.status}`);
  show(await answer.json());
} catch (problem) {
  at("status").textContent = "The search could not be loaded; here are all titles.";
  throw problem;
}
