export { EnablementModule } from './enablement.module.js';
export { CardsService } from './cards.service.js';
