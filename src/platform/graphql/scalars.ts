import { type CustomScalar, Field, InputType, ObjectType, Scalar } from '@nestjs/graphql';
import { GraphQLError, Kind, type ValueNode } from 'graphql';

const badInput = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

@Scalar('DateTime', () => Date)
export class DateTimeScalar implements CustomScalar<string, Date> {
  readonly description = 'Moment in time, ISO 8601 with its offset, such as 2026-03-01T09:00:00Z';

  serialize(value: unknown): string {
    if (value instanceof Date) return value.toISOString();
    throw new Error(`DateTime was given ${typeof value}; queries must hand over dates.`);
  }

  parseValue(value: unknown): Date {
    if (typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value))) return new Date(value);
    throw badInput('A DateTime is an ISO 8601 moment with its offset, such as 2026-03-01T09:00:00Z.');
  }

  parseLiteral(node: ValueNode): Date {
    return this.parseValue(node.kind === Kind.STRING ? node.value : undefined);
  }
}

/** A calendar day as the text `YYYY-MM-DD`: a day has no time zone. */
export class Day {}

@Scalar('Date', () => Day)
export class DayScalar implements CustomScalar<string, string> {
  readonly description = 'Calendar day, ISO 8601, such as 2026-03-01';

  serialize(value: unknown): string {
    if (typeof value === 'string' && DAY.test(value)) return value;
    throw new Error('Date was given something else than YYYY-MM-DD.');
  }

  parseValue(value: unknown): string {
    if (typeof value === 'string' && DAY.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value))
      return value;
    throw badInput('A Date is a calendar day such as 2026-03-01.');
  }

  parseLiteral(node: ValueNode): string {
    return this.parseValue(node.kind === Kind.STRING ? node.value : undefined);
  }
}

/** Marks a field of minor currency units in the schema. */
export class MinorUnits {}

@Scalar('MinorUnits', () => MinorUnits)
export class MinorUnitsScalar implements CustomScalar<number, bigint> {
  readonly description = 'Whole number of a currency’s minor units, such as 1840000 for 18,400.00 EUR';

  serialize(value: unknown): number {
    const number = Number(value);
    if (Number.isSafeInteger(number)) return number;
    throw new Error('MinorUnits was given no whole number.');
  }

  parseValue(value: unknown): bigint {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
    throw badInput('An amount is a whole number of minor units, such as 1840000 for 18,400.00 EUR.');
  }

  parseLiteral(node: ValueNode): bigint {
    return this.parseValue(node.kind === Kind.INT ? Number(node.value) : undefined);
  }
}

@ObjectType('Money', { description: 'An amount of money, exact' })
export class MoneyType {
  @Field(() => MinorUnits, { description: 'Amount in the currency’s minor units' }) amountMinor!: bigint;
  @Field(() => String, { description: 'ISO 4217 code of the currency' }) currency!: string;
}

@InputType({ description: 'An amount of money, exact' })
export class MoneyInput {
  @Field(() => MinorUnits, { description: 'Amount in the currency’s minor units, such as 1840000 for 18,400.00 EUR' })
  amountMinor!: bigint;
  @Field(() => String, { description: 'ISO 4217 code of the currency' }) currency!: string;
}
