"use strict";
/*
 * The search grammar of Meshward in JavaScript: the twin of the Java package dev.meshward.search, held to the same table of
 * cases (testing/search/cases.json). A findable is { texts: [...], values: field => [...] }.
 */
const meshwardSearch = (() => {
  const FIELDS = ["ns", "wl", "owner", "stage", "state", "finding", "label", "calls", "calledby", "confidence"];
  const ORDERED = new Set(["stage", "confidence"]);
  const LEVELS = new Map([["low", -3], ["medium", -2], ["high", -1]]);
  const NAMED = /([A-Za-z]+)(<=|>=|[:<>=])/y;
  const SPACES = " \t\n\r\u00a0\u3000";
  const VALUES = new Set(["word", "quoted", "regex", "fuzzy", "or"]);
  const DEEPEST = 100;

  class NotASearch extends Error {
    constructor(position, because) {
      super(because);
      this.position = position;
    }
  }

  const folded = text => text.toLowerCase();

  function rank(value) {
    const level = LEVELS.get(folded(value));
    return level !== undefined ? level : /^[0-9]{1,9}$/.test(value) ? Number(value) : undefined;
  }

  function cut(text) {
    const tokens = [];
    let at = 0;
    const isEnd = i => i >= text.length || SPACES.includes(text[i]) || text[i] === "(" || text[i] === ")";
    const add = (kind, to, held) => {
      tokens.push({ kind, from: at, to, text: held });
      at = to;
    };
    const endOfWord = from => {
      let end = from;
      while (!isEnd(end)) end++;
      return end;
    };
    const quoted = () => {
      const end = text.indexOf('"', at + 1);
      if (end < 0) throw new NotASearch(at, "these quotation marks are not closed.");
      add("quoted", end + 1, text.slice(at + 1, end));
    };
    const regex = () => {
      for (let i = at + 1; i < text.length; i++) {
        if (text[i] === "\\") i++;
        else if (text[i] === "/" && isEnd(i + 1)) return add("regex", i + 1, text.slice(at + 1, i));
      }
      throw new NotASearch(
        at, "a regular expression ends in a slash. For the text itself, put it between quotation marks.");
    };
    const fuzzy = () => {
      const end = endOfWord(at + 1);
      if (end === at + 1) throw new NotASearch(at, "a word is missing behind ~.");
      add("fuzzy", end, text.slice(at + 1, end));
    };
    const word = () => {
      NAMED.lastIndex = at;
      const named = NAMED.exec(text);
      if (named && FIELDS.includes(folded(named[1])) && (named[2] === ":" || ORDERED.has(folded(named[1])))) {
        return add("field", at + named[0].length, named[0]);
      }
      const end = endOfWord(at);
      const held = text.slice(at, end);
      add(folded(held) === "or" ? "or" : "word", end, held);
    };
    const pieces = {
      "(": () => add("open", at + 1, "("),
      ")": () => add("close", at + 1, ")"),
      "!": () => add("not", at + 1, "!"),
      '"': quoted,
      "/": regex,
      "~": fuzzy,
    };
    while (at < text.length) {
      if (SPACES.includes(text[at])) at++;
      else (pieces[text[at]] || word)();
    }
    tokens.push({ kind: "end", from: at, to: at, text: "" });
    return tokens;
  }

  const forgiven = word => (word.length < 3 ? 0 : word.length < 6 ? 1 : 2);

  function slips(text, word) {
    let beforeLast = new Array(text.length + 1).fill(0);
    let last = new Array(text.length + 1).fill(0);
    for (let i = 1; i <= word.length; i++) {
      const row = new Array(text.length + 1).fill(0);
      row[0] = i;
      for (let j = 1; j <= text.length; j++) {
        const wrong = word[i - 1] === text[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j - 1] + wrong, last[j] + 1, row[j - 1] + 1);
        if (i > 1 && j > 1 && word[i - 1] === text[j - 2] && word[i - 2] === text[j - 1]) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last.reduce((least, each) => Math.min(least, each), Infinity);
  }

  function pattern(token) {
    const source = token.text.replaceAll("\\/", "/");
    if (/\(\?[=!<]|\\[1-9k]/.test(source)) {
      throw new NotASearch(token.from, "this is no regular expression: it looks around or back.");
    }
    try {
      return new RegExp(source, "iu");
    } catch (e) {
      throw new NotASearch(token.from, "this is no regular expression: " + e.message + ".");
    }
  }

  function condition(token) {
    if (token.kind === "regex") {
      const expression = pattern(token);
      return value => expression.test(value);
    }
    const wanted = folded(token.text);
    return token.kind === "fuzzy"
      ? value => slips(folded(value), wanted) <= forgiven(wanted)
      : value => folded(value).includes(wanted);
  }

  /* The number of a stage and the letter of a state are meant as a whole: stage 4 is not stage 14. */
  function ofField(field, token) {
    const whole = (field === "stage" && /^[0-9]+$/.test(token.text)) || (field === "state" && token.text.length === 1);
    return whole && token.kind !== "regex" ? value => folded(value) === folded(token.text) : condition(token);
  }

  const COMPARISONS = {
    "<": (one, other) => one < other,
    "<=": (one, other) => one <= other,
    ">": (one, other) => one > other,
    ">=": (one, other) => one >= other,
    "=": (one, other) => one === other,
  };

  function compared(field, sign, token) {
    const to = rank(token.text);
    if (to === undefined || /^[0-9]+$/.test(token.text) !== (field === "stage")) {
      throw new NotASearch(token.from, "“" + token.text + "” cannot be compared; behind " + field + sign + " stands "
        + (field === "stage" ? "a number." : "low, medium or high."));
    }
    return value => {
      const found = rank(value);
      return found !== undefined && COMPARISONS[sign](found, to);
    };
  }

  function parse(tokens) {
    let next = 0;
    let depth = 0;
    const peek = () => tokens[next];
    const take = () => (peek().kind === "end" ? peek() : tokens[next++]);

    const either = () => {
      const parts = [all()];
      while (peek().kind === "or") {
        take();
        parts.push(all());
      }
      return parts.length === 1 ? parts[0] : each => parts.some(part => part(each));
    };
    const all = () => {
      const parts = [one()];
      while (!["or", "close", "end"].includes(peek().kind)) parts.push(one());
      return parts.length === 1 ? parts[0] : each => parts.every(part => part(each));
    };
    const inside = open => {
      depth++;
      const part = either();
      depth--;
      if (peek().kind !== "close") throw new NotASearch(open.from, "this parenthesis is not closed.");
      take();
      return part;
    };
    const not = () => {
      depth++;
      const part = one();
      depth--;
      return each => !part(each);
    };
    const field = token => {
      const name = folded(token.text.replace(/[^A-Za-z]/g, ""));
      const sign = token.text.slice(name.length);
      const value = peek();
      if (!VALUES.has(value.kind) || value.from !== token.to) {
        throw new NotASearch(token.to, "something is missing behind " + token.text);
      }
      take();
      const holds = sign === ":" ? ofField(name, value) : compared(name, sign, value);
      return each => each.values(name).some(holds);
    };
    const one = () => {
      const token = take();
      if (depth > DEEPEST) throw new NotASearch(token.from, "more than " + DEEPEST + " signs inside each other.");
      switch (token.kind) {
        case "not": return not();
        case "open": return inside(token);
        case "field": return field(token);
        case "close": throw new NotASearch(token.from, "something to search for is missing before ).");
        case "or":
        case "end": throw new NotASearch(token.from, "something to search for is missing here.");
        default: {
          const holds = condition(token);
          return each => each.texts.some(holds);
        }
      }
    };

    if (peek().kind === "end") return () => true;
    const found = either();
    if (peek().kind !== "end") throw new NotASearch(peek().from, "this parenthesis closes nothing.");
    return found;
  }

  /* Either { finds } or { position, because }. */
  return text => {
    try {
      return { finds: parse(cut(text)) };
    } catch (e) {
      if (e instanceof NotASearch) return { position: e.position, because: e.message };
      throw e;
    }
  };
})();

if (typeof module !== "undefined") module.exports = meshwardSearch;
