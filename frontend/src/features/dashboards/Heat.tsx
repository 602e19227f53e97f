import { Text, Title } from '@mantine/core';
import type { Dashboard, DashboardIndicator } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import classes from './Dashboard.module.css';
import { number, shades, valuesHref } from './figures';
import { HrefLink } from './HrefLink';

/** Indicators over places, or of one school over rounds; each indicator has shades of its own. */
export function Heat({ board }: { board: Dashboard }) {
  const { t, i18n } = useTranslation();
  const places =
    board.level === 'SCHOOL'
      ? board.trend.map((point) => ({ id: point.roundId, name: point.title }))
      : board.tiles.map(({ id, name, present }) => ({ id, name: present ? name : t('dashboard.gone', { name }) }));
  if (board.heat.length === 0 || places.length === 0) return null;
  const shade = board.heat.map(({ values }) => shades(values));
  const link = (indicator: DashboardIndicator, id: string) => {
    const school = board.organization?.id;
    if (board.level === 'SCHOOL') return school ? valuesHref(id, indicator.id, school) : null;
    return board.roundId ? valuesHref(board.roundId, indicator.id, id) : null;
  };
  return (
    <section aria-labelledby="dashboard-heat" className={classes.part}>
      <Title order={2} size="h3" id="dashboard-heat">
        {t(board.level === 'SCHOOL' ? 'dashboard.heatRounds' : 'dashboard.heat')}
      </Title>
      <div className={classes.scroll} tabIndex={0} role="group" aria-labelledby="dashboard-heat">
        <table className={classes.heat}>
          <thead>
            <tr>
              <th scope="col">{t(headOf(board.level))}</th>
              {board.heat.map(({ indicator }) => (
                <th key={indicator.id} scope="col" className={classes.column}>
                  {indicator.title}, {indicator.unit}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map((place, row) => (
              <tr key={place.id}>
                <th scope="row">{place.name}</th>
                {board.heat.map(({ indicator, values }, column) => {
                  const value = values[row] ?? null;
                  return (
                    <td key={indicator.id} data-shade={shade[column]?.[row]} data-way={indicator.direction}>
                      {value === null ? (
                        <span title={t('dashboard.unknown')}>—</span>
                      ) : (
                        <HrefLink href={link(indicator, place.id)}>
                          {number(value, indicator.decimals, i18n.language)}
                        </HrefLink>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Text size="sm" className="quiet">
        {t('dashboard.heatText')}
      </Text>
    </section>
  );
}

const headOf = (level: Dashboard['level']) =>
  level === 'REGION' ? 'dashboard.municipality' : level === 'SCHOOL' ? 'dashboard.round' : 'dashboard.school';
