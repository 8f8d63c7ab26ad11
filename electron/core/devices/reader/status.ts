import type { ReaderState } from '#shared/contract/index.ts';

export type Problem = NonNullable<ReaderState['problem']>;

/** SW3 values with a part to play in the dialogue (GA/T 467-2019, status words). */
export const sw3 = {
  done: 0x90,
  cardFound: 0x9f,
  noCard: 0x80,
  requestDamaged: 0x10,
  requestWrongLength: 0x11,
  unknownFault: 0x24,
  selfTestFailed: 0x60,
} as const;

const problems: ReadonlyMap<number, Problem> = new Map([
  [0x10, 'garbled'], // 接收业务终端数据的校验和错, again after resending
  [0x11, 'garbled'], // 接收业务终端数据的长度错
  [0x21, 'moved'], // 接收业务终端的命令错误: also the answer to reading a card that is no longer selected
  [0x23, 'noRight'], // 越权操作
  [0x24, 'readerFault'], // 无法识别的错误
  [0x31, 'refusedByCard'], // 证/卡认证 SAM 失败
  [0x32, 'forgedOrDamaged'], // SAM 认证证/卡失败
  [0x33, 'forgedOrDamaged'], // 信息验证错误
  [0x40, 'otherCard'], // 无法识别的卡类型
  [0x41, 'moved'], // 读证/卡操作失败
  [0x47, 'moved'], // 取随机数失败
  [0x60, 'selfTestFailed'], // SAM 自检失败
  [0x66, 'unlicensed'], // SAM 未经授权
  [0x80, 'moved'], // 寻找证/卡失败, where a card was found a moment ago
  [0x81, 'moved'], // 选取证/卡失败
  [0x91, 'garbled'], // 证/卡中此项无内容: no text block
]);

/** What an unsuccessful SW3 means for whoever stands at the counter; values outside the standard are a reader's fault. */
export function problemOf(status: number): Problem {
  return problems.get(status) ?? 'readerFault';
}
