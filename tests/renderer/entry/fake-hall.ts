import { fakeDoors, fakeProgram } from '../fake-program.ts';
import type { Answer, HallBridge, HallEvent, OperationName, ProgramBridge, WindowCall } from '#shared/contract/index.ts';
import type { Station } from '#shared/model/index.ts';

/** What the fake core answers, by operation; what is not named throws, so a test cannot lean on it. */
export type Answers = { readonly [K in OperationName]?: (call: WindowCall) => Answer<K> | Promise<Answer<K>> };

export interface FakeHall {
  readonly bridge: HallBridge;
  /** Every call so far, oldest first. */
  readonly calls: WindowCall[];
  callsOf(operation: OperationName): WindowCall[];
  emit(event: HallEvent): void;
}

/** A core on the other side of the bridge, as a window sees it. */
export function createFakeHall(answers: Answers, station: Station = 'supervisor', program: Partial<ProgramBridge> = {}): FakeHall {
  const listeners = new Set<(event: HallEvent) => void>();
  const calls: WindowCall[] = [];
  return {
    calls,
    callsOf: (operation) => calls.filter((call) => call.operation === operation),
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    bridge: {
      station,
      async call(call) {
        calls.push(call);
        const answer = answers[call.operation as OperationName];
        if (!answer) throw new Error(`the test answers no ${call.operation}`);
        return answer(call);
      },
      ...fakeDoors,
      showApplicantScreen: () => Promise.resolve(false),
      program: { ...fakeProgram, ...program },
      onEvent(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}
