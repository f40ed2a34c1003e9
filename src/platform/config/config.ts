import { resolve } from 'node:path';
import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const url = (...schemes: string[]) =>
  z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol), {
    error: `must be a URL that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
  });

/** Every variable the product reads. The README's table is checked against this list by a test. */
export const variables = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: count(0, 65_535).default(3000),
  PUBLIC_URL: url('http:', 'https:').optional(),
  TRUST_PROXY: flag.default(false),
  DATA_DIR: z.string().min(1).default('.adjoin'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  DATABASE_APP_URL: url('postgres:', 'postgresql:').optional(),
  DATABASE_POOL: count(1, 100).default(8),
  DATABASE_WAIT_MS: count(100, 60_000).default(1_500),
  EMBEDDED_PORT: count(0, 65_535).default(0),
  STATEMENT_TIMEOUT_MS: count(100, 600_000).default(5_000),
  SECRET: z.string().min(32).optional(),
  ADMIN_EMAIL: z.email().optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_REPORTS_KEY: z.string().min(32).optional(),
  MAIL_FROM: z.string().min(3).default('Adjoin <hello@adjoin.example>'),
  DEMO: flag.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  GRAPHQL_JIT: flag.default(true),
  GRAPHQL_INTROSPECTION: flag.optional(),
  WORKER: flag.default(true),
  WORKER_POLL_MS: count(50, 60_000).default(1_000),
});

/** A configuration that cannot be used; the message names each variable at fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** What the environment says, checked and with its defaults. Frozen; made once at start. */
export class Config {
  private constructor(
    readonly environment: 'development' | 'production' | 'test',
    readonly http: { readonly host: string; readonly port: number; readonly publicUrl: string; readonly trustProxy: boolean },
    readonly database: {
      /** Owner of the schema; null starts the embedded server. */
      readonly ownerUrl: string | null;
      /** The application's own, lesser role; null derives it from the owner's. */
      readonly appUrl: string | null;
      readonly pool: number;
      /** Milliseconds to wait for a free connection. */
      readonly wait: number;
      readonly embeddedPort: number;
      readonly statementTimeout: number;
    },
    readonly dataDir: string,
    readonly secret: string | null,
    readonly adminEmail: string | null,
    readonly mail: { readonly smtpUrl: string | null; readonly from: string; readonly reportsKey: string | null },
    readonly demo: boolean,
    readonly logLevel: string,
    readonly graphql: { readonly jit: boolean; readonly introspection: boolean },
    readonly worker: { readonly enabled: boolean; readonly pollMs: number },
  ) {
    Object.freeze(this);
  }

  /** The same configuration with the secret that the data folder keeps. */
  withSecret(secret: string): Config {
    const own = Object.getOwnPropertyDescriptors(this);
    return Object.freeze(Object.create(Config.prototype, { ...own, secret: { value: secret, enumerable: true } }) as Config);
  }

  /** Throws ConfigError naming every bad variable. */
  static from(environment: NodeJS.ProcessEnv): Config {
    const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
    const parsed = variables.safeParse(given);
    if (!parsed.success) {
      throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
    }
    const v = parsed.data;
    if (v.DATABASE_URL && v.NODE_ENV === 'production' && !v.SECRET) {
      throw new ConfigError('SECRET: is required in production; give at least 32 random characters');
    }
    return new Config(
      v.NODE_ENV,
      {
        host: v.HOST,
        port: v.PORT,
        publicUrl: (v.PUBLIC_URL ?? `http://localhost:${v.PORT}`).replace(/\/$/, ''),
        trustProxy: v.TRUST_PROXY,
      },
      {
        ownerUrl: v.DATABASE_URL ?? null,
        appUrl: v.DATABASE_APP_URL ?? null,
        pool: v.DATABASE_POOL,
        wait: v.DATABASE_WAIT_MS,
        embeddedPort: v.EMBEDDED_PORT,
        statementTimeout: v.STATEMENT_TIMEOUT_MS,
      },
      resolve(v.DATA_DIR),
      v.SECRET ?? null,
      v.ADMIN_EMAIL?.toLowerCase() ?? null,
      { smtpUrl: v.SMTP_URL ?? null, from: v.MAIL_FROM, reportsKey: v.MAIL_REPORTS_KEY ?? null },
      v.DEMO ?? !v.DATABASE_URL,
      v.LOG_LEVEL,
      { jit: v.GRAPHQL_JIT, introspection: v.GRAPHQL_INTROSPECTION ?? v.NODE_ENV !== 'production' },
      { enabled: v.WORKER, pollMs: v.WORKER_POLL_MS },
    );
  }
}
