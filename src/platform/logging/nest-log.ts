import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

type Level = 'fatal' | 'error' | 'warn' | 'debug' | 'trace';

/** Nest's log through ours. Nest tells at length how it starts; that is for `debug`. */
export class NestLog implements LoggerService {
  constructor(private readonly pino: Logger) {}

  fatal = this.at('fatal');
  error = this.at('error');
  warn = this.at('warn');
  log = this.at('debug');
  debug = this.at('debug');
  verbose = this.at('trace');

  /** Nest gives the name of who logs last, and the stack of an error before it. */
  private at(level: Level): (message: unknown, ...rest: unknown[]) => void {
    return (message, ...rest) => {
      const from = rest.at(-1);
      const about = { ...(typeof from === 'string' && { from }) };
      if (message instanceof Error) this.pino[level]({ ...about, err: message }, message.name);
      else if (typeof message === 'string') this.pino[level](about, message);
      else this.pino[level]({ ...about, ...(message as object) });
    };
  }
}
