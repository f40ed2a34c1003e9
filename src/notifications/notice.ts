/** A side of the thing that an event is about. */
export type Side = 'business' | 'proposer' | 'partner' | 'introducer' | 'host' | 'beneficiary' | 'nominator' | 'nominee';

/**
 * Who is told: the owners and managers of one side, of the side that did not act, of both; or the network's admins,
 * as far as they belong to neither side and so may decide.
 */
export type Audience = Side | 'other' | 'both' | 'admins';

/** What a notice may say. Names of businesses of the network, and nothing of anybody's client. */
export interface Facts {
  /** The reader's own business; for an admin the first side. */
  readonly own: string;
  /** The business on the other side; for an admin the second one, and the only one where there is one only. */
  readonly other: string;
}

export interface Notice {
  readonly to: Audience;
  /** Subject and headline. */
  readonly title: (facts: Facts) => string;
  readonly sentence: (facts: Facts) => string;
  readonly label: string;
  /** Where the button leads, below PUBLIC_URL; `:id` is the thing that `Parties` names. */
  readonly path: string;
  /** What is not yet final: the letter leaves after this time (milliseconds), unless the other event has come by then. */
  readonly held?: { readonly for: number; readonly unless: string };
  /** The reader's side is waited for: the letter says until when. */
  readonly waits?: true;
}
