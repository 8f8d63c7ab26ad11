/** How much is worked on between two pauses: about 1 ms of a seal, so that a question asked meanwhile hardly waits. */
const stepLength = 64 * 1024;

export function* stepsOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += stepLength) yield bytes.subarray(at, at + stepLength);
}

export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Lets other work through between two steps. */
export async function inSteps<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await new Promise((resume) => setImmediate(resume));
  }
}
