import type { HidPorts } from './hid-ports.ts';

/**
 * Makes ports whose driver may hang usable: a call that takes longer than `patience` (ms) is given up, and none is made before it
 * has come back after all, for each holds one of the few threads that files are read with. What is opened too late is closed again.
 */
export function createPatience(patience: number): (ports: HidPorts) => HidPorts {
  let hanging = false;

  async function call<T>(make: () => Promise<T>, tooLate: (made: T) => void = () => {}): Promise<T> {
    if (hanging) throw new Error('the driver hangs');
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let givenUp = false;
    const timer = setTimeout(() => {
      [givenUp, hanging] = [true, true];
      reject(new Error('the driver does not answer'));
    }, patience);
    make()
      .then((made) => (givenUp ? tooLate(made) : resolve(made)), reject)
      .finally(() => {
        clearTimeout(timer);
        if (givenUp) hanging = false;
      });
    return promise;
  }

  return ({ list, open }) => ({
    list: () => call(list),
    open: async (path) => {
      const device = await call(
        () => open(path),
        (late) => void late.close().catch(() => {}),
      );
      return {
        write: (report) => call(() => device.write(report)),
        on: (event: 'data' | 'error', listener: (argument: never) => void) =>
          device.on(event as 'error', listener as (error: Error) => void),
        close: () => call(() => device.close()),
      };
    },
  });
}
