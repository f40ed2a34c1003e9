export { ContactImportsModule } from './contact-imports.module.js';
