export type Sentences = Record<string, Record<string, unknown>>;

/** Namespace (the file's name) → sentences. */
export function byNamespace(files: Record<string, unknown>): Sentences {
  return Object.fromEntries(Object.entries(files).map(([path, sentences]) => [/([^/]+)\.json$/.exec(path)![1]!, sentences])) as Sentences;
}
