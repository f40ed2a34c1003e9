/** What `@jest/globals` exports, each word meaning the file that is run just now; see `run-in-node.mjs`. */
const now = () => globalThis[Symbol.for('adjoin.tests')];
const word = (name) =>
  new Proxy(() => undefined, {
    apply: (_target, _self, args) => now()[name](...args),
    get: (_target, key) => now()[name][key],
  });

export const [afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test] = [
  'afterAll',
  'afterEach',
  'beforeAll',
  'beforeEach',
  'describe',
  'expect',
  'it',
  'test',
].map(word);
