import type { EntityManager } from 'typeorm';
import { FRIEND_DOMAIN, type IntroductionFacts } from './friend.rules.js';

const isFriend = (firm: string): string => `(${firm}.is_demo AND '${FRIEND_DOMAIN}' = ANY (${firm}.domains))`;

/** Null when there is no such introduction. */
export async function factsOf(tx: EntityManager, introductionId: string): Promise<IntroductionFacts | null> {
  const [facts] = await tx.query<IntroductionFacts[]>(
    `/* showroom.factsOf */
     SELECT i.stage, giver.is_demo AS "isFromDemo", ${isFriend('giver')} AS "isFromFriend", ${isFriend('taker')} AS "isToFriend"
     FROM introduction i JOIN business giver ON giver.id = i.introducer_id JOIN business taker ON taker.id = i.beneficiary_id
     WHERE i.id = $1`,
    [introductionId],
  );
  return facts ?? null;
}

/** Whether the friend is the side that did not report. */
export async function friendIsAskedToConfirm(tx: EntityManager, outcomeId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `/* showroom.friendIsAsked */
     SELECT FROM outcome o JOIN business firm ON firm.id IN (o.introducer_id, o.beneficiary_id) AND firm.id <> o.reported_by_id
     WHERE o.id = $1 AND o.state = 'REPORTED' AND ${isFriend('firm')}`,
    [outcomeId],
  );
  return rows.length > 0;
}

/** The friend and who acts for it; null when it is not there, or has no owner. */
export async function findFriend(tx: EntityManager): Promise<{ id: string; ownerId: string } | null> {
  const [friend] = await tx.query<{ id: string; ownerId: string }[]>(
    `/* showroom.findFriend */
     SELECT firm.id, m.user_id AS "ownerId" FROM business firm JOIN membership m ON m.business_id = firm.id AND m.role = 'OWNER'
     WHERE ${isFriend('firm')} ORDER BY m.user_id LIMIT 1`,
  );
  return friend ?? null;
}
