import '../../styles/work.css';
import '../campaigns/campaign.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { admin } from '../../copy/admin';
import { campaignWords } from '../../copy/campaign-words';
import { EmptyState, FirmMark } from '../../ui/pieces';
import { AudienceCard } from '../campaigns/Aside';
import { NextAct } from '../campaigns/NextAct';
import { recordQuery } from '../campaigns/record';
import { Words } from '../campaigns/Words';

const { approvals: copy } = admin;

/** A campaign whose words an admin reads before they are sent. Of its guests there is a number here, and no more. */
export default function CampaignJudgement({ id, onDecided }: { id: string; onDecided: () => void }) {
  const { data: campaign } = useSuspenseQuery(recordQuery(id));
  if (!campaign) return <EmptyState title={copy.gone} text={copy.goneText} />;
  const { content, host, beneficiary, kind } = campaign;
  return (
    <>
      <section className="card judged" aria-label={content.title}>
        <div className="top-line">
          <FirmMark name={host.tradingName} size={40} />
          <div>
            <h2>{content.title}</h2>
            <p className="soft">
              {campaignWords.kind[kind]}, {copy.campaignOf(host.tradingName, beneficiary.tradingName)}
            </p>
          </div>
        </div>
      </section>
      <NextAct campaign={campaign} side={null} onDone={onDecided} />
      <AudienceCard campaign={campaign} side={null} />
      <Words campaign={campaign} />
    </>
  );
}
