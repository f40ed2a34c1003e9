import { Injectable } from '@nestjs/common';
import { BusinessesQueries } from '../businesses/index.js';
import { DomainError } from '../kernel/domain-error.js';
import { toPage, type Page, type Slice } from '../kernel/page.js';
import { belongsTo, type Viewer } from '../kernel/viewer.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Loader } from '../platform/graphql/loader.js';
import { DiscoveryProfiles } from './discovery-profiles.js';
import { DiscoveryStatements, type Asker, type Candidate } from './discovery-statements.js';
import { lessonsOf, type DismissalReason, type Lessons } from './dismissal.rules.js';
import { fits, NOTHING, passes, type Meant } from './filter.rules.js';
import { wantedBy, type Filter } from './keys.rules.js';
import { explain, isCompetitor, scoreOf, type Explanation } from './match.rules.js';
import { meaningOf } from './remembered.js';
import { traitsOf, type Traits } from './traits.rules.js';

/** A firm as a match of another one. Its id is that of the firm found. */
export interface Match extends Explanation {
  readonly id: string;
  readonly businessId: string;
  readonly dismissal: { readonly reason: DismissalReason; readonly at: Date } | null;
}

/** The asking firm with its own profile, which is there by now. */
type Ready = Asker & { readonly facts: Traits; readonly lessons: Lessons };

interface Ranked extends Candidate {
  readonly score: number;
  /** Found by its name, which is what whoever types a name wants. */
  readonly isNamed: boolean;
}

/** A suggestion fits at least this well (steps of 5). */
const GOOD_ENOUGH = 3;
const EVERYTHING: Filter = { text: '', ...NOTHING };

/** Finds firms that may become partners, and says why. Nothing here looks at a client. */
@Injectable()
export class DiscoveryQueries {
  constructor(
    private readonly statements: DiscoveryStatements,
    private readonly businesses: BusinessesQueries,
    private readonly profiles: DiscoveryProfiles,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Partners that two firms (`one other`) have in common. */
  readonly mutualPartnersOf = new Loader<string, string[]>(async (pairs) => {
    const found = new Map<string, string[]>(pairs.map((pair) => [pair, []]));
    const askers = new Set(pairs.map((pair) => pair.split(' ')[0]!));
    await Promise.all(
      [...askers].map(async (businessId) => {
        const others = pairs.filter((pair) => pair.startsWith(businessId)).map((pair) => pair.split(' ')[1]!);
        for (const { of, id } of await this.statements.mutualPartners(businessId, others))
          found.get(`${businessId} ${of}`)?.push(id);
      }),
    );
    return found;
  });

  /**
   * Active firms that are neither its own nor its partner's, the best match first; competitors come last. A page is cut
   * from the few hundred likeliest. `isAside` lists those that were set aside instead.
   */
  async discover(viewer: Viewer, businessId: string, filter: Filter, isAside: boolean, slice: Slice): Promise<Page<Match>> {
    const asker = await this.asker(viewer, businessId);
    const ranked = isAside ? this.aside(asker, filter) : await this.ranked(businessId, asker, filter, slice.after);
    const from = slice.after === null ? 0 : ranked.findIndex(({ id }) => id === slice.after) + 1;
    const hidden = new Set(isAside ? [] : this.hiddenFrom(businessId, asker));
    const rows = ranked.slice(from).filter(({ id }) => !hidden.has(id));
    return toPage(
      rows.slice(0, slice.first + 1).map(({ id, facts }) => this.matchOf(businessId, asker, { id, facts })),
      slice,
    );
  }

  /** The best three that are worth a look. */
  async suggestions(viewer: Viewer, businessId: string): Promise<Match[]> {
    const asker = await this.asker(viewer, businessId);
    const ranked = await this.ranked(businessId, asker, EVERYTHING, null);
    return ranked
      .slice(0, 3)
      .map((each) => this.matchOf(businessId, asker, each))
      .filter(({ steps, competitor }) => steps >= GOOD_ENOUGH && competitor === null);
  }

  /** How another active firm fits, partner or not; null where the viewer may not know it, or there is nothing to compare. */
  async match(viewer: Viewer, businessId: string, otherId: string): Promise<Match | null> {
    const asker = await this.asker(viewer, businessId);
    if (otherId === businessId || !(await this.businesses.findVisible(viewer, otherId))) return null;
    const other = await this.statements.one(otherId);
    return other ? this.matchOf(businessId, asker, other) : null;
  }

  private async ranked(businessId: string, asker: Ready, filter: Filter, after: string | null): Promise<Ranked[]> {
    const { facts: own, isDemo, lessons } = asker;
    const text = filter.text.trim().toLowerCase();
    const meant = text === '' ? null : meaningOf(text);
    const filters = meant === null ? [filter] : variantsOf(filter, meant);
    const [found, named] = await Promise.all([
      this.statements.candidates(
        filters.flatMap((each) => wantedBy(own, isDemo, each)),
        this.hiddenFrom(businessId, asker),
        after,
      ),
      text === '' ? [] : this.statements.named(text, isDemo),
    ]);
    const names = new Set(named.map(({ id }) => id));
    const ranked: Ranked[] = [];
    for (const { id, facts } of new Map([...found, ...named].map((each) => [each.id, each])).values()) {
      const isNamed = names.has(id);
      const isMeant = meant === null || isNamed || fits(meant, facts);
      if (id !== after && !(isMeant && passes(filter, facts))) continue;
      ranked.push({ id, facts, isNamed, score: scoreOf(own, facts, lessons) - (isCompetitor(own, facts) ? 1 : 0) });
    }
    return ranked.sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || b.score - a.score || (a.id < b.id ? -1 : 1));
  }

