import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Speech, type ShownCall } from '#shared/contract/index.ts';
import { SpokenCall } from '#shared/model/index.ts';
import type { Client } from '../../../renderer/client/index.ts';
import { createCallPlayer } from '../../../renderer/signage/voice/call-player.ts';
import { createChime, type Chime } from '../../../renderer/signage/voice/chime.ts';
import { createClipVoice, type Play } from '../../../renderer/voice/clip-voice.ts';
import { isSpoken, keyOf, newCalls } from '../../../renderer/signage/voice/new-calls.ts';
import { spokenOf } from '../../../renderer/signage/voice/spoken-call.ts';
import type { Spoken, Speaker } from '../../../renderer/voice/speaker.ts';
import { createSystemVoice, type Synthesis } from '../../../renderer/voice/system-voice.ts';

const chinese: Spoken = {
  language: 'zh-CN',
  text: '请A零一二号到三号窗口',
  pinyin: 'qing3 A ling2 yi1 er4 hao4 dao4 san1 hao4 chuang1 kou3',
};
const english: Spoken = { language: 'en', text: 'A 0 1 2, window 3', pinyin: null };

/** The system's speech with these voices; each utterance ends, fails or hangs as told. */
function fakeSynthesis(voices: readonly { lang: string; localService?: boolean }[], how: 'end' | 'error' | 'hang' = 'end') {
  const said: { text: string; lang: string; volume: number }[] = [];
  const synthesis = {
    getVoices: () => voices.map((voice) => ({ localService: true, ...voice })) as SpeechSynthesisVoice[],
    cancel: vi.fn<() => void>(),
    speak(utterance: SpeechSynthesisUtterance) {
      const { text, lang, volume } = utterance;
      said.push({ text, lang, volume });
      if (how !== 'hang') queueMicrotask(() => utterance.dispatchEvent(new Event(how)));
    },
  } satisfies Synthesis;
  const make = (text: string) => Object.assign(new EventTarget(), { text, volume: 1, lang: '' }) as unknown as SpeechSynthesisUtterance;
  return { synthesis, said, voice: createSystemVoice(synthesis, make) };
}

