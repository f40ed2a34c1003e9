import '../../styles/work.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { introductions as copy } from '../../copy/introductions';
import { outcomes } from '../../copy/outcomes';
import { tones, words } from '../../copy/words';
import { Card, Chip, PageHead } from '../../ui/pieces';
import { Missing } from '../../ui/states';
import { OutcomeLine } from '../outcomes/Line';
import { BriefCard, ConsentCard, FactsCard, HistoryCard, PersonCard, QualificationCard } from './Cards';
import { NextAct } from './NextAct';
import { IntroductionPath } from './Path';
import { recordQuery, type Record } from './record';

const route = getRouteApi('/app/introductions/$id');

export function Introduction() {
  const { id } = route.useParams();
  const { data } = useSuspenseQuery(recordQuery(id));
  return data ? <IntroductionRecord key={data.id} introduction={data} /> : <Missing />;
}

const titleOf = ({ client, introducee, beneficiary, introducer }: Record): string => {
  const person = introducee.__typename === 'Person' ? introducee : null;
  return client?.name ?? person?.company ?? person?.name ?? copy.record.to(introducer.tradingName, beneficiary.tradingName);
};

function IntroductionRecord({ introduction }: { introduction: Record }) {
  const { stage, introducer, beneficiary } = introduction;
  const title = titleOf(introduction);
  const isTold = introduction.outcomes.length > 0;
  return (
    <>
      <PageHead
        title={title}
        lead={
          title.includes(beneficiary.tradingName)
            ? introduction.brief?.need
            : copy.record.to(introducer.tradingName, beneficiary.tradingName)
        }
        action={<Chip tone={tones.introduction(stage)}>{words.introductionStage[stage]}</Chip>}
      />
      <div className="card path-card">
        <IntroductionPath introduction={introduction} />
      </div>
      <div className="record">
        <div>
          <NextAct introduction={introduction} />
          {isTold && <OutcomeCard introduction={introduction} />}
          <QualificationCard introduction={introduction} />
          <BriefCard introduction={introduction} />
          {!isTold && <OutcomeCard introduction={introduction} />}
        </div>
        <div>
          <PersonCard introduction={introduction} />
          <ConsentCard introduction={introduction} />
          <FactsCard introduction={introduction} />
          <HistoryCard introduction={introduction} />
        </div>
      </div>
    </>
  );
}

function OutcomeCard({ introduction: { outcomes: all } }: { introduction: Record }) {
  return (
    <Card title={copy.cards.outcome}>
      {all.length === 0 ? (
        <p className="soft">{copy.cards.outcomeNone}</p>
      ) : (
        <ul className="outcome-lines" aria-label={outcomes.table}>
          {all.map((outcome) => (
            <OutcomeLine key={outcome.id} outcome={outcome} />
          ))}
        </ul>
      )}
    </Card>
  );
}
