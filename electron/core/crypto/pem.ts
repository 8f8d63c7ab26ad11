/** RFC 7468. */
export function toPem(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** The bytes of a text that holds this and nothing else; null otherwise. */
export function fromPem(label: string, text: string): Uint8Array | null {
  const match = /^-----BEGIN ([A-Z0-9 ]+)-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END \1-----$/.exec(text.trim());
  return match?.[1] === label ? new Uint8Array(Buffer.from(match[2]!, 'base64')) : null;
}
