import type { Type } from '@nestjs/common';
import { AccountsModule } from './accounts/index.js';

/** Every feature, in level order: a feature imports only from those before it. */
export const features: Type[] = [AccountsModule];
