import { pino, type Logger } from 'pino';
import { describeError } from './describe-error.js';

/** Where lines go; the process's output when none is named. */
export interface LogSink {
  write(line: string): void;
}

const MAIL_ADDRESS = /[^\s"'<>@\\/:,;()[\]]{1,64}@[^\s"'<>@\\/:,;()[\]]{1,255}/g;
/** Nobody should log these at all; whoever does by mistake logs a word instead. */
const NEVER = ['authorization', 'cookie', 'set-cookie', 'variables', 'password', 'token', 'headers', 'parameters', 'body'];

/** The log: one JSON object a line, without cookies, credentials, variables and mail addresses. */
export function makeLog(level: string, sink: LogSink = process.stdout): Logger {
  const redact = { paths: NEVER.flatMap((name) => [`["${name}"]`, `*["${name}"]`]), censor: '[hidden]' };
  const scrubbing = { write: (line: string) => sink.write(line.replace(MAIL_ADDRESS, '[mail address]')) };
  return pino(
    {
      level,
      base: null,
      redact,
      serializers: { err: describeError },
      hooks: {
        logMethod(args, method) {
          // Without a text of its own a line would repeat the error's message, which may hold values.
          if (args.length === 1 && typeof args[0] === 'object') return method.call(this, args[0], 'failed');
          return method.apply(this, args);
        },
      },
    },
    scrubbing,
  );
}
