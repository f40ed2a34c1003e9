import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Module, Post, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createElement } from 'react';
import request from 'supertest';
import { DomainError } from '../../src/kernel/domain-error.js';
import { Public } from '../../src/platform/graphql/access.js';
import { PageRefusals } from '../../src/platform/pages/page-refusals.js';
import { answerWith } from '../../src/platform/pages/page.js';
import { World } from '../support/world.js';

const plain = (text: string) => ({ title: text, body: createElement('h1', null, text) });

/** A page with a form, planted for these tests. */
@Public()
@UseFilters(PageRefusals)
@Controller('test-page')
class PlantedPages {
  @Get()
  async show(@Res() reply: FastifyReply): Promise<void> {
    await answerWith(reply, plain('Anna <script>alert(1)</script>'));
  }

  @Post()
  async take(@Body() form: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    await answerWith(reply, plain(JSON.stringify(form)));
  }

  @Get('ended')
  ended(): never {
    throw new DomainError({ code: 'LINK_ENDED', message: 'That link has ended.' });
  }

  @Get('broken')
  broken(): never {
    throw new Error('secret detail');
  }
}

@Module({ controllers: [PlantedPages] })
class PlantedPagesModule {}

describe('pages', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open({}, [PlantedPagesModule]);
  });
  afterAll(() => world.close());

  it('are small, carry no script, and say so', async () => {
    const { status, text, headers } = await request(world.url).get('/test-page');
    expect(status).toBe(200);
    expect(text.startsWith('<!doctype html><html lang="en">')).toBe(true);
    expect(Buffer.byteLength(text)).toBeLessThan(3_000);
    expect(text).not.toContain('<script');
    expect(text).toContain('Anna &lt;script&gt;');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    });
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    );
  });

  it('share one style sheet, kept for ever under a name that changes with it', async () => {
    const { text } = await request(world.url).get('/test-page');
    const path = /<link rel="stylesheet" href="(\/pages\/[0-9a-f]{12}\.css)"/.exec(text)![1]!;
    const plainly = await request(world.url).get(path).set('accept-encoding', 'identity');
    expect(plainly.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    expect(plainly.text).toContain('prefers-color-scheme:dark');
    const packed = await request(world.url).get(path).set('accept-encoding', 'br, gzip').buffer(false);
    expect(packed.headers['content-encoding']).toBe('br');
    expect(Number(packed.headers['content-length'])).toBeLessThan(2_500);

    const ofOtherRelease = await request(world.url).get('/pages/0123456789ab.css').set('accept-encoding', 'identity');
    expect(ofOtherRelease.text).toBe(plainly.text);
    expect(ofOtherRelease.headers['cache-control']).toBe('no-store');
  });

  it('take a form as a browser sends it', async () => {
    const { text } = await request(world.url).post('/test-page').type('form').send('answer=yes&field=name&field=email');
    expect(text).toContain('{&quot;answer&quot;:&quot;yes&quot;,&quot;field&quot;:[&quot;name&quot;,&quot;email&quot;]}');
  });

  it('say in words that a link has ended', async () => {
    const { status, text } = await request(world.url).get('/test-page/ended');
    expect(status).toBe(410);
    expect(text).toContain('That link has ended');
  });

  it('say nothing about a fault but that it is ours', async () => {
    const { status, text } = await request(world.url).get('/test-page/broken');
    expect(status).toBe(500);
    expect(text).not.toContain('secret detail');
  });

  it('show no mailbox outside development', async () => {
    expect((await request(world.url).get('/dev/mail')).status).toBe(404);
  });
});
