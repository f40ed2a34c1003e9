import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = 'portal/src';
const ENTRY = join(ROOT, 'app/main.tsx');
/** Loaded with every page. */
const ALWAYS = ['styles/base.css', 'styles/mantine.css'].map((file) => join(ROOT, file));

const all = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).map((file) => join(ROOT, file));
const text = (file: string): string => readFileSync(file, 'utf8');
const matches = (source: string, pattern: RegExp): string[] => [...source.matchAll(pattern)].map((match) => match[1] ?? '');

/** Names of classes by the stylesheet that has them. */
const sheets = new Map(
  all
    .filter((file) => file.endsWith('.css'))
    .map((file) => {
      const selectors = text(file)
        .replace(/\/\*.*?\*\//gs, '')
        .replace(/\{[^{}]*\}/g, '{}');
      return [file, new Set(matches(selectors, /\.([a-zA-Z][\w-]*)/g))] as const;
    }),
);

interface Source {
  readonly now: readonly string[];
  readonly later: readonly string[];
  readonly styles: readonly string[];
  readonly classes: readonly string[];
}

/** What a file imports at once, what it loads when it is wanted, its stylesheets and the classes that it writes out. */
const sources = new Map(
  all
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('generated'))
    .map((file): readonly [string, Source] => {
      const source = text(file);
      const at = (path: string) => join(dirname(file), path);
      const found = (path: string) =>
        ['.tsx', '.ts', '/index.ts'].map((end) => at(path) + end).filter((each) => existsSync(each));
      const imports = matches(source, /(?:import|from)\s+'(\.[^']+)'/g);
      const written = [
        ...matches(source, /className="([^"]+)"/g),
        ...matches(source, /className=\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g).flatMap((code) =>
          matches(code, /['"`]([^'"`]*)['"`]/g),
        ),
      ];
      return [
        file,
        {
          now: imports.filter((path) => !path.endsWith('.css')).flatMap(found),
          later: matches(source, /import\('(\.[^']+)'\)/g).flatMap(found),
          styles: imports.filter((path) => path.endsWith('.css')).map(at),
          classes: written.flatMap((classes) => classes.split(/[\s${}?:]+/)),
        },
      ];
    }),
);

/** A file and all that comes with it. */
function together(file: string, seen = new Set<string>()): Set<string> {
  if (!seen.has(file)) {
    seen.add(file);
    for (const next of sources.get(file)?.now ?? []) together(next, seen);
  }
  return seen;
}

/** Classes that have a style which is not loaded on the way on which a page comes to them. */
function bare(): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (root: string, above: readonly string[]): void => {
    const here = together(root);
    const files = [...sources].filter(([file]) => here.has(file));
    const loaded = [...new Set([...above, ...files.flatMap(([, { styles }]) => styles)])].sort();
    const key = [root, ...loaded].join();
    if (seen.has(key)) return;
    seen.add(key);
    const styled = (name: string, among: Iterable<string>) => [...among].some((sheet) => sheets.get(sheet)?.has(name));
    for (const [file, { classes, later }] of files) {
      for (const name of classes) {
        if (styled(name, sheets.keys()) && !styled(name, loaded)) found.add(`${file}: ${name}, first opened by ${root}`);
      }
      for (const next of later) visit(next, loaded);
    }
  };
  visit(ENTRY, ALWAYS);
  return [...found].sort();
}

describe('the styles of the portal', () => {
  // Take the import of `work.css` out of `Gates.tsx`, and this must fail: the sheet over the list showed gates without style.
  it('are loaded on every way to what is styled by them', () => {
    expect(sources.get(ENTRY)?.now.length).toBeGreaterThan(0);
    expect(bare()).toEqual([]);
  });
});
