import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { assertNone, type Violation } from '../../kernel/domain-error.js';
import './known-rules.js';

/** Checks an input class's own rules (lengths, formats); all broken ones are refused together, as INVALID. */
@Injectable()
export class InputPipe implements PipeTransform {
  transform(value: unknown, { metatype }: ArgumentMetadata): unknown {
    if (!metatype || typeof value !== 'object' || value === null) return value;
    const input = plainToInstance(metatype as new () => object, value, { exposeUnsetFields: false });
    // An input without rules of its own is no unknown value to class-validator unless it is told so.
    assertNone(
      validateSync(input, { whitelist: false, forbidUnknownValues: false }).flatMap((error) => violationsOf(error, ['input'])),
    );
    return input;
  }
}

function violationsOf(error: ValidationError, path: readonly string[]): Violation[] {
  const field = [...path, error.property];
  const own = Object.values(error.constraints ?? {}).map((message) => ({ code: 'INVALID', message: sentence(message), field }));
  return [...own, ...(error.children ?? []).flatMap((child) => violationsOf(child, field))];
}

const sentence = (message: string): string => `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
