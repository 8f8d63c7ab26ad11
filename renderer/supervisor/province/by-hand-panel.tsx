import type { TFunction } from 'i18next';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { ErrorNotice, useAct, useClient } from '../../client/index.ts';
import { Button, Notice, Panel } from '../../components/index.ts';

interface Said {
  readonly tone: 'done' | 'info' | 'error';
  readonly words: string;
}

/** Envelopes to the province and answers back on a stick, while there is no network for days. */
export function ByHandPanel(): ReactElement {
  const { t } = useTranslation(['supervisor', 'errors', 'common']);
  const client = useClient();
  const [said, setSaid] = useState<readonly Said[]>([]);
  const exporting = useAct('sync.exportEnvelopes');
  const importing = useAct('sync.importReceipts');

  const begin = (): Promise<string | null> => {
    setSaid([]);
    exporting.forget();
    importing.forget();
    return client.chooseFolder();
  };
  const carryOut = async (): Promise<void> => {
    const folder = await begin();
    if (folder === null) return;
    const exported = await exporting.run({ folder });
    if (exported.ok) setSaid([exportedWords(t, exported.value)]);
  };
  const bringIn = async (): Promise<void> => {
    const folder = await begin();
    if (folder === null) return;
    const imported = await importing.run({ folder });
    if (imported.ok) setSaid(importedWords(t, imported.value));
  };
  return (
    <Panel title={t('province.byHand.title')}>
      <div className="province-text">
        <p className="soft small">{t('province.byHand.explain')}</p>
        {said.map(({ tone, words }) => (
          <Notice key={words} tone={tone}>
            {words}
          </Notice>
        ))}
        <ErrorNotice error={exporting.error} onDismiss={exporting.forget} />
        <ErrorNotice error={importing.error} onDismiss={importing.forget} />
        <div className="province-carry">
          <Button busy={exporting.busy} isDisabled={importing.busy} onPress={() => void carryOut()}>
            {t('province.byHand.export')}
          </Button>
          <Button busy={importing.busy} isDisabled={exporting.busy} onPress={() => void bringIn()}>
            {t('province.byHand.import')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function exportedWords(t: TFunction<'supervisor'>, { envelopes, acts, questions }: Output<'sync.exportEnvelopes'>): Said {
  if (envelopes === 0) return { tone: 'info', words: t('province.byHand.nothing') };
  return { tone: 'done', words: t('province.byHand.exported', { count: envelopes, acts, questions }) };
}

const renewing: readonly (string | null)[] = ['envelope.wrongRecipient', 'envelope.expiredKey', 'envelope.revokedKey'];

function importedWords(t: TFunction<'supervisor'>, { answered, open, trouble }: Output<'sync.importReceipts'>): Said[] {
  const taken: Said = { tone: answered > 0 ? 'done' : 'info', words: t('province.byHand.imported', { count: answered, open }) };
  if (trouble === null) return [taken];
  const code = trouble.code ?? trouble.why;
  return [taken, { tone: 'error', words: t(`province.byHand.${renewing.includes(trouble.code) ? 'renewed' : 'trouble'}`, { code }) }];
}
