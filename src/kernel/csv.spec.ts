import { expect, it } from '@jest/globals';
import { cellOf, lineOf } from './csv.js';

it.each([
  ['=1+1', "'=1+1"],
  ['+47 22', "'+47 22"],
  ['-5', "'-5"],
  ['@here', "'@here"],
  ['\tA', "'\tA"],
  ['\rA', `"'\rA"`],
  ['a "b", c', '"a ""b"", c"'],
  ['two\nlines', '"two\nlines"'],
  ['plain = text', 'plain = text'],
  [null, ''],
])('%j is the cell %j', (value, cell) => {
  expect(cellOf(value)).toBe(cell);
});

it('ends a line as RFC 4180 says', () => {
  expect(lineOf(['a', null, 'b'])).toBe('a,,b\r\n');
});
