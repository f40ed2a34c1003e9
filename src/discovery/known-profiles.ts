import { LRUCache } from 'lru-cache';
import { decode, type Stored } from './profile.rules.js';
import { traitsOf, type Traits } from './traits.rules.js';

/** So many profiles are held, each with what its scores need: about two kilobytes. */
const MOST = 12_000;
const known = new LRUCache<string, Traits>({ max: MOST });

/** A profile as it is kept. What was read before is not read again; a profile that changed is another text. */
export function profileIn(text: string): Traits {
  let traits = known.get(text);
  if (!traits) {
    traits = traitsOf(decode(JSON.parse(text) as Stored));
    known.set(text, traits);
  }
  return traits;
}
