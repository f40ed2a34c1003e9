export { MappingModule } from './mapping.module.js';
export { SharingService } from './sharing.service.js';
export { OverlapTakes } from './overlap-takes.js';
export { SharingRequestsService } from './sharing-requests.service.js';
export { SharingRequestType } from './sharing.graph.js';
