const values = new WeakMap<object, unknown>();

/** Personal data on its way through code that logs: prints, serialises and inspects as `<redacted>`. */
export interface Redacted<T> {
  readonly redacted: true;
  readonly __type?: T;
}

export function redact<T>(value: T): Redacted<T> {
  const shell = {
    redacted: true as const,
    toString: () => '<redacted>',
    toJSON: () => '<redacted>',
    [Symbol.for('nodejs.util.inspect.custom')]: () => '<redacted>',
  };
  values.set(shell, value);
  return Object.freeze(shell);
}

export function reveal<T>(redacted: Redacted<T>): T {
  return values.get(redacted) as T;
}
