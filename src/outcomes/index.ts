export { OutcomesModule } from './outcomes.module.js';
export { OutcomesQueries } from './outcomes.queries.js';
export { OutcomesService } from './outcomes.service.js';
export { OutcomeGraph } from './outcomes.graph.js';
export { Outcome } from './outcome.entity.js';
