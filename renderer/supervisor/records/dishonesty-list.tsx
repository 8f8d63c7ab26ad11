import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import type { DishonestyListing } from '#shared/model/index.ts';
import { dateWords, useAsk, useClient } from '../../client/index.ts';
import { Button, classNames, Notice, Segmented, StateMark } from '../../components/index.ts';
import { Page, Waiting } from '../page.tsx';
import { ListForm, RemoveForm } from './dishonesty-forms.tsx';
import { ScannedPages } from './scanned-pages.tsx';

/** 严重失信当事人名单: who is on it and why; entered and taken off by two people. */
export function DishonestyList({ parts, session }: { readonly parts: ReactNode; readonly session: Session }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const [state, setState] = useState<'listed' | 'past'>('listed');
  const [task, setTask] = useState<'enter' | DishonestyListing | null>(null);
  const [done, setDone] = useState<'entered' | 'removed' | null>(null);
  const asked = useAsk('dishonesty.list', { state }, { keep: true });
  const mayChange = session.staff.roles.some((role) => role === 'archivist' || role === 'supervisor');
  const begin = (next: typeof task): void => {
    setTask(next);
    setDone(null);
  };
  const end = (what: 'entered' | 'removed'): void => {
    setTask(null);
    setDone(what);
  };
  return (
    <Page
      title={t('page.records')}
      parts={parts}
      actions={
        mayChange && (
          <Button icon="plus" aria-expanded={task === 'enter'} onPress={() => begin(task === 'enter' ? null : 'enter')}>
            {t('records.dishonesty.enter')}
          </Button>
        )
      }
      aside={
        task === 'enter' ? (
          <ListForm session={session} onDone={() => end('entered')} onCancel={() => begin(null)} />
        ) : (
          task !== null && (
            <RemoveForm key={task.id} listing={task} session={session} onDone={() => end('removed')} onCancel={() => begin(null)} />
          )
        )
      }
    >
      <div className="table-tools">
        <Segmented
          label={t('records.dishonesty.show')}
          value={state}
          onChange={setState}
          options={(['listed', 'past'] as const).map((id) => ({ id, label: t(`records.dishonesty.${id}`) }))}
        />
      </div>
      <p className="soft small">{t('records.dishonesty.explain')}</p>
      {done !== null && (
        <Notice tone="done" onDismiss={() => setDone(null)}>
          {t(`records.dishonesty.done.${done}`)}
        </Notice>
      )}
      {asked.value === undefined ? (
        <Waiting error={asked.error} />
      ) : asked.value.length === 0 ? (
        <p className="soft">{t(`records.dishonesty.none.${state}`)}</p>
      ) : (
        <ul className="record-lines">
          {asked.value.map((listing) => (
            <li key={listing.id} className={classNames('record-listing', listing.removed !== null && 'record-listing-over')}>
              <Listing listing={listing} />
              {mayChange && state === 'listed' && (
                <Button small aria-label={t('records.dishonesty.removeOf', { name: listing.name })} onPress={() => begin(listing)}>
                  {t('records.dishonesty.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function Listing({ listing }: { readonly listing: DishonestyListing }): ReactElement {
  const { t } = useTranslation(['supervisor', 'terms', 'common']);
  const client = useClient();
  const { name, idNumber, ground, facts, evidence, document, authority, listedOn, until, removed } = listing;
  return (
    <div>
      <p>
        <span className="record-line-names serif">{name}</span> {idNumber}{' '}
        <StateMark tone={removed === null ? 'waiting' : 'neutral'} icon={removed === null ? 'warning' : 'check'}>
          {t(removed === null ? 'records.dishonesty.until' : 'records.dishonesty.takenOff', {
            date: dateWords(t, removed === null ? until : removed.on),
          })}
        </StateMark>
      </p>
      <p>{t(`terms:dishonestyGround.${ground}`)}</p>
      <p className="small">{`${facts} · ${evidence}`}</p>
      {listing.scans > 0 && (
        <ScannedPages count={listing.scans} load={(page) => client.call('dishonesty.page', { id: listing.id, page })} />
      )}
      <p className="small soft">{`${authority} ${document} · ${dateWords(t, listedOn)} · ${listing.staffName}、${listing.approverName}`}</p>
      {removed !== null && (
        <p className="small">{`${removed.reason} · ${removed.document} · ${removed.staffName}、${removed.approverName}`}</p>
      )}
    </div>
  );
}
