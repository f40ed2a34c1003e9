import { useSuspenseQuery } from '@tanstack/react-query';
import { ChartFrame } from '../../charts/ChartFrame';
import { SharedMarketsPlot } from '../../charts/SharedMarkets';
import { discover as copy } from '../../copy/discover';
import { words } from '../../copy/words';
import { request } from '../../gql/client';
import type { FitQuery } from '../../gql/generated/firms/graphql';
import { FitScore, FitWords } from '../../ui/fit';
import { Card, Chip } from '../../ui/pieces';
import { FitDocument } from './documents';

type Shared = NonNullable<FitQuery['sharedMarkets']>;
const { shared: texts } = copy;

const fitQuery = (businessId: string, otherId: string) => ({
  queryKey: ['discover', 'fit', businessId, otherId],
  queryFn: () => request(FitDocument, { businessId, otherId }),
});

/** How another firm fits one's own, in words and steps. */
export function WhyYouFit({ businessId, otherId }: { businessId: string; otherId: string }) {
  const { match } = useSuspenseQuery(fitQuery(businessId, otherId)).data;
  if (!match) return null;
  return (
    <Card title={copy.why} right={match.competitor && <Chip tone="warn">{copy.competitor}</Chip>}>
      <div className="match plain">
        <FitWords match={match} />
        <FitScore match={match} />
      </div>
      {match.mutualPartners.length > 0 && (
        <p className="soft chart-foot">{copy.mutual(match.mutualPartners.map(({ tradingName }) => tradingName))}</p>
      )}
    </Card>
  );
}

/** Whom both firms reach, and whom only one of them does: drawn, in words, and as a table. */
export function SharedMarkets({ businessId, otherId, name }: { businessId: string; otherId: string; name: string }) {
  const { sharedMarkets: found } = useSuspenseQuery(fitQuery(businessId, otherId)).data;
  if (!found) return null;
  const role = (code: string) => words.decisionMaker[code] ?? code;
  const [ours, theirs] = [
    unique([...found.shared.map((each) => each.ours), ...found.onlyOurs]),
    unique([...found.shared.map((each) => each.theirs), ...found.onlyTheirs]),
  ];
  const roles = (only: readonly string[]) => [...found.sharedRoles, ...only].map((code) => ({ id: code, name: role(code) }));
  return (
    <ChartFrame
      span={12}
      file="shared-markets"
      title={texts.title}
      note={texts.note}
      empty={texts.empty}
      table={{ columns: texts.columns, rows: rowsOf(found, role) }}
    >
      <ul className="says plain">
        {found.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <SharedMarketsPlot
        label={`${texts.label}. ${found.sentences.join(' ')}`}
        groups={[
          {
            title: `${texts.markets}: ${texts.you} – ${name}`,
            ours: ours.map((each) => ({ id: each, name: each })),
            theirs: theirs.map((each) => ({ id: each, name: each })),
            joined: found.shared.map((each) => ({ ours: each.ours, theirs: each.theirs, isNear: false })),
          },
          {
            title: texts.roles,
            ours: roles(found.onlyOurRoles),
            theirs: roles(found.onlyTheirRoles),
            joined: [
              ...found.sharedRoles.map((code) => ({ ours: code, theirs: code, isNear: false })),
              ...found.nearRoles.map((near) => ({ ...near, isNear: true })),
            ],
          },
        ]}
      />
    </ChartFrame>
  );
}

function rowsOf(found: Shared, role: (code: string) => string): string[][] {
  return [
    ...found.shared.map(({ ours, theirs, inWords }) => [texts.market, ours, theirs, inWords]),
    ...found.onlyOurs.map((name) => [texts.market, name, '', texts.onlyYou]),
    ...found.onlyTheirs.map((name) => [texts.market, '', name, texts.onlyThey]),
    ...found.sharedRoles.map((code) => [texts.role, role(code), role(code), texts.same]),
    ...found.nearRoles.map(({ ours, theirs }) => [texts.role, role(ours), role(theirs), texts.near]),
    ...found.onlyOurRoles.map((code) => [texts.role, role(code), '', texts.onlyYou]),
    ...found.onlyTheirRoles.map((code) => [texts.role, '', role(code), texts.onlyThey]),
  ];
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];
