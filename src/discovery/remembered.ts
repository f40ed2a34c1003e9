import { LRUCache } from 'lru-cache';
import { meantBy, type Meant } from './filter.rules.js';
import { decode, type Stored } from './profile.rules.js';
import { traitsOf, type Traits } from './traits.rules.js';

/** So many profiles are held, each with what its scores need: about two kilobytes. */
const MOST = 12_000;
const known = new LRUCache<string, Traits>({ max: MOST });
const understood = new LRUCache<string, Meant>({ max: 1_000 });

/** A profile as it is kept. What was read before is not read again; a profile that changed is another text. */
export function profileIn(text: string): Traits {
  let traits = known.get(text);
  if (!traits) {
    traits = traitsOf(decode(JSON.parse(text) as Stored));
    known.set(text, traits);
  }
  return traits;
}

/** What typed words mean; whoever types a word asks for one page of it after the other. */
export function meaningOf(text: string): Meant {
  let meant = understood.get(text);
  if (!meant) understood.set(text, (meant = meantBy(text)));
  return meant;
}
