import { Group, Text, Title } from '@mantine/core';
import type { Dashboard, DashboardBucket } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import classes from './Dashboard.module.css';
import { number } from './figures';
import { HrefLink } from './HrefLink';

/** How schools are spread: a table whose bars are its figures. */
export function Spread({ board }: { board: Dashboard }) {
  const { t, i18n } = useTranslation();
  const { distribution, indicator } = board;
  if (!distribution || !indicator) return null;
  const most = Math.max(1, ...distribution.buckets.map(({ schools }) => schools));
  const say = ({ from, to }: DashboardBucket) => {
    const [low, high] = [from, to].map((edge) => number(edge, 6, i18n.language));
    if (from === null) return t('dashboard.less', { to: high! });
    return to === null ? t('dashboard.more', { from: low! }) : t('dashboard.between', { from: low!, to: high! });
  };
  return (
    <section aria-labelledby="dashboard-spread" className={classes.part}>
      <Title order={2} size="h3" id="dashboard-spread">
        {t('dashboard.spread', { indicator: indicator.title })}
      </Title>
      {distribution.buckets.length === 0 ? (
        <Text size="sm" className="quiet">
          {t('dashboard.noSpread')}
        </Text>
      ) : (
        <table className={classes.spread}>
          <thead>
            <tr>
              <th scope="col">
                {t('dashboard.value')}, {indicator.unit}
              </th>
              <th scope="col">{t('dashboard.schools')}</th>
            </tr>
          </thead>
          <tbody>
            {distribution.buckets.map((bucket) => (
              <tr key={bucket.href}>
                <th scope="row">{say(bucket)}</th>
                <td>
                  <span
                    className={classes.bar}
                    style={{ inlineSize: `${(bucket.schools / most) * 75}%` }}
                    aria-hidden
                  />
                  <HrefLink href={bucket.schools > 0 ? bucket.href : null}>{bucket.schools}</HrefLink>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Group gap="md">
        {(['known', 'missing', 'empty'] as const).map((state) => (
          <Text key={state} size="sm">
            {t(`dashboard.${state}`)}:{' '}
            <HrefLink href={distribution[state] > 0 ? distribution[`${state}Href`] : null}>
              {distribution[state]}
            </HrefLink>
          </Text>
        ))}
      </Group>
    </section>
  );
}
