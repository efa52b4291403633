// Search in the browser: what a query finds, best first, other spellings, filters and orders, as the live site has them.
import { parsed, Told } from "./query.js";
import { Index } from "./ranking.js";
import { fold } from "./words.js";

const SHORT_WORD = 6;

/** A catalog that can be searched: `search-index.json` as it was read. */
export class Catalog {
  constructor(read) {
    this.resources = read.resources;
    this.facets = read.facets;
    this.told = new Told(read.told);
    this.terms = read.terms.split(" ");
    this.index = new Index(read.resources, read.weights);
    // Members of every value of every filter.
    this.members = new Map(read.facets.flatMap(({ name, values }) =>
      values.map(([value, , places]) => [`${name} ${value}`, new Set(places)])));
    this.keys = {
      relevance: () => 0,
      newest: (one) => -Number((one.added ?? "").replaceAll("-", "")),
      recommended: (one) => -(one.recommended ?? 0),
      shortest: (one) => one.hours_min ?? 1e9,
      title: (one) => fold(one.title),
    };
  }

  /** Return what is found with `{query, chosen, sort}`: places in order, counts for filters, what else was tried. */
  find({ query, chosen, sort }) {
    if (!query.trim()) return this.#page(new Map(this.resources.map((one, place) => [place, 1])), chosen, sort);
    const strict = this.#scores(parsed(query, this.told));
    if (strict.size) return this.#page(strict, chosen, sort);
    const meant = parsed(query, this.told) && this.#meant(query);
    if (meant) return { ...this.#page(this.#scores(parsed(meant, this.told)), chosen, sort), meant };
    const loose = this.#scores(parsed(query, this.told, true));
    return { ...this.#page(loose, chosen, sort), loosened: loose.size > 0 };
  }

  #scores(tree) { return this.index.scores(tree); }

  #page(scores, chosen, sort) {
    const counts = this.#counts([...scores.keys()], chosen);
    const passing = [...scores.keys()].filter((place) => Object.keys(chosen).every((facet) => this.#has(place, facet, chosen)));
    const key = this.keys[sort] ?? this.keys.relevance;
    const ranked = passing.map((place) => {
      const one = this.resources[place];
      return { place, one, key: key(one), score: scores.get(place) * one.weight };
    });
    ranked.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : b.score - a.score || a.place - b.place));
    return { ranked, counts, meant: null, loosened: false };
  }

  #has(place, facet, chosen) {
    return chosen[facet].some((value) => this.members.get(`${facet} ${value}`)?.has(place));
  }

  /** Return how many each value would show if it were chosen too: it counts what passes the filters of other facets. */
  #counts(places, chosen) {
    const counts = new Map();
    for (const { name, values } of this.facets) {
      const others = Object.keys(chosen).filter((facet) => facet !== name);
      const left = places.filter((place) => others.every((facet) => this.#has(place, facet, chosen)));
      for (const [value] of values) {
        const having = this.members.get(`${name} ${value}`);
        counts.set(`${name} ${value}`, left.reduce((sum, place) => sum + having.has(place), 0));
      }
    }
    return counts;
  }

  /** Return the query with unknown words replaced by near known ones, or null if that finds nothing either. */
  #meant(query) {
    const words = this.told.typed(query);
    const mended = words.map((word) => (this.#isKnown(word) ? word : this.#nearest(word)));
    if (mended.every((word, place) => word === words[place])) return null;
    const better = mended.join(" ");
    return this.#scores(parsed(better, this.told)).size ? better : null;
  }

  // With a blank behind it the word counts as typed to its end.
  #isKnown(word) { return this.#scores(parsed(`${word} `, this.told)).size > 0; }

  #nearest(word) {
    const allowed = word.length < SHORT_WORD ? 1 : 2;
    let best = word;
    let least = allowed + 1;
    // The commonest come first, so of two equally near ones the commoner is meant.
    for (const term of this.terms) {
      if (Math.abs(term.length - word.length) > allowed) continue;
      const far = distance(word, term);
      if (far < least) [best, least] = [term, far];
    }
    return best;
  }
}

/** Return how many letters are missing, extra, other or swapped: optimal string alignment. */
function distance(some, other) {
  const rows = [[...Array(other.length + 1).keys()]];
  for (let i = 1; i <= some.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= other.length; j++) {
      const differs = some[i - 1] === other[j - 1] ? 0 : 1;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + differs);
      const swapped = i > 1 && j > 1 && some[i - 1] === other[j - 2] && some[i - 2] === other[j - 1];
      if (swapped) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[some.length][other.length];
}
