import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Injectable } from '@nestjs/common';
import { jitPlugin } from './jit.plugin.js';
import { maskError } from './mask-error.js';

export interface LeanDriverConfig extends ApolloDriverConfig {
  /** Whether graphql-jit executes what it can compile. */
  jit: boolean;
}

/** Nest's Apollo driver with graphql-jit as its executor. `options.formatError` is final here, Nest's own mapping included. */
@Injectable()
export class LeanApolloDriver extends ApolloDriver {
  override async registerServer({ jit, ...options }: LeanDriverConfig): Promise<void> {
    const plugins = [...(options.plugins ?? []), ...(jit ? [jitPlugin(options.formatError ?? maskError)] : [])];
    return super.registerServer({ ...options, plugins });
  }
}
