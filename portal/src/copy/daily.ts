const GREETINGS = ['Good evening', 'Good morning', 'Good afternoon', 'Good evening'] as const;
const NUMBERS = ['Nothing', 'One thing', 'Two things', 'Three things', 'Four things', 'Five things'] as const;

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** Words of Today and the Inbox. */
export const daily = {
  greeting: (hour: number, name: string) => `${GREETINGS[hour < 5 ? 0 : hour < 12 ? 1 : hour < 18 ? 2 : 3]}, ${name}`,
  truth: (waiting: number, first: string | null) =>
    waiting === 0
      ? 'Nothing is waiting on you. Good moment to thank someone.'
      : `${NUMBERS[waiting] ?? `${waiting} things`} ${waiting === 1 ? 'is' : 'are'} waiting on you.${first ? ` Most urgent: ${first}.` : ''}`,
  firstSteps: {
    title: 'First steps',
    progress: (done: number, of: number) => `${done} of ${of} done`,
    putAway: 'Put away',
    isDone: 'Done',
    have: (have: number, of: number) => `${have} of ${of} so far`,
    steps: {
      PROFILE: { title: 'Say when to think of you', why: 'A sentence partners can listen for brings the first introduction.' },
      CLIENTS: { title: 'Put a client into your book', why: 'Only your firm sees it.' },
      PARTNERS: { title: 'Begin with three partners', why: 'Firms next to yours that sell to the same people.' },
      INTRODUCTION: { title: 'Offer or ask for an introduction', why: 'The client decides; you risk a minute.' },
      SHARING: { title: 'Set your sharing', why: 'Each partner sees what you say, and no more.' },
    },
  },
  waiting: { title: 'Waiting on you', note: 'A fast no beats a long maybe', all: (n: number) => `All ${n} in the inbox` },
  nothing: {
    title: 'All clear',
    text: 'Nothing is waiting on you. Good moment to thank someone.',
    action: 'See your partners',
  },
  open: 'Open',
  review: 'Review',
  figures: {
    label: 'The last 90 days',
    introductions: 'Introductions in 90 days',
    change: (now: number, before: number) =>
      now === before
        ? 'As many as in the 90 days before'
        : `${Math.abs(now - before)} ${now > before ? 'more' : 'fewer'} than in the 90 days before`,
    answered: 'Answered in time',
    network: (percent: number | null) => (percent === null ? 'No comparison yet' : `Network median ${percent} %`),
    won: 'Won of those met',
    wonOf: (won: number, met: number) => `${won} of ${count(met, 'meeting', 'meetings')}`,
    value: 'Value won through partners',
    gave: (value: string | null) => (value === null ? 'Nothing given back yet' : `You gave ${value}`),
    none: '–',
  },
  give: {
    title: 'Give and get',
    given: 'Given',
    received: 'Received',
    count: 'Count',
    value: 'Value',
    measure: 'Measure',
    partner: 'Partner',
    label: 'Introductions given and received, by partner',
    /** The finding, in words. Nothing to say while the two are close. */
    finding: (name: string, difference: number) =>
      difference > 0
        ? `${difference} more given than received with ${name}`
        : `${-difference} more received than given with ${name}`,
    empty: 'Introductions that are made show here, by partner.',
  },
  flow: {
    title: 'Where introductions go',
    note: 'Last 90 days',
    label: (parts: string) => `Introductions: ${parts}`,
    from: 'From',
    to: 'To',
    count: 'Introductions',
    empty: 'The first introduction draws the first line here.',
    node: {
      ASKED: 'Asked',
      ACCEPTED: 'Accepted',
      CLIENT_YES: 'Client yes',
      IN_CONTACT: 'In contact',
      MET: 'Met',
      WON: 'Won',
      LOST: 'Lost',
      NO_DECISION: 'No decision',
      DECLINED: 'Fast no',
      EXPIRED: 'Expired',
      WITHDRAWN: 'Withdrawn',
      CLIENT_NO: 'Client no',
      CLIENT_SILENT: 'Client silent',
      REVOKED: 'Client withdrew',
      NO_MEETING: 'No meeting',
      OPEN: 'Open',
    } as Readonly<Record<string, string>>,
  },
  rings: {
    title: 'Your alliance network',
    label: (partners: number, reach: number) =>
      `Alliance network: ${count(partners, 'partner', 'partners')}, and ${count(reach, 'firm', 'firms')} one introduction away`,
    you: 'You',
    legend: {
      active: 'Active',
      pilot: 'Pilot',
      knowing: 'Getting to know',
      waiting: 'Waiting for approval',
      reach: 'One step away',
    },
    firm: 'Firm',
    stage: 'Stage',
    introductions: 'Introductions',
    through: (name: string) => `Through ${name}`,
    empty: 'Your partners gather around you here. One is enough to begin.',
  },
  under: {
    title: 'Introductions in progress',
    empty: 'Your next client may be one introduction away.',
    direction: 'Direction',
    all: 'All',
    given: 'Given',
    received: 'Received',
    columns: {
      client: 'Client',
      partner: 'Partner',
      need: 'Need',
      stage: 'Stage',
      qualified: 'Qualified',
      touched: 'Last touched',
    },
    label: 'Introductions in progress, scrollable',
    somebody: 'Not known yet',
    qualified: (n: number) => `${n} of 4 qualified`,
    more: 'All introductions',
  },
  /** What an item asks for, as a sentence. `who` is the other firm, `person` the client where she may be named. */
  task: {
    'introduction.offer': (who: string) => `${who} offers you an introduction`,
    'introduction.request': (who: string) => `${who} asks you for an introduction`,
    'introduction.ask': (who: string, person: string | null) => `${who} said yes: ask ${person ?? 'your client'}`,
    'introduction.first_contact': (who: string, person: string | null) => `${person ?? 'The client'} said yes: write first`,
    'introduction.progress': (who: string, person: string | null) => `How is it going with ${person ?? `the client of ${who}`}?`,
    'outcome.confirmation': (who: string) => `${who} reports an outcome: is it right?`,
    'outcome.dispute': (who: string) => `${who} sees the outcome differently`,
    'campaign.proposal': (who: string) => `${who} proposes a campaign`,
    'campaign.planning': (who: string) => `Agreed with ${who}: choose guests and dates`,
    'campaign.placement': (who: string) => `Place the feature for ${who}`,
    'campaign.proof': (who: string) => `${who} placed your feature: is it right?`,
    'alliance.proposal': (who: string) => `${who} wants to start an alliance with you`,
    'alliance.review': (who: string) => `How goes the alliance with ${who}?`,
    'alliance.pilot': (who: string) => `Review the pilot with ${who}`,
    'alliance.resume': (who: string) => `${who} is ready to go on`,
    'alliance.mark_ready': (who: string) => `Ready for the alliance with ${who}?`,
    'alliance.accept_agreement': (who: string) => `Read the terms with ${who}`,
    'alliance.write_agreement': (who: string) => `Write the terms with ${who}`,
    'alliance.set_pilot': (who: string) => `Plan a pilot with ${who}`,
    'alliance.show_evidence': (who: string) => `Show ${who} evidence of what you say`,
    'sharing.request': (who: string) => `${who} asks you to share more`,
    'business.information': () => 'The network asks about your firm',
  } as Readonly<Record<string, (who: string, person: string | null) => string>>,
  /** What is asked for on the map. */
  wants: { COUNT: 'Numbers only', OVERLAP: 'Names you both have', ALL: 'Everything' } as Readonly<Record<string, string>>,
  aClient: 'A client',
  somebody: 'Somebody',
} as const;
