import { useEffect, useRef, useState } from 'react';
import type { ShownCall } from '#shared/contract/index.ts';
import type { SpokenCall } from '#shared/model/index.ts';
import { useClient } from '../../client/index.ts';
import { createCallPlayer } from './call-player.ts';
import { createChime } from './chime.ts';
import { createClipVoice } from '../../voice/clip-voice.ts';
import { isSpoken, keyOf, newCalls } from './new-calls.ts';
import { spokenOf } from './spoken-call.ts';
import { createSystemVoice } from '../../voice/system-voice.ts';

export interface SpokenCalls {
  /** undefined: the board has not come yet. */
  readonly calls: readonly ShownCall[] | undefined;
  readonly voice: SpokenCall | undefined;
  readonly now: string | null;
}

/** Every new call of the board is heard once, a recall again. */
export function useSpokenCalls({ calls, voice, now }: SpokenCalls): void {
  const client = useClient();
  const [player] = useState(() =>
    createCallPlayer({ speakers: [createSystemVoice(window.speechSynthesis), createClipVoice(client)], chime: createChime() }),
  );
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (calls === undefined || voice === undefined || now === null) return;
    const fresh = newCalls(known.current, calls);
    known.current = new Set(calls.map(keyOf));
    if (!isSpoken(voice, now)) return;
    for (const call of fresh) player.play({ counter: call.counter, spoken: spokenOf(call, voice), volume: voice.volume / 100 });
  }, [calls, voice, now, player]);
  useEffect(() => () => player.forget(), [player]);
}
