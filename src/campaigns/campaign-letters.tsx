import { Injectable } from '@nestjs/common';
import { render } from '@react-email/render';
import type { ReactElement } from 'react';
import { AccountsQueries, User } from '../accounts/index.js';
import { Clients } from '../clients/index.js';
import { DAY } from '../kernel/time.js';
import { Config } from '../platform/config/config.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { actFor, type Tx } from '../platform/database/unit-of-work.js';
import { Letter, Paragraph } from '../platform/mail/letter-layout.js';
import { OnLetter, type LetterOrder, type Mail, type Written } from '../platform/mail/letter.js';
import { firstNameOf } from '../platform/pages/words.js';
import { nameOf } from './campaign-clocks.js';
import { Campaign } from './campaign.entity.js';
import { momentOf } from './campaign-words.js';
import { GuestTokens } from './guest-tokens.js';
import { Invitation, InvitationLink } from './invitation.entity.js';

/** What the link of a mail to oneself leads to. */
export const PREVIEW = 'campaign.preview';

/** Stand-ins in the rendered letter; every guest's own values take their place. No guest's text can hold them. */
const NAME = '\u{E000}name\u{E000}';
const LINK = 'https://link.invalid/i';
const LEAVE = 'https://link.invalid/u';

/** The letter of a campaign, rendered once; `for` fills in a guest. */
export interface InvitationLetter {
  readonly for: (guest: { readonly id: string; readonly name: string; readonly email: string }) => Mail & { body: Written };
}

/** The mails of campaigns, in the host's name. */
@Injectable()
export class CampaignLetters {
  constructor(
    private readonly tokens: GuestTokens,
    private readonly clients: Clients,
    private readonly accounts: AccountsQueries,
    private readonly links: MailLinks,
    private readonly config: Config,
  ) {}

  /** Rendering costs some milliseconds, and thousands get the same: only names and links differ. */
  async compose(
    tx: Tx,
    { content, hostId, beneficiaryId }: Pick<Campaign, 'content' | 'hostId' | 'beneficiaryId'>,
  ): Promise<InvitationLetter> {
    const [host, partner] = [await nameOf(tx, hostId), await nameOf(tx, beneficiaryId)];
    const when = content.heldAt === null ? null : await momentOf(tx, hostId, content.heldAt);
    const body = (
      <Letter
        title={content.title}
        preview={content.what}
        action={{ label: 'See it, and say yes or no', url: LINK }}
        note={`You get this because ${host} knows you. ${partner} does not learn of you unless you say yes. No more such invitations, and what is stored about you: ${LEAVE}`}
      >
        <Paragraph>Hello {NAME},</Paragraph>
        {content.text
          .split(/\n+/)
          .filter((line) => line.trim())
          .map((line, index) => (
            <Paragraph key={index}>{line}</Paragraph>
          ))}
        <Paragraph>
          {content.what} Given by {partner}.{when ? ` ${when}${content.place ? `, ${content.place}` : ''}.` : ''}
        </Paragraph>
        <Paragraph>{host}</Paragraph>
      </Letter>
    );
    const both = await writtenOf(body);
    // An answer by mail reaches the host, not us.
    const [replyTo] = await this.accounts.mailAddressesOf(tx, hostId, ['OWNER']);
    return {
      for: ({ id, name, email }) => {
        const [url, leave] = [this.tokens.invitationUrl(content.title, id), this.tokens.preferencesUrl(id)];
        const fill = (text: string, first: string) =>
          text
            .replaceAll(NAME, () => first)
            .replaceAll(LINK, url)
            .replaceAll(LEAVE, leave);
        const first = firstNameOf(name);
        return {
          ...{ to: email, subject: content.subject, fromName: host, unsubscribeUrl: leave, ...(replyTo && { replyTo }) },
          body: { html: fill(both.html, escaped(first)), text: fill(both.text, first) },
        };
      },
    };
  }

