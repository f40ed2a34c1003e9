import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, NO_SECRETS, violationsOfPassages, wordsOf, type Secrets } from './giveaways.js';

const isDomain = (name: string) => /\.(com|no|example|io)$/.test(name);
const secrets: Secrets = {
  clientName: 'Nordvik & Søn Shipping AS',
  domains: ['nordvik-son.example', 'harbourbakery.com'],
  contactName: 'Kari van der Moen',
};
const check = (text: string, about: Secrets = secrets) =>
  violationsOfPassages([{ field: ['input', 'brief', 'need'], text }], about, isDomain);

describe('a brief is refused when it tells who the client is', () => {
  it.each([
    ['an e-mail address', 'Write to someone@company.example'],
    ['an e-mail address of letters beyond ASCII', 'Skriv til kåre@bedrift.no i dag'],
    ['a spelled e-mail address', 'kari [at] company dot no'],
    ['a telephone number', 'Ring 22 12 34 56'],
    ['a telephone number with country and brackets', 'Call +47 (22) 12-34-56'],
    ['a telephone number in full-width digits', '２２１２３４５６'],
    ['an address', 'See https://somewhere.test/about'],
    ['an address without scheme', 'See www.somewhere'],
    ['a domain', 'They run acme.com and more'],
    ['the name in another case and without accents', 'NORDVIK & SON SHIPPING wants to move'],
    ['the distinctive word of the name', 'Nordvik, they need chairs'],
    ['the word of a domain', 'It is about nordvik'],
    ['a domain’s word taken apart', 'The Harbour Bakery moves'],
    ['the contact’s first name', 'Talk to kari about it'],
    ['the contact’s family name', 'Ask MOEN'],
    ['an accent where there is none', 'Ask Móen'],
  ])('%s', (_, text) => {
    expect(check(text).map(({ code, field }) => [code, field])).toEqual([['BRIEF_REVEALS', ['input', 'brief', 'need']]]);
  });

  it.each([
    'They move to a new office in autumn and need it to be quiet.',
    'Between 2026-03-01 and 2026-06-30, or 2027/2028',
    'About 40 people, e.g. sales; the shipping trade is new to them.',
    'A baker near the harbour',
    'The budget is 50,000 to 100,000 a year',
  ])('and not when it says “%s”', (text) => {
    expect(check(text)).toEqual([]);
  });

  it('knows no names where nobody is named, but addresses all the same', () => {
    expect(check('Any carrier: Nordvik, Moen, whoever', NO_SECRETS)).toEqual([]);
    expect(check('Call 22123456', NO_SECRETS)).toHaveLength(1);
  });
});

const word = fc.stringMatching(/^[a-zæøåéöü]{4,12}$/).filter((each) => wordsOf(each).length === 1 && fold(each).length >= 4);
const noise = fc.array(fc.stringMatching(/^[qxz]{3,8}$/), { maxLength: 6 }).map((words) => words.join(' '));
const frame = fc.constantFrom(' ', ', ', '. ', ' – ', '\n', ' (', '"');

describe('whatever is written around it', () => {
  it('a part of the contact’s name is found', () => {
    fc.assert(
      fc.property(word, noise, noise, frame, fc.boolean(), (name, before, after, between, shout) => {
        const text = `${before}${between}${shout ? name.toUpperCase() : name}${between}${after}`;
        expect(check(text, { ...NO_SECRETS, contactName: `Li ${name}` })).toHaveLength(1);
      }),
    );
  });

  it('a client’s whole name is found, even of two letters, and however it is spaced', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{2,10}$/), fc.stringMatching(/^[a-z]{2,10}$/), noise, (one, two, around) => {
        fc.pre(!/^(as|asa|ab|aps|oy|oyj|ag|kg|ug|se|sa|nv|bv|co|inc|ltd|llc|llp|plc|corp|pty|srl|spa|sas|sarl|gmbh)$/.test(one));
        fc.pre(!/^(as|asa|ab|aps|oy|oyj|ag|kg|ug|se|sa|nv|bv|co|inc|ltd|llc|llp|plc|corp|pty|srl|spa|sas|sarl|gmbh)$/.test(two));
        const about = { ...NO_SECRETS, clientName: `${one} ${two} AS` };
        expect(check(`${around} ${one} ${two} ${around}`, about)).toHaveLength(1);
        expect(check(`${around} ${one}${two} ${around}`, about)).toHaveLength(1);
      }),
    );
  });

  it('a text without any of the client’s words passes', () => {
    fc.assert(
      fc.property(noise, (text) => {
        expect(check(text)).toEqual([]);
      }),
    );
  });

  it('an e-mail address is found', () => {
    fc.assert(
      fc.property(fc.emailAddress(), noise, (address, around) => {
        expect(check(`${around} ${address} ${around}`, NO_SECRETS)).toHaveLength(1);
      }),
    );
  });
});
