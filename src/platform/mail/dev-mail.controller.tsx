import { join } from 'node:path';
import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ReactElement } from 'react';
import { Public } from '../graphql/access.js';
import { PageRefusals } from '../pages/page-refusals.js';
import { answerWith } from '../pages/page.js';
import { MailTransport } from './mail-transport.js';
import { readMail, readMailbox, type ReadMail } from './mailbox.js';

const LISTED = 100;
/** The letter's own styles and nothing else; its links open in a window of their own. */
const LETTER_POLICY = `sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:`;

/** The mailbox of a product that was started to be tried: shows the letters it would have sent. Development only. */
@Public()
@UseFilters(PageRefusals)
@Controller('dev/mail')
export class DevMailController {
  constructor(private readonly transport: MailTransport) {}

  @Get()
  async list(@Res() reply: FastifyReply): Promise<void> {
    const { folder } = this.transport;
    const letters = folder ? (await readMailbox(folder)).slice(0, LISTED) : [];
    const rows = letters.map(({ id, to, subject, sentAt }) => (
      <p key={id}>
        <a href={`/dev/mail/${id}`}>{subject}</a>
        <br />
        <small>
          to {to}, {sentAt.toISOString()}
        </small>
      </p>
    ));
    const body = (
      <>
        <h1>Mail</h1>
        <div className="card">{rows.length > 0 ? rows : <p>No letter was sent yet.</p>}</div>
      </>
    );
    await answerWith(reply, { title: 'Mail', body });
  }

  @Get(':id')
  async view(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    const mail = await this.read(id);
    const body = (
      <>
        <h1>{mail.subject}</h1>
        <p className="note">
          to {mail.to}, {mail.sentAt.toISOString()}
        </p>
        <pre className="card">{withLinks(mail.text)}</pre>
        <p>
          <a href={`/dev/mail/${id}/html`}>As it looks</a> · <a href="/dev/mail">All mail</a>
        </p>
      </>
    );
    await answerWith(reply, { title: mail.subject, body });
  }

  @Get(':id/html')
  async html(@Param('id', ParseUUIDPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    const mail = await this.read(id);
    await reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': LETTER_POLICY,
        'cache-control': 'no-store',
      })
      .send(mail.html);
  }

  private async read(id: string): Promise<ReadMail> {
    const { folder } = this.transport;
    const mail = folder ? await readMail(join(folder, `${id}.eml`)).catch(() => null) : null;
    if (!mail) throw new NotFoundException();
    return mail;
  }
}

const withLinks = (text: string): (string | ReactElement)[] =>
  text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <a key={index} href={part}>
        {part}
      </a>
    ),
  );
