import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { AdminsService, hashPassword, User } from '../accounts/index.js';
import { AppModule } from '../app.module.js';
import { Consent } from '../consents/index.js';
import { now, setTime } from '../kernel/time.js';
import { NETWORK_ID } from '../network/index.js';
import { Config } from '../platform/config/config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { EventLog } from '../platform/events/event-log.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Letters } from '../platform/mail/letters.js';
import { makeLog } from '../platform/logging/make-log.js';
import { NestLog } from '../platform/logging/nest-log.js';
import { alliances } from './alliances.js';
import { demoPassword } from './demo-password.js';
import { ADMINS, FIRMS } from './cast.js';
import { campaigns } from './campaigns.js';
import { FirmStory } from './firm-story.js';
import { introductionsOfHolmgard } from './introductions-holmgard.js';
import { introductionsOfFjellheim, introductionsOfOthers } from './introductions-others.js';
import { halfKnown } from './half-known.js';
import { cards } from './cards.js';
import { needs } from './needs.js';
import { moreAlliances } from './more-alliances.js';
import { introductionsOfKvist } from './introductions-kvist.js';
import { introductionsOfTheNorth } from './introductions-north.js';
import { introductionsOfHamburg } from './introductions-hamburg.js';
import { nominations } from './nominations.js';
import { sharedBooks } from './shared-books.js';
import { VettingReference } from '../vetting/index.js';
import { Stage } from './stage.js';

/** Instances that start together take turns here; the first one loads. */
const DEMO_LOCK = 7_233_005;

/**
 * Fills an empty database with the demo network, once; a database in which anybody is registered stays as it is.
 *
 * A second copy of the product plays the story, without HTTP and background work, and is gone before the first request
 * is answered: nobody meets a service that lives in the past. The letters of that time are thrown away.
 */
export async function loadDemo(config: Config, databaseUrl: string): Promise<void> {
  if (!config.demo) return;
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'adjoin demo' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [DEMO_LOCK]);
    // Who removed it does not want it again.
    const { rowCount } = await client.query(
      `SELECT FROM user_account UNION ALL SELECT FROM event WHERE type = 'demo.removed' LIMIT 1`,
    );
    if (!rowCount) await load(config, databaseUrl);
  } finally {
    await client.end();
  }
}

async function load(config: Config, databaseUrl: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'adjoin-demo-'));
  const backstage = Config.from({
    DATA_DIR: dataDir,
    PUBLIC_URL: config.http.publicUrl,
    SECRET: config.secret ?? '',
    DEMO: 'false',
    WORKER: 'false',
  });
  const app = await NestFactory.createApplicationContext(AppModule.with(backstage, databaseUrl), {
    logger: new NestLog(makeLog(config.logLevel)),
    abortOnError: false,
  });
  const end = now();
  try {
    const passwordHash = await hashPassword(demoPassword(backstage));
    const stage = new Stage(app, end);
    const firms = new FirmStory(stage, passwordHash);
    await stage.play([
      { at: stage.ago(100), play: () => begin(stage, firms) },
      ...FIRMS.flatMap((firm) => firms.of(firm)),
      ...alliances(stage),
      ...moreAlliances(stage),
      ...halfKnown(stage),
      ...cards(stage),
      ...needs(stage),
      ...introductionsOfHolmgard(stage),
      ...introductionsOfKvist(stage),
      ...introductionsOfFjellheim(stage),
      ...introductionsOfOthers(stage),
      ...introductionsOfTheNorth(stage),
      ...introductionsOfHamburg(stage),
      ...sharedBooks(stage),
      ...campaigns(stage),
      ...nominations(stage),
    ]);
    await leave(stage, config.mail.smtpUrl === null);
  } finally {
    setTime();
    await app.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/**
 * What the story leaves behind: no letters, but for those to people whose answer is waited for, so that there is a
 * client's page to look at. Through a mail server not even those go out: nobody lives at these addresses.
 */
async function leave(stage: Stage, keepsOpenLetters: boolean): Promise<void> {
  const unitOfWork = stage.service(UnitOfWork);
  await stage.service(Jobs).discard('mail');
  const asking = await unitOfWork.readFor(
    FIRMS.map(({ key }) => stage.id(key)),
    (tx) => tx.findBy(Consent, { state: 'ASKED' }),
  );
  await unitOfWork.run(async (tx) => {
    for (const { id } of keepsOpenLetters ? await tx.findBy(VettingReference, { state: 'ASKED' }) : []) {
      await stage.service(Letters).queue(tx, { letter: 'vetting.reference', subjectId: id });
    }
    for (const { id } of keepsOpenLetters ? asking : []) {
      await stage.service(Letters).queue(tx, { letter: 'consent.ask', subjectId: id });
    }
    await stage.service(EventLog).record(tx, { type: 'demo.loaded', subjectId: NETWORK_ID, audience: [] });
  });
}

/** The network opens: its admins are there. */
function begin(stage: Stage, firms: FirmStory): Promise<void> {
  return stage.service(UnitOfWork).run(async (tx) => {
    await stage.service(EventLog).record(tx, { type: 'demo.begun', subjectId: NETWORK_ID, audience: [] });
    for (const person of ADMINS) {
      const id = await firms.register(tx, person);
      await stage.service(AdminsService).make(tx, await tx.findOneByOrFail(User, { id }), null);
      stage.enter(person.key, id, true);
    }
  });
}
