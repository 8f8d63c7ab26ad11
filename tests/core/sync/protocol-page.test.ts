import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { digestHex, holdKeyPair, keyIdOf, keyPairOf, readPublicKey } from '#core/crypto/index.ts';
import { canonicalJson } from '#core/store/canonical-json.ts';
import { Acts } from '#core/sync/contents.ts';
import { checkEnvelope, openEnvelope } from '#core/sync/envelope/index.ts';
import { bytesOf, exampleOf, pageFile, readPage, withSchemas } from './protocol-page.ts';

test('docs/sync-protocol.md holds the schemas that the program checks by', async () => {
  const text = await format(withSchemas(readPage()), { ...(await resolveConfig(pageFile)), parser: 'markdown' });
  if (process.env['TONGXIN_PROTOCOL'] === 'write') writeFileSync(pageFile, text);
  expect(readPage()).toBe(text);
});

test('the envelope of docs/sync-protocol.md is read as the page says', async () => {
  const page = readPage();
  const sender = keyPairOf(bytesOf(page, 'station sign, private key'))!;
  const recipient = keyPairOf(bytesOf(page, 'province encrypt, private key'))!;
  const senderKey = readPublicKey(bytesOf(page, 'station sign, SubjectPublicKeyInfo'));
  const recipientKey = readPublicKey(bytesOf(page, 'province encrypt, SubjectPublicKeyInfo'));
  expect([sender.publicKey, recipient.publicKey]).toEqual([senderKey, recipientKey]);
  expect(page).toContain(`key id \`${keyIdOf(sender.publicKey)}\``);
  expect(page).toContain(`key id \`${keyIdOf(recipient.publicKey)}\``);

  const bytes = bytesOf(page, 'envelope');
  expect(page).toContain(`**envelope**, ${bytes.length} bytes`);
  expect(digestHex(bytes)).toBe(exampleOf(page, 'digest of the envelope'));
  const checked = checkEnvelope(bytes, ({ signedWith }) => (signedWith === keyIdOf(sender.publicKey) ? sender.publicKey : null));
  if (!checked.ok) throw new Error(checked.error);
  expect(canonicalJson(checked.value.header)).toBe(exampleOf(page, 'header'));
  const opened = await openEnvelope(checked.value, holdKeyPair(recipient));
  if (!opened.ok) throw new Error(opened.error);
  const content = Buffer.from(opened.value).toString();
  expect(content).toBe(exampleOf(page, 'content'));
  expect(Acts.parse(JSON.parse(content)).acts).toHaveLength(1);
});
