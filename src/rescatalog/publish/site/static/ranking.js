// An index of words in memory, and what a tree of terms is worth in it: BM25 with the weights of the live site's index.
import { stem, wordsOf } from "./words.js";

const K1 = 1.2;
const B = 0.75;
const LEAST_IDF = 1e-6;
// Positions in one text stay below this.
const ROOM = 1 << 20;

export class Index {
  /** Read resources: each has a text by the name of each column of `weights`. */
  constructor(resources, weights) {
    this.columns = Object.keys(weights);
    this.weights = Object.values(weights);
    this.postings = new Map();
    this.sizes = resources.map((one, place) => this.#read(one, place));
    this.mean = this.sizes.reduce((sum, size) => sum + size, 0) / (this.sizes.length || 1);
  }

  /** Return what each place is worth that has what a tree asks, by place; null asks nothing. */
  scores(tree) {
    if (tree === null) return new Map();
    if (tree.phrase) return this.#scoredPhrase(tree);
    const parts = (tree.any ?? tree.all).map((part) => this.scores(part));
    const sums = new Map();
    for (const part of parts) for (const [place, score] of part) sums.set(place, (sums.get(place) ?? 0) + score);
    if (tree.all) for (const place of sums.keys()) if (!parts.every((part) => part.has(place))) sums.delete(place);
    return sums;
  }

  #read(one, place) {
    let size = 0;
    this.columns.forEach((column, number) => {
      const words = wordsOf(one[column] ?? "");
      size += words.length;
      words.forEach((word, position) => this.#note(stem(word), place, number * ROOM + position));
    });
    return size;
  }

  #note(term, place, hit) {
    if (!this.postings.has(term)) this.postings.set(term, new Map());
    const places = this.postings.get(term);
    if (places.has(place)) places.get(place).push(hit);
    else places.set(place, [hit]);
  }

  // Source: sqlite.org/fts5.html section 5.1.1, bm25().
  #scoredPhrase({ phrase, columns, unfinished }) {
    const allowed = this.columns.map((name) => !columns || columns.includes(name));
    const found = new Map();
    for (const [place, hits] of this.#hits(phrase, unfinished)) {
      const counted = hits.map((hit) => Math.floor(hit / ROOM)).filter((column) => allowed[column]);
      if (counted.length) found.set(place, counted.reduce((sum, column) => sum + this.weights[column], 0));
    }
    const idf = Math.max(LEAST_IDF, Math.log((this.sizes.length - found.size + 0.5) / (found.size + 0.5)));
    for (const [place, often] of found) {
      const length = K1 * (1 - B + B * this.sizes[place] / this.mean);
      found.set(place, idf * often * (K1 + 1) / (often + length));
    }
    return found;
  }

  /** Return where a phrase begins, by place. */
  #hits([first, ...others], unfinished) {
    if (unfinished) return this.#beginning(first);
    const begun = this.postings.get(first) ?? new Map();
    if (!others.length) return begun;
    const found = new Map();
    for (const [place, hits] of begun) {
      const following = others.map((term) => new Set(this.postings.get(term)?.get(place)));
      const whole = hits.filter((hit) => following.every((places, number) => places.has(hit + number + 1)));
      if (whole.length) found.set(place, whole);
    }
    return found;
  }

  #beginning(start) {
    const found = new Map();
    for (const [term, places] of this.postings) {
      if (term.startsWith(start)) for (const [place, hits] of places) found.set(place, [...(found.get(place) ?? []), ...hits]);
    }
    return found;
  }
}
