import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { render } from '@react-email/render';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { now } from '../../kernel/time.js';
import { Config } from '../config/config.js';
import type { Mail, Written } from './letter.js';

const TIMEOUT_MS = 20_000;
const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/;

/** A letter that could not be handed over. The message names no address: it is logged and kept with the job. */
export class MailError extends Error {
  override readonly name = 'MailError';

  /** `isFinal`: the server will never take it for this address. `isDown`: it could not be reached at all. */
  constructor(
    message: string,
    readonly isFinal = false,
    readonly isDown = false,
  ) {
    super(message);
  }
}

/** Told when the last byte of a letter was given to the connection: from then on the server has it, whatever becomes of us. */
export type OnHanded = () => void;

/** What nodemailer carries along for us beside the letter. */
interface Watched extends SendMailOptions {
  readonly onHanded?: OnHanded;
}

/** Hands letters to the mail server in SMTP_URL, or without one puts them into the mailbox folder. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly smtp: Transporter | null;
  /** Where letters lie when there is no mail server; null when there is one. */
  readonly folder: string | null;
  private readonly mailbox: string;

  constructor(private readonly config: Config) {
    const { smtpUrl } = config.mail;
    this.mailbox = join(config.dataDir, 'mail');
    this.folder = smtpUrl ? null : this.mailbox;
    this.smtp = smtpUrl
      ? createTransport({
          url: smtpUrl,
          connectionTimeout: TIMEOUT_MS,
          greetingTimeout: TIMEOUT_MS,
          socketTimeout: TIMEOUT_MS,
          dnsTimeout: TIMEOUT_MS,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      : null;
    this.smtp?.use('stream', ({ data, message }, done) => {
      const { onHanded } = data as Watched;
      if (onHanded) message.processFunc((letter) => watched(letter, onHanded));
      done();
    });
  }

  onApplicationShutdown(): void {
    this.smtp?.close();
  }

  /**
   * `id` becomes the Message-ID: a letter that is delivered twice is recognised as one. Without a mail server `onHanded`
   * is not called: a letter that is filed twice is one file.
   */
  async send(id: string, { to, subject, body, fromName, replyTo, unsubscribeUrl }: Mail, onHanded?: OnHanded): Promise<void> {
    if (!ADDRESS.test(to)) throw new MailError('That is not one mail address.', true);
    const { html, text } = 'html' in body ? body : await written(body);
    const message: SendMailOptions = {
      from: fromName === undefined ? this.config.mail.from : { name: oneLine(fromName), address: this.address },
      ...(replyTo !== undefined && ADDRESS.test(replyTo) && { replyTo }),
      to: { name: '', address: to },
      subject: oneLine(subject),
      messageId: `<${id}@${new URL(this.config.http.publicUrl).hostname}>`,
      date: now(),
      html,
      text,
      headers: {
        ...{ 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        ...(unsubscribeUrl !== undefined && {
          'List-Unsubscribe': `<${unsubscribeUrl}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      },
    };
    const watching: Watched = { ...message, ...(onHanded && { onHanded }) };
    await (this.smtp && !this.isOfDemo(to) ? this.post(this.smtp, watching) : this.file(id, message));
  }

  /** The address alone of MAIL_FROM. */
  private get address(): string {
    const { from } = this.config.mail;
    return /<([^<>]+)>/.exec(from)?.[1] ?? from;
  }

  /** In an installation with a demo network nobody lives at these addresses (RFC 2606); a mail server would only complain. */
  private isOfDemo(address: string): boolean {
    return this.config.demo && address.toLowerCase().endsWith('.example');
  }

  private async post(smtp: Transporter, message: SendMailOptions): Promise<void> {
    try {
      await smtp.sendMail(message);
    } catch (error) {
      const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
      throw new MailError(
        `The mail server did not take it: ${code ?? 'unknown'} ${responseCode ?? ''} at ${command ?? 'start'}.`,
        command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500,
        responseCode === undefined,
      );
    }
  }

  /** Under another name first, so that nobody reads half a letter. */
  private async file(id: string, message: SendMailOptions): Promise<void> {
    const { message: eml } = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
    await mkdir(this.mailbox, { recursive: true, mode: 0o700 });
    const path = join(this.mailbox, `${id}.eml`);
    await writeFile(`${path}.part`, eml as Buffer, { mode: 0o600 });
    await rename(`${path}.part`, path);
  }
}

/**
 * The SMTP connection pipes the letter through a stream that adds the dot at its end. That stream ends when the dot was
 * written to the socket, and says so before anything else happens in this process.
 */
function watched<Letter extends Readable>(letter: Letter, onHanded: OnHanded): Letter {
  const pipe = letter.pipe.bind(letter);
  letter.pipe = (escaping, options) => {
    escaping.once('end', onHanded);
    return pipe(escaping, options);
  };
  return letter;
}

const written = async (body: Exclude<Mail['body'], Written>): Promise<Written> => ({
  html: await render(body),
  text: await render(body, { plainText: true }),
});

/** A line break in a header would begin another header. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
