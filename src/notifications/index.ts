export { NotificationsModule } from './notifications.module.js';
export { ASKING } from './notices.js';
