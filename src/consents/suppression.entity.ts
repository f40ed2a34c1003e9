import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Purpose } from './consent.rules.js';

/** That somebody does not want to be asked by a business until some day. It knows no address, so it outlives erasure. */
@Entity('suppression')
@Index('suppression_address', ['businessId', 'purpose', 'addressHash', 'until'])
@Check('suppression_reason', `reason IN ('DECLINED', 'DEFERRED', 'REVOKED', 'OPTED_OUT', 'COMPLAINED', 'BOUNCED', 'ERASED')`)
export class Suppression {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'suppression_pkey' }) id!: string;
  @ForeignKey('business', { name: 'suppression_business_fkey' })
  @Column({ type: 'uuid', name: 'business_id' })
  businessId!: string;
  @Column({ type: 'text' }) purpose!: Purpose;
  @Column({ type: 'bytea', name: 'address_hash' }) addressHash!: Buffer;
  @Column({ type: 'text' }) reason!: 'DECLINED' | 'DEFERRED' | 'REVOKED' | 'OPTED_OUT' | 'COMPLAINED' | 'BOUNCED' | 'ERASED';
  @Column({ type: 'timestamptz' }) until!: Date;
  @Column({ type: 'timestamptz', name: 'made_at' }) madeAt!: Date;
}
