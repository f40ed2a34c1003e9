import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normaliseCompanyName } from '../clients/index.js';
import { judgeNames, matchByName, nameFacts, type Beside } from './name-match.rules.js';

const judge = (a: string, b: string, beside?: Beside) => judgeNames(nameFacts(a), nameFacts(b), beside);

describe('a company’s name', () => {
  it.each([
    ['Nordvik Møbler AS', 'NORDVIK MOBLER'],
    ['Müller & Söhne GmbH & Co. KG', 'Muller and Sohne'],
    ['Hersholt Company (The)', 'HERSHOLT CO'],
    ['HOLMSTROM FOODS CORP /DE/', 'Holmstrom Foods'],
    ['Verisund Inc/CA', 'VERISUND, INC.'],
    ['J.M. Smedley', 'J M SMEDLEY Co'],
    ['O’Rourke Automotive', 'O ROURKE AUTOMOTIVE INC'],
    ['Packing Corporation of Norway', 'PACKING CORP OF NORWAY'],
    ['Kestrel Intl Hldgs Ltd', 'Kestrel International Holdings plc'],
    ['Vulpes S.p.A.', 'VULPES SPA'],
    ['AB Skogsmark', 'Skogsmark'],
    ['Foxglove Corporation (Class A)', 'FOXGLOVE CORP'],
    ['Lindqvist A/S', 'Lindqvist AS'],
    ['Crestholm plc', 'CRESTHOLM PUBLIC LTD CO'],
    ['Torvald Pty. Ltd.', 'TORVALD'],
    ['Grupo Azahar, S.A. de C.V.', 'Grupo Azahar'],
  ])('%s is %s', (a, b) => {
    expect(judge(a, b)).toBe('SAME');
  });

  it.each([
    ['Delta', 'DELTA'],
    ['Delta Inc.', 'Delta Inc'],
    ['First National Bank', 'FIRST NATIONAL BANK'],
    ['Apex Solutions', 'Apex Group'],
    ['HQ Inc', 'HQ INC'],
    ['Carnevale Corporation', 'CARNEVALE PLC'],
    ['Hawksmoor Electric Industries Inc', 'HAWKSMOOR ELECTRIC CO INC'],
    ['Charles Schwartz', 'SCHWARTZ CHARLES CORP'],
  ])('%s and %s are doubtful: asked, never shown', (a, b) => {
    expect(judge(a, b)).toBe('DOUBTFUL');
  });

  it.each([
    ['Delta Air Lines', 'Delta Faucet'],
    ['Tetra Tech Inc', 'TETRA TECHNOLOGIES INC'],
    ['Target', 'Target Hospitality Corp'],
    ['Nordvik', 'Nordvik Ergonomics'],
    ['---', '...'],
  ])('%s and %s are two', (a, b) => {
    expect(judge(a, b)).toBe('DIFFERENT');
  });

  it('takes what companies put after their names, or leave out, as theirs only where one of the two speaks loosely', () => {
    expect(judge('Ubergeld', 'UBERGELD TECHNOLOGIES, INC')).toBe('SAME');
    expect(judge('Payfriend', 'Payfriend Holdings, Inc.')).toBe('SAME');
    expect(judge('Payfriend Inc.', 'Payfriend Holdings, Inc.')).toBe('DOUBTFUL');
  });

  it('lets region and industry speak against, and for', () => {
    expect(judge('Skovgaard', 'Skovgaard AS', { regions: ['DK', 'NO'] })).toBe('DOUBTFUL');
    expect(judge('Skovgaard', 'Skovgaard AS', { industries: ['23', '54'] })).toBe('DOUBTFUL');
    expect(judge('Skovgaard', 'Skovgaard AS', { regions: ['NO-03', 'NO'] })).toBe('SAME');
    expect(judge('Delta', 'Delta', { regions: ['NO', 'NO'], industries: ['48', '48'] })).toBe('SAME');
    expect(judge('Delta', 'Delta', { regions: ['NO', 'NO'] })).toBe('DOUBTFUL');
  });

  it('matches none where several answer to the name, unless the country of the legal form tells them apart', () => {
    const ours = new Map([['a', 'Carnevale Corporation']]);
    const theirs = new Map([
      ['1', 'CARNEVALE CORP'],
      ['2', 'CARNEVALE PLC'],
      ['3', 'Bankhof Corp /NC/'],
    ]);
    expect(matchByName(ours, theirs).filter(({ verdict }) => verdict === 'SAME')).toEqual([
      { ours: 'a', theirs: '1', verdict: 'SAME' },
    ]);
    theirs.set('4', 'Carnevale, Inc.');
    expect(matchByName(ours, theirs).filter(({ verdict }) => verdict === 'SAME')).toEqual([]);
  });

  it('is the same after being normalised twice, in any case and order of comparison', () => {
    const word = fc.stringMatching(/^[a-zæøå]{2,9}$/u);
    const form = fc.constantFrom('', ' AS', ' Inc.', ' GmbH', ' /DE/', ', Ltd.', ' & Co');
    const name = fc.tuple(fc.array(word, { minLength: 1, maxLength: 4 }), form).map(([words, tail]) => words.join(' ') + tail);
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(normaliseCompanyName(normaliseCompanyName(a))).toBe(normaliseCompanyName(a));
        expect(normaliseCompanyName(a.toUpperCase())).toBe(normaliseCompanyName(a));
        expect(judge(a, b)).toBe(judge(b, a));
      }),
    );
  });

  it('never fails, and never matches what has neither letter nor digit', () => {
    // `&` is read as a word elsewhere.
    expect(judge('&', '&')).toBe('DIFFERENT');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        if (!/[\p{L}\p{N}]/u.test(text.normalize('NFKD'))) expect(judge(text, text)).toBe('DIFFERENT');
      }),
    );
  });
});
