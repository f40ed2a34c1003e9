import { Injectable } from '@nestjs/common';
import type { ReactElement } from 'react';
import { Config } from '../platform/config/config.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { Letter, Paragraph } from '../platform/mail/letter-layout.js';
import { OnLetter, type LetterOrder, type Mail } from '../platform/mail/letter.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { longDay } from '../platform/pages/words.js';
import { headlineOf } from './reference-page.js';
import { TO_ANSWER } from './reference.rules.js';
import { REFERENCE_LINK } from './reference-steps.js';
import { ReferenceViews, type ReferenceView } from './reference-views.js';

/** The letters to somebody who is asked about a firm. Each carries a link of its own, made when it goes out. */
@Injectable()
export class ReferenceLetters {
  constructor(
    private readonly views: ReferenceViews,
    private readonly links: MailLinks,
    private readonly config: Config,
  ) {}

  @OnLetter('vetting.reference')
  ask(tx: Tx, order: LetterOrder): Promise<Mail | null> {
    return this.compose(tx, order, headlineOf, null);
  }

  @OnLetter('vetting.reference_reminder')
  remind(tx: Tx, order: LetterOrder): Promise<Mail | null> {
    const lead = 'This is the only reminder. To say that you cannot say is an answer as well.';
    return this.compose(tx, order, (view) => `Still open: ${headlineOf(view)}`, lead);
  }

  /** No letter where nothing is waited for any more. */
  private async compose(
    tx: Tx,
    { subjectId: id }: LetterOrder,
    subjectOf: (view: ReferenceView) => string,
    lead: string | null,
  ): Promise<Mail | null> {
    const view = await this.views.of(tx, id);
    if (!view?.email) return null;
    const url = `${this.config.http.publicUrl}/r/${await this.links.mint(tx, REFERENCE_LINK, id, TO_ANSWER)}`;
    return { to: view.email, subject: subjectOf(view), body: <Ask view={view} lead={lead} url={url} /> };
  }
}

function Ask({ view, lead, url }: { view: ReferenceView; lead: string | null; url: string }): ReactElement {
  const { firm, askedBy, reader, until } = view;
  return (
    <Letter
      title={headlineOf(view)}
      action={{ label: 'Read the questions', url }}
      note={`You get this letter because ${askedBy} of ${firm} named you. The link works until ${longDay(until)}; the page has a way to be left alone.`}
    >
      {lead ? <Paragraph>{lead}</Paragraph> : null}
      <Paragraph>
        {firm} and {reader} think about working together, and {firm} says that you know how it works. Three short questions take
        two minutes.
      </Paragraph>
      <Paragraph>
        What you answer is read by {reader}, by {firm}, and by the admin who approves the two. Without an answer nobody but {firm}{' '}
        learns your name.
      </Paragraph>
    </Letter>
  );
}
