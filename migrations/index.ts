import { CreatePlatform1767225600000 } from './1767225600000-create-platform.js';
import { CreateAccounts1767225600100 } from './1767225600100-create-accounts.js';

/** Every migration, oldest first. */
export const migrations = [CreatePlatform1767225600000, CreateAccounts1767225600100];
