export { MappingModule } from './mapping.module.js';
export { SharingService } from './sharing.service.js';
export { OverlapTakes } from './overlap-takes.js';
