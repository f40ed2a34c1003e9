import { DomainError } from './domain-error.js';

/** What a verb does: the states it leaves, the state (or the choice of states) it enters, the event it records. */
export interface Move<State extends string> {
  readonly from: readonly State[];
  readonly to: State | readonly State[];
  readonly event: string;
}

/** The life of one kind of thing, as a table. Pure: it reads no clock and no database. */
export class Lifecycle<State extends string, Verb extends string> {
  constructor(
    readonly states: readonly State[],
    readonly initial: readonly State[],
    readonly moves: Readonly<Record<Verb, Move<State>>>,
  ) {
    const entered = new Set([...initial, ...this.verbs.flatMap((verb) => moves[verb].to)]);
    const orphan = states.find((state) => !entered.has(state));
    if (orphan) throw new Error(`No verb leads to state ${orphan}.`);
  }

  get verbs(): Verb[] {
    return Object.keys(this.moves) as Verb[];
  }

  /** The states nothing leaves. */
  get final(): State[] {
    return this.states.filter((state) => !this.verbs.some((verb) => this.allows(state, verb)));
  }

  allows(state: State, verb: Verb): boolean {
    return this.moves[verb].from.includes(state);
  }

  /**
   * The state that `verb` leads to; `choice` names which one where the table lists several.
   * Refuses a verb that `state` does not allow (ILLEGAL_MOVE).
   */
  after(state: State, verb: Verb, choice?: NoInfer<State>): State {
    if (!this.allows(state, verb)) {
      throw new DomainError({ code: 'ILLEGAL_MOVE', message: `Cannot ${inWords(verb)} while ${inWords(state)}.` });
    }
    const { to } = this.moves[verb];
    if (typeof to === 'string') return to;
    if (choice === undefined || !to.includes(choice)) throw new Error(`${verb} does not lead to ${String(choice)}.`);
    return choice;
  }
}

/** `requestChanges` and `PENDING_APPROVAL` as a person would say them. */
const inWords = (word: string): string =>
  word
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replaceAll('_', ' ')
    .toLowerCase();

/** Declares a lifecycle; the compiler checks that every state named in `moves` exists. */
export function defineLifecycle<const State extends string, const Verb extends string>(spec: {
  states: readonly State[];
  initial: NoInfer<State> | readonly NoInfer<State>[];
  moves: Record<Verb, Move<NoInfer<State>>>;
}): Lifecycle<State, Verb> {
  const initial = typeof spec.initial === 'string' ? [spec.initial] : spec.initial;
  return new Lifecycle(spec.states, initial, spec.moves);
}
