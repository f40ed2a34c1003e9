import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A key of a client: the number that `company_key_ids` gives for one of its registrable domains, its company
 * identifier, or the domain of a contact's e-mail. Two books know the same company when they hold the same number.
 * That the client is of the same book is checked by a trigger, once a statement. The dictionary behind the numbers has no entity: the service may not read it.
 */
@Entity('client_key')
@Index('client_key_business', ['businessId', 'keyId', 'clientId'])
export class ClientKey {
  @PrimaryColumn({ type: 'uuid', name: 'client_id', primaryKeyConstraintName: 'client_key_pkey' }) clientId!: string;
  @PrimaryColumn({ type: 'integer', name: 'key_id', primaryKeyConstraintName: 'client_key_pkey' }) keyId!: number;
  @Column({ type: 'uuid', name: 'business_id' }) businessId!: string;
}
