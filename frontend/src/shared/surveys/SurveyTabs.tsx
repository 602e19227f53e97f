import { Group } from '@mantine/core';
import { useTranslation } from '../i18n/i18n';
import { ButtonLink } from '../ui/links';

/** The lists of the room: what is asked now, the questionnaires it is asked by, and how it is reckoned. */
export function SurveyTabs({ here }: { here: 'campaigns' | 'questionnaires' | 'formulas' }) {
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
      <ButtonLink to="/surveys/formulas" size="xs" {...look('formulas')}>
        {t('surveys.formulas')}
      </ButtonLink>
    </Group>
  );
}
