import { SetMetadata } from '@nestjs/common';

/** What an API key may be allowed: a domain, and whether it may change things in it. */
export type Scope = `${string}:${'read' | 'write'}`;

/** Who may call a root field at all; what she may do to which thing is the policy's word, asked by the service. */
export type Access = 'PUBLIC' | 'PERSON' | Scope;

export const ACCESS = 'adjoin:access';

/** Anybody, signed in or not. */
export const Public = () => SetMetadata<string, Access>(ACCESS, 'PUBLIC');

/** A person in a session; never an API key. */
export const PersonOnly = () => SetMetadata<string, Access>(ACCESS, 'PERSON');

/** A person in a session, or an API key that holds this scope. */
export const Needs = (scope: Scope) => SetMetadata<string, Access>(ACCESS, scope);