  /** The last one that was set aside comes first. */
  private aside({ dismissals }: Ready, filter: Filter): Candidate[] {
    return dismissals.flatMap(({ id, facts }) => (facts && passes(filter, facts) ? [{ id, facts }] : []));
  }

  private hiddenFrom(businessId: string, { partnerIds, dismissals }: Ready): string[] {
    return [businessId, ...partnerIds, ...dismissals.map(({ id }) => id)];
  }

  private matchOf(businessId: string, { facts: own, lessons, dismissals }: Ready, { id, facts }: Candidate): Match {
    const aside = dismissals.find((each) => each.id === id);
    const dismissal = aside ? { reason: aside.reason, at: new Date(aside.at) } : null;
    return { id, businessId, dismissal, ...explain(own, facts, lessons) };
  }

  /** NOT_FOUND for who does not belong to the firm, FORBIDDEN while the firm is not active: you see what you show. */
  private async asker(viewer: Viewer, businessId: string): Promise<Ready> {
    let asker = belongsTo(viewer, businessId) ? await this.statements.asker(businessId) : null;
    if (!asker) throw new DomainError({ code: 'NOT_FOUND', message: 'No such business.', field: ['businessId'] });
    if (asker.status !== 'ACTIVE') {
      throw new DomainError({ code: 'FORBIDDEN', message: 'Partners are shown to active businesses.', field: ['businessId'] });
    }
    if (!asker.facts) {
      await this.unitOfWork.run((tx) => this.profiles.refresh(tx, [businessId]));
      asker = (await this.statements.asker(businessId)) ?? asker;
    }
    const facts = asker.facts ?? EMPTY;
    return {
      ...asker,
      facts,
      lessons: lessonsOf(asker.dismissals.map((each) => ({ reason: each.reason, profile: each.facts }))),
    };
  }
}

const EMPTY = traitsOf({
  ...{ categories: [], sequences: [], markets: [], sizeBand: 'SMALL', regions: [] },
  riskTolerance: null,
  followThrough: { asked: 0, answered: 0 },
});

/** One search for each kind of thing that the typed word may mean. */
function variantsOf(filter: Filter, meant: Meant): Filter[] {
  return (Object.keys(meant) as (keyof Meant)[])
    .filter((kind) => meant[kind].length > 0 && filter[kind].length === 0)
    .map((kind) => ({ ...filter, [kind]: meant[kind] }));
}
