import { Group } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { ButtonLink } from '../../shared/ui/links';

/** The lists of the room: what is owed, what it adds up to, and what is owed at all. */
export function ReportTabs({ here }: { here: 'owed' | 'consolidated' | 'templates' }) {
  const { t } = useTranslation();
  const look = (place: typeof here) =>
    place === here ? ({ variant: 'light', 'aria-current': 'page' } as const) : ({ variant: 'subtle' } as const);
  return (
    <Group gap={4} component="nav" aria-label={t('reports.parts')} className="no-print">
      <ButtonLink to="/report-obligations" size="xs" {...look('owed')}>
        {t('reports.owed')}
      </ButtonLink>
      <ButtonLink to="/consolidated-reports" size="xs" {...look('consolidated')}>
        {t('reports.consolidated')}
      </ButtonLink>
      <ButtonLink to="/report-templates" size="xs" {...look('templates')}>
        {t('reports.templates')}
      </ButtonLink>
    </Group>
  );
}
