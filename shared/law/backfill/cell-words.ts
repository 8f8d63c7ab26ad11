/** Nothing is known, as clerks and programs write it. */
const nothing = /^(?:无|没有|不详|未知|不明|缺|缺失|遗失|未填|空|空白|略|未登记|无身份证|无号|[-–—－/\\*＊.。…]+|n\/?a|null|none|nil)$/i;

/** Something stands there that nobody can read. */
const illegible = /^(?:字迹不清|字迹模糊|模糊|看不清|不清|无法辨认|辨认不清|无法识别|[?？×✕□■●○〇Oo]+)$/;

/** One character of it cannot be read: 王□英. */
const gap = /[□■●×✕]|\?(?!\?)|？/;

export type CellWords = { readonly text: string; readonly illegible: boolean };

/** What a cell says: '' where it says that nothing is known, or that nobody can read it. */
export function cellWords(text: string): CellWords {
  const plain = text.trim();
  if (nothing.test(plain)) return { text: '', illegible: false };
  if (illegible.test(plain)) return { text: '', illegible: true };
  return { text: plain, illegible: gap.test(plain) };
}
