// What the search page shows, as elements. Text goes into them as text only.
import { stemsOf } from "./query.js";
import { stem, fold } from "./words.js";

function element(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}

/** Return the link that asks something else. */
function asking(wanted, change, index) {
  const { query, chosen, sort, page } = { ...wanted, page: 1, ...change };
  const pairs = new URLSearchParams();
  if (query) pairs.append("q", query);
  for (const { name } of index.facets) for (const value of [...(chosen[name] ?? [])].sort()) pairs.append(name, value);
  if (sort !== index.sorts[0][0]) pairs.append("sort", sort);
  if (page > 1) pairs.append("page", page);
  return `?${pairs}`;
}

function withValues(chosen, facet, values) {
  const others = Object.fromEntries(Object.entries(chosen).filter(([name]) => name !== facet));
  return values.length ? { ...others, [facet]: values } : others;
}

const labelOf = (facet, value) => facet.values.find(([code]) => code === value)?.[1] ?? value;

/** Return what is said of what was found, and what is chosen with a way to take it off. */
export function said(found, wanted, index) {
  const total = found.ranked.length;
  const last = Math.ceil(total / index.per_page);
  if (found.meant) {
    const link = element("a", { href: asking(wanted, { query: found.meant }, index) }, found.meant);
    return [`Nothing has “${wanted.query}”. Did you mean `, link, `? ${total} found with it.`];
  }
  const have = (found.partly || total) === 1 ? "has" : "have";
  if (found.loosened) return [`Nothing has all of these words; ${total} ${have} most of them.`];
  const page = last > 1 ? `, page ${wanted.page} of ${last}` : "";
  if (found.partly) return [`${total - found.partly} found; ${found.partly} more ${have} most of the words${page}.`];
  if (!total) return ["Nothing found. Take off a filter, or try fewer words."];
  return [`${total} found${page}.`];
}

/** Return the filters with what each value would show, and the orders. */
export function filters(found, wanted, index) {
  const taken = index.facets.flatMap((facet) => (wanted.chosen[facet.name] ?? []).map((value) => {
    const left = wanted.chosen[facet.name].filter((other) => other !== value);
    const label = `${facet.name === "without" ? "without " : ""}${labelOf(facet, value)}`;
    return element("li", {}, element("a", { href: asking(wanted, { chosen: withValues(wanted.chosen, facet.name, left) }, index) },
      label, element("span", { class: "unseen" }, ", take this filter off"), element("span", { "aria-hidden": "true" }, " ×")));
  }));
  const orders = index.sorts.map(([sort, label]) => option(label, null, asking(wanted, { sort }, index), sort === wanted.sort));
  return [
    ...(taken.length ? [element("h2", { class: "unseen" }, "Chosen filters"), element("ul", { class: "inline chosen" }, ...taken)] : []),
    section("order", "Order by", orders),
    ...index.facets.map((facet) => ({ facet, options: optionsOf(facet, found, wanted, index) }))
      .filter(({ facet, options }) => options.length > 1 || wanted.chosen[facet.name] || (facet.name === "without" && options.length))
      .map(({ facet, options }) => section(`facet-${facet.name}`, facet.label, options)),
  ];
}

function section(id, label, options) {
  return element("section", { "aria-labelledby": id }, element("h2", { id }, label), element("ul", { class: "facet" }, ...options));
}

function option(label, shows, href, chosen, depth = 0) {
  const link = element("a", { href, "aria-current": chosen ? "true" : null }, label);
  if (shows !== null) link.append(" ", element("span", { class: "count" }, `${shows}`));
  return element("li", { class: depth ? `under${depth}` : null }, link);
}

