// What people type, as a tree of terms; the live site builds the same from the same words.
import { fold, stem, wordsOf } from "./words.js";

/** Words that are taken for one another, wishes apart from the subject, and how a match counts: as the index has them. */
export class Told {
  constructor(told) {
    this.limits = told.limits;
    this.common = new Set(told.common);
    this.without = new Set(told.without);
    this.wishes = new Map(Object.entries(told.wishes));
    this.boosts = told.boosts;
    this.broader = new Map(Object.entries(told.broader));
    this.kin = new Map();
    this.titles = new Map();
    for (const family of told.families) {
      for (const word of family) {
        this.kin.set(word, new Set([...(this.kin.get(word) ?? [word]), ...family]));
        if (!this.titles.has(word)) this.titles.set(word, family[0]);
      }
    }
    this.longestBroader = Math.max(1, ...[...this.broader.keys()].map((name) => name.split(" ").length));
    this.longest = Math.max(1, ...[...this.kin.keys()].map((word) => word.split(" ").length));
  }

  family(word) { return [...(this.kin.get(word) ?? [word])]; }

  /** Return the words of a query as far as it is read. */
  typed(query) { return wordsOf(cut(query, this.limits.characters)).slice(0, this.limits.words); }
}

const cut = (text, most) => [...text].slice(0, most).join("");
export const anyOf = (parts) => (parts.length === 1 ? parts[0] : { any: parts });
export const allOf = (parts) => (parts.length === 1 ? parts[0] : { all: parts });
const phrase = (words, more = {}) => ({ phrase: words.map(stem), ...more });

/** Return the tree for a query, or null when it holds no word. */
export function parsed(query, told) {
  const { quoted, words, groups, wishes } = read(query, told);
  if (!groups.length) return some([...quoted, ...wishes], allOf);
  const names = namesOf(words, told);
  // A title may be a question: how to prove it.
  const whole = names.some((name) => same(name, words)) ? [] : [phrase(words, { columns: ["title"] })];
  const named = names.flatMap((name) => told.boosts.map((columns) => phrase(name, { columns })));
  return some([...quoted, anyOf([allOf(groups), ...whole, ...named]), ...wishes], allOf);
}

/** Return a tree for each word of the subject with its family, and for each phrase and wish. */
export function pieces(query, told) {
  const { quoted, groups, wishes } = read(query, told);
  return [groups, [...quoted, ...wishes]];
}

function read(query, told) {
  const typed = cut(query, told.limits.characters);
  const quoted = [...typed.matchAll(/"([^"]*)"/g)].map((found) => wordsOf(found[1])).filter((words) => words.length)
    .slice(0, told.limits.words).map((words) => phrase(words));
  const words = wordsOf(typed.replace(/"[^"]*"/g, " ")).slice(0, told.limits.words - quoted.length);
  const { subject, wishes } = parted(words, told);
  // The last word may still be being typed.
  const unfinished = /[\p{L}\p{N}]$/u.test(typed) && subject.at(-1) === words.at(-1);
  return { quoted, words, groups: groupsOf(subject, told, unfinished), wishes };
}

const some = (parts, joined) => (parts.length ? joined(parts) : null);
const same = (some, others) => some.length === others.length && some.every((word, place) => word === others[place]);

/** Return the stems of all words that a query means, for marks. */
export function stemsOf(query, told) {
  let left = told.typed(query);
  const meant = left.filter((word) => told.wishes.has(word));
  left = parted(left, told).subject;
  while (left.length) {
    const length = lengthOfName(left, told);
    meant.push(...told.family(left.slice(0, length).join(" ")).flatMap(wordsOf));
    meant.push(...left.slice(0, length).flatMap((word) => told.family(word)));
    left = left.slice(length);
  }
  return new Set(meant.map((word) => stem(fold(word))));
}

function parted(words, told) {
  const subject = [];
  const wishes = new Map();
  for (let place = 0; place < words.length; place++) {
    const word = words[place];
    if (told.without.has(word) && place + 1 < words.length) wishes.set(`-${words[++place]}`, without(words[place], told));
    else if (told.wishes.has(word)) {
      const means = told.wishes.get(word);
      wishes.set(`+${means}`, phrase([means], { columns: ["words"] }));
    } else if (!told.common.has(word)) subject.push(word);
  }
  return subject.length || wishes.size ? { subject, wishes: [...wishes.values()] } : { subject: words, wishes: [] };
}

function without(word, told) {
  const others = told.family(word).map(wordsOf);
  return anyOf([...others.map((other) => phrase([`without${other.join("")}`])),
    ...others.map((other) => phrase(["without", ...other]))]);
}

/** Return the words from the first to the last that tell the subject, as typed and as titles spell them. */
function namesOf(words, told) {
  const tells = (word) => !told.common.has(word) && !told.wishes.has(word);
  const first = words.findIndex(tells);
  const typed = first < 0 ? words : words.slice(first, words.findLastIndex(tells) + 1);
  const spelled = [];
  for (let left = typed; left.length;) {
    const length = lengthOfName(left, told);
    const name = left.slice(0, length).join(" ");
    spelled.push(...wordsOf(told.titles.get(name) ?? name));
    left = left.slice(length);
  }
  return same(typed, spelled) ? [typed] : [typed, spelled];
}

function groupsOf(words, told, unfinished) {
  const groups = [];
  for (let place = 0; place < words.length;) {
    const length = lengthOfName(words.slice(place), told);
    const beingTyped = unfinished && place + length === words.length;
    groups.push(groupOf(words.slice(place, place + length), told, beingTyped));
    place += length;
  }
  return groups;
}

/** Return how many of the first words are one name that has others. */
function lengthOfName(words, told) {
  for (let length = Math.min(told.longest, words.length); length > 1; length--) {
    if (told.family(words.slice(0, length).join(" ")).length > 1) return length;
  }
  return 1;
}

function groupOf(words, told, unfinished) {
  if (words.length === 1) return alternatives(words[0], told, unfinished);
  const apart = allOf(words.map((word) => alternatives(word, told, false)));
  return anyOf([apart, ...told.family(words.join(" ")).slice(1).map((other) => phrase(wordsOf(other)))]);
}

function alternatives(word, told, unfinished) {
  const terms = told.family(word).map((other) => phrase(wordsOf(other)));
  // What begins with a word holds the word itself.
  return anyOf(unfinished ? [phrase([word], { unfinished: true }), ...terms.slice(1)] : terms);
}
