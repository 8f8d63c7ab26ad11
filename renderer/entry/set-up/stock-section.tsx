import type { ReactElement } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Registration } from '#shared/model/index.ts';
import { Notice, type Option } from '../../components/index.ts';
import { FormSelect, FormText } from './fields.tsx';
import type { SetUpForm, StaffFields } from './form.ts';
import { wholeNumber } from './typed.ts';
import { blankCount, witnessRoles } from './problems.ts';
import { AddButton, Row, Section } from './section.tsx';
import { numberPrefixes, numberRange, paperOfBlank } from '../registration-number.ts';

export function StockSection(): ReactElement {
  const { t } = useTranslation(['entry', 'terms']);
  const { control } = useFormContext<SetUpForm>();
  const blocks = useFieldArray({ control, name: 'numberBlocks' });
  const batches = useFieldArray({ control, name: 'blankBatches' });
  const staff = useWatch({ control, name: 'staff' });
  // What is added is first of all what is still missing.
  const there = useWatch({ control, name: 'numberBlocks' }).map(({ prefix }) => prefix);
  const missing = numberPrefixes.find((prefix) => !there.includes(prefix)) ?? 'J';
  const hasDivorce = useWatch({ control, name: 'blankBatches' }).some(({ kind }) => kind === 'divorce');
  return (
    <Section id="stock">
      <div className="span-12 set-up-rows">
        {blocks.fields.map((field, row) => (
          <Row key={field.id} title={t('setUp.blocksTitle')} onRemove={row > 0 ? () => blocks.remove(row) : null}>
            <div className="set-up-fields">
              <FormSelect
                name={`numberBlocks.${row}.prefix`}
                label={t('setUp.field.prefix')}
                options={numberPrefixes.map((id) => ({ id, label: t(`terms:numberPrefix.${id}`) }))}
                className="span-3"
              />
              <FormText name={`numberBlocks.${row}.year`} label={t('setUp.field.year')} className="span-3" digits />
              <FormText
                name={`numberBlocks.${row}.first`}
                label={t('setUp.field.first')}
                hint={t('setUp.hint.serial')}
                className="span-3"
                digits
              />
              <FormText
                name={`numberBlocks.${row}.last`}
                label={t('setUp.field.last')}
                hint={t('setUp.hint.serial')}
                className="span-3"
                digits
              />
              <BlockPreview row={row} />
            </div>
          </Row>
        ))}
        <AddButton onPress={() => blocks.append({ prefix: missing, year: blocks.fields[0]?.year ?? '', first: '', last: '' })}>
          {t('setUp.add.block')}
        </AddButton>
        {batches.fields.map((field, row) => (
          <Row key={field.id} title={t('setUp.blanksTitle')} onRemove={row > 0 ? () => batches.remove(row) : null}>
            <div className="set-up-fields">
              <FormSelect
                name={`blankBatches.${row}.kind`}
                label={t('setUp.field.blankKind')}
                options={Registration.options.map((id) => ({ id, label: t(`terms:documentKind.${paperOfBlank[id]}`) }))}
                className="span-3"
              />
              <FormText
                name={`blankBatches.${row}.first`}
                label={t('setUp.field.blankFirst')}
                hint={t('setUp.hint.blank')}
                className="span-3"
              />
              <FormText
                name={`blankBatches.${row}.last`}
                label={t('setUp.field.blankLast')}
                hint={t('setUp.hint.blank')}
                className="span-3"
              />
              <BatchPreview row={row} />
            </div>
          </Row>
        ))}
        <AddButton onPress={() => batches.append({ kind: hasDivorce ? 'marriage' : 'divorce', first: '', last: '' })}>
          {t('setUp.add.batch')}
        </AddButton>
        {(!there.includes('L') || !hasDivorce) && <Notice tone="info">{t('setUp.noDivorceStock')}</Notice>}
        <Row title={t('setUp.enteredByTitle')} onRemove={null}>
          <div className="set-up-fields">
            <FormSelect
              name="enteredBy.first"
              label={t('setUp.field.enteredByFirst')}
              options={peopleOptions(staff.filter((member) => member.roles.includes('supervisor')))}
              placeholder={t('setUp.choose')}
              className="span-4"
            />
            <FormSelect
              name="enteredBy.second"
              label={t('setUp.field.enteredBySecond')}
              options={peopleOptions(staff.filter((member) => member.roles.some((role) => witnessRoles.includes(role))))}
              placeholder={t('setUp.choose')}
              className="span-4"
            />
          </div>
        </Row>
      </div>
    </Section>
  );
}

/** Only people whose code is there and theirs alone can be named. */
function peopleOptions(staff: readonly StaffFields[]): Option[] {
  const nameByCode = new Map<string, string>();
  for (const { code, name } of staff) if (code.trim() !== '' && !nameByCode.has(code.trim())) nameByCode.set(code.trim(), name.trim());
  return [...nameByCode].map(([code, name]) => ({ id: code, label: name === '' ? code : `${name}（${code}）` }));
}

function BlockPreview({ row }: { readonly row: number }): ReactElement | null {
  const { t } = useTranslation('entry');
  const { control } = useFormContext<SetUpForm>();
  const officeRegion = useWatch({ control, name: 'office.regionCode' });
  const block = useWatch({ control, name: `numberBlocks.${row}` });
  const range = numberRange({
    prefix: block.prefix,
    regionCode: officeRegion,
    year: wholeNumber(block.year),
    first: wholeNumber(block.first),
    last: wholeNumber(block.last),
  });
  return range && <p className="span-12 set-up-preview">{t('setUp.blockPreview', range)}</p>;
}

function BatchPreview({ row }: { readonly row: number }): ReactElement | null {
  const { t } = useTranslation('entry');
  const { control } = useFormContext<SetUpForm>();
  const batch = useWatch({ control, name: `blankBatches.${row}` });
  const count = blankCount(batch.first, batch.last);
  return count === null ? null : <p className="span-3 set-up-preview set-up-preview-beside">{t('setUp.blankPreview', { count })}</p>;
}
