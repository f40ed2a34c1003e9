import { createParamDecorator, ParseUUIDPipe, type ExecutionContext } from '@nestjs/common';
import { Args, GqlExecutionContext, ID, Int } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { InputPipe } from './input.pipe.js';
import { viewerOf, type RequestContext } from './request-context.js';

/** The signed-in viewer, for root fields. */
export const CurrentViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer =>
  viewerOf(GqlExecutionContext.create(context).getContext<RequestContext>()),
);

/** The request itself, for root fields that read or set cookies. */
export const CurrentRequest = createParamDecorator((_: unknown, context: ExecutionContext): RequestContext =>
  GqlExecutionContext.create(context).getContext<RequestContext>(),
);

/** `id: ID!`, refused as BAD_USER_INPUT when it is no UUID. */
export const ById = (description: string, name = 'id') => Args(name, { type: () => ID, description }, new ParseUUIDPipe());

/** `input: …!`, checked against the class-validator rules of its class. */
export const Input = (description = 'What to record') => Args('input', { description }, InputPipe);

/** `expectedVersion: Int`: the change is refused as STALE_VERSION when the thing has moved on. */
export const ExpectedVersion = () =>
  Args('expectedVersion', {
    type: () => Int,
    nullable: true,
    description: 'Version that the caller has seen; the change is refused as STALE_VERSION when it is no longer the current one',
  });

export const First = () =>
  Args('first', { type: () => Int, nullable: true, description: 'How many rows to return, 1 to 100; 20 when absent' });

export const After = () =>
  Args('after', { type: () => String, nullable: true, description: 'Cursor of the row to start after, from pageInfo.endCursor' });
