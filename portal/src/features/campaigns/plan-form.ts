import type { Plan } from './plan';

type Text = { [Name in keyof Plan]: Plan[Name] extends string ? Name : never }[keyof Plan];

/** What every step of the wizard writes into. */
export interface Form {
  readonly plan: Plan;
  readonly write: (changed: Partial<Plan>) => void;
  readonly errors: Readonly<Record<string, string>>;
  readonly currency: string;
}

/** A field of texts, by its name. */
export const field =
  ({ plan, write, errors }: Form) =>
  (name: Text) => ({
    name,
    value: plan[name],
    error: errors[name],
    onChange: (event: { currentTarget: { value: string } }) => write({ [name]: event.currentTarget.value }),
  });
