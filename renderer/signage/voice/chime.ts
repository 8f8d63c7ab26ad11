/** 叮咚: a third downwards, Hz and when it begins, in seconds. */
const notes = [
  { pitch: 659.26, at: 0 },
  { pitch: 523.25, at: 0.45 },
] as const;
const length = 1.4;

export type Chime = (volume: number) => Promise<void>;

/** Where the PC has no voice at all people look up when it rings. Made here, of two tones: there is no file to be missing. */
export function createChime(newContext: () => AudioContext = () => new AudioContext()): Chime {
  return async (volume) => {
    const context = newContext();
    try {
      for (const { pitch, at } of notes) {
        const tone = new OscillatorNode(context, { type: 'sine', frequency: pitch });
        const level = new GainNode(context, { gain: 0 });
        const begin = context.currentTime + at;
        level.gain.setValueAtTime(0, begin);
        level.gain.linearRampToValueAtTime(0.6 * volume, begin + 0.01);
        level.gain.exponentialRampToValueAtTime(0.001, begin + 0.9);
        tone.connect(level).connect(context.destination);
        tone.start(begin);
        tone.stop(begin + 0.95);
      }
      await new Promise((resolve) => setTimeout(resolve, length * 1_000));
    } finally {
      await context.close();
    }
  };
}
