// SPDX-License-Identifier: MIT
// Of several holders what each has, in one clause, as `page/head.py` says it.
import { fill } from "./dom.mjs";
import { MOST_HOLDERS } from "./shared.mjs";

/**
 * The other holders that stand in the first clause, the most first: two and more, of each of which a sentence says what
 * it has by its name.
 *
 * @param {Status[]} others
 * @param {Known<string, number>} amounts
 */
export function holdersBeside(others, amounts) {
  const found = others.filter(({ holder }) => holder).sort((a, b) => amounts.get(b.id) - amounts.get(a.id));
  return found.length > 1 && found.every(({ held, holder = "" }) => held?.endsWith(holder)) ? found : [];
}

/**
 * What the first of the holders had, and those that were `found` beside it; `told`: an amount in words.
 *
 * @param {string} first
 * @param {Status[]} found
 * @param {Known<string, number>} amounts
 * @param {Payload.Words["head"]} words
 * @param {Speaker} say
 * @param {(amount: number) => string} told
 */
export function withTheRest(first, found, amounts, words, say, told) {
  if (!found.length) return first;
  const named = found.length > MOST_HOLDERS ? found.slice(0, MOST_HOLDERS - 1) : found;
  const others = found.slice(named.length);
  const whole = others.reduce((all, { id }) => all + amounts.get(id), 0);
  const parts = [
    first,
    ...named.map(({ holder, id }) => fill(words.and_held, { holder, n: told(amounts.get(id)) })),
    ...(whole ? [fill(words.and_others, { others: say.numeral(others.length), n: told(whole) })] : []),
  ];
  return fill(words.and_last, { clauses: say.beside(parts.slice(0, -1)), last: parts.at(-1) });
}
