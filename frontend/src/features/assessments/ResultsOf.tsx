import { Title } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { usePermission } from '../../shared/api/getMe';
import type { AssessmentResult } from '../../shared/api/types';
import { figure, procedureName, schoolYear, share } from '../../shared/monitoring/figures';
import grid from '../../shared/ui/DataTable.module.css';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { useSchoolResults } from './api/assessments';

/** On a school's card: what it came to, the latest year first. */
export default function ResultsOf({ organizationId }: { organizationId: string }) {
  const { t } = useTranslation();
  const pages = useSchoolResults(organizationId, usePermission('monitoring:read'));
  if (!pages.data?.pages[0]?.items.length) return null;
  return (
    <section aria-labelledby="assessment-results">
      <Title order={2} id="assessment-results" mb="xs">
        {t('assessments.title')}
      </Title>
      <Pages pages={pages} empty={null}>
        {(items) => <Rows items={items} />}
      </Pages>
    </section>
  );
}

function Rows({ items }: { items: AssessmentResult[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('assessments.procedure')}</th>
          <th role="columnheader">{t('assessments.year')}</th>
          <th role="columnheader" className={grid.number}>
            {t('assessments.participants')}
          </th>
          <th role="columnheader" className={grid.number}>
            {t('assessments.belowShare')}
          </th>
          <th role="columnheader" className={grid.number}>
            {t('assessments.mean')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/assessments/$assessmentId" params={{ assessmentId: one.assessment.id }}>
                {procedureName(one.assessment, (grade) => t('assessments.grade', { grade }))}
              </AppLink>
              {one.classLetter && `, ${t('assessments.class', { letter: one.classLetter })}`}
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('assessments.year')}>
              {schoolYear(one.assessment.schoolYear)}
            </td>
            <td role="cell" className={grid.number} data-label={t('assessments.participants')}>
              {figure(one.participants, i18n.language)}
            </td>
            <td role="cell" className={grid.number} data-label={t('assessments.belowShare')}>
              {share(one.belowShare, i18n.language)}
            </td>
            <td role="cell" className={grid.number} data-label={t('assessments.mean')}>
              {figure(one.mean, i18n.language, 2)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
