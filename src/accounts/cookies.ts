import type { FastifyReply, FastifyRequest } from 'fastify';
import '@fastify/cookie';
import { DAY } from '../kernel/time.js';

/** The longest that browsers keep a cookie. When a session ends is the server's word, not the cookie's. */
const MAX_AGE_SECONDS = (400 * DAY) / 1_000;

/** The two cookies of a browser: its session, and the mark of a device that signed in before. */
export class Cookies {
  private readonly prefix: string;

  /** Over https a `__Host-` name keeps other hosts of the same domain from planting a cookie. */
  constructor(private readonly secure: boolean) {
    this.prefix = secure ? '__Host-' : '';
  }

  sessionOf(request: Pick<FastifyRequest, 'cookies'>): string | null {
    return request.cookies[`${this.prefix}sid`] ?? null;
  }

  deviceOf(request: FastifyRequest): string | null {
    return request.cookies[`${this.prefix}did`] ?? null;
  }

  setSession(reply: FastifyReply, token: string): void {
    this.set(reply, 'sid', token);
  }

  setDevice(reply: FastifyReply, token: string): void {
    this.set(reply, 'did', token);
  }

  clearSession(reply: FastifyReply): void {
    void reply.clearCookie(`${this.prefix}sid`, { ...this.flags() });
  }

  private set(reply: FastifyReply, name: string, value: string): void {
    void reply.setCookie(`${this.prefix}${name}`, value, { ...this.flags(), maxAge: MAX_AGE_SECONDS });
  }

  private flags() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure } as const;
  }
}
