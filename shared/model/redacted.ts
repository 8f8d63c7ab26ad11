const hidden = '<redacted>';
const values = new WeakMap<object, unknown>();

/**
 * Personal data on its way through code that logs: prints, serialises and inspects as `<redacted>`, and cannot be cloned
 * into another thread or process. The value lies outside the object; a copy of the object does not reveal it.
 */
export interface Redacted<T> {
  readonly redacted: true;
  readonly __type?: T;
}

export function redact<T>(value: T): Redacted<T> {
  const shell = Object.freeze(new Shell());
  values.set(shell, value);
  return shell;
}

/** @throws when it is not what `redact` made but a copy of it */
export function reveal<T>(redacted: Redacted<T>): T {
  if (!values.has(redacted)) throw new Error('this is no redacted value');
  return values.get(redacted) as T;
}

/** A function of its own makes structured cloning refuse it; the rest answers whoever would print it. */
class Shell {
  readonly redacted = true as const;
  readonly toJSON = (): string => hidden;

  toString(): string {
    return hidden;
  }

  [Symbol.toPrimitive](): string {
    return hidden;
  }

  get [Symbol.toStringTag](): string {
    return hidden;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return hidden;
  }
}
