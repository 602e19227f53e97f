import { Group } from '@mantine/core';
import { useTranslation } from '../i18n/i18n';
import { ButtonLink } from '../ui/links';

/** The two lists of the room: what is asked now, and the questionnaires it is asked by. */
export function SurveyTabs({ here }: { here: 'campaigns' | 'questionnaires' }) {
  const { t } = useTranslation();
  const look = (place: typeof here) =>
    place === here ? ({ variant: 'light', 'aria-current': 'page' } as const) : ({ variant: 'subtle' } as const);
  return (
    <Group gap={4} component="nav" aria-label={t('surveys.parts')} className="no-print">
      <ButtonLink to="/surveys" size="xs" {...look('campaigns')}>
        {t('surveys.campaigns')}
      </ButtonLink>
      <ButtonLink to="/surveys/questionnaires" size="xs" {...look('questionnaires')}>
        {t('surveys.questionnaires')}
      </ButtonLink>
    </Group>
  );
}
