import { describe, expect, it } from '@jest/globals';
import { violationsOfPassword } from './password.rules.js';

const judged = (password: string, email = 'ada.nilsson@firm.example') =>
  violationsOfPassword(password, email, ['input', 'password']).map((violation) => violation.code);

describe('a password', () => {
  it.each(['a sentence to keep', 'x7-ähnlich-9', 'Qz3!'.repeat(32)])('may be %p', (password) => {
    expect(judged(password)).toEqual([]);
  });

  it.each([
    ['too short', 'nine char'],
    ['too long', 'Qz3!'.repeat(32) + '.'],
    ['common', 'PassWord123'],
    ['one character over and over', 'aaaaaaaaaaaa'],
    ['made of the address', 'Ada.Nilsson-2026'],
  ])('may not be %s', (_, password) => {
    expect(judged(password)).toEqual(['WEAK_PASSWORD']);
  });

  it('may contain a local part of two letters', () => {
    expect(judged('jockey on a horse', 'jo@firm.example')).toEqual([]);
  });
});
