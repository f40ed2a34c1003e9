import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

const DIST = 'portal/dist';
const KB = 1_000;
/** The most that a page of each kind may load, gzipped (portal.md, budgets). */
const BUDGETS = { signIn: 150 * KB, today: 220 * KB, chunk: 40 * KB, css: 20 * KB };

interface Chunk {
  readonly file: string;
  readonly name?: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
const manifest = () => JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
const weight = (file: string): number => gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length;

/** Everything that is loaded before the pages named are shown. */
function filesOf(keys: readonly string[], kind: 'js' | 'css'): string[] {
  const all = manifest();
  const seen = new Set<string>();
  const visit = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of all[key]?.imports ?? []) visit(next);
  };
  keys.forEach(visit);
  return [...seen].flatMap((key) => (kind === 'js' ? [all[key]?.file ?? ''] : (all[key]?.css ?? [])));
}
const sum = (files: readonly string[]): number => [...new Set(files)].reduce((total, file) => total + weight(file), 0);

const ENTRY = 'index.html';
const page = (name: string): string => {
  const key = Object.keys(manifest()).find((each) => each.endsWith(`/${name}.tsx`));
  if (key === undefined) throw new Error(`No page ${name} in the build.`);
  return key;
};

describe('the portal as it is built', () => {
  it('opens sign-in and Today within their budgets', () => {
    expect(sum(filesOf([ENTRY, page('Login')], 'js'))).toBeLessThanOrEqual(BUDGETS.signIn);
    expect(sum(filesOf([ENTRY, page('Shell'), page('Today')], 'js'))).toBeLessThanOrEqual(BUDGETS.today);
    expect(sum(filesOf([ENTRY, page('Login')], 'css'))).toBeLessThanOrEqual(BUDGETS.css);
    expect(sum(filesOf([ENTRY, page('Shell'), page('Today')], 'css'))).toBeLessThanOrEqual(BUDGETS.css);
  });

  it('adds at most 40 kB for any other page', () => {
    const base = new Set(filesOf([ENTRY, page('Shell'), page('Today')], 'js'));
    const all = manifest();
    const heavy = Object.keys(all)
      .filter((key) => key.startsWith('src/features/') || key.startsWith('src/ui/'))
      .map((key) => [key, sum(filesOf([key], 'js').filter((file) => !base.has(file)))] as const)
      .filter(([, bytes]) => bytes > BUDGETS.chunk);
    expect(heavy).toEqual([]);
  });

  it('has every file compressed beside it that is worth it', () => {
    const assets = readdirSync(join(DIST, 'assets'));
    const bare = assets.filter((file) => /\.(js|css)$/.test(file) && readFileSync(join(DIST, 'assets', file)).length >= 1_024);
    expect(
      bare.filter((file) => !existsSync(join(DIST, 'assets', `${file}.br`)) || !existsSync(join(DIST, 'assets', `${file}.gz`))),
    ).toEqual([]);
  });
});

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => join(folder, file));

describe('the portal as it is written', () => {
  it('keeps its words in src/copy', () => {
    const words = ['portal/src/ui', 'portal/src/features', 'portal/src/charts'].flatMap(sources).flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      // Text between tags, and attributes that people read or hear.
      const found = [
        ...text.matchAll(/>\s*([A-Z][a-z]+(?: [A-Za-z’,.]+)*)\s*<\//g),
        ...text.matchAll(/(?:label|title|placeholder|aria-label|alt)="([^"]+)"/g),
      ];
      return found.map((match) => `${file}: ${match[1]}`);
    });
    expect(words).toEqual([]);
  });

  // Take the import out of `OneToOneDrawers.tsx`, and this must fail: opened first, its drawer had no style at all.
  it('loads the style of a dialog with each file that has one', () => {
    const late = [...readFileSync('portal/src/styles/overlays.css', 'utf8').matchAll(/styles\/(\w+)\.layer/g)].map(
      ([, name]) => name,
    );
    const styled = [...late, 'Select', 'MultiSelect'];
    const bare = sources('portal/src').filter((file) => {
      const text = readFileSync(file, 'utf8');
      const [, names = ''] = /import \{([^}]*)\} from '@mantine\/core'/.exec(text) ?? [];
      return names.split(/[\s,]+/).some((name) => styled.includes(name)) && !text.includes('overlays.css');
    });
    expect(bare).toEqual([]);
  });

  it('takes its colours from the tokens', () => {
    const files = ['portal/src/ui', 'portal/src/features', 'portal/src/charts']
      .flatMap(sources)
      .filter((file) => !/Mark\.tsx$|front\//.test(file));
    const own = files.filter((file) => /#[0-9a-f]{3,8}\b/i.test(readFileSync(file, 'utf8').replaceAll(/href="#[^"]*"/g, '')));
    expect(own).toEqual([]);
  });
});

describe('colours', () => {
  const css = readFileSync('portal/src/styles/tokens.css', 'utf8');
  const tokens = (block: string): Record<string, string> =>
    Object.fromEntries([...block.matchAll(/--c-([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]));
  const [light = '', dark = ''] = css.split(":root[data-mantine-color-scheme='dark']");
  const schemes = { light: tokens(light), dark: tokens(dark) };

  const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16) / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
    return (high + 0.05) / (low + 0.05);
  };

  it.each(['light', 'dark'] as const)('reach their contrast, %s', (scheme) => {
    const of = (name: string): string => schemes[scheme][name] ?? '';
    const grounds = ['canvas', 'surface', 'sunken'];
    const pairs: [string, string, number][] = [
      ...grounds.flatMap((ground): [string, string, number][] => [
        ['text', ground, 7],
        ['text-2', ground, 7],
        ['text-3', ground, 4.5],
        ['link', ground, 4.5],
        ['control', ground, 3],
        ['focus', ground, 3],
      ]),
      ...['ok', 'warn', 'bad', 'info'].map((name): [string, string, number] => [name, `${name}-soft`, 4.5]),
      ['primary-text', 'primary-soft', 4.5],
      ['on-primary', 'primary', 4.5],
      ['give', 'surface', 3],
      ['get', 'surface', 3],
    ];
    expect(
      pairs
        .filter(([text, ground, least]) => contrast(of(text), of(ground)) < least)
        .map(([text, ground]) => `${text} on ${ground}`),
    ).toEqual([]);
  });
});
