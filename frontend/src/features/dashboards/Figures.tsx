import { Text } from '@mantine/core';
import type { Dashboard, DashboardFigure } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import classes from './Dashboard.module.css';
import { decimalsOf, nameOf, number, turn } from './figures';
import { HrefLink } from './HrefLink';

/** Three to six numbers, each the way to its rows. */
export function Figures({ board }: { board: Dashboard }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('dashboard.figures')} className={classes.figures}>
      {board.figures.map((figure) => (
        <Figure key={figure.code} board={board} figure={figure} />
      ))}
    </section>
  );
}

function Figure({ board, figure }: { board: Dashboard; figure: DashboardFigure }) {
  const { t, i18n } = useTranslation();
  const decimals = decimalsOf(figure, board);
  return (
    <article className={classes.figure}>
      <h2 className={classes.name}>{nameOf(figure, board)}</h2>
      {figure.value === null ? (
        <Text className="quiet">{codeWord('dashboardMissing', figure.missing ?? '')}</Text>
      ) : (
        <>
          <p className={classes.value}>
            <HrefLink href={figure.href} title={t('dashboard.rows', { count: figure.rows ?? 0 })}>
              {number(figure.value, decimals, i18n.language)}
            </HrefLink>{' '}
            <small>
              {figure.unit === 'INDICATOR'
                ? board.indicator?.unit
                : figure.of !== null && t('dashboard.of', { of: number(figure.of, 0, i18n.language) })}
            </small>
          </p>
          {figure.unit === 'INDICATOR' && (
            <Text size="sm" className="quiet">
              {t('dashboard.knownOf', { known: figure.rows ?? 0, of: figure.of ?? 0 })}
              {figure.weight !== null &&
                ` · ${t('dashboard.weight', { weight: number(figure.weight, 1, i18n.language) })}`}
            </Text>
          )}
        </>
      )}
      <Before figure={figure} decimals={decimals} />
    </article>
  );
}

function Before({ figure, decimals }: { figure: DashboardFigure; decimals: number }) {
  const { t, i18n } = useTranslation();
  if (figure.before === null)
    return (
      figure.value !== null && (
        <Text size="sm" className="quiet">
          {codeWord('dashboardMissing', figure.beforeMissing ?? '')}
        </Text>
      )
    );
  const about = figure.beforeAbout ?? '';
  const way = turn(figure);
  return (
    <Text size="sm" className={classes.before} data-turn={way}>
      {t('dashboard.before', {
        value: number(figure.before, decimals, i18n.language),
        about: /^\d{4}-\d\d-\d\d$/.test(about) ? formatDay(about).slice(3) : about,
      })}
      {figure.beforeOf !== null && ` · ${t('dashboard.beforeOf', { of: number(figure.beforeOf, 0, i18n.language) })}`}
      {figure.value !== null && way !== 'same' && ` · ${t(`dashboard.${way}`)}`}
    </Text>
  );
}
