/** Characters looked at between two pauses; about 1 ms with what is parsed of them. */
const stepLength = 64 * 1024;

const [quote, backslash, openList, closeList, openObject, closeObject] = [...'"\\[]{}'].map((sign) => sign.charCodeAt(0));

/**
 * The objects of a JSON text that is a list of them, or an object with one such list; null where it is neither, or no JSON. The same
 * as `JSON.parse` reads, object by object: in the text itself each is replaced by its number, and what is left is parsed last, so
 * that a text is read exactly when it is JSON.
 */
export function* listedObjects(text: string): Generator<void, object[] | null> {
  const objects: object[] = [];
  const around: (number | undefined)[] = [];
  let skeleton = '';
  let copied = 0;
  /** Where the object begins that is being read, and how deep it lies; null: between two. */
  let element: { readonly from: number; readonly depth: number } | null = null;
  let isString = false;
  let pause = stepLength;
  try {
    for (let at = 0; at < text.length; at++) {
      if (at >= pause) {
        yield;
        pause += stepLength;
      }
      const sign = text.charCodeAt(at);
      if (isString) {
        if (sign === backslash) at += 1;
        else if (sign === quote) isString = false;
      } else if (sign === quote) {
        isString = true;
      } else if (sign === openObject || sign === openList) {
        if (!element && isList(around)) element = { from: at, depth: around.length };
        around.push(sign);
      } else if (sign === closeObject || sign === closeList) {
        around.pop();
        if (element?.depth !== around.length) continue;
        skeleton += `${text.slice(copied, element.from)}{"":${objects.length}}`;
        objects.push(JSON.parse(text.slice(element.from, at + 1)) as object);
        copied = at + 1;
        element = null;
      }
    }
    const parsed: unknown = JSON.parse(skeleton + text.slice(copied));
    const list: unknown = Array.isArray(parsed) ? parsed : Object.values(parsed as object).find((value) => Array.isArray(value));
    if (!Array.isArray(list) || !list.every((each) => typeof each === 'object' && each !== null)) return null;
    return (list as { readonly '': number }[]).map((each) => objects[each['']]!);
  } catch {
    return null;
  }
}

/** Within the list that the text is, or one that is a value of the object that it is. */
function isList(around: readonly (number | undefined)[]): boolean {
  return around.at(-1) === openList && (around.length === 1 || (around.length === 2 && around[0] === openObject));
}
