const CANDIDATES = [',', ';', '\t', '|'] as const;
const LINES = 30;

/** What stands between the cells: the mark that most lines have the same number of, outside of quotes. A comma where nothing tells. */
export function guessDelimiter(sample: string): string {
  let [best, most] = [',', 0];
  for (const candidate of CANDIDATES) {
    const counts = countsOf(sample, candidate);
    const [usual = 0, lines = 0] = mostFrequent(counts);
    // Many lines that agree weigh more than many cells.
    const score = usual === 0 ? 0 : lines * 100 + Math.min(usual, 99);
    if (score > most) [best, most] = [candidate, score];
  }
  return best;
}

/** How often the mark stands in each of the first lines. The last line of the sample may be cut, and is left out. */
function countsOf(sample: string, mark: string): number[] {
  const counts: number[] = [];
  let [count, isQuoted] = [0, false];
  for (let at = 0; at < sample.length && counts.length < LINES; at += 1) {
    const sign = sample[at];
    if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign === mark) count += 1;
    else if (sign === '\n' || sign === '\r') {
      counts.push(count);
      count = 0;
    }
  }
  return counts.length > 0 ? counts : [count];
}

function mostFrequent(counts: readonly number[]): [value: number, times: number] {
  const times = new Map<number, number>();
  for (const count of counts) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
}
