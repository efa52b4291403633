// What people type and what entries say, as words: folded and stemmed as the index of the live site has them.
const STROKES = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i", ħ: "h", þ: "th", ð: "d" };

/** Return a text in lower case without accents and strokes. */
export function fold(text) {
  let before = null;
  let plain = text;
  // Taking off an accent may bare a stroke, and lower case may bring an accent.
  while (plain !== before) {
    before = plain;
    plain = plain.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[łøđßæœıħþð]/g, (one) => STROKES[one]);
  }
  return plain;
}

/** Return the words of a text, folded. */
export const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const LONGEST = 64;
const SHORTEST = 3;
const known = new Map();

/** Return the stem of a folded word. Source: M. F. Porter, An algorithm for suffix stripping, 1980, as SQLite has it. */
export function stem(word) {
  if (word.length < SHORTEST || word.length > LONGEST) return word;
  let found = known.get(word);
  if (found === undefined) {
    found = [plurals, pasts, lastY, doubles, singles, endings, lastE].reduce((left, step) => step(left), word);
    known.set(word, found);
  }
  return found;
}

/** Return the pattern of a word: v for each run of vowels, c for each run of consonants. */
function shape(word) {
  let runs = "";
  let consonant = false;
  for (const letter of word) {
    consonant = !("aeiou".includes(letter) || (letter === "y" && consonant));
    const kind = consonant ? "c" : "v";
    if (!runs.endsWith(kind)) runs += kind;
  }
  return runs;
}
// How often consonants follow vowels.
const measure = (word) => shape(word).split("vc").length - 1;
const hasVowel = (word) => shape(word).includes("v");

/** Return whether a word ends with consonant, vowel, consonant, the last none of w, x and y. */
function isShort(word) {
  if (/[wxy]$/.test(word)) return false;
  let consonant = false;
  const kinds = [...word].map((letter) => {
    consonant = !("aeiou".includes(letter) || (letter === "y" && consonant));
    return consonant ? "c" : "v";
  });
  return kinds.slice(-3).join("") === "cvc";
}

function plurals(word) {
  if (/.sses$/.test(word) || /.ies$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

function pasts(word) {
  if (/.eed$/.test(word)) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = /.(ed|ing)$/.exec(word);
  const left = ending ? word.slice(0, -ending[1].length) : "";
  if (!ending || !hasVowel(left)) return word;
  if (/.(at|bl|iz)$/.test(left)) return `${left}e`;
  if (/([^aeioulsz])\1$/.test(left)) return left.slice(0, -1);
  return measure(left) === 1 && isShort(left) ? `${left}e` : left;
}

const lastY = (word) => (word.endsWith("y") && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word);

const DOUBLES = {
  ational: "ate", tional: "tion", enci: "ence", anci: "ance", izer: "ize", logi: "log", bli: "ble", alli: "al",
  entli: "ent", eli: "e", ousli: "ous", ization: "ize", ation: "ate", ator: "ate", alism: "al", iveness: "ive",
  fulness: "ful", ousness: "ous", aliti: "al", iviti: "ive", biliti: "ble",
};
const SINGLES = { ical: "ic", ness: "", icate: "ic", iciti: "ic", ful: "", ative: "", alize: "al" };
const ENDINGS = ["ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ion", "ism", "ate", "iti", "ous", "ive",
  "ize", "al", "er", "ic", "ou"];

/** Return a step that puts another ending for the longest that fits. */
function swapping(table) {
  const longestFirst = Object.keys(table).sort((a, b) => b.length - a.length);
  return (word) => {
    const ending = longestFirst.find((one) => word.length > one.length && word.endsWith(one));
    const left = ending && word.slice(0, -ending.length);
    return ending && measure(left) > 0 ? left + table[ending] : word;
  };
}
const doubles = swapping(DOUBLES);
const singles = swapping(SINGLES);

function endings(word) {
  const ending = ENDINGS.find((one) => word.length > one.length && word.endsWith(one));
  const left = ending && word.slice(0, -ending.length);
  if (!ending || measure(left) < 2 || (ending === "ion" && !/[st]$/.test(left))) return word;
  return left;
}

function lastE(word) {
  const bare = word.slice(0, -1);
  const often = measure(bare);
  const left = word.endsWith("e") && (often > 1 || (often === 1 && !isShort(bare))) ? bare : word;
  return left.endsWith("ll") && measure(left.slice(0, -1)) > 1 ? left.slice(0, -1) : left;
}
