// Search in the browser: what a query finds, best first, other spellings, filters and orders, as the live site has them.
import { allOf, anyOf, parsed, pieces, Told } from "./query.js";
import { Index } from "./ranking.js";
import { fold, wordsOf } from "./words.js";

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
    if (!query.trim()) return this.#page(new Map(this.resources.map((one, place) => [place, one.weight])), chosen, sort);
    const tree = parsed(query, this.told);
    const whole = this.#worth(tree);
    const meant = tree && !whole.size && this.#meant(query);
    if (meant) return { ...this.#page(this.#worth(parsed(meant, this.told)), chosen, sort), meant };
    if (!tree || whole.size >= this.told.limits.few_whole) return this.#page(whole, chosen, sort);
    const both = behind(whole, this.#mostOf(query), this.told.limits.behind);
    const found = this.#page(both, chosen, sort);
    if (!whole.size) return { ...found, loosened: both.size > 0 };
    return { ...found, partly: found.ranked.filter(({ place }) => !whole.has(place)).length };
  }

  /** Return what each place is worth that has what a tree asks, its weight included. */
  #worth(tree) {
    return new Map([...this.#scores(tree)].map(([place, score]) => [place, score * this.resources[place].weight]));
  }

  /** Return what has most of the words of a query; what is quoted or wished must be there, unless nothing has it. */
  #mostOf(query) {
    const [groups, musts] = pieces(query, this.told);
    if (!groups.length) return this.#most(musts, []);
    const found = this.#most(groups, musts);
    return found.size ? found : this.#most(groups, []);
  }

  /** Return what has most of the groups and all that must be: a rare word tells more than a common one. */
  #most(groups, musts) {
    const having = groups.map((group) => [group, this.#scores(group)]).filter(([, places]) => places.size);
    const known = having.map(([group, places]) => [group, places, Math.log(1 + this.resources.length / places.size)]);
    const total = known.reduce((sum, [, , telling]) => sum + telling, 0);
    const found = new Map();
    if (!known.length) return found;
    for (const [place, worth] of this.#worth(allOf([anyOf(known.map(([group]) => group)), ...musts]))) {
      const share = known.reduce((sum, [, places, telling]) => sum + (places.has(place) ? telling : 0), 0) / total;
      if (share >= this.told.limits.least_share) found.set(place, worth * share ** 2);
    }
    return found;
  }

  #scores(tree) { return this.index.scores(tree); }

  #page(scores, chosen, sort) {
    const counts = this.#counts([...scores.keys()], chosen);
    const passing = [...scores.keys()].filter((place) => Object.keys(chosen).every((facet) => this.#has(place, facet, chosen)));
    const key = this.keys[sort] ?? this.keys.relevance;
    const ranked = passing.map((place) => {
      const one = this.resources[place];
      return { place, one, key: key(one), score: scores.get(place) };
    });
    ranked.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : b.score - a.score || a.place - b.place));
    return { ranked, counts, meant: null, loosened: false, partly: 0 };
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

  /** Return the query with unknown words replaced by what they belong to or by near known ones, or null. */
  #meant(query) {
    const words = this.told.typed(query);
    const mended = this.#named(words).flatMap((name) => this.#mended(name));
    if (same(mended, words)) return null;
    const better = mended.join(" ");
    return this.#scores(parsed(better, this.told)).size ? better : null;
  }

  /** Return the words, several in a row together where they are one name that belongs to a topic. */
  #named(words) {
    const named = [];
    for (let left = words; left.length;) {
      let length = Math.min(this.told.longestBroader, left.length);
      while (length > 1 && !this.told.broader.has(left.slice(0, length).join(" "))) length--;
      named.push(left.slice(0, length));
      left = left.slice(length);
    }
    return named;
  }

  #mended(name) {
    const text = name.join(" ");
    if (this.#isKnown(text)) return name;
    const broader = this.told.broader.get(text);
    return broader ? wordsOf(broader) : [this.#nearest(text)];
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

const same = (some, others) => some.length === others.length && some.every((word, place) => word === others[place]);

/** Return what has all words with what has most of them behind it, in the order that each has. */
function behind(whole, most, factor) {
  const others = [...most].filter(([place]) => !whole.has(place));
  if (!whole.size || !others.length) return new Map([...whole, ...others]);
  const least = Math.min(...whole.values());
  const best = Math.max(...others.map(([, worth]) => worth));
  return new Map([...whole, ...others.map(([place, worth]) => [place, least * factor * worth / best])]);
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
