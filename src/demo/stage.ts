import type { INestApplicationContext, Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DAY, HOUR, later, setTime } from '../kernel/time.js';
import { withRole, type Role, type Viewer } from '../kernel/viewer.js';
import { addWorkingDays } from '../platform/clocks/working-days.js';
import { ClockWorker } from '../platform/clocks/clock-worker.js';
import { Relay } from '../platform/events/relay.js';

/** Something that happens at a moment of the story. */
export interface Scene {
  readonly at: Date;
  readonly play: () => Promise<unknown>;
}

/** When on a weekday things of earlier days happen: minutes of the day, UTC. What fell on a weekend is done on Friday evening. */
const HOURS = { weekday: [7 * 60, 16 * 60], saturday: [16 * 60 + 50, 18 * 60], sunday: [18 * 60, 19 * 60] } as const;

/** A reaction that has failed so often will not succeed by waiting. */
const MOST_TRIES = 8;

/** All demo firms work Monday to Friday, an hour's difference apart at most. */
const CALENDAR = { timezone: 'Europe/Oslo', workingDays: [1, 2, 3, 4, 5] } as const;

/**
 * Where the story is played: the product's own services, and a time that moves. While it moves, clocks expire and
 * reactions happen as they would have, so what is told is what the product does.
 */
export class Stage {
  private time: Date;
  private readonly viewers = new Map<string, Viewer>();
  private readonly ids = new Map<string, string>();

  /** `end` is when the story ends: now. */
  constructor(
    private readonly app: INestApplicationContext,
    readonly end: Date,
  ) {
    this.time = later(end, -120 * DAY);
    setTime(() => this.time.getTime());
  }

  service<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  /** So many days ago. Two days and more ago it is a weekday, and a fraction says how early in its hours; order is kept. */
  ago(days: number): Date {
    if (days < 2) return later(this.end, -days * DAY);
    const whole = Math.floor(days);
    const date = later(this.end, -whole * DAY);
    const weekday = date.getUTCDay();
    const [from, to] = weekday === 6 ? HOURS.saturday : weekday === 0 ? HOURS.sunday : HOURS.weekday;
    const back = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
    // A shift of its own for each day, so that not everything happens on the hour.
    const minute = from + (1 - (days - whole)) * (to - from) + (weekday % 6 === 0 ? 0 : (whole * 37) % 45);
    return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() - back, 0, minute));
  }

  /** The scene at another moment: exactly so many hours ago, whatever the day of the week. */
  at(hours: number, { play }: Scene): Scene {
    return { at: later(this.end, -hours * HOUR), play };
  }

  /** The scene so long ago that what began with it, and takes so many working days, is due in the coming `hours`. */
  dueWithin(hours: number, workingDays: number, { play }: Scene): Scene {
    const isSoon = (ago: number) => {
      const left = addWorkingDays(later(this.end, -ago * HOUR), workingDays, CALENDAR).getTime() - this.end.getTime();
      return left > HOUR && left <= hours * HOUR;
    };
    const ago = Array.from({ length: 24 * (workingDays + 4) }, (_, hour) => hour + 1).find(isSoon);
    // On a long weekend nothing can be due: then it is as fresh as may be.
    return { at: later(this.end, -(ago ?? 2) * HOUR), play };
  }

  enter(person: string, userId: string, isAdmin = false): void {
    this.viewers.set(person, { userId, isAdmin, roles: new Map(), scopes: null });
  }

  appoint(person: string, businessId: string, role: Role): void {
    this.viewers.set(person, withRole(this.viewer(person), businessId, role));
  }

  viewer(person: string): Viewer {
    return found(this.viewers, person);
  }

  /** Remembers the id of a thing under the name that the story gives it. */
  name(thing: string, id: string): void {
    this.ids.set(thing, id);
  }

  id(thing: string): string {
    return found(this.ids, thing);
  }

  /** Plays the scenes in the order of their moments, and then goes to the end. */
  async play(scenes: readonly Scene[]): Promise<void> {
    for (const { at, play } of [...scenes].sort((a, b) => a.at.getTime() - b.at.getTime())) {
      await this.goTo(at);
      await play();
    }
    await this.goTo(this.end);
  }

  /**
   * Lets pass what happens by itself until then. Time does not go back. A reaction that failed, on a machine that was busy,
   * is waited for even beyond the moment: what the story tells next rests on it.
   */
  private async goTo(moment: Date): Promise<void> {
    for (;;) {
      await this.service(Relay).runPending();
      const [next] = await this.service(DataSource).query<{ at: Date | null }[]>(
        `/* demo.nextWake */ SELECT least(
           (SELECT min(wake_at) FROM clock WHERE state = 'RUNNING' AND wake_at <= $1),
           (SELECT min(retry_at) FROM event WHERE dispatched_at IS NULL AND attempts < ${MOST_TRIES})) AS at`,
        [moment],
      );
      if (!next?.at) break;
      if (next.at > this.time) this.time = next.at;
      await this.service(ClockWorker).runDue();
    }
    if (moment > this.time) this.time = moment;
  }
}

function found<T>(things: ReadonlyMap<string, T>, name: string): T {
  const thing = things.get(name);
  if (thing === undefined) throw new Error(`The story has no ${name} yet.`);
  return thing;
}
