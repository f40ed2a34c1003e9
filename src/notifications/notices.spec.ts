import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { NOTICED, NOTICES } from './notices.js';

/** The product's sources, but for the notices themselves. */
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('notifications/'))
  .map((name) => readFileSync(`src/${name}`, 'utf8'))
  .join('\n');

const facts = { own: 'Harbour Ergonomics', other: 'Quayside Interiors' };
const all = NOTICED.flatMap((type) => (NOTICES[type] ?? []).map((notice) => ({ type, notice })));

describe('notices', () => {
  it.each(NOTICED)('%s is an event that the product records', (type) => {
    // `became_…` is put together from the stage.
    const [noun = '', verb = ''] = type.split('.');
    const recorded = verb.startsWith('became_') ? `\`${noun}.became_\${` : `'${type}'`;
    expect(sources.includes(recorded)).toBe(true);
  });

  it.each(all)('$type tells $notice.to in whole sentences, and where to go', ({ notice }) => {
    expect(notice.title(facts)).toMatch(/^[A-Z][^.]{10,90}[^.]$/);
    expect(notice.sentence(facts)).toMatch(/^[A-Z].*\.$/);
    expect(notice.path).toMatch(/^\/(inbox|(alliances|campaigns|introductions)\/:id)$/);
  });
});