function optionsOf(facet, found, wanted, index) {
  const chosen = wanted.chosen[facet.name] ?? [];
  const shows = (value) => found.counts.get(`${facet.name} ${value}`) ?? 0;
  if (facet.name === "topic") return topicOptions(facet, shows, wanted, index);
  const strangers = chosen.filter((value) => !facet.values.some(([code]) => code === value)).map((value) => [value, value]);
  let offered = [...facet.values, ...strangers].filter(([value]) => shows(value) || chosen.includes(value));
  if (!facet.ordered) offered.sort((a, b) => shows(b[0]) - shows(a[0]));
  if (facet.most) offered = offered.filter(([value], place) => place < facet.most || chosen.includes(value));
  return offered.map(([value, label]) => {
    const values = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    return option(label, shows(value), asking(wanted, { chosen: withValues(wanted.chosen, facet.name, values) }, index), chosen.includes(value));
  });
}

/** Return the tops of the tree of topics, and what is under those that are chosen or lead to a chosen one. */
function topicOptions(facet, shows, wanted, index) {
  const chosen = wanted.chosen.topic ?? [];
  const under = new Map(Object.entries(index.under));
  const upwards = (topic) => {
    const found = [];
    for (let above = topic; above && !found.includes(above); above = under.get(above)) found.push(above);
    return found;
  };
  const opened = new Set(chosen.flatMap(upwards));
  const offered = facet.values.filter(([value]) => shows(value) || chosen.includes(value));
  const strangers = chosen.filter((value) => !facet.values.some(([code]) => code === value));
  const below = (above, depth) => offered.filter(([value]) => (under.get(value) ?? null) === above)
    .flatMap(([value, label]) => [one(value, label, depth), ...(opened.has(value) ? below(value, Math.min(depth + 1, 3)) : [])]);
  // Whoever chooses a part wants no longer the whole, nor its other way round.
  const one = (value, label, depth) => {
    const rest = chosen.filter((other) => other !== value && !upwards(value).includes(other) && !upwards(other).includes(value));
    const values = chosen.includes(value) ? rest : [...rest, value];
    return option(label, shows(value), asking(wanted, { chosen: withValues(wanted.chosen, "topic", values) }, index), chosen.includes(value), depth);
  };
  return [...below(null, 0), ...strangers.map((value) => one(value, value, 0))];
}

/** Return the results of a page. */
export function cards(found, wanted, index, told, root) {
  const stems = stemsOf(found.meant ?? wanted.query, told);
  const first = (wanted.page - 1) * index.per_page;
  return found.ranked.slice(first, first + index.per_page).map(({ one }) => {
    const link = element("a", { href: new URL(`resources/${encodeURIComponent(one.id)}/`, root) }, ...marked(one.title, stems));
    const facts = [one.kind, one.level, one.cost, one.hours, one.recommended && recommended(one.recommended)];
    return element("li", { class: "card" },
      element("h2", {}, link),
      ...(one.people_text ? [element("p", { class: "quiet" }, ...marked(one.people_text, stems))] : []),
      element("p", {}, ...marked(one.summary ?? "", stems)),
      element("p", { class: "facts" }, ...facts.filter(Boolean).map((fact) => element("span", {}, fact)),
        element("span", { class: `state ${one.state}` }, one.state_label)));
  });
}

const recommended = (guides) => `${guides} ${guides === 1 ? "guide recommends" : "guides recommend"} it`;

/** Return a text in pieces, with a mark around each word that a query means. */
function marked(text, stems) {
  return text.split(/([\p{L}\p{N}]+)/u).map((piece, place) =>
    (place % 2 && stems.has(stem(fold(piece))) ? element("mark", {}, piece) : piece));
}

/** Return the way to more results. */
export function pages(found, wanted, index) {
  const last = Math.ceil(found.ranked.length / index.per_page);
  const links = [];
  if (wanted.page > 1 && last > 1) {
    const page = Math.min(wanted.page - 1, last);
    links.push(element("li", {}, element("a", { rel: "prev", href: asking(wanted, { page }, index) }, "Earlier results")));
  }
  if (wanted.page < last) links.push(element("li", {}, element("a", { rel: "next", href: asking(wanted, { page: wanted.page + 1 }, index) }, "More results")));
  return links.length ? [element("nav", { "aria-label": "Pages of results" }, element("ul", { class: "inline" }, ...links))] : [];
}
