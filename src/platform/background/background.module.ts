import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from '../clocks/clock.entity.js';
import { Clocks } from '../clocks/clocks.js';
import { ClockWorker } from '../clocks/clock-worker.js';
import { Listener } from '../database/listener.js';
import { Relay } from '../events/relay.js';
import { Jobs } from '../jobs/jobs.js';
import { Letters } from '../mail/letters.js';
import { MailLink } from '../mail/mail-link.entity.js';
import { MailLinks } from '../mail/mail-links.js';
import { MailTransport } from '../mail/mail-transport.js';
import { Background } from './background.js';
import { Duties } from './every.js';
import { Handlers } from './handlers.js';

const services = [Handlers, Listener, Background, Duties, Relay, Jobs, Clocks, ClockWorker, MailTransport, MailLinks, Letters];

/** What happens after the answer was given: deliveries of events, jobs, clocks, mail, recurring duties. */
@Global()
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([Clock, MailLink])],
  providers: [...services],
  exports: [...services],
})
export class BackgroundModule {}
