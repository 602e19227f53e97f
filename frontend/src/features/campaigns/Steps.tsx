import { useTranslation } from '../../shared/i18n/i18n';
import classes from './Campaign.module.css';

const STEPS = ['what', 'who', 'start'] as const;

/** Where one is on the way from nothing to a campaign that runs. */
export function Steps({ now }: { now: 1 | 2 | 3 }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.steps} aria-label={t('campaigns.steps')}>
      {STEPS.map((step, index) => (
        <li key={step} aria-current={index + 1 === now ? 'step' : undefined} data-done={index + 1 < now || undefined}>
          {t(`campaigns.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
