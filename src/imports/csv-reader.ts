import { isAscii } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { analyse } from 'chardet';
import { CsvError, parse, type Parser } from 'csv-parse';
import { DomainError } from '../kernel/domain-error.js';
import { guessDelimiter } from './delimiter.rules.js';

/** So much of a file is looked at before it is read. */
const SAMPLE_BYTES = 128 * 1024;
/** Bytes of one line at most: beyond that a quote was never closed. */
const LONGEST_LINE = 64 * 1024;
/** Bytes given to the parser before the rows are asked for. */
const PIECE = 64 * 1024;

export interface CsvReading {
  /** What is found in the file's first bytes, before any row is told. */
  readonly onFormat: (format: { encoding: string; delimiter: string }) => void;
  /** Told piece by piece; the file is read on when it resolves. Cells are as they stand. */
  readonly onRows: (rows: string[][]) => Promise<void>;
  /** Refuses a file that is larger (bytes). */
  readonly mostBytes: number;
}

/**
 * Reads a CSV file as it comes in: any usual delimiter and encoding, quoted line breaks, a byte order mark. Memory
 * holds a piece of it, never the file. Refuses (BAD_FILE) what cannot be read as such, with the line.
 */
export async function readCsv(input: AsyncIterable<Buffer>, reading: CsvReading): Promise<void> {
  const waiting: Buffer[] = [];
  let [bytes, parser]: [number, Reader | null] = [0, null];
  for await (const piece of input) {
    bytes += piece.length;
    if (bytes > reading.mostBytes) throw tooLarge(reading.mostBytes);
    if (parser) await parser.read(piece);
    else {
      waiting.push(piece);
      if (bytes >= SAMPLE_BYTES) parser = await begin(waiting, reading);
    }
  }
  parser ??= await begin(waiting, reading);
  await parser.end();
}

async function begin(waiting: readonly Buffer[], reading: CsvReading): Promise<Reader> {
  const sample = Buffer.concat(waiting);
  if (sample.length === 0) throw new DomainError({ code: 'BAD_FILE', message: 'The file is empty.' });
  const encoding = encodingOf(sample);
  const decoder = new TextDecoder(encoding === 'ascii' ? 'utf-8' : encoding);
  const text = new TextDecoder(encoding === 'ascii' ? 'utf-8' : encoding).decode(sample.subarray(0, SAMPLE_BYTES), {
    stream: true,
  });
  if (text.includes('\0')) throw new DomainError({ code: 'BAD_FILE', message: 'This is no text file. Save the table as CSV.' });
  const delimiter = guessDelimiter(text);
  reading.onFormat({ encoding: encoding === 'ascii' ? 'utf-8' : encoding, delimiter });
  const reader = new Reader(delimiter, encoding, decoder, reading.onRows, text.includes('\r') && !text.includes('\n'));
  await reader.read(sample);
  return reader;
}

const parserFor = (delimiter: string): Parser =>
  parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
  });

/** A byte order mark says it; else what the bytes look like. `ascii` as long as nothing in it could differ. */
function encodingOf(sample: Buffer): string {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8';
  // Without a mark: every other byte of western text is nothing.
  const pairs = sample.subarray(0, 400);
  const zeros = (odd: number) => pairs.reduce((count, byte, index) => count + Number(byte === 0 && index % 2 === odd), 0);
  if (zeros(1) > pairs.length / 4) return 'utf-16le';
  if (zeros(0) > pairs.length / 4) return 'utf-16be';
  return isAscii(sample) ? 'ascii' : namedBy(sample);
}

function namedBy(sample: Buffer): string {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return 'utf-8';
  } catch {
    const isWide = runsOf(sample) >= WIDE_RUN;
    for (const { name } of analyse(sample)) {
      // What calls itself Latin 1 has Windows' quotes and dashes in it; the web reads it so as well.
      if (WIDE.test(name) === isWide && !/^(utf|ascii)/i.test(name) && canDecode(name)) return new TextDecoder(name).encoding;
    }
    return 'windows-1252';
  }
}

/** Encodings whose letters are two bytes or more. Few letters mislead the guess, but such letters come one after the other. */
const WIDE = /shift_jis|big5|euc|gb|2022/i;
const WIDE_RUN = 2.5;

