export { ClientsModule } from './clients.module.js';
export { Clients, type Acquaintance } from './clients.js';
export { ClientsQueries } from './clients.queries.js';
export { ClientType } from './clients.graph.js';
export { ContactType } from './contacts.graph.js';
export { Client } from './client.entity.js';
export { Contact } from './contact.entity.js';
export { booksOf } from './client.policy.js';
