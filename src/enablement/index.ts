export { EnablementModule } from './enablement.module.js';
export { CardsService } from './cards.service.js';
export { CardsQueries } from './cards.queries.js';
