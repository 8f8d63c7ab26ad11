import { mkdirSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Slide } from '#shared/contract/index.ts';
import type { Drawing } from '../../documents/types.ts';

/** Slides of a hall, in the order of their file names. */
export interface Slides {
  list(): Promise<{ readonly slides: readonly Slide[]; readonly left: readonly LeftOut[] }>;
  /** JPEG; null when there is no such slide, or no longer. */
  picture(id: string): Promise<Uint8Array | null>;
  /** Makes the folder where it is missing. */
  folder(): string;
}

export interface LeftOut {
  readonly file: string;
  readonly why: 'kind' | 'tooLarge' | 'unreadable' | 'tooMany';
}

const kinds: readonly string[] = ['.jpg', '.jpeg', '.png', '.tif', '.tiff'];
const most = { slides: 40, bytes: 30_000_000, captionBytes: 65_536, words: 400 } as const;

/**
 * `DIR/signage/slides`: a picture each (`01-liuli.jpg`), its words beside it in `01-liuli.txt`, the first line the title, in English in
 * `01-liuli.en.txt`. The hall puts them there with the file manager; they hold nothing of anybody and lie open.
 */
export function createSlides(storeDirectory: string, drawing: Pick<Drawing, 'isSlide' | 'normaliseSlide'>): Slides {
  const directory = join(storeDirectory, 'signage', 'slides');
  /** Pictures as they are shown, by id: drawn anew only when the file has changed. */
  const pictures = new Map<string, Promise<Uint8Array | null>>();
  /** Whether a file holds a picture, by its id. */
  let looked: ReadonlyMap<string, boolean> = new Map();

  async function find(): Promise<{ readonly slides: readonly (Slide & { readonly file: string })[]; readonly left: readonly LeftOut[] }> {
    const names = (await readdir(directory).catch((): string[] => [])).filter((name) => !name.startsWith('.')).toSorted();
    const left: LeftOut[] = [];
    const slides: (Slide & { file: string })[] = [];
    const lookedNow = new Map<string, boolean>();
    for (const file of names) {
      const kind = extname(file).toLowerCase();
      if (kind === '.txt') continue;
      const known = await stat(join(directory, file)).catch(() => null);
      const id = `${file}:${known?.size}:${Math.floor(known?.mtimeMs ?? 0)}`;
      if (!kinds.includes(kind) || !known?.isFile()) left.push({ file, why: 'kind' });
      else if (known.size > most.bytes) left.push({ file, why: 'tooLarge' });
      else if (slides.length === most.slides) left.push({ file, why: 'tooMany' });
      else {
        const readable = looked.get(id) ?? (await withBytes(file, drawing.isSlide)) === true;
        lookedNow.set(id, readable);
        if (!readable) {
          left.push({ file, why: 'unreadable' });
          continue;
        }
        const name = file.slice(0, -kind.length);
        slides.push({
          file,
          id,
          chinese: (await words(`${name}.txt`)) ?? { title: name.replace(/^\d+[-_ ]*/u, ''), text: '' },
          english: await words(`${name}.en.txt`),
        });
      }
    }
    looked = lookedNow;
    return { slides, left };
  }

  async function words(file: string): Promise<Slide['chinese'] | null> {
    const path = join(directory, file);
    const known = await stat(path).catch(() => null);
    // A pipe would never end, and a book is no caption.
    if (!known?.isFile() || known.size > most.captionBytes) return null;
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text === null) return null;
    const [title = '', ...rest] = text
      .replace(/^\uFEFF/u, '')
      .trim()
      .split(/\r?\n/u);
    return { title: title.slice(0, 60), text: rest.join('\n').trim().slice(0, most.words) };
  }

  /** null: the file is gone. */
  async function withBytes<T>(file: string, look: (picture: Uint8Array) => Promise<T>): Promise<T | null> {
    const bytes = await readFile(join(directory, file)).catch(() => null);
    return bytes && look(bytes);
  }

  return {
    async list() {
      const { slides, left } = await find();
      return { slides: slides.map(({ id, chinese, english }) => ({ id, chinese, english })), left };
    },
    async picture(id) {
      const found = (await find()).slides.find((slide) => slide.id === id);
      if (found === undefined) return null;
      const drawn = pictures.get(id) ?? withBytes(found.file, drawing.normaliseSlide);
      pictures.set(id, drawn);
      // Only what is shown now is worth its memory.
      for (const old of pictures.keys()) if (pictures.size > 6 && old !== id) pictures.delete(old);
      return drawn;
    },
    folder() {
      mkdirSync(directory, { recursive: true });
      return directory;
    },
  };
}
