export { ShowroomModule } from './showroom.module.js';
export { FRIEND_DOMAIN } from './friend.rules.js';