/** How many bytes beyond ASCII stand together on average. */
function runsOf(sample: Buffer): number {
  let [runs, bytes, isInside] = [0, 0, false];
  for (const byte of sample) {
    const isBeyond = byte > 0x7f;
    if (isBeyond) bytes += 1;
    if (isBeyond && !isInside) runs += 1;
    isInside = isBeyond;
  }
  return runs === 0 ? 0 : bytes / runs;
}

function canDecode(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}

/** Feeds the parser, and hands its rows on before it gets more. */
class Reader {
  private rows: string[][] = [];
  private failure: unknown = null;
  /** From the first quote on; until then lines are split as they stand, at a fifth of the cost. */
  private parser: Parser | null = null;
  private ended: Promise<void> = Promise.resolve();
  /** The line that has begun and not ended. */
  private begun = '';
  private told = 0;

  constructor(
    private readonly delimiter: string,
    private encoding: string,
    private decoder: TextDecoder,
    private readonly onRows: CsvReading['onRows'],
    endsOldLines: boolean,
  ) {
    // Lines that end with a carriage return alone are the parser's to find.
    if (endsOldLines) this.parser = this.parse();
  }

  async read(bytes: Buffer): Promise<void> {
    for (let from = 0; from < bytes.length; from += PIECE) {
      await this.write(this.decode(bytes.subarray(from, from + PIECE)));
      await this.tell();
    }
  }

  async end(): Promise<void> {
    await this.write(this.decoder.decode());
    if (this.parser) this.parser.end();
    else this.split('\n');
    await this.ended;
    this.take();
    await this.tell();
  }

  private decode(piece: Buffer): string {
    if (this.encoding === 'ascii') {
      if (isAscii(piece)) return piece.toString('latin1');
      // The first byte beyond ASCII: until here all encodings agree.
      this.encoding = namedBy(piece);
      this.decoder = new TextDecoder(this.encoding);
    }
    return this.decoder.decode(piece, { stream: true });
  }

  private async write(piece: string): Promise<void> {
    if (!this.parser && !piece.includes('"')) return this.split(piece);
    this.parser ??= this.parse();
    const { parser } = this;
    const text = this.begun + piece;
    this.begun = '';
    if (!parser.write(text)) await new Promise((resolve) => setImmediate(resolve));
    this.take();
    if (this.failure) throw readable(this.failure);
  }

  /** Lines without a quote hold nothing that a cell could hide. */
  private split(piece: string): void {
    const lines = (this.begun + piece).split('\n');
    this.begun = lines.pop() ?? '';
    if (this.begun.length > LONGEST_LINE) throw unreadable(this.told + 1, 'a line has no end');
    for (const line of lines) {
      const text = line.endsWith('\r') ? line.slice(0, -1) : line;
      if (text) this.rows.push(text.split(this.delimiter));
    }
  }

  private parse(): Parser {
    const parser = parserFor(this.delimiter);
    parser.on('readable', () => this.take());
    this.ended = new Promise((resolve) => {
      parser.on('end', resolve);
      parser.on('error', (error) => {
        this.failure = error;
        resolve();
      });
    });
    return parser;
  }

  private take(): void {
    const { parser } = this;
    for (let row = parser?.read() as string[] | null | undefined; row; row = parser?.read() as string[] | null | undefined) {
      this.rows.push(row);
    }
  }

  private async tell(): Promise<void> {
    if (this.failure) throw readable(this.failure);
    if (this.rows.length === 0) return;
    const { rows } = this;
    this.rows = [];
    this.told += rows.length;
    await this.onRows(rows);
  }
}

function readable(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const { lines } = error as unknown as { lines?: number };
  const isOpen = error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED';
  return unreadable(lines ?? 1, isOpen ? 'a quote is opened and never closed' : 'it cannot be read as CSV');
}

const unreadable = (line: number, why: string) =>
  new DomainError({ code: 'BAD_FILE', message: `Near line ${line} ${why}. Mend it there, and send the file again.` });

const tooLarge = (bytes: number) =>
  new DomainError({ code: 'PAYLOAD_TOO_LARGE', message: `A file may have at most ${Math.round(bytes / 2 ** 20)} MB.` });
