import { Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { inEnglish } from '../../shared/i18n/inEnglish';
import type { QuestionnaireSummary } from '../../shared/api/types';
import { formatInstant } from '../../shared/format/dates';
import grid from '../../shared/ui/DataTable.module.css';
import { AppLink } from '../../shared/ui/links';
import { SoundMark } from './SoundMark';

const RowActions = lazy(() => import('./RowActions'));

export function QuestionnaireRows({ items }: { items: QuestionnaireSummary[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('questionnaires.name')}</th>
          <th role="columnheader">{t('questionnaires.state')}</th>
          <th role="columnheader">{t('questionnaires.owner')}</th>
          <th role="columnheader" className={grid.number}>
            {t('questionnaires.questions')}
          </th>
          <th role="columnheader">{t('questionnaires.updated')}</th>
          <th role="columnheader">
            <span className="visually-hidden">{t('questionnaires.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {titled(items, i18n.language).map((one) => (
          <tr key={one.id} role="row">
            <td role="cell" className={grid.lead}>
              <AppLink to="/surveys/questionnaires/$questionnaireId" params={{ questionnaireId: one.id }}>
                {one.title}
              </AppLink>
              <Text size="sm" className="quiet">
                {[one.code, one.languages.join(', ')].join(' · ')}
              </Text>
            </td>
            <td role="cell">
              <SoundMark sound={one.sound} />
              {one.latestVersion !== null && (
                <Text size="sm" className="quiet">
                  {t('questionnaires.version', { number: one.latestVersion })}
                </Text>
              )}
            </td>
            <td role="cell" data-label={t('questionnaires.owner')}>
              {one.organization.name}
            </td>
            <td role="cell" className={grid.number} data-label={t('questionnaires.questions')}>
              {one.questionCount}
            </td>
            <td role="cell" className={grid.nowrap} data-label={t('questionnaires.updated')}>
              {formatInstant(one.updatedAt, i18n.language)}
            </td>
            <td role="cell">
              <Suspense>
                <RowActions questionnaire={one} />
              </Suspense>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const titled = (items: QuestionnaireSummary[], language: string) =>
  items.map((one) => ({ ...one, title: inEnglish(one.title, one.titleEn, language) }));
