import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { User } from '../accounts/index.js';
import { Business } from '../businesses/index.js';
import { NETWORK_CALENDAR } from '../network/index.js';
import { Clock } from '../platform/clocks/clock.entity.js';
import { Config } from '../platform/config/config.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { Event } from '../platform/events/event.entity.js';
import { Letter, Paragraph } from '../platform/mail/letter-layout.js';
import { OnLetter, type LetterOrder, type Mail } from '../platform/mail/letter.js';
import { Recipients, type Recipient } from './recipients.js';

/** Writes the one letter that tells one person of one event. */
@Injectable()
export class NotificationLetters {
  constructor(
    private readonly recipients: Recipients,
    private readonly config: Config,
  ) {}

  /** No letter to somebody who is not concerned any more, or whose address nobody has proved. */
  @OnLetter('notification')
  async compose(tx: Tx, { subjectId: id, to }: LetterOrder): Promise<Mail | null> {
    const event = await tx.findOneBy(Event, { id });
    const recipient = event ? (await this.recipients.of(tx, event)).find(({ userId }) => userId === to) : undefined;
    const user = recipient ? await tx.findOneBy(User, { id: recipient.userId }) : null;
    if (!event || !recipient || !user?.emailVerifiedAt) return null;

    const { notice, businessId, concerned } = recipient;
    if (notice.held && (await this.hasFollowed(tx, event, notice.held.unless))) return null;
    const businesses = await tx.findBy(Business, { id: In([...concerned.sides.values()]) });
    const [first, second] = [...concerned.sides.values()].map((side) => businesses.find((each) => each.id === side));
    const [own, other] = businessId === second?.id ? [second, first] : [first, second];
    const facts = { own: nameOf(own), other: nameOf(other ?? own) };
    const until = notice.waits ? await this.endOfWait(tx, waitedFor(event), recipient, own) : null;
    const because = businessId === null ? 'you are an admin of the network' : `you own or manage ${facts.own}`;
    return {
      to: user.email,
      subject: notice.title(facts),
      body: (
        <Letter
          title={notice.title(facts)}
          preview={notice.sentence(facts)}
          action={{ label: notice.label, url: `${this.config.http.publicUrl}${notice.path.replace(':id', concerned.shownAt)}` }}
          note={`You get this letter because ${because}.`}
        >
          <Paragraph>Hello {user.name},</Paragraph>
          <Paragraph>{notice.sentence(facts)}</Paragraph>
          {until ? <Paragraph>It waits until {until}.</Paragraph> : null}
        </Letter>
      ),
    };
  }

  /** Whether the event was taken back, as far as this one is meant: what was said once more has a letter of its own. */
  private hasFollowed(tx: Tx, { subjectId, position }: Event, type: string): Promise<boolean> {
    return tx.existsBy(Event, { subjectId, type, position: MoreThan(position) });
  }

  /** The end of what runs against the reader's side, in the time of that side; admins keep the network's. */
  private async endOfWait(tx: Tx, subjectId: string, { businessId }: Recipient, own?: Business): Promise<string | null> {
    const clocks = await tx.find(Clock, { where: { subjectId, state: 'RUNNING' }, order: { dueAt: 'ASC' } });
    const clock = clocks.find(({ sideAtFaultId }) => sideAtFaultId === businessId);
    const timeZone = businessId === null ? NETWORK_CALENDAR.timezone : own?.timezone;
    return clock && timeZone ? `${momentIn(timeZone).format(clock.dueAt)} (${timeZone})` : null;
  }
}

/** What an answer is waited for: a request within an alliance has its own clock. */
const waitedFor = ({ subjectId, payload }: Event): string =>
  typeof payload.requestId === 'string' ? payload.requestId : subjectId;

const nameOf = (business: Business | undefined): string => business?.tradingName ?? 'A business';

/** `Tuesday 24 November 2026 at 17:00`, without the seconds nobody waits for. */
const momentIn = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone });
