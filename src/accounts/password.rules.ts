import type { Violation } from '../kernel/domain-error.js';

export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;

/** The few that guessers try first and that are long enough to pass. */
const COMMON = new Set([
  '1234567890',
  '12345678910',
  '0123456789',
  '0987654321',
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
  'qwertyuiop',
  'qwerty12345',
  'qwerty123456',
  'password12',
  'password123',
  'password1234',
  'passw0rd123',
  'iloveyou123',
  'letmein1234',
  'welcome123',
  'welcome1234',
  'changeme123',
  'administrator',
  'football123',
  'sunshine123',
  'princess123',
  'abc1234567',
  'abcdefghij',
  'asdfghjkl123',
  'correcthorsebatterystaple',
]);

/** A shorter local part such as `jo` would forbid too much. */
const SHORTEST_LOCAL_PART = 3;

/** What is wrong with a password for the owner of `email`; the same whether or not that account exists. */
export function violationsOfPassword(password: string, email: string, field: readonly string[]): Violation[] {
  const weak = (message: string): Violation => ({ code: 'WEAK_PASSWORD', message, field });
  const { least, most } = PASSWORD_LENGTH;
  const wrong: Violation[] = [];
  const plain = password.toLowerCase();
  const [localPart = ''] = email.toLowerCase().split('@');
  if ([...password].length < least || [...password].length > most) {
    wrong.push(weak(`A password has ${least} to ${most} characters.`));
  }
  if (COMMON.has(plain) || new Set(plain).size < 3)
    wrong.push(weak('This password is among the first that anybody would guess.'));
  if (localPart.length >= SHORTEST_LOCAL_PART && plain.includes(localPart)) {
    wrong.push(weak('A password must not contain the name in your e-mail address.'));
  }
  return wrong;
}