  /** As guests will get it, to a member of the host; the links lead to nobody's answer. */
  @OnLetter('campaign.test')
  async test(tx: Tx, { subjectId, to }: LetterOrder): Promise<Mail | null> {
    const campaign = await tx.findOneBy(Campaign, { id: subjectId });
    const reader = to === null ? null : await tx.findOneBy(User, { id: to });
    if (!campaign || !reader?.emailVerifiedAt) return null;
    const letter = await this.compose(tx, campaign);
    const { to: email, subject, fromName, body } = letter.for({ id: subjectId, name: reader.name, email: reader.email });
    const url = `${this.config.http.publicUrl}/i/preview/${await this.links.mint(tx, PREVIEW, subjectId, 7 * DAY)}`;
    // Nobody's own links: those of a guest who is not there lead to a look at the page.
    const look = (text: string) =>
      text
        .replaceAll(this.tokens.invitationUrl(campaign.content.title, subjectId), url)
        .replaceAll(this.tokens.preferencesUrl(subjectId), url);
    const { html, text } = body;
    return {
      to: email,
      subject: `Test: ${subject}`,
      ...(fromName !== undefined && { fromName }),
      body: { html: look(html), text: look(text) },
    };
  }

  /** To a guest who has a place now, at once or from the waiting list. */
  @OnLetter('campaign.confirmed')
  async confirmed(tx: Tx, { subjectId }: LetterOrder): Promise<Mail | null> {
    const found = await this.guest(tx, subjectId);
    if (found?.invitation.stage !== 'OPTED_IN') return null;
    const { campaign, email, name } = found;
    if (campaign.stage === 'CANCELLED') return null;
    const { content, hostId, beneficiaryId } = campaign;
    const [host, partner] = [await nameOf(tx, hostId), await nameOf(tx, beneficiaryId)];
    const when = content.heldAt === null ? null : await momentOf(tx, hostId, content.heldAt);
    const url = this.tokens.invitationUrl(content.title, subjectId);
    const title = `You are in: ${content.title}`;
    const body = (
      <Letter
        title={title}
        action={{ label: 'See it, or change your mind', url }}
        note={`${partner} got what the page names, and nothing else. Take it back there, and its copy is erased.`}
      >
        <Paragraph>Hello {firstNameOf(name)},</Paragraph>
        <Paragraph>
          {content.what} Given by {partner}.{when ? ` ${when}${content.place ? `, ${content.place}` : ''}.` : ''}
        </Paragraph>
        {content.heldAt ? <Paragraph>For your calendar: {`${url}/event.ics`}</Paragraph> : null}
        <Paragraph>{host}</Paragraph>
      </Letter>
    );
    return { to: email, subject: title, fromName: host, unsubscribeUrl: this.tokens.preferencesUrl(subjectId), body };
  }

  @OnLetter('campaign.called_off')
  async calledOff(tx: Tx, { subjectId }: LetterOrder): Promise<Mail | null> {
    const found = await this.guest(tx, subjectId);
    if (found?.campaign.stage !== 'CANCELLED') return null;
    const { campaign, email, name } = found;
    const host = await nameOf(tx, campaign.hostId);
    const title = `Called off: ${campaign.content.title}`;
    const body = (
      <Letter title={title} note={`You get this because you said yes to ${host}.`}>
        <Paragraph>Hello {firstNameOf(name)},</Paragraph>
        <Paragraph>This does not take place. We are sorry, and thank you for wanting to come.</Paragraph>
        <Paragraph>{host}</Paragraph>
      </Letter>
    );
    return { to: email, subject: title, fromName: host, unsubscribeUrl: this.tokens.preferencesUrl(subjectId), body };
  }

  private async guest(
    tx: Tx,
    invitationId: string,
  ): Promise<{ invitation: Invitation; campaign: Campaign; email: string; name: string } | null> {
    const link = await tx.findOneBy(InvitationLink, { invitationId });
    if (!link) return null;
    await actFor(tx, [link.hostId]);
    const invitation = await tx.findOneBy(Invitation, { id: invitationId });
    const campaign = invitation && (await tx.findOneBy(Campaign, { id: invitation.campaignId }));
    const found = invitation && (await this.clients.find(tx, link.hostId, invitation.contactId));
    if (!campaign || !found?.contact.email) return null;
    return { invitation, campaign, email: found.contact.email, name: found.contact.name };
  }
}

const writtenOf = async (body: ReactElement): Promise<Written> => ({
  html: await render(body),
  text: await render(body, { plainText: true }),
});

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
