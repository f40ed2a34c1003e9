import type { Type } from '@nestjs/common';

/** Every feature, in level order: a feature imports only from those before it. */
export const features: Type[] = [];
