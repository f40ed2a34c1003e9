/** What the flow knows of an introduction: where it stands, and how far it is known to have come. */
export interface FlowFacts {
  readonly stage: string;
  readonly reason: string | null;
  /** Both businesses wanted it. */
  readonly wasAccepted: boolean;
  readonly wasInContact: boolean;
  readonly wasMet: boolean;
}

export interface FlowGroup extends FlowFacts {
  readonly count: number;
}

/** The way of an introduction, in its order. */
const STEPS = ['ASKED', 'ACCEPTED', 'CLIENT_YES', 'IN_CONTACT', 'MET', 'WON'] as const;
export type FlowStep = (typeof STEPS)[number];

export const FLOW_NODES = {
  ASKED: 'Offered or requested',
  ACCEPTED: 'The other business said yes',
  CLIENT_YES: 'The client said yes',
  IN_CONTACT: 'The beneficiary has spoken with the client',
  MET: 'The beneficiary has met the client',
  WON: 'The client bought',
  OPEN: 'Still under way',
  DECLINED: 'The other business said no',
  EXPIRED: 'A business did not answer in time',
  WITHDRAWN: 'Whoever began it took it back',
  CLIENT_NO: 'The client said no',
  CLIENT_SILENT: 'The client did not answer in time',
  NO_MEETING: 'Ended after the client’s yes without a meeting',
  LOST: 'The client met the beneficiary and did not buy',
  NO_DECISION: 'The client met the beneficiary and decided nothing',
  REVOKED: 'The client took the yes back',
} as const;
export type FlowNode = keyof typeof FLOW_NODES;
export type FlowExit = Exclude<FlowNode, FlowStep>;

export interface Flow {
  readonly nodes: { readonly node: FlowNode; readonly count: number }[];
  readonly links: { readonly from: FlowNode; readonly to: FlowNode; readonly count: number }[];
}

/** The last step that an introduction reached, and how it left it; null for one that was won. */
export function placeOf(facts: FlowFacts): { readonly reached: FlowStep; readonly exit: FlowExit | null } {
  const before: FlowStep = facts.wasAccepted ? 'ACCEPTED' : 'ASKED';
  const after: FlowStep = facts.wasMet ? 'MET' : facts.wasInContact ? 'IN_CONTACT' : 'CLIENT_YES';
  switch (facts.stage) {
    case 'WON':
      return { reached: 'WON', exit: null };
    case 'DECLINED':
      return { reached: 'ASKED', exit: 'DECLINED' };
    case 'EXPIRED':
      return facts.reason === 'CLIENT_SILENT'
        ? { reached: 'ACCEPTED', exit: 'CLIENT_SILENT' }
        : { reached: before, exit: 'EXPIRED' };
    case 'WITHDRAWN':
      return { reached: before, exit: 'WITHDRAWN' };
    case 'CONSENT_DECLINED':
      return { reached: 'ACCEPTED', exit: 'CLIENT_NO' };
    case 'LOST':
    case 'NO_DECISION':
      return { reached: after, exit: facts.wasMet ? facts.stage : 'NO_MEETING' };
    case 'CONSENT_REVOKED':
      return { reached: after, exit: 'REVOKED' };
    case 'ACCEPTED':
    case 'AWAITING_CONSENT':
    case 'DEFERRED':
      return { reached: 'ACCEPTED', exit: 'OPEN' };
    case 'INTRODUCED':
      return { reached: 'CLIENT_YES', exit: 'OPEN' };
    case 'IN_CONTACT':
    case 'MET':
      return { reached: facts.stage, exit: 'OPEN' };
    case 'OFFERED':
    case 'REQUESTED':
      return { reached: 'ASKED', exit: 'OPEN' };
    default:
      throw new Error(`The flow does not know the stage ${facts.stage}.`);
  }
}

/** Adds the groups up so that at every step as many leave as came. */
export function flowOf(groups: readonly FlowGroup[]): Flow {
  const nodes = new Map<FlowNode, number>();
  const links = new Map<string, { from: FlowNode; to: FlowNode; count: number }>();
  const pass = (from: FlowNode, to: FlowNode, count: number) => {
    const link = links.get(`${from} ${to}`) ?? { from, to, count: 0 };
    link.count += count;
    links.set(`${from} ${to}`, link);
  };
  const enter = (node: FlowNode, count: number) => nodes.set(node, (nodes.get(node) ?? 0) + count);
  for (const group of groups) {
    if (group.count === 0) continue;
    const { reached, exit } = placeOf(group);
    const way = STEPS.slice(0, STEPS.indexOf(reached) + 1);
    for (const [place, step] of way.entries()) {
      enter(step, group.count);
      const from = way[place - 1];
      if (from) pass(from, step, group.count);
    }
    if (exit) {
      enter(exit, group.count);
      pass(reached, exit, group.count);
    }
  }
  const order = Object.keys(FLOW_NODES) as FlowNode[];
  const rank = ({ from, to }: { from: FlowNode; to: FlowNode }) => order.indexOf(from) * order.length + order.indexOf(to);
  return {
    nodes: order.map((node) => ({ node, count: nodes.get(node) ?? 0 })),
    links: [...links.values()].sort((a, b) => rank(a) - rank(b)),
  };
}
