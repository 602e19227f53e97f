import { Group, NativeSelect } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import grid from '../../shared/ui/DataTable.module.css';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { SearchField } from '../../shared/ui/SearchField';
import { completeOf, useFormPages } from './api/forms';
import { FillBar } from './FillBar';
import { FormStateMark } from './marks';
import { PlaceBook } from './PlaceBook';
import { PlaceSelect } from './PlaceSelect';
import type { ViewProps } from './RoundPage';
import { FORM_STATES, LEVELS } from './search';

const LEVEL_WORDS = {
  SCHOOL: 'rounds.bySchool',
  MUNICIPALITY: 'rounds.byMunicipality',
  REGION: 'rounds.byRegion',
} as const;

/** The schools of the panel, and how far the form of each is. */
export default function FormsView({ round, search, change }: ViewProps) {
  const { t } = useTranslation();
  const pages = useFormPages(round.id, search);
  return (
    <>
      <Group gap="sm" align="flex-end" className="no-print">
        <SearchField label={t('rounds.searchSchool')} value={search.q} onChange={(q) => change({ q })} />
        <PlaceSelect roundId={round.id} value={search.place} onChange={(place) => change({ place })} />
        <CodeSelect
          label={t('rounds.formState')}
          group="formState"
          codes={FORM_STATES}
          value={search.formState}
          onChange={(formState) => change({ formState })}
          any={t('rounds.anyState')}
        />
        <NativeSelect
          label={t('rounds.filling')}
          value={search.incomplete ? 'incomplete' : search.complete ? 'complete' : ''}
          onChange={({ currentTarget: { value } }) =>
            change({ incomplete: value === 'incomplete' || undefined, complete: value === 'complete' || undefined })
          }
          data={[
            { value: '', label: t('rounds.anyFilling') },
            { value: 'incomplete', label: t('rounds.incomplete') },
            { value: 'complete', label: t('rounds.completeOnly') },
          ]}
        />
        <NativeSelect
          label={t('rounds.confirmedBy')}
          value={search.level ?? ''}
          onChange={({ currentTarget: { value } }) => change({ level: LEVELS.find((one) => one === value) })}
          data={[
            { value: '', label: t('rounds.anyLevel') },
            ...LEVELS.map((one) => ({ value: one, label: t(LEVEL_WORDS[one]) })),
          ]}
        />
      </Group>
      <ExportButton
        path={`/api/v1/monitoring-rounds/${round.id}/forms`}
        query={{
          municipality: search.place,
          state: search.formState,
          complete: completeOf(search),
          level: search.level,
          q: search.q,
        }}
        name={t('rounds.view.forms')}
      />
      {round.state !== 'DRAFT' && <PlaceBook round={round} place={search.place} />}
      <Pages
        pages={pages}
        count={(count, more) => t(more ? 'rounds.schoolsMore' : 'rounds.schoolsCount', { count })}
        empty={<EmptyState title={t('common.nothingFound')} text={t('rounds.noForms')} />}
      >
        {(items) => (
          <table className={grid.table} role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader">{t('rounds.school')}</th>
                <th role="columnheader">{t('rounds.municipality')}</th>
                <th role="columnheader">{t('rounds.formState')}</th>
                <th role="columnheader">{t('rounds.filled')}</th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {items.map((one) => (
                <tr key={one.school.id} role="row">
                  <td role="cell" className={grid.lead}>
                    <AppLink
                      to="/monitoring-rounds/$roundId/forms/$schoolId"
                      params={{ roundId: round.id, schoolId: one.school.id }}
                    >
                      {one.school.name}
                    </AppLink>
                  </td>
                  <td role="cell">{one.municipality.name}</td>
                  <td role="cell">
                    <FormStateMark form={one} />
                  </td>
                  <td role="cell" style={{ minWidth: 150 }}>
                    <FillBar filled={one.filled} cells={one.cells} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Pages>
    </>
  );
}
