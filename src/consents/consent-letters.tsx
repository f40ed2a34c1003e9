import { Injectable } from '@nestjs/common';
import type { ReactElement } from 'react';
import { DAY, now } from '../kernel/time.js';
import { Config } from '../platform/config/config.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { Letter, Paragraph } from '../platform/mail/letter-layout.js';
import { OnLetter, type LetterOrder, type Mail } from '../platform/mail/letter.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { longDay } from '../platform/pages/words.js';
import { LINK_PURPOSE } from './consent-answers.js';
import { ConsentMoves } from './consent-moves.js';
import { ConsentViews, type ConsentView } from './consent-views.js';
import { headlineOf } from './consent-words.js';
import { isOpen } from './consent.policy.js';
import { PERSON_FIELDS } from './consent.rules.js';

/** A link works as long as its consent is open; this only keeps the table of links from growing for ever. */
const LINK_MS = 5 * 365 * DAY;

interface Wording {
  readonly subject: string;
  readonly title: string;
  readonly body: ReactElement;
  readonly label: string;
  readonly note: string;
}

/** The letters to the person who is asked. Each carries a link of its own, made when it goes out. */
@Injectable()
export class ConsentLetters {
  constructor(
    private readonly moves: ConsentMoves,
    private readonly views: ConsentViews,
    private readonly links: MailLinks,
    private readonly config: Config,
  ) {}

  @OnLetter('consent.ask')
  ask(tx: Tx, order: LetterOrder): Promise<Mail | null> {
    return this.compose(tx, order, 'ASKED', (view) => question(view, headlineOf(view.consent.purpose, view.description), null));
  }

  @OnLetter('consent.reminder')
  remind(tx: Tx, order: LetterOrder): Promise<Mail | null> {
    return this.compose(tx, order, 'ASKED', (view) => {
      const headline = headlineOf(view.consent.purpose, view.description);
      return question(view, `Still open: ${headline}`, 'This is the only reminder. A no is as welcome as a yes.');
    });
  }

  @OnLetter('consent.asked_again')
  askAgain(tx: Tx, order: LetterOrder): Promise<Mail | null> {
    return this.compose(tx, order, 'ASKED', (view) => {
      const headline = headlineOf(view.consent.purpose, view.description);
      return question(view, `As you asked, once more: ${headline}`, 'You said that it was too early, and named this day.');
    });
  }

  @OnLetter('consent.receipt')
  receipt(tx: Tx, order: LetterOrder): Promise<Mail | null> {
    return this.compose(tx, order, 'GRANTED', receipt);
  }

  /** No letter where the consent has moved on, or nobody can be written to any more. */
  private async compose(
    tx: Tx,
    { subjectId: id }: LetterOrder,
    state: 'ASKED' | 'GRANTED',
    word: (view: ConsentView) => Wording,
  ): Promise<Mail | null> {
    const consent = await this.moves.find(tx, id);
    if (consent?.state !== state || !isOpen(consent, now())) return null;
    const view = await this.views.of(tx, consent);
    if (!view.address) return null;
    const { subject, title, body, label, note } = word(view);
    const url = `${this.config.http.publicUrl}/c/${await this.links.mint(tx, LINK_PURPOSE, id, LINK_MS)}`;
    return {
      to: view.address,
      subject,
      body: (
        <Letter title={title} action={{ label, url }} note={note}>
          {body}
        </Letter>
      ),
    };
  }
}

function question({ consent, description }: ConsentView, subject: string, lead: string | null): Wording {
  const { askedBy, partner } = description;
  return {
    subject,
    title: headlineOf(consent.purpose, description),
    body: (
      <>
        {lead ? <Paragraph>{lead}</Paragraph> : null}
        {paragraphs(consent.text)}
        <Paragraph>
          Nothing about you has been shared. The page shows exactly what {partner.name} would get, and takes a yes, a no, or a
          “not until” with a day.
        </Paragraph>
      </>
    ),
    label: 'Read and answer',
    note: `You get this letter because ${askedBy.business} knows you. The link works until ${longDay(consent.expiresAt)}; without an answer nothing is shared.`,
  };
}

function receipt({ description: { askedBy, partner }, values }: ConsentView): Wording {
  return {
    subject: `What ${partner.name} now knows of you`,
    title: 'Thank you. You said yes',
    body: (
      <>
        <Paragraph>
          {askedBy.name} of {askedBy.business} introduces you to {partner.name}, which got this and nothing else:
        </Paragraph>
        {values.map(({ field, value }) => (
          <Paragraph key={field}>
            {PERSON_FIELDS[field]}: {value}
          </Paragraph>
        ))}
      </>
    ),
    label: 'Change my mind',
    note: `The link works as long as your yes stands. Take it back, and what ${partner.name} has of you is erased at once.`,
  };
}

/** The words of who asks, paragraph by paragraph. */
const paragraphs = (text: string): ReactElement[] =>
  text
    .split(/\n+/)
    .filter((line) => line.trim())
    .map((line, index) => <Paragraph key={index}>{line}</Paragraph>);
