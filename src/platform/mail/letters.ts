import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Handlers, type FoundHandler } from '../background/handlers.js';
import { UnitOfWork, type Tx } from '../database/unit-of-work.js';
import { Jobs, type SendOptions } from '../jobs/jobs.js';
import { OnJob, type Job } from '../jobs/on-job.js';
import { MailTransport } from './mail-transport.js';
import { ON_LETTER, type Composer, type LetterOrder } from './letter.js';

/** Sends letters: ordered in a transaction, composed and delivered after it. */
@Injectable()
export class Letters implements OnModuleInit {
  private composers = new Map<string, FoundHandler<Composer>>();

  constructor(
    private readonly jobs: Jobs,
    private readonly unitOfWork: UnitOfWork,
    private readonly transport: MailTransport,
    private readonly handlers: Handlers,
  ) {}

  onModuleInit(): void {
    this.composers = this.handlers.oneEach<Composer>(ON_LETTER);
  }

  /**
   * Orders a letter; it goes out if and only if the transaction commits. A second order with the same `key` is
   * none, for as long as the queue remembers the first (see `Jobs.send`).
   */
  async queue(
    tx: Tx,
    { letter, subjectId, to = null }: Omit<LetterOrder, 'to'> & { to?: string | null },
    options: SendOptions = {},
  ): Promise<void> {
    if (!this.composers.has(letter)) throw new Error(`Nothing composes the letter ${letter}.`);
    await this.jobs.send(tx, 'mail', { letter, subjectId, to }, options);
  }

  /** Composing is committed before the letter leaves, so that no link arrives that is not yet known. */
  @OnJob('mail')
  async deliver({ id, data }: Job): Promise<void> {
    const order = data as unknown as LetterOrder;
    const composer = this.composers.get(order.letter);
    if (!composer) throw new Error(`Nothing composes the letter ${order.letter}.`);
    const mail = await this.unitOfWork.run((tx) => composer.run(tx, order));
    if (mail) await this.transport.send(id, mail);
  }
}
