/** The codes of section 6 with their HTTP status. */
const STATUS = {
  'envelope.notOne': 400,
  'envelope.truncated': 400,
  'envelope.trailing': 400,
  'envelope.tooLong': 400,
  'envelope.header': 400,
  'envelope.version': 400,
  'envelope.suite': 400,
  'certificate.missing': 401,
  'certificate.untrusted': 401,
  'certificate.expired': 401,
  'certificate.notYet': 401,
  'certificate.revoked': 403,
  'envelope.foreignStation': 403,
  'envelope.foreignKey': 403,
  'envelope.expiredKey': 403,
  'envelope.revokedKey': 403,
  'envelope.signature': 403,
  'envelope.wrongRecipient': 421,
  'chain.replayed': 409,
  'chain.gap': 409,
  'chain.broken': 409,
  'envelope.wrappedKey': 422,
  'envelope.sealBroken': 422,
  'envelope.compression': 422,
  'envelope.direction': 422,
  'content.invalid': 422,
  'content.tooMany': 422,
  'part.digest': 422,
  'part.order': 422,
  'request.length': 411,
  'request.tooLarge': 413,
  'request.type': 415,
  'request.unknown': 404,
  'request.method': 405,
  'request.tooMany': 429,
  'province.failed': 500,
  'province.unavailable': 503,
} as const;

export type RefusalCode = keyof typeof STATUS;

export interface ChainEnd {
  readonly sequence: number;
  readonly digest: string;
}

/** A request that is refused: nothing of it is stored. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly expected: ChainEnd | undefined;

  constructor(code: RefusalCode, expected?: ChainEnd) {
    super(code);
    this.code = code;
    this.expected = expected;
  }

  get status(): number {
    return STATUS[this.code];
  }

  get body(): string {
    return JSON.stringify({ error: { code: this.code, message: `The province refused this: ${this.code}.`, expected: this.expected } });
  }
}
