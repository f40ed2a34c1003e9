import { handles } from '../background/handlers.js';

export interface Job {
  /** The same at each try: makes the work recognisable to whoever receives it twice. */
  readonly id: string;
  readonly name: string;
  /** Ids and codes. Never a person's name, address or words: the queue keeps what it was given. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Earlier tries. */
  readonly tries: number;
}

export type JobHandler = (job: Job) => Promise<void>;

export const ON_JOB = Symbol('adjoin:on-job');

/** The method does the jobs of this name. A throw means: again later. It may run twice, so it must not mind. */
export const OnJob = (name: string) => handles<JobHandler>(ON_JOB)(name);
