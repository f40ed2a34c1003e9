import { CreatePlatform1767225600000 } from './1767225600000-create-platform.js';

/** Every migration, oldest first. */
export const migrations = [CreatePlatform1767225600000];
