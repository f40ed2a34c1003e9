import { describe, expect, it } from '@jest/globals';
import type { Role, Viewer } from '../kernel/viewer.js';
import { booksOf, canRead, canWrite } from './client.policy.js';
import { tidy, violationsOfClient, violationsOfContact } from './client.rules.js';
import { known } from './known.js';

const viewer = (role: Role | null, { isAdmin = false, scopes = null as string[] | null } = {}): Viewer => ({
  userId: 'u',
  isAdmin,
  roles: new Map(role ? [['b', role]] : []),
  scopes: scopes && new Set(scopes),
});

describe('who may', () => {
  it.each([
    ['an owner', viewer('OWNER'), true, true],
    ['a manager', viewer('MANAGER'), true, true],
    ['a member', viewer('MEMBER'), true, true],
    ['a viewer', viewer('VIEWER'), true, false],
    ['an admin of the network', viewer(null, { isAdmin: true }), false, false],
    ['a stranger', viewer(null), false, false],
    ['a key of a member for something else', viewer('MEMBER', { scopes: ['introductions:write'] }), false, true],
    ['a key of a member for clients', viewer('MEMBER', { scopes: ['clients:read'] }), true, true],
  ])('%s', (_, who, reads, writes) => {
    expect(canRead(who, 'b')).toBe(reads);
    expect(booksOf(who)).toEqual(reads ? ['b'] : []);
    expect(canWrite(who, 'b')).toBe(writes);
    expect(canRead(who, 'another')).toBe(false);
    expect(canWrite(who, 'another')).toBe(false);
  });
});

describe('rules', () => {
  const today = '2026-05-04';

  it.each([
    [{ name: '' }, ['input', 'name']],
    [{ domains: ['co.uk'] }, ['input', 'domains']],
    [{ domains: ['192.0.2.1'] }, ['input', 'domains']],
    [{ industry: '99' }, ['input', 'industry']],
    [{ region: 'XX' }, ['input', 'region']],
    [{ customerSince: '2026-05-05' }, ['input', 'customerSince']],
    [{ valuePerYear: { amountMinor: 0n, currency: 'EUR' } }, ['input', 'valuePerYear', 'amountMinor']],
    [{ valuePerYear: { amountMinor: 1n, currency: 'XXY' } }, ['input', 'valuePerYear', 'currency']],
  ])('refuses the client %j at its field', (part, field) => {
    expect(violationsOfClient(part, known, today).map((violation) => violation.field)).toEqual([field]);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ email: 'kari' }, 'email'],
    [{ email: 'kari@localhost' }, 'email'],
    [{ email: 'a@x.example, b@x.example' }, 'email'],
    [{ email: 'Kari <kari@x.example>' }, 'email'],
    [{ phone: 'call me' }, 'phone'],
    [{ businessTie: 6 }, 'businessTie'],
    [{ personalTie: -1 }, 'personalTie'],
    [{ cadenceDays: 0 }, 'cadenceDays'],
  ])('refuses the contact %j at its field', (part, field) => {
    expect(violationsOfContact(part, known).map((violation) => violation.field)).toEqual([['input', field]]);
  });

  it('accepts what is fine, and looks at nothing that is absent', () => {
    const client = { name: 'Fjord', domains: ['fjord.example'], industry: '54', region: 'NO-03', customerSince: today };
    expect(violationsOfClient(client, known, today)).toEqual([]);
    expect(
      violationsOfContact({ name: 'Kari', email: 'kari@fjord.example', phone: '+47 (22) 12-34.56', cadenceDays: 90 }, known),
    ).toEqual([]);
    expect([...violationsOfClient({}, known, today), ...violationsOfContact({}, known)]).toEqual([]);
  });

  it.each([
    ['https://www.fjord.example/om-oss?a=1', 'fjord.example'],
    ['Fjord.EXAMPLE', 'fjord.example'],
    ['shop.fjord.co.uk', 'fjord.co.uk'],
    ['fjord.github.io', 'fjord.github.io'],
    ['kari@fjord.example', 'fjord.example'],
    ['com', null],
    ['', null],
  ])('finds in %s the domain %s', (text, domain) => {
    expect(known.domainOf(text)).toBe(domain);
  });

  it.each([
    [' Kari.Moen@Fjord.Example ', 'kari.moen@fjord.example'],
    ["o'hara+x@fjord.example", "o'hara+x@fjord.example"],
    ['kari@fjord.example\r\nbcc: eve@x.example', null],
    [`${'a'.repeat(250)}@x.example`, null],
  ])('finds in %j the address %s', (text, address) => {
    expect(known.emailOf(text)).toBe(address);
  });

  it('leaves no line break in a name', () => {
    expect(tidy('  Kari\r\n Moen\u2028 ')).toBe('Kari Moen');
  });
});
