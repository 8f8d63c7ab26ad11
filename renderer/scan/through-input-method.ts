import { civilDateFromDigits, idNumberCheck } from '#shared/model/index.ts';
import { characterOf, longestGap, shortestText } from './recogniser.ts';

/** A key as the page heard of it, going down or coming up. */
export interface Heard {
  readonly type: 'keydown' | 'keyup';
  readonly code: string;
  /** When the keyboard sent it, in milliseconds. */
  readonly at: number;
  readonly shift: boolean;
  /** An input method had it. */
  readonly processed: boolean;
}

/** Stands for a scan whose letters an input method kept: nothing else is known of it. */
export const lettersLost = '\u{FFFD}';

interface Press {
  readonly code: string;
  readonly at: number;
  readonly shift: boolean;
  /** Shift went down before it for a letter that was not heard. */
  readonly afterLoss: boolean;
}

/**
 * Whether an input method took part in what was typed since `from`: keys came up that had not gone down, or it had them itself.
 * A finger may still be on a key when a scan begins, so what went down before counts.
 */
export function isInterfered(heard: readonly Heard[], from: number): boolean {
  const around = heard.filter(({ at }) => at >= from - longestGap);
  return around.some(({ processed }) => processed) || pressesOf(around).some(({ afterLoss }) => afterLoss) || orphans(heard, from);
}

/**
 * What a scanner typed while an input method took part, which answers slower than a scanner sends: keys are heard late, in another order
 * and some twice, each under the time it was sent; capitals go to the input method alone. Digits always come through.
 * null: no scan. `text` is `lettersLost` where its letters cannot be told; `from`: when its first key was sent, in milliseconds.
 */
export function readThroughInputMethod(heard: readonly Heard[]): { readonly text: string; readonly from: number } | null {
  const presses = pressesOf(heard);
  const end = presses.findLastIndex(({ code }) => code === 'Enter' || code === 'NumpadEnter');
  if (end < 0) return null;
  let begin = end;
  while (begin > 0 && presses[begin]!.at - presses[begin - 1]!.at < longestGap) begin -= 1;
  const keys = presses.slice(begin, end);
  const text = keys.map(({ code, shift }) => characterOf(code, shift) ?? '').join('');
  if (text.length < shortestText) return null;
  const isWhole = !presses.slice(begin, end + 1).some(({ afterLoss }) => afterLoss);
  return { text: isWhole ? text : withLetters(text), from: presses[begin]!.at };
}

/** In the order in which they were sent, each once; where nothing is out of place as heard, for clocks of 16 ms give two keys one time. */
function inOrder(heard: readonly Heard[]): readonly Heard[] {
  if (!orphans(heard)) return heard;
  const sorted = heard.toSorted((one, other) => one.at - other.at);
  return sorted.filter(
    ({ type, code, at }, i) => !sorted.slice(0, i).some((each) => each.type === type && each.code === code && each.at === at),
  );
}

function pressesOf(heard: readonly Heard[]): readonly Press[] {
  const presses: Press[] = [];
  const down = new Set<string>();
  let afterLoss = false;
  for (const { type, code, at, shift } of inOrder(heard)) {
    const isShift = code === 'ShiftLeft' || code === 'ShiftRight';
    if (isShift) {
      if (type === 'keydown') afterLoss = true;
      continue;
    }
    const isPress = type === 'keydown' ? !down.has(code) : !down.delete(code);
    if (type === 'keydown') down.add(code);
    if (!isPress) continue;
    const isLetter = shift || /^Key[A-Z]$/.test(code);
    presses.push({ code, at, shift, afterLoss: afterLoss && !isLetter });
    afterLoss = false;
  }
  return presses;
}

/** Whether a key came up since `from`, in the order heard, that had not gone down. */
function orphans(heard: readonly Heard[], from = Number.NEGATIVE_INFINITY): boolean {
  const down = new Set<string>();
  for (const { type, code, at } of heard) {
    if (type === 'keydown') down.add(code);
    else if (!code.startsWith('Shift') && !down.delete(code) && at >= from) return true;
  }
  return false;
}

/** What says enough without a letter that was lost: the paper of a case (date, counter, running number, party), an identity number that ends with X. */
function withLetters(heard: string): string {
  const paper = /^T?(?<date>\d{6})(?<counter>\d{2})(?<running>\d{3})[A-Z]?[012]$/.exec(heard)?.groups;
  if (paper && civilDateFromDigits(`20${paper['date']}`)) return `${paper['counter']}-${paper['date']!.slice(2)}-${paper['running']}`;
  if (/^\d{17}$/.test(heard) && idNumberCheck(heard) === 'X') return `${heard}X`;
  return lettersLost;
}
