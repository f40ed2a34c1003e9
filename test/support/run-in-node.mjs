import { existsSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL, URL } from 'node:url';
import { createScriptTransformer } from '@jest/transform';
import circus from 'jest-circus/runner';

/**
 * jest's own runner, but test files are imported by Node itself instead of into a virtual machine for each file: what a worker
 * has loaded and compiled once, the product and its libraries, serves all its files. That is three times as fast. The price:
 * state of a module outlives a file, so a test puts back what it changes (the time, above all; `World.close` does).
 */
const require = createRequire(import.meta.url);
const CIRCUS = createRequire(require.resolve('jest-circus/runner')).resolve('./jestAdapterInit.js');
const GLOBALS = new URL('./jest-globals.mjs', import.meta.url).href;
const SYNTAX = {
  isInternalModule: false,
  supportsDynamicImport: true,
  supportsExportNamespaceFrom: true,
  supportsStaticESM: true,
  supportsTopLevelAwait: true,
};

let transformer = null;
/** Source maps of all that was loaded, so that stacks name lines of TypeScript. */
const sourceMaps = new Map();
let latest = sourceMaps;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@jest/globals') return { url: GLOBALS, shortCircuit: true };
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL) {
      const asked = new URL(specifier, context.parentURL);
      for (const ending of ['.ts', '.tsx']) {
        const source = new URL(asked.href.replace(/\.js$/, ending));
        if (existsSync(source)) return { url: source.href, shortCircuit: true };
      }
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!/^file:.*(?<!\.d)\.tsx?$/.test(url)) return next(url, context);
    const path = fileURLToPath(url);
    const { code, sourceMapPath } = transformer.transform(path, SYNTAX);
    if (sourceMapPath) for (const maps of [sourceMaps, latest]) maps.set(path, sourceMapPath).set(url, sourceMapPath);
    return { format: 'module', source: code, shortCircuit: true };
  },
});

export default async function runInNode(globalConfig, config, environment, runtime, testPath, sendMessageToJest) {
  transformer ??= await createScriptTransformer(config);
  latest = runtime.getSourceMaps();
  for (const [path, map] of sourceMaps) latest.set(path, map);
  const overrides = {
    // The state of one file's tests: begun anew for each.
    requireInternalModule() {
      delete require.cache[CIRCUS];
      delete globalThis[Symbol.for('EVENT_HANDLERS')];
      return require(CIRCUS);
    },
    setGlobalsForRuntime: (globals) => (globalThis[Symbol.for('adjoin.tests')] = globals),
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (path) => import(pathToFileURL(path).href),
  };
  const inNode = new Proxy(runtime, {
    get(target, key) {
      const value = overrides[key] ?? target[key];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return circus.default(globalConfig, config, environment, inNode, testPath, sendMessageToJest);
}