describe('the voice of the system', () => {
  it('speaks Mandarin with a Mandarin voice, English with an English one', async () => {
    const { voice, said } = fakeSynthesis([{ lang: 'yue-HK' }, { lang: 'zh-TW' }, { lang: 'zh-CN' }, { lang: 'en-GB' }]);
    expect(await voice(chinese, 0.8)).toBe(true);
    expect(await voice(english, 0.5)).toBe(true);
    expect(said).toEqual([
      { text: chinese.text, lang: 'zh-CN', volume: 0.8 },
      { text: english.text, lang: 'en-GB', volume: 0.5 },
    ]);
  });

  it.each([
    ['no voice', []],
    ['another language alone', [{ lang: 'de-DE' }]],
    ['Cantonese alone', [{ lang: 'zh-HK' }, { lang: 'yue' }]],
    ['a voice that asks a server', [{ lang: 'zh-CN', localService: false }]],
  ])('says that it cannot, where the PC has %s', async (_what, voices) => {
    const { voice, said } = fakeSynthesis(voices);
    expect(await voice(chinese, 1)).toBe(false);
    expect(said).toEqual([]);
  });

  it('says that it cannot where the browser has no speech, or speech fails', async () => {
    expect(await createSystemVoice(undefined)(chinese, 1)).toBe(false);
    expect(await fakeSynthesis([{ lang: 'zh-CN' }], 'error').voice(chinese, 1)).toBe(false);
  });

  it('is given up where it hangs', async () => {
    vi.useFakeTimers();
    try {
      const { voice, synthesis } = fakeSynthesis([{ lang: 'zh-CN' }], 'hang');
      const heard = voice(chinese, 1);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await heard).toBe(false);
      expect(synthesis.cancel).toHaveBeenCalledOnce();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('clips of the core', () => {
  const wav = btoa('RIFF');
  const client = (answer: object) => ({ call: vi.fn<Client['call']>().mockResolvedValue(answer as never) });

  it('are asked for in pinyin, or in English, and played at the hall’s volume', async () => {
    const core = client({ ok: true, value: { wav } });
    const play = vi.fn<Play>().mockResolvedValue(true);
    const voice = createClipVoice(core, play);
    expect(await voice(chinese, 0.4)).toBe(true);
    expect(await voice(english, 0.4)).toBe(true);
    expect(core.call.mock.calls).toEqual([
      ['signage.clip', { language: 'zh-CN', pinyin: chinese.pinyin }],
      ['signage.clip', { language: 'en', text: english.text }],
    ]);
    expect(play).toHaveBeenCalledWith(expect.any(Blob), 0.4);
    expect(await play.mock.calls[0]![0].text()).toBe('RIFF');
  });

  it.each([
    ['espeak-ng is not installed', { ok: true, value: { wav: null } }],
    ['the core is away', { ok: false, error: { code: 'core.unreachable', details: {} } }],
  ])('are not heard where %s', async (_what, answer) => {
    const play = vi.fn<Play>();
    expect(await createClipVoice(client(answer), play)(chinese, 1)).toBe(false);
    expect(play).not.toHaveBeenCalled();
  });
});

describe('the chime', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('rings two tones, the second lower, no louder than the hall wants, and leaves nothing running', async () => {
    const tones: number[] = [];
    const levels: number[] = [];
    const node = { connect: (next: unknown) => next, start: () => {}, stop: () => {} };
    const gain = {
      setValueAtTime: () => {},
      linearRampToValueAtTime: (level: number) => levels.push(level),
      exponentialRampToValueAtTime: () => {},
    };
    vi.stubGlobal('OscillatorNode', function newTone(_: unknown, { frequency }: { frequency: number }) {
      tones.push(frequency);
      return node;
    });
    vi.stubGlobal('GainNode', function newLevel() {
      return { ...node, gain };
    });
    const close = vi.fn<() => Promise<void>>().mockResolvedValue(undefined);
    const rung = createChime(() => ({ currentTime: 0, destination: {}, close }) as unknown as AudioContext)(0.5);
    await vi.advanceTimersByTimeAsync(2_000);
    await rung;
    expect(tones).toHaveLength(2);
    expect(tones[1]).toBeLessThan(tones[0]!);
    expect(Math.max(...levels)).toBeLessThanOrEqual(0.5);
    expect(close).toHaveBeenCalledOnce();
  });
});

describe('calls that are heard', () => {
  const call = (counter: string, text: string) => ({ counter, spoken: [{ ...chinese, text }], volume: 1 });
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  /** A speaker that says one thing after another, each until `end` is called. */
  function slowSpeaker() {
    const said: string[] = [];
    let end: () => void = () => {};
    const speaker: Speaker = ({ text }) => {
      said.push(text);
      return new Promise((resolve) => (end = () => resolve(true)));
    };
    return { said, speaker, end: () => end() };
  }

  it('are said in the first way that can: system, then clip, then chime', async () => {
    const order: string[] = [];
    const speaker =
      (name: string, languages: readonly string[]): Speaker =>
      ({ language }) => {
        const can = languages.includes(language);
        if (can) order.push(`${name} ${language}`);
        return Promise.resolve(can);
      };
    const chime = vi.fn<Chime>().mockResolvedValue(undefined);
    const player = createCallPlayer({ speakers: [speaker('system', ['en']), speaker('clip', ['zh-CN', 'en'])], chime });
    player.play({ counter: '03', spoken: [chinese, english], volume: 1 });
    await settled();
    expect(order).toEqual(['clip zh-CN', 'system en']);
    expect(chime).not.toHaveBeenCalled();
    const mute = createCallPlayer({ speakers: [speaker('none', []), () => Promise.reject(new Error('no sound'))], chime });
    mute.play({ counter: '03', spoken: [chinese, english], volume: 0.3 });
    await settled();
    expect(chime.mock.calls).toEqual([[0.3]]);
  });

  it('come one at a time; one that waits gives way to a newer one of its counter', async () => {
    const { said, speaker, end } = slowSpeaker();
    const player = createCallPlayer({ speakers: [speaker], chime: () => Promise.resolve() });
    player.play(call('01', 'A001'));
    player.play(call('02', 'A002'));
    player.play(call('03', 'A003'));
    player.play(call('02', 'A004'));
    await settled();
    expect(said).toEqual(['A001']);
    for (let i = 0; i < 4; i += 1) {
      end();
      await settled();
    }
    expect(said).toEqual(['A001', 'A003', 'A004']);
  });

  it('go on after one that could not even ring', async () => {
    const { said, speaker, end } = slowSpeaker();
    const failing: Speaker = (spoken, volume) => (spoken.text === 'A001' ? Promise.resolve(false) : speaker(spoken, volume));
    const player = createCallPlayer({ speakers: [failing], chime: () => Promise.reject(new Error('no sound')) });
    player.play(call('01', 'A001'));
    player.play(call('02', 'A002'));
    await settled();
    end();
    expect(said).toEqual(['A002']);
  });
});

describe('a call as it is spoken', () => {
  it.each([
    ['A012', '03', '请A零一二号，到三号窗口', 'qing3 A ling2 yi1 er4 hao4, dao4 san1 hao4 chuang1 kou3'],
    ['B107', '10', '请B一零七号，到十号窗口', 'qing3 B yi1 ling2 qi1 hao4, dao4 shi2 hao4 chuang1 kou3'],
    ['G999', '12', '请G九九九号，到十二号窗口', 'qing3 G jiu3 jiu3 jiu3 hao4, dao4 shi2 er4 hao4 chuang1 kou3'],
    ['A001', '21', '请A零零一号，到二十一号窗口', 'qing3 A ling2 ling2 yi1 hao4, dao4 er4 shi2 yi1 hao4 chuang1 kou3'],
  ])('%s at %s', (number, counter, text, pinyin) => {
    const [mandarin, inEnglish] = spokenOf({ number, counter }, { languages: ['zh-CN', 'en'], times: 1 });
    expect(mandarin).toEqual({ language: 'zh-CN', text, pinyin });
    expect(inEnglish?.text).toBe(`${[...number].join(' ')}, please go to window ${Number(counter)}.`);
    expect(Speech.safeParse({ language: 'zh-CN', pinyin }).success).toBe(true);
    expect(Speech.safeParse(inEnglish).success).toBe(true);
  });

  it('says in Mandarin the surname it is told, and whether it is a man or a woman in neither language', () => {
    const surname = { text: '吕', pinyin: 'lv3' };
    const [mandarin, inEnglish] = spokenOf({ number: 'A003', counter: '03', surname }, { languages: ['zh-CN', 'en'], times: 1 });
    const pinyin = 'qing3 A ling2 ling2 san1 hao4, xing4 lv3 de5 dang1 shi4 ren2, dao4 san1 hao4 chuang1 kou3';
    expect(mandarin).toEqual({ language: 'zh-CN', text: '请A零零三号，姓吕的当事人，到三号窗口', pinyin });
    expect(inEnglish?.text).toBe('A 0 0 3, please go to window 3.');
    expect(Speech.safeParse({ language: 'zh-CN', pinyin }).success).toBe(true);
  });
});

it('says a call as often as the hall wants it, all its languages each time', () => {
  const said = spokenOf({ number: 'A003', counter: '03' }, { languages: ['zh-CN', 'en'], times: 2 });
  expect(said.map(({ language }) => language)).toEqual(['zh-CN', 'en', 'zh-CN', 'en']);
  expect(said.slice(2)).toEqual(said.slice(0, 2));
  // Settings of before: once.
  expect(SpokenCall.parse({}).times).toBe(1);
});

describe('which calls are new', () => {
  const shown = (ticketId: string, times: number, at: string): ShownCall => ({
    ticketId,
    number: 'A001',
    counter: '03',
    counterName: '3号窗口',
    name: null,
    at,
    times,
    service: 'marriage',
  });
  const one = shown('a', 1, '2026-11-23T02:00:00Z');
  const recalled = shown('a', 2, '2026-11-23T02:02:00Z');
  const other = shown('b', 1, '2026-11-23T02:01:00Z');

  it('none of those that stood there when the screen began', () => {
    expect(newCalls(null, [one, other])).toEqual([]);
  });

  it('those not known yet, oldest first; a recall is one', () => {
    expect(newCalls(new Set([keyOf(one)]), [recalled, other, one])).toEqual([other, recalled]);
  });

  it.each([
    ['2026-11-23T03:59:00Z', true],
    ['2026-11-23T04:00:00Z', false],
    ['2026-11-23T05:29:00Z', false],
    ['2026-11-23T05:30:00Z', true],
  ])('at %s with quiet from 12:00 until 13:30: spoken %s', (now, spoken) => {
    expect(isSpoken(SpokenCall.parse({ quiet: [{ from: '12:00', until: '13:30' }] }), now)).toBe(spoken);
  });

  it('silent where it is switched off or turned down', () => {
    expect(isSpoken(SpokenCall.parse({ on: false }), one.at)).toBe(false);
    expect(isSpoken(SpokenCall.parse({ volume: 0 }), one.at)).toBe(false);
  });
});
