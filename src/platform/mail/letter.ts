import type { ReactElement } from 'react';
import { handles } from '../background/handlers.js';
import type { Tx } from '../database/unit-of-work.js';

/** What is asked to be written: ids only, for it lies in the queue. */
export interface LetterOrder {
  /** Which letter, such as `introduction.consent`; names the `@OnLetter` method. */
  readonly letter: string;
  /** What it is about. */
  readonly subjectId: string;
  /** The user it goes to; null where the composer finds the address from the subject. */
  readonly to: string | null;
}

export interface Mail {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  /** Usually a `<Letter>`; or both forms as they are, where many get almost the same. */
  readonly body: ReactElement | Written;
  /** Whose name stands before our address; the product's own when absent. */
  readonly fromName?: string;
  readonly replyTo?: string;
  /** Where one click, without a page, ends such mail (RFC 8058). */
  readonly unsubscribeUrl?: string;
}

export interface Written {
  readonly html: string;
  readonly text: string;
}

/** Composes a letter when it is about to go out; null when it is no longer needed. */
export type Composer = (tx: Tx, order: LetterOrder) => Promise<Mail | null>;

export const ON_LETTER = Symbol('adjoin:on-letter');

/**
 * The method composes these letters. It runs when the letter goes out, and again at each try: links are
 * minted there and never lie in the queue.
 */
export const OnLetter = handles<Composer>(ON_LETTER);
