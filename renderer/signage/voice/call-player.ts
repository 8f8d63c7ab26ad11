import type { Chime } from './chime.ts';
import type { Spoken, Speaker } from '../../voice/speaker.ts';

/** A call to be heard. */
export interface PlayedCall {
  readonly counter: string;
  /** One after another, the first language first. */
  readonly spoken: readonly Spoken[];
  /** From 0 to 1. */
  readonly volume: number;
}

export interface CallPlayer {
  /** One at a time; a call that still waits is replaced by a newer one of the same counter. */
  play(call: PlayedCall): void;
  /** What waits is forgotten; what is being said is said to its end. */
  forget(): void;
}

/** Each language in the first way that can say it; where none can say any, the chime. */
export function createCallPlayer({ speakers, chime }: { readonly speakers: readonly Speaker[]; readonly chime: Chime }): CallPlayer {
  let waiting: readonly PlayedCall[] = [];
  let playing = false;

  async function say(spoken: Spoken, volume: number): Promise<boolean> {
    for (const speaker of speakers) if (await speaker(spoken, volume).catch(() => false)) return true;
    return false;
  }

  async function playAll(): Promise<void> {
    if (playing) return;
    playing = true;
    for (let call = waiting[0]; call !== undefined; call = waiting[0]) {
      waiting = waiting.slice(1);
      let heard = false;
      for (const each of call.spoken) heard = (await say(each, call.volume)) || heard;
      // A PC without any sound still shows the number.
      if (!heard) await chime(call.volume).catch(() => undefined);
    }
    playing = false;
  }

  return {
    play(call) {
      waiting = [...waiting.filter(({ counter }) => counter !== call.counter), call];
      void playAll();
    },
    forget() {
      waiting = [];
    },
  };
}
