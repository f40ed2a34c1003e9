import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';

/** A provider's method that a decorator of `handles` named for some work. */
export interface FoundHandler<Handler> {
  /** What it is for: an event's type, a clock's purpose, a job's or letter's name. */
  readonly name: string;
  /** `Class.method`, for logs. */
  readonly label: string;
  readonly run: Handler;
}

type Decorator<Handler> = <Given extends Handler>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<Given>,
) => void;

/** Makes a method decorator that takes the names of the work; the compiler checks the method's signature. */
export const handles =
  <Handler extends (...args: never[]) => unknown>(mark: symbol) =>
  (...names: readonly [string, ...string[]]): Decorator<Handler> =>
  (_target, _key, descriptor) => {
    if (descriptor.value) Reflect.defineMetadata(mark, names, descriptor.value);
  };

/** Finds the decorated methods of all providers. Complete from `onModuleInit` on. */
@Injectable()
export class Handlers {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** Every method that carries `mark`, once per name it was given. */
  all<Handler extends (...args: never[]) => unknown>(mark: symbol): FoundHandler<Handler>[] {
    const wrappers = [...this.discovery.getProviders(), ...this.discovery.getControllers()];
    const instances = new Set(wrappers.map((wrapper) => wrapper.instance as unknown).filter(isInstance));
    return [...instances].flatMap((instance) =>
      this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object).flatMap((key) => {
        const method = instance[key] as Handler;
        const names = (Reflect.getMetadata(mark, method) as readonly string[] | undefined) ?? [];
        const run = method.bind(instance) as Handler;
        return names.map((name) => ({ name, label: `${instance.constructor.name}.${key}`, run }));
      }),
    );
  }

  /** As `all`, where each name may have one handler only. Throws when two claim one. */
  oneEach<Handler extends (...args: never[]) => unknown>(mark: symbol): Map<string, FoundHandler<Handler>> {
    const found = new Map<string, FoundHandler<Handler>>();
    for (const handler of this.all<Handler>(mark)) {
      const other = found.get(handler.name);
      if (other) throw new Error(`${handler.label} and ${other.label} both handle ${handler.name}.`);
      found.set(handler.name, handler);
    }
    return found;
  }
}

const isInstance = (value: unknown): value is Record<string, unknown> & { constructor: { name: string } } =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) !== null;
