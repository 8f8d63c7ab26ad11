import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCertificate } from '#shared/model/index.ts';
import { ErrorNotice } from '../../client/index.ts';
import { Button, classNames, Notice, Panel, ReasonPanel, Select, StateMark, type Tone } from '../../components/index.ts';
import { paperName } from './paper-name.ts';
import type { PaperState, TrackedPaper } from './paper-plan.ts';
import type { Papers } from './use-papers.ts';

const tones: Readonly<Record<PaperState, Tone>> = {
  notDrawn: 'neutral',
  drawn: 'neutral',
  outdated: 'waiting',
  spooled: 'waiting',
  confirmed: 'done',
  spoilt: 'refused',
};

export interface PaperListProps {
  readonly title: string;
  readonly papers: Papers;
  readonly shown: string | null;
  /** null: nothing beside this list shows a paper. */
  readonly onShow: ((documentId: string) => void) | null;
  /** More to say or do beside a paper: its blank, replacing it. */
  readonly renderBeside?: (paper: TrackedPaper) => ReactNode;
  /** A few words after the name, such as its blank. */
  readonly renderDetail?: (paper: TrackedPaper) => ReactNode;
  /** The step is over: papers may still be looked at, not printed. */
  readonly closed?: boolean;
}

/** The papers of a step: their state in words, preview, printing, spoiling. */
export function PaperList({ title, papers, shown, onShow, renderBeside, renderDetail, closed = false }: PaperListProps): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const [spoiling, setSpoiling] = useState<TrackedPaper | null>(null);
  const [missing, setMissing] = useState<TrackedPaper | null>(null);
  const { printer } = papers;
  return (
    <Panel
      title={title}
      className="paper-list"
      actions={
        !closed && printer.all.length > 0 ? (
          <Select
            className="printer-choice"
            label={<span className="unseen">{t('paper.printer')}</span>}
            value={printer.name}
            onChange={printer.choose}
            options={printer.all.map(({ name, ready }) => ({ id: name, label: ready ? name : t('paper.printerNotReady', { name }) }))}
          />
        ) : undefined
      }
    >
      {!closed && printer.all.length === 0 && <Notice tone="waiting">{t('paper.noPrinter')}</Notice>}
      <ErrorNotice error={papers.error} onDismiss={papers.forget} />
      <ul className="papers">
        {papers.papers.map((paper) => (
          <li key={`${paper.kind}-${paper.party}`} className={classNames('paper', paper.document?.id === shown && 'paper-shown')}>
            <div className="paper-words">
              {paper.document && onShow ? (
                <button
                  type="button"
                  className="paper-title paper-open"
                  aria-pressed={paper.document.id === shown}
                  onClick={() => onShow(paper.document!.id)}
                >
                  {paperName(t, paper)}
                  <span className="unseen">{t('paper.show')}</span>
                </button>
              ) : (
                <span className="paper-title">{paperName(t, paper)}</span>
              )}
              {renderDetail?.(paper)}
              <StateMark tone={tones[paper.state]}>
                {t(`paper.state.${paper.kind === 'certificatePreview' && paper.document ? 'proof' : paper.state}`)}
              </StateMark>
            </div>
            <div className="paper-acts">
              {!closed && paper.state === 'spooled' && (
                <>
                  <Button small icon="check" isDisabled={papers.busy} onPress={() => void papers.confirm([paper])}>
                    {t('paper.confirmOne')}
                  </Button>
                  <Button small icon="cross" isDisabled={papers.busy} onPress={() => setSpoiling(paper)}>
                    {t('paper.spoilt')}
                  </Button>
                  <Button small isDisabled={papers.busy} onPress={() => setMissing(paper)}>
                    {t('paper.missing')}
                  </Button>
                </>
              )}
              {!closed && (paper.state === 'drawn' || paper.state === 'notDrawn') && (
                <Button small icon="printer" isDisabled={papers.busy || printer.name === null} onPress={() => void papers.print([paper])}>
                  {paper.copies === undefined ? t('paper.print') : t('paper.printCopies', { count: paper.copies })}
                </Button>
              )}
              {!closed &&
                !isCertificate(paper.kind) &&
                (paper.state === 'confirmed' || paper.state === 'spoilt' || paper.state === 'outdated') && (
                  <Button small icon="printer" isDisabled={papers.busy || printer.name === null} onPress={() => void papers.print([paper])}>
                    {t('paper.printAgain')}
                  </Button>
                )}
              {renderBeside?.(paper)}
            </div>
          </li>
        ))}
      </ul>
      {spoiling && (
        <ReasonPanel
          title={t('paper.spoiltTitle', { title: t(`terms:documentKind.${spoiling.kind}`) })}
          explain={isCertificate(spoiling.kind) ? t('paper.spoiltCertificate') : t('paper.spoiltExplain')}
          confirm={t('paper.spoiltConfirm')}
          suggestions={[t('paper.jam'), t('paper.crooked'), t('paper.smeared')]}
          busy={papers.busy}
          onCancel={() => setSpoiling(null)}
          onConfirm={(reason) => void papers.spoil(spoiling, reason).then((done) => done && setSpoiling(null))}
        />
      )}
      {missing && (
        <ReasonPanel
          title={t('paper.missingTitle', { title: t(`terms:documentKind.${missing.kind}`) })}
          explain={isCertificate(missing.kind) ? t('paper.missingCertificate') : t('paper.missingExplain')}
          confirm={t('paper.missingConfirm')}
          suggestions={[t('paper.noPower'), t('paper.queueCleared'), t('paper.stoppedHalfway')]}
          busy={papers.busy}
          onCancel={() => setMissing(null)}
          onConfirm={(reason) => void papers.callMissing(missing, reason).then((done) => done && setMissing(null))}
        />
      )}
    </Panel>
  );
}
